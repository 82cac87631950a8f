"""Names looked up while one types: voices with their aliases, answers, events, claims. Pure; no Qt."""

from collections.abc import Iterable, Sequence

from crossread.db.search.fold import plain


class Names:
    """Entries of (id, names, word beside), searchable by any of their names; the first name is the one shown."""

    def __init__(self, entries: Iterable[tuple[str, Sequence[str], str]]) -> None:
        self._entries = [(key, tuple(names), aside) for key, names, aside in entries]
        self._folded = [tuple(folded(name) for name in names) for _, names, _ in self._entries]

    def called(self, typed: str) -> str | None:
        """The id of the entry that has exactly this name, letter case and marks apart."""
        wanted = folded(typed)
        if not wanted:
            return None
        found = (entry[0] for entry, names in zip(self._entries, self._folded, strict=True) if wanted in names)
        return next(found, None)

    def find(self, typed: str, limit: int = 40) -> list[tuple[str, str, str]]:
        """The best matches as (id, name, beside): beside a name stands the alias by which it was found, else its word.

        Nothing typed finds all, in their order.
        """
        wanted = folded(typed)
        words = wanted.split()
        found: list[tuple[int, int]] = []
        for at, names in enumerate(self._folded):
            rank = min((_rank(wanted, words, name) + (place > 0) for place, name in enumerate(names)), default=99)
            if rank < 99:
                found.append((rank, at))
        found.sort()
        return [self._told(at, wanted, words) for _, at in found[:limit]]

    def _told(self, at: int, wanted: str, words: Sequence[str]) -> tuple[str, str, str]:
        key, names, aside = self._entries[at]
        ranks = [_rank(wanted, words, name) for name in self._folded[at]]
        by = ranks.index(min(ranks))
        return key, names[0], names[by] if by > 0 else aside


def folded(text: str) -> str:
    """A name as it is looked up: without regard to letter case, marks and the amount of white space."""
    return " ".join(plain(text).split())


def _rank(wanted: str, words: Sequence[str], name: str) -> int:
    """0 the very name, 10 it begins so, 20 its words begin so, 30 it is inside, 99 not at all."""
    if wanted == name:
        return 0
    if name.startswith(wanted):
        return 10
    if all(f" {word}" in f" {name}" for word in words):
        return 20
    return 30 if all(word in name for word in words) else 99
