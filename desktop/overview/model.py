"""The list as Qt's model: it knows how many lines there are and asks for what they show when they are looked at."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from crossread.desktop.overview import words
from crossread.desktop.overview.layout import Layout, Line
from crossread.desktop.overview.names import Name, Names
from crossread.desktop.overview.telling import row_words

if TYPE_CHECKING:
    from crossread.db.overview.listing import Group, Listing
    from crossread.db.overview.rows import OverviewRow

WINDOW = 100
MOST_KEPT = 4_000

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class OverviewModel(QAbstractTableModel):
    """One column: headings of groups, and rows. What a row shows is asked for when it is looked at."""

    rows_requested = Signal(list)
    """The contents of these keys are wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._layout: Layout | None = None
        self.names = Names()
        self._rows: dict[int, OverviewRow] = {}
        self._outdated: set[int] = set()
        self._asked: set[int] = set()
        self._windows: dict[int, None] = {}
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._request)

    @property
    def layout(self) -> Layout | None:
        """What stands in which line; None without a listing."""
        return self._layout

    def show(self, listing: "Listing | None", folded: frozenset[str]) -> None:
        """Hold another listing, or the same one folded otherwise. What is known of rows stays."""
        if self._layout is not None:
            # A view keeps the height of each line by its number, unless there is none.
            self.beginResetModel()
            self._layout = None
            self.endResetModel()
        self.beginResetModel()
        self._layout = Layout(listing, folded) if listing is not None else None
        self._windows.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Know nothing of any row: for another project, whose keys are others."""
        self._rows.clear()
        self._outdated.clear()
        self._asked.clear()

    def set_names(self, names: Names) -> None:
        """Call things so from now on."""
        self.names = names
        self._tell_all()

    def take_rows(self, rows: "dict[int, OverviewRow]") -> None:
        """Know what these rows show."""
        if len(self._rows) + len(rows) > MOST_KEPT:
            for key in list(self._rows)[: MOST_KEPT // 2]:
                del self._rows[key]
        self._rows.update(rows)
        self._outdated -= rows.keys()
        self._asked -= rows.keys()
        self._tell_all()

    def outdate(self, ids: frozenset[str] | None) -> None:
        """What is known of annotations, or of all, may be old: it stays until the new is there."""
        self._outdated |= {key for key, row in self._rows.items() if ids is None or row.id in ids}
        self._asked.clear()
        self._tell_all()

    def line(self, index: Index) -> Line | None:
        """What stands at an index."""
        if self._layout is None or not index.isValid():
            return None
        return self._layout.line(index.row())

    def group(self, at: int) -> "Group":
        """One of the groups."""
        assert self._layout is not None
        return self._layout.listing.groups[at]

    def key(self, place: int) -> int:
        """The key of a row's annotation."""
        assert self._layout is not None
        return int(self._layout.listing.rows[place])

    def row(self, place: int) -> "OverviewRow | None":
        """What a row shows, as far as it is known; the window round it is asked for if it is not."""
        key = self.key(place)
        row = self._rows.get(key)
        if (row is None or key in self._outdated) and key not in self._asked:
            self._windows[place // WINDOW] = None
            if not self._ask.isActive():
                self._ask.start()
        return row

    def known(self, key: int) -> "OverviewRow | None":
        """What is known of an annotation."""
        return self._rows.get(key)

    def title(self, group: "Group") -> tuple[str, Name | None]:
        """What a heading says, and whose name it is."""
        assert self._layout is not None
        grouping = self._layout.listing.query.grouping
        name = {"source": self.names.sources, "event": self.names.events, "claim": self.names.claims}.get(
            grouping, {}
        ).get(group.label)
        if name is not None:
            return name.title, name
        if grouping in ("annotated", "happened") and group.label:
            return words.date(group.label), None
        return (words.nothing(grouping) if not group.label else "…"), None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() or self._layout is None else self._layout.lines

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A line in words, for those who read by ear."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line(index)
        if line is None:
            return None
        if line.place is None:
            group = self.group(line.group)
            return f"{self.title(group)[0]}, {words.annotations(group.count)}"
        row = self.row(line.place)
        return row_words(row, self.names) if row is not None else words.tr("being read")

    def _request(self) -> None:
        layout, windows = self._layout, list(self._windows)
        self._windows.clear()
        if layout is None:
            return
        # What is looked at now counts; what was only scrolled past need not be read.
        wanted: dict[int, None] = {}
        for window in windows[-4:]:
            wanted.update(dict.fromkeys(layout.listing.rows[window * WINDOW : (window + 1) * WINDOW].tolist()))
        keys = [key for key in wanted if key not in self._asked and (key not in self._rows or key in self._outdated)]
        if keys:
            self._asked.update(keys)
            self.rows_requested.emit(keys)

    def _tell_all(self) -> None:
        if self._layout is not None and self._layout.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(self._layout.lines - 1, 0))


def joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Half-open ranges in order, without overlaps."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
