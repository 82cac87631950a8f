"""A small panel in which things of many are found by typing and chosen: events, groups, sources, voices."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current
from crossread.desktop.review.grid.words import tr
from crossread.desktop.widgets.labels import PlainLabel

WIDTH, ROW, MOST_ROWS = 320, 26, 12


class Chooser(QWidget):
    """Lies over the window. Enter or a click chooses one, with Ctrl one more or one less; Escape closes.

    The keys go back to where they were.
    """

    chosen = Signal(object)
    """The ids of all that are chosen now, a frozenset; empty for any."""

    def __init__(self, owner: QWidget, name: str, choices: Sequence[tuple[str, str]], chosen: frozenset[str]) -> None:
        super().__init__(owner.window())
        self._choices = [("", tr("Any")), *choices]
        self._back = QApplication.focusWidget()
        self.line = QLineEdit()
        self.line.setPlaceholderText(name)
        self.line.setAccessibleName(name)
        self.line.setFont(fonts.interface_font())
        self.line.textChanged.connect(lambda _text: self._fill())
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setFont(fonts.interface_font())
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(PlainLabel(tr("Ctrl+Enter or Ctrl+click: one more"), "small", "ink_quiet"))
        self.setFocusProxy(self.line)
        self._wanted = chosen
        self._fill()

    def open_at(self, at: QPoint) -> None:
        """Show with the upper left corner at a point of the screen, or as near as the window allows."""
        window = self.window()
        rows = min(max(len(self._choices), 3), MOST_ROWS)
        self.setFixedSize(min(WIDTH, window.width() - 16), min(rows * ROW + 88, window.height() - 60))
        place = window.mapFromGlobal(at)
        left = min(max(place.x(), 8), window.width() - self.width() - 8)
        self.move(left, min(max(place.y(), 8), window.height() - self.height() - 8))
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: object, event: object) -> bool:
        """The arrows go through the list while one types."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
            if key in steps:
                last = self.list.count() - 1
                self.list.setCurrentRow(min(max(self.list.currentRow() + steps[key], 0), last))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                is_more = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self._choose(self.list.currentItem(), more=is_more)
                return True
            if key == Qt.Key.Key_Escape:
                self.close_chooser()
                return True
        return False

    def close_chooser(self) -> None:
        """Go, and give the keys back."""
        back, self._back = self._back, None
        self.hide()
        # What had the keys may have been deleted meanwhile, as the rows of an editor are.
        if back is not None and isValid(back):
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised ground with a hairline round it."""
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.ink_faint, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _fill(self) -> None:
        wanted = self.line.text().casefold().split()
        self.list.clear()
        for choice_id, title in self._choices:
            if all(word in title.casefold() for word in wanted):
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, choice_id)
                item.setToolTip("")
                item.setSizeHint(QSize(0, ROW))
                self._tick(item, title)
                self.list.addItem(item)
                if choice_id in self._wanted and self.list.currentRow() < 0:
                    self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0 if not wanted or self.list.count() == 1 else min(0, self.list.count() - 1))

    def _clicked(self, item: QListWidgetItem) -> None:
        self._choose(item, more=bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier))

    def _choose(self, item: QListWidgetItem | None, *, more: bool) -> None:
        if item is None:
            return
        choice = str(item.data(Qt.ItemDataRole.UserRole))
        if not more or not choice:
            self.close_chooser()
            self.chosen.emit(frozenset({choice} if choice else ()))
            return
        self._wanted ^= {choice}
        titles = dict(self._choices)
        for each in (self.list.item(row) for row in range(self.list.count())):
            self._tick(each, titles[str(each.data(Qt.ItemDataRole.UserRole))])
        self.chosen.emit(self._wanted)

    def _tick(self, item: QListWidgetItem, title: str) -> None:
        """A tick before what is chosen, also in what is heard of it."""
        item.setText(f"✓ {title}" if item.data(Qt.ItemDataRole.UserRole) in self._wanted else title)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self._back = None
            self.hide()
            self.deleteLater()
