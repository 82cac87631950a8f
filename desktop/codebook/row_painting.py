"""How one row of the codebook looks: its sign, title, what stands quietly behind, conflict mark and count.

An event's sign is a filled bar, a claim's its short code underlined in its pattern, as the passages in the text are; so
no colour is needed to know one from another.
"""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from crossread.desktop.codebook.book import Entry, Figures
from crossread.desktop.look import fonts, icons
from crossread.desktop.look.palettes import claim_line, draw_line, shown
from crossread.desktop.look.theme import Theme

MARGIN = 12.0
SIGN_WIDTH = 30.0
HAIR = "\u2009"
LINE_HEIGHT = 16.0
GAP = 8.0
INDENT = 14.0
COUNT_WIDTH = 26.0
MARK_WIDTH = 34.0
MOST_BROKEN = 20_000

_Line = tuple[str, str]
"""The title and what stands quietly behind it, as far as they are on one line."""

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
        self._needed: dict[tuple[str, str], float] = {}
        self._broken: dict[tuple[str, str, int], tuple[_Line, _Line | None]] = {}

    def width(self, text: str, font: QFont) -> float:
        """How wide a text is in one of the painter's own fonts."""
        return self._metrics[id(font)].horizontalAdvance(text)

    def entry(self, painter: QPainter, place: QRectF, entry: Entry, figures: Figures | None, look: Theme) -> None:
        """A whole row, without its ground, from its first line on; without figures nothing stands at the right."""
        self.sign(painter, QRectF(place.left(), place.top(), SIGN_WIDTH, place.height()), entry, look)
        if figures is not None:
            self._figures(painter, place, figures, look)
        left = place.left() + SIGN_WIDTH + GAP
        room = place.right() - left
        if figures is not None:
            # Few events have a mark; what has one gives it room without taking another line for it.
            room -= self._taken_right(entry) + (MARK_WIDTH if entry.kind == "event" and figures.tally_all else 0.0)
        first, second = self._lines(entry, room)
        for number, line in enumerate((first, second)):
            if line is not None:
                at = QRectF(left, place.top() + number * LINE_HEIGHT, room + 1, place.height())
                self._line(painter, at, line, look)

    def lines(self, entry: Entry, width: float, *, in_list: bool) -> int:
        """Whether a row takes one line or two, at a width from its sign to its end; in the list figures stand there."""
        key = (entry.title, entry.aside)
        needed = self._needed.get(key)
        if needed is None:
            if len(self._needed) > MOST_BROKEN:
                self._needed.clear()
            aside = self.width(f" · {entry.aside}", self._small) if entry.aside else 0.0
            needed = self._needed[key] = self.width(entry.title, self._body) + aside
        room = width - SIGN_WIDTH - GAP - (self._taken_right(entry) if in_list else 0.0)
        return 1 if needed <= room or not (entry.aside or " " in entry.title) else 2

    def _taken_right(self, entry: Entry) -> float:
        """How much count and mark take. A claim's mark has its place also without one, so that no line breaks anew."""
        return COUNT_WIDTH + (MARK_WIDTH if entry.kind == "claim" else 0.0)

    def _lines(self, entry: Entry, room: float) -> tuple[_Line, _Line | None]:
        """The title, and behind it what stands quietly there, broken into at most two lines."""
        key = (entry.title, entry.aside, round(room))
        known = self._broken.get(key)
        if known is None:
            if len(self._broken) > MOST_BROKEN:
                self._broken.clear()
            known = self._broken[key] = self._break(entry.title, entry.aside, room)
        return known

    def _break(self, title: str, aside: str, room: float) -> tuple[_Line, _Line | None]:
        body, small = self._metrics[id(self._body)], self._metrics[id(self._small)]
        after = f" · {aside}" if aside else ""
        if body.horizontalAdvance(title) + small.horizontalAdvance(after) <= room:
            return (title, after), None
        if body.horizontalAdvance(title) <= room:
            return (title, ""), ("", aside and small.elidedText(aside, Qt.TextElideMode.ElideRight, room))
        words = title.split(" ")
        first, taken = words[0], 1
        while taken < len(words) and body.horizontalAdvance(f"{first} {words[taken]}") <= room:
            first, taken = f"{first} {words[taken]}", taken + 1
        if body.horizontalAdvance(first) > room:
            # A word that is wider than the row: what is behind it has the second line.
            first = body.elidedText(first, Qt.TextElideMode.ElideRight, room)
        left = max(room - small.horizontalAdvance(after), room * 0.5)
        second = body.elidedText(" ".join(words[taken:]), Qt.TextElideMode.ElideRight, left)
        rest = room - body.horizontalAdvance(second)
        return (first, ""), (second, after and small.elidedText(after, Qt.TextElideMode.ElideRight, rest))

    def _line(self, painter: QPainter, place: QRectF, line: _Line, look: Theme) -> None:
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
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shown(entry.color, look))
            painter.drawRoundedRect(QRectF(place.left(), middle - 5.5, SIGN_WIDTH, 11), 2.5, 2.5)
        elif entry.kind == "claim":
            painter.setFont(self._code if self.width(entry.code, self._code) <= SIGN_WIDTH else self._tight)
            painter.setPen(look.ink_quiet)
            painter.drawText(place.adjusted(-6, -2.5, 6, -2.5), int(Qt.AlignmentFlag.AlignCenter), entry.code)
            level = middle + 7.5
            line = QLineF(place.left(), level, place.left() + SIGN_WIDTH, level)
            draw_line(painter, line, claim_line(entry.color, look), entry.pattern, 2.0)
        else:
            icons.draw(painter, QRectF(place.center().x() - 7, middle - 7, 14, 14), "voice", look.ink_quiet)

    def _figures(self, painter: QPainter, place: QRectF, figures: Figures, look: Theme) -> None:
        """Count and conflict mark, each in its column."""
        count = QRectF(place.right() - COUNT_WIDTH, place.top(), COUNT_WIDTH, place.height())
        painter.setFont(self._small)
        painter.setPen(look.ink_quiet)
        painter.drawText(count, _RIGHT, str(figures.here) if figures.here else "–")
        mark, color, font = self._mark(figures, look)
        if mark:
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(QRectF(count.left() - 60, place.top(), 60, place.height()), _RIGHT, mark)

    def _mark(self, figures: Figures, look: Theme) -> tuple[str, QColor, QFont]:
        here, everywhere = figures.tally_here, figures.tally_all
        if here.conflicts:
            return f"≠{HAIR}{_short(here.conflicts)}", look.conflict, self._strong
        if here.tensions:
            return f"≈{HAIR}{_short(here.tensions)}", look.tension, self._small
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


def _short(count: int) -> str:
    return str(count) if count < 10_000 else f"{count // 1000}k"
