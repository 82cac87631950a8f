"""How often the entries of the codebook are used: annotations by event, claim and voice, in some sources or in all."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from crossread.db.project import Project
from crossread.db.store.store import Store

Names = dict[str, set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """How many annotations each event, claim and voice has, by id; what has none is left out.

    `named` holds what each annotation names, where single annotations can be counted again (`uses_after`).
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    named: Mapping[str, Collection[str]] | None = None

    def of(self, entry_id: str) -> int:
        """How many annotations name an entry."""
        return self.counts.get(entry_id, 0)


def uses(project: Project, source_ids: Sequence[str] | None = None) -> Uses:
    """Count the annotations of each event, claim and voice, in all sources or in some."""
    if source_ids is None:
        return Uses(counts=project.events.counts() | project.claims.counts() | project.voices.counts())
    named = _named(project.store, "a.source_id", source_ids)
    return Uses(counts=Counter(name for names in named.values() for name in names), named=named)


def uses_after(project: Project, before: Uses, annotation_ids: Collection[str], source_ids: Sequence[str]) -> Uses:
    """The same as `uses` in these sources, where only those annotations are others than `before` was counted."""
    assert before.named is not None
    fresh = _named(project.store, "a.id", tuple(annotation_ids), source_ids)
    counts, named = dict(before.counts), dict(before.named)
    for each in annotation_ids:
        for name in named.pop(each, ()):
            counts[name] -= 1
            if not counts[name]:
                del counts[name]
        for name in fresh.get(each, ()):
            counts[name] = counts.get(name, 0) + 1
    return Uses(counts=counts, named=named | fresh)


def _named(store: Store, column: str, ids: Sequence[str], source_ids: Sequence[str] | None = None) -> Names:
    """What each annotation names that has one of the ids in a column, and is in one of the sources."""
    where, values = f"{column} IN ({', '.join('?' * len(ids))})", [*ids]
    if source_ids is not None:
        where += f" AND a.source_id IN ({', '.join('?' * len(source_ids))})"
        values += source_ids
    found: Names = {}
    for table, name in (("event_tags", "event_id"), ("positions", "claim_id")):
        # CROSS JOIN: the annotations are few, the tags of all are many.
        for annotation_id, entry_id, voice_id in store.rows(
            f"SELECT a.id, n.{name}, n.voice_id FROM annotations a CROSS JOIN {table} n ON n.annotation_id = a.id "
            f"WHERE {where}",
            values,
        ):
            names = found.setdefault(annotation_id, set())
            names.add(entry_id)
            if voice_id is not None:
                names.add(voice_id)
    return found
