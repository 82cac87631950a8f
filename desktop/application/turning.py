"""Undo and redo for Qt: done by the writer, told in words, and where there is very much to do, with a way to stop."""

import threading
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from crossread.db.errors import CrossreadError, MovedProjectError, UnsavedError
from crossread.db.project import Project
from crossread.db.records import Step
from crossread.desktop.application import apart
from crossread.desktop.application.history_words import words_of

if TYPE_CHECKING:
    from crossread.desktop.application.session import Session

Kind = Literal["undo", "redo"]


class Turning(QObject):
    """Takes steps of a session's project back, and does them again."""

    progressed = Signal(int, int)
    """There is much to do: the rows done, and all there are."""
    ended = Signal()
    """It is done, was stopped, or failed."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._stopped = threading.Event()
        self._step: Step | None = None
        self.kind: Kind = "undo"
        """What is done, or was done last."""
        stopped, line, sentence = self._stopped, apart.Line(self._tell), self.tr("Stopped; everything is as it was.")

        def report(done: int, total: int) -> None:
            """Called in the writer's thread."""
            if stopped.is_set():
                raise CrossreadError(sentence)
            line(done, total)

        self._report = report

    @property
    def words(self) -> str:
        """What is taken back or done again, or was last, in words."""
        return words_of(self._step) if self._step is not None else ""

    def undo(self) -> None:
        """Take back the last step; `undone` of the session tells it."""
        self._stopped.clear()
        self._session.run(self._take_back, self._undone, self._failed)

    def redo(self) -> None:
        """Do again what was last taken back; `redone` of the session tells it."""
        self._stopped.clear()
        self._session.run(self._do_again, self._redone, self._failed)

    def stop(self) -> None:
        """Give up what is under way; all will be as it was before."""
        self._stopped.set()

    def _take_back(self, project: Project) -> Step | None:
        """Called in the writer's thread."""
        self.kind, self._step = "undo", project.history.next_undo
        return project.history.undo(progress=self._report)

    def _do_again(self, project: Project) -> Step | None:
        """Called in the writer's thread."""
        self.kind, self._step = "redo", project.history.next_redo
        return project.history.redo(progress=self._report)

    def _tell(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)

    def _undone(self, step: Step | None) -> None:
        self.ended.emit()
        if step is not None:
            self._session.undone.emit(words_of(step))

    def _redone(self, step: Step | None) -> None:
        self.ended.emit()
        if step is not None:
            self._session.redone.emit(words_of(step))

    def _failed(self, error: CrossreadError) -> None:
        self.ended.emit()
        if isinstance(error, UnsavedError):
            self._session.unsaved.emit(str(error))
        elif not isinstance(error, MovedProjectError):
            self._session.failed.emit(str(error))
