"""The history: every row of it can be read and taken back, and every step told in words."""

from collections.abc import Iterator

from crossread.db.compacting import EMPTY
from crossread.db.history import is_told
from crossread.db.store import clock
from crossread.db.store.schema import BY_NAME
from crossread.db.store.steps import as_step
from crossread.db.verify.faults import Checked, Fault, read_json

_PAST = "What you made is not touched by it. Undo may end there; salvage makes a file that has the rest of the history."


def check(checked: Checked) -> Iterator[Fault]:
    """Faults of the history."""
    numbers = {row[0] for row in checked.conn.execute("SELECT number FROM steps")}
    yield from _steps(checked, numbers)
    yield from _rows(checked, numbers)


def _steps(checked: Checked, numbers: set[int]) -> Iterator[Fault]:
    # 0 stands for no step.
    ends = numbers | {0}
    for *row, parent, undo_top, redo_top in checked.conn.execute(
        "SELECT number, id, author, at, kind, undoes, label, args, parent, undo_top, redo_top FROM steps "
        "ORDER BY number"
    ):
        number = row[0]
        try:
            step = as_step((row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]))
            clock.instant(step.at)
            if not isinstance(step.args, dict):
                raise ValueError("no arguments")
        except ValueError:
            yield Fault(sentence=f"Step {number} of the history cannot be read.", table="steps", advice=_PAST)
            continue
        if not is_told(step):
            # A script may name its steps as it likes.
            yield Fault(sentence=f"Step {number} of the history cannot be told in words.", table="steps", note=True)
        if not {parent, undo_top, redo_top} <= ends:
            yield Fault(
                sentence=f"Step {number} of the history leads to a step that is not there.", table="steps", advice=_PAST
            )
        elif max(parent, redo_top, step.undoes or 0) >= number or undo_top > number:
            yield Fault(
                sentence=f"Step {number} of the history leads to itself or to a later step, so undo cannot be trusted.",
                table="steps",
                advice=_PAST,
            )


def _rows(checked: Checked, numbers: set[int]) -> Iterator[Fault]:
    for key, step, table_name, op, before in checked.conn.execute(
        "SELECT key, step, table_name, op, before FROM history ORDER BY key"
    ):
        if step not in numbers:
            yield Fault(
                sentence=f"Row {key} of the history belongs to step {step}, which is not there.",
                table="history",
                advice=_PAST,
            )
        if not is_readable(table_name, op, before):
            yield Fault(
                sentence=f"Row {key} of the history cannot be read, so step {step} cannot be undone.",
                table="history",
                advice=_PAST,
            )


def is_readable(table_name: str, op: str, before: object) -> bool:
    """Whether a row of the history can be taken back: it names a table, and holds what that needs."""
    table = BY_NAME.get(table_name)
    if table is None:
        return False
    if op == "insert":
        return before is None
    if op == "delete" and before == EMPTY:
        # Its content was dropped on the user's word.
        return True
    try:
        kept = read_json(before)
    except ValueError:
        return False
    if not isinstance(kept, dict):
        return False
    columns = set(table.all_columns)
    return kept.keys() == columns if op == "delete" else bool(kept) and kept.keys() <= columns
