"""Below the steps: what can be done with the chosen one, and how far it is while it is done."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.past.going_back import Way
from crossread.db.past.working import Work
from crossread.desktop.history import words
from crossread.desktop.history.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.progress_line import ProgressLine

LOOK_EVERY_MS = 60


class Foot(QWidget):
    """Three deeds, or a line that grows and a way to stop."""

    go_requested = Signal()
    save_requested = Signal()
    drop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._work: Work | None = None
        self.says = PlainLabel("", "small", "ink_quiet", wrap=True)
        self.go = QuietButton(tr("Go back to here"), "undo", outlined=True, key=tr("Enter"))
        self.save = QuietButton(tr("Save as it was then…"), "export", outlined=True)
        self.drop = QuietButton(tr("Drop history…"))
        self.cancel = QuietButton(tr("Cancel"), outlined=True)
        self.progress = ProgressLine()
        self._looks = QTimer(self, interval=LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.go, self.save, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 8, 18, 14)
        column.setSpacing(8)
        column.addWidget(self.progress)
        column.addWidget(self.says)
        column.addLayout(row)
        self.go.clicked.connect(self.go_requested)
        self.save.clicked.connect(self.save_requested)
        self.drop.clicked.connect(self.drop_requested)
        self.cancel.clicked.connect(self.stop)
        self._show_state()

    @property
    def is_working(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    def begin(self, work: Work) -> None:
        """Show how far a piece of work is."""
        self._work = work
        self._looks.start()
        self._show_state()
        self._look()

    def end(self) -> None:
        """It has ended."""
        self._work = None
        self._looks.stop()
        self._show_state()

    def stop(self) -> None:
        """Stop what is under way."""
        if self._work is not None:
            self._work.stop()
            self.says.setText(tr("Stopping…"))

    def show_way(self, way: Way | None, *, writable: bool, chosen: bool) -> None:
        """Say how many steps lie between now and the chosen step, before they are taken."""
        forth = way is not None and way.kind == "redo"
        self.go.setText(tr("Go forward to here") if forth else tr("Go back to here"))
        self.go.set_icon("redo" if forth else "undo")
        self.go.setEnabled(writable and way is not None and way.steps > 0)
        self.save.setEnabled(chosen)
        if self._work is not None:
            return
        if not chosen:
            self.says.setText("")
        elif way is None:
            self.says.setText(
                tr("Undo does not lead to this step. The project as it was then can be saved as a new file.")
            )
        elif way.steps == 0:
            self.says.setText(tr("This is where the project is now."))
        elif forth:
            self.says.setText(
                tr("{steps} will be done again; undo leads back here.").format(steps=words.steps(way.steps))
            )
        else:
            self.says.setText(
                tr("{steps} will be taken back; redo leads here again.").format(steps=words.steps(way.steps))
            )

    def _show_state(self) -> None:
        working = self._work is not None
        for button in (self.go, self.save, self.drop):
            button.setVisible(not working)
        self.cancel.setVisible(working)
        self.progress.setVisible(working)

    def _look(self) -> None:
        work = self._work
        if work is None or work.is_stopped:
            return
        said = words.stage(work.stage)
        if work.total:
            said = tr("{what} {share} %").format(what=said, share=100 * work.done // work.total)
        self.says.setText(said)
        self.progress.show_share(work.done / work.total if work.total else 0.0, said)
