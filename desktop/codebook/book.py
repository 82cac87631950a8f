"""The events, claims and voices of a project as the list shows them. Read off the GUI thread; no widget."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from crossread.db.disagreements.tally import Tally
from crossread.db.errors import InvalidRecordError
from crossread.db.project import Project
from crossread.db.records import Claim, Event, Voice
from crossread.desktop.codebook.finding import folded_words
from crossread.desktop.look.palettes import claim_codes

Kind = Literal["claim", "event", "voice"]
KINDS: tuple[Kind, ...] = ("claim", "event", "voice")
Record = Claim | Event | Voice

NO_TALLY = Tally()
_LATE = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row: `aside` stands quietly behind the title (an event's date), `found_by` is what the filter looks in."""

    id: str
    kind: Kind
    title: str
    aside: str = ""
    color: str = ""
    code: str = ""
    parent_id: str | None = None
    found_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How often an entry is used and how many pairs on it stand against each other: in the open sources, in all."""

    here: int = 0
    all: int = 0
    tally_here: Tally = NO_TALLY
    tally_all: Tally = NO_TALLY


NO_FIGURES = Figures()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The whole codebook at one step; the entries in the order of the list, without regard to groups."""

    records: Mapping[str, Record] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    count: Mapping[Kind, int] = field(default_factory=dict)

    def of(self, kind: Kind) -> list[Entry]:
        """The entries of one kind, in order."""
        return [entry for entry in self.entries.values() if entry.kind == kind]

    def below(self, entry_id: str) -> set[str]:
        """The ids of an entry and of all below it."""
        found = {entry_id}
        grew = True
        while grew:
            more = {entry.id for entry in self.entries.values() if entry.parent_id in found} - found
            found |= more
            grew = bool(more)
        return found


EMPTY = Book()


def read_book(project: Project) -> Book:
    """Read it all: some 30 ms for 1,000 of each."""
    claims, events, voices = project.claims.all(), project.events.all(), project.voices.all()
    codes = claim_codes((claim.id, claim.statement) for claim in claims)
    # Events stand by when they began, those without a date at the end; claims as they were made; voices by name.
    events.sort(key=lambda event: _begin(event.date))
    names = {claim.id: claim.statement for claim in claims} | {event.id: event.title for event in events}
    names |= {voice.id: voice.name for voice in voices}
    entries = [
        *(_claim_entry(claim, codes[claim.id], names) for claim in claims),
        *(_event_entry(event, names) for event in events),
        *(_voice_entry(voice, names) for voice in voices),
    ]
    records: list[Record] = [*claims, *events, *voices]
    return Book(
        records={record.id: record for record in records},
        entries={entry.id: entry for entry in entries},
        count={"claim": len(claims), "event": len(events), "voice": len(voices)},
    )


def read_again(project: Project, base: Book, ids: Collection[str]) -> Book:
    """The codebook after these records changed: they alone are read, if all stay where they stand.

    An entry that is as before is the very same object, so that who shows it finds what changed at once.
    """
    changed: dict[str, Record] = {}
    for record_id in ids:
        before = base.records.get(record_id)
        after = _get(project, before) if before is not None else None
        if before is None or after is None or _place(before) != _place(after):
            return read_book(project)
        changed[record_id] = after
    records = {**base.records, **changed}
    renamed = {each for each, record in changed.items() if title_of(record) != title_of(base.records[each])}
    codes = {entry.id: entry.code for entry in base.entries.values()}
    if any(isinstance(records[each], Claim) for each in renamed):
        claims = (record for record in records.values() if isinstance(record, Claim))
        codes = claim_codes((claim.id, claim.statement) for claim in claims)
    names = {each: title_of(record) for each, record in records.items()}
    entries = {}
    for entry_id, entry in base.entries.items():
        concerned = entry_id in changed or entry.parent_id in renamed or codes.get(entry_id, "") != entry.code
        entries[entry_id] = _entry(records[entry_id], codes.get(entry_id, ""), names) if concerned else entry
    return Book(records=records, entries=entries, count=base.count)


def _get(project: Project, before: Record) -> Record | None:
    try:
        if isinstance(before, Claim):
            return project.claims.get(before.id)
        return project.events.get(before.id) if isinstance(before, Event) else project.voices.get(before.id)
    except InvalidRecordError:
        return None


def _place(record: Record) -> str | None:
    """What decides where an entry stands among its like: an event's date, a voice's name."""
    if isinstance(record, Claim):
        return None
    return record.date if isinstance(record, Event) else record.name


def _entry(record: Record, code: str, names: Mapping[str, str]) -> Entry:
    if isinstance(record, Claim):
        return _claim_entry(record, code, names)
    return _event_entry(record, names) if isinstance(record, Event) else _voice_entry(record, names)


def title_of(record: Record) -> str:
    """What it is called."""
    if isinstance(record, Claim):
        return record.statement
    return record.title if isinstance(record, Event) else record.name


def _begin(date: str | None) -> int:
    from crossread.db.dates import InvalidDateError, parse

    if date is None:
        return _LATE
    try:
        return parse(date).first
    except InvalidDateError:
        return _LATE


def _claim_entry(claim: Claim, code: str, names: Mapping[str, str]) -> Entry:
    return Entry(
        id=claim.id,
        kind="claim",
        title=claim.statement,
        color=claim.color,
        code=code,
        parent_id=claim.parent_id,
        found_by=folded_words(claim.statement, code, names.get(claim.parent_id or "", "")),
    )


def _event_entry(event: Event, names: Mapping[str, str]) -> Entry:
    from crossread.db.dates import show

    date = show(event.date) if event.date else ""
    return Entry(
        id=event.id,
        kind="event",
        title=event.title,
        aside=date,
        color=event.color,
        parent_id=event.parent_id,
        found_by=folded_words(event.title, date, names.get(event.parent_id or "", "")),
    )


def _voice_entry(voice: Voice, names: Mapping[str, str]) -> Entry:
    return Entry(
        id=voice.id,
        kind="voice",
        title=voice.name,
        aside=voice.kind or "",
        parent_id=voice.parent_id,
        found_by=folded_words(voice.name, *voice.aliases, names.get(voice.parent_id or "", "")),
    )
