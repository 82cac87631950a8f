"""The query language: what AND, OR, NOT, brackets, quotes, stars and fields mean, and that nothing is ever an error."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.db.search.finding import search
from crossread.db.search.queries import read_query


def kinds(project: Project, query: str) -> list[str]:
    return [f"{hit.kind}:{hit.match}" for hit in search(project.store, query)]


@pytest.fixture
def ice(project: Project) -> Project:
    project.sources.add("Ice report", "The ship met ice. Boats were lowered.", author="Ann Bell", publisher="Evening")
    project.sources.add("All saved", "The ship is in tow. No ice was met, says the line.", publisher="Morning")
    source = project.sources.all()[0]
    project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=8), note="ice again, see the captain")
    project.events.add("Ice warning", description="by wireless")
    claim = project.claims.add("Who saw the ice?", "answer")
    project.claims.add_answer(claim.id, "The captain", aliases=("Smith",))
    project.voices.add("Captain Smith")
    return project


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ship AND boats", ["text:ship", "text:Boats"]),
        ("ship boats", ["text:ship", "text:Boats"]),
        ("boats OR tow", ["text:Boats", "text:tow"]),
        ("ship NOT boats", ["text:ship"]),
        ("boats OR tow NOT ship", ["text:Boats"]),
        ("(boats OR tow) ship NOT morning", ["text:ship", "text:Boats", "text:ship", "text:tow"]),
        ('"met ice"', ["text:met ice"]),
        ("“met ice”", ["text:met ice"]),
        ('"met i"*', ["text:met ice"]),
        ("capt*", ["note:captain", "voice:Captain", "answer:captain"]),
        ("note:ice", ["note:ice"]),
        ("event:ice", ["event:Ice"]),
        ("claim:ice", ["claim:ice"]),
        ("claim:captain", ["answer:captain"]),
        ("answer:smith", ["answer:Smith"]),
        ("voice:smith", ["voice:Smith"]),
        ("title:ice", ["source:Ice"]),
        ("title: ice", ["source:Ice"]),
        ("TITLE:ice", ["source:Ice"]),
        ("author:bell", ["source:Bell"]),
        ("author:ice", []),
        ("source:morning ship", ["text:ship"]),
        ("ship source:evening", ["text:ship"]),
        ("ship NOT source:evening", ["text:ship"]),
        ("source:evening captain", ["note:captain"]),
        ("text:ice publisher:morning", ["text:ice"]),
        ("event:(ice OR fog)", ["event:Ice"]),
        ("event:ice OR voice:smith", ["event:Ice", "voice:Smith"]),
    ],
)
def test_what_is_found(ice: Project, query: str, found: list[str]) -> None:
    assert kinds(ice, query) == found


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ('ship "boats', ("open_quote", "")),
        ("(ship", ("open_bracket", "")),
        ("ship)", ("closing_bracket", "")),
        ("ship AND", ("dangling", "AND")),
        ("OR ship", ("dangling", "OR")),
        ("NOT ship", ("dangling", "NOT")),
        ("ship AND OR boats", ("dangling", "AND")),
        ("(ship AND) boats", ("dangling", "AND")),
        ("(" * 40 + "ship" + ")" * 40, ("too_deep", "")),
    ],
)
def test_what_does_not_parse_is_read_as_words_and_says_why(query: str, remark: tuple[str, str]) -> None:
    read = read_query(query)
    assert read is not None
    assert read.is_words
    assert [(each.kind, each.what) for each in read.remarks] == [remark]
    assert "ship" in [word for term in read.terms("texts") for word in term.words]


def test_an_unknown_field_is_a_word_and_a_blank_one_is_left_out() -> None:
    read = read_query("date:ship")
    assert read is not None
    assert [(each.kind, each.what) for each in read.remarks] == [("no_field", "date")]
    assert not read.is_words
    assert read.terms("texts")[0].words == ("date", "ship")
    read = read_query("ship title:")
    assert read is not None
    assert [(each.kind, each.what) for each in read.remarks] == [("blank_field", "title")]


@pytest.mark.parametrize("query", ["10:30", "https://example.org", "a:", "-ship", "ship's", "R.M.S.", "50%", "a_b"])
def test_marks_of_writing_are_no_operators(query: str) -> None:
    read = read_query(query)
    assert read is not None
    assert not read.is_words
    assert not read.remarks


@given(st.text(max_size=40))
def test_any_text_is_a_query(typed: str) -> None:
    read = read_query(typed)
    assert read is None or read.tree


@pytest.mark.parametrize(
    "query",
    ['"', "a\0b", "'", "--", ";", "*", '"*', "NEAR(a b)", "^a", "a + b", "{a b}:c", "col:*", "\ud800", "a " * 2000],
)
def test_the_database_takes_whatever_was_read(ice: Project, query: str) -> None:
    search(ice.store, query)


def test_operators_in_any_order_never_fail(ice: Project) -> None:
    rng = random.Random(3)
    parts = ["ship", "AND", "OR", "NOT", "(", ")", '"', "title:", "x*", "鐵", "鐵達尼", "'"]
    for _ in range(400):
        search(ice.store, " ".join(rng.choices(parts, k=rng.randint(1, 9))))
