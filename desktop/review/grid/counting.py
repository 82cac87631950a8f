"""How much of a grid is shown, or that nothing is, in a sentence: rows, conflicts, statements that are compared."""

from crossread.db.grid import Grid
from crossread.desktop.review.grid.arrangement import Arranged, GridQuery
from crossread.desktop.review.grid.words import number, tr


def summary(grid: Grid, arranged: Arranged) -> str:
    """Such as: 12 of 20 claims, 6 in conflict; 14 of 62 statements compared."""
    rows = [_rows(grid, arranged, kind) for kind in ("claim", "event")]
    parts = [tr(", ").join(part for part in rows if part)]
    if parts[0]:
        conflicts = sum(row.conflicts > 0 for row in arranged.found)
        parts[0] = tr("{rows}, {count} in conflict").format(rows=parts[0], count=number(conflicts))
    claims = [row for row in grid.rows if row.kind == "claim"]
    said, comparable = sum(row.said for row in claims), sum(row.comparable for row in claims)
    if said:
        told = tr("{some} of {all} statements compared")
        if comparable == said:
            told = tr("all {all} statements compared") if said > 2 else tr("{all} statements compared")
        parts.append(told.format(some=number(comparable), all=number(said)))
    return tr("; ").join(part for part in parts if part)


def _rows(grid: Grid, arranged: Arranged, kind: str) -> str:
    total = sum(row.kind == kind for row in grid.rows)
    shown = sum(row.kind == kind for row in arranged.found)
    one, many = (tr("claim"), tr("claims")) if kind == "claim" else (tr("event"), tr("events"))
    what = one if total == 1 else many
    if not total:
        return ""
    if shown == total:
        return f"{number(total)} {what}"
    return tr("{shown} of {all} {what}").format(shown=number(shown), all=number(total), what=what)


def none_found(query: GridQuery) -> tuple[str, str]:
    """What an empty grid says: that there is nothing like what is asked for, and what to do."""
    if query.words:
        return tr("Nothing is called “{words}”").format(words=query.words), tr("Try fewer words, or show everything.")
    told = {
        "conflict": (tr("Nothing is in conflict"), tr("Whatever can be compared can hold together.")),
        "again": (tr("Nothing is to be looked at again"), tr("No finding is older than what it was found on.")),
        "settled": (tr("Nothing is settled yet"), tr("Choose a row in conflict and say what you found.")),
        "open": (tr("Nothing is open"), tr("Every conflict and every tension has its finding.")),
    }
    return told.get(query.status, (tr("No claim or event is like this"), tr("Take a condition away.")))
