"""The trajectory as a table: what the plot shows, a line for each point, in order of time."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from crossread.db.trajectory import Clock, Point, Trajectory, time_of
from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import source_letter
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.trajectory.words import figure_of, shown_date, spoken, why_words
from crossread.desktop.widgets.tool_tip import plain_tool_tip

Index = QModelIndex | QPersistentModelIndex
ROW = 26
MOST_ROWS = 12
_NOWHERE = QModelIndex()
_LAST = (float("inf"), float("inf"))


class TrajectoryModel(QAbstractTableModel):
    """When, who, what."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._points: list[Point] = []
        self._unit: str | None = None
        self._clock: Clock = "published"

    def show_trajectory(self, trajectory: Trajectory | None, clock: Clock) -> None:
        """List the points of a trajectory."""
        self.beginResetModel()
        points = trajectory.points if trajectory is not None else ()
        self._points = sorted(points, key=lambda point: time_of(point, clock) or _LAST)
        self._unit = trajectory.unit if trajectory is not None else None
        self._clock = clock
        self.endResetModel()

    def point(self, row: int) -> Point:
        """The point of a line."""
        return self._points[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """As many as there are points."""
        return 0 if parent.isValid() else len(self._points)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """When, who, what."""
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            when = self.tr("Published") if self._clock == "published" else self.tr("As of")
            return (when, self.tr("Who"), self.tr("Gives"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words; what was set aside is crossed out and says so."""
        point = self._points[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(point, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tool_tip(spoken(point, self._unit))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return spoken(point, self._unit)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return current().ink_quiet
        if role == Qt.ItemDataRole.FontRole and index.column() == 2:
            font = fonts.interface_font("strong")
            font.setStrikeOut(point.aside is not None)
            return font
        return None

    def _words(self, point: Point, column: int) -> str:
        if column == 0:
            return shown_date(point.published if self._clock == "published" else point.as_of) or self.tr("no date")
        if column == 1:
            return f"{source_letter(point.place)}  {point.who}"
        words = figure_of(point, self._unit)
        return f"{words} ({why_words(point.aside)})" if point.aside else words


class TrajectoryTable(QTableView):
    """As high as its lines, up to some; Enter or a double click opens a point."""

    point_requested = Signal(object)
    """A point shall be shown in its text: a `Point`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TrajectoryModel(self)
        self.setModel(self._model)
        self.setFont(fonts.interface_font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setFont(fonts.interface_font("small"))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()
        self.activated.connect(lambda index: self.point_requested.emit(self._model.point(index.row())))

    def show_trajectory(self, trajectory: Trajectory | None, clock: Clock) -> None:
        """List a trajectory."""
        self._model.show_trajectory(trajectory, clock)
        title = trajectory.title if trajectory is not None else ""
        self.setAccessibleName(self.tr("Trajectory of {title} as a table").format(title=title))
        self.updateGeometry()

    def _take_theme(self) -> None:
        # The ground of the column, not that of a field to type in.
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current().panel)
        self.setPalette(palette)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """All lines, if they are not too many."""
        rows = min(max(self._model.rowCount(), 1), MOST_ROWS)
        return QSize(360, self.horizontalHeader().sizeHint().height() + rows * ROW + 4)

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line that the keys are on."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.point_requested.emit(self._model.point(index.row()))
        else:
            super().keyPressEvent(event)
