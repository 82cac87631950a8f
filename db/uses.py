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
    return Uses(
        events=project.events.counts(source_ids),
        claims=project.claims.counts(source_ids),
        voices=project.voices.counts() if source_ids is None else _voices_in(project, source_ids),
    )


def _voices_in(project: Project, source_ids: Sequence[str]) -> dict[str, int]:
    named = " UNION ".join(
        f"SELECT n.voice_id, a.id FROM annotations a JOIN {table} n ON n.annotation_id = a.id "
        f"WHERE n.voice_id IS NOT NULL AND a.source_id IN (SELECT value FROM json_each(?))"
        for table in ("positions", "event_tags")
    )
    ids = "[" + ",".join(f'"{source_id}"' for source_id in source_ids) + "]"
    return dict(project.store.rows(f"SELECT voice_id, count(*) FROM ({named}) GROUP BY voice_id", (ids, ids)))
