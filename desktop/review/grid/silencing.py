"""Which of the selected cells are marked silent, or taken back, and what is said of it."""

from collections.abc import Sequence

from crossread.db.grid import Column, Grid, Row
from crossread.desktop.review.grid import words
from crossread.desktop.review.grid.words import tr

Cells = Sequence[tuple[Row, Column]]


def to_be_marked(grid: Grid, chosen: Cells) -> tuple[Cells, bool, str]:
    """The cells, whether they are to be silent or no more so, and a sentence: of what is done, or why nothing is.

    Where nothing is said the source becomes silent; only if all such cells are silent already it is taken back.
    """
    cells = [(row, column) for row, column in chosen if row.kind == "claim" and column.place >= 0]
    quiet = [each for each in cells if grid.state(each[0].id, each[1].id) not in ("said", "silent")]
    marked = quiet or [each for each in cells if grid.state(each[0].id, each[1].id) == "silent"]
    if not marked:
        return [], False, _why_not(chosen)
    return marked, bool(quiet), _done(marked, silent=bool(quiet))


def _why_not(chosen: Cells) -> str:
    if any(row.kind == "event" for row, _ in chosen):
        return tr("Silence is kept for claims, not for events.")
    if any(column.place < 0 for _, column in chosen):
        return tr("A source is silent, not a voice. V shows the sources.")
    return tr("Something is said here, so the source is not silent.") if chosen else ""


def _done(cells: Cells, *, silent: bool) -> str:
    row, column = cells[0]
    if len(cells) > 1:
        told = tr("{count} cells marked silent.") if silent else tr("{count} silences taken back.")
        return told.format(count=words.number(len(cells)))
    told = tr("{source} is silent on “{claim}”.") if silent else tr("{source} is not silent on “{claim}” any more.")
    return told.format(source=column.title, claim=row.title)
