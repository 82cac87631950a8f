"""What the marks say, for each kind of claim and for events."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.records import DateAnchor
from crossread.desktop.naming.matching import Index, Named
from crossread.desktop.tagging.reading import kind_named, read
from crossread.desktop.tagging.said import Kind, On, Said
from crossread.desktop.tagging.suggestions import suggested

VOICES = Index(
    [
        Named(id="v1", text="Vladimir Putin"),
        Named(id="v2", text="Ministry of Defence", others=("MoD",)),
        Named(id="v3", text="Red Cross"),
    ]
)
ANSWERS = Index([Named(id="a1", text="Baku", others=("Azerbaijan",)), Named(id="a2", text="Too few boats")])
EVENTS = Index([Named(id="e1", text="Collision"), Named(id="e2", text="Sinking")])
ON = On(
    kind="number",
    voices=VOICES,
    answers=ANSWERS,
    anchors=EVENTS,
    anchor_dates={"e1": "1912-04-14", "e2": "1912-04-15"},
    published="1912-04-16",
    offered_voice=Named(id="v3", text="Red Cross"),
)


def said(kind: Kind, marks: str, **more: Any) -> Said:
    return read(marks, replace(ON, kind=kind, **more))


def value(result: Said) -> tuple[str | None, str | None, str | None] | None:
    return None if result.value is None else (result.value.value, result.value.value_high, result.value.qualifier)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("100k", ("100000", None, None)),
        (">100k", ("100000", None, "more than")),
        ("> 100k", ("100000", None, "more than")),
        (">=200", ("200", None, "at least")),
        ("≥200", ("200", None, "at least")),
        ("<5", ("5", None, "less than")),
        ("<=1.2m", ("1200000", None, "at most")),
        ("≤3", ("3", None, "at most")),
        ("~1500", ("1500", None, "about")),
        ("≈1500", ("1500", None, "about")),
        ("=1500", ("1500", None, None)),
        ("1,960", ("1960", None, None)),
        ("1.5m", ("1500000", None, None)),
        ("45%", ("45", None, None)),
        ("0", ("0", None, None)),
        ("-5", ("-5", None, None)),
        ("<-5", ("-5", None, "less than")),
        ("50k..60k", ("50000", "60000", None)),
        ("50k .. 60k", ("50000", "60000", None)),
        ("50k…60k", ("50000", "60000", None)),
        ("60..50", ("50", "60", None)),
        ("two hundred", ("200", None, None)),
        ("about two hundred", ("200", None, "about")),
        ("more than 1.5 million", ("1500000", None, "more than")),
        (">1.5 million", ("1500000", None, "more than")),
        ("nearly 2000", ("2000", None, "nearly")),
        ("100k people", ("100000", None, None)),
    ],
)
def test_numbers(marks: str, expected: tuple[str, str | None, str | None]) -> None:
    result = said("number", marks)
    assert value(result) == expected
    assert result.faults == ()


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("44", ("44", None, None)),
        ("10mo", ("304", None, None)),
        (">2h", ("0.083333333", None, "more than")),
        ("2h..3h", ("0.083333333", "0.125", None)),
        ("~3w", ("21", None, "about")),
        ("two hours and forty minutes", ("0.111111111", None, None)),
        ("nearly ten months", ("304", None, "nearly")),
        (">2 hours 40 minutes", ("0.111111111", None, "more than")),
    ],
)
def test_durations(marks: str, expected: tuple[str, str | None, str | None]) -> None:
    assert value(said("duration", marks)) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("1912", "1912"),
        ("14 April 1912", "1912-04-14"),
        ("14.4.1912", "1912-04-14"),
        ("14 Apr 1912 23:40", "1912-04-14T23:40:00"),
        ("~1912", "1912~"),
        (">1912", "[1913..]"),
        (">=1912", "[1912..]"),
        ("<1912", "[..1911]"),
        ("<= 1912", "[..1912]"),
        ("1912?", "1912?"),
        ("1912..1914", "[1912..1914]"),
        ("2..5 May 1912", "[1912-05-02..1912-05-05]"),
        ("1912-04-14..1912-04-15", "[1912-04-14..1912-04-15]"),
        ("..1912", "[..1912]"),
        ("1912-04-14/1912-04-15", "1912-04-14/1912-04-15"),
        ("19-20.9.2023", "2023-09-19/2023-09-20"),
        ("3 - 5 May 1912", "1912-05-03/1912-05-05"),
        ("late Sept 2023", "[2023-09-21..2023-09-30]"),
        ("[1912..1914]", "[1912..1914]"),
    ],
)
@pytest.mark.parametrize("kind", ["date", "event"])
def test_dates(kind: Kind, marks: str, expected: str) -> None:
    result = said(kind, marks)
    assert result.value is not None
    assert result.value.value == expected
    assert result.faults == ()


def test_a_relative_date_is_kept_as_written_without_an_anchor() -> None:
    result = said("date", "two days later")
    assert result.value is not None
    assert (result.value.value, result.value.given) == (None, "two days later")
    assert result.anchor is None


@pytest.mark.parametrize(
    ("marks", "expected", "anchor"),
    [
        ("two days later ^", "1912-04-18", DateAnchor(published=True)),
        ("^pub two days later", "1912-04-18", DateAnchor(published=True)),
        ("two days later ^coll", "1912-04-16", DateAnchor(event_id="e1")),
        ('the next day ^"Sinking"', "1912-04-16", DateAnchor(event_id="e2")),
        ("15 Apr ^", "1912-04-15", DateAnchor(published=True)),
    ],
)
def test_a_relative_date_is_resolved_with_an_anchor(marks: str, expected: str, anchor: DateAnchor) -> None:
    result = said("date", marks)
    assert result.value is not None
    assert result.value.value == expected
    assert result.anchor is not None
    assert result.anchor.anchor == anchor


@pytest.mark.parametrize(
    ("marks", "answer_id", "name"),
    [
        ("baku", "a1", "Baku"),
        ("azer", "a1", "Baku"),
        ("bk", "a1", "Baku"),
        ("few", "a2", "Too few boats"),
        ("too few boats", "a2", "Too few boats"),
        ('"Bak"', None, "Bak"),
        ("Yerevan", None, "Yerevan"),
        ("no one knows", None, "no one knows"),
    ],
)
def test_answers(marks: str, answer_id: str | None, name: str) -> None:
    result = said("answer", marks)
    assert result.answer is not None
    assert (result.answer.id, result.answer.name) == (answer_id, name)
    assert result.pieces[0].is_new == (answer_id is None)


@pytest.mark.parametrize(
    ("marks", "voice_id", "name"),
    [
        ("@putin", "v1", "Vladimir Putin"),
        ("@vp", "v1", "Vladimir Putin"),
        ("@MOD", "v2", "Ministry of Defence"),
        ("@ministry of defence", "v2", "Ministry of Defence"),
        ("@ministry of def", "v2", "Ministry of Defence"),
        ('@"Ministry of Defence"', "v2", "Ministry of Defence"),
        ('@"Ministry"', None, "Ministry"),
        ("@tass", None, "tass"),
        ("@", "v3", "Red Cross"),
    ],
)
def test_voices(marks: str, voice_id: str | None, name: str) -> None:
    result = said("number", marks)
    assert result.voice is not None
    assert (result.voice.id, result.voice.name) == (voice_id, name)
    assert result.faults == ()


def test_words_behind_a_known_voice_are_the_value() -> None:
    result = said("number", "@ministry of defence about two hundred !")
    assert result.voice is not None
    assert result.voice.id == "v2"
    assert value(result) == ("200", None, "about")
    assert result.stance == "denies"


def test_everything_at_once() -> None:
    marks = '>100k @putin ! #"third class" as of 3 May 1912 <-Reuters <- "a memo" ?likely &rejects'
    result = said("number", marks)
    assert value(result) == ("100000", None, "more than")
    assert (result.stance, result.scope, result.as_of) == ("denies", "third class", "1912-05-03")
    assert (result.via, result.certainty, result.source_stance) == (("Reuters", "a memo"), "likely", "rejects")
    assert result.faults == ()
    assert len(result.pieces) == 9
    assert [marks[piece.token.start : piece.token.end] for piece in result.pieces][:3] == [">100k", "@putin", "!"]


def test_an_as_of_ends_where_its_date_does() -> None:
    result = said("number", "as of 3 May 1912 700")
    assert result.as_of == "1912-05-03"
    assert value(result) == ("700", None, None)


@pytest.mark.parametrize(
    ("kind", "marks", "fault", "text"),
    [
        ("number", "foo", "no_number", "foo"),
        ("number", ">", "no_number", ">"),
        ("duration", "soon", "no_duration", "soon"),
        ("date", "foo", "no_date", "foo"),
        ("date", "5..1", "no_date", "5..1"),
        ("number", "5 as of foo", "no_as_of", "foo"),
        ("number", "5 as of", "no_as_of", ""),
        ("truth", "perhaps so", "no_truth", "perhaps so"),
        ("answer", '""', "no_answer", ""),
        ("number", "5 @x 6", "second_value", "6"),
        ("number", "@x @y", "second_voice", "y"),
        ("number", "#", "empty", ""),
        ("number", "<-", "empty", ""),
        ("number", "?sometimes", "unknown_word", "sometimes"),
        ("number", "&hates", "unknown_word", "hates"),
        ("date", "^nowhere", "no_anchor", "nowhere"),
        ("number", ":date", "kind_is_fixed", "date"),
        ("event", "#crew", "not_of_event", "crew"),
        ("event", "!", "not_of_event", ""),
    ],
)
def test_what_is_not_understood_is_told_and_left_out(kind: Kind, marks: str, fault: str, text: str) -> None:
    result = said(kind, marks)
    assert [(each.kind, each.token.text) for each in result.faults] == [(fault, text)]


def test_the_rest_stands_beside_what_is_not_understood() -> None:
    result = said("number", "foo @putin !")
    assert result.value is None
    assert result.voice is not None
    assert result.stance == "denies"


def test_no_voice_is_offered_where_nobody_was_quoted() -> None:
    assert [each.kind for each in said("number", "@", offered_voice=None).faults] == ["no_offered_voice"]
    assert [each.kind for each in said("date", "^", published=None).faults] == ["no_published"]


@pytest.mark.parametrize(
    ("marks", "stance"), [("no", "denies"), ("yes", "asserts"), ("!", "denies"), ("?", "questions")]
)
def test_true_or_false(marks: str, stance: str) -> None:
    assert said("truth", marks).stance == stance


def test_a_figure_of_the_selection_is_filled_in_with_its_words() -> None:
    result = said("number", "", quote="more than 1,250 must be mourned")
    assert value(result) == ("1250", None, "more than")
    assert result.value is not None
    assert result.value.given == "more than 1,250"
    assert result.pieces[0].is_suggested


def test_other_figures_of_the_selection_are_offered() -> None:
    result = said("number", "", quote="first 866, then 705 of them")
    assert value(result) == ("866", None, None)
    assert [each.value for each in result.others] == ["705"]


def test_what_is_typed_goes_before_the_selection_and_keeps_its_words() -> None:
    result = said("number", ">100k", quote="over 100,000 fled, of 120,000")
    assert value(result) == ("100000", None, "more than")
    assert result.value is not None
    assert result.value.given == "over 100,000"
    assert result.others == ()


def test_a_mark_leaves_the_selection_out_and_so_does_a_value_that_cannot_be_read() -> None:
    assert said("number", "-", quote="866 were saved").value is None
    assert said("number", "foo", quote="866 were saved").value is None


def test_the_selection_fills_in_only_what_is_asked() -> None:
    quote = "for two hours on 14 April 1912 all 705 waited"
    assert value(said("number", "", quote=quote)) is not None
    assert value(said("duration", "", quote=quote)) == ("0.083333333", None, None)
    assert value(said("event", "", quote=quote)) == ("1912-04-14", None, None)
    assert said("truth", "", quote=quote).value is None
    assert said("answer", "", quote=quote).answer is None


def test_a_relative_date_of_the_selection_waits_for_its_anchor() -> None:
    plain = said("event", "", quote="struck ice two days later")
    assert plain.value is not None
    assert (plain.value.value, plain.value.given) == (None, "two days later")
    anchored = said("event", "^collision", quote="struck ice two days later")
    assert anchored.value is not None
    assert (anchored.value.value, anchored.value.given) == ("1912-04-16", "two days later")


def test_the_kind_of_a_new_claim_is_taken_from_the_line() -> None:
    result = said("truth", ":num 5", is_new=True)
    assert result.kind == "number"
    assert value(result) == ("5", None, None)
    assert kind_named("d") == "date"
    assert kind_named("du") == "duration"
    assert kind_named("x") is None


def test_suggestions_are_each_told_once_and_only_so_many() -> None:
    assert [each.value for each in suggested("5 boats, then 5 boats and 7 boats", "number")] == ["5", "7"]
    assert len(suggested(" and ".join(f"{n} boats" for n in range(20, 60)), "number")) == 6


@given(
    st.text(alphabet='ab1 "<>-=~@!?#^&:.%é', max_size=30),
    st.sampled_from(["event", "truth", "number", "date", "duration", "answer"]),
)
def test_no_line_raises(marks: str, kind: Kind) -> None:
    result = said(kind, marks, is_new=True, quote="about 5 on 3 May 1912")
    for piece in result.pieces:
        assert piece.is_suggested or 0 <= piece.token.start < piece.token.end <= len(marks)
