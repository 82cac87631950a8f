"""Which rows of the history are about one record: itself, and what is or was said of it."""

from typing import Literal

from crossread.db.store.store import Store

Kind = Literal[
    "annotation", "claim", "event", "source", "voice", "answer", "tag", "position", "verdict", "relation", "silence"
]
TABLE_OF: dict[Kind, str] = {
    "annotation": "annotations",
    "claim": "claims",
    "event": "events",
    "source": "sources",
    "voice": "voices",
    "answer": "answers",
    "tag": "event_tags",
    "position": "positions",
    "verdict": "verdicts",
    "relation": "relations",
    "silence": "silences",
}
# What names the record in a column, and so belongs to its history: the table and the column.
_NAMING: dict[Kind, tuple[tuple[str, str], ...]] = {
    "annotation": (("event_tags", "annotation_id"), ("positions", "annotation_id")),
    "claim": (
        ("answers", "claim_id"),
        ("positions", "claim_id"),
        ("silences", "claim_id"),
        ("verdicts", "claim_id"),
    ),
    "event": (("event_tags", "event_id"), ("verdicts", "event_id")),
    "source": (
        ("revisions", "source_id"),
        ("zones", "source_id"),
        ("finished", "source_id"),
        ("silences", "source_id"),
        ("relations", "a"),
        ("relations", "b"),
    ),
    "voice": (("positions", "voice_id"), ("event_tags", "voice_id")),
    "answer": (("positions", "answer_id"),),
}


def kind_of(store: Store, record_id: str) -> Kind | None:
    """What an id is of, also if the record has been deleted; None if nothing is known of it."""
    for kind, table in TABLE_OF.items():
        if store.row(f"SELECT 1 FROM {table} WHERE id = ?", (record_id,)) is not None:
            return kind
    row = store.row("SELECT table_name FROM history WHERE row_id = ? LIMIT 1", (record_id,))
    return next((kind for kind, table in TABLE_OF.items() if row is not None and table == row[0]), None)


def rows_of(store: Store, kind: Kind, record_id: str) -> tuple[str, ...]:
    """The ids of the record itself and of what is or was said of it: 0.1 s at 220,000 rows of history."""
    found = {record_id: None}
    for table, column in _NAMING.get(kind, ()):
        found.update(
            dict.fromkeys(row[0] for row in store.rows(f"SELECT id FROM {table} WHERE {column} = ?", (record_id,)))
        )
        # What named it once and no longer does; `instr` spares parsing what cannot hold the id.
        found.update(
            dict.fromkeys(
                row[0]
                for row in store.rows(
                    "SELECT row_id FROM history WHERE before IS NOT NULL AND table_name = ? AND instr(before, ?) "
                    f"AND json_extract(before, '$.{column}') = ?",
                    (table, record_id, record_id),
                )
            )
        )
    return tuple(found)
