"""The nouns of a project as frozen records: what the queries answer with and the operations take.

Offsets are Unicode code points, half-open. Times are text, UTC with `Z`. Dates are EDTF text (`crossread.db.dates`).
Ids are UUIDs in lower case. The field names are those of the JSON format, except `sort_order` (`order` there).
"""

from typing import Literal

from crossread.db.record import field, record

Stance = Literal["asserts", "denies", "questions"]
ValueType = Literal["truth", "number", "date", "duration", "answer"]
Compare = Literal["exclusive", "coexist", "wording"]
Qualifier = Literal["about", "nearly", "more than", "at least", "up to", "less than", "at most"]
Certainty = Literal["certain", "likely", "possible"]
SourceStance = Literal["endorses", "distances", "rejects"]
PublishedGround = Literal["stated", "guessed", "typed"]
ZoneKind = Literal["headline", "introduction", "caption", "pull_quote", "furniture"]
RelationKind = Literal["copies", "translates", "same_origin", "independent"]
VerdictStatus = Literal["open", "settled", "cannot_be_settled", "not_a_conflict"]
SetAsideWhy = Literal["superseded", "other scope", "copy", "unreliable", "misprint"]

STANCES: tuple[Stance, ...] = ("asserts", "denies", "questions")
VALUE_TYPES: tuple[ValueType, ...] = ("truth", "number", "date", "duration", "answer")
COMPARES: tuple[Compare, ...] = ("exclusive", "coexist", "wording")
QUALIFIERS: tuple[Qualifier, ...] = ("about", "nearly", "more than", "at least", "up to", "less than", "at most")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "likely", "possible")
SOURCE_STANCES: tuple[SourceStance, ...] = ("endorses", "distances", "rejects")
PUBLISHED_GROUNDS: tuple[PublishedGround, ...] = ("stated", "guessed", "typed")
ZONE_KINDS: tuple[ZoneKind, ...] = ("headline", "introduction", "caption", "pull_quote", "furniture")
RELATION_KINDS: tuple[RelationKind, ...] = ("copies", "translates", "same_origin", "independent")
VERDICT_STATUSES: tuple[VerdictStatus, ...] = ("open", "settled", "cannot_be_settled", "not_a_conflict")
SET_ASIDE_WHYS: tuple[SetAsideWhy, ...] = ("superseded", "other scope", "copy", "unreliable", "misprint")


@record
class Passage:
    """A half-open range `[start, end)` of code points of one revision."""

    source_id: str
    revision: int
    start: int
    end: int


@record
class Zone:
    """A range of a revision that is not plain body text."""

    start: int
    end: int
    kind: ZoneKind


@record
class Finished:
    """Somebody said that they have read a revision to the end."""

    at: str
    by: str


@record
class Revision:
    """One immutable text of a source; the text itself is asked for separately, by source and number."""

    id: str
    source_id: str
    number: int
    sha256: str
    length: int
    imported_at: str
    zones: tuple[Zone, ...] = ()
    finished: tuple[Finished, ...] = ()


@record
class Source:
    """One article with its metadata."""

    id: str
    title: str
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_ground: PublishedGround | None = None
    language: str | None = None
    kind: str | None = None
    note: str = ""
    reliability: str | None = None
    sort_order: int | None = None
    file_name: str | None = None
    modified_at: str = ""


@record
class Voice:
    """Somebody who says something: a person, an organisation, a state, a document."""

    id: str
    name: str
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    parent_id: str | None = None
    modified_at: str = ""


@record
class Event:
    """Something that happened; `date` is EDTF."""

    id: str
    title: str
    date: str | None = None
    description: str = ""
    color: str = ""
    parent_id: str | None = None
    modified_at: str = ""


@record
class Answer:
    """One of the listed answers to a claim of the type `answer`."""

    id: str
    text: str
    aliases: tuple[str, ...] = ()


