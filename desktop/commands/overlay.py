"""A card over the window that has the keys until it is closed: for the palette, the sheet and the key editor."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.desktop.look.theme import current, watcher

SHADOW = 14
RADIUS = 8
_RIM = 3
"""So far within the rounded body lies the card: it has square corners, and is opaque, so that what is typed in it
lets nothing below be painted anew."""
_EDGE = 24


class Overlay(QWidget):
    """A child of its window, so that it needs no window manager. Escape, a click beside it, or the keys going elsewhere
    close it; they go back to where they were."""

    accessible_role = "Dialog"

    closed = Signal()
    """It is hidden again."""
    lost = Signal()
    """It is hidden again, and what had the keys before is gone: somebody else has to take them."""

    def __init__(self, parent: QWidget, name: str, width: int) -> None:
        super().__init__(parent)
        self.hide()
        self.setAccessibleName(name)
        self._wide = width
        self._before: QWidget | None = None
        self.card = QWidget(self)
        self.card.setAutoFillBackground(True)
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        watcher().theme_changed.connect(self._dress_card)
        self._dress_card()

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self.isVisible()

    def first(self) -> QWidget:
        """What the keys go to when it is opened."""
        return self

    def card_height(self, room: int) -> int:
        """How high the card is, where there are so many pixels."""
        return room

    def fill(self) -> None:
        """Bring what it shows up to date; called when it is opened."""

    def open(self) -> None:
        """Show it and give it the keys."""
        if self.is_open:
            self.first().setFocus(Qt.FocusReason.PopupFocusReason)
            return
        self._before = QApplication.focusWidget()
        self.fill()
        self.window().installEventFilter(self)
        self.place()
        self.raise_()
        self.show()
        self.first().setFocus(Qt.FocusReason.PopupFocusReason)
        _app().focusChanged.connect(self._focus_went)

    def close_it(self) -> None:
        """Hide it; the keys go back to where they were, unless they went elsewhere meanwhile."""
        if not self.is_open:
            return
        _app().focusChanged.disconnect(self._focus_went)
        self.window().removeEventFilter(self)
        focus = QApplication.focusWidget()
        had_focus = focus is None or focus is self or self.isAncestorOf(focus)
        self.hide()
        before, self._before = self._before, None
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        elif had_focus:
            self.lost.emit()
        self.closed.emit()

    def place(self) -> None:
        """Lie in the middle of the parent, nearer to the top."""
        parent = self.parentWidget()
        if parent is None:
            return
        edge = min(_EDGE, parent.width() // 20)
        width = min(self._wide, parent.width() - 2 * edge)
        top = max(edge, min(72, parent.height() // 9))
        height = self.card_height(parent.height() - top - edge - 2 * _RIM) + 2 * _RIM
        body = QRect((parent.width() - width) // 2, top, width, height)
        self.setGeometry(body.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW + 4))
        inset = SHADOW + _RIM
        self.card.setGeometry(QRect(inset, inset, width - 2 * _RIM, height - 2 * _RIM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft shadow, a hairline, the ground."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.card.geometry()).adjusted(-_RIM, -_RIM, _RIM, _RIM)
        painter.setPen(Qt.PenStyle.NoPen)
        # Black, for so faint a brown is rounded to pink.
        soft = QColor(0, 0, 0)
        soft.setAlphaF(look.shadow.alphaF() / SHADOW * 0.8)
        painter.setBrush(soft)
        for reach in range(SHADOW, 0, -1):
            painter.drawRoundedRect(body.adjusted(-reach, -reach + 3, reach, reach + 3), RADIUS + reach, RADIUS + reach)
        painter.setPen(look.hairline)
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; nothing that is pressed here reaches what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the card is no click on what lies below."""
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside, in the order in which the fields were made."""
        # Not along Qt's own chain: after a walk along it with PySide 6.11.3 the window crashed when it next showed
        # another page of a stack.
        found = [
            child
            for child in self.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
        ]
        if not found:
            return False
        focus = QApplication.focusWidget()
        at = found.index(focus) if focus in found else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        found[(at + (1 if forward else -1)) % len(found)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window has another size, or was clicked where nothing takes the keys."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.close_it()
        return super().eventFilter(watched, event)

    def _dress_card(self) -> None:
        palette = self.card.palette()
        palette.setColor(QPalette.ColorRole.Window, current().paper_raised)
        self.card.setPalette(palette)
        self.update()

    def _focus_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now) and now.window() is self.window():
            self.close_it()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
