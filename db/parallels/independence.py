"""How many of the sources are independent of each other, and which depend on which. Pure but for its reading."""

from collections.abc import Iterable, Sequence

from crossread.db.disagreements.counts import Origins
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Relation


@record
class Independence:
    """So many sources of so many origins; `copied` and `translated` are sources with how many have it from them.

    `shared` are groups that have one origin without one of them being it, in the order of the sources.
    """

    sources: int
    origins: int
    copied: tuple[tuple[str, int], ...] = ()
    translated: tuple[tuple[str, int], ...] = ()
    shared: tuple[tuple[str, ...], ...] = ()


def independence(source_ids: Sequence[str], relations: Iterable[Relation]) -> Independence:
    """Count the sources and their origins. Groups that share one without being copies are told apart."""
    known = set(source_ids)
    joining = [each for each in relations if each.kind != "independent" and {each.a, each.b} <= known]
    origins = Origins(joining)
    groups: dict[str, set[str]] = {}
    for each in joining:
        if each.kind == "same_origin":
            groups.setdefault(origins.of(each.a), set()).update((each.a, each.b))
    return Independence(
        sources=len(source_ids),
        origins=len({origins.of(each) for each in source_ids}),
        copied=_of_each(source_ids, {(each.a, each.b) for each in joining if each.kind == "copies"}),
        translated=_of_each(source_ids, {(each.a, each.b) for each in joining if each.kind == "translates"}),
        shared=tuple(tuple(each for each in source_ids if each in group) for group in groups.values()),
    )


def read_independence(project: Project) -> Independence:
    """The same of a project."""
    return independence([source.id for source in project.sources.all()], project.relations.all())


def _of_each(source_ids: Sequence[str], pairs: set[tuple[str, str]]) -> tuple[tuple[str, int], ...]:
    counts = {source_id: sum(b == source_id for _, b in pairs) for source_id in source_ids}
    return tuple(sorted(((each, count) for each, count in counts.items() if count), key=lambda each: -each[1]))
