"""What was found as a list: a heading for each source and kind, its hits below. Holds offsets; words come later."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from crossread.db.record import record
from crossread.db.search.passages import FoundRecord
from crossread.desktop.search.asking import GROUP_OF, Found, Looked, Place, Shown, SourceName
from crossread.desktop.search.words import heading

AnyIndex = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
KINDS = ("passage", "note", "event", "claim", "voice", "source")


@record
class Heading:
    """The line over a group: a source for passages, else a kind of record."""

    kind: str
    count: int
    source: SourceName | None = None


@record
class HitRow:
    """A line of the list; without `shown` its words are on their way."""

    place: Place
    shown: Shown | None
    source: SourceName | None


class _Group:
    """The hits of one source or kind: first matches of a text, or records."""

    def __init__(self, kind: str, source: SourceName | None = None) -> None:
        self.kind, self.source = kind, source
        self.firsts: array[int] = array("L")
        self.records: Sequence[FoundRecord] = ()
        self.revision = self.key = 0

    def __len__(self) -> int:
        return len(self.firsts) or len(self.records)

    def place(self, number: int) -> Place:
        if self.source is not None:
            first = self.firsts[number]
            return Place(table="texts", id=self.source.id, first=first, revision=self.revision, key=self.key)
        return Place(table=self.records[number].table, id=self.records[number].id)

    def within(self, sources: frozenset[str]) -> "_Group":
        """What of the group belongs to these sources."""
        if self.source is not None:
            return self if self.source.id in sources else _Group(self.kind)
        narrowed = _Group(self.kind)
        narrowed.records = [each for each in self.records if each.source_id in sources]
        return narrowed


class Results(QAbstractListModel):
    """Rows are headings and hits. Filters only hide: what was found stays."""

    words_wanted = Signal(list)
    """The hits (`Place`) whose words are to be seen and are not there."""
    counted = Signal()
    """There is more, or the filters are others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self.is_whole = True
        """Whether all texts were looked through."""
        self._texts: list[_Group] = []
        self._records: list[_Group] = []
        self._groups: list[_Group] = []
        self._begins: list[int] = []
        self._rows = self._passages = 0
        self._shown: dict[Place, Shown] = {}
        self._wanted: dict[Place, None] = {}
        self._kind = ""
        self._sources: frozenset[str] = frozenset()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    def begin(
        self, found: Found | None, looked: Looked | None = None, shown: Mapping[Place, Shown] | None = None
    ) -> None:
        """Show another answer; filters stay."""
        self.beginResetModel()
        self.found = found
        self._shown, self._wanted = dict(shown or {}), {}
        self._texts, self._records, self._passages = [], [], 0
        by_kind: dict[str, list[FoundRecord]] = {}
        for each in found.records if found else ():
            by_kind.setdefault(GROUP_OF[each.table], []).append(each)
        for kind in KINDS:
            if kind in by_kind:
                group = _Group(kind)
                group.records = by_kind[kind]
                self._records.append(group)
        if looked is not None:
            self._take(looked)
        self.is_whole = found is None or looked is None or looked.next >= len(found.texts)
        self._lay_out()
        self.endResetModel()
        self.counted.emit()

    def add(self, looked: Looked) -> None:
        """More passages of the same answer."""
        assert self.found is not None
        self.is_whole = looked.next >= len(self.found.texts)
        new = [group for group in self._take(looked) if self._is_shown(group)]
        rows = sum(len(group) + 1 for group in new)
        if rows:
            at = self._rows - sum(len(group) + 1 for group in self._last_groups())
            self.beginInsertRows(QModelIndex(), at, at + rows - 1)
            self._lay_out_further(new)
            self.endInsertRows()
        self.counted.emit()

    def set_filter(self, kind: str, sources: Iterable[str]) -> None:
        """Show one kind only (blank: all), and only what belongs to these sources (none: all)."""
        wanted = frozenset(sources)
        if (kind, wanted) == (self._kind, self._sources):
            return
        self.beginResetModel()
        self._kind, self._sources = kind, wanted
        self._lay_out()
        self.endResetModel()
        self.counted.emit()

    def set_words(self, shown: Mapping[Place, Shown]) -> None:
        """The words of some hits are there."""
        self._shown.update(shown)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(self._rows - 1))

    def counts(self) -> Counter[str]:
        """Hits by kind, whatever the filters; `sources` is the number of sources with passages."""
        counted = Counter({group.kind: len(group) for group in self._records})
        counted["passage"] = self._passages
        counted["sources"] = len(self._texts)
        return counted

    def by_source(self) -> list[tuple[SourceName, int]]:
        """The sources with passages, and how many each."""
        return [(group.source, len(group)) for group in self._texts if group.source is not None]

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Headings and hits."""
        return 0 if parent is not None and parent.isValid() else self._rows

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if not index.isValid() or self._at(index.row())[1] < 0:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the delegate, its words for everybody else."""
        if not index.isValid() or role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index.row())
        if role == ROW:
            return row
        if isinstance(row, Heading):
            return heading(row.kind, row.count, row.source)
        return row.shown.excerpt.words if row.shown else ""

    def row(self, number: int) -> Heading | HitRow:
        """A row; its words are asked for if they are not there."""
        group, hit = self._at(number)
        if hit < 0:
            return Heading(kind=group.kind, count=len(group), source=group.source)
        place = group.place(hit)
        shown = self._shown.get(place)
        if shown is None:
            self._wanted[place] = None
            self._timer.start()
        source_id = group.source.id if group.source is not None else shown.source_id if shown else ""
        return HitRow(place=place, shown=shown, source=self.found.shelf.sources.get(source_id) if self.found else None)

    def place(self, number: int) -> Place | None:
        """The hit in a row; None for a heading or beyond the end."""
        if not 0 <= number < self._rows:
            return None
        group, hit = self._at(number)
        return group.place(hit) if hit >= 0 else None

    def row_of(self, place: Place | None) -> int:
        """The row of a hit, -1 if it is not there."""
        if place is None:
            return -1
        for group, begin in zip(self._groups, self._begins, strict=True):
            if place.table == "texts":
                if group.source is not None and group.source.id == place.id and place.first in group.firsts:
                    return begin + 1 + group.firsts.index(place.first)
            else:
                for number, each in enumerate(group.records):
                    if (each.table, each.id) == (place.table, place.id):
                        return begin + 1 + number
        return -1

    def next_hit(self, number: int, step: int) -> int:
        """The row of the hit before or after a row, -1 if there is none; one heading may lie between."""
        for row in (number + step, number + 2 * step):
            if 0 <= row < self._rows and self._at(row)[1] >= 0:
                return row
        return -1

    def _at(self, number: int) -> tuple[_Group, int]:
        at = bisect_right(self._begins, number) - 1
        return self._groups[at], number - self._begins[at] - 1

    def _take(self, looked: Looked) -> list[_Group]:
        assert self.found is not None
        new = []
        for text, firsts in zip(self.found.texts[looked.at : looked.next], looked.firsts, strict=True):
            source = self.found.shelf.sources.get(text.source_id)
            if firsts and source is not None:
                group = _Group("passage", source)
                group.firsts, group.revision, group.key = firsts, text.revision, text.key
                new.append(group)
        self._texts.extend(new)
        self._passages += sum(map(len, new))
        return new

    def _is_shown(self, group: _Group) -> bool:
        if self._kind and group.kind != self._kind:
            return False
        return not self._sources or group.source is None or group.source.id in self._sources

    def _lay_out(self) -> None:
        groups = (*self._texts, *self._records)
        if self._sources:
            groups = tuple(group.within(self._sources) for group in groups)
        self._groups = [group for group in groups if group and self._is_shown(group)]
        whole, self._groups, self._begins, self._rows = self._groups, [], [], 0
        self._lay_out_further(whole)

    def _last_groups(self) -> list[_Group]:
        """Those that come after all passages."""
        texts = len(self._groups)
        while texts and self._groups[texts - 1].source is None:
            texts -= 1
        return self._groups[texts:]

    def _lay_out_further(self, new: Sequence[_Group]) -> None:
        last = self._last_groups()
        kept = len(self._groups) - len(last)
        if last:
            self._rows = self._begins[kept]
        del self._groups[kept:], self._begins[kept:]
        for group in (*new, *last):
            self._groups.append(group)
            self._begins.append(self._rows)
            self._rows += len(group) + 1

    def _ask(self) -> None:
        wanted, self._wanted = list(self._wanted), {}
        if wanted:
            self.words_wanted.emit(wanted)
