"""The field in which a key is pressed to be chosen; it takes every key but Tab and Escape."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.key_text import caps, pressed

_HEIGHT = 30


class KeyField(QWidget):
    """Shows what was pressed until it is told to `clear`."""

    accessible_role = "HotkeyField"

    key_pressed = Signal(str)
    """A key, as `QKeySequence` writes it everywhere."""
    given_up = Signal()
    """Escape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Press the new key"))
        watcher().theme_changed.connect(self.update)

    def clear(self) -> None:
        """Nothing was pressed."""
        self._key = ""
        self.update()

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(190, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Keys that are shortcuts come here too."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key."""
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.given_up.emit()
            return
        key = pressed(event)
        if key and not event.isAutoRepeat():
            self._key = key
            self.update()
            self.key_pressed.emit(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click lets a key be pressed."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It waits for a key."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It no longer does."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A field with the key, or what to do."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_keys = self.hasFocus()
        inset = 0.75 if has_keys else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(look.focus, 1.5) if has_keys else QPen(look.hairline, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(fonts.interface_font())
        painter.setPen(look.ink if self._key else look.ink_quiet)
        words = caps(self._key) if self._key else self.tr("Press the new key…" if has_keys else "New key")
        painter.drawText(box.adjusted(9, 0, -9, 0), int(Qt.AlignmentFlag.AlignVCenter), words)
