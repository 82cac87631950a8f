"""How the texts of a desk are set: the reader's taste for all panes, and each pane's own zoom."""

from PySide6.QtCore import QObject, Signal

from crossread.db.record import with_changes
from crossread.desktop.read.pane import Pane
from crossread.desktop.read.pane_row import PaneRow
from crossread.desktop.read.taste import SIZE, Taste, within_sizes


class Sizing(QObject):
    """Sets every pane of a row alike, but for the pixels by which it is zoomed by itself."""

    size_changed = Signal(int)
    """The size of the text in all panes, in pixels."""

    def __init__(self, row: PaneRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._taste = Taste()

    @property
    def taste(self) -> Taste:
        """How texts are set now."""
        return self._taste

    def set_taste(self, taste: Taste) -> None:
        """Set the texts of all panes like this."""
        taste = with_changes(taste, {"size": within_sizes(taste.size)})
        before, self._taste = self._taste, taste
        if taste == before:
            return
        for pane in self._row.panes:
            pane.view.set_taste(taste)
        self._row.settle()
        if taste.size != before.size:
            self.size_changed.emit(taste.size)

    def set_size(self, size: int) -> None:
        """Set the texts of all panes in another size."""
        self.set_taste(with_changes(self._taste, {"size": size}))

    def zoom(self, pane: Pane, steps: int) -> None:
        """Make the text of one pane larger than those of the others, or smaller if below 0."""
        size = within_sizes(self._taste.size + pane.view.zoom + steps)
        pane.view.set_taste(self._taste, size - self._taste.size)
        self._row.settle()

    def set_up(self, pane: Pane, zoom: int = 0) -> None:
        """Set the text of a pane that is new in the row."""
        size = within_sizes(self._taste.size + zoom)
        pane.view.set_taste(self._taste, size - self._taste.size)

    def back_to_normal(self) -> None:
        """Take back what was zoomed: first in single panes; if none was, the size of all is as it was at the first."""
        zoomed = [pane for pane in self._row.panes if pane.view.zoom]
        for pane in zoomed:
            pane.view.set_taste(self._taste, 0)
        self._row.settle()
        if not zoomed:
            self.set_size(SIZE)
