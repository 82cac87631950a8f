"""The drawer of the history: the steps, what the chosen one changed, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from crossread.db.past.working import Work
from crossread.db.project import Project
from crossread.db.records import Step
from crossread.desktop.application.session import Session
from crossread.desktop.history import asking
from crossread.desktop.history.asking import PAGE, Detail
from crossread.desktop.history.browser import StepBrowser
from crossread.desktop.history.deeds import Backups, Deeds
from crossread.desktop.history.detail import StepDetail
from crossread.desktop.history.dropping import DroppingPage
from crossread.desktop.history.foot import Foot
from crossread.desktop.history.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.drawer import Drawer
from crossread.desktop.widgets.labels import PlainLabel

WIDTH = 560
AFTER_MS = 120


class HistoryPanel(Drawer):
    """Lies over the right of its host. Escape closes it; what is under way goes on meanwhile."""

    place_requested = Signal(object)
    """A `Told` is to be shown where it stands."""
    path_requested = Signal(object)
    """The project as it was after a `Step` is to be saved: answer with `save_to`."""
    saved = Signal(object)
    """An `Earlier` is there now."""
    said = Signal(str)
    """Something was done: a sentence."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host, tr("History"), WIDTH)
        self._session = session
        self._limit = PAGE
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
        self.show_drawer()
        self.browser.ask_anew()
        self.browser.take_keys()

    def save_to(self, step: Step, path: Path) -> None:
        """Write the project as it was after a step."""
        self.deeds.save(step.number, path)

    def set_backups(self, backups: Backups) -> None:
        """Who keeps backups, and is asked when history is dropped."""
        self.deeds.backups = backups

    def stop(self) -> None:
        """The window closes: what is under way ends where nothing is lost."""
        self.deeds.stop()

    def _make(self) -> None:
        self.title = PlainLabel(tr("History"), "title")
        self.count = PlainLabel("", "small", "ink_quiet")
        self.close_button = QuietButton(icon="close", name=tr("Close the history"))
        self.browser = StepBrowser(self._session)
        self.filters, self.steps = self.browser.filters, self.browser.steps
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
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self.browser)
        self.split.addWidget(self.detail)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([7_000, 3_000])
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
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
        self.browser.counted.connect(self.count.setText)
        self.browser.step_chosen.connect(self._step_chosen)
        self.browser.step_read.connect(self._show_head)
        self.browser.nothing_found.connect(lambda: self._show_detail(None))
        self.steps.opened.connect(self.changes.setFocus)
        self.steps.go_requested.connect(self._go)
        self.changes.left_upwards.connect(self.steps.setFocus)
        self.changes.chosen.connect(self.place_requested)
        self.changes.more_requested.connect(self._show_more)
        self.foot.go_requested.connect(self._go)
        self.foot.save_requested.connect(self._save)
        self.foot.drop_requested.connect(self._ask_drop)
        self.dropping.range_changed.connect(self._ask_loss)
        self.dropping.left.connect(self._leave_dropping)
        self.dropping.agreed.connect(self._drop)
        self._session.changed.connect(lambda _changes: self.browser.ask() if self.isVisible() else None)
        self._session.opened.connect(self._forget)
        self._session.closed.connect(self._forget)
        self.deeds.begun.connect(self._begin)
        self.deeds.ended.connect(self._end)
        self.deeds.said.connect(self.said)
        self.deeds.saved.connect(self.saved)

    # What the chosen step changed

    def _step_chosen(self) -> None:
        self._limit = PAGE
        self._show_head()
        self._later.start()

    def _show_more(self) -> None:
        self._limit += PAGE
        self._ask_detail()

    def _ask_detail(self) -> None:
        number, found = self.steps.number, self.browser.found
        if number is None or found is None or not self.isVisible():
            return
        limit = self._limit
        self._session.ask(
            lambda project: asking.detail(project, number, found, limit), self._show_detail, key="history of a step"
        )

    def _show_detail(self, detail: Detail | None) -> None:
        self.detail.show_changes(detail, keeps_place=self._limit > PAGE)
        self._show_head()
        way, chosen = detail.way if detail is not None else None, detail is not None
        self.foot.show_way(way, writable=self._session.writable, chosen=chosen)
        self.foot.save.setEnabled(detail is not None and detail.number > 0)
        self.foot.drop.setEnabled(self._session.writable and (chosen or bool(self.steps.steps.rowCount())))

    def _show_head(self) -> None:
        shown = self.browser.chosen
        if shown is None:
            self.detail.show_step(None)
        else:
            self.detail.show_step(shown.step, self.steps.steps.standing(shown.step))

    # What is done with it

    def _go(self) -> None:
        number = self.steps.number
        if number is not None and self._session.writable:
            self.deeds.go_to(number)

    def _save(self) -> None:
        shown = self.browser.chosen
        if shown is not None:
            self.path_requested.emit(shown.step)

    def _begin(self, work: Work) -> None:
        self.foot.begin(work)
        # The button that was pressed is gone now.
        if not self.steps.hasFocus():
            self.foot.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        had_keys = self.foot.cancel.hasFocus()
        self.foot.end()
        if had_keys:
            self.browser.take_keys()
        self._ask_detail()

    # Dropping history

    def _ask_drop(self) -> None:
        self.pages.setCurrentIndex(1)
        self.dropping.ask(of_step=bool(self.steps.number))
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
        if self.deeds.backups is not None:
            self._session.ask(self.deeds.backups.look, self.dropping.show_held, key="backups of the history")

    def _leave_dropping(self) -> None:
        self.pages.setCurrentIndex(0)
        self.browser.take_keys()

    def _drop(self, with_backup: bool, with_earlier: bool) -> None:
        self._leave_dropping()
        self.deeds.drop(self._drop_through, with_backup=with_backup, with_earlier=with_earlier)

    def _forget(self) -> None:
        self.deeds.forget()
        self.browser.forget()
        self._show_detail(None)
        self.close_panel()
