"""How much a check went through."""

from crossread.db.project import Project
from crossread.db.record import record

_RECORDS = (
    *("sources", "voices", "events", "claims", "answers", "annotations", "event_tags", "positions"),
    *("relations", "silences", "verdicts"),
)


@record
class Counts:
    """What there was to check."""

    texts: int
    quotes: int
    records: int
    steps: int


def count(project: Project) -> Counts:
    """Count texts, quotes, records of every kind, and steps of the history."""
    number = project.store.number
    return Counts(
        texts=number("SELECT count(*) FROM texts"),
        quotes=number("SELECT count(*) FROM annotations"),
        records=sum(number(f"SELECT count(*) FROM {table}") for table in _RECORDS),
        steps=number("SELECT count(*) FROM steps"),
    )
