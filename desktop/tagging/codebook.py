"""The events, claims and voices as the picker needs them: by id, and indexed for the search. Pure; no Qt."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossread.db.project import Project
from crossread.db.records import VALUE_TYPES, Claim, Event, ValueType, Voice
from crossread.desktop.naming.matching import Index, Named

_STEPS_BEFORE = 60

Codes = Callable[[Iterable[tuple[str, str]]], dict[str, str]]
"""Gives each claim, as (id, statement), its short code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All by id, and the indexes over them: `subjects` holds the events and then the claims."""

    events: Mapping[str, Event] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    voices: Mapping[str, Voice] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    used_before: tuple[str, ...] = ()
    subjects: Index = field(default_factory=lambda: Index(()))
    event_index: Index = field(default_factory=lambda: Index(()))
    claim_index: Index = field(default_factory=lambda: Index(()))
    voice_index: Index = field(default_factory=lambda: Index(()))
    dated_index: Index = field(default_factory=lambda: Index(()))
    dates: Mapping[str, str] = field(default_factory=dict)
    by_kind: Mapping[ValueType, frozenset[str]] = field(default_factory=dict)
    """The claims of each kind; events are among the dates."""


EMPTY = Codebook()


def codebook_of(project: Project, codes: Codes) -> Codebook:
    """Read it all and index it: some 30 ms for 1,000 of each, so off the GUI thread."""
    events, claims, voices = project.events.all(), project.claims.all(), project.voices.all()
    return make_codebook(events, claims, voices, codes, _used_before(project, events, claims))


def make_codebook(
    events: Sequence[Event],
    claims: Sequence[Claim],
    voices: Sequence[Voice],
    codes: Codes,
    used_before: Sequence[str] = (),
) -> Codebook:
    """Index what was read."""
    events_by_id = {event.id: event for event in events}
    claims_by_id = {claim.id: claim for claim in claims}
    codes_by_id = codes((claim.id, claim.statement) for claim in claims)
    event_names = [
        Named(id=event.id, text=event.title, group=_title(events_by_id.get(event.parent_id or ""))) for event in events
    ]
    claim_names = [
        Named(
            id=claim.id,
            text=claim.statement,
            others=(codes_by_id[claim.id],),
            group=_statement(claims_by_id.get(claim.parent_id or "")),
        )
        for claim in claims
    ]
    dates = {event.id: event.date for event in events if event.date is not None}
    return Codebook(
        events=events_by_id,
        claims=claims_by_id,
        voices={voice.id: voice for voice in voices},
        codes=codes_by_id,
        used_before=tuple(used_before),
        subjects=Index([*event_names, *claim_names]),
        event_index=Index(event_names),
        claim_index=Index(claim_names),
        voice_index=Index([Named(id=voice.id, text=voice.name, others=voice.aliases) for voice in voices]),
        dated_index=Index([named for named in event_names if named.id in dates]),
        dates=dates,
        by_kind={
            kind: frozenset(
                [claim.id for claim in claims if claim.value_type == kind]
                + [event.id for event in events if kind == "date"]
            )
            for kind in VALUE_TYPES
        },
    )


def counts_of(project: Project) -> dict[str, int]:
    """How many annotations each event and claim has, by id."""
    return {**project.events.counts(), **project.claims.counts()}


def _used_before(project: Project, events: Sequence[Event], claims: Sequence[Claim]) -> list[str]:
    """What the last steps tagged with, found by name: a step keeps no ids."""
    ids = {claim.statement: claim.id for claim in claims} | {event.title: event.id for event in events}
    names = [
        str(step.args.get("name", "")) for step in project.history.steps(limit=_STEPS_BEFORE) if step.label == "tag"
    ]
    return [ids[name] for name in names if name in ids]


def _title(event: Event | None) -> str:
    return event.title if event else ""


def _statement(claim: Claim | None) -> str:
    return claim.statement if claim else ""
