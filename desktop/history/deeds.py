"""What is done from the history, off the window's thread, one thing at a time: going, saving, dropping."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from crossread.db.backups.purging import Holding
from crossread.db.compacting import Compacted, compact
from crossread.db.errors import CrossreadError
from crossread.db.past.earlier import Earlier, save_state_at
from crossread.db.past.going_back import Way, go_to
from crossread.db.past.working import Work
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.stopping import StoppedError
from crossread.desktop.application.session import Session
from crossread.desktop.history import words
from crossread.desktop.history.words import tr


@record
class Backups:
    """What the history asks of whoever keeps backups; all of it raises CrossreadError."""

    make: Callable[[Project], None]
    """Makes a backup of the project, in the writer's thread."""
    look: Callable[[Project], Holding]
    """Which earlier backups there are, in a reader's thread."""
    going: Callable[[Project], AbstractContextManager[None]]
    """In the writer's thread: when what is done within it is done, all of them go."""


class Deeds(QObject):
    """Tells when something begins and ends, and what came of it."""

    begun = Signal(object)
    """Something is under way: its `Work`."""
    ended = Signal()
    said = Signal(str)
    """What came of it: a sentence."""
    saved = Signal(object)
    """An `Earlier` is there now."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work: Work | None = None
        self.backups: Backups | None = None
        session.broke.connect(lambda _error: self._end())

    def stop(self) -> None:
        """What is under way ends where nothing is lost."""
        if self._work is not None:
            self._work.stop()

    def forget(self) -> None:
        """Another project is open: nothing is answered any more."""
        self.stop()
        self._end()

    def go_to(self, number: int) -> None:
        """Take back or do again until this step is the last that holds."""
        work = self._begin()
        if work is not None:
            self._session.run(lambda project: go_to(project, number, work), self._gone, self._failed)

    def save(self, number: int, path: Path) -> None:
        """Write the project as it was after a step, as a file of its own."""
        work = self._begin()
        if work is not None:
            self._session.ask(
                lambda project: save_state_at(project, number, path, work), self._saved, on_failed=self._failed
            )

    def drop(self, through: int | None, *, with_backup: bool = False, with_earlier: bool = False) -> None:
        """Drop the history up to a step, or all of it: after a backup, or with all earlier backups."""
        work, kept = self._begin(), self.backups
        if work is None:
            return

        def operation(project: Project) -> Compacted:
            if kept is not None and with_backup:
                work.at("copy")
                kept.make(project)
            with kept.going(project) if kept is not None and with_earlier else nullcontext():
                return compact(project, project.step_number if through is None else through, work=work)

        self._session.run(operation, partial(self._dropped, with_earlier), self._failed)

    def _begin(self) -> Work | None:
        if self._work is not None:
            return None
        self._work = Work()
        self.begun.emit(self._work)
        return self._work

    def _end(self) -> None:
        if self._work is not None:
            self._work = None
            self.ended.emit()

    def _gone(self, way: Way) -> None:
        self._end()
        if not way.steps:
            self.said.emit(tr("The project is there already."))
            return
        taken = tr("Taken back: {steps}. Redo leads there again.") if way.kind == "undo" else tr("Done again: {steps}.")
        self.said.emit(taken.format(steps=words.steps(way.steps)))

    def _saved(self, earlier: Earlier) -> None:
        self._end()
        self.saved.emit(earlier)

    def _dropped(self, with_earlier: bool, compacted: Compacted) -> None:
        self._end()
        before, after = (words.amount(size) for size in compacted.sizes)
        said = tr("Dropped: {steps}. The file had {before} and has {after}.").format(
            steps=words.steps(compacted.steps), before=before, after=after
        )
        if with_earlier:
            said += " " + tr("The earlier backups are deleted.")
        if not compacted.cleared:
            said += " " + tr("Its free space is written over when the project is closed.")
        self.said.emit(said)

    def _failed(self, error: CrossreadError) -> None:
        self._end()
        self.said.emit(tr("Stopped; nothing was changed.") if isinstance(error, StoppedError) else str(error))
