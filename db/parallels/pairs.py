"""Pairs of sources that may depend on each other, and what the researcher says of them."""

from itertools import combinations

from crossread.db.dates import InvalidDateError, parse
from crossread.db.disagreements.verdicts import instant
from crossread.db.parallels.kinship import Kinship
from crossread.db.parallels.shared import Shared
from crossread.db.parallels.ways import read_sent
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Relation, RelationKind


@record
class SourcePair:
    """Two sources, `a` before `b` in the order of the sources.

    `ways` are the ends that statements of both have in common, as written; `earlier` is the id of the one that was
    surely published first; `relation` what was last said of the two.
    """

    a: str
    b: str
    kinship: Kinship | None = None
    ways: tuple[str, ...] = ()
    earlier: str | None = None
    relation: Relation | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What the pair is known by."""
        return self.a, self.b

    @property
    def share(self) -> float:
        """How much of one of them at most stands in the other, from 0 to 1."""
        return max(self.kinship.share_of_a, self.kinship.share_of_b) if self.kinship is not None else 0.0


def read_pairs(project: Project, shared: Shared | None) -> tuple[SourcePair, ...]:
    """All pairs with shared wording, equal ends of ways, or a word said of them: the closest first.

    Without `shared` (it is not looked for yet) those with the other two alone.
    """
    sources = project.sources.all()
    place = {source.id: number for number, source in enumerate(sources)}
    by_id = {source.id: source for source in sources}
    relations: dict[tuple[str, str], Relation] = {}
    for relation in sorted(project.relations.all(), key=lambda each: instant(each.decided_at)):
        relations[_ordered(relation.a, relation.b, place)] = relation
    kin = {_ordered(each.a, each.b, place): each for each in (shared.kinships if shared is not None else ())}
    ways: dict[tuple[str, str], dict[str, None]] = {}
    for sent in read_sent(project.store).values():
        ends = {each.source_id: each.end for each in reversed(sent)}
        for pair in combinations(sorted(ends, key=place.__getitem__), 2):
            ways.setdefault(pair, {})[ends[pair[0]]] = None
    found = [
        SourcePair(
            a=a,
            b=b,
            kinship=_turned(kin.get((a, b)), a),
            ways=tuple(ways.get((a, b), ())),
            earlier=published_first((a, by_id[a].published), (b, by_id[b].published)),
            relation=relations.get((a, b)),
        )
        for a, b in {**kin, **ways, **relations}
        if a in by_id and b in by_id
    ]
    return tuple(sorted(found, key=lambda each: (-each.share, -len(each.ways), place[each.a], place[each.b])))


def published_first(a: tuple[str, str | None], b: tuple[str, str | None]) -> str | None:
    """Of two sources, given by id and date published, the one that was surely out before the other; None if unsure."""
    try:
        one, other = parse(a[1] or ""), parse(b[1] or "")
    except InvalidDateError:
        return None
    if one.last <= other.first:
        return a[0]
    return b[0] if other.last <= one.first else None


def decide(project: Project, a: str, b: str, kind: RelationKind, reason: str = "") -> None:
    """Say that source `a` copies, translates, … source `b`, instead of what was said of the two before. One step."""
    with project.step("relate_sources", kind_of_relation=kind):
        _take_back(project, a, b)
        project.relations.add(a, b, kind, reason=reason)


def take_back(project: Project, a: str, b: str) -> None:
    """Say nothing of two sources any more. One step."""
    with project.step("delete_relation"):
        _take_back(project, a, b)


def _take_back(project: Project, a: str, b: str) -> None:
    for relation in project.relations.all():
        if {relation.a, relation.b} == {a, b}:
            project.relations.delete(relation.id)


def _ordered(a: str, b: str, place: dict[str, int]) -> tuple[str, str]:
    return (a, b) if place.get(a, 0) <= place.get(b, 0) else (b, a)


def _turned(kinship: Kinship | None, a: str) -> Kinship | None:
    """The same with `a` first."""
    if kinship is None or kinship.a == a:
        return kinship
    from crossread.db.parallels.finding import Parallel

    return Kinship(
        a=kinship.b,
        b=kinship.a,
        passages=tuple(
            Parallel(
                a=each.b,
                a_start=each.b_start,
                a_end=each.b_end,
                b=each.a,
                b_start=each.a_start,
                b_end=each.a_end,
                likeness=each.likeness,
            )
            for each in kinship.passages
        ),
        share_of_a=kinship.share_of_b,
        share_of_b=kinship.share_of_a,
    )
