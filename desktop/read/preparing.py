"""What the desk works out of a text before it can show it: best done by whoever reads the text, off the GUI thread."""

from collections.abc import Sequence
from functools import lru_cache

from crossread.db.record import record
from crossread.db.records import Zone
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.paragraphs import ParagraphPlan, plan_paragraphs

_KEPT = 12


@record
class PreparedText:
    """The positions of a text, what its paragraphs are, and the length of each shown paragraph in code points."""

    offsets: OffsetMap
    plan: ParagraphPlan
    lengths: Sequence[int]


def prepare(text: str, zones: Sequence[Zone], gaps: Sequence[tuple[int, int]]) -> PreparedText:
    """Prepare a text to be shown. May be called in any thread; the texts prepared last are kept, so that the pane,
    which calls this with the same text, finds it done."""
    return _prepared(text, tuple(zones), tuple(gaps))


@lru_cache(maxsize=_KEPT)
def _prepared(text: str, zones: tuple[Zone, ...], gaps: tuple[tuple[int, int], ...]) -> PreparedText:
    offsets = _offsets(text)
    return PreparedText(
        offsets=offsets,
        plan=plan_paragraphs(text, offsets, zones, gaps),
        lengths=[len(block) for block in offsets.shown.split("\n")],
    )


@lru_cache(maxsize=_KEPT)
def _offsets(text: str) -> OffsetMap:
    return OffsetMap(text)
