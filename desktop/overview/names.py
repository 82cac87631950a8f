"""What rows and headings are called: the sources, the codebook and the voices, read together."""

from dataclasses import dataclass, field
from typing import Literal

from crossread.db.project import Project
from crossread.db.records import ValueType
from crossread.desktop.look.palettes import claim_codes, source_letter
from crossread.desktop.overview import words

NameKind = Literal["source", "event", "claim", "voice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Something that has a name. `aside` stands quietly beside it; `place` is that of a source among the sources."""

    id: str
    kind: NameKind
    title: str
    aside: str = ""
    color: str = ""
    code: str = ""
    place: int = 0
    value_type: ValueType | None = None
    unit: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """All names by id, each kind in the order of its list."""

    sources: dict[str, Name] = field(default_factory=dict)
    events: dict[str, Name] = field(default_factory=dict)
    claims: dict[str, Name] = field(default_factory=dict)
    voices: dict[str, Name] = field(default_factory=dict)

    def tag(self, tag_id: str) -> Name | None:
        """An event or claim."""
        return self.events.get(tag_id) or self.claims.get(tag_id)

    @property
    def tags(self) -> list[Name]:
        """Events, then claims."""
        return [*self.events.values(), *self.claims.values()]


def read_names(project: Project) -> Names:
    """Read all names."""
    claims = project.claims.all()
    codes = claim_codes((claim.id, claim.statement) for claim in claims)
    return Names(
        sources={
            source.id: Name(
                id=source.id,
                kind="source",
                title=source.title,
                aside=" · ".join(each for each in (source.publisher, words.date(source.published or "")) if each),
                code=source_letter(place),
                place=place,
            )
            for place, source in enumerate(project.sources.all())
        },
        events={
            event.id: Name(
                id=event.id, kind="event", title=event.title, aside=words.date(event.date or ""), color=event.color
            )
            for event in project.events.all()
        },
        claims={
            claim.id: Name(
                id=claim.id,
                kind="claim",
                title=claim.statement,
                color=claim.color,
                code=codes[claim.id],
                value_type=claim.value_type,
                unit=claim.unit,
            )
            for claim in claims
        },
        voices={
            voice.id: Name(id=voice.id, kind="voice", title=voice.name, aliases=voice.aliases)
            for voice in project.voices.all()
        },
    )
