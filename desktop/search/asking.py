"""The questions that the search asks in a reader's thread: what is found at once, the passages by and by. No Qt."""

import time
from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise

from crossread.db.dates import show
from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.search.passages import (
    Excerpt,
    FoundRecord,
    FoundText,
    excerpt,
    found_among,
    found_records,
    latest_texts,
    passages,
    said,
    text_of,
)
from crossread.db.search.places import places
from crossread.db.search.queries import Query, read_query, read_unfinished
from crossread.db.text import paragraph_at, paragraph_number

SLICE_S = 0.02
"""So long are texts looked through before another question gets its turn."""
LONG_RECORD = 480
MOST_TITLES, LONG_WORD = 50, 6
GROUP_OF = {
    "texts": "passage",
    "annotations": "note",
    "silences": "note",
    "verdicts": "note",
    "relations": "note",
    "events": "event",
    "claims": "claim",
    "answers": "claim",
    "voices": "voice",
    "sources": "source",
}
"""The kind of hit by the table that it lies in."""


@record
class SourceName:
    """What a list of hits says of a source; `place` is its place among all, which decides letter and colour."""

    id: str
    place: int
    title: str
    detail: str


@record
class Shelf:
    """The sources by id and their latest texts, as they were at a step: the same for one query after the other."""

    step: int
    sources: Mapping[str, SourceName]
    texts: Sequence[FoundText]


@record
class Place:
    """One hit that can be shown: a passage of a text, told by its first match, or a record."""

    table: str
    id: str
    first: int = 0
    revision: int = 0
    key: int = 0


@record
class Shown:
    """A hit with its words; `paragraph` counts from 1 and is 0 for a record."""

    excerpt: Excerpt
    source_id: str = ""
    paragraph: int = 0


@record
class Found:
    """What a query is true of. `begins` is the last word if it had to be taken for a beginning."""

    typed: str
    query: Query | None
    shelf: Shelf
    texts: Sequence[FoundText] = ()
    records: Sequence[FoundRecord] = ()
    begins: str = ""


@record
class Looked:
    """The passages of the texts from `at` up to `next`, in the order of `Found.texts`."""

    at: int
    next: int
    firsts: "Sequence[array[int]]"


def find(project: Project, typed: str, shelf: Shelf | None = None) -> Found:
    """Everything that the query is true of. A last word that is nowhere is taken for the beginning of one.

    The shelf of an earlier answer is used again if nothing changed since.
    """
    query = read_query(typed)
    if shelf is None or shelf.step != project.step_number:
        shelf = read_shelf(project)
    if query is None:
        return Found(typed=typed, query=None, shelf=shelf)
    found = _found(project, typed, query, shelf)
    if found.texts or found.records or (unfinished := read_unfinished(typed)) is None:
        return found
    begun = _found(project, typed, unfinished, shelf, begins=_last_word(typed))
    return begun if begun.texts or begun.records else found


def look(project: Project, found: Found, at: int) -> Looked:
    """Look through the texts from this one on for a little while, at least through one."""
    until = time.perf_counter() + SLICE_S
    terms = found.query.terms("texts") if found.query else ()
    firsts: list[array[int]] = []
    for text in found.texts[at:]:
        firsts.append(passages(text_of(project.store, text.key), terms))
        if time.perf_counter() > until:
            break
    return Looked(at=at, next=at + len(firsts), firsts=firsts)


def show_places(project: Project, query: Query, wanted: Sequence[Place]) -> dict[Place, Shown]:
    """The words of these hits; one that is gone meanwhile is left out."""
    made: dict[Place, Shown] = {}
    texts: dict[int, str] = {}
    for place in wanted:
        if place.table == "texts":
            if place.key not in texts:
                texts[place.key] = text_of(project.store, place.key)
            text = texts[place.key]
            if place.first < len(text):
                made[place] = Shown(
                    excerpt=excerpt(text, query.terms("texts"), place.first),
                    source_id=place.id,
                    paragraph=paragraph_number(text, place.first),
                )
        elif (told := _said(project, place)) is not None:
            made[place] = Shown(excerpt=_of_record(told[1], query, place.table), source_id=told[0] or "")
    return made


