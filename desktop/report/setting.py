"""Setting the blocks of a report as strips of a page: headings, prose, lists, statements, figures."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from crossread.db.report.blocks import (
    Block,
    Contents,
    Facts,
    Figure,
    Heading,
    Line,
    Points,
    Prose,
    Span,
    Statement,
    Table,
    line,
    plain,
)
from crossread.desktop.report import figures, paper
from crossread.desktop.report.lines import SetLine, set_line
from crossread.desktop.report.strips import Draw, Flow, Strip
from crossread.desktop.report.tables import put_table

BODY, SMALL, QUOTE = 96, 82, 110
MARGIN = 330.0
"""Left of a statement, for its label."""
_HEADINGS: Mapping[int, tuple[int, float, float]] = {
    1: (250, 0, 60),
    2: (180, 420, 40),
    3: (132, 340, 50),
    4: (84, 130, 30),
}
"""Size, room above and below."""
_FACT = 900.0
_PAGE_NUMBER = 260.0


class Setter:
    """Sets one block after the other; `pages` are those of anchors as found before, for the contents."""

    def __init__(self, flow: Flow, width: float, pages: Mapping[str, int]) -> None:
        self._flow, self._width, self._pages = flow, width, pages
        self.headings: list[tuple[int, str, str]] = []
        """Depth, words and anchor of those that a reader looks for."""

    def put(self, block: Block) -> None:
        """Put a block on the page."""
        match block:
            case Heading():
                self._heading(block)
            case Prose():
                self._prose(block)
            case Points():
                for number, each in enumerate(block.items):
                    self._point(each, above=60 if not number else 18)
            case Facts():
                for number, (name, words) in enumerate(block.rows):
                    self._fact(name, words, above=60 if not number else 24)
            case Contents():
                self._contents(block)
            case Statement():
                self._statement(block)
            case Table():
                put_table(self._flow, block, self._width)
            case Figure():
                self._figure(block)

    def _heading(self, block: Heading) -> None:
        size, above, below = _HEADINGS[block.level]
        words = plain(block.text)
        if block.level in (2, 3):
            self.headings.append((block.level - 2, f"{block.number} {words}".strip(), block.anchor))
        if block.level == 2:
            self._flow.begin_part(words, on_new_page=True)
        if block.level == 4:
            made = set_line(block.text, paper.sans(size, strong=True), self._width, anchor=block.anchor)
            ink = paper.INKS["quiet"]
        else:
            text = line(f"{block.number}\u2002" if block.number else "", *block.text)
            made = set_line(text, paper.serif(size), self._width, anchor=block.anchor, leading=1.15)
            ink = paper.INKS["ink"]
        self._lines(made, ink, above=above, below=below, keeps_next=True, anchor=block.anchor)

    def _prose(self, block: Prose) -> None:
        kind = block.kind
        if kind in ("conflict", "tension", "finding", "again"):
            self._boxed(block)
            return
        if kind == "lead":
            made = set_line(block.text, paper.serif(130, italic=True), self._width)
            self._lines(made, paper.INKS["quiet"], below=100)
            return
        font = paper.sans(SMALL if kind == "quiet" else BODY)
        made = set_line(block.text, font, self._width, strong=_strong(font))
        self._lines(made, paper.INKS["quiet" if kind == "quiet" else "ink"], above=60)

    def _boxed(self, block: Prose) -> None:
        """What matters most on a tinted ground, kept whole."""
        wash = paper.INKS["finding_wash" if block.kind in ("finding", "again") else f"{block.kind}_wash"]
        bar = paper.INKS[{"finding": "accent", "again": "tension"}.get(block.kind, block.kind)]
        font = paper.sans(BODY)
        made = set_line(block.text, font, self._width - 200, strong=_strong(font))
        pitch, count = made.line_height, made.count
        at_once = max(int((self._flow.room / 2) // pitch), 1)
        for first in range(0, count, at_once):
            last = min(first + at_once, count)

            def draw(painter: QPainter, x: float, y: float, first: int = first, last: int = last) -> None:
                height = (last - first) * pitch + 90
                painter.fillRect(QRectF(x, y, self._width, height), wash)
                painter.fillRect(QRectF(x, y, 22, height), bar)
                made.draw(painter, QPointF(x + 110, y + 45), paper.INKS["ink"], first, last)

            self._flow.put(Strip((last - first) * pitch + 90, draw, above=80 if not first else 0))

    def _point(self, text: Line, *, above: float) -> None:
        font = paper.sans(88)
        made = set_line(text, font, self._width - 130, strong=_strong(font))
        bullet = set_line("•", font, 100)

        def draw(painter: QPainter, x: float, y: float) -> None:
            bullet.draw(painter, QPointF(x + 30, y), paper.INKS["quiet"])

        self._lines(made, paper.INKS["ink"], above=above, indent=130, beside=draw)

    def _fact(self, name: str, words: Line, *, above: float) -> None:
        font = paper.sans(88)
        made = set_line(words, font, self._width - _FACT, strong=_strong(font))
        title = set_line(name, font, _FACT - 80)
        height = title.height - made.height

        def draw(painter: QPainter, x: float, y: float) -> None:
            title.draw(painter, QPointF(x, y), paper.INKS["quiet"])

        self._lines(made, paper.INKS["ink"], above=above, indent=_FACT, beside=draw, below=max(height, 0.0))

    def _contents(self, block: Contents) -> None:
        self._flow.begin_part(block.title, on_new_page=False)
        title = set_line(block.title, paper.serif(150), self._width)
        self._lines(title, paper.INKS["ink"], above=300, below=60, keeps_next=True)
        for entry in block.entries:
            is_part = entry.level == 2
            indent = 0.0 if is_part else 150.0
            font = paper.sans(92 if is_part else 84, strong=is_part)
            number = f"{entry.number}\u2002" if entry.number else ""
            linked = tuple(_linked(span, entry.anchor) for span in entry.text)
            text = line(number, *linked, f"\u2002{entry.aside}" if entry.aside else "")
            made = set_line(text, font, self._width - indent - _PAGE_NUMBER)
            page = self._pages.get(entry.anchor)
            right = set_line(str(page) if page else "", font, _PAGE_NUMBER, align=Qt.AlignmentFlag.AlignRight)

            def draw(painter: QPainter, x: float, y: float, right: SetLine = right) -> None:
                right.draw(painter, QPointF(x + self._width - _PAGE_NUMBER, y), paper.INKS["quiet"])

            self._lines(made, paper.INKS["ink"], above=50 if is_part else 8, indent=indent, beside=draw)

    def _statement(self, block: Statement) -> None:
        font = paper.sans(92)
        width = self._width - MARGIN
        says = set_line(block.says, font, width, strong=_strong(font))
        label = set_line(block.label, paper.sans(80), MARGIN - 40, anchor=block.anchor)

        def beside(painter: QPainter, x: float, y: float) -> None:
            label.draw(painter, QPointF(x, y + 10), paper.INKS["quiet"])

        self._lines(
            says,
            paper.INKS["ink"],
            above=170,
            below=24,
            indent=MARGIN,
            beside=beside,
            keeps_next=True,
            anchor=block.anchor,
        )
        if block.quote:
            quote = set_line(block.quote, paper.serif(QUOTE), width - 110, leading=1.28)
            self._lines(quote, paper.INKS["ink"], indent=MARGIN + 110, below=24, rule=MARGIN + 20, keeps_next=True)
        quiet = paper.INKS["quiet"]
        small = paper.sans(78)
        for number, each in enumerate((block.where, *block.notes)):
            made = set_line(each, small, width)
            self._lines(made, quiet, indent=MARGIN, keeps_next=number < len(block.notes))

    def _figure(self, block: Figure) -> None:
        caption = set_line(block.title, paper.sans(SMALL), self._width, anchor=block.anchor)
        self._lines(caption, paper.INKS["quiet"], above=140, below=30, keeps_next=True, anchor=block.anchor)
        drawing = block.drawing
        scale = min(figures.scale_of(drawing, self._width), (self._flow.room - 600) / drawing.height)
        self._flow.put(
            Strip(
                drawing.height * scale + 60,
                lambda painter, x, y: figures.draw(painter, drawing, QPointF(x, y), scale),
            )
        )

    def _lines(
        self,
        made: SetLine,
        ink: QColor,
        *,
        above: float = 0.0,
        below: float = 0.0,
        indent: float = 0.0,
        beside: Draw | None = None,
        rule: float | None = None,
        keeps_next: bool = False,
        anchor: str = "",
    ) -> None:
        """A strip for each line, so that a page can end between them, but not with the first or before the last."""
        count, pitch = made.count, made.line_height
        for number in range(count):

            def draw(painter: QPainter, x: float, y: float, number: int = number) -> None:
                if rule is not None:
                    painter.fillRect(QRectF(x + rule, y, 14, pitch), paper.INKS["faint"])
                made.draw(painter, QPointF(x + indent, y), ink, number, number + 1)
                if beside is not None and number == 0:
                    beside(painter, x, y)

            is_last = number == count - 1
            near = number == 0 or number == count - 2
            self._flow.put(
                Strip(
                    pitch + (below if is_last else 0.0),
                    draw,
                    above=above if number == 0 else 0.0,
                    keeps_next=keeps_next if is_last else near or (keeps_next and count <= 3),
                    anchors=(anchor,) if anchor and number == 0 else (),
                )
            )


def _linked(span: Span, anchor: str) -> Span:
    return Span(text=span.text, kind=span.kind, link=anchor)


def _strong(font: QFont) -> QFont:
    return paper.sans(font.pixelSize(), strong=True)
