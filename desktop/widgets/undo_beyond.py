"""Undo in a line of text: first what was typed there, and then the window's steps."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class UndoBeyond(QObject):
    """Leaves Ctrl+Z and Ctrl+Y to the window while nothing typed is left in a line that they could be about."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt asks a line first whether a key is its own; a line says yes to undo at any time."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        line = self._line
        if (event.matches(undo) and not line.isUndoAvailable()) or (event.matches(redo) and not line.isRedoAvailable()):
            event.ignore()
            return True
        return False
