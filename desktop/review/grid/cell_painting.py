"""How a cell looks: what is said in strong letters, who says it, the first words of the quote, and how it stands.

Conflict and tension are told by the form of the edge, by a sign and by a word; the colour only helps.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText, QTransform

from crossread.db.grid import CellState, Mark, Row
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import Theme
from crossread.desktop.review.grid import words
from crossread.desktop.review.grid.breaking import Breaker
from crossread.desktop.review.grid.words import tr

if TYPE_CHECKING:
    from crossread.db.grid import Said

MARGIN = 12.0
TOP = 8.0
LINE = 17.0
SMALL_LINE = 15.0
QUOTE_LINE = 18.0
QUOTE_SIZE = 14.5
EDGE = 3.0
FILL = 0.65
"""How much of the ground of a conflict is laid over the paper: in most grids much is in conflict."""
MOST_SHOWN = 2
MOST_KEPT = 4_000
EMPTY_HEIGHT, ONE_HEIGHT, STACKED_HEIGHT = 44, 86, 94
"""The height of a row in which no cell says anything, none says more than one thing, one says several."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in its place, shaped once: its upper left corner from the cell's, and the base line below it."""

    at: QPointF
    base: float
    text: QStaticText
    font: QFont
    role: str
    struck: float = 0.0
    """The width of the line drawn through it; 0 for none."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A cell that is being laid out: where its text goes, whose row it is in, and how wide it is."""

    runs: list[Run]
    row: Row
    width: float


