"""What the other passages say on the claims and of the dates of an annotation, set against it. Pure of Qt.

Called on a reader's thread. What a verdict has set aside is told as such and not held against anything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossread.db.dates import show as show_date
from crossread.db.disagreements import Count, Origins, Pair, Relation, Stated, Subject, count, latest, pair_of
from crossread.db.numbers import show, show_duration
from crossread.db.project import Project
from crossread.db.records import Annotation, Certainty, Event, SetAsideWhy, Stance
from crossread.desktop.annotation.reading import Book

MOST = 12
"""So many of the others are listed on each claim at first."""
_ORDER: tuple[Relation, ...] = ("conflict", "tension", "not_the_same_thing", "agree", "nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """One other passage's position, and how it stands to this one; `sentence` says why."""

    annotation_id: str
    source_id: str
    voice: str
    stance: Stance
    value: str
    relation: Relation
    sentence: str = ""
    set_aside: SetAsideWhy | None = None
    certainty: Certainty = "certain"
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersOn:
    """All that others say on one claim or event.

    `counted` is everybody with this passage, `counts` those of each relation; `own_aside` tells why a verdict leaves
    all of this passage out, if it does. `silent` are the sources that were read for the claim and say nothing, `unread`
    those that were not read to the end, `unasked` those that were, but not for this claim.
    """

    subject_id: str
    is_event: bool
    title: str
    counted: Count
    own_aside: SetAsideWhy | None = None
    rows: Sequence[Other] = ()
    more: int = 0
    counts: Mapping[Relation, Count] = field(default_factory=dict)
    silent: Sequence[str] = ()
    unread: Sequence[str] = ()
    unasked: Sequence[str] = ()


def read_others(project: Project, annotation: Annotation, book: Book, most: Mapping[str, int]) -> list[OthersOn]:
    """For each claim of the annotation, and each event that it dates, what other passages say.

    `most` gives by id how many are listed, `MOST` else. A few milliseconds for each hundred positions.
    """
    claim_ids = dict.fromkeys(position.claim_id for position in annotation.positions)
    event_ids = [tag.event_id for tag in annotation.events if tag.date is not None]
    subjects: list[Subject] = [
        *(book.claims[each] for each in claim_ids if each in book.claims),
        *(book.events[each] for each in event_ids if each in book.events),
    ]
    if not subjects:
        return []
    reader = _Reader(project, annotation, book, Origins(project.disagreements.relations()))
    return [reader.others_on(subject, most.get(subject.id, MOST)) for subject in subjects]


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is the same for each claim and event of one annotation."""

    project: Project
    annotation: Annotation
    book: Book
    origins: Origins

    def others_on(self, subject: Subject, most: int) -> OthersOn:
        is_event = isinstance(subject, Event)
        project = self.project
        stated = project.disagreements.stated_on(subject)
        verdict = latest(project.verdicts.of(**{"event_id" if is_event else "claim_id": subject.id}))
        aside = {each.id: each.why for each in verdict.set_aside} if verdict else {}
        mine = [each for each in stated if each.annotation_id == self.annotation.id]
        own = [each for each in mine if each.id not in aside]
        found: list[tuple[int, Stated, Pair | None]] = []
        for each in stated:
            if each.annotation_id == self.annotation.id:
                continue
            pair = None if each.id in aside else _worst(own, each, subject)
            found.append((len(_ORDER) if each.id in aside else _rank(pair), each, pair))
        found.sort(key=lambda row: row[0])
        alike = {relation: [each for at, each, _ in found if at == rank] for rank, relation in enumerate(_ORDER)}
        quotes = self._quotes([each for _, each, _ in found[:most]])
        silent, unread, unasked = ([], [], []) if is_event else self._without(subject.id, stated)
        return OthersOn(
            subject_id=subject.id,
            is_event=is_event,
            title=subject.title if isinstance(subject, Event) else subject.statement,
            counted=count([each for each in stated if each.id not in aside], self.origins),
            own_aside=next((aside[each.id] for each in mine), None) if not own else None,
            rows=[self._other(each, pair, subject, aside.get(each.id), quotes) for _, each, pair in found[:most]],
            more=max(len(found) - most, 0),
            counts={relation: count(who, self.origins) for relation, who in alike.items() if who},
            silent=silent,
            unread=unread,
            unasked=unasked,
        )

    def _quotes(self, stated: Sequence[Stated]) -> dict[str, str]:
        found = self.project.annotations.with_ids({each.annotation_id for each in stated})
        return {each.id: " ".join(each.quote.split()) for each in found}

    def _other(
        self, each: Stated, pair: Pair | None, subject: Subject, aside: SetAsideWhy | None, quotes: Mapping[str, str]
    ) -> Other:
        voice = self.book.voices.get(each.voice_id or "")
        return Other(
            annotation_id=each.annotation_id,
            source_id=each.source_id,
            voice=voice.name if voice else "",
            stance=each.stance,
            value=value_of(each, subject),
            relation="nothing" if pair is None else pair.relation,
            sentence="" if pair is None else pair.sentence,
            set_aside=aside,
            certainty=each.certainty,
            quote=quotes.get(each.annotation_id, ""),
        )

    def _without(self, claim_id: str, stated: Sequence[Stated]) -> tuple[list[str], list[str], list[str]]:
        """The sources without a position on the claim: read and silent, unread, read but not for this claim."""
        speaking = {each.source_id for each in stated}
        silences = {
            (each.source_id, each.revision) for each in self.project.silences.all() if each.claim_id == claim_id
        }
        silent: list[str] = []
        unread: list[str] = []
        unasked: list[str] = []
        for source_id in self.book.sources:
            if source_id in speaking:
                continue
            revision = self.project.sources.revision(source_id)
            if (source_id, revision.number) in silences:
                silent.append(source_id)
            elif revision.finished:
                unasked.append(source_id)
            else:
                unread.append(source_id)
        return silent, unread, unasked


def _worst(own: Sequence[Stated], other: Stated, subject: Subject) -> Pair | None:
    """How the other stands to the one of the annotation's own statements that it goes with least."""
    return min((pair_of(each, other, subject) for each in own), key=_rank, default=None)


def _rank(pair: Pair | None) -> int:
    return _ORDER.index("nothing" if pair is None else pair.relation)


def value_of(each: Stated, subject: Subject) -> str:
    """What is stated as a value, as people write it; empty if nothing."""
    if isinstance(subject, Event):
        return show_date(each.value) if each.value else ""
    if subject.value_type == "answer":
        return next((answer.text for answer in subject.answers if answer.id == each.answer_id), "")
    if each.value is None:
        return ""
    if subject.value_type == "date":
        return show_date(each.value)
    if subject.value_type == "duration":
        return show_duration(each.value, each.value_high, each.qualifier)
    return show(each.value, each.value_high, each.qualifier, subject.unit)