def surroundings(project: Project, query: Query, place: Place) -> Excerpt | None:
    """The paragraph of a passage with those before and after it, or a record in full; None if it is gone."""
    if place.table != "texts":
        told = _said(project, place)
        return _of_record(told[1], query, place.table, whole=True) if told is not None else None
    text = text_of(project.store, place.key)
    if place.first >= len(text):
        return None
    start, end = paragraph_at(text, place.first)
    start = _near(text, start, place.first, -1)
    end = _near(text, end, place.first, 1)
    words = text[start:end]
    return Excerpt(
        start=start,
        end=end,
        words=words,
        matches=tuple(places(words, query.terms("texts"))),
        cut_before=start > 0,
        cut_after=end < len(text),
    )


def owner(project: Project, table: str, record_id: str) -> tuple[str, str]:
    """Where a record is shown: (`annotation`, `event`, `claim`, `voice` or `source`, its id); blank if it is gone."""
    kinds = {"annotations": "annotation", "events": "event", "claims": "claim", "voices": "voice", "sources": "source"}
    if table in kinds:
        return kinds[table], record_id
    column = {"answers": "claim_id", "silences": "claim_id", "relations": "a", "verdicts": "claim_id"}[table]
    other = ", event_id" if table == "verdicts" else ""
    row = project.store.row(f"SELECT {column}{other} FROM {table} WHERE id = ?", (record_id,))
    if row is None:
        return "", ""
    if table == "relations":
        return "source", str(row[0])
    return ("claim", str(row[0])) if row[0] else ("event", str(row[1]))


def read_shelf(project: Project) -> Shelf:
    """What is searched."""
    step = project.step_number
    sources = {
        source.id: SourceName(
            id=source.id,
            place=place,
            title=source.title,
            detail=" · ".join(filter(None, (source.publisher or source.author, _date(source.published)))),
        )
        for place, source in enumerate(project.sources.all())
    }
    return Shelf(step=step, sources=sources, texts=latest_texts(project.store))


def example_words(project: Project) -> tuple[str, str, str]:
    """Two words that stand side by side in the title of a source, and a word of its publisher or title."""
    best = (0, "", "", "")
    for source in project.sources.all()[:MOST_TITLES]:
        words = [word.strip(".,;:!?“”\"'()’‘").casefold() for word in source.title.split()]
        of_source = max((source.publisher or source.title).split(), key=len, default="").casefold()
        for first, second in pairwise(words):
            length = min(len(first), len(second), LONG_WORD)
            if first.isalpha() and second.isalpha() and of_source.isalpha() and length > best[0]:
                best = (length, first, second, of_source)
    return best[1:]


def _found(project: Project, typed: str, query: Query, shelf: Shelf, begins: str = "") -> Found:
    store = project.store
    return Found(
        typed=typed,
        query=query,
        shelf=shelf,
        texts=found_among(store, query, shelf.texts) if query.terms("texts") else (),
        records=[each for each in found_records(store, query) if query.terms(each.table)],
        begins=begins,
    )


def _said(project: Project, place: Place) -> tuple[str | None, str] | None:
    """What a record says; an answer behind the claim that it answers."""
    told = said(project.store, place.table, place.id)
    if told is None or place.table != "answers":
        return told
    row = project.store.row(
        "SELECT c.statement FROM answers a JOIN claims c ON c.id = a.claim_id WHERE a.id = ?", (place.id,)
    )
    return (told[0], f"{row[0]}\n{told[1]}") if row is not None else told


def _of_record(words: str, query: Query, table: str, *, whole: bool = False) -> Excerpt:
    lines = [line for line in (" ".join(each.split()) for each in words.split("\n")) if line]
    text = ("\n" if whole else " · ").join(dict.fromkeys(lines))
    cut = text if whole else text[:LONG_RECORD]
    matches = tuple(places(cut, query.terms(table)))
    return Excerpt(start=0, end=len(cut), words=cut, matches=matches, cut_after=len(cut) < len(text))


def _near(text: str, edge: int, first: int, step: int) -> int:
    """The edge of a neighbouring paragraph, or of this one where it is long."""
    limit = first + step * 1_500
    if step < 0:
        before = text.rfind("\n", 0, max(edge - 2, 0)) + 1 if edge > 0 else 0
        return max(before if edge - before < 600 else edge, limit, 0)
    after = text.find("\n", edge + 2)
    after = len(text) if after < 0 else after
    return min(after if after - edge < 600 else edge, limit, len(text))


def _last_word(typed: str) -> str:
    return typed.rsplit(maxsplit=1)[-1].rpartition(":")[2].lstrip("(")


def _date(edtf: str | None) -> str:
    if not edtf:
        return ""
    try:
        return show(edtf)
    except CrossreadError:
        return edtf
