"""The workspace Review: the grid at the left, and at the right, or over it where there is no room, the detail."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.detail_column import DetailColumn
from crossread.desktop.review.grid.panel import GridPanel

NARROW = 1100
"""Below this width the detail is a drawer over the grid."""
DETAIL_WIDTH, LEAST_DETAIL, MOST_DETAIL = 400, 300, 900


class ReviewWorkspace(QWidget):
    """Holds the grid and what others put beside it. It keeps its state."""

    subject_chosen = Signal(str, str)
    """The user chose a row: `claim` or `event`, and its id."""
    passages_requested = Signal(object)
    """Passages shall be shown in their texts: a tuple of ids of annotations."""
    source_requested = Signal(str)
    """A text shall be opened: the id of its source."""
    said = Signal(str)
    """What was done: a sentence."""
    refused = Signal(str)
    """Why nothing was done: a sentence."""
    sweep_requested = Signal(str, str)
    """What is open shall be gone through: in a source, or on a claim; the other of the two ids is empty."""
    detail_resized = Signal(int)
    """The user made the detail so wide."""
    grid_requested = Signal()
    """The grid is wanted, and something else is in its place."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = GridPanel(session)
        self.detail = DetailColumn()
        self._wanted_width = DETAIL_WIDTH
        self._is_wanted = True
        self._is_drawer = False
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.grid)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.splitterMoved.connect(self._keep_width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.setFocusProxy(self.grid)
        grid = self.grid
        grid.subject_chosen.connect(self._choose)
        grid.subject_pressed.connect(self._open_drawer)
        grid.detail_requested.connect(self.toggle_detail)
        grid.escape_pressed.connect(self._close_drawer)
        grid.passages_requested.connect(self.passages_requested)
        grid.source_requested.connect(self.source_requested)
        grid.sweep_requested.connect(self.sweep_requested)
        grid.said.connect(self.said)
        grid.refused.connect(self.refused)
        session.closed.connect(lambda: self.detail.show_subject("", ""))
        session.opened.connect(lambda: self.detail.show_subject("", ""))
        self.detail.installEventFilter(self)
        watcher().theme_changed.connect(self.update)

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and id of what is chosen; both empty for nothing."""
        return self.detail.subject

    @property
    def detail_is_shown(self) -> bool:
        """Whether the detail is to be seen."""
        return not self.detail.isHidden()

    @property
    def detail_is_drawer(self) -> bool:
        """Whether the detail lies over the grid, because there is no room for both."""
        return self._is_drawer

    @property
    def grid_is_shown(self) -> bool:
        """Whether the grid, and the detail beside it, are where they belong; else something else is in their place."""
        return self._splitter.isVisibleTo(self)

    def show_grid(self) -> None:
        """Ask whatever is in the place of the grid to give it back."""
        if not self.grid_is_shown:
            self.grid_requested.emit()

    def put_detail(self, section: QWidget | Callable[[], QWidget], place: int = 50) -> None:
        """Put a section into the detail, below those of a smaller or the same place.

        A section with `show_subject(kind, id)` and `clear()` is told what is chosen. One that is given as a maker is
        made when the detail is first seen.
        """
        self.detail.put(section, place)

    def show_subject(self, kind: str, subject_id: str) -> None:
        """Show a claim or event that was chosen elsewhere; an empty id lights no row and leaves the detail."""
        self.grid.show_subject(subject_id)
        if subject_id:
            self.detail.show_subject(kind, subject_id)

    def show_detail(self, shown: bool) -> None:
        """Show the detail, or give its room to the grid."""
        if not self._is_drawer:
            self._is_wanted = shown
        self._take_keys_back(shown)
        self.detail.setVisible(shown)
        if shown:
            self.detail.make_all()
        self._arrange()

    def set_detail_width(self, width: int) -> None:
        """Make the detail so wide."""
        self._wanted_width = min(max(width, LEAST_DETAIL), MOST_DETAIL)
        self._arrange()

    def toggle_detail(self) -> None:
        """Show the detail, or hide it."""
        self.show_detail(not self.detail_is_shown)

    def open_passages(self) -> None:
        """Ask for the passages of the current cell to be shown in their texts."""
        self.grid.do("passages")

    def mark_silent(self) -> None:
        """Mark the sources of the selected cells as silent, or take it back."""
        self.grid.do("silent")

    def turn(self) -> None:
        """Voices instead of sources across, or the other way round."""
        self.grid.do("across")

    def fold(self, *, folded: bool) -> None:
        """Fold what stands below the current row, or unfold it."""
        self.grid.do("fold" if folded else "unfold")

    def find_rows(self) -> None:
        """Give the keys to the field in which one types what rows to show."""
        self.grid.find_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for both now, or no more."""
        super().resizeEvent(event)
        self._choose_form()
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """What is beside the grid is made."""
        super().showEvent(event)
        self._choose_form()
        if self.detail_is_shown:
            self.detail.make_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the drawer closes it."""
        pressed = watched is self.detail and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._close_drawer()
            self.grid.view.setFocus()
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)

    def _choose(self, kind: str, subject_id: str) -> None:
        self.detail.show_subject(kind, subject_id)
        self.subject_chosen.emit(kind, subject_id)

    def _open_drawer(self) -> None:
        if self._is_drawer and not self.detail_is_shown:
            self.show_detail(True)

    def _close_drawer(self) -> None:
        if self._is_drawer and self.detail_is_shown:
            self.show_detail(False)

    def _choose_form(self) -> None:
        """A column beside the grid, or a drawer over it."""
        is_drawer = self.width() < NARROW
        if is_drawer == self._is_drawer:
            return
        self._is_drawer = self.detail.is_drawer = is_drawer
        self._take_keys_back(shown=False)
        if is_drawer:
            self.detail.setParent(self)
            self.detail.hide()
        else:
            self._splitter.addWidget(self.detail)
            self._splitter.setStretchFactor(1, 0)
            self.detail.setVisible(self._is_wanted)

    def _arrange(self) -> None:
        self.grid.view.covered = 0
        if self.detail.isHidden():
            return
        if self._is_drawer:
            width = min(self._wanted_width, self.width() - 80)
            self.detail.setGeometry(QRect(self.width() - width, 0, width, self.height()))
            self.detail.raise_()
            self.grid.view.covered = width
            self.grid.view.scrollTo(self.grid.view.currentIndex())
        elif self.width() > 0:
            width = min(self._wanted_width, self.width() // 2)
            self._splitter.setSizes([self.width() - width, width])

    def _keep_width(self) -> None:
        self._wanted_width = self.detail.width()
        self.detail_resized.emit(self._wanted_width)

    def _take_keys_back(self, shown: bool) -> None:
        """What is hidden with the keys throws them anywhere."""
        holder = QApplication.focusWidget()
        if not shown and holder is not None and self.detail.isAncestorOf(holder):
            self.grid.view.setFocus(Qt.FocusReason.OtherFocusReason)
