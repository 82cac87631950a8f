"""The links between two panes side by side: from the passages of one to those of the other, over what lies between.

They lie on the margins, strip and scroll bar between two columns, never on letters, so scrolling stays as cheap as
without them, and they let every event of the pointer through.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from crossread.desktop.read.lining.link_drawing import draw_links
from crossread.desktop.read.lining.links import GapLinks, Link, Side, Stop, find_links
from crossread.desktop.read.linked_page import Stand
from crossread.desktop.read.text_view import TextView


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
        self._starts: tuple[list[int], list[int]] = ([], [])
        self._seen: tuple[list[Link], Side, Side] | None = None
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
        seen = (find_links(self._links, self._current, *sides), *sides)
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

    def _side(self, number: int) -> Side:
        """Which passages of one side are in view, and how many are above and below."""
        assert self._views is not None
        view = self._views[number]
        passages = (self._links.left, self._links.right)[number]
        shift = float(view.viewport().mapTo(self._row, QPoint(0, 0)).y() - self._box.y())
        height = float(view.viewport().height())
        page = view.page
        if page is None or not passages:
            return Side({}, 0, 0, shift, shift + height)
        scrolled = view.verticalScrollBar().value()
        first, last = page.block_at(scrolled), page.block_at(scrolled + height)
        starts = self._starts[number]
        low = bisect_left(starts, view.offsets.starts[first])
        while low and passages[low - 1].end > view.offsets.starts[first]:
            low -= 1
        high = bisect_left(starts, view.offsets.block_end(last) + 1)
        stops: dict[int, Stop] = {}
        above, below = low, len(passages) - high
        for at in range(low, high):
            stand = view.stand_of(passages[at])
            where = 0 if stand is None else _where(stand, height)
            if stand is None or where:
                above += where < 0
                below += where > 0
                continue
            stops[at] = Stop(
                0,
                shift + max(0.0, stand.top),
                shift + min(height, max(stand.bottom, stand.first_line)),
                shift + min(max(stand.level, 2.0), height - 2),
            )
        return Side(stops, above, below, shift, shift + height)

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
            if self._seen is not None:
                found, left, right = self._seen
                draw_links(painter, self._links, found, (left, right), float(size.width()))
            painter.end()
        return drawn


def _where(stand: Stand, height: float) -> int:
    """-1 for a passage above the view, 1 for one below, 0 for one of which something can be seen."""
    return -1 if stand.bottom < 4 else 1 if stand.top > height - 6 else 0
