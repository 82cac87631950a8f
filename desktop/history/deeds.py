"""What is done from the history, off the window's thread, one thing at a time: going, saving, dropping."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from crossread.db.compacting import Compacted, compact
from crossread.db.errors import CrossreadError
from crossread.db.past.earlier import Earlier, save_state_at
from crossread.db.past.going_back import Way, go_to
from crossread.db.past.working import StoppedError, Work
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.history import words
from crossread.desktop.history.words import tr

BackupMaker = Callable[[Project], None]
"""Makes a backup of the project, in whatever thread it is called; raises CrossreadError."""


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
        self.make_backup: BackupMaker | None = None
        """How a backup is made before history is dropped: called in the writer's thread."""
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

    def drop(self, through: int | None, *, with_backup: bool) -> None:
        """Drop the history up to a step, or all of it."""
        work, make = self._begin(), self.make_backup if with_backup else None
        if work is None:
            return

        def operation(project: Project) -> Compacted:
            if make is not None:
                work.at("copy")
                make(project)
            return compact(project, project.step_number if through is None else through, work=work)

        self._session.run(operation, self._dropped, self._failed)

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
        taken = tr("Taken back: {steps}. Redo leads there again.") if way.kind == "undo" else tr("Done again: {steps}.")
        self.said.emit(taken.format(steps=words.steps(way.steps)))

    def _saved(self, earlier: Earlier) -> None:
        self._end()
        self.saved.emit(earlier)

    def _dropped(self, compacted: Compacted) -> None:
        self._end()
        before, after = (words.amount(size) for size in compacted.sizes)
        said = tr("Dropped: {steps}. The file had {before} and has {after}.").format(
            steps=words.steps(compacted.steps), before=before, after=after
        )
        if not compacted.cleared:
            said += " " + tr("Its free space is written over when the project is closed.")
        self.said.emit(said)

    def _failed(self, error: CrossreadError) -> None:
        self._end()
        self.said.emit(tr("Stopped; nothing was changed.") if isinstance(error, StoppedError) else str(error))
