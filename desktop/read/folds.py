"""Which paragraphs of a text are page furniture that can be folded away, and which of these are folded. No Qt."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence

from crossread.db.record import record
from crossread.db.records import Zone
from crossread.desktop.read.offsets import OffsetMap


@record
class Fold:
    """Shown paragraphs (blocks) `first` to `last` that are wholly furniture, with nothing else between them."""

    first: int
    last: int
    start: int
    """The code point offset at which the first of them begins."""
    end: int
    """Where the last one ends, its line end not counted."""
    lines: int
    """How many of them say anything."""


def plan_folds(text: str, offsets: OffsetMap, zones: Sequence[Zone], furniture: Sequence[bool]) -> tuple[Fold, ...]:
    """The folds of a text, in order; `furniture` says of each block whether it is of that kind.

    A block of which only a part is furniture is never folded away, and neither are empty lines that stand between
    furniture and something else.
    """
    covered = _joined(zone for zone in zones if zone.kind == "furniture")
    if not covered:
        return ()
    starts = [start for start, _ in covered]
    found: list[Fold] = []
    run: list[int] = []

    def end_run() -> None:
        if run:
            first, last = run[0], run[-1]
            found.append(
                Fold(
                    first=first,
                    last=last,
                    start=offsets.starts[first],
                    end=offsets.block_end(last),
                    lines=sum(1 for block in run if block not in offsets.continued),
                )
            )
        run.clear()

    for block, start in enumerate(offsets.starts):
        words = text[start : offsets.block_end(block)]
        if not words.strip():
            continue
        if not furniture[block]:
            end_run()
            continue
        first = start + len(words) - len(words.lstrip())
        place = bisect_right(starts, first) - 1
        if place >= 0 and start + len(words.rstrip()) <= covered[place][1]:
            run.append(block)
        else:
            end_run()
    end_run()
    return tuple(found)


def _joined(zones: Iterable[Zone]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for zone in sorted(zones, key=lambda one: one.start):
        if ranges and zone.start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], zone.end))
        else:
            ranges.append((zone.start, zone.end))
    return ranges


class FoldState:
    """Which folds of a text are closed: all or none, but for those that the reader turned round."""

    __slots__ = ("_starts", "closed", "folds", "furniture_shown", "turned")

    def __init__(
        self, folds: Sequence[Fold] = (), *, furniture_shown: bool = False, turned: Collection[int] = ()
    ) -> None:
        self.folds = tuple(folds)
        self.furniture_shown = furniture_shown
        self.turned: set[int] = set()
        """The starts of those that are not as all others."""
        self._starts = [fold.start for fold in self.folds]
        self.closed: frozenset[Fold] = frozenset()
        self.turn_to(turned)

    def _settle(self) -> None:
        self.closed = frozenset(fold for fold in self.folds if (fold.start in self.turned) == self.furniture_shown)

    def fold_with(self, offset: int) -> Fold | None:
        """The fold, closed or not, in which a code point offset lies; its end belongs to it."""
        at = bisect_right(self._starts, offset) - 1
        return self.folds[at] if at >= 0 and offset <= self.folds[at].end else None

    def closed_with(self, offset: int) -> Fold | None:
        """The closed fold in which an offset lies."""
        fold = self.fold_with(offset)
        return fold if fold in self.closed else None

    def turn(self, fold: Fold) -> None:
        """Close an open one, open a closed one."""
        self.turned ^= {fold.start}
        self._settle()

    def turn_to(self, starts: Collection[int]) -> None:
        """Turn round those that begin at these offsets, and no others."""
        self.turned = {fold.start for fold in self.folds} & set(starts)
        self._settle()

    def show_furniture(self, *, shown: bool) -> None:
        """Open or close all of them."""
        self.furniture_shown = shown
        self.turned = set()
        self._settle()

    def without_folded(self, text: str, start: int, end: int) -> str:
        """The text from `start` to `end` as it is seen: without what is folded away, if it lies wholly in there."""
        parts: list[str] = []
        for fold in self.folds:
            if fold in self.closed and start <= fold.start and fold.end <= end:
                parts.append(text[start : fold.start])
                start = min(fold.end + 1, end)
        return "".join((*parts, text[start:end]))
