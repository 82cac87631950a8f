"""Counting who says something: voices and origins, not outlets, so that a copied report does not count twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.db.disagreements.rules import fold
from crossread.db.disagreements.stated import Stated, Subject
from crossread.db.disagreements.tally import Said, said
from crossread.db.records import Relation

_JOINING = frozenset({"copies", "translates", "same_origin"})


class Origins:
    """Which sources have one origin: copies, translations and those said to have the same, also through others."""

    def __init__(self, relations: Iterable[Relation] = ()) -> None:
        self._parents: dict[str, str] = {}
        for relation in relations:
            if relation.kind in _JOINING:
                one, other = sorted((self.of(relation.a), self.of(relation.b)))
                self._parents[other] = one

    def of(self, source_id: str) -> str:
        """The id of the source that stands for the origin; the source's own if nothing is known of it."""
        root = source_id
        while (parent := self._parents.get(root, root)) != root:
            root = parent
        while (parent := self._parents.get(source_id, source_id)) != root:
            self._parents[source_id], source_id = root, parent
        return root


@dataclass(frozen=True, slots=True)
class Count:
    """So many accounts (voices, or origins where a source speaks for itself) in so many sources."""

    accounts: int
    sources: int


@dataclass(frozen=True, slots=True)
class Side:
    """Those who say the same, and how many they are; `beside` if nothing that they say stands against anything."""

    stated: tuple[Stated, ...]
    count: Count
    beside: bool = False


def count(stated: Iterable[Stated], origins: Origins) -> Count:
    """How many accounts and sources the statements are.

    A voice counts once, whoever quotes it. Where the source itself speaks, sources of one origin count once, and so do
    those whose way (`via`) ends at the same place.
    """
    accounts, sources = set(), set()
    for each in stated:
        sources.add(each.source_id)
        accounts.add(_account(each, origins))
    return Count(len(accounts), len(sources))


def _account(stated: Stated, origins: Origins) -> tuple[str, str]:
    if stated.voice_id is not None:
        return ("voice", stated.voice_id)
    end_of_way = fold(stated.via[-1]) if stated.via else ""
    return ("way", end_of_way) if end_of_way else ("source", origins.of(stated.source_id))


def sides(subject: Subject, stated: Sequence[Stated], origins: Origins) -> list[Side]:
    """The statements that can be compared, by what they say: "3 against 1". Needs numpy.

    No two of one side stand against each other, and what is at odds with nothing is on none of them (`siding`). Those
    that stand against another come first, then those beside them, each the side with the most accounts first.
    """
    from crossread.db.disagreements.standing import Standing

    groups: dict[Said, list[int]] = {}
    for place, each in enumerate(stated):
        groups.setdefault(said(each), []).append(place)
    members = list(groups.values())
    standing = Standing(subject, list(groups), [len(each) for each in members])
    found = []
    for number, side in enumerate(standing.sides):
        mine = tuple(stated[each] for each in sorted(place for group in side for place in members[group]))
        found.append(Side(mine, count(mine, origins), number >= standing.opposed))
    return sorted(found, key=lambda side: (side.beside, -side.count.accounts, -side.count.sources))
