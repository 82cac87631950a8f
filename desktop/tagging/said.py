"""What the marks of a line say on an event or a claim, as records: the parts of a position, its faults. Pure; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from crossread.db.records import Certainty, DateAnchor, SourceStance, Stance, ValueType
from crossread.desktop.naming.matching import Index, Named
from crossread.desktop.tagging.line import Token
from crossread.desktop.tagging.suggestions import Value

Kind = Literal["event"] | ValueType
FaultKind = Literal[
    "no_number",
    "no_duration",
    "no_date",
    "no_as_of",
    "no_truth",
    "no_answer",
    "second_value",
    "second_voice",
    "no_offered_voice",
    "empty",
    "unknown_word",
    "no_anchor",
    "no_published",
    "kind_is_fixed",
    "not_of_event",
    "of_claim",
]


@dataclass(frozen=True, slots=True)
class Choice:
    """A voice or an answer: one that is there, or without an id a name that is to be made."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of what is said and its token at `[start, end)` of the marks; from the selection: -1."""

    token: Token
    text: str
    is_new: bool = False

    @property
    def is_suggested(self) -> bool:
        """Whether it was not typed, but stands in the selection."""
        return self.token.start < 0


@dataclass(frozen=True, slots=True)
class Fault:
    """A token that was left out, and why."""

    kind: FaultKind
    token: Token


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative date counts from, and its date in EDTF."""

    anchor: DateAnchor
    date: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class On:
    """What the marks are read for.

    `anchors` holds the events that have a date, `anchor_dates` these by event id; `published` is the source's own.
    `event_date` is that of the event, if it is one and has a date.
    """

    kind: Kind
    is_new: bool = False
    quote: str = ""
    answers: Index = field(default_factory=lambda: Index(()))
    voices: Index = field(default_factory=lambda: Index(()))
    anchors: Index = field(default_factory=lambda: Index(()))
    anchor_dates: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None
    offered_voice: Named | None = None
    event_date: str | None = None

    @property
    def value_kind(self) -> ValueType:
        """How a value is read: that of an event is a date."""
        return "date" if self.kind == "event" else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A position, or what an event tag holds, with its pieces in the order of the line and what was left out."""

    stance: Stance = "asserts"
    value: Value | None = None
    answer: Choice | None = None
    voice: Choice | None = None
    anchor: Anchor | None = None
    as_of: str | None = None
    scope: str = ""
    via: tuple[str, ...] = ()
    certainty: Certainty = "certain"
    source_stance: SourceStance | None = None
    kind: ValueType | None = None
    pieces: tuple[Piece, ...] = ()
    faults: tuple[Fault, ...] = ()
    others: tuple[Value, ...] = ()
    """More values that the selection offers."""
