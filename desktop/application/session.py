"""The open project for Qt: operations go to the writer's thread, questions to the readers', answers come back here."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from crossread.db.errors import CrossreadError, DamagedProjectError, MovedProjectError, ProjectBusyError, UnsavedError
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.application.held import Held
from crossread.desktop.application.history_words import words_of
from crossread.desktop.application.open_project import Opened, OpenProject, Standing, changes_since, standing_of
from crossread.desktop.application.turning import Turning
from crossread.desktop.application.workers import Answer, Job, attempt

T = TypeVar("T")
Failed = Callable[[CrossreadError], None]


class Session(QObject):
    """Holds at most one project. Lives in the GUI thread; nothing here waits, but `wait_until_closed`.

    An answer is dropped if its project was closed, if a newer question of the same key was asked, if a newer step is
    already shown under that key, or if the object whose method awaits it is gone.
    """

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

    _delivered = Signal(object)

    def __init__(self, author: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._author = author
        self._current: OpenProject | None = None
        self._opening: OpenProject | None = None
        self._closing: list[OpenProject] = []
        self._state: Opened | None = None
        self._is_damaged = False
        self.refused: tuple[str, str] | None = None
        """The path of what could not be opened, and why, until something is opened: for who comes too late to hear."""
        self._refused: list[Callable[[Project], object]] = []
        self._pending = 0
        self.before_letting_go: list[Job] = []
        """What the writer does last on a project that can be changed, before it closes it; handles its own errors."""
        self.turning = Turning(self)
        self._held = Held()
        self._asked: dict[str, int] = {}
        self._shown: dict[str, int] = {}
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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
        return self._state.busy if self._state else None

    @property
    def is_damaged(self) -> bool:
        """Whether the file of the open project turned out to be damaged."""
        return self._is_damaged

    @property
    def path(self) -> Path | None:
        """The file of the open project."""
        return self._current.path if self._current else None

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
    def undo_words(self) -> str:
        """What an undo would take back, in words; empty if nothing."""
        step = self._state.standing.next_undo if self._state else None
        return words_of(step) if step else ""

    @property
    def redo_words(self) -> str:
        """What a redo would do again, in words; empty if nothing."""
        step = self._state.standing.next_redo if self._state else None
        return words_of(step) if step else ""

    def open(self, path: Path, *, prepare: Callable[[Path], None] | None = None) -> None:
        """Open a project instead of the one that is open; on failure that one stays.

        `prepare` is called in the writer's thread before that, and may make the file.
        """
        self._start(path, None, prepare)

    def open_again(self, *, take_over: bool = False) -> None:
        """Open the project anew that could only be read, for it may be free by now; until then it stays in view."""
        before = self._current
        if before is not None and not self.writable and self._opening is None:
            # Nobody can begin to write to a file while it is read outside the log.
            self._let_go(before)
            self._start(before.path, None, _after(before), take_over=take_over, again=True)

    def create(self, path: Path, title: str) -> None:
        """Make a new project and open it instead of the one that is open; on failure that one stays."""
        self._start(path, title)

    def set_author(self, name: str) -> None:
        """Say who acts from now on; may be empty."""
        self._author = name
        if self._current is not None:
            self._current.write(lambda project: setattr(project, "author", name))

    def run(
        self,
        operation: Callable[[Project], T],
        on_done: Callable[[T], None] | None = None,
        on_failed: Failed | None = None,
    ) -> None:
        """Do one operation on the writer's thread; `changed` is emitted before `on_done` gets what it answered.

        An operation is one step: group what belongs together with `project.step(…)`. Without a project nothing happens.
        """
        opened = self._current
        if opened is None:
            return
        self._count(1)
        ticket = self._held.put(operation, on_done, on_failed)

        def job(project: Project) -> None:
            step, before = project.step_number, project.last_changes if project.writable else None
            answer = attempt(lambda: self._held.do(ticket, project), project)
            changes = changes_since(project, step, before) if before is not None else None
            standing = standing_of(project) if changes is not None else None

            def deliver() -> None:
                held = self._held.take(ticket)
                if opened is self._current:
                    self._committed(changes, standing)
                    if isinstance(answer, MovedProjectError):
                        self._was_moved(held.deed, str(answer))
                    self._hand_over(answer, held.on_done, held.on_failed)

            self._delivered.emit(deliver)

        opened.write(job)

    def ask(
        self,
        question: Callable[[Project], T],
        on_answer: Callable[[T], None],
        *,
        key: str | None = None,
        on_failed: Failed | None = None,
    ) -> None:
        """Answer a question on a reader's thread, from one consistent state; with a `key` only the newest counts."""
        opened = self._current
        if opened is None:
            return
        turn = 0
        if key is not None:
            turn = self._asked[key] = self._asked.get(key, 0) + 1
        ticket = self._held.put(question, on_answer, on_failed)

        def job(project: Project) -> None:
            if key is not None and self._asked.get(key) != turn:
                self._delivered.emit(lambda: self._held.take(ticket))
                return
            step = project.step_number
            answer = attempt(lambda: self._held.do(ticket, project), project)

            def deliver() -> None:
                held = self._held.take(ticket)
                if opened is self._current and self._is_news(key, turn, step):
                    self._hand_over(answer, held.on_done, held.on_failed)

            self._delivered.emit(deliver)

        opened.read(job)

    def undo(self) -> None:
        """Take back the last step, whatever view it came from; emits `changed`, then `undone`."""
        self.turning.undo()

    def redo(self) -> None:
        """Do again what was last taken back; emits `changed`, then `redone`."""
        self.turning.redo()

    def close(self) -> None:
        """Close the project once what waits is committed; `closed` is emitted at once, the file follows."""
        if self._current is None:
            return
        self._let_go(self._current)
        self._current, self._state = None, None
        self._reset()
        self.closed.emit()

    def wait_until_closed(self, seconds: float | None = None) -> bool:
        """Wait for every writer that was let go of: for the end of the app. False if one took longer."""
        if self._opening is not None:
            self._let_go(self._opening)
            self._opening = None
        done = min((opened.wait(seconds) for opened in self._closing), default=True)
        self._closing = [opened for opened in self._closing if not opened.wait(0)]
        return done

    def _start(
        self,
        path: Path,
        title: str | None,
        prepare: Callable[[Path], None] | None = None,
        *,
        take_over: bool = False,
        again: bool = False,
    ) -> None:
        is_open = self._current is not None and path.resolve() == self._current.path.resolve()
        if title is None and is_open and not again:
            return
        if self._opening is not None:
            self._let_go(self._opening)
        self.opening.emit(str(path))
        self._opening = OpenProject(
            path,
            self._author,
            lambda which, state: self._delivered.emit(lambda: self._was_opened(which, state)),
            create_title=title,
            prepare=prepare,
            take_over=take_over,
            on_damage=lambda: self._delivered.emit(lambda: self._was_damaged(path)),
            on_sound=lambda: self._delivered.emit(self.looked_through.emit),
        )

    def take_refused(self) -> list[Callable[[Project], object]]:
        """The operations that were refused because the file is not where it was, in order; they are forgotten here."""
        refused, self._refused = self._refused, []
        return refused

    def _was_moved(self, operation: Callable[[Project], object], sentence: str) -> None:
        self._refused.append(operation)
        assert self._state is not None
        self._state = Opened(standing=self._state.standing, only_reading=sentence)
        self.standing_changed.emit()
        self.moved.emit(sentence)

    def _was_damaged(self, path: Path) -> None:
        if self._state is None or self.path != path:
            return
        sentence = self.tr(
            "{name} is damaged, so it can be read and not changed. Check it, go back to a backup, or salvage it."
        ).format(name=path.name)
        self._state = Opened(standing=self._state.standing, only_reading=sentence)
        self._is_damaged = True
        self.failed.emit(sentence)
        self.standing_changed.emit()
        self.damaged.emit(sentence)

    def _was_opened(self, which: OpenProject, state: Opened | Exception) -> None:
        if which is not self._opening:
            return
        self._opening = None
        if isinstance(state, Exception) and self._current is not None and self._current in self._closing:
            self.close()
        if isinstance(state, CrossreadError):
            self.refused = (str(which.path), str(state))
            self.open_failed.emit(*self.refused)
            return
        if isinstance(state, Exception):
            self.broke.emit(state)
            return
        if self._current is not None:
            self._let_go(self._current)
        self._current, self._state, self._is_damaged, self.refused = which, state, False, None
        self._reset()
        self.opened.emit()
        self.standing_changed.emit()

    def _let_go(self, opened: OpenProject) -> None:
        if opened is self._current and self.writable:
            for job in self.before_letting_go:
                opened.write(job)
        opened.stop()
        self._closing = [before for before in self._closing if not before.wait(0)]
        self._closing.append(opened)

    def _reset(self) -> None:
        self._asked.clear()
        self._shown.clear()
        self._refused.clear()
        self._count(-self._pending)

    def _count(self, more: int) -> None:
        before, self._pending = self.busy, self._pending + more
        if self.busy != before:
            self.busy_changed.emit(self.busy)

    def _deliver(self, delivery: Callable[[], None]) -> None:
        delivery()

    def _committed(self, changes: Changes | None, standing: Standing | None) -> None:
        self._count(-1)
        if standing is not None and self._state is not None:
            self._state = Opened(standing=standing, only_reading=self._state.only_reading, busy=self._state.busy)
            self.standing_changed.emit()
        if changes is not None:
            self.changed.emit(changes)

    def _is_news(self, key: str | None, turn: int, step: int) -> bool:
        if key is None:
            return True
        if self._asked.get(key) != turn or self._shown.get(key, 0) > step:
            return False
        self._shown[key] = step
        return True

    def _hand_over(
        self, answer: Answer[T] | Exception, on_answer: Callable[[T], None] | None, on_failed: Failed | None
    ) -> None:
        if not isinstance(answer, Answer):
            self._tell(answer, on_failed)
        elif on_answer is not None and _alive(on_answer):
            on_answer(answer.value)

    def _tell(self, error: Exception, on_failed: Failed | None) -> None:
        if not isinstance(error, CrossreadError):
            self.broke.emit(error)
        elif on_failed is None:
            if isinstance(error, UnsavedError):
                self.unsaved.emit(str(error))
            elif not isinstance(error, MovedProjectError):
                self.failed.emit(str(error))
            if isinstance(error, DamagedProjectError):
                self.damaged.emit(str(error))
        elif _alive(on_failed):
            on_failed(error)


def _after(before: OpenProject) -> Callable[[Path], None]:
    """To be called in another writer's thread: wait until a project is closed."""

    def wait(_path: Path) -> None:
        before.wait()

    return wait


def _alive(callback: Callable[..., object]) -> bool:
    """False for a method of a widget that Qt has deleted meanwhile."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
