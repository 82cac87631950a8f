"""Search finds words in every script, is never a syntax error, and follows every change and undo."""

import pytest

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.db.search.finding import search


def found(project: Project, query: str) -> list[str]:
    return [hit.match for hit in search(project.store, query)]


@pytest.fixture
def articles(project: Project) -> Project:
    project.sources.add("Liner sinks", "Mr O'Brien said the well-known ship sank. Café, CAFÉ and cafe\u0301 were shut.")
    project.sources.add("號外", "鐵達尼號沉沒了，一千五百人喪生。𠮷野家も沈んだ。")
    project.sources.add("עיתון", "הַסְּפִינָה טבעה. السَّفِينَة غرقت")
    project.sources.add("Լուր", "Նավը խորտակվեց, նավերը եկան։ Корабли утонули, корабль один.")
    return project


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("O'Brien", ["O'Brien"]),
        ("well-known", ["well-known"]),
        ("cafe", ["Café", "CAFÉ", "cafe\u0301"]),
        ("CAFÉ shut", ["Café", "CAFÉ", "cafe\u0301", "shut"]),
        ("沉沒", ["沉沒"]),
        ("鐵達尼號", ["鐵達尼號"]),
        ("𠮷野家", ["𠮷野家"]),
        ("הספינה", ["הַסְּפִינָה"]),
        ("السفينة", ["السَّفِينَة"]),
        ("նավ", ["Նավը", "նավերը"]),
        ("корабл", ["Корабли", "корабль"]),
        ('"well known ship"', ["well-known ship"]),
        ("ship AND sank", ["ship", "sank"]),
        ("ship NOT sank", []),
        ("kno*", ["known"]),
        ("foo AND", []),
        ('"', []),
        ("", []),
        ("***", []),
        ("ship (", ["ship"]),
        ("title:ship", []),
    ],
)
def test_what_is_found(articles: Project, query: str, matches: list[str]) -> None:
    assert found(articles, query) == matches


def test_offsets_are_those_of_the_text(articles: Project) -> None:
    for query in ("cafe", "𠮷野家", "הספינה", "утонули"):
        for hit in search(articles.store, query):
            assert hit.source_id is not None
            text = articles.sources.text(hit.source_id)
            assert text[hit.start : hit.end] == hit.match
            assert "".join((hit.before, hit.match, hit.after)).strip("…") in text


def test_notes_and_the_codebook_are_found_as_they_are_now(articles: Project) -> None:
    source = articles.sources.all()[0]
    annotation = articles.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=2), note="dubious")
    event = articles.events.add("The foundering", description="dubious hour")
    articles.voices.add("White Star Line", aliases=("the owners",))
    hits = search(articles.store, "dubious")
    assert [(hit.kind, hit.record_id, hit.source_id) for hit in hits] == [
        ("note", annotation.id, source.id),
        ("event", event.id, None),
    ]
    assert [hit.kind for hit in search(articles.store, "owners")] == ["voice"]
    articles.annotations.edit_note(annotation.id, "certain")
    assert [hit.kind for hit in search(articles.store, "dubious")] == ["event"]
    articles.history.undo()
    assert [hit.kind for hit in search(articles.store, "dubious")] == ["note", "event"]
    articles.events.delete(event.id)
    assert [hit.kind for hit in search(articles.store, "dubious")] == ["note"]


def test_a_deleted_source_is_not_found(articles: Project) -> None:
    articles.sources.delete(articles.sources.all()[0].id)
    assert found(articles, "ship") == []
    articles.history.undo()
    assert found(articles, "ship") == ["ship"]


def test_the_limit_holds(project: Project) -> None:
    project.sources.add("Long", "ship " * 1000)
    assert len(search(project.store, "ship", limit=7)) == 7
