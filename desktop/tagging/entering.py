"""What the picker shows for what is typed: the rows to choose from, the row that Enter takes, what is said. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from crossread.db.records import Event, Passage, ValueType
from crossread.desktop.naming.claim_kind import is_question, kind_of
from crossread.desktop.naming.matching import Index, Match, Named, Rank, word_list
from crossread.desktop.tagging.codebook import EMPTY, Codebook
from crossread.desktop.tagging.line import Token, quoted, tokens
from crossread.desktop.tagging.operations import Subject, Wish
from crossread.desktop.tagging.reading import best, read
from crossread.desktop.tagging.said import On, Said
from crossread.desktop.tagging.suggestions import suggested
from crossread.desktop.tagging.surroundings import UNKNOWN, Surroundings
from crossread.desktop.tagging.values import kind_of_value

RowKind = Literal[
    "event", "claim", "new_event", "new_claim", "voice", "new_voice", "answer", "new_answer", "anchor", "published"
]
SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the list; those that begin with `new` make what is typed."""

    kind: RowKind
    text: str
    id: str | None = None
    group: str = ""
    value_type: ValueType | None = None

    @property
    def is_new(self) -> bool:
        """Whether something is made."""
        return self.kind.startswith("new_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What can be chosen, `typed` being what was looked for. `chosen` is what Enter takes; -1: nothing of these."""

    rows: tuple[Row, ...] = ()
    chosen: int = -1
    typed: str = ""
    token: Token | None = None
    """The mark that a choice completes; None while the words are typed."""

    @property
    def row(self) -> Row | None:
        """What Enter takes."""
        return self.rows[self.chosen] if 0 <= self.chosen < len(self.rows) else None


NO_ROWS = Rows()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entering:
    """Everything that the picker knows while a passage is tagged."""

    passage: Passage
    quote: str = ""
    kinds: frozenset[str] = frozenset(("event", "claim"))
    book: Codebook = EMPTY
    around: Surroundings = UNKNOWN
    used: Mapping[str, int]
    annotation_id: str | None = None

    def subjects(self, words: str, *, wants_new: bool = False, kind: ValueType | None = None) -> Rows:
        """The events and claims for the words typed, and rows that make them."""
        found = self._subject_index().find(words, used=self.used, fitting=self._fitting(), limit=SHOWN)
        rows = [self._subject_row(match) for match in found]
        made = self._new_rows(words, kind)
        if not words:
            # With nothing typed Enter repeats what was used last, but takes nothing at random.
            return Rows(rows=tuple(rows), chosen=0 if found and found[0].named.id in self.used else -1)
        if not made:
            return Rows(rows=tuple(rows), chosen=0 if rows else -1, typed=words)
        chosen = len(rows) if wants_new or not found or not _takes(found[0], words) else 0
        return Rows(rows=(*rows, *made), chosen=chosen, typed=words)

    def completions(self, subject: Subject | None, marks: str, caret: int) -> Rows:
        """What the mark at the caret can become: voices, answers, anchors; no rows elsewhere."""
        found = tokens(marks)
        token = next((each for each in found if each.start < caret <= each.end), None)
        if token is not None and token.kind == "voice":
            return self._voices(token)
        if token is not None and token.kind == "anchor":
            return self._anchors(token)
        if subject is None or subject.value_type != "answer":
            return NO_ROWS
        if token is None and any(each.kind in ("value", "none") for each in found):
            return NO_ROWS
        if token is None:
            token = Token(kind="value", start=caret, end=caret, text="")
        return self._answers(subject, token) if token.kind == "value" else NO_ROWS

    def said(self, subject: Subject, marks: str) -> Said:
        """What the marks say on the subject."""
        return read(marks, self._on(subject))

    def subject(self, row: Row) -> Subject:
        """The event or claim that a row stands for."""
        if row.kind in ("event", "new_event"):
            return Subject(id=row.id, name=row.text)
        return Subject(id=row.id, name=row.text, value_type=row.value_type)

    def wish(self, subject: Subject, marks: str) -> Wish:
        """What Enter stores."""
        said = self.said(subject, marks)
        if subject.id is None and said.kind is not None:
            subject = replace(subject, value_type=said.kind)
        return Wish(passage=self.passage, subject=subject, said=said, annotation_id=self.existing_id)

    @property
    def existing_id(self) -> str | None:
        """The annotation that is added to, if it is known already."""
        return self.annotation_id or (self.around.existing.id if self.around.existing else None)

    def is_there(self, row: Row) -> bool:
        """Whether the passage has the event or claim already."""
        existing = self.around.existing
        if existing is None or row.id is None:
            return False
        return any(tag.event_id == row.id for tag in existing.events) or any(
            position.claim_id == row.id for position in existing.positions
        )

    def _fitting(self) -> frozenset[str]:
        """The claims and events that take what is selected: a number, a length of time, a date."""
        kinds = [kind for kind in self.book.by_kind if suggested(self.quote, kind)]
        return frozenset[str]().union(*(self.book.by_kind[kind] for kind in kinds))

    def _subject_index(self) -> Index:
        if self.kinds == {"event"}:
            return self.book.event_index
        return self.book.claim_index if self.kinds == {"claim"} else self.book.subjects

    def _subject_row(self, match: Match) -> Row:
        named = match.named
        claim = self.book.claims.get(named.id)
        if claim is None:
            return Row(kind="event", text=named.text, id=named.id, group=named.group)
        return Row(kind="claim", text=named.text, id=named.id, group=named.group, value_type=claim.value_type)

    def _new_rows(self, words: str, kind: ValueType | None) -> list[Row]:
        if not word_list(words) and not words.strip():
            return []
        rows: list[Row] = []
        if "event" in self.kinds and self.book.event_index.named(words) is None:
            rows.append(Row(kind="new_event", text=words))
        value_type = kind or kind_of(words)
        if "claim" in self.kinds and not _is_stated(self.book.claim_index, words):
            rows.append(Row(kind="new_claim", text=words, value_type=value_type))
        # What asks or counts is a claim; else the event is offered first.
        return rows[::-1] if kind is not None or is_question(words) or value_type != "truth" else rows

    def _voices(self, token: Token) -> Rows:
        found = self.book.voice_index.find(token.text, used=self.used, limit=SHOWN)
        rows = [Row(kind="voice", text=match.named.text, id=match.named.id) for match in found]
        if not token.text:
            offered = self._offered_voice()
            rows.sort(key=lambda row: offered is None or row.id != offered.id)
            return Rows(rows=tuple(rows), chosen=0 if offered else -1, token=token)
        return _with_new(rows, "new_voice", token, best(self.book.voice_index, token), self.book.voice_index)

    def _anchors(self, token: Token) -> Rows:
        found = self.book.dated_index.find(token.text, used=self.used, limit=SHOWN)
        rows = [Row(kind="anchor", text=match.named.text, id=match.named.id) for match in found]
        if self.around.published is not None and "published".startswith(token.text.casefold()):
            rows.insert(0, Row(kind="published", text=self.around.published))
        return Rows(rows=tuple(rows), chosen=0 if rows else -1, typed=token.text, token=token)

    def _answers(self, subject: Subject, token: Token) -> Rows:
        index = self._answer_index(subject)
        found = index.find(token.text, limit=SHOWN)
        rows = [Row(kind="answer", text=match.named.text, id=match.named.id) for match in found]
        if not token.text:
            return Rows(rows=tuple(rows), token=token)
        return _with_new(rows, "new_answer", token, best(index, token), index)

    def _on(self, subject: Subject) -> On:
        return On(
            kind=subject.value_type or "event",
            is_new=subject.id is None,
            quote=self.quote,
            answers=self._answer_index(subject),
            voices=self.book.voice_index,
            anchors=self.book.dated_index,
            anchor_dates=self.book.dates,
            published=self.around.published,
            offered_voice=self._offered_voice(),
            event_date=self.book.dates.get(subject.id or "") if subject.value_type is None else None,
        )

    def _answer_index(self, subject: Subject) -> Index:
        claim = self.book.claims.get(subject.id or "")
        answers = claim.answers if claim else ()
        return Index([Named(id=answer.id, text=answer.text, others=answer.aliases) for answer in answers])

    def _offered_voice(self) -> Named | None:
        voice = self.book.voices.get(self.around.voice_id or "")
        return None if voice is None else Named(id=voice.id, text=voice.name)

    def offered_voice_name(self) -> str:
        """The voice last used in the paragraph, or nothing."""
        offered = self._offered_voice()
        return offered.text if offered else ""

    def event(self, row: Row) -> Event | None:
        """The event of a row."""
        return self.book.events.get(row.id or "")


def completed(marks: str, rows: Rows, row: Row) -> tuple[str, int]:
    """The marks with the row's name in place of the mark that was being typed, and where the caret goes."""
    token = rows.token
    if token is None:
        return marks, len(marks)
    sign = {"voice": "@", "anchor": "^"}.get(token.kind, "")
    name = "" if row.kind == "published" else quoted(row.text)
    if token.kind == "value":
        # An answer is taken by its very name, so that one word in it cannot name another answer.
        name = f'"{row.text.replace(chr(34), "")}"'
    before, after = marks[: token.start], marks[token.end :].lstrip()
    if before and not before[-1].isspace():
        before += " "
    head = f"{before}{sign}{name} "
    return head + after, len(head)


def kind_for_marks(subject: Subject, marks: str) -> ValueType | None:
    """A number, duration or date, where a new claim's words ask nothing but such a value is typed; else nothing."""
    if subject.id is not None or subject.value_type != "truth" or is_question(subject.name):
        return None
    typed = [each.text for each in tokens(marks) if each.kind == "value" and not each.quoted]
    return next((kind for text in typed if (kind := kind_of_value(text)) is not None), None)


def _takes(match: Match, words: str) -> bool:
    """Whether Enter should take what was found rather than make what was typed."""
    if match.rank is Rank.WHOLE:
        return True
    if is_question(words) and len(words.split()) > 2:
        return False
    return match.rank.is_sure or (len(words) <= 6 and " " not in words)


def _is_stated(index: Index, words: str) -> bool:
    """Whether a claim is worded just so: a short code alone is no wording."""
    named = index.named(words)
    return named is not None and word_list(named.text) == word_list(words)


def _with_new(rows: list[Row], kind: RowKind, token: Token, taken: Named | None, index: Index) -> Rows:
    if index.named(token.text) is None:
        rows.append(Row(kind=kind, text=token.text))
    chosen = next((at for at, row in enumerate(rows) if taken is not None and row.id == taken.id), len(rows) - 1)
    return Rows(rows=tuple(rows), chosen=chosen, typed=token.text, token=token)
