"""Messages in a place of the window: a bar that says something and offers what can be done, instead of a dialog."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from crossread.desktop.look import drawings
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel

Kind = Literal["info", "warning", "conflict"]
Offer = tuple[str, Callable[[], None]]


class MessageBar(QWidget):
    """Hidden until `show_message()`; Escape or the cross closes it. One message at a time, the newest.

    If it has the keys when it closes, they go back to where they were before; not to a button, which the next Enter
    would press.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: Kind = "info"
        self.rest: Callable[[], QWidget | None] | None = None
        """Asked for what gets the keys when they cannot go back to where they were."""
        self._before: QWidget | None = None
        self._label = PlainLabel(wrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._offers: list[QuietButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(38, 6, 8, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._label, 1)
        self._close = QuietButton(icon="close", name=self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        self._row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, or was said last."""
        return self._label.text()

    def show_message(
        self, text: str, *offers: Offer, kind: Kind = "info", seconds: float | None = None, stays: bool = False
    ) -> None:
        """Say something; each offer is (label, what to do).

        Doing it closes the bar, unless it `stays`; the seconds given close it, too.
        """
        self._kind = kind
        self._label.setText(text)
        if self._holder() in self._offers:
            self._give_back()
        for button in self._offers:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = []
        for label, action in offers:
            button = QuietButton(label, outlined=True)
            if not stays:
                button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, action=action: action())
            self._row.insertWidget(self._row.count() - 1, button)
            button.show()
            self._offers.append(button)
        self._timer.stop()
        if seconds is not None:
            self._timer.start(round(seconds * 1000))
        self.setAccessibleName(text)
        self.show()
        self.update()

    def go_on_with(self, text: str, before: str) -> bool:
        """Say something newer about the same, if that is still said; its offers stay. False if it is not."""
        if self.isHidden() or self._label.text() != before:
            return False
        self._label.setText(text)
        self.setAccessibleName(text)
        return True

    def setVisible(self, visible: bool) -> None:
        """Give the keys back before they are thrown to whatever comes next."""
        if not visible and self._holder() is not None:
            self._give_back()
        super().setVisible(visible)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground, a line below, a sign for the kind."""
        look = current()
        painter = QPainter(self)
        fill = look.accent_fill if self._kind == "info" else look.conflict_fill
        painter.fillRect(self.rect(), fill)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.hairline)
        sign = "info" if self._kind == "info" else "warning"
        color = look.accent if self._kind == "info" else look.conflict
        place = drawings.pixmap(sign, color, scale=self.devicePixelRatioF())
        painter.drawPixmap(12, (self.height() - drawings.SIZE) // 2, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _holder(self) -> QWidget | None:
        """What has the keys in here, also while another window is the active one."""
        holder = self.window().focusWidget()
        return holder if holder is not None and (holder is self or self.isAncestorOf(holder)) else None

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        for widget in (before, now):
            if widget is not None and isValid(widget) and self._is_place(widget):
                self._before = widget

    def _is_place(self, widget: QWidget) -> bool:
        """Whether the keys may go back there."""
        inside = widget is self or self.isAncestorOf(widget)
        return not inside and not isinstance(widget, QAbstractButton) and widget.window() is self.window()

    def _give_back(self) -> None:
        back = self._before
        if back is None or not isValid(back) or not back.isVisible() or not back.isEnabled():
            back = self.rest() if self.rest is not None else None
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
