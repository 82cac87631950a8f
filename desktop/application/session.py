"""The open project for Qt: operations go to the writer's thread, questions to the readers', answers come back here."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from crossread.db.errors import CrossreadError, DamagedProjectError, MovedProjectError, UnsavedError
from crossread.db.project import Project
from crossread.db.records import Changes
from crossread.desktop.application import apart
from crossread.desktop.application.let_go import LetGo, after
from crossread.desktop.application.open_project import Opened, OpenProject, Standing, changes_since, standing_of
from crossread.desktop.application.refused_work import RefusedWork, Work
from crossread.desktop.application.session_facts import SessionFacts
from crossread.desktop.application.turning import Turning
from crossread.desktop.application.turns import Turns
from crossread.desktop.application.workers import Answer, Job, attempt

T = TypeVar("T")
Failed = Callable[[CrossreadError], None]


class Session(SessionFacts):
    """Holds at most one project. Lives in the GUI thread; nothing here waits, but `wait_until_closed`.

    An answer is dropped if its project was closed, if a newer question of the same key was asked, if a newer step is
    already shown under that key, or if the object whose method awaits it is gone.
    """

    def __init__(self, author: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._author = author
        self._opening: OpenProject | None = None
        self._let_go_of = LetGo()
        self._refused: list[Callable[[Project], object]] = []
        self.before_letting_go: list[Job] = []
        """What the writer does last on a project that can be changed, before it closes it; handles its own errors."""
        self.turning = Turning(self)
        self._turns = Turns()
        self._refused_work = RefusedWork(self)
        self._came_open = apart.Line(self._was_opened)
        self._found_damaged = apart.Line(self._was_damaged)
        self._found_sound = apart.Line(self._was_sound)

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
            self._start(before.path, None, after(before), take_over=take_over, again=True)

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
        *,
        keep: str = "",
    ) -> None:
        """Do one operation on the writer's thread; `changed` is emitted before `on_done` gets what it answered.

        An operation is one step: group what belongs together with `project.step(…)`. Without a project nothing happens.
        What stores something typed says in `keep` what it is about: if the disk refuses it, it is done again by itself
        until the disk takes it or something newer with the same `keep` does; it must then do the same when repeated.
        """
        opened = self._current
        if opened is None:
            return
        self._count(1)
        work = Work(operation=operation, on_done=on_done, on_failed=on_failed)
        if keep:
            self._refused_work.begin(keep, work)

        def deliver(answer: Answer[T] | Exception, changes: Changes | None, standing: Standing | None) -> None:
            if opened is self._current:
                self._committed(changes, standing)
                if isinstance(answer, MovedProjectError):
                    self._was_moved(operation, str(answer))
                if keep:
                    self._refused_work.end(keep, work, answer)
                self._hand_over(answer, on_done, on_failed)

        opened.write(_operating(apart.hold(operation, deliver, owner=self)))

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
        turns = self._turns
        turn = turns.take(key)

        def deliver(answer: Answer[T] | Exception | None, step: int) -> None:
            if answer is not None and opened is self._current and turns.is_news(key, turn, step):
                self._hand_over(answer, on_answer, on_failed)

        number = apart.hold(question, deliver, owner=self)
        opened.read(_asking(number, lambda: turns.is_newest(key, turn)))

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
        return self._let_go_of.wait(seconds)

    def take_refused(self) -> list[Callable[[Project], object]]:
        """The operations that could not be stored where the file was, or is, in order; they are forgotten here."""
        refused, self._refused = [*self._refused, *self._refused_work.take()], []
        return refused

    @property
    def has_refused_work(self) -> bool:
        """Whether something typed waits until the disk takes it, and would be lost if the project was closed."""
        return self._refused_work.is_waiting

    # Opening and letting go

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
        found_damaged, found_sound = self._found_damaged, self._found_sound
        self._opening = OpenProject(
            path,
            self._author,
            self._came_open,
            create_title=title,
            prepare=prepare,
            take_over=take_over,
            on_damage=lambda: found_damaged(path),
            on_sound=found_sound,
        )

    def _was_opened(self, which: OpenProject, state: Opened | Exception) -> None:
        if which is not self._opening:
            return
        self._opening = None
        if isinstance(state, Exception):
            # Its thread still knows it, and must not be the last that does.
            self._let_go_of.take(which)
        if isinstance(state, Exception) and self._current is not None and self._current in self._let_go_of:
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
                opened.write(_ending(apart.hold(job, None)))
        self._let_go_of.take(opened)

    def _reset(self) -> None:
        self._turns.clear()
        self._refused.clear()
        self._refused_work.clear()
        self._count(-self._pending)

    # What comes back from the threads

    def _committed(self, changes: Changes | None, standing: Standing | None) -> None:
        self._count(-1)
        if standing is not None:
            self._stands(standing)
        if changes is not None:
            self.changed.emit(changes)

    def _was_moved(self, operation: Callable[[Project], object], sentence: str) -> None:
        self._refused.append(operation)
        self._read_only_from_now_on(sentence)
        self.moved.emit(sentence)

    def _was_sound(self) -> None:
        self.looked_through.emit()

    def _was_damaged(self, path: Path) -> None:
        if self._state is None or self.path != path:
            return
        sentence = self.tr(
            "{name} is damaged, so it can be read and not changed. Check it, go back to a backup, or salvage it."
        ).format(name=path.name)
        self._is_damaged = True
        self.failed.emit(sentence)
        self._read_only_from_now_on(sentence)
        self.damaged.emit(sentence)

    def _hand_over(
        self, answer: Answer[T] | Exception, on_answer: Callable[[T], None] | None, on_failed: Failed | None
    ) -> None:
        if not isinstance(answer, Answer):
            self._tell(answer, on_failed)
        elif on_answer is not None and apart.is_there(on_answer):
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
        elif apart.is_there(on_failed):
            on_failed(error)


# Jobs know a number and plain data alone: they are dropped in the thread that does them.


def _operating(number: int) -> Job:
    """The job that does an operation: tells what it answered, what it changed, and how the project stands then."""

    def job(project: Project) -> None:
        step, before = project.step_number, project.last_changes if project.writable else None
        answer = attempt(lambda: apart.do(number, project), project)
        changes = changes_since(project, step, before) if before is not None else None
        apart.tell(number, answer, changes, standing_of(project) if changes is not None else None)

    return job


def _asking(number: int, is_wanted: Callable[[], bool]) -> Job:
    """The job that answers a question, if that is still wanted when its turn comes: tells answer and step."""

    def job(project: Project) -> None:
        if not is_wanted():
            apart.tell(number, None, 0)
            return
        step = project.step_number
        apart.tell(number, attempt(lambda: apart.do(number, project), project), step)

    return job


def _ending(number: int) -> Job:
    """The job that is done before a project is let go of."""

    def job(project: Project) -> None:
        attempt(lambda: apart.do(number, project))
        apart.tell(number)

    return job
