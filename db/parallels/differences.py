"""What differs between two passages that share their wording, word by word. Pure."""

from crossread.db.parallels.shingles import word_ranges

Ranges = tuple[tuple[int, int], ...]


def differences(a: str, b: str) -> tuple[Ranges, Ranges]:
    """The ranges `[start, end)` of either text whose words the other does not have at that place.

    Case and punctuation do not count; neighbouring words are one range. The longest common subsequence of words stays.
    """
    from rapidfuzz.distance import LCSseq

    in_a, in_b = word_ranges(a), word_ranges(b)
    words_a = [a[start:end].casefold() for start, end in in_a]
    words_b = [b[start:end].casefold() for start, end in in_b]
    only_a: list[tuple[int, int]] = []
    only_b: list[tuple[int, int]] = []
    for code in LCSseq.opcodes(words_a, words_b):
        if code.tag == "equal":
            continue
        if code.src_start < code.src_end:
            _add(only_a, in_a[code.src_start][0], in_a[code.src_end - 1][1], a)
        if code.dest_start < code.dest_end:
            _add(only_b, in_b[code.dest_start][0], in_b[code.dest_end - 1][1], b)
    return tuple(only_a), tuple(only_b)


def _add(ranges: list[tuple[int, int]], start: int, end: int, text: str) -> None:
    if ranges and text[ranges[-1][1] : start].isspace():
        start = ranges.pop()[0]
    ranges.append((start, end))
