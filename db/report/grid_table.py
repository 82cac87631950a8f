"""The grid of a report: claims and events down, sources across, broken into tables of a few columns each."""

from collections.abc import Callable, Iterator, Sequence

from crossread.db.grid import CellState, Row
from crossread.db.grid.saying import Said, read_said
from crossread.db.records import Claim, Source
from crossread.db.report.blocks import Block, Cell, Heading, Line, Points, Prose, Span, Table, foreign, joined, line
from crossread.db.report.material import Material
from crossread.db.report.words import anchor_of, counted, date_words, letter, value_words

COLUMNS = 5
"""So many sources stand side by side on one page."""
MOST_IN_CELL = 3
_ROWS_AT_ONCE = 100
_LONGEST_TITLE = 44
_FIRST = 1.35
STATES: dict[CellState, str] = {
    "said": "",
    "silent": "silent",
    "unread": "unread",
    "read": "read, nothing marked",
    "read_before": "read before this was asked",
    "too_early": "too early",
}


def grid_pages(material: Material) -> int:
    """How many tables the grid is broken into."""
    return (len(material.sources) + COLUMNS - 1) // COLUMNS


def grid_rows(material: Material) -> int:
    """How many rows all tables have together."""
    pages = range(0, len(material.sources), COLUMNS)
    return sum(len(_rows_of(material, material.sources[first : first + COLUMNS])) for first in pages)


def _rows_of(material: Material, columns: Sequence[Source]) -> Sequence[Row]:
    """Of many sources most say nothing on most claims; such rows would be all that one turns over."""
    if len(material.sources) <= COLUMNS:
        return material.rows
    ids = {each.id for each in columns}
    return [row for row in material.rows if not ids.isdisjoint(material.grid.cells.get(row.id, ()))]


def grid(material: Material, tick: Callable[[], None]) -> Iterator[Block]:
    """The tables; `tick` is called for each row of each of them."""
    yield Heading(level=2, text=line("The grid"), anchor="grid")
    if not material.rows or not material.sources:
        yield Prose(text=line("There is nothing in the chosen scope."))
        return
    pages = grid_pages(material)
    yield Prose(
        text=line(
            "Each row is a claim or an event, each column a source. A cell holds what the source says, or quotes "
            "somebody as saying, with the number of the statement, which leads to the quote."
        )
    )
    yield Points(
        items=(
            line(Span(text="≠", kind="conflict"), " stands in a conflict: it cannot be right together with another."),
            line(Span(text="≈", kind="tension"), " stands in a tension: it holds together with another by courtesy."),
            line("silent: the source was read for this and says nothing on it. unread: nobody said that they read it."),
            line(
                "too early: published before it could have happened. read before this was asked: the claim is younger."
            ),
        )
    )
    for page in range(pages):
        columns = material.sources[page * COLUMNS : (page + 1) * COLUMNS]
        first, last = (letter(material.places[each.id]) for each in (columns[0], columns[-1]))
        which = f"source {first}" if first == last else f"sources {first} to {last}"
        rows = _rows_of(material, columns)
        left_out = len(material.rows) - len(rows)
        yield Table(
            anchor=f"grid-{page + 1}",
            caption=line(
                f"Grid {page + 1} of {pages}: {which}",
                f". {counted(left_out, 'row')} on which none of these says anything left out" if left_out else "",
            ),
            head=(Cell(lines=(line("Claim or event"),)), *(_heading(material, each) for each in columns)),
            rows=_rows(material, rows, columns, tick),
            widths=(_FIRST, *(1.0 for _ in columns)),
        )


def _heading(material: Material, source: Source) -> Cell:
    mark = letter(material.places[source.id])
    at = f"source-{mark}"
    lines = [
        line(Span(text=mark, kind="label"), " ", foreign(_short(source.title), at)),
        line(Span(text=_short(source.publisher or source.author or ""), kind="quiet")),
        line(Span(text=date_words(source.published), kind="quiet")),
    ]
    return Cell(lines=tuple(each for each in lines if each))


def _rows(
    material: Material, rows: Sequence[Row], columns: Sequence[Source], tick: Callable[[], None]
) -> Iterator[tuple[Cell, ...]]:
    ids = [each.id for each in columns]
    for first in range(0, len(rows), _ROWS_AT_ONCE):
        some = rows[first : first + _ROWS_AT_ONCE]
        said: dict[str, list[Said]] = {}
        for kind in ("claim", "event"):
            said |= read_said(
                material.project.store,
                "claim" if kind == "claim" else "event",
                {row.id: material.subjects[row.id] for row in some if row.kind == kind},
                places=material.places,
                marks=_marks(material, some),
                asides={},
                source_ids=ids,
            )
        for row in some:
            tick()
            found: dict[str, list[Said]] = {}
            for each in said.get(row.id, ()):
                found.setdefault(each.source_id, []).append(each)
            yield (_title(material, row), *(_cell(material, row, each, found.get(each, ())) for each in ids))


def _marks(material: Material, rows: Sequence[Row]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        if row.conflicts or row.tensions:
            found |= material.marks(row)
    return found


def _title(material: Material, row: Row) -> Cell:
    entered = material.numbers.get(row.id)
    number = f"{entered.number}" if entered is not None else ""
    at = entered.anchor if entered is not None else ""
    indent = "– " * min(row.depth, 4) if material.options.order == "codebook" else ""
    words = line(
        indent, Span(text=number, kind="label") if number else "", " " if number else "", foreign(row.title, at)
    )
    figures: list[Line] = []
    if row.conflicts:
        figures.append(line(Span(text=f"≠ {row.conflicts:,}", kind="conflict")))
    if row.tensions:
        figures.append(line(Span(text=f"≈ {row.tensions:,}", kind="tension")))
    if row.status not in (None, "open"):
        figures.append(line(Span(text="decided" + (", look again" if row.stale else ""), kind="quiet")))
    return Cell(lines=(words, joined(figures, " · ")) if figures else (words,))


def _cell(material: Material, row: Row, source_id: str, said: Sequence[Said]) -> Cell:
    if not said:
        return Cell(
            lines=(line(Span(text=STATES[material.grid.state(row.id, source_id)], kind="quiet")),), kind="quiet"
        )
    lines: list[Line] = []
    for each in said[:MOST_IN_CELL]:
        label = material.labels.get(each.position_id, "")
        start = Span(text="≠ " if each.mark == "conflict" else "≈ ", kind=each.mark) if each.mark else ""
        number = Span(text=label, kind="label", link=anchor_of(label)) if label else ""
        who = Span(text=f" {_short(each.voice)}", kind="quiet") if each.voice else ""
        lines.append(line(start, _words(material, row, each), who, " " if number else "", number))
    if len(said) > MOST_IN_CELL:
        lines.append(line(Span(text=f"and {len(said) - MOST_IN_CELL:,} more", kind="quiet")))
    return Cell(
        lines=tuple(lines),
        kind=next((mark for mark in ("conflict", "tension") if any(each.mark == mark for each in said)), ""),
    )


def _words(material: Material, row: Row, said: Said) -> Span:
    subject = material.subjects[row.id]
    words = _short(value_words(said, subject))
    if not isinstance(subject, Claim):
        return foreign(words or "speaks of it")
    if said.stance == "asserts" and words:
        return foreign(words)
    return foreign(f"{said.stance} {words}".rstrip())


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST_TITLE else folded[: _LONGEST_TITLE - 1].rstrip() + "…"
