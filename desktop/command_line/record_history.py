"""The command that lists what happened to one record: who changed which field when, from what to what."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from crossread.db.errors import CrossreadError
from crossread.db.history import describe
from crossread.db.past.listing import StepQuery, list_steps, read_steps
from crossread.db.past.telling import Told, in_brief, tell_changes
from crossread.db.project import Project
from crossread.db.records import Step
from crossread.desktop.command_line.listing import print_list


def record_history(arguments: Namespace) -> int:
    """List it, newest first. Raises CrossreadError if nothing is known of the id."""
    with Project.open_for_reading(arguments.project) as project:
        if arguments.json:
            print_list(_as_json(step, told) for step, told in _steps(project, arguments.of, arguments.limit))
            return 0
        for step, told in _steps(project, arguments.of, arguments.limit):
            prefix = "" if step.kind == "do" else f"{step.kind}: "
            print(f"{step.number:>5}  {step.at}  {prefix}{describe(step)}{f' ({step.author})' if step.author else ''}")
            for each in told:
                print(f"       {in_brief(each)}")
    return 0


def _steps(project: Project, record_id: str, limit: int) -> Iterator[tuple[Step, list[Told]]]:
    found = list_steps(project.store, StepQuery(record_id=record_id))
    if not found.numbers:
        raise CrossreadError(f"The history knows nothing of {record_id}; take an id that an export or a list shows.")
    for number in found.numbers[:limit]:
        step = read_steps(project.store, [number])[number]
        yield step, tell_changes(project.store, number, rows=found.rows, about=record_id)


def _as_json(step: Step, told: list[Told]) -> dict[str, Any]:
    return {
        "number": step.number,
        "id": step.id,
        "author": step.author,
        "at": step.at,
        "kind": step.kind,
        "label": step.label,
        "changes": [
            {
                "record": each.row_id,
                "kind": each.noun,
                "change": each.op,
                "fields": {field.column: [field.before, field.after] for field in each.fields},
            }
            for each in told
        ],
    }
