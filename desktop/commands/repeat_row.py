"""The recent tags with their digits, in a row as long as there is room: what a key would tag the selection with."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from crossread.desktop.commands.command import Place
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import claim_line, draw_line, line_pattern
from crossread.desktop.look.textures import draw_sign
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.fitting_row import FittingRow
from crossread.desktop.widgets.key_caps import caps_width, draw_caps
from crossread.desktop.widgets.tool_tip import set_plain_tool_tip

HEIGHT = 22
_WIDEST_NAMES = ((2, 260), (4, 150), (9, 96))
"""Up to so many tags, names are so wide at most."""
_SIGN = 14
_BETWEEN = 12


class RepeatButton(QAbstractButton):
    """One of them: the cap of its key, the sign of the tag, its name."""

    def __init__(self, key: str, tag: Place, widest: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._key, self._tag, self._widest = key, tag, widest
        self.setText(tag.title)
        set_plain_tool_tip(self, tag.title)
        self.setAccessibleName(self.tr("{key}: tag with {name}").replace("{key}", key).replace("{name}", tag.title))
        self.setFont(fonts.interface_font())
        # The key is quicker than Tab, and the text keeps the keys when it is clicked.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        watcher().theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Long names are cut."""
        name = min(self.fontMetrics().horizontalAdvance(self.text()) + 2, self._widest)
        return QSize(self._cap() + 6 + _SIGN + 6 + name, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cap, sign, name."""
        look, middle = current(), self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.hover)
            painter.drawRoundedRect(self.rect(), 4, 4)
        x = float(self._cap())
        if self._key:
            draw_caps(painter, (self._key,), x, middle)
            x += 6
        if self._tag.kind == "event":
            draw_sign(painter, QRectF(x, middle - 4, _SIGN, 8), self._tag.color, self._tag.id, look=look)
        else:
            color = claim_line(self._tag.color, look)
            line = QLineF(x, middle, x + _SIGN, middle)
            draw_line(painter, line, color, line_pattern(self._tag.color, self._tag.id), 2.5)
        x += _SIGN + 6
        painter.setPen(look.ink_quiet)
        painter.setFont(self.font())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, round(self.width() - x))
        painter.drawText(QRectF(x, 0, self.width() - x + 2, self.height()), int(Qt.AlignmentFlag.AlignVCenter), text)

    def _cap(self) -> int:
        return caps_width((self._key,)) if self._key else 0


class RepeatRow(FittingRow):
    """A click does what the key does."""

    repeat_requested = Signal(int)
    """The place of a tag among the nine, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_BETWEEN, parent)
        self._shown: tuple[tuple[str, Place | None], ...] = ()
        self.setAccessibleName(self.tr("Recent tags"))

    def show_tags(self, tags: Sequence[tuple[str, Place | None]]) -> None:
        """Show the tags with their keys, in order; a place without one is passed over."""
        if tuple(tags) == self._shown:
            return
        self._shown = tuple(tags)
        count = sum(tag is not None for _, tag in tags)
        widest = next(width for most, width in _WIDEST_NAMES if count <= most)
        buttons: list[RepeatButton] = []
        for place, (key, tag) in enumerate(tags):
            if tag is not None:
                button = RepeatButton(key, tag, widest, self)
                button.clicked.connect(lambda _=False, place=place: self.repeat_requested.emit(place))
                buttons.append(button)
        self.show_widgets(buttons)
