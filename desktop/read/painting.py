"""Painting of one block of a page: zone marks, fills, selection, letters, underlines, outlines. No state of its own
but what is to be seen; where things lie it asks of the bars."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout

from crossread.db.record import mutable
from crossread.db.records import ZoneKind
from crossread.desktop.look.textures import DIMMED, draw_ground, draw_strip
from crossread.desktop.read.bars import Bars, BlockBars, Mark
from crossread.desktop.read.content import TagStyle
from crossread.desktop.read.inks import Inks
from crossread.desktop.read.lines import BlockLines
from crossread.desktop.read.paragraphs import ParagraphPlan
from crossread.desktop.read.typography import BlockStyle, Typography

if TYPE_CHECKING:
    from crossread.desktop.read.found import Found

_GLYPH = 7.0
_NEAR = 11.0
"""Bars that end so close below the letters are taken into the outline."""
_SELECTION = 0.82
_REACH = 6.0


@mutable
class Shown:
    """What is to be seen of a text beside its letters. Ranges are units of the document; an empty one shows nothing."""

    annotation_id: str = ""
    """The chosen annotation, outlined strongly."""
    tag_ids: frozenset[str] = frozenset()
    """The chosen event or claim: everything tagged with it is outlined."""
    lit: frozenset[str] | None = None
    """The annotations that are not dimmed; None is all."""
    hidden: frozenset[str] = frozenset()
    """Events and claims whose bars are not drawn."""
    selection: tuple[int, int] = (0, 0)
    preview: tuple[int, int] = (0, 0)
    """What a key would tag now."""
    flash: tuple[int, int] = (0, 0)
    found: "Found | None" = None
    """The hits of a search."""


class PlacedBlock(NamedTuple):
    """A block whose lines are laid out."""

    number: int
    position: int
    """Where it begins in the document, in units."""
    length: int
    lines: QTextLayout
    style: BlockStyle
    origin: QPointF
    """Where the coordinates of its lines begin on the page."""
    width: float
    height: float


@mutable
class BlockPainter:
    """Paints the blocks of one text in one theme."""

    bars: Bars
    plan: ParagraphPlan
    setting: Typography
    styles: Mapping[str, TagStyle]
    inks: Inks
    shown: Shown

    def paint(self, painter: QPainter, at: PlacedBlock, clip: QRectF) -> None:
        """Paint a block; `clip` is what needs painting, in coordinates of the page."""
        lines, style, number = at.lines, at.style, at.number
        painter.translate(at.origin)
        if self.plan.heads_zone[number]:
            self._name_zone(painter, at)
        if style.indent and self.plan.begins[number]:
            self._rule_zone(painter, lines)
        bars = seen = self.bars.rectangles(number, lines, style)
        if at.height > 2 * clip.height():
            # Of a paragraph that is longer than what has to be painted, a scrolled line shows but a little.
            seen = bars.within(clip.top() - at.origin.y() - _REACH, clip.bottom() - at.origin.y() + _REACH)
        self._ground(painter, at)
        self._fill(painter, seen)
        found = self.shown.found
        if found is not None:
            found.draw_grounds(painter, at, clip, self.inks.theme, mixed=self.bars.is_mixed(number))
        self._select(painter, at)
        # On a fill the quiet ink would be too pale to read.
        quiet = self.plan.kinds[number] in ("furniture", "caption") and not bars.fills
        painter.setPen(self.inks.theme.ink_quiet if quiet else self.inks.theme.ink)
        lines.draw(painter, QPointF(), [], clip.translated(-at.origin))
        self._underline(painter, seen)
        if self.shown.annotation_id or self.shown.tag_ids:
            self._outline(painter, at, bars)
        if found is not None:
            found.draw_current(painter, at, self.inks.theme, mixed=self.bars.is_mixed(number))
        if number in self.plan.breaks_off:
            self._say_missing(painter, at.height)
        painter.translate(-at.origin)

    # Bars

    def _fill(self, painter: QPainter, bars: BlockBars) -> None:
        lit, hidden = self.shown.lit, self.shown.hidden
        ink_of, styles, look = self.inks.of, self.styles, self.inks.theme
        for mark, rectangle in bars.fills:
            if mark.tag_id not in hidden:
                ink = ink_of(styles.get(mark.tag_id))
                if lit is None or mark.annotation_id in lit:
                    draw_ground(painter, rectangle, ink.fill, ink.texture, look)
                else:
                    draw_ground(painter, rectangle, ink.fill_dimmed, ink.texture, look, share=DIMMED)
        for mark, rectangle in bars.strips:
            if mark.tag_id not in hidden:
                ink = ink_of(styles.get(mark.tag_id))
                strip = ink.strip if lit is None or mark.annotation_id in lit else ink.strip_dimmed
                draw_strip(painter, rectangle, strip, ink.texture, look)

    def _underline(self, painter: QPainter, bars: BlockBars) -> None:
        lit, hidden = self.shown.lit, self.shown.hidden
        ink_of, styles, tiles = self.inks.of, self.styles, self.inks.tiles
        ratio = painter.device().devicePixelRatio()
        begun: set[tuple[str, str]] = set()
        for mark, rectangle in bars.underlines:
            if mark.tag_id in hidden:
                continue
            ink = ink_of(styles.get(mark.tag_id))
            colour = ink.line if lit is None or mark.annotation_id in lit else ink.line_dimmed
            at = rectangle
            if mark.stance != "asserts" and rectangle.width() > 3 * _GLYPH:
                key = (mark.annotation_id, mark.tag_id)
                if key not in begun:
                    begun.add(key)
                    self._stance(painter, mark, rectangle, colour)
                    at = rectangle.adjusted(_GLYPH + 2, 0, 0, 0)
            tiles.draw(painter, at, colour, ink.pattern, ratio)

    def _stance(self, painter: QPainter, mark: Mark, rectangle: QRectF, colour: QColor) -> None:
        """A small cross where a claim is denied, a ring where it is questioned, at the beginning of the underline."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.5))
        left, middle = rectangle.left() + 0.5, rectangle.top() + 1
        reach = _GLYPH / 2 - 0.5
        if mark.stance == "denies":
            painter.drawLine(QPointF(left, middle - reach), QPointF(left + 2 * reach, middle + reach))
            painter.drawLine(QPointF(left, middle + reach), QPointF(left + 2 * reach, middle - reach))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + reach, middle), reach - 0.2, reach - 0.2)
        painter.restore()

    # Selection, preview, flash, and what is chosen

    def _ground(self, painter: QPainter, at: PlacedBlock) -> None:
        """What is pointed out lies under the fills, so that these stay in sight."""
        accent, fill = self.inks.theme.accent, self.inks.theme.accent_fill
        for rectangle in self._part(at, self.shown.flash):
            painter.fillRect(rectangle, fill)
        rectangles = self._part(at, self.shown.preview)
        for rectangle in rectangles:
            painter.fillRect(rectangle, fill)
            painter.fillRect(QRectF(rectangle.left(), rectangle.bottom(), rectangle.width(), 1), accent)
        start, end = self.shown.preview
        if rectangles and start >= at.position:
            first = rectangles[0]
            painter.fillRect(QRectF(first.left() - 2, first.top(), 2, first.height() + 1), accent)
        if rectangles and end <= at.position + at.length:
            last = rectangles[-1]
            painter.fillRect(QRectF(last.right(), last.top(), 2, last.height() + 1), accent)

    def _select(self, painter: QPainter, at: PlacedBlock) -> None:
        """The selection lies over the fills, which shine through it."""
        rectangles = self._part(at, self.shown.selection)
        if rectangles:
            colour = QColor(self.inks.theme.selection)
            colour.setAlphaF(_SELECTION)
            for rectangle in rectangles:
                painter.fillRect(rectangle, colour)

    def _part(self, at: PlacedBlock, units: tuple[int, int]) -> list[QRectF]:
        low, high = max(units[0] - at.position, 0), min(units[1] - at.position, at.length)
        if high <= low:
            return []
        return BlockLines(at.lines, at.style, mixed=self.bars.is_mixed(at.number)).rectangles(low, high)

    def _outline(self, painter: QPainter, at: PlacedBlock, bars: BlockBars) -> None:
        shown = self.shown
        ranges: dict[str, tuple[int, int]] = {}
        own: dict[str, list[QRectF]] = {}
        for mark, rectangle in (*bars.fills, *bars.strips, *bars.underlines):
            if mark.annotation_id == shown.annotation_id or mark.tag_id in shown.tag_ids:
                ranges[mark.annotation_id] = (mark.start, mark.end)
                own.setdefault(mark.annotation_id, []).append(rectangle)
        if not ranges:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        laid = BlockLines(at.lines, at.style, mixed=self.bars.is_mixed(at.number))
        for annotation_id, (start, end) in ranges.items():
            is_chosen = annotation_id == shown.annotation_id or not shown.annotation_id
            pen = QPen(self.inks.theme.accent, 2.0 if is_chosen else 1.2)
            painter.setPen(pen)
            rectangles = laid.rectangles(start, end)
            painter.drawPath(outline(rectangles, own[annotation_id], at.style.pitch))
            pen.setWidthF(pen.widthF() * 0.6)
            painter.setPen(pen)
            for lane in deep_lanes(rectangles, own[annotation_id]):
                painter.drawRoundedRect(lane.adjusted(-2.5, -1, 2.5, 0.5), 2, 2)
        painter.restore()

    # What the text is

    def _name_zone(self, painter: QPainter, at: PlacedBlock) -> None:
        kind = self.plan.kinds[at.number]
        label = zone_label(kind) if kind else ""
        if not label or not at.lines.lineCount():
            return
        font = self.setting.label
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.inks.theme.ink_quiet)
        baseline = at.lines.lineAt(0).y() - metrics.descent() - 3
        painter.drawText(QPointF(at.style.indent, baseline), label)
        if kind == "furniture":
            left = metrics.horizontalAdvance(label) + 8
            level = round(baseline - metrics.xHeight() / 2)
            painter.fillRect(QRectF(left, level, at.width - left, 1), self.inks.theme.hairline)

    def _rule_zone(self, painter: QPainter, lines: QTextLayout) -> None:
        bounds = lines.boundingRect()
        painter.fillRect(QRectF(0, bounds.top() + 2, 2, bounds.height() - 4), self.inks.theme.hairline)

    def _say_missing(self, painter: QPainter, height: float) -> None:
        font = self.setting.label
        painter.setFont(font)
        painter.setPen(self.inks.theme.tension)
        words = "⋯ " + QCoreApplication.translate("TextView", "text may be missing here")
        painter.drawText(QPointF(0, height - self.setting.body.pitch * 0.4), words)


