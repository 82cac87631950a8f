"""Key caps as they are drawn in lists and rows: each key or combination in a small outlined box."""

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.key_text import caps

CAP_HEIGHT = 17
_BETWEEN = 5


@cache
def face(role: fonts.Role) -> tuple[QFont, QFontMetrics]:
    """A font of the interface with its measures, made once: rows are painted by the dozen."""
    font = fonts.interface_font(role)
    return font, QFontMetrics(font)


def caps_width(keys: Sequence[str]) -> int:
    """How wide the caps of some keys are beside each other."""
    _, metrics = face("key")
    texts = _texts(keys)
    return sum(_width(metrics, text) for text in texts) + _BETWEEN * max(0, len(texts) - 1)


def draw_caps(painter: QPainter, keys: Sequence[str], right: float, middle: float, *, boxed: bool = True) -> None:
    """Draw the keys as caps that end at `right`; keys that cannot be changed are not `boxed`."""
    look = current()
    font, metrics = face("key")
    painter.setFont(font)
    x = right - caps_width(keys)
    for text in _texts(keys):
        box = QRectF(x + 0.5, middle - CAP_HEIGHT / 2 + 0.5, _width(metrics, text) - 1, CAP_HEIGHT - 1)
        if boxed:
            painter.setPen(QPen(look.hairline, 1))
            painter.setBrush(look.panel)
            painter.drawRoundedRect(box, 3.5, 3.5)
        painter.setPen(look.ink_quiet)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        x += box.width() + 1 + _BETWEEN


def _texts(keys: Sequence[str]) -> list[str]:
    """What stands on the caps: two keys with one inscription, as those for Enter, are shown once."""
    return list(dict.fromkeys(map(caps, keys)))


def _width(metrics: QFontMetrics, text: str) -> int:
    return max(18, metrics.horizontalAdvance(text) + 11)
