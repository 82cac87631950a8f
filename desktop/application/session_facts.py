"""What is known of the open project in the window's thread, and the signals that tell when it is something else."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from crossread.db.errors import CrossreadError, ProjectBusyError, ReadOnlyProjectError
from crossread.desktop.application.history_words import words_of
from crossread.desktop.application.open_project import Opened, OpenProject, Standing


class SessionFacts(QObject):
    """The facts of a session: which project is open, what can be done with it, and what happened to it."""

    changed = Signal(object)
    """A step was committed: its `Changes`."""
    opening = Signal(str)
    """A project is being opened: its path."""
    opened = Signal()
    """Another project is open now."""
    closed = Signal()
    """No project is open any more."""
    open_failed = Signal(str, str)
    """A project could not be opened: its path and a sentence. The one that was open stays open."""
    damaged = Signal(str)
    """The open project's file turned out to be damaged: a sentence. It cannot be changed any more."""
    looked_through = Signal()
    """The open project's file, which was not closed on this computer, was looked through and is sound."""
    standing_changed = Signal()
    """Title, undo or redo are others now."""
    busy_changed = Signal(bool)
    """Whether operations wait to be committed."""
    waiting_changed = Signal(int)
    """How many operations wait to be committed, the one under way among them."""
    failed = Signal(str)
    """An operation or a question failed by no fault of ours: a sentence. Only if nobody else was to be told."""
    unsaved = Signal(str)
    """The disk refused an operation, and nobody else was to be told: a sentence. Nothing was changed."""
    moved = Signal(str)
    """The open project's file is not where it was, so nothing can be saved there: a sentence. All is still here."""
    broke = Signal(object)
    """An operation or a question failed by a fault of ours: the exception."""
    undone = Signal(str)
    """What was taken back, in words."""
    redone = Signal(str)
    """What was done again, in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: OpenProject | None = None
        self._state: Opened | None = None
        self._is_damaged = False
        self._pending = 0
        self.refused: tuple[str, str] | None = None
        """The path of what could not be opened, and why, until something is opened: for who comes too late to hear."""

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._current is not None

    @property
    def writable(self) -> bool:
        """Whether a project is open and can be changed."""
        return self._state is not None and not self._state.only_reading

    @property
    def only_reading(self) -> str:
        """Why the open project cannot be changed, as a sentence; empty if it can."""
        return self._state.only_reading if self._state else ""

    @property
    def busy_elsewhere(self) -> ProjectBusyError | None:
        """Who else has the open project, if that is why it cannot be changed."""
        why = self._state.why if self._state else None
        return why if isinstance(why, ProjectBusyError) else None

    @property
    def place_refused(self) -> ReadOnlyProjectError | None:
        """Why the place of the open project lets nothing be changed, if it was so when it was opened."""
        why = self._state.why if self._state else None
        return why if isinstance(why, ReadOnlyProjectError) else None

    @property
    def is_damaged(self) -> bool:
        """Whether the file of the open project turned out to be damaged."""
        return self._is_damaged

    @property
    def path(self) -> Path | None:
        """The file of the open project."""
        return self._current.path if self._current else None

    @property
    def project_id(self) -> str:
        """The id of the open project, which its copies have as well; empty without one."""
        return self._state.standing.info.id if self._state else ""

    @property
    def title(self) -> str:
        """The title of the open project."""
        return self._state.standing.info.title if self._state else ""

    @property
    def step(self) -> int:
        """The step that was last committed."""
        return self._state.standing.step if self._state else 0

    @property
    def busy(self) -> bool:
        """Whether operations wait to be committed."""
        return self._pending > 0

    @property
    def waiting(self) -> int:
        """How many operations wait to be committed, the one under way among them."""
        return self._pending

    @property
    def undo_words(self) -> str:
        """What an undo would take back, in words; empty if nothing."""
        step = self._state.standing.next_undo if self._state else None
        return words_of(step) if step else ""

    @property
    def redo_words(self) -> str:
        """What a redo would do again, in words; empty if nothing."""
        step = self._state.standing.next_redo if self._state else None
        return words_of(step) if step else ""

    def _count(self, more: int) -> None:
        before, self._pending = self.busy, self._pending + more
        if self.busy != before:
            self.busy_changed.emit(self.busy)
        if more:
            self.waiting_changed.emit(self._pending)

    def _stands(self, standing: Standing) -> None:
        """Take what is so after a step."""
        if self._state is not None:
            self._state = Opened(standing=standing, only_reading=self._state.only_reading, why=self._state.why)
            self.standing_changed.emit()

    def _read_only_from_now_on(self, sentence: str, why: CrossreadError | None = None) -> None:
        """The open project cannot be changed any more."""
        if self._state is not None:
            self._state = Opened(standing=self._state.standing, only_reading=sentence, why=why)
            self.standing_changed.emit()
