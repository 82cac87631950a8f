"""The grid with its bar: what is asked, what is shown, and what is done in it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crossread.db.grid import Column, Grid
from crossread.desktop.application.session import Session
from crossread.desktop.review.grid.bar import GridBar, by_of
from crossread.desktop.review.grid.corner import Corner
from crossread.desktop.review.grid.counting import none_found
from crossread.desktop.review.grid.feed import Feed
from crossread.desktop.review.grid.menu import cell_menu, column_menu
from crossread.desktop.review.grid.names import Names
from crossread.desktop.review.grid.silencing import to_be_marked
from crossread.desktop.review.grid.view import GridView
from crossread.desktop.review.grid.words import tr
from crossread.desktop.widgets.labels import EmptyState
from crossread.desktop.widgets.live_keys import live_keys
from crossread.desktop.widgets.spoken import announce

if TYPE_CHECKING:
    from crossread.db.grid import Said


class GridPanel(QWidget):
    """Asks for itself, and keeps its state."""

    subject_chosen = Signal(str, str)
    """The user went to a row: `claim` or `event`, and its id."""
    passages_requested = Signal(object)
    """Passages shall be shown in their texts: a tuple of ids of annotations, the first of them first."""
    source_requested = Signal(str)
    """A text shall be opened in which nothing is marked: its id."""
    sweep_requested = Signal(str, str)
    """What is open shall be gone through: in a source, or on a claim; the other of the two ids is empty."""
    detail_requested = Signal()
    """What is beside the grid shall be shown, or hidden."""
    subject_pressed = Signal()
    """The user chose a row with the mouse."""
    escape_pressed = Signal()
    said = Signal(str)
    """What was done: a sentence."""
    refused = Signal(str)
    """Why nothing was done: a sentence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = ""
        self._anew = True
        self._opens: bool | None = None
        self.feed = Feed(session, self)
        self.bar = GridBar()
        self.view = GridView()
        self._corner = Corner(self.view)
        self._empty = EmptyState("", "", tr("Show everything"))
        self._empty.action_requested.connect(self.bar.clear_conditions)
        self._nothing = EmptyState("", "")
        self._stack = QStackedWidget()
        for page in (self.view, self._empty, self._nothing):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        feed, bar, view = self.feed, self.bar, self.view
        feed.grid_read.connect(self._take_grid)
        feed.cells_read.connect(self._take_cells)
        feed.voice_read.connect(bar.set_voice_rows)
        feed.cleared.connect(self._clear)
        bar.query_changed.connect(self._ask_anew)
        bar.by_changed.connect(self._set_by)
        bar.left_downwards.connect(self._focus_view)
        view.cells_wanted.connect(feed.ask_cells)
        view.current_moved.connect(self._tell_subject)
        view.opened.connect(self._open)
        view.deed_requested.connect(self.do)
        view.clicked_in.connect(self.subject_pressed)
        view.escape_pressed.connect(self.escape_pressed)
        view.menu_requested.connect(self._show_menu)
        view.columns_head.menu_requested.connect(self._show_column_menu)

    @property
    def grid(self) -> Grid | None:
        """What is shown, None until it was read."""
        return self.view.grid_model.grid

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and id of the current row; both empty for none."""
        cell = self.view.cell()
        return ("", "") if cell is None else (cell[0].kind, cell[0].id)

    def show_subject(self, subject_id: str) -> None:
        """Light up the row of a claim or event and stand in it, as soon as there is one; an empty id lights none."""
        self.view.light(subject_id)
        # What a filter leaves out stays out; what is not read yet is stood in as soon as it is.
        self._wanted = "" if self._stand_in(subject_id) or self.grid is not None else subject_id

    def find_rows(self) -> None:
        """Give the keys to the field for words."""
        self.bar.line.setFocus()
        self.bar.line.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Who is seen asks."""
        super().showEvent(event)
        self.feed.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who is not, does not."""
        super().hideEvent(event)
        self.feed.sleep()

    # What is shown

    def _take_grid(self, grid: Grid, names: Names) -> None:
        anew, self._anew = self._anew, False
        if anew:
            self.view.forget_cells()
        self.view.grid_model.cells.age()
        is_turned = self.grid is not None and self.grid.by != grid.by
        self._show(grid, names)
        if is_turned:
            self.view.stand_at_first_said()
        if self.bar.query.voice_ids:
            self.feed.ask_voices(self.bar.query.voice_ids)
        self._stand_in(self._wanted)
        self._wanted = ""

    def _stand_in(self, subject_id: str) -> bool:
        """Stand in a row, unfolding what it is folded away in; False if it is not shown."""
        arranged, grid = self.view.grid_model.arranged, self.grid
        if not subject_id or arranged is None or grid is None:
            return False
        if not self.view.go_to_row(subject_id) and any(row.id == subject_id for row in arranged.found):
            above, at = set[str](), grid.row(subject_id).group
            while at is not None and at in grid.row_place and at not in above:
                above.add(at)
                at = grid.row(at).group
            self._set_folded(self.view.folded - above)
        return self.view.go_to_row(subject_id)

    def _set_folded(self, folded: frozenset[str]) -> None:
        self.view.set_folded(folded, self.bar.query)
        self.bar.show_grid(self.grid, self.view.grid_model.names, self.view.grid_model.arranged)

    def _show(self, grid: Grid | None, names: Names, *, anew: bool = False) -> None:
        view, bar = self.view, self.bar
        view.show_grid(grid, names, bar.query, anew=anew)
        bar.show_grid(grid, names, view.grid_model.arranged)
        self._corner.update()
        self._choose_page(grid)

    def _choose_page(self, grid: Grid | None) -> None:
        arranged = self.view.grid_model.arranged
        page: QWidget = self.view
        if grid is not None and not grid.rows:
            self._nothing.set_texts(
                tr("Nothing is asked yet"),
                tr("Make a claim or an event: select words in a source and tag them. Each gets a row here."),
            )
            page = self._nothing
        elif grid is not None and not grid.columns:
            self._nothing.set_texts(
                tr("No sources yet"),
                tr("{add}: each gets a column here, with what it says.").format(
                    add=live_keys().behind(tr("Add files"), "add_files")
                ),
            )
            page = self._nothing
        elif arranged is not None and not arranged.rows:
            self._empty.set_texts(*none_found(self.bar.query))
            page = self._empty
        if page is not self._stack.currentWidget():
            self._stack.setCurrentWidget(page)

    def _take_cells(self, found: object, rows: Sequence[str], columns: frozenset[str]) -> None:
        self.view.take_cells(found, rows, columns)
        opens, self._opens = self._opens, None
        if opens is not None:
            self._open(opens)

    def _clear(self) -> None:
        self._anew = True
        self.view.forget_cells()
        self.view.folded = frozenset()
        self._show(None, Names())

    def _ask_anew(self) -> None:
        model, query = self.view.grid_model, self.bar.query
        if query.voice_ids and query.voice_rows is None:
            self.feed.ask_voices(query.voice_ids)
        self._show(model.grid, model.names, anew=True)
        cell = self.view.cell()
        if cell is not None:
            self.view.scrollTo(self.view.currentIndex())

    def _set_by(self, by: str) -> None:
        self.bar.by.choose(by)
        self._wanted = self.subject[1]
        self._anew = True
        self.feed.set_by(by_of(by))

    # What is done

    def _tell_subject(self) -> None:
        kind, subject_id = self.subject
        if subject_id:
            self.view.light(subject_id)
            self.subject_chosen.emit(kind, subject_id)

    def _focus_view(self) -> None:
        if self._stack.currentWidget() is self.view:
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.stand_at(0, 0)

    def do(self, deed: str) -> None:
        """Do what a key of the grid does: the ids of its actions without `grid_`."""
        deeds: dict[str, Callable[[], object]] = {
            "passages": lambda: self._open(False),
            "detail": self.detail_requested.emit,
            "silent": self._toggle_silent,
            "across": self.bar.toggle_by,
            "find": self.find_rows,
            "fold": lambda: self._fold(folded=True),
            "unfold": lambda: self._fold(folded=False),
        }
        deeds[deed]()

    def _fold(self, *, folded: bool) -> None:
        cell, arranged = self.view.cell(), self.view.grid_model.arranged
        if cell is None or arranged is None:
            return
        row_id = cell[0].id
        if row_id not in arranged.below and cell[0].group in arranged.below:
            # From below the row that it stands under is folded, and stood in.
            row_id = cell[0].group or ""
            self.view.go_to_row(row_id, tell=True)
        if row_id in arranged.below:
            self._set_folded(self.view.folded | {row_id} if folded else self.view.folded - {row_id})

    def _open(self, whole_row: bool) -> None:
        cell, grid = self.view.cell(), self.grid
        if cell is None or grid is None:
            return
        row, column = cell
        columns = self._columns() if whole_row else (column,)
        said: list[Said] = []
        for each in columns:
            known = self.view.grid_model.said(row, each)
            if known is None and grid.count(row.id, each.id):
                self._opens = whole_row
                self.feed.ask_cells([row.id], [one.id for one in columns])
                return
            said += known or ()
        if said:
            self.passages_requested.emit(tuple(dict.fromkeys(each.annotation_id for each in said)))
        elif column.place >= 0:
            self.source_requested.emit(column.id)

    def _columns(self) -> Sequence[Column]:
        arranged = self.view.grid_model.arranged
        return () if arranged is None else arranged.columns

    def _toggle_silent(self) -> None:
        if self.grid is None or not self.feed.writable:
            return
        cells, silent, told = to_be_marked(self.grid, self.view.chosen_cells())
        if cells:
            self.feed.mark_silent([(column.id, row.id, column.revision) for row, column in cells], silent=silent)
            self.said.emit(told)
        elif told:
            self.refused.emit(told)
        announce(self.view, told)

    def _show_menu(self, at: QPoint) -> None:
        cell, grid = self.view.cell(), self.grid
        if cell is not None and grid is not None:
            state = grid.state(cell[0].id, cell[1].id)
            menu = cell_menu(self, cell, state, writable=self.feed.writable)
            menu.open_passages.triggered.connect(lambda: self._open(False))
            menu.open_row.triggered.connect(lambda: self._open(True))
            menu.silent.triggered.connect(self._toggle_silent)
            menu.sweep_claim.triggered.connect(lambda: self.sweep_requested.emit("", cell[0].id))
            menu.sweep_source.triggered.connect(lambda: self.sweep_requested.emit(cell[1].id, ""))
            menu.detail.triggered.connect(self.detail_requested)
            menu.across.triggered.connect(self.bar.toggle_by)
            menu.popup(at)

    def _show_column_menu(self, place: int, at: QPoint) -> None:
        column, grid = self.view.grid_model.column_at(place), self.grid
        if column is None or grid is None or column.place < 0:
            return
        by_hand = self.bar.query.across == "hand" and not self.bar.query.source_ids
        count = len([each for each in grid.columns if each.place >= 0])
        menu = column_menu(self, column, count, by_hand=by_hand, writable=self.feed.writable)
        menu.sweep_source.triggered.connect(lambda: self.sweep_requested.emit(column.id, ""))
        menu.open_source.triggered.connect(lambda: self.source_requested.emit(column.id))
        menu.left.triggered.connect(lambda: self._move(column, -1))
        menu.right.triggered.connect(lambda: self._move(column, 1))
        menu.popup(at)

    def _move(self, column: Column, step: int) -> None:
        grid = self.grid
        if grid is None:
            return
        order = [each.id for each in grid.columns if each.place >= 0]
        if column.id not in order:
            # It went while its menu was open.
            return
        at = order.index(column.id)
        order.insert(at + step, order.pop(at))
        self.feed.move_source(order)
