"""What is told of the annotations at the caret of a text, in words that are short and in the right order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.records import Annotation, EventTag, Position, Source
from crossread.desktop.read import caret_speech
from crossread.desktop.read.caret_speech import CaretSpeech
from crossread.desktop.read.caret_words import caret_words, edge_words, pane_words
from crossread.desktop.read.content import PaneContent, TagStyle
from crossread.desktop.read.text_view import TextView

TEXT = "On Tuesday the town gave up. More than 100,000 fled, the envoy said. Nobody was hurt."
STYLES = {
    "surrender": TagStyle(name="Surrender", colour=QColor("#ecd05a")),
    "fled": TagStyle(name="How many fled?", colour=QColor("#2574b0"), pattern=1),
}
VOICES = {"envoy": "the envoy"}
FLED = Position(id="p1", claim_id="fled", voice_id="envoy", value="100000", value_given="more than 100,000")
SURRENDER = EventTag(id="t1", event_id="surrender")


def annotation(
    name: str, quote: str, *, events: tuple[EventTag, ...] = (), positions: tuple[Position, ...] = (), note: str = ""
) -> Annotation:
    start = TEXT.index(quote)
    return Annotation(
        id=name,
        source_id="s",
        revision=1,
        start=start,
        end=start + len(quote),
        quote=quote,
        note=note,
        events=events,
        positions=positions,
    )


WHOLE = annotation("whole", "On Tuesday the town gave up. More than 100,000 fled", events=(SURRENDER,))
FIGURE = annotation("figure", "More than 100,000 fled", positions=(FLED,), note="cf. the morning paper")


def content(*annotations: Annotation) -> PaneContent:
    return PaneContent(
        source=Source(id="s", title="The town"),
        letter="B",
        colour=QColor("#15957b"),
        revision=1,
        text=TEXT,
        annotations=annotations,
        styles=STYLES,
        voices=VOICES,
    )


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was announced."""
    heard: list[str] = []
    monkeypatch.setattr(caret_speech, "announce", lambda _widget, text: heard.append(text))
    return heard


@pytest.fixture
def view(qtbot: QtBot, said: list[str]) -> TextView:
    made = TextView()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.set_content(content(WHOLE, FIGURE))
    CaretSpeech(made, lambda: 5)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_an_annotation_is_said_with_its_tags_values_voices_and_note() -> None:
    both = annotation("both", "fled", events=(SURRENDER,), positions=(FLED,), note="so it says")
    assert caret_words([both], STYLES, VOICES) == (
        "event Surrender; claim How many fled: asserts more than 100,000, voice the envoy; note"
    )
    assert caret_words([annotation("bare", "fled")], STYLES, VOICES) == "annotation without tags"
    assert caret_words([], STYLES, VOICES) == ""


def test_of_many_the_first_are_said_and_the_rest_counted() -> None:
    many = [annotation(str(number), "fled", events=(SURRENDER,)) for number in range(6)]
    assert caret_words(many, STYLES, VOICES) == "6 annotations. " + "event Surrender. " * 4 + "and 2 more"


def test_the_pane_says_its_title_its_letter_and_how_much_is_annotated() -> None:
    assert pane_words(content(WHOLE), 12, 5) == "The town, source B of 5, 12 annotations"
    assert pane_words(content(WHOLE), 1, 5).endswith("source B of 5, 1 annotation")
    assert pane_words(None, 0, 5) == "No text"


def test_coming_in_and_out_is_told(view: TextView, said: list[str]) -> None:
    assert view.accessibleName() == "The town, source B of 5, 2 annotations"
    view.select(FIGURE.start - 1, FIGURE.start - 1)
    assert view.accessibleDescription() == "event Surrender"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == (
        "2 annotations. claim How many fled: asserts more than 100,000, voice the envoy; note. event Surrender"
    )
    said.clear()
    view.select(len(TEXT) - 3, len(TEXT) - 3)
    assert view.accessibleDescription() == ""
    assert said == ["no annotation"]


def test_going_through_what_overlaps_says_the_chosen_one_first(view: TextView) -> None:
    view.select(FIGURE.start, FIGURE.start)
    QTest.keyClick(view, Qt.Key.Key_A)
    assert view.accessibleDescription().startswith("2 annotations. claim How many fled")
    QTest.keyClick(view, Qt.Key.Key_A)
    assert view.accessibleDescription().startswith("2 annotations. event Surrender. claim")


def test_a_tag_that_is_added_or_taken_away_under_the_caret_is_told(view: TextView) -> None:
    at = TEXT.index("Nobody")
    view.select(at, at)
    view.update_annotations([annotation("new", "Nobody", events=(SURRENDER,))])
    assert view.accessibleDescription() == "event Surrender"
    assert view.accessibleName().endswith("3 annotations")
    view.update_annotations([], ["new"])
    assert view.accessibleDescription() == ""


def test_a_boundary_says_where_it_came_to_stand(view: TextView, said: list[str]) -> None:
    assert edge_words("one two three four five six", "start") == "begins: one two three four five …"
    assert edge_words("one two three four five six", "end") == "ends: … two three four five six"
    assert edge_words("one two", "end") == "ends: one two"
    view.set_movable(True)
    view.set_chosen(annotation_id="figure")
    assert view.move_boundary("word", forward=False)
    assert said == ["ends: More than 100,000"]


@pytest.mark.parametrize("is_spoken", [True, False])
def test_what_a_description_already_says_is_not_announced_too(
    view: TextView, said: list[str], is_spoken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.select(len(TEXT), len(TEXT))
    monkeypatch.setattr(caret_speech, "IS_SPOKEN", is_spoken)
    said.clear()
    view.select(1, 1)
    assert said == ([] if is_spoken else ["event Surrender"])
    view.select(len(TEXT), len(TEXT))
    assert said[-1] == "no annotation"


def test_a_text_without_the_keys_announces_nothing(view: TextView, said: list[str]) -> None:
    view.select(1, 1)
    view.clearFocus()
    said.clear()
    view.select(len(TEXT), len(TEXT))
    assert view.accessibleDescription() == ""
    assert not said
