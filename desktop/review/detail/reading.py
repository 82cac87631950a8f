"""What the detail shows of one claim or event, read from a project. Pure of Qt; called on a reader's thread."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from crossread.db.disagreements import Count, Origins, Pair, Reason, Relation, Stated, count, is_comparable, pairs
from crossread.db.errors import InvalidRecordError
from crossread.db.grid import Kind, Quoted, SubjectDetail, read_subject
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Claim, Event

Role = Literal["side", "uncompared", "aside"]
_APART: tuple[Relation, ...] = ("not_the_same_thing",)


@record
class Group:
    """Passages that say the same; or that are not compared; or that the latest verdict sets aside.

    `says` are the different things that they say, as (stance, value); `count` is None for what is set aside. What is
    `beside` stands against nothing, while other sides do.
    """

    role: Role
    says: tuple[tuple[str, str], ...]
    passages: tuple[Quoted, ...]
    count: Count | None = None
    beside: bool = False


@record
class Between:
    """All pairs of two groups (places in `Shown.groups`; the second is None for a total) with one relation."""

    a: int
    b: int | None
    pairs: tuple[Pair, ...]


@record
class Shown:
    """One claim or event as it is shown.

    `worst` are the pairs between those two sides that have the most accounts, conflicts before tensions. `apart` are
    the reasons why pairs are not of the same thing, each with how many there are. `place_of` gives the group and
    passage of a position or tag, and of an annotation for an event: as the pairs name them.
    """

    kind: Kind
    id: str
    detail: SubjectDetail
    groups: tuple[Group, ...]
    between: tuple[Between, ...]
    worst: Between | None
    apart: tuple[tuple[Reason, int], ...]
    about: Event | None
    place_of: Mapping[str, tuple[int, Quoted]]

    def counts(self, between: Between) -> tuple[Count, Count | None]:
        """How many stand on either side."""
        return _counts(self.groups, between)


def read_shown(project: Project, kind: Kind, subject_id: str) -> Shown | None:
    """Read one; None if it is gone."""
    try:
        detail = read_subject(project, kind, subject_id)
    except InvalidRecordError:
        return None
    subject = detail.subject
    stated = project.disagreements.stated_on(subject)
    gone = {each.said.position_id for each in detail.said if each.said.aside is not None}
    considered = [each for each in stated if each.id not in gone]
    apart = Counter(each.reason for each in pairs(subject, considered, _APART) if each.reason)
    groups = _groups(detail, {each.id for each in considered if is_comparable(each, subject)})
    origins, by_id = Origins(project.relations.all()), {each.id: each for each in considered}
    groups = [_counted(group, by_id, origins) for group in groups]
    place_of: dict[str, tuple[int, Quoted]] = {}
    for place, group in enumerate(groups):
        for quoted in group.passages:
            place_of[quoted.said.position_id] = (place, quoted)
            if kind == "event":
                place_of[quoted.said.annotation_id] = (place, quoted)
    between = _between(detail.pairs, place_of)
    return Shown(
        kind=kind,
        id=subject_id,
        detail=detail,
        groups=tuple(groups),
        between=between,
        worst=max(between, key=lambda each: _heaviness(groups, each), default=None),
        apart=tuple(apart.most_common()),
        about=_about(project, subject),
        place_of=place_of,
    )


def _counts(groups: Sequence[Group], between: Between) -> tuple[Count, Count | None]:
    a = groups[between.a].count or Count(0, 0)
    return a, None if between.b is None else groups[between.b].count


def _heaviness(groups: Sequence[Group], between: Between) -> tuple[bool, int, int]:
    a, b = _counts(groups, between)
    others = b.accounts if b is not None else 1
    return between.pairs[0].relation == "conflict", a.accounts * others, len(between.pairs)


def _groups(detail: SubjectDetail, compared: set[str]) -> list[Group]:
    quoted = {each.said.position_id: each for each in detail.said}
    is_opposed = not all(side.beside for side in detail.sides)
    sides = [
        Group(
            role="side",
            says=(),
            passages=tuple(quoted[each.id] for each in side.stated if each.id in quoted),
            beside=side.beside and is_opposed,
        )
        for side in detail.sides
    ]
    aside = tuple(each for each in detail.said if each.said.aside is not None)
    rest = tuple(each for each in detail.said if each.said.aside is None and each.said.position_id not in compared)
    found = [*sides, Group(role="uncompared", says=(), passages=rest), Group(role="aside", says=(), passages=aside)]
    return [group for group in found if group.passages]


def _counted(group: Group, stated: Mapping[str, Stated], origins: Origins) -> Group:
    known = [stated.get(each.said.position_id) for each in group.passages]
    counted = count([each for each in known if each is not None], origins)
    said = dict.fromkeys((str(each.said.stance), each.said.words) for each in group.passages)
    return Group(
        role=group.role,
        says=tuple(said),
        passages=group.passages,
        count=counted if counted.accounts and group.role != "aside" else None,
        beside=group.beside,
    )


def _between(found: Sequence[Pair], place_of: Mapping[str, tuple[int, Quoted]]) -> tuple[Between, ...]:
    grouped: dict[tuple[int, int | None, str], list[Pair]] = {}
    for pair in found:
        if pair.a not in place_of or (pair.b is not None and pair.b not in place_of):
            continue
        a = place_of[pair.a][0]
        b = None if pair.b is None else place_of[pair.b][0]
        key = (a, b) if b is None or a <= b else (b, a)
        grouped.setdefault((*key, pair.relation), []).append(pair)
    return tuple(Between(a=a, b=b, pairs=tuple(several)) for (a, b, _), several in grouped.items())


def _about(project: Project, subject: Claim | Event) -> Event | None:
    if not isinstance(subject, Claim) or subject.event_id is None:
        return None
    return project.events.get(subject.event_id)
