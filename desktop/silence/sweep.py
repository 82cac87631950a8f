"""A walk through cells that nobody has said anything of: where it is, what was done, the way back. No widgets."""

from collections.abc import Sequence

from crossread.db.silence import Cell


class Sweep:
    """Cells are walked in order; those marked silent stay in the order, so that an undo finds its place again."""

    def __init__(self, cells: Sequence[Cell] = ()) -> None:
        self._cells = list(cells)
        self._closed: set[Cell] = set()
        self._marked: list[Cell] = []
        self._at = 0

    @property
    def cell(self) -> Cell | None:
        """Where the walk is; None at its end."""
        return self._cells[self._at] if self._at < len(self._cells) else None

    @property
    def whole(self) -> int:
        """How many there are to walk through."""
        return len(self._cells)

    @property
    def place(self) -> int:
        """Which of them this one is, from 1."""
        return min(self._at + 1, len(self._cells))

    @property
    def silent(self) -> int:
        """How many were marked here."""
        return len(self._marked)

    @property
    def still_open(self) -> int:
        """How many are open, also those behind."""
        return sum(cell not in self._closed for cell in self._cells)

    def following(self, most: int) -> list[Cell]:
        """The next open cells after this one."""
        return [cell for cell in self._cells[self._at + 1 :] if cell not in self._closed][:most]

    def mark(self) -> Cell | None:
        """Note that this one is silent, and go on; answers with it."""
        cell = self.cell
        if cell is not None:
            self._closed.add(cell)
            self._marked.append(cell)
            self.go(1)
        return cell

    def go(self, steps: int) -> None:
        """Go to the next open cell, or to the one before if below 0; stays where there is none before."""
        at = self._at
        while 0 <= at + steps <= len(self._cells):
            at += steps
            if at == len(self._cells) or self._cells[at] not in self._closed:
                self._at = at
                return

    def begin_again(self) -> None:
        """Go to the first that is open still."""
        self._at = -1
        self.go(1)
        self._at = max(self._at, 0)

    def refresh(self, still_open: Sequence[Cell]) -> None:
        """Take in what is open now: what was marked here and is open again is gone to, what was closed is left.

        Cells that are new (a claim, a revision) come where they stand in their order.
        """
        now, here = set(still_open), self.cell
        reopened = [cell for cell in self._marked if cell in now]
        self._marked = [cell for cell in self._marked if cell not in now]
        self._cells = _in_order(self._cells, still_open)
        self._closed = set(self._cells) - now
        wanted = reopened[-1] if reopened else here
        if wanted is None:
            self._at = len(self._cells)
            return
        self._at = self._cells.index(wanted)
        if wanted in self._closed:
            self.go(1)


def _in_order(before: Sequence[Cell], now: Sequence[Cell]) -> list[Cell]:
    """Both together: each new one comes behind the one that it follows now."""
    known = set(before)
    after: dict[Cell | None, list[Cell]] = {}
    last: Cell | None = None
    for cell in now:
        if cell in known:
            last = cell
        else:
            after.setdefault(last, []).append(cell)
    found = after.get(None, [])
    for cell in before:
        found.append(cell)
        found.extend(after.get(cell, ()))
    return found
