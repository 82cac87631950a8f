"""The list of sources as Qt's model: changes in place, a filter, and rows that can be dragged to another place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from crossread.desktop.look import palettes
from crossread.desktop.sources.source_rows import SourceRow
from crossread.desktop.widgets.tool_tip import plain_tool_tip

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-crossread-source"
ROW = int(Qt.ItemDataRole.UserRole)
NOWHERE = QModelIndex()


class SourceModel(QAbstractListModel):
    """Shows those of its rows that fit the filter; what stays keeps its selection and its place on the screen."""

    order_requested = Signal(list)
    """Rows were dragged: the ids of all sources in the order that is wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[SourceRow] = []
        self._shown: list[SourceRow] = []
        self._filter: list[str] = []

    @property
    def rows(self) -> Sequence[SourceRow]:
        """All rows, also those that the filter hides."""
        return self._all

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is set."""
        return bool(self._filter)

    def set_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show other rows."""
        self._all = list(rows)
        self._update()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show other counts of annotations of some sources; whoever is not listed is passed over."""
        self._all = [replace(row, count=counts[row.id]) if row.id in counts else row for row in self._all]
        for at, row in enumerate(self._shown):
            if counts.get(row.id, row.count) != row.count:
                self._shown[at] = replace(row, count=counts[row.id])
                self.dataChanged.emit(self.index(at), self.index(at))

    def set_filter(self, typed: str) -> None:
        """Show only rows that hold every word that was typed, in any of their fields."""
        self._filter = typed.casefold().split()
        self._update()

    def row_at(self, index: Index) -> SourceRow | None:
        """The row at an index."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def index_of(self, source_id: str) -> QModelIndex:
        """Where a source is shown; invalid if it is not."""
        found = next((at for at, row in enumerate(self._shown) if row.id == source_id), None)
        return self.index(found) if found is not None else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The title, the whole row, its words for those who hear it, and a tooltip."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _heard(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip("\n".join(filter(None, (row.title, row.detail, _counted(row.count)))))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, and dragged between others while all are shown."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self._filter else Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags if self._filter else flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only rows of this very list are taken; files are left to the window."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The id of the row that is dragged."""
        data = QMimeData()
        rows = [row for row in map(self.row_at, indexes) if row is not None]
        data.setData(MIME, QByteArray("\n".join(row.id for row in rows).encode()))
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Ask for another order. Nothing is moved here: the project's answer moves it."""
        if not data.hasFormat(MIME) or self._filter:
            return False
        source_id = bytes(data.data(MIME).data()).decode().partition("\n")[0]
        self.request_place(source_id, row if row >= 0 else parent.row() if parent.isValid() else len(self._all))
        # Were it taken, the view would remove the row that was dragged.
        return False

    def request_place(self, source_id: str, before: int) -> None:
        """Ask for a source to stand before what is at a place now."""
        ids = [row.id for row in self._all]
        if source_id not in ids:
            return
        now = ids.index(source_id)
        after = ids[:now] + ids[now + 1 :]
        after.insert(before - 1 if before > now else before, source_id)
        if after != ids:
            self.order_requested.emit(after)

    def _update(self) -> None:
        wanted = [row for row in self._all if all(word in row.words for word in self._filter)]
        self._remove({row.id for row in wanted})
        self._reorder([row.id for row in wanted])
        self._insert(wanted)
        for at, (before, row) in enumerate(zip(self._shown, wanted, strict=True)):
            if before != row:
                self._shown[at] = row
                self.dataChanged.emit(self.index(at), self.index(at))

    def _remove(self, kept: set[str]) -> None:
        runs = groupby(reversed(range(len(self._shown))), lambda at: self._shown[at].id in kept)
        for stays, run in [(stays, list(run)) for stays, run in runs]:
            if not stays:
                self.beginRemoveRows(QModelIndex(), run[-1], run[0])
                del self._shown[run[-1] : run[0] + 1]
                self.endRemoveRows()

    def _reorder(self, order: Sequence[str]) -> None:
        place = {source_id: at for at, source_id in enumerate(order)}
        after = sorted(self._shown, key=lambda row: place[row.id])
        if [row.id for row in after] == [row.id for row in self._shown]:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        now = {row.id: at for at, row in enumerate(after)}
        moved = [self.index(now[self._shown[index.row()].id]) for index in before]
        self._shown = after
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def _insert(self, wanted: Sequence[SourceRow]) -> None:
        there = {row.id for row in self._shown}
        at = 0
        for is_new, run in groupby(wanted, lambda row: row.id not in there):
            rows = list(run)
            if is_new:
                self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
                self._shown[at:at] = rows
                self.endInsertRows()
            at += len(rows)


def _counted(count: int) -> str:
    if not count:
        return _tr("no annotations yet")
    return _tr("1 annotation") if count == 1 else _tr("{count} annotations").format(count=count)


def _heard(row: SourceRow) -> str:
    opened = _tr("open in pane {number}").format(number=row.pane) if row.pane else ""
    letter = palettes.source_letter(row.place)
    return ", ".join(filter(None, (letter, row.title, row.detail, _counted(row.count), opened)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SourceList", text)
