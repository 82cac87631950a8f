"""Steps and history of a salvaged project: kept to be read, not to be gone back through.

An undo needs every row of its step and every record as the step left it; neither is sure any more. So the last step is
the salvage itself, and an undo ends there.
"""

from collections.abc import Sequence

from crossread.db.salvage import shapes
from crossread.db.salvage.gathering import Row
from crossread.db.salvage.report import counted
from crossread.db.salvage.tally import gaps_in
from crossread.db.salvage.values import Clean, Mended
from crossread.db.verify.history import is_readable

_LEADING = ("undoes", "parent", "undo_top", "redo_top")
"""What leads from a step to an earlier one; where undo stands after a step may be that step itself."""


def mended_past(
    steps: Sequence[Row], history: Sequence[Row], told: Mended, *, is_sound: bool
) -> tuple[list[Clean], list[Clean]]:
    """The steps and the rows of the history that can be read, without what leads to nowhere.

    In a file that is sound, what is missing between others was dropped on the user's word.
    """
    kept_steps = _sound("steps", steps, "id")
    numbers = {each["number"] for each in kept_steps}
    for each in kept_steps:
        own = int(each["number"] or 0)
        earlier = {of: each[of] for of in _LEADING if each[of] in numbers and int(each[of] or 0) < own}
        is_last_done = each["undo_top"] == each["number"]
        each |= {"undoes": None, **dict.fromkeys(_LEADING[1:], 0), **earlier}
        if is_last_done:
            each["undo_top"] = each["number"]
    kept = [
        each
        for each in _sound("history", history, "key")
        if each["step"] in numbers and is_readable(str(each["table_name"]), str(each["op"]), each["before"])
    ]
    for table, before, after in (("steps", len(steps), len(kept_steps)), ("history", len(history), len(kept))):
        if before > after:
            told.lost.append(f"{counted(table, before - after).capitalize()}, which cannot be read.")
    for table, column, rows in (("steps", "number", kept_steps), ("history", "key", kept)):
        gaps = gaps_in([each[column] for each in rows])
        if gaps and not is_sound:
            told.lost.append(f"{counted(table, gaps).capitalize()} between others.")
    return kept_steps, kept


def _sound(table: str, rows: Sequence[Row], unique: str) -> list[Clean]:
    """The rows of which every value may stand where it stands, in their order."""
    columns = shapes.columns_of(table)
    kept: list[Clean] = []
    seen: set[object] = set()
    for row in rows:
        values: Clean = {}
        for column in columns:
            value = row.values[column.name]
            if value is not None and not isinstance(value, str | int):
                break
            if column.fault(value) or (row.cut == column.name):
                break
            values[column.name] = value
        else:
            if values[unique] not in seen:
                seen.add(values[unique])
                kept.append(values)
    return sorted(kept, key=lambda each: int(each[columns[0].name] or 0))
