"""What refers to what: between rows, inside the columns that hold JSON, and up the parents without a loop."""

from collections.abc import Iterator
from typing import Any

from crossread.db.verify.faults import SALVAGE, Checked, Fault, read_json

_WHAT = {
    "sources": "a source",
    "revisions": "a text",
    "texts": "a text",
    "voices": "a voice",
    "events": "an event",
    "claims": "a claim",
    "answers": "an answer",
    "annotations": "an annotation",
    "steps": "a step",
}


def check(checked: Checked) -> Iterator[Fault]:
    """Faults of reference."""
    yield from _foreign_keys(checked)
    yield from _anchors(checked)
    yield from _verdicts(checked)
    yield from _answers(checked)
    for table in ("voices", "events", "claims"):
        yield from _loops(checked, table)
    yield from _beside_silence(checked)


def _foreign_keys(checked: Checked) -> Iterator[Fault]:
    for table, rowid, referred, _ in checked.conn.execute("PRAGMA foreign_key_check").fetchall():
        if table == "steps":
            yield Fault(
                sentence=f"Step {rowid} of the history takes back a step that is not there.",
                table=table,
                advice=SALVAGE,
            )
            continue
        (record_id,) = checked.conn.execute(f"SELECT id FROM {table} WHERE key = ?", (rowid,)).fetchone()
        yield checked.fault(table, record_id, f"refers to {_WHAT[referred]} that is not in the project", SALVAGE)


def _anchors(checked: Checked) -> Iterator[Fault]:
    for table in ("event_tags", "positions"):
        for record_id, text in checked.conn.execute(
            f"SELECT id, date_anchor FROM {table} WHERE date_anchor IS NOT NULL"
        ):
            try:
                anchor = read_json(text)
            except ValueError:
                continue  # `values` tells
            if not isinstance(anchor, dict):
                continue
            for key, referred in (("event_id", "events"), ("annotation_id", "annotations")):
                if key in anchor and not _is_there(checked, referred, anchor[key]):
                    yield checked.fault(
                        table,
                        record_id,
                        f"counts its date from {_WHAT[referred]} that is not in the project",
                        "Choose in the annotation what it is counted from.",
                    )


def _verdicts(checked: Checked) -> Iterator[Fault]:
    """What a verdict names may have gone since; that is only worth a note, and an export leaves it out."""
    for record_id, finding, set_aside in checked.conn.execute("SELECT id, finding, set_aside FROM verdicts").fetchall():
        try:
            found, aside = read_json(finding or "null"), read_json(set_aside)
        except ValueError:
            continue
        answer_id = found.get("answer_id") if isinstance(found, dict) else None
        if answer_id is not None and not _is_there(checked, "answers", answer_id):
            yield checked.fault("verdicts", record_id, "finds an answer that has been deleted since", note=True)
        for item in aside if isinstance(aside, list) else []:
            item_id = item.get("id") if isinstance(item, dict) else None
            if not any(_is_there(checked, table, item_id) for table in ("positions", "event_tags")):
                yield checked.fault("verdicts", record_id, "sets aside what has been deleted since", note=True)


def _answers(checked: Checked) -> Iterator[Fault]:
    for (record_id,) in checked.conn.execute(
        "SELECT p.id FROM positions p JOIN answers a ON a.id = p.answer_id WHERE a.claim_id <> p.claim_id"
    ).fetchall():
        yield checked.fault(
            "positions", record_id, "gives an answer to another claim", "Choose one of its own claim in the annotation."
        )


def _loops(checked: Checked, table: str) -> Iterator[Fault]:
    parent_of: dict[str, Any] = dict(
        checked.conn.execute(f"SELECT id, parent_id FROM {table} WHERE parent_id IS NOT NULL").fetchall()
    )
    good: set[str] = set()
    for record_id in parent_of:
        way: dict[str, None] = {}
        here: str | None = record_id
        while here is not None and here not in good and here not in way:
            way[here] = None
            here = parent_of.get(here)
        if here is not None and here in way:
            # One of a ring tells of all of it, from wherever one came to it.
            yield checked.fault(table, here, "lies below itself", "Take it out of its group in the codebook.")
        good.update(way)


def _beside_silence(checked: Checked) -> Iterator[Fault]:
    rows = checked.conn.execute(
        "SELECT DISTINCT n.id, c.statement FROM silences n JOIN claims c ON c.id = n.claim_id "
        "JOIN positions p ON p.claim_id = n.claim_id JOIN annotations a ON a.id = p.annotation_id "
        "AND a.source_id = n.source_id AND a.revision = n.revision"
    ).fetchall()
    for record_id, statement in rows:
        yield checked.fault(
            "silences",
            record_id,
            f"on “{statement}” is hidden by a position that the source takes on it",
            "Take back one of the two.",
            note=True,
        )


def _is_there(checked: Checked, table: str, record_id: Any) -> bool:
    return (
        isinstance(record_id, str)
        and checked.conn.execute(f"SELECT 1 FROM {table} WHERE id = ?", (record_id,)).fetchone() is not None
    )
