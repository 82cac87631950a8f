"""A line to type in that looks like plain text until the pointer is over it or it takes the keys."""

from unicodedata import bidirectional

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolTip, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

HEIGHT = 26
INSET = 7
"""So far from its left edge does a field begin its text."""


class LineField(QLineEdit):
    """Ctrl+Z takes back what was typed, and asks for a step to be taken back when nothing typed is left."""

    undo_requested = Signal()
    redo_requested = Signal()
    left = Signal()
    """The keys went elsewhere."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.interface_font())
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        watcher().theme_changed.connect(self.update)

    def show_text(self, text: str) -> None:
        """Show another text, from its beginning; what was typed cannot be taken back any more."""
        if text != self.text() or self.isUndoAvailable():
            self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)
            self.setToolTip("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo go beyond what was typed."""
        if event.matches(QKeySequence.StandardKey.Undo):
            if self.isUndoAvailable():
                self.undo()
            else:
                self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            if self.isRedoAvailable():
                self.redo()
            else:
                self.redo_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The text is shown from its beginning again, unless a menu of the field took the keys."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setCursorPosition(0)
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """A text that is cut shows whole as a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            from crossread.desktop.widgets.tool_tip import plain_tool_tip

            # Shown, not set: Qt would describe the field with it to those who hear it, who have the text already.
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width() - 2 * INSET
            QToolTip.showText(event.globalPos(), plain_tool_tip(self.text()) if cut else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field while it is used; else its text alone."""
        if self.hasFocus() or (self.underMouse() and not self.isReadOnly()):
            super().paintEvent(event)
            return
        text = self.text()
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(current().ink if text else current().ink_quiet)
        if reads_from_right(text):
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        room = self.rect().adjusted(INSET, 0, -INSET, 0)
        shown = self.fontMetrics().elidedText(
            text or self.placeholderText(), Qt.TextElideMode.ElideRight, max(room.width(), 10)
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def reads_from_right(text: str) -> bool:
    """Whether the first letter of a text is of a script that runs from right to left."""
    if text.isascii():
        return False
    return next((kind != "L" for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), False)
