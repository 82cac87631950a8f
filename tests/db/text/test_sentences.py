"""Sentences, paragraphs and words are found by offset in every script."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.text import paragraph_at, paragraph_number, paragraphs, sentence_at, sentences, word_at, words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Smith met J. R. Ewing (of Oil Inc. in Dallas) on Sept. 19.", "He left at 5 p.m.", "Then all was quiet."],
        ["The U.S. Secretary of State left the U.S.", "The rest stayed until Dec. 2, 1912."],
        ["“Is she lost?” he asked.", "“No.”", "The line said so… it was wrong.", "Or was it?", "It was!"],
        ["About 3.5 million fled.[1]", "See No. 5, pp. 12 and cia.gov for more."],
        ["She said: “It is over.”", "(He said nothing.)", "— So be it."],
        ["1. The first of the points.", "The second sentence."],
        ["In 1912.", "It sank in 1912.", "Of 2,224 aboard, 710 lived."],
        [
            "Am 19. September begann es.",
            "Dr. Meier sagte, z.B. gestern, nichts.",
            "Der 2. Weltkrieg war vorbei.",
            "„Nein.“",
        ],
        ["M. Poincaré est parti.", "« Vraiment ? »", "Oui."],
        ["¿Quién fue?", "¡Nadie!", "El Sr. López no."],
        ["В 2023 г. Россия ушла.", "И. И. Иванов остался на ул. Ленина.", "Всё."],
    ],
)
def test_sentences_with_spaces_between(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["他来了。", "“你好！”", "他说。", "然后走了。"],
        ["彼は「行く。」と言った。", "終わり。"],
        ["هل انتهى؟", " نعم.", " لا أعرف."],
        ["यह है।", " वह गया।"],
        ["Սա է։", " Դա է։"],
    ],
)
def test_sentences_of_other_scripts(expected: list[str]) -> None:
    assert cut("".join(expected)) == [sentence.strip() for sentence in expected]


def test_the_sentence_at_a_caret() -> None:
    text = "First one. Second one.\n\nThird."
    assert sentence_at(text, 0) == (0, 10)
    assert sentence_at(text, 10) == (0, 10)
    assert sentence_at(text, 11) == (11, 22)
    assert sentence_at(text, 22) == (11, 22)
    assert sentence_at(text, 23) == (23, 23)
    assert sentence_at(text, len(text)) == (24, 30)
    assert sentence_at("", 0) == (0, 0)


def test_the_sentence_at_a_caret_in_a_long_paragraph_is_the_same_as_among_all() -> None:
    text = "".join(f"Sentence {number} has Mr. Smith in it, and 3.5 words. " for number in range(3_000))
    for start, end in sentences(text)[::211]:
        assert sentence_at(text, start) == sentence_at(text, end - 1) == (start, end)


@given(st.text(st.sampled_from("aB .!?…。”“\n\t1Mr՝е\u0301😀\u200d"), max_size=60), st.integers(0, 60))
def test_ranges_are_ordered_inside_the_text_and_never_empty(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    for ranges in (paragraphs(text), sentences(text), words(text)):
        assert all(0 <= start < end <= len(text) for start, end in ranges)
        assert all(before[1] <= after[0] for before, after in pairwise(ranges))
        assert all(text[start:end].strip() == text[start:end] for start, end in ranges)
    covered = {i for start, end in sentences(text) for i in range(start, end)}
    assert covered >= {i for i, character in enumerate(text) if not character.isspace()}
    for find in (sentence_at, word_at, paragraph_at):
        start, end = find(text, offset)
        assert 0 <= start <= end <= len(text)
    assert 0 <= paragraph_number(text, offset) <= len(paragraphs(text))


def test_every_line_is_a_paragraph() -> None:
    text = "REPORTS\nOPINION\n\n A line that is a paragraph. \nAnother one.\n"
    assert [text[start:end] for start, end in paragraphs(text)] == [
        "REPORTS",
        "OPINION",
        "A line that is a paragraph.",
        "Another one.",
    ]
    assert paragraph_at(text, 10) == (8, 15)
    assert paragraph_at(text, 17) == (18, 45)
    assert paragraph_at(text, 16) == (16, 16)
    assert [paragraph_number(text, offset) for offset in (0, 7, 9, 16, 17, len(text))] == [1, 1, 2, 2, 3, 4]


BROKEN = (
    "The great liner struck ice late on Sunday night off the\nBanks, and for some hours the worst was feared for\n"
    "those aboard her. Messages passed from ship to ship.\n    No list of the rescued has yet been received, nor is\n"
    "one looked for before the evening of to-morrow.\n\nThe officials are satisfied."
)


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    assert [BROKEN[start:end].count("\n") for start, end in paragraphs(BROKEN)] == [2, 1, 0]
    assert len(sentences(BROKEN)) == 4


def test_a_list_of_lines_is_not_taken_for_a_broken_paragraph() -> None:
    text = (
        "How the ship was lost and what the owners knew\nWhat the second officer told the Senate today\nWhy no one came"
    )
    assert len(paragraphs(text)) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "O’Brien’s well-known 100,000, 3.5 and U.S. law",
            ["O’Brien’s", "well-known", "100,000", "3.5", "and", "U.S", "law"],
        ),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("שָׁלוֹם עוֹלָם", ["שָׁלוֹם", "עוֹלָם"]),
        ("e\u0301te\u0301 x_y", ["e\u0301te\u0301", "x", "y"]),
        ("東京タワーです", ["東", "京", "タワー", "です"]),
        ("👨‍👩‍👧 𠀀𠀁", ["𠀀", "𠀁"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in words(text)] == expected


def test_the_word_at_a_caret() -> None:
    text = "two words, 😀"
    assert word_at(text, 0) == word_at(text, 3) == (0, 3)
    assert word_at(text, 4) == word_at(text, 9) == (4, 9)
    assert word_at(text, 10) == (10, 10)
    assert word_at("a" * 5_000, 2_500)[1] > 2_500
