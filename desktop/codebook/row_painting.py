"""How one row of the codebook looks: its sign, title, what stands quietly behind, conflict mark and count.

An event's sign is a filled bar, a claim's its short code underlined in its pattern, as the passages in the text are; so
no colour is needed to know one from another.
"""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from crossread.desktop.codebook.book import Entry, Figures
from crossread.desktop.codebook.row_lines import COUNT_WIDTH, MARK_WIDTH, Line, RowLines
from crossread.desktop.look import fonts, icons
from crossread.desktop.look.palettes import claim_line, draw_line, line_pattern
from crossread.desktop.look.textures import draw_sign
from crossread.desktop.look.theme import Theme

MARGIN = 12.0
SIGN_WIDTH = 30.0
HAIR = "\u2009"
LINE_HEIGHT = 16.0
GAP = 8.0
INDENT = 14.0

_VCENTER = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class RowPainter:
    """Paints rows with fonts that are made once."""

    def __init__(self) -> None:
        self._body = fonts.interface_font()
        self._strong = fonts.interface_font("strong")
        self._small = fonts.interface_font("small")
        self._heading = fonts.interface_font("heading")
        self._code = fonts.interface_font("key")
        self._tight = fonts.interface_font("key", scale=0.84)
        self._metrics = {
            id(font): QFontMetricsF(font) for font in (self._body, self._strong, self._small, self._heading, self._code)
        }
        self._breaker = RowLines()

    def width(self, text: str, font: QFont) -> float:
        """How wide a text is in one of the painter's own fonts."""
        return self._metrics[id(font)].horizontalAdvance(text)

    def entry(self, painter: QPainter, place: QRectF, entry: Entry, figures: Figures | None, look: Theme) -> None:
        """A whole row, without its ground, from its first line on; without figures nothing stands at the right."""
        self.sign(painter, QRectF(place.left(), place.top(), SIGN_WIDTH, place.height()), entry, look)
        left = place.left() + SIGN_WIDTH + GAP
        lines = self.lines(entry, place.width(), in_list=figures is not None)
        room = place.right() - left
        if figures is not None:
            mark = self._figures(painter, place, figures, lines, look)
            kept = MARK_WIDTH if mark or entry.kind == "claim" else 0.0
            count = self.count_width(figures)
            room -= count + kept if lines == 1 else max(count, kept)
        for number, line in enumerate(self._breaker.broken(entry, room, lines)):
            self._line(painter, QRectF(left, place.top() + number * LINE_HEIGHT, room + 1, place.height()), line, look)

    def lines(self, entry: Entry, width: float, *, in_list: bool) -> int:
        """Whether a row takes one line or two, at a width from its sign to its end; in the list figures stand there."""
        return self._breaker.count(entry, width - SIGN_WIDTH - GAP, has_figures=in_list)

    def _line(self, painter: QPainter, place: QRectF, line: Line, look: Theme) -> None:
        title, aside = line
        painter.setFont(self._body)
        painter.setPen(look.ink)
        painter.drawText(place, _VCENTER, title)
        if aside:
            painter.setFont(self._small)
            painter.setPen(look.ink_quiet)
            painter.drawText(place.adjusted(self.width(title, self._body), 0, 0, 0), _VCENTER, aside)

    def sign(self, painter: QPainter, place: QRectF, entry: Entry, look: Theme) -> None:
        """The sign alone."""
        middle = place.center().y()
        if entry.kind == "event":
            draw_sign(painter, QRectF(place.left(), middle - 5.5, SIGN_WIDTH, 11), entry.color, entry.id, look=look)
        elif entry.kind == "claim":
            painter.setFont(self._code if self.width(entry.code, self._code) <= SIGN_WIDTH else self._tight)
            painter.setPen(look.ink_quiet)
            painter.drawText(place.adjusted(-6, -2.5, 6, -2.5), int(Qt.AlignmentFlag.AlignCenter), entry.code)
            level = middle + 7.5
            line = QLineF(place.left(), level, place.left() + SIGN_WIDTH, level)
            draw_line(painter, line, claim_line(entry.color, look), line_pattern(entry.color, entry.id), 2.0)
        else:
            icons.draw(painter, QRectF(place.center().x() - 7, middle - 7, 14, 14), "voice", look.ink_quiet)

    def _figures(self, painter: QPainter, place: QRectF, figures: Figures, lines: int, look: Theme) -> bool:
        """The count, and beside it, or on the second line under it, the mark. True if there is one."""
        width = self.count_width(figures)
        count = QRectF(place.right() - width, place.top(), width, place.height())
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        painter.drawText(count, _RIGHT, short_count(figures.here) if figures.here else "–")
        mark, color, font = self._mark(figures, look)
        if not mark:
            return False
        beside = QRectF(count.left() - 60, place.top(), 60, place.height())
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(beside if lines == 1 else beside.translated(width, LINE_HEIGHT), _RIGHT, mark)
        return True

    def count_width(self, figures: Figures) -> float:
        """The room that the count takes at the end of the row."""
        return max(COUNT_WIDTH, self.width(short_count(figures.here), self._small) + 2)

    def _mark(self, figures: Figures, look: Theme) -> tuple[str, QColor, QFont]:
        here, everywhere = figures.tally_here, figures.tally_all
        if here.conflicts:
            return f"≠{HAIR}{short_count(here.conflicts)}", look.conflict, self._strong
        if here.tensions:
            return f"≈{HAIR}{short_count(here.tensions)}", look.tension, self._small
        if everywhere.conflicts:
            return "≠", look.ink_quiet, self._small
        return "", look.ink, self._small

    def section(self, painter: QPainter, place: QRectF, heading: tuple[str, str, str], look: Theme) -> None:
        """A section's heading: title, count, and what the figures below are of."""
        title, count, aside = heading
        painter.setFont(self._heading)
        painter.setPen(look.ink_quiet)
        painter.drawText(place, _VCENTER, title)
        # Qt measures text in capitals by its small letters.
        taken = self.width(title.upper(), self._heading) + 10
        rest = QRectF(place.left() + taken, place.top(), place.width() - taken, place.height())
        painter.setFont(self._small)
        painter.drawText(rest, _VCENTER, count)
        room = rest.width() - self.width(count, self._small) - GAP
        if aside and room > self.width(aside, self._small):
            painter.drawText(rest, _RIGHT, aside)

    def none(self, painter: QPainter, place: QRectF, text: str, look: Theme) -> None:
        """The line of a picker that picks nothing."""
        painter.setFont(self._body)
        painter.setPen(look.ink_quiet)
        painter.drawText(place.adjusted(SIGN_WIDTH + GAP, 0, 0, 0), _VCENTER, text)

    def hint(self, painter: QPainter, place: QRectF, text: str, look: Theme) -> None:
        """What to do where nothing is."""
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        painter.drawText(place, flags, text)

    def hint_height(self, width: float, text: str) -> float:
        """How high the hint is at a width."""
        flags = int(Qt.TextFlag.TextWordWrap)
        return self._metrics[id(self._small)].boundingRect(QRectF(0, 0, width, 1000), flags, text).height()

    def fold(self, painter: QPainter, middle: QPointF, *, is_open: bool, look: Theme) -> None:
        """The small triangle of a group or section."""
        painter.setPen(QPen(look.ink_quiet, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(-3, -1.5), QPointF(0, 1.5), QPointF(3, -1.5)]
        if not is_open:
            points = [QPointF(-1.5, -3), QPointF(1.5, 0), QPointF(-1.5, 3)]
        painter.drawPolyline(QPolygonF([middle + point for point in points]))


def short_count(count: int) -> str:
    """A count as it stands in a row: figures, from ten thousand on whole thousands."""
    return str(count) if count < 10_000 else f"{count // 1000}k"
