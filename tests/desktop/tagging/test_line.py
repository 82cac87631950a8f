"""The words and marks of the line, token by token."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.tagging.line import quoted, split, tokens


@pytest.mark.parametrize(
    ("line", "words", "marks"),
    [
        ("fled\t>100k @putin", "fled", ">100k @putin"),
        ("fled ⇥", "fled ⇥", ""),
        ("fled", "fled", ""),
        ("How many fled?", "How many fled?", ""),
        ("fled >100k", "fled", ">100k"),
        ("fled > 100k", "fled", "> 100k"),
        ("fled ~1500 @x", "fled", "~1500 @x"),
        ("fled <=5", "fled", "<=5"),
        ("fled ≥5", "fled", "≥5"),
        ("fled >-5", "fled", ">-5"),
        ("fled @", "fled", "@"),
        ('fled @"Red Cross"', "fled", '@"Red Cross"'),
        ("She sank !", "She sank", "!"),
        ("Did she sink? ?", "Did she sink?", "?"),
        ("@putin", "", "@putin"),
        ("!", "!", ""),
        ("temperature > normal", "temperature > normal", ""),
        ("fled -> north", "fled -> north", ""),
        ("1912 flood", "1912 flood", ""),
        ("a = b", "a = b", ""),
        ("Flight #4", "Flight #4", ""),
        ("", "", ""),
        ("\t100", "", "100"),
    ],
)
def test_where_the_words_end(line: str, words: str, marks: str) -> None:
    cut = split(line)
    assert (cut.words, cut.marks) == (words, marks)
    assert (cut.marks_at is None) == (not marks)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("100k", [("value", "100k")]),
        (">100k @putin", [("value", ">100k"), ("voice", "putin")]),
        ("> 100k", [("value", "> 100k")]),
        ("about two hundred !", [("value", "about two hundred"), ("denies", "")]),
        ("50k..60k", [("value", "50k..60k")]),
        ("50k .. 60k", [("value", "50k .. 60k")]),
        ("3 - 5 May 1912", [("value", "3 - 5 May 1912")]),
        ("-", [("none", "")]),
        ("-5", [("value", "-5")]),
        ("! ? +", [("denies", ""), ("questions", ""), ("asserts", "")]),
        ("@", [("voice", "")]),
        ('@"Ministry of Defence" 5', [("voice", "Ministry of Defence"), ("value", "5")]),
        ("@“Red Cross”", [("voice", "Red Cross")]),
        ("@«Красный Крест»", [("voice", "Красный Крест")]),
        ('@"never closed 5', [("voice", "never closed 5")]),
        ("#crew", [("scope", "crew")]),
        ('#"third class"', [("scope", "third class")]),
        ("#", [("scope", "")]),
        ("as of 3 May 1912 @x", [("as_of", "3 May 1912"), ("voice", "x")]),
        ("asof:1912", [("as_of", "1912")]),
        ('asof:"3 May 1912" 7', [("as_of", "3 May 1912"), ("value", "7")]),
        ('as of "3 May 1912" 7', [("as_of", "3 May 1912"), ("value", "7")]),
        ("as of", [("as_of", "")]),
        ("100 as of 1912", [("value", "100"), ("as_of", "1912")]),
        ("as seen", [("value", "as seen")]),
        ("<-Reuters", [("via", "Reuters")]),
        ('<- "a memo"', [("via", "a memo")]),
        ("<- Reuters <-memo", [("via", "Reuters"), ("via", "memo")]),
        ("←Reuters", [("via", "Reuters")]),
        ("<- @x", [("via", ""), ("voice", "x")]),
        ("<-5", [("value", "<-5")]),
        ("?likely ?p", [("certainty", "likely"), ("certainty", "p")]),
        ("&rejects", [("source_stance", "rejects")]),
        ("^", [("anchor", "")]),
        ("two days later ^collision", [("value", "two days later"), ("anchor", "collision")]),
        (":number", [("kind", "number")]),
        ('"The Californian"', [("value", "The Californian")]),
        ('baku "or not"', [("value", "baku"), ("value", "or not")]),
        ('5" gun', [("value", '5" gun')]),
        ("   ", []),
    ],
)
def test_tokens(marks: str, expected: list[tuple[str, str]]) -> None:
    assert [(token.kind, token.text) for token in tokens(marks)] == expected


def test_tokens_know_where_they_stand_and_whether_they_were_quoted() -> None:
    marks = '  >100k   @"Red Cross"  as of 3 May'
    found = tokens(marks)
    assert [marks[token.start : token.end] for token in found] == [">100k", '@"Red Cross"', "as of 3 May"]
    assert [token.quoted for token in found] == [False, True, False]


def test_a_name_is_quoted_only_if_it_must_be() -> None:
    assert quoted("putin") == "putin"
    assert quoted("Red Cross") == '"Red Cross"'
    assert quoted('The "Sun"') == '"The Sun"'


@given(st.text(alphabet='ab1 \t"“”<>-=~@!?#^&:.é😀', max_size=40))
def test_any_line_is_cut_into_tokens_in_order_and_apart(line: str) -> None:
    marks = split(line).marks
    found = tokens(marks)
    last = 0
    for token in found:
        assert last <= token.start < token.end <= len(marks)
        last = token.end


@given(st.text(alphabet="ab cé😀", min_size=1, max_size=12))
def test_a_quoted_name_is_read_back(name: str) -> None:
    name = " ".join(name.split())
    if name:
        (token,) = tokens(f"@{quoted(name)}")
        assert token.text == name
