"""What is painted beside and between paragraphs: their numbers, and the thin lines that stand for page furniture."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from crossread.db.record import mutable, record
from crossread.desktop.look.textures import Texture, draw_strip
from crossread.desktop.look.theme import Theme
from crossread.desktop.read.folds import Fold
from crossread.desktop.read.typography import Typography

NUMBER_GAP = 9
"""Between a paragraph's number and its text."""
_CHEVRON = 14
_MOST_SIGNS = 5
_SIGN = 7


@record
class FoldLook:
    """What a fold's line shows beside its words."""

    is_closed: bool
    annotations: int = 0
    signs: Sequence[tuple[QColor, Texture | None]] = ()
    """The colours of what they are tagged with, and the texture if that is an event."""
    has_chosen: bool = False
    has_caret: bool = False
    is_selected: bool = False
    is_pointed_at: bool = False


def number_font(setting: Typography) -> QFont:
    """Small figures, as wide as each other."""
    return setting.label


def number_width(setting: Typography, highest: int) -> int:
    """The room that the numbers up to the highest need, in pixels; none for 0."""
    if not highest:
        return 0
    return round(QFontMetricsF(number_font(setting)).horizontalAdvance("0" * len(str(highest)))) + 1


def fold_words(lines: int) -> str:
    """What a fold says of itself."""
    if lines == 1:
        return QCoreApplication.translate("TextView", "1 line of page furniture")
    return QCoreApplication.translate("TextView", "{count} lines of page furniture").format(count=lines)


def annotation_words(count: int) -> str:
    """How many annotations lie in it."""
    if count == 1:
        return QCoreApplication.translate("TextView", "1 annotation")
    return QCoreApplication.translate("TextView", "{count} annotations").format(count=count)


@mutable
class MarginPen:
    """Draws both with a painter, in one setting and theme."""

    painter: QPainter
    setting: Typography
    look: Theme

    def number(self, number: int, left: float, baseline: float) -> None:
        """Write a paragraph's number so that it ends before `left`, on the baseline of its first line."""
        font = number_font(self.setting)
        self.painter.setFont(font)
        self.painter.setPen(self.look.ink_quiet)
        words = str(number)
        width = QFontMetricsF(font).horizontalAdvance(words)
        self.painter.drawText(QPointF(round(left - NUMBER_GAP - width), baseline), words)

    def fold(self, fold: Fold, where: QRectF, shown: FoldLook) -> None:
        """A chevron, the words, a hairline as far as the column goes, and signs of what is folded away."""
        painter, look = self.painter, self.look
        painter.save()
        metrics = QFontMetricsF(self.setting.label)
        middle = round(where.center().y())
        baseline = round(middle + metrics.capHeight() / 2)
        if shown.is_selected:
            painter.fillRect(where.adjusted(0, 2, 0, -2), look.selection)
        # The quiet ink would not read on the ground of a selection.
        quiet = look.ink if shown.is_selected else look.ink_quiet
        ink = look.accent if shown.is_pointed_at and not shown.is_selected else quiet
        _chevron(painter, QPointF(where.left() + 4, middle), ink, down=not shown.is_closed)
        words = fold_words(fold.lines)
        painter.setFont(self.setting.label)
        painter.setPen(ink)
        painter.drawText(QPointF(where.left() + _CHEVRON, baseline), words)
        left = where.left() + _CHEVRON + metrics.horizontalAdvance(words) + 10
        right = where.right()
        if shown.is_closed and shown.annotations:
            words_ink = look.accent if shown.has_chosen and not shown.is_selected else quiet
            right = self._signs(QPointF(right, baseline), middle, shown, words_ink) - 10
        if right > left:
            painter.fillRect(QRectF(left, middle, right - left, 1), look.hairline)
        if shown.has_caret:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(where.adjusted(-4, 1.75, 4, -1.75), 4, 4)
        painter.restore()

    def _signs(self, end: QPointF, middle: int, shown: FoldLook, ink: QColor) -> float:
        """Swatches of the tags and the number of annotations, up to the right end; returns where they begin."""
        painter = self.painter
        words = annotation_words(shown.annotations)
        left = end.x() - QFontMetricsF(self.setting.label).horizontalAdvance(words)
        painter.setPen(ink)
        painter.drawText(QPointF(left, end.y()), words)
        left -= 4
        for colour, kind in reversed(shown.signs[:_MOST_SIGNS]):
            left -= _SIGN + 3
            if kind is None:
                painter.fillRect(QRectF(left, middle - 1, _SIGN, 2.5), colour)
            else:
                draw_strip(painter, QRectF(left, middle - 3, _SIGN, _SIGN), colour, kind, self.look)
        return left


def _chevron(painter: QPainter, middle: QPointF, ink: QColor, *, down: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, 1.2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    points = [(-3, -1.5), (0, 1.5), (3, -1.5)] if down else [(-1.5, -3), (1.5, 0), (-1.5, 3)]
    painter.drawPolyline([middle + QPointF(x, y + 0.5) for x, y in points])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
