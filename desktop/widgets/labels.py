"""Labels: a heading over a list, text that is cut with an ellipsis, a key cap, an empty place that says what to do."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip


class PlainLabel(QLabel):
    """A label in a role of type and colour; its text is never read as markup."""

    def __init__(
        self,
        text: str = "",
        role: fonts.Role = "body",
        color: str = "ink",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.interface_font(role))
        self.setWordWrap(wrap)
        self._role = color
        self._paint_role()
        watcher().theme_changed.connect(self._paint_role)

    def set_role(self, color: str) -> None:
        """Show the text in another colour role of the theme."""
        self._role = color
        self._paint_role()

    def _paint_role(self) -> None:
        color = getattr(current(), self._role)
        assert isinstance(color, QColor)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, color)
        self.setPalette(palette)


class ElidedLabel(PlainLabel):
    """One line that gives way: what does not fit is cut with an ellipsis and shown in full as a tooltip."""

    def __init__(
        self, text: str = "", role: fonts.Role = "body", color: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, color, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)

    def sizeHint(self) -> QSize:
        """As wide as the whole text, if there is room."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, cut at the right."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        set_plain_tool_tip(self, self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class SectionHeader(QWidget):
    """The spaced small capitals over a list, with something quiet at the right: a count, a word."""

    def __init__(self, title: str, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(title, "heading", "ink_quiet")
        self._aside = PlainLabel(aside, "small", "ink_quiet")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 10, 12, 4)
        self.row.setSpacing(6)
        self.row.addWidget(self._title)
        self.row.addStretch(1)
        self.row.addWidget(self._aside)

    def set_title(self, text: str) -> None:
        """Show another heading."""
        self._title.setText(text)

    def set_aside(self, text: str) -> None:
        """Show another word or count at the right."""
        self._aside.setText(text)


class KeyHint(QWidget):
    """A key cap and what the key does: `E` event. The key is fixed, or that which an `action` has now."""

    accessible_role = "StaticText"

    def __init__(self, key: str = "", text: str = "", parent: QWidget | None = None, *, action: str = "") -> None:
        super().__init__(parent)
        self._key, self._text, self._action = key, text, action
        self._key_font, self._text_font = fonts.interface_font("key"), fonts.interface_font("body")
        self.setFont(self._text_font)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{key}: {text}" if text else key)
        watcher().theme_changed.connect(self.update)
        if action:
            live_keys().changed.connect(self._follow_key)
            self._follow_key()

    def _follow_key(self) -> None:
        self._key = live_keys().cap(self._action)
        self.setAccessibleName(f"{self._key}: {self._text}" if self._text else self._key)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as cap and word."""
        text = self.fontMetrics().horizontalAdvance(self._text) + 9 if self._text else 0
        return QSize(self._cap_width() + text, 20)

    def _cap_width(self) -> int:
        return max(18, self.fontMetrics().horizontalAdvance(self._key) + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cap as a small outlined box, the word beside it."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = QRectF(0.5, 1.5, self._cap_width() - 1, self.height() - 4)
        painter.setPen(QPen(look.hairline, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(cap, 3.5, 3.5)
        painter.setPen(look.ink_quiet)
        painter.setFont(self._key_font)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setFont(self._text_font)
        rest = QRectF(self._cap_width() + 6, 0, self.width(), self.height())
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter), self._text)


class EmptyState(QWidget):
    """What an empty place says: what is not there yet, what to do next, and a button that does it."""

    action_requested = Signal()

    def __init__(self, title: str, advice: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(title, "strong", "ink", wrap=True)
        self._advice = PlainLabel(advice, "body", "ink_quiet", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(1)
        for label in (self._title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self._button: QuietButton | None = None
        if action:
            self._button = QuietButton(action, outlined=True)
            self._button.clicked.connect(self.action_requested)
            column.addSpacing(6)
            column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def set_texts(self, title: str, advice: str, *, offers: bool = True) -> None:
        """Say something else; without `offers` the button has nothing to do here and is hidden."""
        self._title.setText(title)
        self._advice.setText(advice)
        if self._button is not None:
            self._button.setVisible(offers)

    def take_focus(self) -> None:
        """Give the keys to the button, if there is one."""
        if self._button is not None:
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)
