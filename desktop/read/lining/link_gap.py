"""The links between two panes side by side: from the passages of one to those of the other, over what lies between.

They lie on the margins, strip and scroll bar between two columns, never on letters, so scrolling stays as cheap as
without them, and they let every event of the pointer through.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from crossread.db.record import field, record
from crossread.db.records import Annotation
from crossread.desktop.look import fonts, palettes, theme
from crossread.desktop.look.palettes import LinePattern
from crossread.desktop.read.lining.link_shapes import draw_ribbon, draw_sign, draw_stub, draw_thread
from crossread.desktop.read.lining.matching import nearest_partner
from crossread.desktop.read.linked_page import Stand
from crossread.desktop.read.text_view import TextView

_MOST_LEANING = 6
"""More passages without a partner of their own than so are not linked at all: it would be a hairball."""
_EDGE = 15.0
"""Where a link ends whose other passage is out of view: so far from the edge of the text."""
_CHIP = 17
_STRONG, _PLAIN, _WEAK = 1.0, 0.62, 0.34


@record
class GapLinks:
    """What two panes side by side have on the chosen event or claim, in reading order, and which belong together."""

    left: Sequence[Annotation] = ()
    right: Sequence[Annotation] = ()
    pairs: Sequence[tuple[int, int]] = ()
    is_event: bool = False
    colour: QColor = field(default_factory=QColor)
    pattern: int = 0
    signs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """For the ids of two annotations, `conflict` or `tension`, as they stand to each other."""
    counts_left: bool = False
    counts_right: bool = True
    """Whether it is told here how many passages lie above and below; else another gap tells it."""


class _Place(NamedTuple):
    """Where a passage is on its side of the gap: -1 above the view, 1 below, else 0."""

    where: int
    top: float
    bottom: float
    level: float


class _Link(NamedTuple):
    left: _Place
    right: _Place
    strength: float
    sign: str


class _Side(NamedTuple):
    places: dict[int, _Place]
    above: int
    below: int
    top: float
    bottom: float


class _Part(QWidget):
    """A piece of the gap: the margin of one page, what lies between the two, or the margin of the other.

    Those over a page are children of its viewport: what lies beside it would keep Qt from scrolling it by copying.
    """

    def __init__(self, parent: QWidget, picture: Callable[[float], QPixmap]) -> None:
        super().__init__(parent)
        self._picture = picture
        self._origin = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def lie(self, place: QRect, origin: QPoint) -> None:
        """Lie at a place of the parent; `origin` is where its corner is in the gap."""
        self._origin = origin
        self.setGeometry(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Its piece of what is painted over the whole gap."""
        QPainter(self).drawPixmap(-self._origin, self._picture(self.devicePixelRatioF()))


