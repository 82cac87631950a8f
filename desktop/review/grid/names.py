"""What rows and columns are known by beside their titles: codes of claims, letters of sources, voices."""

from dataclasses import dataclass, field

from crossread.db.project import Project
from crossread.desktop.look.palettes import claim_codes


@dataclass(frozen=True, slots=True)
class Names:
    """Codes by the id of a claim, names of voices by theirs."""

    codes: dict[str, str] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)


def read_names(project: Project) -> Names:
    """Read them all; codes are those of the codebook."""
    rows = project.store.rows("SELECT id, statement FROM claims ORDER BY key")
    return Names(
        codes=claim_codes((claim_id, statement) for claim_id, statement in rows),
        voices=dict(project.store.rows("SELECT id, name FROM voices ORDER BY name COLLATE NOCASE")),
    )
