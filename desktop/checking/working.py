"""A check or a salvage under way in a thread of its own: how far it is, the way to stop it, what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.salvage import Salvaged, salvage
from crossread.db.verify import Fault, Watch, verify_file
from crossread.db.verify.counting import Counts, count
from crossread.desktop.application import apart
from crossread.desktop.application.workers import Answer, attempt

MOST_FAULTS = 1000


@record
class Checked:
    """What a check found, and how much it went through; `counts` is None where the file cannot be opened at all."""

    faults: tuple[Fault, ...]
    counts: Counts | None
    more: bool = False

    @property
    def wrong(self) -> int:
        """How many are faults and not only notes."""
        return sum(not fault.note for fault in self.faults)


class Work(QObject):
    """Starts at once. Exactly one of the signals is emitted, in the window's thread, unless `drop` came before."""

    done = Signal(object)
    """A `Checked` or a `Salvaged`."""
    failed = Signal(object)
    """A CrossreadError: it was stopped, or cannot be done."""
    broke = Signal(object)
    """A fault of ours: the exception."""

    def __init__(self, deed: Callable[[Watch], object], name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        watch = self.watch = Watch()
        self._is_dropped = False
        self._thread = apart.start(lambda: deed(watch), self._tell, name=name, owner=self)

    def drop(self, seconds: float = 5.0) -> None:
        """Stop, tell nothing any more, and wait for the thread a while."""
        self._is_dropped = True
        self.watch.stop()
        self._thread.join(seconds)

    def _tell(self, answer: object) -> None:
        if self._is_dropped:
            return
        if isinstance(answer, Answer):
            self.done.emit(answer.value)
        elif isinstance(answer, CrossreadError):
            self.failed.emit(answer)
        else:
            self.broke.emit(answer)


def check(path: Path) -> Callable[[Watch], Checked]:
    """The deed that checks the project at a path."""

    def deed(watch: Watch) -> Checked:
        faults: list[Fault] = []
        for fault in verify_file(path, watch):
            if len(faults) == MOST_FAULTS:
                break
            faults.append(fault)
        faults.sort(key=lambda fault: fault.note)
        counts = attempt(lambda: _counted(path))
        return Checked(
            faults=tuple(faults),
            counts=counts.value if isinstance(counts, Answer) else None,
            more=len(faults) == MOST_FAULTS,
        )

    return deed


def salvaging(path: Path, out: Path, author: str) -> Callable[[Watch], Salvaged]:
    """The deed that salvages what is at a path, and writes the report beside the new file."""

    def deed(watch: Watch) -> Salvaged:
        done = salvage(path, out, author=author, on_progress=watch.tell)
        done.write()
        return done

    return deed


def _counted(path: Path) -> Counts:
    with Project.open_for_reading(path) as project:
        return count(project)
