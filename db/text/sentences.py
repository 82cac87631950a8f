"""Sentences of a text in any script: where they lie, and which one is at an offset.

Rules, no dictionary but a list of abbreviations: a stop ends a sentence when white space and something that can begin
one follow, and it does not belong to an abbreviation, an initial, or the number of a day or a list. The stops of
Chinese, Japanese, Hindi, Armenian, Amharic and Burmese need less. Sentences never go over a paragraph's end.
"""

import re
from functools import cache

from crossread.db.text.abbreviations import (
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    DAY_WORDS,
    INSIDE,
    MONTH_NAMES,
    SHORT_MONTHS,
    STARTERS,
)
from crossread.db.text.paragraphs import paragraph_at, paragraphs

# The last two of them open a quotation in some languages.
# The last two of them open a quotation in some languages.
_CLOSERS = "”’'»›)\\]｣」』）】〉》〕\"“"
_WINDOW = 4_000
_LONGEST = 64_000


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences that begin in `text[start:end]`, in order, without the white space around them."""
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    for low, high in paragraphs(text):
        if high <= start:
            continue
        if low >= stop:
            break
        found.extend(span for span in _in_paragraph(text, low, high) if start <= span[0] < stop)
    return found


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """The sentence that holds `offset`, or after which it lies on the same line; `(offset, offset)` on an empty line.

    Text without a stop for more than 64,000 characters on either side is cut there.
    """
    low, high = paragraph_at(text, offset)
    if low == high:
        return low, high
    offset = min(max(offset, low), high)
    # A paragraph can be megabytes long, so look around the offset first and further only if that shows no start.
    reach = _WINDOW
    while True:
        near, far = max(low, offset - reach), min(high, offset + reach)
        found = _in_paragraph(text, near, far, at_start=near == low)
        at = max(i for i, span in enumerate(found) if i == 0 or span[0] <= offset)
        is_whole = (at > 0 or near == low) and (at < len(found) - 1 or far == high)
        if is_whole or reach > _LONGEST:
            return found[at]
        reach *= 5


@cache
def _stop_pattern() -> "re.Pattern[str]":
    return re.compile(
        rf"[.!?…؟۔‽⸮]+(?:[ \u00a0\u202f]»|[{_CLOSERS}])*(?:\[[0-9*]{{1,3}}\])*(?=\s)"
        rf"|[。！？｡।॥։።፧။។]+[{_CLOSERS[:-2]}]*+(?![とっ、，\u0300-\u036f])"
    )


@cache
def _token_pattern() -> "re.Pattern[str]":
    # What stands before a stop: the run without white space, without the brackets and quotes that open it.
    return re.compile(r"[^\s(\[“„«\"'‘—–/]*$")


def _in_paragraph(text: str, low: int, high: int, *, at_start: bool = True) -> list[tuple[int, int]]:
    """Cut `[low, high)` into sentences; `at_start` says that it begins where a paragraph does."""
    found: list[tuple[int, int]] = []
    start = low
    for match in _stop_pattern().finditer(text, low, high):
        after = match.end()
        following = after
        while following < high and text[following].isspace():
            following += 1
        if following >= high:
            break
        first_sentence = start if at_start or found else -1
        if _ends(text, first_sentence, match.start(), after, following, high=high):
            found.append((start, after))
            start = following
    end = high
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))
    return found


def _ends(text: str, start: int, stop: int, after: int, following: int, *, high: int) -> bool:
    """Whether the stop at `stop` ends the sentence that began at `start`, when `following` is what comes next."""
    mark = text[stop]
    if mark not in ".!?…؟۔‽⸮":
        return True
    opener = following
    while opener < high - 1 and text[opener] in "“„«\"'‘([¿¡—–-":
        opener += 1
    if text[opener].islower():
        return False
    if mark != "." or text[stop + 1 : stop + 2] == ".":
        return True
    window = max(0, stop - 40)
    token_match = _token_pattern().search(text, window, stop)
    token = token_match.group() if token_match else ""
    if stop + 1 < after and token.lower() not in BEFORE_NAMES:
        return True
    return _ends_after(token, text, start, stop, text[opener : opener + 24])


def _ends_after(token: str, text: str, start: int, stop: int, following: str) -> bool:
    """Whether a point after `token` ends a sentence when `following`, which is not in lower case, comes next."""
    bare = token.lower()
    word = re.split(r"[\s.,;:!?’'”\")\]]", following, maxsplit=1)[0]
    is_number = following[:1].isdigit()
    if not bare or stop - len(token) < 0:
        return True
    if bare.isdigit():
        is_item = len(bare) <= 3 and start >= 0 and not text[start : stop - len(token)].strip("([")
        return not (is_item or (len(bare) <= 2 and _is_ordinal(text, stop - len(token), word)))
    if bare in BEFORE_NAMES:
        return False
    if bare in BEFORE_NUMBERS:
        return not (is_number or following[:1] in "IVXL")
    if bare in SHORT_MONTHS:
        return not is_number
    is_initial = len(token) == 1 and token.isalpha() and token.isupper()
    has_points = "." in token and all(len(part) <= 2 and part.isalpha() for part in token.split("."))
    if is_initial or has_points or bare in INSIDE:
        is_next_initial = following[1:2] == "."
        return word.lower() in STARTERS and word[:1].isupper() and not is_next_initial
    return True


def _is_ordinal(text: str, number: int, following: str) -> bool:
    """Whether the figure at `number` is a day or an ordinal: "am 19. September", "im 20. Jahrhundert"."""
    if following.lower() in MONTH_NAMES:
        return True
    before = text[max(0, number - 12) : number].split()
    return bool(before) and before[-1].lower() in DAY_WORDS
