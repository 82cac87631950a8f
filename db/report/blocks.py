"""What a report is made of, whatever it is written as: headings, prose, statements with their quotes, tables, figures.

Texts are plain: each writer escapes all of them. Anchors are made of ASCII letters, digits and hyphens.
"""

from collections.abc import Iterable
from typing import Literal

from crossread.db.record import record
from crossread.db.report.drawing import Drawing

SpanKind = Literal["", "strong", "quiet", "foreign", "conflict", "tension", "label", "code"]
"""How a stretch of a line is set. `foreign` is what was written by others: it keeps its own direction of writing."""
ProseKind = Literal["", "lead", "quiet", "conflict", "tension", "finding", "again"]


@record
class Span:
    """A stretch of one kind; `link` is the anchor that it leads to."""

    text: str
    kind: SpanKind = ""
    link: str = ""


Line = tuple[Span, ...]


@record
class Heading:
    """A heading of level 1 (the title) to 4; `number` stands before it, and `mark` says what stands against what."""

    level: int
    text: Line
    anchor: str
    number: str = ""


@record
class Entry:
    """A line of the table of contents."""

    level: int
    text: Line
    anchor: str
    number: str = ""
    aside: str = ""


@record
class Contents:
    """The table of contents."""

    title: str
    entries: tuple[Entry, ...]


@record
class Prose:
    """A paragraph."""

    text: Line
    kind: ProseKind = ""


@record
class Points:
    """A list of short items."""

    items: tuple[Line, ...]


@record
class Facts:
    """Names with what they are."""

    rows: tuple[tuple[str, Line], ...]


@record
class Statement:
    """One statement: who says what, the quote it rests on, and where that stands.

    `language` is that of the quote, as the source has it, or empty. Without `quote` it was left out for its length,
    which `where` then says.
    """

    anchor: str
    label: str
    says: Line
    quote: str
    language: str
    where: Line
    notes: tuple[Line, ...] = ()


@record
class Cell:
    """A cell of a table: lines under each other."""

    lines: tuple[Line, ...] = ()
    kind: Literal["", "conflict", "tension", "quiet"] = ""


@record
class Table:
    """A table with a heading row; the first cell of each row is its heading. `rows` may be made as they are read.

    `widths` are shares of the whole, one for each column.
    """

    anchor: str
    caption: Line
    head: tuple[Cell, ...]
    rows: Iterable[tuple[Cell, ...]]
    widths: tuple[float, ...]


@record
class Figure:
    """A drawing, with words for those who do not see it; `rows` say the same as a table where nothing can be drawn."""

    anchor: str
    title: str
    description: str
    drawing: Drawing
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Contents | Prose | Points | Facts | Statement | Table | Figure


def line(*parts: str | Span) -> Line:
    """A line of plain words and spans; empty ones are left out."""
    return tuple(part if isinstance(part, Span) else Span(text=part) for part in parts if part)


def foreign(text: str, link: str = "") -> Span:
    """Words that were written by others: titles, names, quotes, notes."""
    return Span(text=" ".join(text.split()), kind="foreign", link=link)


def joined(lines: Iterable[Line], between: str = ", ") -> Line:
    """Lines as one, with something between them."""
    found: list[Span] = []
    for each in lines:
        if found:
            found.append(Span(text=between))
        found.extend(each)
    return tuple(found)


def plain(text: Line) -> str:
    """The words of a line alone."""
    return "".join(span.text for span in text)
