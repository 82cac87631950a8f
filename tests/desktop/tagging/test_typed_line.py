"""The line while it is typed: what can be chosen, what Enter would take, the way back."""

from dataclasses import replace
from typing import Any

import pytest

from crossread.db.records import Annotation, Answer, Claim, Event, EventTag, Passage, Position, Voice
from crossread.desktop.look.palettes import claim_codes
from crossread.desktop.tagging.codebook import make_codebook
from crossread.desktop.tagging.entering import Entering
from crossread.desktop.tagging.operations import Wish
from crossread.desktop.tagging.surroundings import Surroundings
from crossread.desktop.tagging.typed_line import TypedLine

BOOK = make_codebook(
    [
        Event(id="e1", title="Collision", date="1912-04-14"),
        Event(id="e2", title="Sinking", parent_id="e1"),
    ],
    [
        Claim(id="c1", statement="How many people fled?", value_type="number"),
        Claim(id="c2", statement="She broke in two", value_type="truth"),
        Claim(id="c3", statement="Why so many?", value_type="answer", answers=(Answer(id="a1", text="Speed"),)),
        Claim(id="c4", statement="When did she sink?", value_type="date"),
    ],
    [Voice(id="v1", name="Vladimir Putin"), Voice(id="v2", name="Red Cross")],
    claim_codes,
)
PASSAGE = Passage(source_id="s", revision=1, start=3, end=9)


def line(**more: Any) -> TypedLine:
    return TypedLine(replace(Entering(passage=PASSAGE, book=BOOK, used={}), **more))


def typed(text: str, **more: Any) -> TypedLine:
    made = line(**more)
    for end in range(1, len(text) + 1):
        _key(made, text[end - 1])
    return made


def _key(made: TypedLine, key: str) -> None:
    if key == "\t":
        made.complete()
    else:
        made.type(made.text[: made.caret] + key + made.text[made.caret :], made.caret + 1)


def wish(made: TypedLine) -> Wish:
    found = made.wish()
    assert found is not None
    return found


def kinds(made: TypedLine) -> list[str]:
    return [row.kind for row in made.rows.rows]


def test_the_line_of_the_issue_by_keys() -> None:
    found = wish(typed("fled\t>100k @putin"))
    assert found.subject.id == "c1"
    assert found.said.value is not None
    assert (found.said.value.value, found.said.value.qualifier) == ("100000", "more than")
    assert found.said.voice is not None
    assert found.said.voice.id == "v1"


def test_a_mark_ends_the_words_without_tab() -> None:
    made = typed("fled >100k @putin")
    assert made.settled is not None
    assert (made.settled.id, made.text) == ("c1", ">100k @putin")
    assert wish(made) == wish(typed("fled\t>100k @putin"))


def test_ten_keys_a_claim() -> None:
    assert wish(typed("fle\t>9k")).subject.id == "c1"


def test_nothing_is_taken_at_random_but_what_was_used_last() -> None:
    assert line().wish() is None
    assert wish(line(used={"c2": 0})).subject.id == "c2"


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("Surrender", ["new_event", "new_claim"]),
        ("Who gave in?", ["new_claim", "new_event"]),
        ("collision", ["event", "event", "new_claim"]),
        ("she broke in two", ["claim", "new_event"]),
    ],
)
def test_what_is_not_there_can_be_made(words: str, rows: list[str]) -> None:
    made = typed(words)
    assert kinds(made) == rows
    assert made.rows.chosen == 0


def test_only_events_or_only_claims() -> None:
    assert kinds(typed("s", kinds=frozenset(["event"]))) == ["event", "event", "new_event"]
    assert set(kinds(typed("s", kinds=frozenset(["claim"])))) == {"claim", "new_claim"}


def test_a_whole_question_is_made_rather_than_taken_for_a_like_one() -> None:
    found = wish(typed("How many people?"))
    assert (found.subject.id, found.subject.value_type) == (None, "number")
    assert wish(typed("how many people fled?")).subject.id == "c1"


def test_letters_alone_take_nothing_if_words_were_typed() -> None:
    assert wish(typed("clsn")).subject.id == "e1"
    assert wish(typed("Clsn hit")).subject.id is None


def test_a_figure_makes_a_claim_without_question_a_number() -> None:
    assert wish(typed("deserters\t>100", kinds=frozenset(["claim"]))).subject.value_type == "number"
    assert wish(typed("deserters\t!", kinds=frozenset(["claim"]))).subject.value_type == "truth"


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        ("1960", "number"),
        ("1,960 @putin", "number"),
        ("about 100", "number"),
        ("50..60", "number"),
        ("44d", "duration"),
        (">2h", "duration"),
        (">19 Sep 2023", "date"),
        ("2h", "duration"),
        ("19 sep 2023", "date"),
        ("2023-09-19", "date"),
        ("April 1912", "date"),
        ("yes", "truth"),
        ("@putin", "truth"),
        ("as of 2021", "truth"),
    ],
)
def test_a_value_without_a_sign_makes_the_new_claim_of_its_kind_and_is_not_lost(marks: str, kind: str) -> None:
    found = wish(typed(f"deserters\t{marks}", kinds=frozenset(["claim"])))
    assert found.subject.value_type == kind
    assert not found.said.faults


def test_the_choice_moves_and_wraps() -> None:
    made = typed("s")
    first = made.rows.row
    made.move(-1)
    assert made.rows.row is not None
    assert made.rows.row.is_new
    made.move(1)
    assert made.rows.row == first


