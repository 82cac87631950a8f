"""Statements of different sources that came the same way: their `via` ends at the same place."""

import json
from dataclasses import dataclass

from crossread.db.disagreements.rules import fold
from crossread.db.records import Passage
from crossread.db.store.store import Store


@dataclass(frozen=True, slots=True)
class Sent:
    """A passage that says where it has a statement from: `end` is the last stop as written."""

    source_id: str
    claim_id: str
    end: str
    passage: Passage


def read_sent(store: Store) -> dict[str, list[Sent]]:
    """The passages with a way, by its folded end; ends that one source alone has are left out."""
    rows = store.rows(
        'SELECT a.source_id, a.revision, a.start, a."end", p.claim_id, p.via FROM positions p '
        "JOIN annotations a ON a.id = p.annotation_id WHERE p.via <> '[]' ORDER BY a.start, a.key"
    )
    found: dict[str, list[Sent]] = {}
    for source_id, revision, start, end, claim_id, via in rows:
        stops = json.loads(via)
        if stops:
            passage = Passage(source_id=source_id, revision=revision, start=start, end=end)
            found.setdefault(fold(stops[-1]), []).append(Sent(source_id, claim_id, stops[-1], passage))
    return {end: sent for end, sent in found.items() if len({each.source_id for each in sent}) > 1}
