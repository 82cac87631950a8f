"""What the desk works out of a text before it can show it: best done by whoever reads the text, off the GUI thread."""

import gc
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from crossread.db.record import record
from crossread.db.records import Annotation, Zone
from crossread.desktop.read.buckets import Buckets
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.paragraphs import ParagraphPlan, plan_paragraphs

_KEPT = 12
_BUCKETS_KEPT = 6
MANY_RECORDS = 20_000


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


# By the sequence of annotations that they were made of, which is kept beside them, so that its id stays its own.
_ready: dict[int, tuple[Sequence[Annotation], Buckets]] = {}


def prepare_buckets(offsets: OffsetMap, annotations: Sequence[Annotation]) -> None:
    """Sort annotations by where they lie, for the pane that will show them. May be called in any thread."""
    _ready[id(annotations)] = (annotations, Buckets(offsets, annotations))
    for oldest in list(_ready)[:-_BUCKETS_KEPT]:
        _ready.pop(oldest, None)


def take_buckets(offsets: OffsetMap, annotations: Sequence[Annotation]) -> Buckets:
    """The buckets that were prepared of these annotations, which are the caller's own from now on; else new ones."""
    known = _ready.pop(id(annotations), None)
    if known is not None and known[0] is annotations and known[1].offsets is offsets:
        return known[1]
    return Buckets(offsets, annotations)


class _Collector:
    """How many are making many records now, and whether rubbish was looked for before the first of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._makers = 0
        self._was_on = False

    def pause(self) -> None:
        with self._lock:
            if not self._makers:
                self._was_on = gc.isenabled()
                gc.disable()
            self._makers += 1

    def go_on(self) -> None:
        with self._lock:
            self._makers -= 1
            if gc.get_count()[0] > MANY_RECORDS:
                gc.freeze()
            if not self._makers and self._was_on:
                gc.enable()


_collector = _Collector()


@contextmanager
def many_records() -> Iterator[None]:
    """While many records are made, nobody looks for rubbish: a look would stop every thread, the window's too.

    Records are no rubbish and cannot become any (they hold no cycles), so if there are many of them, what is there at
    the end is not looked through again: a third of a second for a hundred thousand annotations.
    """
    _collector.pause()
    try:
        yield
    finally:
        _collector.go_on()