def zone_label(kind: ZoneKind) -> str:
    """The word that names a zone in the page; a headline and an introduction are seen without one."""
    if kind == "caption":
        return QCoreApplication.translate("TextView", "caption")
    if kind == "pull_quote":
        return QCoreApplication.translate("TextView", "pull quote")
    if kind == "furniture":
        return QCoreApplication.translate("TextView", "page furniture")
    return ""


def outline(rectangles: list[QRectF], bars: list[QRectF], pitch: int) -> QPainterPath:
    """One line round all parts of a passage, with its bars as far as they lie close to the letters.

    Parts on neighbouring lines that meet are not parted by it.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    last = rectangles[-1].top() if rectangles else 0.0
    for rectangle in rectangles:
        near = rectangle.bottom() + _NEAR
        foot = max((bar.bottom() for bar in bars if rectangle.bottom() < bar.bottom() <= near), default=0.0)
        around = rectangle.adjusted(-2.5, -1, 2.5, max(1.0, foot - rectangle.bottom() + 1))
        if rectangle.top() < last:
            around.setBottom(max(around.bottom(), rectangle.top() + pitch))
        path.addRoundedRect(around, 3, 3)
    return path.simplified() if len(rectangles) > 1 else path


def deep_lanes(rectangles: list[QRectF], bars: list[QRectF]) -> list[QRectF]:
    """The bars of a passage that lie so deep below its letters that they need a line of their own."""
    feet = sorted({rectangle.bottom() for rectangle in rectangles})
    found = []
    for bar in bars:
        above = [foot for foot in feet if foot < bar.bottom()]
        if above and bar.bottom() > above[-1] + _NEAR and bar.top() > above[-1]:
            found.append(bar)
    return found