class CellPainter:
    """Paints with fonts that are made once; how the words of a cell break is kept for each width."""

    def __init__(self) -> None:
        self._strong, self._small = fonts.interface_font("strong"), fonts.interface_font("small")
        self._quote = fonts.reading_font(QUOTE_SIZE)
        self._metrics = {id(font): QFontMetricsF(font) for font in (self._strong, self._small, self._quote)}
        self._breaker = Breaker(self._quote)
        self.titles: Mapping[str, str] = {}
        """The titles of the sources, where what stands across are voices."""
        self._words: dict[tuple[str, int], QStaticText] = {}
        self._laid_out: dict[tuple[int, int, int], tuple[Sequence[Said], list[Run]]] = {}

    def forget(self) -> None:
        """Lay everything out anew."""
        self._laid_out.clear()

    def quiet(self, painter: QPainter, box: QRectF, quiet: tuple[CellState, str], look: Theme) -> None:
        """A cell in which nothing is said: a small word, on another ground where nothing could be read yet."""
        state, word = quiet
        ground = {"unread": look.panel, "too_early": look.strip}.get(state)
        if ground is not None:
            painter.fillRect(box, ground)
        key = (word, round(box.width()))
        text = self._words.get(key)
        if text is None:
            text = self._words[key] = _shaped(self._cut(word, self._small, box.width() - 2 * MARGIN), self._small)
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        painter.drawStaticText(QPointF(box.left() + MARGIN, box.top() + TOP + 1), text)

    def blank(self, painter: QPainter, box: QRectF, look: Theme) -> None:
        """Quiet bars where words are on their way."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.hairline)
        room = box.width() - 2 * MARGIN
        for at, share in enumerate((0.4, 0.9, 0.7)):
            painter.drawRoundedRect(QRectF(box.left() + MARGIN, box.top() + 13 + at * 19, room * share, 8), 4, 4)

    def mark(self, painter: QPainter, box: QRectF, mark: Mark, look: Theme, *, is_decided: bool) -> None:
        """The edge of what is in conflict, unbroken and on a ground of its own, or in tension, broken."""
        if mark == "conflict":
            if not is_decided:
                before = painter.opacity()
                painter.setOpacity(before * FILL)
                painter.fillRect(box, look.conflict_fill)
                painter.setOpacity(before)
            painter.fillRect(QRectF(box.left(), box.top(), EDGE, box.height()), look.conflict)
        elif mark == "tension":
            dash = QRectF(box.left(), box.top() + 4, EDGE, 6)
            while dash.bottom() <= box.bottom():
                painter.fillRect(dash, look.tension)
                dash.translate(0, 10)

    def said(self, painter: QPainter, box: QRectF, said: "Sequence[Said]", row: Row, look: Theme) -> None:
        """What is said in a cell, the first two of it if it is more; in a voice's column with the sources' titles."""
        key = (id(said), round(box.width()), round(box.height()))
        known = self._laid_out.get(key)
        if known is None or known[0] is not said:
            if len(self._laid_out) > MOST_KEPT:
                self._laid_out.clear()
            known = self._laid_out[key] = (said, self._lay_out(said, row, box.width(), box.height()))
        corner = box.topLeft()
        for run in known[1]:
            color: QColor = getattr(look, run.role)
            painter.setFont(run.font)
            painter.setPen(color)
            at = corner + run.at
            painter.drawStaticText(at, run.text)
            if run.struck:
                painter.setPen(QPen(color, 1))
                level = at + QPointF(0, run.base - 4.5)
                painter.drawLine(level, level + QPointF(run.struck, 0))

    def _lay_out(self, said: "Sequence[Said]", row: Row, width: float, height: float) -> list[Run]:
        # What was set aside comes last, what stands against others first; otherwise as one reads.
        ranks = {"conflict": 0, "tension": 1, "": 2}
        ordered = sorted(said, key=lambda each: (each.aside is not None, ranks[each.mark]))
        runs: list[Run] = []
        sheet = _Sheet(runs, row, width)
        if len(ordered) == 1:
            self._one(sheet, ordered[0], height)
            return runs
        rest = len(ordered) - MOST_SHOWN
        count = f"+{rest}" if rest > 0 else ""
        top = TOP
        for place, each in enumerate(ordered[:MOST_SHOWN]):
            is_last = place == MOST_SHOWN - 1
            top = self._stacked(sheet, each, top, count if is_last else "")
        return runs

    def _one(self, sheet: "_Sheet", said: "Said", height: float) -> None:
        """Words, below them stance and voice, below them two lines of the quote, or more where there is room."""
        self._head(sheet, said, TOP, in_full=True)
        aside = self._aside(said, sheet.row)
        top = TOP + LINE
        if aside:
            text = self._cut(aside, self._small, sheet.width - 2 * MARGIN)
            self._put(sheet, (MARGIN, top + 11), text, (self._small, "ink_quiet"))
            top += SMALL_LINE
        self._quoted(sheet, said, top, max(1, int((height - top - 5) // QUOTE_LINE)))

    def _stacked(self, sheet: "_Sheet", said: "Said", top: float, count: str) -> float:
        """Words with stance and voice behind them, below them a line of the quote; `count` stands at its end."""
        left, right = self._head(sheet, said, top, in_full=False)
        aside = self._aside(said, sheet.row)
        if aside and right - left > 36:
            text = self._cut(aside, self._small, right - left - 6)
            self._put(sheet, (left + 6, top + 13), text, (self._small, "ink_quiet"))
        kept = 0.0
        if count:
            taken = self._width(count, self._small)
            self._put(sheet, (sheet.width - MARGIN - taken, top + LINE + 14), count, (self._small, "ink_quiet"))
            kept = taken + 8
        self._quoted(sheet, said, top + LINE, 1, kept)
        return top + LINE + QUOTE_LINE + 4

    def _head(self, sheet: "_Sheet", said: "Said", top: float, *, in_full: bool) -> tuple[float, float]:
        """What is said, and at the right how it stands; answers with the ends of the room between."""
        left, right = MARGIN, sheet.width - MARGIN
        strong = words.head(said, sheet.row)
        sign = _sign(said, in_full=False)
        if sign:
            whole = _sign(said, in_full=True)
            if in_full and left + self._width(strong, self._strong) + 10 <= right - self._width(whole, self._small):
                sign = whole
            taken = self._width(sign, self._small)
            self._put(sheet, (right - taken, top + 13), sign, (self._small, said.mark))
            right -= taken + 8
        strong = self._cut(strong, self._strong, right - left)
        taken = self._width(strong, self._strong)
        role = "ink_quiet" if said.aside else "ink"
        self._put(sheet, (left, top + 13), strong, (self._strong, role), taken if said.aside else 0.0)
        return left + taken, right

    def _quoted(self, sheet: "_Sheet", said: "Said", top: float, most: int, kept: float = 0.0) -> None:
        role = "ink_quiet" if said.aside else "ink"
        for number, line in enumerate(self._breaker.lines(said.quote, sheet.width - 2 * MARGIN - kept, most)):
            self._put(sheet, (MARGIN, top + number * QUOTE_LINE + 14), line, (self._quote, role))

    def _put(
        self, sheet: "_Sheet", at: tuple[float, float], text: str, how: tuple[QFont, str], struck: float = 0.0
    ) -> None:
        """Put a text at a place of its base line."""
        font, role = how
        ascent = self._metrics[id(font)].ascent()
        sheet.runs.append(Run(QPointF(at[0], at[1] - ascent), ascent, _shaped(text, font), font, role, struck))

    def _aside(self, said: "Said", row: Row) -> str:
        parts = [words.aside(said, row, self.titles.get(said.source_id, ""))]
        if said.aside:
            parts.insert(0, tr("set aside: {why}").format(why=words.why_aside(said.aside)))
        return words.SEPARATOR.join(part for part in parts if part)

    def _width(self, text: str, font: QFont) -> float:
        return self._metrics[id(font)].horizontalAdvance(text)

    def _cut(self, text: str, font: QFont, room: float) -> str:
        return self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))


def _shaped(text: str, font: QFont) -> QStaticText:
    """Drawn in half the time of the bare text: the letters are chosen and placed once."""
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(QTransform(), font)
    return made


def _sign(said: "Said", *, in_full: bool) -> str:
    if said.aside or not said.mark:
        return ""
    if said.mark == "conflict":
        return tr("≠ conflict") if in_full else "≠"
    return tr("≈ tension") if in_full else "≈"
