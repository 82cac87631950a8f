"""The drawer of the history: the steps, what the chosen one changed, and what can be done with it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from crossread.db.past.going_back import Way
from crossread.db.past.listing import StepList
from crossread.db.past.working import Work
from crossread.db.project import Project
from crossread.db.records import Step
from crossread.desktop.application.session import Session
from crossread.desktop.history import asking, words
from crossread.desktop.history.asking import PAGE, Detail, Listed
from crossread.desktop.history.deeds import BackupMaker, Deeds
from crossread.desktop.history.detail import StepDetail
from crossread.desktop.history.dropping import DroppingPage
from crossread.desktop.history.filter_bar import FilterBar
from crossread.desktop.history.foot import Foot
from crossread.desktop.history.model import Shown
from crossread.desktop.history.step_view import StepView
from crossread.desktop.history.words import tr
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import EmptyState, PlainLabel

WIDTH = 560
AFTER_MS = 120


class HistoryPanel(QWidget):
    """Lies over the right of its host. Escape closes it; what is under way goes on meanwhile."""

    place_requested = Signal(object)
    """A `Told` is to be shown where it stands."""
    path_requested = Signal(object)
    """The project as it was after a `Step` is to be saved: answer with `save_to`."""
    saved = Signal(object)
    """An `Earlier` is there now."""
    said = Signal(str)
    """Something was done: a sentence."""
    closed = Signal()

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self.hide()
        self.setAccessibleName(tr("History"))
        self._session, self._host = session, host
        self._way: Way | None = None
        self._limit = PAGE
        self._is_fresh = True
        self._drop_through: int | None = None
        self.deeds = Deeds(session, self)
        self._later = QTimer(self, interval=AFTER_MS, singleShot=True)
        self._later.timeout.connect(self._ask_detail)
        self._make()
        self._connect()

    def open(self, record_id: str = "") -> None:
        """Show it and give it the keys; with an id, what happened to one record."""
        if record_id or self.filters.query.record_id:
            self.filters.clear()
            self.filters.set_record(record_id)
        self.pages.setCurrentIndex(0)
        self._is_fresh = True
        self._fit()
        self.show()
        self.raise_()
        self._ask()
        self.steps.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Hide it, and give the keys back to what lies below."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def save_to(self, step: Step, path: Path) -> None:
        """Write the project as it was after a step."""
        self.deeds.save(step.number, path)

    def set_backup(self, make: BackupMaker) -> None:
        """How a backup is made before history is dropped."""
        self.deeds.make_backup = make

    def stop(self) -> None:
        """The window closes: what is under way ends where nothing is lost."""
        self.deeds.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As high as the host."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, and a line at the edge."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.panel)
        painter.fillRect(0, 0, 1, self.height(), look.ink_faint)

    def _make(self) -> None:
        self.title = PlainLabel(tr("History"), "title")
        self.count = PlainLabel("", "small", "ink_quiet")
        self.close_button = QuietButton(icon="close", name=tr("Close the history"))
        self.filters = FilterBar()
        self.steps = StepView()
        self.empty = EmptyState("", "", tr("Show all steps"))
        self.detail = StepDetail()
        self.changes = self.detail.changes
        self.foot = Foot()
        self.dropping = DroppingPage()
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 8, 4)
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        head.addWidget(self.close_button)
        self.lists = QStackedWidget()
        self.lists.addWidget(self.steps)
        self.lists.addWidget(self.empty)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self.lists)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.split, 1)
        column.addWidget(self.foot)
        self.pages = QStackedWidget()
        self.pages.addWidget(whole)
        self.pages.addWidget(self.dropping)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(2)
        outer.addLayout(head)
        outer.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_panel)
        self.filters.changed.connect(self._ask_anew)
        self.filters.left_downwards.connect(self.steps.setFocus)
        self.empty.action_requested.connect(self._show_all)
        self.steps.steps.steps_requested.connect(self._ask_steps)
        self.steps.step_chosen.connect(lambda _number: self._step_chosen())
        self.steps.verticalScrollBar().valueChanged.connect(lambda _value: self._show_count())
        self.steps.opened.connect(self.changes.setFocus)
        self.steps.letters_typed.connect(self.filters.begin)
        self.changes.left_upwards.connect(self.steps.setFocus)
        self.changes.chosen.connect(self.place_requested)
        self.changes.more_requested.connect(self._show_more)
        self.foot.go_requested.connect(self._go)
        self.foot.save_requested.connect(self._save)
        self.foot.drop_requested.connect(self._ask_drop)
        self.dropping.range_changed.connect(self._ask_loss)
        self.dropping.left.connect(self._leave_dropping)
        self.dropping.agreed.connect(self._drop)
        self._session.changed.connect(lambda _changes: self._ask() if self.isVisible() else None)
        self._session.opened.connect(self._forget)
        self._session.closed.connect(self._forget)
        self.deeds.begun.connect(self._begin)
        self.deeds.ended.connect(self._end)
        self.deeds.said.connect(self.said)
        self.deeds.saved.connect(self.saved)
        self._host.installEventFilter(self)
        watcher().theme_changed.connect(self.update)

    # The list

    def _ask_anew(self) -> None:
        self._is_fresh = True
        self._ask()

    def _ask(self) -> None:
        query = self.filters.query
        self._session.ask(lambda project: asking.listed(project, query), self._show, key="history")

    def _show(self, listed: Listed) -> None:
        before, found, chosen = self.steps.steps.found, listed.found, self.steps.number
        bar = self.steps.verticalScrollBar()
        scrolled, place = bar.value(), self.steps.place
        # Whoever looks at the newest step looks at the newest then too.
        follows = before is None or not before.numbers or (scrolled == 0 and chosen == before.numbers[0])
        lines = self.steps.look_of_lines
        self.steps.set_tall(bool(found.rows))
        lines.here = found.chain.held[0] if found.chain.held else 0
        self.steps.steps.show(found)
        self.filters.set_authors(listed.authors)
        if listed.name:
            self.filters.name_record(listed.name)
        self.lists.setCurrentIndex(0 if found.numbers else 1)
        if not found.numbers:
            self._show_empty(found)
        if self._is_fresh or follows or chosen is None or not self.steps.choose(chosen):
            self.steps.choose_first()
            self.steps.scrollToTop()
        elif place is not None:
            self.steps.put_at(place)
        else:
            bar.setValue(scrolled)
        self._is_fresh = False
        self._show_count()
        if not found.numbers:
            self._show_detail(None)

    def _show_count(self) -> None:
        """How many there are, and which day one looks at: its heading may lie far above."""
        found = self.steps.steps.found
        count = words.steps(len(found.numbers)) if found is not None else ""
        day = self.steps.steps.day_at(self.steps.rowAt(0))
        self.count.setText(f"{count} · {words.day_heading(day)}" if day else count)

    def _show_empty(self, found: StepList) -> None:
        if self.filters.is_empty:
            self.empty.set_texts(
                tr("Nothing was done yet"), tr("Every step of the work is kept here from now on."), offers=False
            )
        elif found.query.record_id:
            self.empty.set_texts(
                tr("Nothing is known of it"), tr("What was done to it was dropped, or never kept, or is filtered out.")
            )
        else:
            self.empty.set_texts(tr("No step is like that"), tr("Ask for less, or show all."))

    def _show_all(self) -> None:
        self.filters.clear()
        self._ask_anew()
        self.steps.setFocus()

    def _ask_steps(self, numbers: list[int]) -> None:
        found = self.steps.steps.found
        if found is not None:
            rows, about = found.rows, found.query.record_id
            self._session.ask(
                lambda project: asking.shown(project, numbers, rows, about), partial(self._take_steps, found)
            )

    def _take_steps(self, found: StepList, known: dict[int, Shown]) -> None:
        if self.steps.steps.found is found:
            self.steps.steps.take(known)
            self._show_head()

    # What the chosen step changed

    def _step_chosen(self) -> None:
        self._limit = PAGE
        self._show_head()
        self._later.start()

    def _show_more(self) -> None:
        self._limit += PAGE
        self._ask_detail()

    def _ask_detail(self) -> None:
        number, found = self.steps.number, self.steps.steps.found
        if number is None or found is None or not self.isVisible():
            return
        limit = self._limit
        self._session.ask(
            lambda project: asking.detail(project, number, found, limit), self._show_detail, key="history of a step"
        )

    def _show_detail(self, detail: Detail | None) -> None:
        self._way = detail.way if detail is not None else None
        self.detail.show_changes(detail, keeps_place=self._limit > PAGE)
        self._show_head()
        chosen = detail is not None
        self.foot.show_way(self._way, writable=self._session.writable, chosen=chosen)
        self.foot.drop.setEnabled(self._session.writable and (chosen or bool(self.steps.steps.rowCount())))

    def _chosen(self) -> Shown | None:
        return self.steps.steps.shown(self.steps.currentIndex().row())

    def _show_head(self) -> None:
        shown = self._chosen()
        if shown is None:
            self.detail.show_step(None)
        else:
            self.detail.show_step(shown.step, self.steps.steps.standing(shown.step))

    # What is done with it

    def _go(self) -> None:
        number = self.steps.number
        if number is not None:
            self.deeds.go_to(number)

    def _save(self) -> None:
        shown = self._chosen()
        if shown is not None:
            self.path_requested.emit(shown.step)

    def _begin(self, work: Work) -> None:
        self.foot.begin(work)
        # The button that was pressed is gone now.
        self.foot.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        had_keys = self.foot.cancel.hasFocus()
        self.foot.end()
        if had_keys:
            self.steps.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask_detail()

    # Dropping history

    def _ask_drop(self) -> None:
        self.pages.setCurrentIndex(1)
        self.dropping.ask(of_step=self.steps.number is not None)
        self._ask_loss()

    def _through(self, project: Project) -> int:
        chosen = self._drop_through
        return project.step_number if chosen is None else chosen

    def _ask_loss(self) -> None:
        self._drop_through = self.steps.number if self.dropping.how_far.key == "step" else None
        self.dropping.show_loss(None)
        self._session.ask(
            lambda project: asking.losses(project, self._through(project)),
            self.dropping.show_loss,
            key="history to drop",
        )

    def _leave_dropping(self) -> None:
        self.pages.setCurrentIndex(0)
        self.steps.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, with_backup: bool) -> None:
        self._leave_dropping()
        self.deeds.drop(self._drop_through, with_backup=with_backup)

    def _forget(self) -> None:
        self.deeds.forget()
        self.filters.clear()
        self.steps.steps.show(None)
        self._show_detail(None)
        self.close_panel()

    def _fit(self) -> None:
        width = min(WIDTH, self._host.width())
        self.setGeometry(QRect(self._host.width() - width, 0, width, self._host.height()))