@record
class Claim:
    """Something that is asserted or asked."""

    id: str
    statement: str
    value_type: ValueType
    compare: Compare = "exclusive"
    answers: tuple[Answer, ...] = ()
    unit: str | None = None
    tolerance: str | None = None
    event_id: str | None = None
    parent_id: str | None = None
    part_of_total: bool = False
    description: str = ""
    color: str = ""
    modified_at: str = ""


@record
class DateAnchor:
    """What a relative date is counted from: exactly one of the three is given."""

    published: bool = False
    event_id: str | None = None
    annotation_id: str | None = None


@record
class EventTag:
    """An annotation says something of an event; `date` is when *this passage* says that it happened."""

    id: str
    event_id: str
    date: str | None = None
    date_given: str | None = None
    date_anchor: DateAnchor | None = None
    voice_id: str | None = None


@record
class Position:
    """What one annotation says on one claim, and who says it."""

    id: str
    claim_id: str
    voice_id: str | None = None
    stance: Stance = "asserts"
    value: str | None = None
    value_high: str | None = None
    qualifier: Qualifier | None = None
    value_given: str | None = None
    answer_id: str | None = None
    via: tuple[str, ...] = ()
    date_anchor: DateAnchor | None = None
    as_of: str | None = None
    scope: str = ""
    certainty: Certainty = "certain"
    source_stance: SourceStance | None = None


@record
class Annotation:
    """A passage plus what the researcher says of it."""

    id: str
    source_id: str
    revision: int
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    created_at: str = ""
    modified_at: str = ""
    created_by: str = ""
    events: tuple[EventTag, ...] = ()
    positions: tuple[Position, ...] = ()

    @property
    def passage(self) -> Passage:
        """Where it lies."""
        return Passage(source_id=self.source_id, revision=self.revision, start=self.start, end=self.end)


@record
class Relation:
    """How two sources depend on each other."""

    id: str
    a: str
    b: str
    kind: RelationKind
    reason: str = ""
    decided_by: str = ""
    decided_at: str = ""


@record
class Silence:
    """A revision, read for a claim, that says nothing about it."""

    source_id: str
    claim_id: str
    revision: int = 1
    note: str = ""
    created_by: str = ""
    modified_at: str = ""


@record
class Finding:
    """The value or answer that the researcher accepts."""

    value: str | None = None
    value_high: str | None = None
    qualifier: Qualifier | None = None
    answer_id: str | None = None


@record
class SetAside:
    """A position or event tag that a verdict leaves out, and why."""

    id: str
    why: SetAsideWhy


@record
class Verdict:
    """What the researcher found on one claim or event; earlier verdicts on it are kept."""

    id: str
    status: VerdictStatus
    claim_id: str | None = None
    event_id: str | None = None
    finding: Finding | None = None
    confidence: str | None = None
    reason: str = ""
    set_aside: tuple[SetAside, ...] = ()
    judged: str | None = None
    decided_by: str = ""
    decided_at: str = ""


@record
class Step:
    """One user action in the history; `label` is an action id, `args` what its sentence names."""

    number: int
    id: str
    author: str
    at: str
    kind: Literal["do", "undo", "redo", "import", "merge"]
    undoes: int | None
    label: str
    args: dict[str, str | int] = field(default_factory=dict)


@record
class Changes:
    """What a step changed: ids by kind of record, and the sources whose annotations are among them.

    The kinds are `project`, `source`, `revision` (ids of the sources concerned), `voice`, `event`, `claim`,
    `annotation` (also when only its event tags or positions changed), `relation`, `silence` and `verdict`.
    """

    step: int
    ids: dict[str, frozenset[str]]
    annotated_sources: frozenset[str] = frozenset()
    steps: int = 1
    """How many steps they are of, `step` the last of them: more than one only on the way back to an earlier state."""

    def concerns(self, *kinds: str) -> bool:
        """Whether a record of any of the kinds changed."""
        return any(kind in self.ids for kind in kinds)
