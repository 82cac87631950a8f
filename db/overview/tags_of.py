"""Which events and claims some annotations have, and how many of them each."""

from collections.abc import Sequence

from crossread.db.overview.keys import CHUNK, linked, marks
from crossread.db.store.store import Store


def tags_of(store: Store, keys: Sequence[int]) -> list[tuple[str, int]]:
    """The ids of events and claims with how many of the annotations have them, the commonest first."""
    counts: dict[str, int] = {}
    for table, column in (("event_tags", "event_id"), ("positions", "claim_id")):
        if len(keys) <= CHUNK:
            rows = store.rows(
                f"SELECT t.{column}, count(DISTINCT t.annotation_id) FROM annotations a CROSS JOIN {table} t "
                f"ON t.annotation_id = a.id WHERE a.key IN ({marks(keys)}) GROUP BY 1",
                keys,
            )
        else:
            rows = _of_many(store, table, column, keys)
        for tag_id, count in rows:
            counts[tag_id] = counts.get(tag_id, 0) + count
    return sorted(counts.items(), key=lambda each: -each[1])


def _of_many(store: Store, table: str, column: str, keys: Sequence[int]) -> list[tuple[str, int]]:
    import numpy as np

    from crossread.db.overview.keys import labelled_keys

    owner, link = linked(store, table)
    kept = np.isin(owner, np.array(keys, dtype=np.int64))
    owner, link = owner[kept], link[kept]
    found = [
        (label, len(np.unique(owner[np.isin(link, of)])))
        for label, of in labelled_keys(store, f"SELECT {column} AS label, key FROM {table}")
    ]
    return [(label, count) for label, count in found if count]