class LinkGap:
    """Between two panes; `place` it, give it the links, and `refresh` it when either text was scrolled."""

    def __init__(self, row: QWidget) -> None:
        self._row = row
        self._parts: tuple[_Part, ...] = ()
        self._box = QRect()
        self._views: tuple[TextView, TextView] | None = None
        self._links = GapLinks()
        self._current: frozenset[str] = frozenset()
        self._of_left: dict[int, int] = {}
        self._of_right: dict[int, int] = {}
        self._starts: tuple[list[int], list[int]] = ([], [])
        self._seen: tuple[list[_Link], _Side, _Side] | None = None
        self._is_shown = False
        self._drawn: QPixmap | None = None
        self._is_stale = True

    def place(self, left: TextView, right: TextView) -> None:
        """Lie between the columns of two texts."""
        if self._views != (left, right) or not all(isValid(part) for part in self._parts):
            self.remove()
            self._views = (left, right)
            self._parts = tuple(
                _Part(parent, self._picture) for parent in (left.viewport(), self._row, right.viewport())
            )
            left.keep_in_margin(self._parts[0])
            right.keep_in_margin(self._parts[2])
        page, other = left.viewport(), right.viewport()
        ends, begins = left.ink_edges()[1], right.ink_edges()[0]
        corner, far = page.mapTo(self._row, QPoint(ends, 0)), other.mapTo(self._row, QPoint(begins, 0))
        between, beyond = page.mapTo(self._row, QPoint(page.width(), 0)), other.mapTo(self._row, QPoint())
        top = min(corner.y(), far.y())
        bottom = max(corner.y() + page.height(), far.y() + other.height())
        self._box = QRect(corner.x(), top, max(1, far.x() - corner.x()), max(1, bottom - top))
        first, middle, last = self._parts
        first.lie(QRect(ends, 0, page.width() - ends, page.height()), QPoint(0, corner.y() - top))
        width = beyond.x() - between.x()
        middle.lie(QRect(between.x(), top, width, bottom - top), QPoint(between.x() - corner.x(), 0))
        last.lie(QRect(0, 0, begins, other.height()), QPoint(beyond.x() - corner.x(), beyond.y() - top))
        self._show()

    def remove(self) -> None:
        """Show nothing, and lie nowhere."""
        for view in self._views or ():
            if isValid(view):
                for part in self._parts:
                    view.let_go_of(part)
        for part in self._parts:
            if isValid(part):
                part.hide()
                part.deleteLater()
        self._parts, self._views, self._seen = (), None, None

    def hide(self) -> None:
        """Show nothing for now."""
        self._is_shown = False
        self._show()

    def _show(self) -> None:
        for part in self._parts:
            if isValid(part):
                part.setVisible(self._is_shown)
                part.raise_()

    @property
    def parts(self) -> Sequence[QWidget]:
        """The widgets on which the links are painted."""
        return self._parts

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to show here."""
        return self._is_shown

    @property
    def box(self) -> QRect:
        """Where the gap lies in the row of panes."""
        return self._box

    @property
    def views(self) -> tuple[TextView, TextView] | None:
        """The texts between which it lies."""
        return self._views

    def set_links(self, links: GapLinks) -> None:
        """Show these links; without passages nothing is shown."""
        self._links = links
        self._of_left = dict(links.pairs)
        self._of_right = {right: left for left, right in links.pairs}
        self._starts = ([one.start for one in links.left], [one.start for one in links.right])
        self._seen = None
        self._is_shown = bool(links.left or links.right)
        self._show()

    def set_current(self, annotation_ids: frozenset[str]) -> None:
        """Show the links of these annotations most strongly."""
        self._current = annotation_ids

    def refresh(self) -> None:
        """Find out where the passages stand now, and paint if that is elsewhere than before."""
        if self._views is None or not self._is_shown or not all(isValid(part) for part in self._parts):
            return
        sides = self._side(0), self._side(1)
        seen = (self._found(*sides), *sides)
        if seen != self._seen:
            self._seen = seen
            self.update()

    def update(self) -> None:
        """Paint anew."""
        self._is_stale = True
        for part in self._parts:
            part.update()

    @property
    def links_seen(self) -> Sequence[tuple[float, float]]:
        """The levels at which the links that are painted begin and end, in coordinates of the gap."""
        return [(link.left.level, link.right.level) for link in (self._seen[0] if self._seen else ())]

    def _side(self, number: int) -> _Side:
        """Which passages of one side are in view, and how many are above and below."""
        assert self._views is not None
        view = self._views[number]
        passages = (self._links.left, self._links.right)[number]
        shift = float(view.viewport().mapTo(self._row, QPoint(0, 0)).y() - self._box.y())
        height = float(view.viewport().height())
        page = view.page
        if page is None or not passages:
            return _Side({}, 0, 0, shift, shift + height)
        scrolled = view.verticalScrollBar().value()
        first, last = page.block_at(scrolled), page.block_at(scrolled + height)
        starts = self._starts[number]
        low = bisect_left(starts, view.offsets.starts[first])
        while low and passages[low - 1].end > view.offsets.starts[first]:
            low -= 1
        high = bisect_left(starts, view.offsets.block_end(last) + 1)
        places: dict[int, _Place] = {}
        above, below = low, len(passages) - high
        for at in range(low, high):
            stand = view.stand_of(passages[at])
            where = 0 if stand is None else _where(stand, height)
            if stand is None or where:
                above += where < 0
                below += where > 0
                continue
            places[at] = _Place(
                0,
                shift + max(0.0, stand.top),
                shift + min(height, max(stand.bottom, stand.first_line)),
                shift + min(max(stand.level, 2.0), height - 2),
            )
        return _Side(places, above, below, shift, shift + height)

    def _found(self, left: _Side, right: _Side) -> list[_Link]:
        links, made = self._links, []
        for at, place in left.places.items():
            partner = self._of_left.get(at)
            if partner is None:
                continue
            other = right.places.get(partner) or self._away(right, partner)
            made.append(self._link(at, partner, place, other))
        for at, place in right.places.items():
            partner = self._of_right.get(at)
            if partner is not None and partner not in left.places:
                made.append(self._link(partner, at, self._away(left, partner), place))
        for side, second in ((left, False), (right, True)):
            own = self._of_right if second else self._of_left
            alone = [at for at in side.places if at not in own]
            if not 0 < len(alone) <= _MOST_LEANING:
                continue
            across = left if second else right
            for at in alone:
                partner = nearest_partner(links.pairs, at, second=second)
                nearest = across.places.get(partner) if partner is not None else None
                if nearest is not None:
                    place = side.places[at]
                    made.append(_Link(nearest, place, _WEAK, "") if second else _Link(place, nearest, _WEAK, ""))
        return made

    def _away(self, side: _Side, number: int) -> _Place:
        """Where a link goes whose passage is out of view."""
        is_above = number < min(side.places, default=side.above)
        level = side.top + _EDGE if is_above else side.bottom - _EDGE
        return _Place(-1 if is_above else 1, level - 1, level + 1, level)

    def _link(self, left: int, right: int, from_: _Place, to: _Place) -> _Link:
        ids = self._links.left[left].id, self._links.right[right].id
        is_current = ids[0] in self._current or ids[1] in self._current
        is_whole = not from_.where and not to.where
        strength = (_STRONG if is_current else _PLAIN) if is_whole else _WEAK
        return _Link(from_, to, strength, self._links.signs.get(ids, "") if is_whole else "")

    # Painting

    def _picture(self, ratio: float) -> QPixmap:
        """What is painted over the whole gap, drawn once for all its parts."""
        drawn, size = self._drawn, self._box.size()
        if drawn is None or drawn.devicePixelRatio() != ratio or drawn.size() != size * ratio:
            drawn = self._drawn = QPixmap(size * ratio)
            drawn.setDevicePixelRatio(ratio)
            self._is_stale = True
        if self._is_stale:
            self._is_stale = False
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            self._paint(painter)
            painter.end()
        return drawn

    def _paint(self, painter: QPainter) -> None:
        """Ribbons or threads, the signs on them, and how many passages are out of view."""
        if self._seen is None:
            return
        found, left, right = self._seen
        look, links = theme.current(), self._links
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.interface_font("small"))
        stored = links.colour.name()
        ink = palettes.claim_line(stored, look)
        for link in sorted(found, key=lambda one: one.strength):
            self._draw(painter, link, ink)
        self._draw_chips(painter, left, ink, at_left=True, counts=links.counts_left)
        self._draw_chips(painter, right, ink, at_left=False, counts=links.counts_right)
        for link in found:
            if link.sign:
                middle = QPointF(self._box.width() / 2, (link.left.level + link.right.level) / 2)
                ink_of_sign = look.conflict if link.sign == "conflict" else look.tension
                painter.setFont(fonts.interface_font("strong"))
                sign = "≠" if link.sign == "conflict" else "≈"
                draw_sign(painter, middle, sign, ink_of_sign, look.paper_raised)

    def _draw(self, painter: QPainter, link: _Link, ink: QColor) -> None:
        width = float(self._box.width())
        if self._links.is_event:
            fill = palettes.event_fill(self._links.colour.name(), theme.current())
            left, right = (link.left.top, link.left.bottom), (link.right.top, link.right.bottom)
            draw_ribbon(painter, left, right, width=width, fill=fill, edge=ink, strength=link.strength)
            return
        pattern = LinePattern(self._links.pattern % len(LinePattern))
        left_end = QPointF(0 if not link.left.where else 6.0, link.left.level)
        right_end = QPointF(width if not link.right.where else width - 6.0, link.right.level)
        painter.setOpacity(1.0 if link.strength != _PLAIN else 0.75)
        draw_thread(painter, left_end, right_end, ink, pattern, faint=link.strength == _WEAK)
        painter.setOpacity(1.0)

    def _draw_chips(self, painter: QPainter, side: _Side, ink: QColor, *, at_left: bool, counts: bool) -> None:
        for number, up in ((side.above, True), (side.below, False)):
            if number:
                self._draw_chip(painter, side, number if counts else 0, ink, at_left=at_left, up=up)

    def _draw_chip(self, painter: QPainter, side: _Side, number: int, ink: QColor, *, at_left: bool, up: bool) -> None:
        """An arrow up or down, with the number of passages there if it is to be told."""
        look = theme.current()
        words = str(number) if number else ""
        wide = _CHIP + (painter.fontMetrics().horizontalAdvance(words) if words else -3)
        left = 1.0 if at_left else self._box.width() - wide - 1.0
        top = side.top + 4 if up else side.bottom - _CHIP - 4
        field_ = QRectF(left, top, wide, _CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(look.paper)
        ground.setAlphaF(0.92)
        painter.setBrush(ground)
        painter.drawRoundedRect(field_, 4, 4)
        draw_stub(painter, QPointF(left + 7, top + (5.5 if up else _CHIP - 5.5)), ink, up=up)
        if words:
            painter.setPen(look.ink_quiet)
            room = QRectF(left + 13, top, wide - 13, _CHIP)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)


def _where(stand: Stand, height: float) -> int:
    """-1 for a passage above the view, 1 for one below, 0 for one of which something can be seen."""
    return -1 if stand.bottom < 4 else 1 if stand.top > height - 6 else 0
