"""Scrolling panes in step: by what their texts share, by proportion, or not at all."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from crossread.db.records import Annotation
from crossread.desktop.read.lining.passages import shared_pairs, starts_by_tag
from crossread.desktop.read.lining.step_map import Pair, StepMap, layered
from crossread.desktop.read.text_view import TextView

StepKind = Literal["tag", "proportion", "free"]
KINDS: tuple[StepKind, ...] = ("tag", "proportion", "free")
LEVEL = 0.3
"""Where one reads, as a part of the view's height: what stands there is kept beside what corresponds to it."""
_TRIES = 3


class _Pin(NamedTuple):
    """A place of a text that the reader put beside those of the others, and how far below its line it is."""

    offset: int
    below: float


class InStep:
    """Moves the other panes when one is scrolled. `level` is the height of the row at which places correspond.

    `tops` are the heights of the row at which the views begin: one that has tabs over it begins further down.
    """

    def __init__(self) -> None:
        self.kind: StepKind = "tag"
        self.level = 0.0
        self.tops: Mapping[TextView, float] = {}
        self._rows: Callable[[TextView, TextView], list[Pair]] = lambda _view, _other: []
        self._current: Mapping[TextView, Annotation] = {}
        self._pins: dict[TextView, _Pin] = {}
        self._maps: dict[tuple[TextView, TextView], tuple[tuple[int, int], StepMap]] = {}
        self._starts: dict[TextView, tuple[int, dict[str, list[int]]]] = {}

    def set_rows(
        self, pairs: Callable[[TextView, TextView], list[Pair]], current: Mapping[TextView, Annotation]
    ) -> None:
        """Go by these pairs of offsets on the chosen tag first of all, above them by the passages lined up now."""
        self._rows, self._current = pairs, current
        self._maps.clear()

    def forget(self, views: Iterable[TextView]) -> None:
        """Keep nothing but what concerns these texts."""
        kept = set(views)
        self._maps.clear()
        self._pins = {view: pin for view, pin in self._pins.items() if view in kept}
        self._starts = {view: each for view, each in self._starts.items() if view in kept}

    def pin(self, views: Iterable[TextView]) -> None:
        """Keep the texts from now on as far from each other as they stand."""
        self._pins = {}
        for view in views:
            y = view.verticalScrollBar().value() + self.level_in(view)
            offset = view.offset_at(y)
            self._pins[view] = _Pin(offset, y - view.height_of(offset))

    def level_in(self, view: TextView) -> float:
        """The height of a view at which places correspond."""
        return self.level - self.tops.get(view, 0.0)

    def unpin(self) -> None:
        """Forget how far the reader put the texts from each other."""
        self._pins = {}

    def follow(self, driver: TextView, others: Iterable[TextView]) -> None:
        """Scroll the others to what belongs to the place at which `driver` stands now."""
        if self.kind == "free" or driver.page is None:
            return
        for other in others:
            if other is driver or other.page is None:
                continue
            for _ in range(_TRIES):
                total = other.page.total()
                bar = other.verticalScrollBar()
                bar.setValue(round(self._target(driver, other)))
                # What came into view was laid out for it: where things stand there is known better now.
                if other.page.total() == total:
                    break

    def _target(self, driver: TextView, other: TextView) -> float:
        here = driver.verticalScrollBar().value()
        pins = self._pins.get(driver), self._pins.get(other)
        found = self._plain_target(driver, other, here)
        if pins[0] is None or pins[1] is None:
            return found
        pinned_here = driver.height_of(pins[0].offset) + pins[0].below - self.level_in(driver)
        pinned_there = other.height_of(pins[1].offset) + pins[1].below - self.level_in(other)
        return found + pinned_there - self._plain_target(driver, other, pinned_here)

    def _plain_target(self, driver: TextView, other: TextView, here: float) -> float:
        end, other_end = driver.end_of_scroll, other.end_of_scroll
        if self.kind == "proportion":
            return here * other_end / end if end else 0.0
        level, beside = self.level_in(driver), self.level_in(other)
        first, last = (level, beside), (end + level, other_end + beside)
        return self._map(driver, other).at(here + level, driver.height_of, other.height_of, first, last) - beside

    def _map(self, driver: TextView, other: TextView) -> StepMap:
        now = driver.generation, other.generation
        known = self._maps.get((driver, other))
        if known is None or known[0] != now:
            lined_up = self._current.get(driver), self._current.get(other)
            pinned = None if lined_up[0] is None or lined_up[1] is None else (lined_up[0].start, lined_up[1].start)
            certain, rest = shared_pairs(
                self._starts_of(driver), driver.offsets.length, self._starts_of(other), other.offsets.length
            )
            pairs = layered([[pinned] if pinned else [], self._rows(driver, other), certain, rest])
            known = self._maps[driver, other] = (now, StepMap(pairs, pinned))
        return known[1]

    def _starts_of(self, view: TextView) -> dict[str, list[int]]:
        known = self._starts.get(view)
        if known is None or known[0] != view.generation:
            known = self._starts[view] = (view.generation, starts_by_tag(view))
        return known[1]
