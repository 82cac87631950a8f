"""What some annotations say: which cells of the grid they speak in, and how often they name what is in the codebook."""

from collections.abc import Collection, Iterable
from typing import Literal

from crossread.db.store.store import Store

MOST_NAMED = 5_000
"""So many annotations are looked up by their ids; of more, all are gone through."""


def cells_among(
    store: Store, annotation_ids: Collection[str], across: Literal["source", "voice"]
) -> frozenset[tuple[str, str]]:
    """The cells in which any of the annotations speak: pairs of a claim or event, and a source or a voice.

    Of voices, what a source says in its own name is in its column.
    """
    cells = set[tuple[str, str]]()
    for _, subject_id, voice_id, source_id in _named(store, annotation_ids):
        cells.add((subject_id, (voice_id or source_id) if across == "voice" else source_id))
    return frozenset(cells)


def counts_among(
    store: Store, annotation_ids: Collection[str], source_ids: Collection[str] | None = None
) -> dict[str, int]:
    """How many of the annotations, in all sources or in some, name each event, claim and voice; not those without."""
    named: dict[str, set[str]] = {}
    for annotation_id, subject_id, voice_id, source_id in _named(store, annotation_ids):
        if source_ids is None or source_id in source_ids:
            for each in (subject_id, voice_id) if voice_id is not None else (subject_id,):
                named.setdefault(each, set()).add(annotation_id)
    return {each: len(annotations) for each, annotations in named.items()}


def _named(store: Store, annotation_ids: Collection[str]) -> Iterable[tuple[str, str, str | None, str]]:
    """Annotation, claim or event, voice, source: of each tag and position of the annotations."""
    few = len(annotation_ids) <= MOST_NAMED
    where = f" WHERE a.id IN ({', '.join('?' * len(annotation_ids))})" if few else ""
    values = list(annotation_ids) if few else []
    wanted = frozenset(annotation_ids)
    for table, name in (("event_tags", "event_id"), ("positions", "claim_id")):
        # CROSS JOIN: the annotations may be few, the tags of all are many.
        query = f"SELECT a.id, n.{name}, n.voice_id, a.source_id FROM annotations a CROSS JOIN {table} n"
        for row in store.conn.execute(f"{query} ON n.annotation_id = a.id{where}", values):
            if row[0] in wanted:
                yield row
