"""How often the entries of the codebook are used: annotations by event, claim and voice, in some sources or in all."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.db.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """How many annotations each has, by id; what has none is left out."""

    events: dict[str, int] = field(default_factory=dict)
    claims: dict[str, int] = field(default_factory=dict)
    voices: dict[str, int] = field(default_factory=dict)


def uses(project: Project, source_ids: Sequence[str] | None = None) -> Uses:
    """Count the annotations of each event, claim and voice, in all sources or in some."""
    if source_ids is None:
        return Uses(events=project.events.counts(), claims=project.claims.counts(), voices=project.voices.counts())
    marks = ", ".join("?" * len(source_ids))
    tags, positions = (
        project.store.rows(
            f"SELECT a.key, n.{column}, n.voice_id FROM annotations a JOIN {table} n ON n.annotation_id = a.id "
            f"WHERE a.source_id IN ({marks})",
            source_ids,
        )
        for table, column in (("event_tags", "event_id"), ("positions", "claim_id"))
    )
    return Uses(
        events=_counted({(key, event_id) for key, event_id, _ in tags}),
        claims=_counted({(key, claim_id) for key, claim_id, _ in positions}),
        voices=_counted({(key, voice_id) for key, _, voice_id in (*tags, *positions) if voice_id is not None}),
    )


def _counted(used: set[tuple[int, str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for _, name in used:
        counts[name] = counts.get(name, 0) + 1
    return counts
