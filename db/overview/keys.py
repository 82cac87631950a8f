"""Keys of rows by the hundred thousand: read as one text by group, and kept as arrays.

SQLite joins the keys of a group to one text and Python parses it at once: a fifth of the price of a row for each, and
nearly all of it is spent where other threads can run.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from crossread.db.store.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.int64]

# SQLite takes at most 32,766 values in one statement.
CHUNK = 20_000


def keys_of(store: Store, select: str, values: Sequence[Any] = ()) -> "Keys":
    """The keys that a query answers with, in its order; its one column must be called `key`."""
    row = store.row(f"SELECT group_concat(key) FROM ({select})", values)
    return parsed(row[0] if row else None)


def labelled_keys(store: Store, select: str, values: Sequence[Any] = ()) -> "list[tuple[Any, Keys]]":
    """The keys by label, in no order: the query's columns must be called `label` and `key`. A label may be NULL."""
    rows = store.rows(f"SELECT label, group_concat(key) FROM ({select}) GROUP BY label", values)
    return [(label, parsed(text)) for label, text in rows]


def linked(store: Store, table: str) -> "tuple[Keys, Keys]":
    """For each event tag or position: the key of its annotation, and its own."""
    # In the order of the ids both indices are walked from front to back; by chance the pages would be read many times.
    pairs = f"SELECT a.key AS owner, t.key AS key FROM {table} t CROSS JOIN annotations a ON a.id = t.annotation_id"
    row = store.row(
        f"SELECT group_concat(owner), group_concat(key) FROM ({pairs} ORDER BY t.annotation_id)",
    )
    return (parsed(row[0]), parsed(row[1])) if row else (parsed(None), parsed(None))


def owners(store: Store, table: str, condition: str = "", values: Sequence[Any] = ()) -> "Keys":
    """The keys of the annotations with an event tag or position `t` that meets a condition; one may come twice."""
    where = f"WHERE {condition}" if condition else ""
    return keys_of(
        store,
        f"SELECT a.key AS key FROM {table} t CROSS JOIN annotations a ON a.id = t.annotation_id {where} "
        "ORDER BY t.annotation_id",
        values,
    )


def parsed(text: str | None) -> "Keys":
    """Numbers with commas between them."""
    import numpy as np

    return np.fromstring(text or "", dtype=np.int64, sep=",")


def joined(parts: "Iterable[Keys]") -> "Keys":
    """All of them in one."""
    import numpy as np

    return np.concatenate([np.empty(0, np.int64), *parts])


def marks(values: Sequence[Any]) -> str:
    """So many question marks as there are values."""
    return ", ".join("?" * len(values))
