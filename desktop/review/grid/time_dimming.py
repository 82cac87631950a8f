"""Cells of the grid that say nothing of a time stand back, and a chip over the grid says so."""

from PySide6.QtCore import QObject, Signal

from crossread.desktop.review.grid.panel import GridPanel
from crossread.desktop.widgets.time_chip import TimeChip

Cells = frozenset[tuple[str, str]]


class TimeDimming(QObject):
    """One for one grid. It asks which cells are meant whenever the grid is another."""

    cells_wanted = Signal(str)
    """Which cells speak of the time is to be told by `take_cells`; what stands across: `source` or `voice`."""
    removed = Signal()
    """The user wants to see all again."""

    def __init__(self, panel: GridPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self._is_on = False
        self.chip = TimeChip()
        self.chip.removed.connect(self.removed)
        panel.bar.put(self.chip)
        panel.feed.grid_read.connect(self._ask)

    def show_time(self, words: str) -> None:
        """Let all stand back that says nothing of a time, in words; without words nothing."""
        self._is_on = bool(words)
        self.chip.say(words)
        if self._is_on:
            self._ask()
        else:
            self.take_cells(None)

    def take_cells(self, cells: Cells | None) -> None:
        """These speak of the time; None: all are shown alike."""
        view = self._panel.view
        if view.grid_model.lit != cells and (cells is None or self._is_on):
            view.grid_model.lit = cells
            view.viewport().update()

    def _ask(self) -> None:
        grid = self._panel.grid
        if self._is_on and grid is not None:
            self.cells_wanted.emit(grid.by)
