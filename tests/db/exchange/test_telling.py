"""Where something is wrong in a JSON file is told in words, with what to do about it."""

import pytest

from crossread.db.exchange.telling import ADVICE, told


@pytest.mark.parametrize(
    ("path", "reason", "sentence"),
    [
        (
            "$",
            "has the key “x”, which the format does not know; take it out",
            "The file has the key “x”, which the format does not know; take it out.",
        ),
        ("$.version", "must be 1", f"In the file, “version” must be 1. {ADVICE}"),
        (
            "$.version",
            "this file was written by a later version; update",
            "This file was written by a later version; update.",
        ),
        ("$.annotations", "must be a list, not text", f"In the file, “annotations” must be a list, not text. {ADVICE}"),
        ("$.annotations[2]", "lacks the key “source_id”", f"The third annotation lacks the key “source_id”. {ADVICE}"),
        (
            "$.annotations[2].positions[1].value",
            "must be text",
            f"In the second position of the third annotation, “value” must be text. {ADVICE}",
        ),
        (
            "$.annotations[0].events[11].date",
            "is not a date: “x” is none.",
            "In the twelfth event tag of the first annotation, “date” is not a date: “x” is none. " + ADVICE,
        ),
        (
            "$.events[12].title",
            "is empty; it must say something",
            "In the 13th event, “title” is empty; it must say something.",
        ),
        ("$.events[20].title", "is empty; write it", "In the 21st event, “title” is empty; write it."),
        ("$.events[1111].title", "is empty; write it", "In the 1,112th event, “title” is empty; write it."),
        (
            "$.voices[0].aliases[2]",
            "is empty; write it",
            "The third of “aliases” of the first voice is empty; write it.",
        ),
        (
            "$.verdicts[0].finding.value",
            "is empty; write it",
            "In “finding” of the first verdict, “value” is empty; write it.",
        ),
        ("$.annotations[5]" + "[0]" * 400, "is nested", f"The sixth annotation is nested. {ADVICE}"),
        (
            "$.annotations[5]." + "x" * 400 + "[0]",
            "is odd",
            f"The first of “{'x' * 60}…” of the sixth annotation is odd. {ADVICE}",
        ),
    ],
)
def test_a_place_in_words(path: str, reason: str, sentence: str) -> None:
    assert told(path, reason) == sentence
