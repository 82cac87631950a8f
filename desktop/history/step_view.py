"""The list of steps under the hands."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip

from crossread.desktop.history.model import Index, StepModel
from crossread.desktop.history.step_delegate import StepDelegate
from crossread.desktop.history.words import tr
from crossread.desktop.look.theme import watcher
from crossread.desktop.widgets.tool_tip import plain_tool_tip

ABOVE = 5
"""So many lines are shown above the chosen one when the list is opened."""


class StepView(QTableView):
    """One step is chosen at a time; days are passed over.

    A table of one column: a list would look at every line whenever one changes, which takes 0.2 s for 100,000.
    """

    step_chosen = Signal(int)
    """The number of the step that is chosen now."""
    opened = Signal()
    """Right: the keys shall go to what the step changed."""
    go_requested = Signal()
    """Enter or a double click: back or forward to the chosen step."""

    letters_typed = Signal(str)
    """Something was typed that means nothing here: it is to be filtered by."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = StepModel(self)
        self.look_of_lines = StepDelegate(self, self.steps)
        self.setModel(self.steps)
        self.setItemDelegate(self.look_of_lines)
        self.setAccessibleName(tr("Steps"))
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_tall(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(lambda _index: self.go_requested.emit())
        watcher().theme_changed.connect(self.viewport().update)

    def set_tall(self, tall: bool) -> None:
        """Whether lines have room for what a step changed."""
        self.look_of_lines.is_tall = tall
        self.verticalHeader().setDefaultSectionSize(self.look_of_lines.height)
        self.verticalScrollBar().setSingleStep(self.look_of_lines.height // 2)

    @property
    def number(self) -> int | None:
        """The number of the chosen step."""
        return self.steps.number(self.currentIndex().row())

    def choose(self, number: int) -> bool:
        """Choose a step by its number; False if it is not in the list."""
        row = self.steps.row_of(number)
        if row is None:
            return False
        self.setCurrentIndex(self.steps.index(row))
        return True

    @property
    def place(self) -> int | None:
        """How far below the upper edge the chosen step stands, in pixels; None if it is not in view."""
        rect = self.visualRect(self.currentIndex())
        return rect.top() if self.viewport().rect().intersects(rect) else None

    def put_at(self, place: int) -> None:
        """Scroll until the chosen step stands there."""
        self.verticalScrollBar().setValue(self.currentIndex().row() * self.look_of_lines.height - place)

    def choose_first(self) -> None:
        """Choose the step that leads to where the project is now; if all is undone, that which is done again first."""
        count = self.steps.rowCount()
        rows = (self.steps.row_here, *range(count - 1, max(count - 4, -1), -1))
        row = next((each for each in rows if self.steps.number(each) is not None), None)
        if row is not None:
            self.setCurrentIndex(self.steps.index(row))

    def show_now(self) -> None:
        """Scroll to where the project is, with some of what can be done again above it."""
        above = self.currentIndex().row() - ABOVE
        self.verticalScrollBar().setValue(max(above, 0) * self.look_of_lines.height)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """A step is chosen."""
        super().currentChanged(current, previous)
        number = self.steps.number(current.row())
        if number is not None:
            self.step_chosen.emit(number)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Over days and now to the next step; Home and End go to the first and last of all."""
        ends = {self.CursorAction.MoveHome: 0, self.CursorAction.MoveEnd: self.steps.rowCount() - 1}
        index = self.steps.index(ends[action]) if action in ends else super().moveCursor(action, modifiers)
        row = index.row()
        ways = (-1, 1) if row < self.currentIndex().row() or action == self.CursorAction.MoveEnd else (1, -1)
        for way in ways:
            beyond = row
            while 0 <= beyond < self.steps.rowCount() and self.steps.number(beyond) is None:
                beyond += way
            if 0 <= beyond < self.steps.rowCount():
                return self.steps.index(beyond)
        return index

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes back or forward to the step, Right to what it changed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_requested.emit()
        elif event.key() == Qt.Key.Key_Right:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif _is_letter(event):
            self.letters_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Letters are for the filter, and no shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_letter(event):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a day chooses its last step: the project as it was that evening."""
        row = self.indexAt(event.position().toPoint()).row()
        line = self.steps.line(row)
        if line is not None and line.kind in ("day", "now"):
            chosen = row + 1 if line.kind == "day" else self.steps.row_here
            if chosen >= 0:
                self.setCurrentIndex(self.steps.index(chosen))
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard stands at a step."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose_first()

    def viewportEvent(self, event: QEvent) -> bool:
        """A line that is cut shows whole as a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            if index.isValid():
                text = self.steps.data(index)
                QToolTip.showText(event.globalPos(), plain_tool_tip(str(text)), self)
            return True
        return super().viewportEvent(event)


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key would write something, other than a space."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return not held and event.text().isprintable() and bool(event.text().strip())
