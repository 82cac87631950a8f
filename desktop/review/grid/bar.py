"""The lines over the grid: which rows, in which order, what stands across, chips for conditions, and the counts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crossread.db.grid import By, Grid
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.grid.arrangement import SORTS, STATUSES, Arranged, GridQuery, Sort, Status
from crossread.desktop.review.grid.bar_parts import ConditionChip
from crossread.desktop.review.grid.chooser import Chooser
from crossread.desktop.review.grid.counting import summary
from crossread.desktop.review.grid.names import Names
from crossread.desktop.review.grid.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.filter_line import HEIGHT, FilterLine
from crossread.desktop.widgets.flow_layout import FlowLayout
from crossread.desktop.widgets.labels import ElidedLabel
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch

REST_MS = 150
ACROSS = ("hand", "published")
CONDITIONS = ("event_ids", "group_ids", "source_ids", "voice_ids")


class GridBar(QWidget):
    """Holds the query."""

    query_changed = Signal()
    by_changed = Signal(str)
    """Sources or voices shall stand across."""
    left_downwards = Signal()
    """The keys shall go into the grid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = GridQuery()
        self._grid: Grid | None = None
        self._names = Names()
        self.status = SegmentedSwitch([(each, _status_words(each)) for each in STATUSES], tr("Rows"))
        self.status.chosen.connect(lambda key: self._set(status=cast("Status", key)))
        self.by = SegmentedSwitch([("source", tr("Sources")), ("voice", tr("Voices"))], tr("Across"))
        live_keys().changed.connect(self._tell_keys)
        self._tell_keys()
        self.by.chosen.connect(self.by_changed)
        self.sort = QuietButton(outlined=True)
        self.sort.clicked.connect(self._choose_sort)
        self.across = QuietButton(outlined=True)
        self.across.clicked.connect(self._choose_across)
        self.line = FilterLine(tr("Claims and events"), escape_leaves=True)
        self.line.setMinimumWidth(110)
        self.line.setMaximumWidth(420)
        self.line.setFixedHeight(HEIGHT)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._take_words)
        self.line.textChanged.connect(lambda _text: self._rest.start())
        self.line.left_downwards.connect(self._leave_line)
        labels = {
            "event_ids": tr("Event"),
            "group_ids": tr("Group"),
            "source_ids": tr("Source"),
            "voice_ids": tr("Voice"),
        }
        self._labels = labels
        self.chips = {key: ConditionChip(label) for key, label in labels.items()}
        for key, chip in self.chips.items():
            chip.opened.connect(partial(self._choose_condition, key))
            chip.removed.connect(partial(self._set_condition, key, frozenset()))
        self.counts = ElidedLabel("", "small", "ink_quiet")
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.status)
        first.addWidget(self.by)
        first.addWidget(self.line, 10)
        first.addStretch(1)
        self._chips = FlowLayout()
        for widget in (self.sort, self.across, *self.chips.values()):
            self._chips.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 7)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(self._chips)
        column.addWidget(self.counts)
        self._show()
        watcher().theme_changed.connect(self.update)

    @property
    def query(self) -> GridQuery:
        """What is asked for."""
        return self._query

    def show_grid(self, grid: Grid | None, names: Names, arranged: Arranged | None) -> None:
        """Say what is shown of a grid, and offer what is in it."""
        self._grid, self._names = grid, names
        self.by.choose(grid.by if grid is not None else "source")
        for each in STATUSES:
            self.status.set_count(each, 0 if arranged is None or each == "all" else arranged.counts[each])
        self.counts.setText("" if grid is None or arranged is None else summary(grid, arranged))
        self.counts.setAccessibleName(self.counts.text())
        self._show()

    def set_voice_rows(self, voice_ids: frozenset[str], rows: frozenset[str]) -> None:
        """The rows in which any of the wanted voices says something."""
        if voice_ids == self._query.voice_ids and rows != self._query.voice_rows:
            self._query = replace(self._query, voice_rows=rows)
            self.query_changed.emit()

    def put(self, widget: QWidget) -> None:
        """Put a small button among the chips."""
        self._chips.addWidget(widget)

    def clear_conditions(self) -> None:
        """Ask for everything, in the same order."""
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self._rest.stop()
        self.status.choose("all")
        self._query = GridQuery(sort=self._query.sort, across=self._query.across)
        self._show()
        self.query_changed.emit()

    def _tell_keys(self) -> None:
        self.by.set_tip("source", live_keys().behind(tr("A column for each source"), "grid_across"))
        self.by.set_tip("voice", live_keys().behind(tr("A column for each voice"), "grid_across"))

    def toggle_by(self) -> None:
        """Sources instead of voices across, or the other way round."""
        self.by_changed.emit("voice" if self.by.key == "source" else "source")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, and a hairline below."""
        painter, look = QPainter(self), current()
        painter.fillRect(self.rect(), look.panel)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.hairline)

    def _set(self, **changes: Any) -> None:
        query = replace(self._query, **changes)
        if query != self._query:
            self._query = query
            self._show()
            self.query_changed.emit()

    def _show(self) -> None:
        query = self._query
        self.status.choose(query.status)
        for button, said in (
            (self.sort, tr("Rows: {order}").format(order=_sort_words(query.sort))),
            (self.across, tr("Sources: {order}").format(order=_across_words(query.across))),
        ):
            button.setText(f"{said} ▾")
            button.setAccessibleName(said)
            button.updateGeometry()
        for key, chip in self.chips.items():
            chip.say(self._titles(key, self._chosen(key)))

    def _chosen(self, key: str) -> frozenset[str]:
        return cast("frozenset[str]", getattr(self._query, key))

    def _set_condition(self, key: str, chosen: frozenset[str]) -> None:
        more = {"voice_rows": None} if key == "voice_ids" else {}
        self._set(**{key: chosen}, **more)

    def _choose_condition(self, key: str, at: QPoint) -> None:
        chooser = Chooser(self, self._labels[key], self._choices(key), self._chosen(key))
        chooser.chosen.connect(partial(self._set_condition, key))
        chooser.open_at(at)

    def _choices(self, key: str) -> Sequence[tuple[str, str]]:
        grid = self._grid
        if grid is None:
            return ()
        if key == "event_ids":
            return [(row.id, row.title) for row in grid.rows if row.kind == "event"]
        if key == "group_ids":
            parents = {row.group for row in grid.rows}
            return [(row.id, row.title) for row in grid.rows if row.id in parents]
        if key == "voice_ids":
            return list(self._names.voices.items())
        return [
            (column.id, f"{source_letter(column.place)}  {column.title}")
            for column in grid.columns
            if column.place >= 0
        ]

    def _titles(self, key: str, chosen: frozenset[str]) -> list[str]:
        known = dict(self._choices(key))
        return [known[each] for each in known if each in chosen] or ["…"] * bool(chosen)

    def _choose_sort(self) -> None:
        self._offer(self.sort, "sort", {sort: _sort_words(sort) for sort in SORTS}, self._query.sort)

    def _choose_across(self) -> None:
        self._offer(self.across, "across", {each: _across_words(each) for each in ACROSS}, self._query.across)

    def _offer(self, under: QWidget, field: str, choices: Mapping[str, str], now: str) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for key, said in choices.items():
            action = QAction(said[0].upper() + said[1:], menu, checkable=True, checked=key == now)
            action.triggered.connect(partial(self._set, **{field: key}))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + 2)))

    def _take_words(self) -> None:
        self._rest.stop()
        self._set(words=" ".join(self.line.text().split()))

    def _leave_line(self) -> None:
        self._take_words()
        self.left_downwards.emit()


def _status_words(status: Status) -> str:
    return {
        "all": tr("All"),
        "conflict": tr("In conflict"),
        "again": tr("Look again"),
        "settled": tr("Settled"),
        "open": tr("Open"),
    }[status]


def _sort_words(sort: Sort) -> str:
    return {
        "codebook": tr("as in the codebook"),
        "conflict": tr("conflicts first"),
        "sources": tr("most sources first"),
        "latest": tr("latest change first"),
    }[sort]


def _across_words(across: str) -> str:
    return tr("by date published") if across == "published" else tr("as listed")


def by_of(key: str) -> By:
    """What stands across, of a key of the switch."""
    return "voice" if key == "voice" else "source"
