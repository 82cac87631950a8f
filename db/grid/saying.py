"""The words of what is stated: value or answer as people write it, voice, way, and the first words of the quote."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from crossread.db.dates import InvalidDateError
from crossread.db.grid.grid import MARKS, Kind, Mark
from crossread.db.record import record
from crossread.db.records import (
    Certainty,
    Claim,
    Event,
    Passage,
    Qualifier,
    SetAsideWhy,
    SourceStance,
    Stance,
    ValueType,
)
from crossread.db.store.store import Store

QUOTE_LENGTH = 140
_POSITIONS = (
    'SELECT p.claim_id, p.id, a.id, a.source_id, a.revision, a.start, a."end", substr(a.quote, 1, ?), p.voice_id, '
    "coalesce(v.name, ''), p.stance, p.value, p.value_high, p.qualifier, p.answer_id, p.value_given, p.via, p.scope, "
    "p.as_of, p.certainty, p.source_stance, a.key, p.key "
    "FROM positions p JOIN annotations a ON a.id = p.annotation_id LEFT JOIN voices v ON v.id = p.voice_id "
    "WHERE p.claim_id IN ({marks})"
)
_TAGS = (
    'SELECT t.event_id, t.id, a.id, a.source_id, a.revision, a.start, a."end", substr(a.quote, 1, ?), t.voice_id, '
    "coalesce(v.name, ''), 'asserts', t.date, NULL, NULL, NULL, t.date_given, '[]', '', "
    "NULL, 'certain', NULL, a.key, t.key "
    "FROM event_tags t JOIN annotations a ON a.id = t.annotation_id LEFT JOIN voices v ON v.id = t.voice_id "
    "WHERE t.event_id IN ({marks})"
)


@record
class Said:
    """One position, or one event tag, in words.

    `words` is the value, answer or date as it is shown ("more than 1,250"), empty where there is none; `given` as the
    text has it. `voice` is the name of the voice, empty where the source speaks for itself. `quote` is the beginning of
    the quote in whole words, at most `QUOTE_LENGTH` characters and an ellipsis. `mark` is the worst that it stands in,
    `aside` why the latest verdict leaves it out.
    """

    position_id: str
    annotation_id: str
    source_id: str
    passage: Passage
    voice_id: str | None = None
    voice: str = ""
    stance: Stance = "asserts"
    value: str | None = None
    value_high: str | None = None
    qualifier: Qualifier | None = None
    answer_id: str | None = None
    words: str = ""
    given: str = ""
    quote: str = ""
    mark: Mark = ""
    certainty: Certainty = "certain"
    source_stance: SourceStance | None = None
    via: tuple[str, ...] = ()
    as_of: str | None = None
    scope: str = ""
    aside: SetAsideWhy | None = None


def read_said(
    store: Store,
    kind: Kind,
    subjects: Mapping[str, Claim | Event],
    *,
    places: Mapping[str, int],
    marks: Mapping[str, int],
    asides: Mapping[str, SetAsideWhy],
    source_ids: Collection[str] | None = None,
) -> dict[str, list[Said]]:
    """What is said on each of the claims or events given, in the order in which a reader meets it.

    `places` are those of the sources; `marks` the index in `MARKS`, and `asides` the reason, by position or event tag.
    """
    if not subjects:
        return {}
    query, values = (_POSITIONS if kind == "claim" else _TAGS), [QUOTE_LENGTH, *subjects]
    query = query.format(marks=", ".join("?" * len(subjects)))
    if source_ids is not None:
        query += f" AND a.source_id IN ({', '.join('?' * len(source_ids))})"
        values += source_ids
    answers = {
        answer.id: answer.text
        for subject in subjects.values()
        if isinstance(subject, Claim)
        for answer in subject.answers
    }
    found: dict[str, list[tuple[int, int, int, int, Said]]] = {}
    for row in store.conn.execute(query, values):
        subject = subjects[row[0]]
        said = _said(row, "date" if isinstance(subject, Event) else subject.value_type, answers, marks, asides)
        found.setdefault(row[0], []).append((places[row[3]], row[5], row[-2], row[-1], said))
    for several in found.values():
        several.sort(key=lambda each: each[:4])
    return {subject_id: [each[-1] for each in several] for subject_id, several in found.items()}


def in_words(
    value_type: ValueType, value: str | None, value_high: str | None, qualifier: Qualifier | None, answer: str = ""
) -> str:
    """A value or answer as people write it, without a unit; nothing for a statement that is true or false."""
    if value_type == "answer":
        return answer
    if value is None or value_type == "truth":
        return ""
    if value_type == "date":
        from crossread.db.dates import show as show_date

        try:
            return show_date(value)
        except InvalidDateError:
            return value
    from crossread.db.numbers import show, show_duration

    if value_type == "duration":
        return show_duration(value, value_high, qualifier)
    return show(value, value_high, qualifier)


def _said(
    row: Sequence[Any],
    value_type: ValueType,
    answers: Mapping[str, str],
    marks: Mapping[str, int],
    asides: Mapping[str, SetAsideWhy],
) -> Said:
    value, value_high, qualifier, answer_id = row[11:15]
    return Said(
        position_id=row[1],
        annotation_id=row[2],
        source_id=row[3],
        passage=Passage(source_id=row[3], revision=row[4], start=row[5], end=row[6]),
        quote=_beginning(row[7], is_whole=row[6] - row[5] <= QUOTE_LENGTH),
        voice_id=row[8],
        voice=row[9],
        stance=row[10],
        value=value,
        value_high=value_high,
        qualifier=qualifier,
        answer_id=answer_id,
        words=in_words(value_type, value, value_high, qualifier, answers.get(answer_id or "", "")),
        given=row[15] or "",
        via=() if row[16] == "[]" else tuple(json.loads(row[16])),
        scope=row[17],
        as_of=row[18],
        certainty=row[19],
        source_stance=row[20],
        mark=MARKS[marks.get(row[1], 0)],
        aside=asides.get(row[1]),
    )


def _beginning(quote: str, *, is_whole: bool) -> str:
    """A quote on one line; of a longer one its first words, and an ellipsis that says so."""
    words = " ".join(quote.split())
    if is_whole:
        return words
    at_space = words.rpartition(" ")[0]
    return (at_space if len(at_space) > len(words) // 2 else words) + "…"
