"""Finding what was typed, letter by letter: no pattern, so it takes no longer than reading the text."""

from array import array
from collections.abc import Callable

from crossread.db.finding.boundaries import is_word
from crossread.db.finding.folding import Folded
from crossread.db.finding.hits import Hits
from crossread.db.finding.wanted import Wanted

_PAUSE_EVERY = 64


class StoppedError(Exception):
    """Whoever asked does not want to know any more."""


def fold_for(text: str, wanted: Wanted) -> Folded:
    """The text as it is compared for this; worth keeping while `case` and `accents` stay as they are."""
    return Folded(text, case=wanted.case, accents=wanted.accents)


def find_plain(folded: Folded, wanted: Wanted, pause: Callable[[], object] = lambda: None) -> Hits:
    """Every hit, from left to right, none overlapping the one before.

    `pause` is called every millisecond or so: it may sleep, and raise StoppedError.
    """
    needle = Folded(wanted.text, case=wanted.case, accents=wanted.accents).text
    starts, ends = array("I"), array("I")
    if not needle:
        # Marks alone were typed: they are compared with their accents, or they would be nothing.
        if wanted.accents or not wanted.text:
            return Hits(starts, ends)
        exact = Wanted(text=wanted.text, case=wanted.case, accents=True, whole_word=wanted.whole_word)
        return _find_marks(folded.original, exact)
    haystack, original = folded.text, folded.original
    find, range_of = haystack.find, folded.range_of
    length, whole_word = len(needle), wanted.whole_word
    last_end = turn = 0
    at = find(needle)
    while at >= 0:
        turn += 1
        if turn % _PAUSE_EVERY == 0:
            pause()
        found = range_of(at, at + length)
        if found is None or found[0] < last_end or (whole_word and not is_word(original, *found)):
            at = find(needle, at + 1)
            continue
        starts.append(found[0])
        last_end = found[1]
        ends.append(last_end)
        at = find(needle, at + length)
    return Hits(starts, ends)


def _find_marks(text: str, wanted: Wanted) -> Hits:
    """A mark by itself, wherever it stands on a letter."""
    mark = wanted.text
    found: list[tuple[int, int]] = []
    at = text.find(mark)
    while at >= 0:
        found.append((at, at + len(mark)))
        at = text.find(mark, at + len(mark))
    return Hits.of(found)
