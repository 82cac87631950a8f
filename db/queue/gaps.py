"""How far what is said of a claim or event lies apart, from 0 to 1, for ranking. Pure but for `read_gaps`."""

import json
from collections.abc import Iterable, Sequence

from crossread.db.dates import InvalidDateError
from crossread.db.disagreements.verdicts import latest
from crossread.db.grid.grid import Kind, Row
from crossread.db.project import Project
from crossread.db.records import Verdict

HALF_DAYS = 30
"""Dates so many days apart have half the greatest gap."""
_AT_ONCE = 500
_KINDS: tuple[Kind, Kind] = ("claim", "event")


def gap_of_numbers(ranges: Iterable[tuple[float, float]]) -> float:
    """From the stated ranges: the widest distance between two, as a share of the greatest figure; at most 1."""
    known = list(ranges)
    if not known:
        return 0.0
    apart = max(low for low, _ in known) - min(high for _, high in known)
    greatest = max(max(abs(low), abs(high)) for low, high in known)
    return min(max(apart, 0.0) / greatest, 1.0) if greatest else 0.0


def gap_of_dates(dates: Iterable[str]) -> float:
    """From EDTF dates: the widest distance in days, 0 at none, a half at `HALF_DAYS`, towards 1 beyond."""
    from crossread.db.dates import widened_days

    known = []
    for date in dates:
        try:
            known.append(widened_days(date))
        except InvalidDateError:
            continue
    if not known:
        return 0.0
    apart = max(first for first, _ in known) - min(last for _, last in known)
    return apart / (apart + HALF_DAYS) if apart > 0 else 0.0


def read_gaps(project: Project, rows: Sequence[Row]) -> dict[str, float]:
    """The gaps of those rows that give figures or dates; all others have the greatest, 1.

    What a verdict sets aside does not count, nor does anything but what is asserted.
    """
    gone = _set_aside(project)
    found = {row.id: 1.0 for row in rows}
    figures = [row.id for row in rows if row.kind == "claim" and row.value_type in ("number", "duration")]
    for row_id, said in _said(project, "claim", figures, gone).items():
        if len(said) > 1:
            found[row_id] = gap_of_numbers((float(low), float(high or low)) for low, high in said)
    for kind in _KINDS:
        dated = [row.id for row in rows if row.kind == kind and row.value_type == "date"]
        for row_id, said in _said(project, kind, dated, gone).items():
            if len(said) > 1:
                found[row_id] = gap_of_dates(low for low, _ in said)
    return found


def _said(
    project: Project, kind: Kind, ids: Sequence[str], gone: Sequence[str]
) -> dict[str, set[tuple[str, str | None]]]:
    found: dict[str, set[tuple[str, str | None]]] = {}
    query = (
        "SELECT DISTINCT claim_id, value, value_high FROM positions "
        "WHERE stance = 'asserts' AND value IS NOT NULL AND claim_id"
    )
    if kind == "event":
        query = "SELECT DISTINCT event_id, date, NULL FROM event_tags WHERE date IS NOT NULL AND event_id"
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        where = f"IN ({', '.join('?' * len(some))}) AND id NOT IN (SELECT value FROM json_each(?))"
        for row_id, low, high in project.store.rows(f"{query} {where}", (*some, json.dumps(gone))):
            found.setdefault(row_id, set()).add((low, high))
    return found


def _set_aside(project: Project) -> list[str]:
    verdicts: dict[str, list[Verdict]] = {}
    for each in project.verdicts.all():
        verdicts.setdefault(each.claim_id or each.event_id or "", []).append(each)
    lasts = (latest(several) for several in verdicts.values())
    return [item.id for last in lasts if last is not None for item in last.set_aside]
