"""Where a fault can be seen in the window: the passage, source, event or claim that it is of."""

from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.verify.faults import Fault


@record
class Place:
    """One of these is given; none where a fault has no place to go to."""

    annotation_id: str = ""
    source_id: str = ""
    event_id: str = ""
    claim_id: str = ""


# The column that names where a record of the table is seen.
_QUERIES: dict[str, tuple[str, str]] = {
    "annotations": ("annotation_id", "SELECT id FROM annotations WHERE id = ?"),
    "event_tags": ("annotation_id", "SELECT annotation_id FROM event_tags WHERE id = ?"),
    "positions": ("annotation_id", "SELECT annotation_id FROM positions WHERE id = ?"),
    "sources": ("source_id", "SELECT id FROM sources WHERE id = ?"),
    "texts": ("source_id", "SELECT source_id FROM revisions WHERE sha256 = ?"),
    "revisions": ("source_id", "SELECT source_id FROM revisions WHERE id = ?"),
    "zones": ("source_id", "SELECT source_id FROM zones WHERE id = ?"),
    "finished": ("source_id", "SELECT source_id FROM finished WHERE id = ?"),
    "silences": ("source_id", "SELECT source_id FROM silences WHERE id = ?"),
    "relations": ("source_id", "SELECT a FROM relations WHERE id = ?"),
    "events": ("event_id", "SELECT id FROM events WHERE id = ?"),
    "claims": ("claim_id", "SELECT id FROM claims WHERE id = ?"),
    "answers": ("claim_id", "SELECT claim_id FROM answers WHERE id = ?"),
    "verdicts": ("claim_id", "SELECT claim_id FROM verdicts WHERE id = ?"),
}


def has_place(fault: Fault) -> bool:
    """Whether there may be somewhere to go to."""
    return fault.record_id is not None and fault.table in _QUERIES


def place_of(project: Project, fault: Fault) -> Place:
    """Where to go to."""
    if not has_place(fault):
        return Place()
    name, query = _QUERIES[fault.table]
    row = project.store.row(query, (fault.record_id,))
    found = row[0] if row and isinstance(row[0], str) else ""
    if (
        name == "annotation_id"
        and found
        and project.store.row("SELECT 1 FROM annotations WHERE id = ?", (found,)) is None
    ):
        found = ""
    return Place(**{name: found})
