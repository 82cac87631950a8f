"""How a line of the list looks: a group's heading, or an annotation's quote with what it says beside or below it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QTextLayout, QTextOption

from crossread.desktop.look import fonts, icons
from crossread.desktop.look.palettes import claim_line, contrast, draw_line, line_pattern, source_color
from crossread.desktop.look.textures import draw_sign
from crossread.desktop.look.theme import Theme
from crossread.desktop.overview import telling, words
from crossread.desktop.overview.names import Name, Names
from crossread.desktop.widgets.line_field import reads_from_right

if TYPE_CHECKING:
    from crossread.db.overview.rows import OverviewRow, SaidOnClaim, SaidOnEvent

NARROW = 860
"""Below this width what is said stands below the quote instead of beside it."""
ROW_HEIGHT = 62
NARROW_ROW_HEIGHT = 92
HEADING_HEIGHT = 34
MARGIN = 12.0
BADGE = 18.0
SIGN = 30.0
LINE = 17.0
QUOTE_LINE = 21.0
QUOTE_SIZE = 15
MOST_BROKEN = 4_000

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Scene:
    """What all lines of a paint share; `chosen` is the event or claim that is chosen in the window."""

    names: Names
    chosen: str
    look: Theme


class RowPainter:
    """Paints with fonts that are made once; how a quote breaks is kept."""

    def __init__(self) -> None:
        self._body, self._strong = fonts.interface_font(), fonts.interface_font("strong")
        self._small, self._code = fonts.interface_font("small"), fonts.interface_font("key")
        self._badge = fonts.interface_font("strong")
        self._badge.setPixelSize(10)
        self._quote = fonts.reading_font(QUOTE_SIZE)
        self._metrics = {
            id(font): QFontMetricsF(font) for font in (self._body, self._strong, self._small, self._code, self._quote)
        }
        self._broken: dict[tuple[str, int], tuple[str, str]] = {}

    def heading(self, painter: QPainter, row: QRectF, group: tuple[str, Name | None, str], look: Theme) -> None:
        """A group: its title, whose name that is, and how many it has."""
        title, name, count = group
        place = row.adjusted(MARGIN + 16, 0, -MARGIN, 0)
        if name is not None:
            width = BADGE if name.kind == "source" else SIGN
            self.sign(painter, QRectF(place.left(), place.center().y() - 9, width, BADGE), name, look)
            place.setLeft(place.left() + width + 10)
        room = place.width() - self._width(count, self._small) - 12
        taken = self._text(painter, place, self._cut(title, self._strong, room), self._strong, look.ink)
        rest = place.adjusted(taken + 10, 0, 0, 0)
        self._text(painter, rest, count, self._small, look.ink_quiet)
        if name is not None and name.aside:
            rest.setLeft(rest.left() + self._width(count, self._small) + 10)
            self._text(painter, rest, self._cut(name.aside, self._small, rest.width()), self._small, look.ink_quiet)

    def fold(self, painter: QPainter, middle: QPointF, *, is_folded: bool, look: Theme) -> None:
        """The small mark of a group that is open or folded."""
        painter.setPen(QPen(look.ink_quiet, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(-3, -1.5), QPointF(0, 1.5), QPointF(3, -1.5)]
        if is_folded:
            points = [QPointF(-1.5, -3), QPointF(1.5, 0), QPointF(-1.5, 3)]
        painter.drawPolyline(QPolygonF([middle + point for point in points]))

    def blank(self, painter: QPainter, row: QRectF, look: Theme) -> None:
        """Quiet bars where a row's contents are on their way."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.hairline)
        width = (row.width() - 60) * (0.5 if row.width() >= NARROW else 0.8)
        for at, share in enumerate((1.0, 0.7)):
            bar = QRectF(row.left() + 42, row.top() + 15 + at * QUOTE_LINE, width * share, 9)
            painter.drawRoundedRect(bar, 4, 4)

    def row(self, painter: QPainter, row: QRectF, shows: "OverviewRow", scene: Scene) -> None:
        """An annotation. What is said on the chosen event or claim comes first and is strong."""
        source = scene.names.sources.get(shows.source_id)
        if source is not None:
            self.sign(painter, QRectF(row.left() + MARGIN, row.top() + 11, BADGE, BADGE), source, scene.look)
        left = row.left() + MARGIN + BADGE + 12
        is_wide = row.width() >= NARROW
        room = row.right() - MARGIN - left
        width = round(room * 0.54) if is_wide else room
        self._draw_quote(painter, QRectF(left, row.top() + 8, width, 2 * QUOTE_LINE), shows.quote, scene.look)
        if is_wide:
            beside = QRectF(left + width + 24, row.top() + 6, room - width - 24, row.height() - 10)
        else:
            beside = QRectF(left, row.top() + 10 + 2 * QUOTE_LINE, room, row.height() - 2 * QUOTE_LINE - 14)
        self._beside(painter, beside, shows, scene)

    def sign(self, painter: QPainter, box: QRectF, name: Name, look: Theme) -> None:
        """A source's letter, an event's bar, a claim's code over its line."""
        middle = box.center().y()
        if name.kind == "source":
            ground = source_color(name.place, look)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 4, 4)
            inks = (QColor("#ffffff"), look.ink, look.paper)
            painter.setPen(max(inks, key=lambda color: contrast(color, ground)))
            painter.setFont(self._badge)
            painter.drawText(box, _CENTER, name.code)
        elif name.kind == "event":
            draw_sign(painter, QRectF(box.left(), middle - 4.5, box.width(), 9), name.color, name.id, look=look)
        elif name.kind == "claim":
            painter.setPen(look.ink_quiet)
            painter.setFont(self._code)
            painter.drawText(box.adjusted(-6, -2.5, 6, -2.5), _CENTER, name.code)
            line = QLineF(box.left(), middle + 7.5, box.right(), middle + 7.5)
            draw_line(painter, line, claim_line(name.color, look), line_pattern(name.color, name.id), 2.0)
        else:
            icons.draw(painter, QRectF(box.center().x() - 7, middle - 7, 14, 14), "voice", look.ink_quiet)

    def _beside(self, painter: QPainter, box: QRectF, shows: "OverviewRow", scene: Scene) -> None:
        said: list[tuple[str, SaidOnEvent | SaidOnClaim]] = [(tag.event_id, tag) for tag in shows.events]
        said += [(position.claim_id, position) for position in shows.claims]
        said.sort(key=lambda each: each[0] != scene.chosen)
        most = int(box.height() // LINE) - 1
        lines = said[:most]
        for at, (tag_id, each) in enumerate(lines):
            place = QRectF(box.left(), box.top() + at * LINE, box.width(), LINE)
            if at == most - 1 and len(said) > most:
                count = f"+{len(said) - most}"
                self._text(painter, place, count, self._small, scene.look.ink_quiet, flags=_RIGHT)
                place.setRight(place.right() - self._width(count, self._small) - 8)
            name = scene.names.tag(tag_id)
            if name is not None:
                self._said(painter, place, name, each, scene)
        if not said:
            place = QRectF(box.left(), box.top(), box.width(), LINE)
            self._text(painter, place, words.tr("no tag"), self._small, scene.look.ink_quiet)
        # Always in the last line, so that days and notes stand in columns.
        foot = QRectF(box.left(), box.top() + most * LINE, box.width(), LINE)
        self._foot(painter, foot, shows, scene.look)

    def _said(
        self, painter: QPainter, place: QRectF, name: Name, said: "SaidOnEvent | SaidOnClaim", scene: Scene
    ) -> None:
        """One event or claim: sign, title, and behind it who says what."""
        look, is_chosen = scene.look, name.id == scene.chosen
        self.sign(painter, place.adjusted(0, 0, SIGN - place.width(), 0), name, look)
        place = place.adjusted(SIGN + 8, 0, 0, 0)
        stance, tail = _tail(said, name, scene.names)
        font = self._strong if is_chosen else self._body
        least = min(self._width(name.title, font), place.width() * 0.45)
        tail = self._cut(tail, self._small, max(place.width() - least - 24, 0))
        beside = self._width(tail, self._small) + 24 if tail else 0
        title = self._cut(name.title, font, place.width() - beside)
        taken = self._text(painter, place, title, font, look.accent if is_chosen else look.ink)
        if not tail:
            return
        place = place.adjusted(taken + 8, 0, 0, 0)
        if stance:
            _draw_stance(painter, QRectF(place.left(), place.center().y() - 4.5, 9, 9), stance, look.ink_quiet)
            place.setLeft(place.left() + 14)
        self._text(painter, place, tail, self._small, look.ink_quiet)

    def _foot(self, painter: QPainter, place: QRectF, shows: "OverviewRow", look: Theme) -> None:
        """The note, and at the right when and by whom it was made."""
        made = words.date(shows.created_at[:10])
        made = f"{made} · {shows.created_by}" if shows.created_by else made
        self._text(painter, place, made, self._small, look.ink_quiet, flags=_RIGHT)
        if shows.note:
            icons.draw(painter, QRectF(place.left(), place.center().y() - 6, 12, 12), "note", look.ink_quiet)
            room = place.width() - 18 - self._width(made, self._small) - 16
            note = self._cut(shows.note, self._small, max(room, 0))
            self._text(painter, place.adjusted(18, 0, 0, 0), note, self._small, look.ink_quiet)

    def _draw_quote(self, painter: QPainter, box: QRectF, quote: str, look: Theme) -> None:
        first, second = self._lines(quote, round(box.width()))
        flags = _RIGHT if reads_from_right(quote) else _LEFT
        painter.setFont(self._quote)
        painter.setPen(look.ink)
        painter.drawText(QRectF(box.left(), box.top(), box.width(), QUOTE_LINE), flags, first)
        if second:
            painter.drawText(QRectF(box.left(), box.top() + QUOTE_LINE, box.width(), QUOTE_LINE), flags, second)

    def _lines(self, quote: str, width: int) -> tuple[str, str]:
        known = self._broken.get((quote, width))
        if known is None:
            if len(self._broken) > MOST_BROKEN:
                self._broken.clear()
            layout = QTextLayout(quote, self._quote)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(width)
            # Qt counts in UTF-16; what is cut there is counted in what Python calls a character by going through bytes.
            units = quote.encode("utf-16-le")
            first = units[: 2 * line.textLength()].decode("utf-16-le", "ignore")
            layout.endLayout()
            known = (first.rstrip(), self._cut(quote[len(first) :], self._quote, width))
            self._broken[quote, width] = known
        return known

    def _text(
        self, painter: QPainter, place: QRectF, text: str, font: QFont, color: QColor, *, flags: int = _LEFT
    ) -> float:
        """Draw a text; answers with its width."""
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(place, flags, text)
        return self._width(text, font)

    def _width(self, text: str, font: QFont) -> float:
        return self._metrics[id(font)].horizontalAdvance(text)

    def _cut(self, text: str, font: QFont, room: float) -> str:
        return self._metrics[id(font)].elidedText(text, Qt.TextElideMode.ElideRight, room)


def _tail(said: "SaidOnEvent | SaidOnClaim", name: Name, names: Names) -> tuple[str, str]:
    """The stance, if it has one, and what stands behind the title: that with its value or a date, and whose voice."""
    from crossread.db.overview.rows import SaidOnClaim

    voice = telling.voice_words(said.voice_id, names)
    if isinstance(said, SaidOnClaim):
        return said.stance, " · ".join(each for each in (telling.position_words(said, name), voice) if each)
    return "", " · ".join(each for each in (words.date(said.date) if said.date else "", voice) if each)


def _draw_stance(painter: QPainter, box: QRectF, stance: str, color: QColor) -> None:
    """As in the panel of an annotation: a bar for asserts, a cross for denies, a ring for questions."""
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, reach = box.center(), box.width() / 2 - 1
    if stance == "denies":
        painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
    elif stance == "questions":
        painter.drawEllipse(middle, reach, reach)
    else:
        painter.drawLine(middle + QPointF(-reach, 0), middle + QPointF(reach, 0))
