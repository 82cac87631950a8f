"""The panes in a row: their order and widths, which of them share the last place as tabs, moving them by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from crossread.desktop.look import theme
from crossread.desktop.read.arrangement import arrange, fit_widths
from crossread.desktop.read.pane import Pane

_MARK_WIDTH = 3


class PaneRow(QWidget):
    """Holds the panes; knows nothing of what they show. `least_width` is asked of the first pane."""

    changed = Signal()
    """Panes were added, removed or moved."""
    pane_focused = Signal(object)
    """The `Pane` in use is another one now, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes: list[Pane] = []
        self._wanted: dict[Pane, float] = {}
        self._active: Pane | None = None
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        # Its own least width would be that of all panes together, and the window could never be made narrower.
        self._splitter.setMinimumWidth(120)
        self._splitter.splitterMoved.connect(self._keep_widths)
        self._mark = QWidget(self)
        self._mark.setAutoFillBackground(True)
        self._mark.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)

    @property
    def panes(self) -> Sequence[Pane]:
        """All panes from left to right, also those behind a tab."""
        return tuple(self._panes)

    @property
    def active(self) -> Pane | None:
        """The pane in use."""
        return self._active

    def add(self, pane: Pane) -> None:
        """Put a pane at the right end."""
        self._panes.append(pane)
        self._wanted[pane] = sum(self._wanted.values()) / len(self._wanted) if self._wanted else 1.0
        self._splitter.addWidget(pane)
        pane.focused.connect(lambda: self.activate(pane, focus=False))
        pane.move_requested.connect(lambda places: self._move_by(pane, places))
        pane.tab_requested.connect(self._bring_tab)
        pane.head.dragged.connect(self._show_mark)
        pane.head.dropped.connect(lambda place: self._drop(pane, place))
        self.settle()
        self.changed.emit()

    def remove(self, pane: Pane) -> None:
        """Take a pane away and delete it; the one beside it is in use then, if it was."""
        at = self._panes.index(pane)
        # Of the whole window: what had the keys last in the row may have given them away long ago.
        holder = self.window().focusWidget()
        had_keys = holder is not None and pane.isAncestorOf(holder)
        if holder is not None and had_keys:
            # Hiding it would look for who takes the keys while half of the pane is gone already.
            holder.clearFocus()
        self._panes.remove(pane)
        del self._wanted[pane]
        pane.hide()
        pane.setParent(None)
        pane.deleteLater()
        if self._active is pane:
            self._active = None
            if self._panes:
                self.activate(self._panes[min(at, len(self._panes) - 1)], focus=had_keys)
            else:
                self.pane_focused.emit(None)
                if had_keys:
                    # Tab would lead on to undo and redo above, where the next Enter takes back a step.
                    self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()
        self.changed.emit()

    def move_to(self, pane: Pane, at: int) -> None:
        """Put a pane at another place of the row."""
        at = max(0, min(at, len(self._panes) - 1))
        if self._panes.index(pane) == at:
            return
        self._panes.remove(pane)
        self._panes.insert(at, pane)
        self._splitter.insertWidget(at, pane)
        self.settle()
        self.changed.emit()

    def _move_by(self, pane: Pane, places: int) -> None:
        # Its menu may outlast it.
        if pane in self._panes:
            self.move_to(pane, self._panes.index(pane) + places)

    def activate(self, pane: Pane, *, focus: bool) -> None:
        """Take a pane into use; it comes before those it shares its place with."""
        is_new = pane is not self._active
        self._active = pane
        for one in self._panes:
            one.head.set_active(active=one is pane)
        if not pane.isVisibleTo(self):
            self.settle()
        if focus:
            pane.take_focus()
        if is_new:
            self.pane_focused.emit(pane)

    # Widths and places

    def widths(self) -> list[float]:
        """How wide each pane is wanted, relative to the others."""
        return [self._wanted[pane] for pane in self._panes]

    def set_widths(self, widths: Sequence[float]) -> None:
        """Want the panes so wide, relative to each other."""
        for pane, width in zip(self._panes, widths, strict=False):
            self._wanted[pane] = max(0.05, float(width))
        self.settle()

    def settle(self) -> None:
        """Give each pane its place and width. To be called when the size of the text has changed."""
        panes = self._panes
        if not panes:
            return
        least = self._least()
        front = panes.index(self._active) if self._active in panes else 0
        arrangement = arrange(len(panes), self.width(), least, front)
        seen = [panes[number] for number in arrangement.side_by_side]
        sharing = [panes[number] for number in arrangement.tabs]
        for number, pane in enumerate(panes):
            shares = number in arrangement.tabs and pane in seen
            pane.set_tabs(sharing if shares else (), arrangement.tabs.index(number) if shares else 0)
            pane.setVisible(pane in seen)
        room = self.width() - (len(seen) - 1) * self._splitter.handleWidth()
        widths = dict(zip(seen, fit_widths([self._wanted[pane] for pane in seen], room, least), strict=True))
        self._splitter.setSizes([widths.get(pane, 0) for pane in panes])

    def _least(self) -> int:
        return self._panes[0].least_width()

    def _bring_tab(self, number: int) -> None:
        front = self._panes.index(self._active) if self._active in self._panes else 0
        shared = arrange(len(self._panes), self.width(), self._least(), front).tabs
        if 0 <= number < len(shared):
            self.activate(self._panes[shared[number]], focus=True)

    def _keep_widths(self) -> None:
        seen = [pane for pane in self._panes if pane.isVisibleTo(self)]
        widths = [pane.width() for pane in seen]
        if min(widths) < min(self._least(), sum(widths) // len(widths)):
            fitted = dict(zip(seen, fit_widths(widths, sum(widths), self._least()), strict=True))
            self._splitter.setSizes([fitted.get(pane, 0) for pane in self._panes])
            widths = [fitted[pane] for pane in seen]
        total = sum(self._wanted[pane] for pane in seen)
        for pane, width in zip(seen, widths, strict=True):
            self._wanted[pane] = width / max(1, sum(widths)) * total

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.settle()

    # Moving a pane by its head

    def _gap_at(self, place: QPoint) -> tuple[int, int]:
        """The gap between panes nearest to a place of the screen: the number of the pane after it, and its x."""
        x = self.mapFromGlobal(place).x()
        seen = [pane for pane in self._panes if pane.isVisibleTo(self)]
        for pane in seen:
            left = pane.mapTo(self, QPoint(0, 0)).x()
            if x < left + pane.width() / 2:
                return self._panes.index(pane), left
        return len(self._panes), self.width()

    def _show_mark(self, place: QPoint) -> None:
        palette = self._mark.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.current().accent)
        self._mark.setPalette(palette)
        x = self._gap_at(place)[1]
        left = max(0, min(x - _MARK_WIDTH // 2, self.width() - _MARK_WIDTH))
        self._mark.setGeometry(QRect(left, 0, _MARK_WIDTH, self.height()))
        self._mark.raise_()
        self._mark.show()

    def _drop(self, pane: Pane, place: QPoint) -> None:
        self._mark.hide()
        if pane in self._panes:
            gap, _ = self._gap_at(place)
            at = self._panes.index(pane)
            self.move_to(pane, gap - 1 if gap > at else gap)
