"""What a page is filled with: strips that are never broken, and the flow that puts them on one page after the other."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPdfWriter

from crossread.desktop.report import paper
from crossread.desktop.report.lines import set_line

_FULL = 0.5
"""A part that begins beyond this share of a page begins on the next."""
Draw = Callable[[QPainter, float, float], None]
"""Draws a strip with its top left corner there."""


class Strip(NamedTuple):
    """A piece of a page. `above` is the room over it, which the top of a page does not have.

    `keeps_next` holds it on one page with what follows; `anchors` are the places that lie in it.
    """

    height: float
    draw: Draw
    above: float = 0.0
    keeps_next: bool = False
    anchors: tuple[str, ...] = ()


class Flow:
    """Puts strips on pages. Without a writer it only counts, and learns on which page each anchor lies."""

    def __init__(self, page: QRectF, title: str, writer: QPdfWriter | None, painter: QPainter | None) -> None:
        self._page, self._title = page, title
        self._writer, self._painter = writer, painter
        self._y = 0.0
        self._waiting: list[Strip] = []
        self._repeated: Sequence[Strip] = ()
        self._part = ""
        self.number = 1
        self.pages: dict[str, int] = {}
        """The page of each anchor."""

    def put(self, strip: Strip) -> None:
        """Put one strip after the other."""
        self._waiting.append(strip)
        if not strip.keeps_next:
            self._place()

    def begin_part(self, name: str, *, on_new_page: bool) -> None:
        """What follows belongs to a part, which the heads of the next pages name."""
        self._place()
        if on_new_page and self._y > _FULL * self._page.height():
            self._turn()
        self._part = name

    def repeat(self, strips: Sequence[Strip]) -> None:
        """Put these at the top of each further page, until others, or none, are given."""
        if not strips:
            self._place()
        self._repeated = strips

    def end(self) -> None:
        """Put what still waits for what follows."""
        self._place()
        self._draw_furniture()

    @property
    def width(self) -> float:
        """The width of a page."""
        return self._page.width()

    @property
    def room(self) -> float:
        """The height of a page."""
        return self._page.height()

    def _place(self) -> None:
        group, self._waiting = self._waiting, []
        if not group:
            return
        height = sum(each.above + each.height for each in group) - (0.0 if self._y else group[0].above)
        if self._y and self._y + height > self._page.height():
            self._turn()
        for each in group:
            if self._y and self._y + each.above + each.height > self._page.height() + 0.5:
                self._turn()
            self._draw(each)

    def _draw(self, strip: Strip) -> None:
        if self._y:
            self._y += strip.above
        for anchor in strip.anchors:
            self.pages.setdefault(anchor, self.number)
        if self._painter is not None:
            strip.draw(self._painter, self._page.left(), self._page.top() + self._y)
        self._y += strip.height

    def _turn(self) -> None:
        self._draw_furniture()
        self.number += 1
        self._y = 0.0
        if self._writer is not None:
            self._writer.newPage()
        for each in self._repeated:
            self._draw(each)

    def _draw_furniture(self) -> None:
        painter = self._painter
        if painter is None:
            return
        width, bottom = self._page.width(), self._page.bottom() + paper.BOTTOM
        number = set_line(str(self.number), paper.sans(80), width, align=Qt.AlignmentFlag.AlignHCenter)
        number.draw(painter, QPointF(self._page.left(), bottom - paper.FOOT), paper.INKS["quiet"])
        if self.number == 1:
            return
        half = width / 2 - 60
        title = set_line(self._title, paper.sans(80), half, most_lines=1)
        title.draw(painter, QPointF(self._page.left(), paper.HEAD - 60), paper.INKS["quiet"])
        part = set_line(self._part, paper.sans(80), half, align=Qt.AlignmentFlag.AlignRight, most_lines=1)
        part.draw(painter, QPointF(self._page.right() - half, paper.HEAD - 60), paper.INKS["quiet"])
