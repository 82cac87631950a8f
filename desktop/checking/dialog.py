"""The dialog of a check, or of a salvage: how far it is, then what was found. It blocks no window."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crossread.db.errors import CrossreadError
from crossread.db.salvage import Salvaged
from crossread.db.verify import StoppedError
from crossread.desktop.checking.line_list import LineList
from crossread.desktop.checking.words import counted, found, lines_of, salvaged_lines, tr
from crossread.desktop.checking.working import Checked, Work, check, salvaging
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import EmptyState, PlainLabel
from crossread.desktop.widgets.progress_line import ProgressLine

LOOK_EVERY_MS = 80


class CheckingDialog(QDialog):
    """Begins with `check` or `salvage`; closing it stops what is under way."""

    fault_followed = Signal(object)
    """The user wants to see what a `Fault` is of."""
    salvage_requested = Signal(object)
    """What is at a `Path` shall be salvaged: answer with `salvage`."""
    backups_requested = Signal(object)
    """The backups of the project at a `Path` shall be shown."""
    open_requested = Signal(object)
    """The project at a `Path` shall be opened."""
    broke = Signal(object)
    """A fault of ours: the exception."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 480)
        self.setMinimumSize(420, 280)
        self._work: Work | None = None
        self._path: Path | None = None
        self._out: Path | None = None
        self._report = ""
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)
        self._make()

    def check(self, path: Path) -> None:
        """Check the project at a path, from the beginning."""
        self.setWindowTitle(tr("Check project"))
        self._title.setText(tr("Checking {name}").format(name=path.name))
        self._begin(path, Work(check(path), "crossread check", self))

    def salvage(self, path: Path, out: Path, author: str) -> None:
        """Write what can be read of a project to a new file."""
        self.setWindowTitle(tr("Salvage"))
        self._title.setText(tr("Salvaging {name}").format(name=path.name))
        self._out = out
        self._begin(path, Work(salvaging(path, out, author), "crossread salvage", self))

    def done(self, result: int) -> None:
        """Nothing goes on behind it."""
        self._looks.stop()
        if self._work is not None:
            self._work.drop()
            self._work = None
        super().done(result)

    @property
    def is_working(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)

    def _make(self) -> None:
        self._title = PlainLabel("", "title", wrap=True)
        self.state = PlainLabel("", "body", "ink", wrap=True)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.aside = PlainLabel("", "small", "ink_quiet", wrap=True)
        self.progress = ProgressLine()
        self.list = LineList(tr("What was found"))
        self.list.followed.connect(self.fault_followed)
        self._empty = EmptyState(tr("Nothing is wrong"), "")
        self._blank = QWidget()
        self._stack = QStackedWidget()
        for page in (self._blank, self.list, self._empty):
            self._stack.addWidget(page)
        self.cancel = QuietButton(tr("Cancel"), outlined=True)
        self.again = QuietButton(tr("Check again"), outlined=True)
        self.backups = QuietButton(tr("Backups…"), outlined=True)
        self.salvage_button = QuietButton(tr("Salvage into a new file…"), outlined=True)
        self.open_button = QuietButton(tr("Open the new file"), outlined=True)
        self.copy_button = QuietButton(tr("Copy"), "copy", outlined=True, name=tr("Copy what is said here"))
        self.close_button = QuietButton(tr("Close"), outlined=True)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 10)
        head.setSpacing(6)
        for widget in (self._title, self.state, self.aside):
            head.addWidget(widget)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 12, 12)
        foot.setSpacing(8)
        for button in (self.copy_button, self.again, self.backups):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.salvage_button, self.open_button, self.cancel, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.cancel.clicked.connect(self._stop)
        self.again.clicked.connect(lambda: self.check(self._path) if self._path is not None else None)
        self.backups.clicked.connect(lambda: self.backups_requested.emit(self._path))
        self.salvage_button.clicked.connect(lambda: self.salvage_requested.emit(self._path))
        self.open_button.clicked.connect(lambda: self.open_requested.emit(self._out))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._report))
        self.close_button.clicked.connect(self.close)
        self._show_buttons()

    def _begin(self, path: Path, work: Work) -> None:
        if self._work is not None:
            self._work.drop()
        self._path, self._work = path, work
        work.done.connect(self._show)
        work.failed.connect(self._fail)
        work.broke.connect(self._break)
        self._stack.setCurrentWidget(self._blank)
        self.aside.setText("")
        self._show_buttons()
        self._looks.start()
        self._look()

    def _look(self) -> None:
        if self._work is not None and not self._work.watch.is_stopped:
            share = self._work.watch.share
            words = tr("{percent} %").format(percent=int(100 * share))
            self.state.setText(words)
            self.progress.show_share(share, words)

    def _stop(self) -> None:
        if self._work is not None:
            self._work.watch.stop()
            self.state.setText(tr("Stopping…"))

    def _end(self, state: str, report: str) -> None:
        self._looks.stop()
        self._work = None
        self._report = report
        self.state.setText(state)
        self._show_buttons()

    def _show(self, came_of_it: object) -> None:
        if isinstance(came_of_it, Salvaged):
            self._show_salvaged(came_of_it)
        elif isinstance(came_of_it, Checked):
            self._show_checked(came_of_it)

    def _show_checked(self, checked: Checked) -> None:
        lines = lines_of(checked)
        report = "\n".join([found(checked), counted(checked), *(line.text for line in lines)])
        self._end(found(checked), report)
        self._title.setText(self._path.name if self._path is not None else "")
        self.aside.setText(counted(checked))
        self._empty.set_texts(tr("Nothing is wrong"), counted(checked))
        self.list.show_lines(lines)
        self._stack.setCurrentWidget(self.list if lines else self._empty)
        if not lines:
            self.state.setText("")
            self.aside.setText("")
        for button in (self.backups, self.salvage_button):
            button.setVisible(checked.wrong > 0)
        (self.list if lines else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_salvaged(self, done: Salvaged) -> None:
        self._out = done.out
        self._title.setText(tr("Salvaged from {name}").format(name=done.path.name))
        self._end(done.summary(), done.text())
        report = f"{done.out.stem}.report.txt"
        self.aside.setText(
            tr("{name} was not changed. This report is in {report}, beside the new file.").format(
                name=done.path.name, report=report
            )
        )
        lines = salvaged_lines(done)
        self.list.show_lines(lines)
        self._empty.set_texts(tr("Nothing is known to be lost"), "")
        self._stack.setCurrentWidget(self.list if lines else self._empty)
        self.open_button.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: CrossreadError) -> None:
        if isinstance(error, StoppedError):
            self._end(tr("Stopped."), "")
            return
        self._end(str(error), str(error))
        self.backups.show()

    def _break(self, error: object) -> None:
        self._end(tr("This could not be done."), "")
        self.broke.emit(error)

    def _show_buttons(self) -> None:
        is_working = self._work is not None
        self.progress.setVisible(is_working)
        self.cancel.setVisible(is_working)
        self.close_button.setVisible(not is_working)
        self.copy_button.setVisible(not is_working and bool(self._report))
        self.again.setVisible(not is_working and self._out is None and self._path is not None)
        for button in (self.backups, self.salvage_button, self.open_button):
            button.hide()
