"""The words of a text that steps are about, where their own sentences do not say them."""

import json
from collections.abc import Iterable

from crossread.db.past.changes import last_known
from crossread.db.records import Step
from crossread.db.store.store import Store

_ABOUT_ONE = (
    *("tag", "untag", "edit_tag", "retag", "tag_many", "untag_many", "retag_many"),
    *("add_position", "edit_position", "remove_position", "tell_apart"),
)


def passages_of(store: Store, steps: Iterable[Step]) -> dict[int, str]:
    """The passage of each step that tags one annotation or takes a position in one, by its number."""
    asked = [step.number for step in steps if step.label in _ABOUT_ONE and step.args.get("count", 1) == 1]
    found = store.rows(
        "SELECT step, min(owner_id) FROM history WHERE step IN (SELECT value FROM json_each(?)) "
        "AND table_name IN ('event_tags', 'positions') GROUP BY step HAVING count(DISTINCT owner_id) = 1",
        (json.dumps(asked),),
    )
    quotes: dict[int, str] = {}
    for step, annotation_id in found:
        row = last_known(store, "annotations", annotation_id)
        if row is not None and row.get("quote"):
            quotes[step] = str(row["quote"])
    return quotes