def test_new_can_be_chosen_at_once() -> None:
    made = typed("coll", kinds=frozenset(["event"]))
    assert wish(made).subject.id == "e1"
    made.choose_new()
    assert wish(made).subject == replace(wish(made).subject, id=None, name="coll")


def test_the_kind_of_a_new_claim_can_be_changed_before_and_after_it_is_settled() -> None:
    made = typed("fugitives", kinds=frozenset(["claim"]))
    assert wish(made).subject.value_type == "truth"
    assert made.next_kind() == "number"
    assert wish(made).subject.value_type == "number"
    made.complete()
    assert wish(made).subject.value_type == "number"
    made.choose_kind("answer")
    assert wish(made).subject.value_type == "answer"
    _key(made, "x")
    assert wish(made).said.answer is not None


def test_a_changed_kind_means_the_claim_of_two_new_rows() -> None:
    made = typed("Surrender")
    made.move(1)
    assert made.makes_claim
    made.next_kind()
    found = wish(made)
    assert (found.subject.name, found.subject.value_type) == ("Surrender", "number")


def test_the_kind_is_fixed_for_what_is_there() -> None:
    assert typed("fled").next_kind() is None
    assert typed("collision").next_kind() is None


def test_the_kind_can_be_said_on_the_line() -> None:
    assert wish(typed("Fugitives were counted\t:num 5", kinds=frozenset(["claim"]))).subject.value_type == "number"


def test_voices_are_completed() -> None:
    made = typed("fled\t5 @re")
    assert kinds(made) == ["voice", "new_voice"]
    made.complete()
    assert made.text == '5 @"Red Cross" '
    assert made.caret == len(made.text)
    assert wish(made).said.voice is not None


def test_a_moved_choice_is_what_enter_takes() -> None:
    made = typed("fled\t5 @r")
    first = wish(made).said.voice
    made.move(1)
    second = wish(made).said.voice
    assert first != second
    assert second is not None
    assert made.text == "5 @r"


def test_answers_are_listed_before_anything_is_typed_and_none_is_taken() -> None:
    made = typed("why\t")
    assert kinds(made) == ["answer"]
    assert made.rows.chosen == -1
    assert wish(made).said.answer is None
    made.move(1)
    assert wish(made).said.answer is not None
    made.complete()
    assert made.text == '"Speed" '
    assert kinds(made) == []


def test_a_new_answer_is_chosen_where_none_is_like_it() -> None:
    made = typed("why\tIce")
    assert kinds(made) == ["new_answer"]
    answer = wish(made).said.answer
    assert answer is not None
    assert (answer.id, answer.name) == (None, "Ice")


def test_anchors_are_completed() -> None:
    made = typed("when\ttwo days later ^co", around=Surroundings(published="1912-04-16"))
    assert kinds(made) == ["anchor"]
    made.complete()
    assert made.text == "two days later ^Collision "
    value = wish(made).said.value
    assert value is not None
    assert value.value == "1912-04-16"


def test_backspace_goes_back_to_the_words() -> None:
    made = typed("fled\t>5")
    made.unsettle()
    assert (made.settled, made.text) == (None, "How many people fled?")
    assert made.rows.row is not None
    assert made.rows.row.id == "c1"


def test_a_piece_is_taken_away() -> None:
    made = typed("fled\t>5 @putin !")
    made.remove_piece(1)
    assert made.text == ">5 !"
    assert wish(made).said.voice is None


def test_what_the_selection_offers_is_refused_or_exchanged() -> None:
    made = typed("fled", quote="of 1,250 only 866 came back")
    value = wish(made).said.value
    assert value is not None
    assert value.value == "1250"
    made.take_offered(0)
    value = wish(made).said.value
    assert value is not None
    assert value.value == "866"
    other = typed("fled", quote="of 1,250 only 866 came back")
    other.remove_piece(0)
    assert wish(other).said.value is None


def test_a_selected_figure_brings_claims_that_ask_for_one_to_the_top() -> None:
    assert line(quote="866").rows.rows[0].id == "c1"
    assert line(quote="on 3 May 1912").rows.rows[0].kind == "event"


def test_what_comes_meanwhile_does_not_take_the_choice_away() -> None:
    made = typed("s")
    made.move(2)
    chosen = made.rows.row
    made.update(replace(made.entering, around=Surroundings(published="1912")))
    assert made.rows.row == chosen
    assert made.moved


def test_the_offered_voice_takes_one_key() -> None:
    voice = wish(typed("fled\t5 @", around=Surroundings(voice_id="v2"))).said.voice
    assert voice is not None
    assert voice.id == "v2"


def test_what_the_passage_says_already_is_known() -> None:
    existing = Annotation(
        id="n",
        source_id="s",
        revision=1,
        start=3,
        end=9,
        quote="",
        events=(EventTag(id="t", event_id="e1"),),
        positions=(Position(id="p", claim_id="c1", voice_id="v1"),),
    )
    around = Surroundings(existing=existing)
    made = typed("fled\t5", around=around)
    assert not made.changes_what_is_there(wish(made))
    assert wish(made).annotation_id == "n"
    made = typed("fled\t5 @putin", around=around)
    assert made.changes_what_is_there(wish(made))
    made = typed("collision", around=around)
    assert made.changes_what_is_there(wish(made))
    assert made.entering.is_there(made.rows.rows[0])
    made = typed('fled\t5 @"Somebody new"', around=around)
    assert not made.changes_what_is_there(wish(made))
