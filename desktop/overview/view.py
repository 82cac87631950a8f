"""The list under the hands: what keys, clicks and the context menu do in it."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QToolTip

from crossread.desktop.overview.table import OverviewTable
from crossread.desktop.overview.telling import row_words
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.tool_tip import plain_tool_tip

FOLD_WIDTH = 30

_Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier


class OverviewView(OverviewTable):
    """Annotations in their groups."""

    opened = Signal()
    """The user wants to see the annotation of the current line in its text."""
    deed_requested = Signal(str)
    """A deed on what is selected: the id of an action of the place `overview`, without `overview_`."""
    letters_typed = Signal(str)
    """Something was typed that means nothing here."""
    left_upwards = Signal()
    """Escape or the arrow up had nothing to do here any more."""
    menu_requested = Signal(QPoint)
    escape_pressed = Signal()
    """Escape was pressed: what it means, beside `escape`, is up to who listens."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, left and right fold; the keys of the place `overview` are deeds, and letters filter."""
        deed = live_keys().deed("overview", event)
        if deed:
            self.deed_requested.emit(deed.removeprefix("overview_"))
            return
        key, modifiers = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        line = self._model.line(self.currentIndex())
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self._open()
        elif key in (_Key.Key_Left, _Key.Key_Right) and line is not None and modifiers == _NONE:
            self._fold_at(line.group, folded=key == _Key.Key_Left)
        elif key == _Key.Key_Space and line is not None and line.place is None and modifiers == _NONE:
            self._toggle(line.group)
        elif key == _Key.Key_Escape:
            self.escape_pressed.emit()
        elif key == _Key.Key_Up and modifiers == _NONE and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif _is_letter(event):
            self.letters_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The keys of the list come before the window's own of the same name, such as F2."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if live_keys().deed("overview", event) or event.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()
                return True
            if _is_letter(event) or (event.key() == _Key.Key_Escape and self.selectionModel().hasSelection()):
                event.accept()
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """A row that is cut shows whole as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = self._model.line(self.indexAt(event.pos()))
            shows = self._model.row(line.place) if line is not None and line.place is not None else None
            if shows is not None:
                QToolTip.showText(event.globalPos(), plain_tool_tip(row_words(shows, self._model.names)), self)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a fold mark folds."""
        line = self._model.line(self.indexAt(event.position().toPoint()))
        on_mark = line is not None and line.place is None and event.position().x() < FOLD_WIDTH
        if on_mark and line is not None and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(line.group)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To the passage; on a heading it folds."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.setCurrentIndex(index)
            self._open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of what is selected, at the pointer or at the current line."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect: QRect = self.visualRect(self.currentIndex())
            self.menu_requested.emit(self.viewport().mapToGlobal(QPoint(60, rect.bottom())))
        elif self.indexAt(event.pos()).isValid():
            self.menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard stands at a line."""
        super().focusInEvent(event)
        by_key = event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
        if by_key and not self.currentIndex().isValid() and self._model.rowCount():
            self.stand_at(0, select=False)

    def _open(self) -> None:
        line = self._model.line(self.currentIndex())
        if line is not None and line.place is None:
            self._toggle(line.group)
        elif line is not None:
            self.opened.emit()

    def _toggle(self, group: int) -> None:
        layout = self._model.layout
        if layout is not None:
            of = layout.listing.groups[group]
            self._go_to_heading(group)
            self.fold(of.label, not layout.is_folded(of))

    def _fold_at(self, group: int, *, folded: bool) -> None:
        layout = self._model.layout
        if layout is None or not layout.has_headings:
            return
        of = layout.listing.groups[group]
        on_heading = self.currentIndex().row() == layout.heading(group)
        if folded and not on_heading:
            self._go_to_heading(group)
            self.current_moved.emit()
        elif on_heading:
            self.fold(of.label, folded)

    def escape(self) -> None:
        """Select nothing; with nothing selected the keys go elsewhere."""
        if self.selectionModel().hasSelection():
            self.clearSelection()
        else:
            self.left_upwards.emit()


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key would write something, other than a space."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and event.text().isprintable() and bool(event.text().strip())
