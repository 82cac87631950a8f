"""Buttons that stay quiet until the pointer is over them, and chips: small pills for a tag or a part of a position."""

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from crossread.desktop.look import drawings, fonts
from crossread.desktop.look.palettes import LinePattern, draw_line
from crossread.desktop.look.textures import Texture, draw_bar
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.live_keys import live_keys


class QuietButton(QAbstractButton):
    """Text, an icon or both on no ground; `outlined` gives it a hairline.

    It shows the key that does the same: a fixed `key`, or that which an `action` has now.
    """

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        *,
        outlined: bool = False,
        key: str = "",
        action: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._outlined, self._key, self._action = icon, outlined, key, action
        self._name = name if name and not text else ""
        self.setText(text)
        self.setFont(fonts.interface_font())
        self.setAccessibleName(name or text)
        if action:
            live_keys().changed.connect(self._follow_key)
            self._follow_key()
        self._show_tip()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        watcher().theme_changed.connect(self.update)

    @property
    def key(self) -> str:
        """The key that it shows."""
        return self._key

    def _follow_key(self) -> None:
        self._key = live_keys().cap(self._action)
        self._show_tip()
        self.updateGeometry()
        self.update()

    def _show_tip(self) -> None:
        if self._name:
            self.setToolTip(f"{self._name} ({self._key})" if self._key else self._name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as what it shows."""
        metrics = self.fontMetrics()
        width = 12
        if self._icon:
            width += drawings.SIZE
        if self.text():
            width += metrics.horizontalAdvance(self.text()) + (6 if self._icon else 4)
        if self._key and self.text():
            width += metrics.horizontalAdvance(self._key) + 8
        return QSize(max(width, 26), 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, text, key, focus ring."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        ground: QColor | Qt.BrushStyle = look.paper_raised if self._outlined else Qt.BrushStyle.NoBrush
        if self.isChecked() or self.isDown():
            ground = look.accent_fill
        painter.setPen(QPen(look.hairline, 1) if self._outlined else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 5, 5)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(box, 5, 5)
        color = look.ink if self.text() else look.ink_quiet
        if self.isChecked():
            color = look.accent
        if not self.isEnabled():
            color = look.ink_quiet if self.text() else look.ink_faint
        x = 6.0 if self.text() else (self.width() - drawings.SIZE) / 2
        if self._icon:
            drawings.draw(
                painter, QRectF(x, (self.height() - drawings.SIZE) / 2, drawings.SIZE, drawings.SIZE), self._icon, color
            )
            x += drawings.SIZE
        if self.text():
            x += 6 if self._icon else 2
            painter.setPen(color)
            painter.drawText(QRectF(x, 0, self.width(), self.height()), int(Qt.AlignmentFlag.AlignVCenter), self.text())
            if self._key:
                painter.setPen(look.ink_quiet)
                rest = QRectF(0, 0, self.width() - 8, self.height())
                painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), self._key)
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)


class Chip(QAbstractButton):
    """A pill with a sign in front: a bar in the texture of an event, an underline in the pattern of a claim."""

    removed = Signal()
    """The user asked to take it away (Delete or Backspace, or the cross, if it is removable)."""

    def __init__(
        self,
        text: str,
        *,
        fill: QColor | None = None,
        line: QColor | None = None,
        pattern: LinePattern = LinePattern.SOLID,
        texture: Texture = Texture.PLAIN,
        role: str = "ink",
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._line, self._role = fill, line, role
        self._pattern, self._texture = pattern, texture
        self._removable = removable
        self.setText(text)
        self.setFont(fonts.interface_font())
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        watcher().theme_changed.connect(self.update)

    def set_sign(
        self, fill: QColor | None = None, line: QColor | None = None, *, texture: Texture = Texture.PLAIN
    ) -> None:
        """Show the sign in another colour (call it when the theme changes)."""
        self._fill, self._line, self._texture = fill, line, texture
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as sign, text and cross."""
        sign = 20 if self._has_sign() else 0
        cross = 16 if self._removable else 0
        # Whole pixels are rounded down: without the spare ones the text would be cut short.
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 24 + sign + cross, 24)

    def minimumSizeHint(self) -> QSize:
        """Its text can be cut down to a few letters."""
        return QSize(min(60, self.sizeHint().width()), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Outline, sign, text, cross, focus ring."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(look.focus, 1.5) if self.hasFocus() else QPen(look.hairline, 1))
        painter.setBrush(look.accent_fill if self.isChecked() else look.paper_raised)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.underMouse():
            painter.setBrush(look.hover)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        x = 10.0
        if self._fill is not None:
            draw_bar(painter, QRectF(x, self.height() / 2 - 4, 14, 8), self._fill, self._texture, look, radius=2)
            x += 20
        elif self._line is not None:
            level = self.height() / 2
            draw_line(painter, QLineF(x, level, x + 14, level), self._line, self._pattern, 2.5)
            x += 20
        color = getattr(look, self._role)
        assert isinstance(color, QColor)
        painter.setPen(color)
        room = self.width() - x - 10 - (16 if self._removable else 0)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(QRectF(x, 0, room + 2, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)
        if self._removable:
            drawings.draw(painter, self._cross(), "close", look.ink_quiet)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross removes, elsewhere it is a click."""
        if self._removable and self._cross().adjusted(-4, -6, 6, 6).contains(event.position()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove, Enter clicks."""
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _has_sign(self) -> bool:
        return self._fill is not None or self._line is not None

    def _cross(self) -> QRectF:
        return QRectF(self.width() - 20, self.height() / 2 - 5, 10, 10)
