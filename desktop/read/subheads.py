"""Which plain paragraphs look like headings within a text, so that they can be set as such. A guess, never stored."""

from collections.abc import Iterable, Sequence

_LONGEST = 90
_MOST_WORDS = 14
_LEAST_BELOW = 120
_ENDS_A_SENTENCE = frozenset(".,;:…)]\"”»’'。，；：")


def subheads(lines: Iterable[tuple[int, str]]) -> frozenset[int]:
    """The headings among paragraphs, given in order as (number, text) without empty ones; an empty text is a border.

    A heading is short, begins with no small letter, ends no sentence, and stands alone over a paragraph of some length.
    """
    found: set[int] = set()
    ordered: Sequence[tuple[int, str]] = [(-1, ""), *lines]
    for (_, above), (number, words), (_, below) in zip(ordered, ordered[1:], ordered[2:], strict=False):
        if len(below) >= _LEAST_BELOW and _looks_like_one(words) and not _looks_like_one(above):
            found.add(number)
    return frozenset(found)


def _looks_like_one(words: str) -> bool:
    if not 3 <= len(words) <= _LONGEST or words[-1] in _ENDS_A_SENTENCE:
        return False
    first = words[0]
    return (first.isdigit() or (first.isalpha() and not first.islower())) and len(words.split()) <= _MOST_WORDS
