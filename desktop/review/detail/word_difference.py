"""Which words of two quotes differ. Pure.

The words are lined up by their longest common runs (`difflib.SequenceMatcher`, Ratcliff and Obershelp, 1988), without
regard to case; what is left over on either side differs.
"""

from difflib import SequenceMatcher

Range = tuple[int, int]
LEAST_IN_COMMON = 0.25
"""Of two quotes that have less of their words in common than this, nothing is marked: all would be."""


def word_difference(one: str, other: str) -> tuple[list[Range], list[Range]]:
    """The ranges of code points that stand in one of the two alone; words that follow one another are one range."""
    a, b = _words(one), _words(other)
    matcher = SequenceMatcher(None, [_key(one, each) for each in a], [_key(other, each) for each in b], autojunk=False)
    if matcher.ratio() < LEAST_IN_COMMON:
        return [], []
    only_a: list[Range] = []
    only_b: list[Range] = []
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if a_end > a_start:
            only_a.append((a[a_start][0], a[a_end - 1][1]))
        if b_end > b_start:
            only_b.append((b[b_start][0], b[b_end - 1][1]))
    return only_a, only_b


def is_same(one: str, other: str) -> bool:
    """Whether the two have the same words, whatever stands between them."""
    return [_key(one, each) for each in _words(one)] == [_key(other, each) for each in _words(other)]


def _words(text: str) -> list[Range]:
    """Runs of what is no white space, without marks at their ends, but for what is nothing else."""
    found: list[Range] = []
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        end = at
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if end > start:
            found.append((start, end))
    return found


def _key(text: str, word: Range) -> str:
    return text[word[0] : word[1]].casefold()
