"""What a cell, a row and a column say to those who do not see them, and in their tool tips."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crossread.db.grid import Column, Grid, Mark, Row
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.review.grid import words
from crossread.desktop.review.grid.words import tr

if TYPE_CHECKING:
    from crossread.db.grid import Said


def cell_words(grid: Grid, row: Row, column: Column, said: "Sequence[Said] | None") -> str:
    """A cell: "How many were lost, The Morning Sentinel: asserts more than 1,250, in conflict"."""
    return tr("{row}, {column}: {what}").format(row=row.title, column=column.title, what=_what(grid, row, column, said))


def of_another_time(told: str) -> str:
    """A cell that says nothing of the brushed time."""
    return tr("{cell}; not of the brushed time").format(cell=told)


def tool_tip(grid: Grid, row: Row, column: Column, said: "Sequence[Said] | None") -> str:
    """All that stands in a cell, a line for each that says something."""
    state = grid.state(row.id, column.id)
    if state != "said" or not said:
        return words.explained(state, column)
    lines = []
    for each in said:
        lines.append(said_words(each, row))
        if each.quote:
            lines.append(f"“{each.quote}”")
    return "\n".join(lines)


def said_words(said: "Said", row: Row) -> str:
    """One position in a line: stance and words, whose, and how it stands."""
    stance = "" if row.kind == "event" else words.stance(said.stance)
    parts = [" ".join(filter(None, (stance, said.words))) or tr("mentions it")]
    quiet = [each for each in words.aside(said, row).split(words.SEPARATOR) if each and each != words.stance("asserts")]
    if quiet:
        parts.append(words.SEPARATOR.join(quiet))
    if said.aside:
        parts.append(tr("set aside: {why}").format(why=words.why_aside(said.aside)))
    elif said.mark:
        parts.append(mark_words(said.mark))
    return tr(", ").join(parts)


def row_tip(row: Row, event_title: str) -> str:
    """What a row's heading means, in sentences."""
    lines = [row.title, words.kind(row, event_title)]
    pairs = row.conflicts - row.totals
    if pairs:
        one = tr("1 pair of statements cannot both hold.")
        many = tr("{count} pairs of statements cannot both hold.")
        lines.append(one if pairs == 1 else many.format(count=words.number(pairs)))
    if row.totals:
        lines.append(tr("The parts add up to more than the whole."))
    if row.tensions:
        one = tr("1 pair holds together only by courtesy: a rounding, a season, an open end.")
        many = tr("{count} pairs hold together only by courtesy: a rounding, a season, an open end.")
        lines.append(one if row.tensions == 1 else many.format(count=words.number(row.tensions)))
    lines += [part for part in (words.sides(row), words.status(row)) if part]
    if row.accounts:
        told = tr("Counted are accounts: voices and origins, not outlets.")
        lines.append(told)
    return "\n".join(lines)


def mark_words(mark: Mark) -> str:
    """How something stands."""
    return {"conflict": tr("in conflict"), "tension": tr("in tension"), "": ""}[mark]


def row_words(row: Row, event_title: str, code: str = "") -> str:
    """A row's heading."""
    parts = [row.title, code, words.kind(row, event_title)]
    parts += [_spoken_mark(text) for _, text in words.marks(row)]
    parts += [words.sides(row), words.status(row)]
    return tr(", ").join(part for part in parts if part)


def column_words(column: Column, grid: Grid) -> str:
    """A column's heading."""
    parts = [column.title, column.detail, words.date(column.published)]
    if column.place >= 0:
        parts.insert(0, tr("source {letter}").format(letter=source_letter(column.place)))
    parts.append(origin_words(column, grid))
    return tr(", ").join(part for part in parts if part)


def origin_words(column: Column, grid: Grid) -> str:
    """Where a source has it from: "copies A", "one origin with B"; nothing for one of its own."""
    copied = grid.column_place.get(column.copies_of or "")
    if copied is not None:
        return tr("copies {letter}").format(letter=source_letter(grid.columns[copied].place))
    if column.place < 0:
        return ""
    others = [
        each for each in grid.columns if each.origin == column.origin and each.id != column.id and each.place >= 0
    ]
    if not others or any(each.copies_of == column.id for each in others):
        return ""
    letters = tr(", ").join(source_letter(each.place) for each in others[:3])
    return tr("one origin with {letters}").format(letters=letters)


def _what(grid: Grid, row: Row, column: Column, said: "Sequence[Said] | None") -> str:
    state = grid.state(row.id, column.id)
    if state != "said":
        return tr("says nothing of it") if column.place < 0 else words.state(state, column)
    if not said:
        count = grid.count(row.id, column.id)
        told = tr("1 position") if count == 1 else tr("{count} positions").format(count=count)
        mark = mark_words(grid.mark(row.id, column.id))
        return tr(", ").join(filter(None, (told, mark)))
    return tr("; ").join(said_words(each, row) for each in said)


def _spoken_mark(text: str) -> str:
    return text.replace("≠", tr("in conflict:")).replace("≈", tr("in tension:"))
