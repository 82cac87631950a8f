"""Passages of a text: matches of one sentence are one, wherever they lie; marks, ligatures and long texts hold."""

import pytest

from crossread.db.project import Project
from crossread.db.search.passages import excerpt, found_among, found_texts, latest_texts, passages
from crossread.db.search.places import AT_ONCE, places
from crossread.db.search.queries import Term, read_query, read_unfinished


def terms(query: str) -> tuple[Term, ...]:
    read = read_query(query)
    assert read is not None
    return read.terms("texts")


def test_matches_of_a_sentence_are_one_passage() -> None:
    text = "The ship, a fine ship, left. Mr. Bell saw the ship. No ship came\nA ship"
    found = passages(text, terms("ship"))
    shown = [excerpt(text, terms("ship"), first) for first in found]
    assert [each.words for each in shown] == [
        "The ship, a fine ship, left.",
        "Mr. Bell saw the ship.",
        "No ship came",
        "A ship",
    ]
    assert [len(each.matches) for each in shown] == [2, 1, 1, 1]
    for each in shown:
        assert text[each.start : each.end] == each.words
        assert all(each.words[start:end] == "ship" for start, end in each.matches)


def test_a_long_sentence_is_cut_round_the_match() -> None:
    text = "word " * 300 + "ship " + "word " * 300
    (first,) = passages(text, terms("ship"))
    shown = excerpt(text, terms("ship"), first)
    assert shown.cut_before
    assert shown.cut_after
    assert len(shown.words) < 500
    assert shown.matches[0][0] < 130
    assert text[shown.start + shown.matches[0][0] :].startswith("ship")


@pytest.mark.parametrize("ending", ["ship", "ship ", "ships", "sh"])
def test_a_match_across_what_is_looked_through_at_once_is_found_once(ending: str) -> None:
    for shift in range(-6, 3):
        text = "x" * (AT_ONCE + shift - 1) + " " + ending
        text += " " + "y" * 500
        expected = [(AT_ONCE + shift, AT_ONCE + shift + 4)] if ending.strip() == "ship" else []
        assert list(places(text, terms("ship"))) == expected


@pytest.mark.parametrize(
    ("query", "text", "match"),
    [
        ("office", "the o\ufb03ce", "o\ufb03ce"),
        ("ecole", "l'E\u0301COLE", "E\u0301COLE"),
        ("naive", "na\u00efve", "na\u00efve"),
        ("ship", "ＳＨＩＰ", "ＳＨＩＰ"),
        ("don’t", "don't", "don't"),
        ("don't", "don’t", "don’t"),
        ("well-known", "well‑known", "well‑known"),
        ("istanbul", "İstanbul", "İstanbul"),
        ('"鐵達尼號"', "鐵達尼號沉沒", "鐵達尼號"),
        ("號沉", "鐵達尼號沉沒", "號沉"),
        ("沒", "鐵達尼號沉沒", "沒"),
        ("한국", "한국에", None),
        ("한국*", "한국에", "한국에"),
    ],
)
def test_how_it_is_written_does_not_matter(project: Project, query: str, text: str, match: str | None) -> None:
    project.sources.add("One", f"{text} and more.")
    found = [hit.match for hit in project.search(query) if hit.kind == "text"]
    assert found == ([match] if match else [])


@pytest.mark.parametrize("text", ["shipe\u0301 etship", "e\u0301ship", "ship\u0301s", "shipé"])
def test_a_letter_with_a_mark_does_not_end_a_word(text: str) -> None:
    assert list(places(text, terms("ship"))) == []


def test_an_unfinished_word_is_a_beginning() -> None:
    open_end = read_unfinished("the shi")
    assert open_end is not None
    assert [term.prefix for term in open_end.terms("texts")] == [False, True]
    for finished in ("ship ", 'a "ship"', "ship*", "", "ship)", "鐵"):
        assert read_unfinished(finished) is None, finished


def test_only_the_latest_text_of_a_source_if_that_is_asked(project: Project) -> None:
    source = project.sources.add("One", "The ship sank.")
    project.sources.add_revision(source.id, "The ship sailed.")
    query = read_query("ship")
    assert query is not None
    assert [each.revision for each in found_texts(project.store, query)] == [1, 2]
    latest = latest_texts(project.store)
    assert [each.revision for each in latest] == [2]
    for typed in ("ship", "ship OR 鐵達", "ship source:one", "sailed NOT sank"):
        query = read_query(typed)
        assert query is not None
        assert found_among(project.store, query, latest) == latest, typed
    query = read_query("sank")
    assert query is not None
    assert found_among(project.store, query, latest) == []
