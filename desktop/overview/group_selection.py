"""What is selected in the list: a heading stands for its group, so its rows are selected with it, and seen to be."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex

from crossread.desktop.overview.model import OverviewModel

_Flag = QItemSelectionModel.SelectionFlag
_ADDS = _Flag.Select | _Flag.Toggle


class GroupSelection(QItemSelectionModel):
    """Ranges of lines; nothing in it is as long as the list."""

    def __init__(self, model: OverviewModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self._lines = model

    def select(self, what: QItemSelection | QModelIndex | QPersistentModelIndex, command: _Flag) -> None:
        """Select, deselect or turn lines, and with a heading its rows; without all of these no heading stays."""
        if isinstance(what, QItemSelection):
            chosen = what
        else:
            index = self._lines.index(what.row(), what.column()) if what.isValid() else QModelIndex()
            chosen = QItemSelection(index, index)
        layout = self._lines.layout
        if layout is None or not layout.has_headings or not command & (_ADDS | _Flag.Deselect):
            super().select(chosen, command)
            return
        ranges = [(each.top(), each.bottom()) for each in chosen.toList() if each.isValid()]
        if command & _Flag.Toggle and len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
            # Of a group some rows may be selected already: it is its heading that is turned.
            command = (command & ~_Flag.Toggle) | (_Flag.Deselect if self._has(ranges[0][0]) else _Flag.Select)
        made = QItemSelection()
        for first, last in ranges:
            group = layout.line(last).group
            heading = layout.heading(group)
            of = layout.listing.groups[group]
            whole = heading if layout.is_folded(of) else heading + of.count
            _add(made, self._lines, first, whole if first <= heading else last)
        super().select(made, command)
        if not command & _Flag.Select:
            self._drop_headings(ranges)

    def _has(self, line: int) -> bool:
        return self.isSelected(self._lines.index(line, 0))

    def _drop_headings(self, ranges: list[tuple[int, int]]) -> None:
        """A group that is selected in part has no heading among what is selected."""
        layout = self._lines.layout
        assert layout is not None
        dropped = QItemSelection()
        for first, last in ranges:
            for line in {layout.heading(layout.line(each).group) for each in (first, last)}:
                if self._has(line):
                    _add(dropped, self._lines, line, line)
        if not dropped.isEmpty():
            super().select(dropped, _Flag.Deselect | _Flag.Rows)


def _add(selection: QItemSelection, model: OverviewModel, first: int, last: int) -> None:
    selection.select(model.index(first, 0), model.index(last, 0))
