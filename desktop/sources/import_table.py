"""The table of files to take in, as Qt's model: titles, publishers, authors and dates that can be edited there."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from crossread.desktop.sources.import_draft import ADD, FIELDS, SKIP, Draft, Line
from crossread.desktop.widgets.tool_tip import plain_tool_tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
CHECK, TITLE, PUBLISHER, AUTHOR, PUBLISHED = range(5)
REMARK = int(Qt.ItemDataRole.UserRole)
FAULT = REMARK + 1
_FLAG = Qt.ItemFlag


class ImportTable(QAbstractTableModel):
    """Lines that are drafts, then those that are refused. The second line of a title is under the role `REMARK`."""

    edited = Signal()
    """Something was changed by hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    @property
    def drafts(self) -> list[Draft]:
        """The files that can be taken in."""
        return [line for line in self._lines if isinstance(line, Draft)]

    @property
    def lines(self) -> Sequence[Line]:
        """All lines."""
        return self._lines

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other files."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """The line at an index."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def tell_changed(self, row: int) -> None:
        """A draft was changed from outside."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, PUBLISHED))
        self.edited.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a file."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Tick, title, publisher, author, date."""
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """What the columns are called."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("", _tr("Title"), _tr("Publisher"), _tr("Author"), _tr("Published"))[section]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Texts, ticks, remarks."""
        line = self.line(index)
        if line is None:
            return None
        if not isinstance(line, Draft):
            return self._refused_data(line.refused.path.name, line.refused.sentence, index.column(), role)
        if index.column() == CHECK:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if line.wanted else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return _tr("Take in {file}").format(file=line.planned.file_name)
            return None
        name = FIELDS[index.column() - 1]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return line.value(name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(line.value(name))
        if role == FAULT:
            return line.date_fault and name == "published"
        if role == REMARK and index.column() == TITLE:
            return " · ".join([line.planned.file_name, *line.remarks()])
        return None

    def _refused_data(self, name: str, sentence: str, column: int, role: int) -> object:
        if column != TITLE:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == REMARK:
            return sentence
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(sentence)
        return None

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Take what was typed or ticked."""
        line = self.line(index)
        if not isinstance(line, Draft):
            return False
        if index.column() == CHECK and role == Qt.ItemDataRole.CheckStateRole:
            on = Qt.CheckState(value) == Qt.CheckState.Checked
            known = [choice for choice, _ in line.choices()]
            line.choice = SKIP if not on else known[0] if known[0] != SKIP else ADD
        elif role == Qt.ItemDataRole.EditRole and index.column() > CHECK:
            line.set_value(FIELDS[index.column() - 1], str(value))
        else:
            return False
        self.tell_changed(index.row())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is refused can be looked at; what becomes a new text of a source keeps that source's metadata."""
        line = self.line(index)
        if line is None:
            return _FLAG.NoItemFlags
        flags = _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable | _FLAG.ItemNeverHasChildren
        if not isinstance(line, Draft):
            return flags
        if index.column() == CHECK:
            return flags | _FLAG.ItemIsUserCheckable
        return flags | _FLAG.ItemIsEditable if line.wanted and not line.target else flags


def _tr(text: str) -> str:
    return QCoreApplication.translate("Import", text)
