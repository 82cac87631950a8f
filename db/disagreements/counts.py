"""Counting who says something: voices and origins, not outlets, so that a copied report does not count twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.db.disagreements.rules import compare, fold, is_comparable
from crossread.db.disagreements.stated import Stated, Subject
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
    """Those who say the same, and how many they are."""

    stated: tuple[Stated, ...]
    count: Count


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
    """The statements that can be compared, by what they say, the side with the most accounts first: "3 against 1".

    Each side is those that agree with its first; ranges that overlap without saying the same join the first side they
    agree with, in the order of `stated`.
    """
    groups: list[list[Stated]] = []
    for each in stated:
        if not is_comparable(each, subject):
            continue
        for group in groups:
            if compare(group[0], each, subject).relation == "agree":
                group.append(each)
                break
        else:
            groups.append([each])
    found = [Side(tuple(group), count(group, origins)) for group in groups]
    return sorted(found, key=lambda side: (-side.count.accounts, -side.count.sources))
