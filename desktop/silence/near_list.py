"""The passages of one source that come nearest to one claim, one under the other; one of them may be gone to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.db.records import Passage
from crossread.db.silence import Look
from crossread.desktop.silence.near_row import NearRow
from crossread.desktop.silence.words import tr
from crossread.desktop.widgets.labels import PlainLabel


class NearList(QWidget):
    """Shows what a look found, or says that nothing comes near."""

    chosen = Signal(object)
    """A passage was clicked: it is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self.rows: list[NearRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._nothing = PlainLabel(tr("Nothing in this source comes near to it."), "body", "ink_quiet", wrap=True)
        self._nothing.setContentsMargins(14, 4, 12, 4)
        self._column.addWidget(self._nothing)
        self._at = -1

    @property
    def at(self) -> int:
        """The place of the passage gone to; -1 for none."""
        return self._at

    @property
    def passage(self) -> Passage | None:
        """The passage gone to."""
        return self.passages()[self._at] if self._at >= 0 else None

    def passages(self) -> Sequence[Passage]:
        """All of them, nearest first."""
        if self._look is None:
            return ()
        cell = self._look.cell
        return [
            Passage(source_id=cell.source_id, revision=cell.revision, start=each.start, end=each.end)
            for each in self._look.near
        ]

    def show_look(self, look: Look, most: int) -> None:
        """Show the first of what was found."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self._look, self.rows, self._at = look, [], -1
        for place in range(min(most, len(look.near))):
            row = NearRow(look.near[place], look.excerpts[place], look.numbers[place], self)
            row.clicked.connect(lambda _on=False, place=place: self._click(place))
            self._column.addWidget(row)
            row.show()
            self.rows.append(row)
        self._nothing.setVisible(not self.rows)

    def go(self, place: int) -> bool:
        """Mark the passage at a place as the one gone to; False if there is none."""
        if not 0 <= place < len(self.rows):
            return False
        self._at = place
        for at, row in enumerate(self.rows):
            row.setChecked(at == place)
        return True

    def leave(self) -> None:
        """Go to none."""
        self._at = -1
        for row in self.rows:
            row.setChecked(False)

    def _click(self, place: int) -> None:
        self.go(place)
        self.chosen.emit(self.passages()[place])
