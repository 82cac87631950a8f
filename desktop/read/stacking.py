"""How high each block of a page is and where it begins: exact where it was laid out, else estimated from its length.

What is folded away has no height, but for the line that stands for it. Lengths are logical pixels, from the top of the
page.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from crossread.desktop.read.folds import Fold
from crossread.desktop.read.paragraphs import ParagraphPlan
from crossread.desktop.read.typography import BlockKind, BlockStyle, Typography

TOP = 22


class BlockStack:
    """The blocks of one text in one setting, one below the other. Folds are all open at first."""

    def __init__(self, plan: ParagraphPlan, setting: Typography, lengths: Sequence[int]) -> None:
        self.setting = setting
        self.lengths = lengths
        kinds: list[BlockKind] = [kind or "body" for kind in plan.kinds]
        for block in plan.subheads:
            kinds[block] = "subhead"
        self.styles: list[BlockStyle] = [setting.styles[kind] for kind in kinds]
        self.above: list[int] = []
        """What stays free above the first line of each."""
        self.below: list[int] = []
        self.exact = bytearray()
        """Which heights are no estimates."""
        self.hidden = bytearray(len(kinds))
        """Which blocks are folded away."""
        self.closed: dict[int, Fold] = {}
        """The closed folds by their first block."""
        self._firsts: list[int] = []
        self._heights: list[float] = []
        self._tops: list[float] = [float(TOP)]
        self._stale = True
        self._next_rough = 0
        self._space(plan)

    def _space(self, plan: ParagraphPlan) -> None:
        setting = self.setting
        body = previous = setting.body
        was_empty = True
        for style, begins, heads, length in zip(self.styles, plan.begins, plan.heads_zone, self.lengths, strict=True):
            space = 0
            if length and begins and not was_empty:
                space = max(style.gap, previous.gap) if heads else style.gap
            if heads:
                space += style.above
            self.above.append(space)
            self.below.append(style.below if heads else 0)
            was_empty = not length
            previous = style
        for block in plan.subheads:
            self.above[block] += self.styles[block].above
        for fold in plan.folds:
            # Open or closed, the line that tells of it lies in the same place.
            gap = 0 if fold.first == 0 or not self.lengths[fold.first - 1] else body.gap
            self.above[fold.first] = gap + setting.fold
        for block in plan.breaks_off:
            self.below[block] += body.pitch

    def forget(self, column: float) -> None:
        """Take every height for an estimate again, in a column of that width."""
        count = len(self.styles)
        self._column = column
        self.exact = bytearray(count)
        self._heights = [0.0] * count
        self._estimate(range(count))
        self._next_rough = 0

    def _estimate(self, numbers: range) -> None:
        setting = self.setting
        per_line = max(1.0, self._column / setting.character)
        blocks = slice(numbers.start, numbers.stop)
        heights: list[float] = []
        exact = bytearray(len(numbers))
        each = zip(self.styles[blocks], self.lengths[blocks], self.above[blocks], self.below[blocks], strict=True)
        for style, length, above, below in each:
            if length:
                relative = per_line * setting.size / style.font.pixelSize()
                heights.append((1 + int(length / relative)) * style.pitch + above + below)
            else:
                heights.append(float(setting.gap))
        firsts = self._firsts
        for first in firsts[bisect_left(firsts, numbers.start) : bisect_left(firsts, numbers.stop)]:
            at = first - numbers.start
            count = self.closed[first].last - first + 1
            heights[at : at + count] = [float(self.above[first])] + [0.0] * (count - 1)
            exact[at : at + count] = b"\1" * count
        self._heights[blocks] = heights
        self.exact[blocks] = exact
        self._stale = True

    # Folds

    def set_closed(self, folds: Iterable[Fold]) -> list[Fold]:
        """Fold these away and open all others; returns those that changed, whose heights are estimates again."""
        wanted = {fold.first: fold for fold in folds}
        known = self.closed
        changed = [fold for first, fold in (known | wanted).items() if (first in known) != (first in wanted)]
        self.closed, self._firsts = wanted, sorted(wanted)
        for fold in changed:
            numbers = range(fold.first, fold.last + 1)
            self.hidden[fold.first : fold.last + 1] = bytes((fold.first in wanted,)) * len(numbers)
            self._estimate(numbers)
            self._next_rough = min(self._next_rough, fold.first)
        return changed

    def seen(self, number: int) -> int:
        """The block itself, or the first of those with which it is folded away."""
        return self._firsts[bisect_right(self._firsts, number) - 1] if self.hidden[number] else number

    def following(self, number: int) -> int:
        """The block below one, past what is folded away with it."""
        fold = self.closed.get(number)
        return number + 1 if fold is None else fold.last + 1

    def fold_top(self, fold: Fold) -> float:
        """Where the line begins that tells of a fold, closed or open; it is `setting.fold` high."""
        return self.top(fold.first) + self.above[fold.first] - self.setting.fold

    # Heights

    def put(self, number: int, height: float) -> None:
        """A block was laid out and is that high."""
        if height != self._heights[number]:
            self._heights[number] = height
            self._stale = True
        self.exact[number] = 1

    def next_rough(self) -> int:
        """The first block whose height is an estimate, -1 if there is none."""
        at = self.exact.find(0, self._next_rough)
        self._next_rough = at if at >= 0 else len(self.exact)
        return at

    @property
    def is_exact(self) -> bool:
        """Whether `next_rough` found no estimate any more."""
        return self._next_rough >= len(self.exact)

    def top(self, number: int) -> float:
        """The height at which a block begins; after the last one, where the text ends."""
        if self._stale:
            self._tops = list(accumulate(self._heights, initial=float(TOP)))
            self._stale = False
        return self._tops[number]

    def height(self, number: int) -> float:
        """The height of a block with the space around it."""
        return self._heights[number]

    def __len__(self) -> int:
        return len(self._heights)

    def block_at(self, y: float) -> int:
        """The number of the block at a height; the first above the text, the last below it. Never a hidden one."""
        self.top(0)
        number = max(0, min(bisect_right(self._tops, y) - 1, len(self._heights) - 1))
        return self.seen(number)
