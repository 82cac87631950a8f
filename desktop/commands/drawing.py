"""What palette, sheet and editor draw alike: words with what was typed made strong, the ground of a row, a mark."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from crossread.desktop.look.theme import current
from crossread.desktop.naming.matching import spans
from crossread.desktop.widgets.key_caps import face

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The ground of a row that is chosen or lies under the pointer."""
    look, area = current(), option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(area, look.accent_fill)
        painter.fillRect(QRect(area.left(), area.top(), 2, area.height()), look.accent)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(area, look.hover)


def draw_words(painter: QPainter, text: str, typed: str, where: QRect, color: QColor) -> int:
    """Draw one line, what was typed in it strong, cut where there is no room; answers with where it ends."""
    (font, plain_metrics), (strong, strong_metrics) = face("body"), face("strong")
    text = strong_metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.setPen(color)
    # A word whose letters join must not be drawn in pieces.
    found = spans(text, typed) if typed and not any(0x0590 <= ord(c) <= 0x1CFF for c in text) else []
    x, at = where.left(), 0
    for start, end in [*found, (len(text), len(text))]:
        for part, role, metrics in ((text[at:start], font, plain_metrics), (text[start:end], strong, strong_metrics)):
            if part:
                x = _draw_part(painter, part, role, metrics, QRect(x, where.top(), where.width() + 40, where.height()))
        at = end
    return x


def draw_quietly(painter: QPainter, text: str, where: QRect, *, at_right: bool = False) -> int:
    """Draw small and quiet words, cut where there is no room; answers with their width."""
    font, metrics = face("small")
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.setFont(font)
    painter.setPen(current().ink_quiet)
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(where.adjusted(0, 1, 0, 1), int(Qt.AlignmentFlag.AlignVCenter | side), text)
    return metrics.horizontalAdvance(text)


def draw_mark(painter: QPainter, x: float, middle: float) -> None:
    """The dot before what was changed; it is said in words too."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current().accent)
    painter.drawEllipse(QPointF(x, middle), 2.5, 2.5)


def _draw_part(painter: QPainter, part: str, font: QFont, metrics: QFontMetrics, where: QRect) -> int:
    painter.setFont(font)
    painter.drawText(where, _LEFT, part)
    return where.left() + metrics.horizontalAdvance(part)
