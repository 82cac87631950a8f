"""Groups within groups laid out: each record after the one that it stands under. Pure."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from crossread.db.errors import DamagedProjectError


class _Grouped(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def parent_id(self) -> str | None: ...


T = TypeVar("T", bound=_Grouped)


def nested(entries: Sequence[T]) -> Iterator[tuple[T, int]]:
    """Each entry once, and how many stand above it; those under one in the order given.

    What stands under an entry that is not among them has none above it. So has the first of those that stand under
    each other in a ring, which no operation makes: none is left out, and none is met again.

    Raises DamagedProjectError for an entry without an id of its own, which only a damaged file has.
    """
    known = {each.id for each in entries}
    if len(known) < len(entries) or None in known:
        raise DamagedProjectError(
            "The project file is damaged: something in it has lost its id, or is there twice. Check it, go back to a "
            "backup, or salvage what can be read."
        )
    below: dict[str | None, list[T]] = {}
    for each in entries:
        below.setdefault(each.parent_id if each.parent_id in known else None, []).append(each)
    seen: set[str] = set()
    yield from _below(below.get(None, ()), below, seen)
    if len(seen) < len(entries):
        for each in entries:
            if each.id not in seen:
                yield from _below((each,), below, seen)


def _below(first: Sequence[T], below: dict[str | None, list[T]], seen: set[str]) -> Iterator[tuple[T, int]]:
    waiting = [(each, 0) for each in reversed(first)]
    while waiting:
        each, depth = waiting.pop()
        if each.id not in seen:
            seen.add(each.id)
            yield each, depth
            waiting.extend((child, depth + 1) for child in reversed(below.get(each.id, ())))
