"""What was typed and the disk refused: kept by what it is about, and tried again by itself until the disk takes it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from crossread.db.errors import CrossreadError, UnsavedError
from crossread.db.project import Project
from crossread.db.record import record

if TYPE_CHECKING:
    from crossread.desktop.application.session import Session

TRY_AGAIN_AFTER_MS = 3_000


@record
class Work:
    """One operation with those who hear of it."""

    operation: Callable[[Project], Any]
    on_done: Callable[[Any], None] | None
    on_failed: Callable[[CrossreadError], None] | None


class RefusedWork(QObject):
    """Of several operations about the same thing the newest counts. Nothing of it outlives the project's being open."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._work: dict[str, Work] = {}
        self._newest: dict[str, Work] = {}
        self._again = QTimer(self, interval=TRY_AGAIN_AFTER_MS, singleShot=True)
        self._again.timeout.connect(self.try_again)

    @property
    def is_waiting(self) -> bool:
        """Whether anything waits."""
        return bool(self._work)

    def begin(self, key: str, work: Work) -> None:
        """This is about to be done, and takes the place of whatever waits."""
        self._newest[key] = work

    def end(self, key: str, work: Work, answer: object) -> None:
        """It was done, or could not be: then it waits, unless something newer has taken its place."""
        if self._newest.get(key) is not work:
            return
        if not isinstance(answer, UnsavedError):
            self._newest.pop(key)
            self._work.pop(key, None)
            return
        is_new = key not in self._work
        self._work[key] = work
        self._again.start()
        if is_new:
            kept = self.tr("What you typed is kept, and stored as soon as that can be done.")
            self._session.unsaved.emit(f"{answer} {kept}")

    def try_again(self) -> None:
        """Do what waits, in the order in which it was refused first."""
        if self._session.writable:
            for key, work in list(self._work.items()):
                if self._newest.get(key) is work:
                    self._session.run(work.operation, work.on_done, work.on_failed, keep=key)

    def take(self) -> list[Callable[[Project], object]]:
        """What waits, to be done on a copy of the project; it is forgotten here."""
        taken: list[Callable[[Project], object]] = [work.operation for work in self._work.values()]
        self.clear()
        return taken

    def clear(self) -> None:
        """Another project is open, or none."""
        self._work.clear()
        self._newest.clear()
        self._again.stop()
