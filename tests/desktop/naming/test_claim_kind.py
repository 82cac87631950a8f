"""The kind of a new claim follows its words."""

import pytest

from crossread.db.records import ValueType
from crossread.desktop.naming.claim_kind import is_question, kind_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("How many fled?", "number"),
        ("how many fled", "number"),
        ("How much was paid?", "number"),
        ("“How many were lost?”", "number"),
        ("How fast was she going?", "number"),
        ("Wie viele flohen?", "number"),
        ("Сколько погибло?", "number"),
        ("How long did she float?", "duration"),
        ("How many days did it last?", "duration"),
        ("Combien de temps ?", "duration"),
        ("When did she sink?", "date"),
        ("Since when were they besieged?", "date"),
        ("On what day was it signed?", "date"),
        ("How long ago was it?", "date"),
        ("¿Cuándo llegó?", "date"),
        ("Who fired first?", "answer"),
        ("Why were so many lost?", "answer"),
        ("Which ship was seen?", "answer"),
        ("Where did she lie?", "answer"),
        ("What do they call it?", "answer"),
        ("Whose order was it?", "answer"),
        ("How did she sink?", "answer"),
        ("Did she break in two?", "truth"),
        ("Was she taken in tow?", "truth"),
        ("She broke in two", "truth"),
        ("When she sank the lights were on", "truth"),
        ("fled", "truth"),
        ("", "truth"),
        ("?", "answer"),
    ],
)
def test_the_kind_follows_the_words(words: str, kind: ValueType) -> None:
    assert kind_of(words) == kind


def test_a_question_is_known_by_its_mark() -> None:
    assert is_question("Who?")
    assert is_question("“Who?” ")
    assert is_question("谁？")
    assert is_question("Ποιος;")
    assert not is_question("Note this;")
    assert not is_question("Who")
