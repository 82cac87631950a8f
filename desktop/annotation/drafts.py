"""What was typed and could not be stored, as on a full disk: kept, tried again by itself, and kept over a restart."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.db.errors import CrossreadError, MovedProjectError, UnsavedError
from crossread.db.project import Project
from crossread.desktop.annotation import draft_file
from crossread.desktop.annotation.storing import Columns, Target, Visit, columns_of, store
from crossread.desktop.annotation.words import tr
from crossread.desktop.application.session import Session

TRY_AGAIN_AFTER_MS = 3_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What the columns of a record were to become, and what they were before; `why` it was not stored, in words."""

    columns: Columns
    before: Columns
    why: str


class Flight:
    """Something typed on its way into the project. If that is closed meanwhile, a note waits in the file of drafts."""

    def __init__(self, key: str, target: Target, columns: Columns, before: Columns) -> None:
        self._key, self._target = key, target
        self._columns, self._before = columns, before
        self._lock = threading.Lock()
        self._is_left = self._has_landed = False

    def leave(self) -> None:
        """Nobody will hear whether it arrived."""
        with self._lock:
            if self._target.kind == "note" and not self._has_landed:
                self._is_left = True
                draft_file.put(self._key, self._target.id, (self._columns["note"], self._before["note"]))

    def landed(self) -> None:
        """It is committed. Called in the writer's thread."""
        with self._lock:
            self._has_landed = True
            if self._is_left:
                draft_file.take_out(self._key, self._target.id)


class Drafts(QObject):
    """The drafts of the open project, by what they belong to. Notes are in a file of the user's as well."""

    stored = Signal(object, object)
    """A draft could be stored after all: its `Target`, and what the columns are now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drafts: dict[Target, Draft] = {}
        self._under_way: set[Target] = set()
        self._key = ""
        self._flights: set[Flight] = set()
        self._again = QTimer(self, interval=TRY_AGAIN_AFTER_MS, singleShot=True)
        self._again.timeout.connect(self.try_again)
        session.opened.connect(self._opened)
        session.closed.connect(self._closed)
        if session.is_open:
            self._opened()

    def of(self, target: Target) -> Draft | None:
        """What was typed for a record and is not stored yet."""
        return self._drafts.get(target)

    def keep(self, target: Target, columns: Columns, before: Columns, error: CrossreadError) -> bool:
        """Keep what was typed, if it is the disk that does not take it; says whether."""
        if not isinstance(error, UnsavedError | MovedProjectError):
            return False
        self._drafts[target] = Draft(dict(columns), dict(before), str(error))
        self._write()
        self._again.start()
        return True

    def replace(self, target: Target, columns: Columns) -> None:
        """Something else was typed for a record that has a draft, and is about to be stored instead."""
        draft = self._drafts.get(target)
        if draft is not None:
            self._drafts[target] = Draft(dict(columns), draft.before, draft.why)
            self._write()

    def drop(self, target: Target) -> None:
        """It is stored."""
        if self._drafts.pop(target, None) is not None:
            self._write()

    def tell(self, target: Target) -> None:
        """Say that there is a draft, when what it belongs to is not in sight any more."""
        draft = self._drafts.get(target)
        if draft is not None:
            kept = tr("What you typed is kept, and stored as soon as that can be done.")
            self._session.unsaved.emit(f"{draft.why} {kept}")

    def try_again(self) -> None:
        """Store whatever can be stored by now."""
        if not self._session.writable:
            return
        for target, draft in list(self._drafts.items()):
            if target not in self._under_way:
                self._under_way.add(target)
                self._session.run(self._storing(target, draft), self._done(target, draft), self._failed(target, draft))

    def _storing(self, target: Target, draft: Draft) -> Callable[[Project], Columns]:
        drafts = self._drafts

        def operation(project: Project) -> Columns:
            columns = draft.columns
            now = columns_of(project, target, columns)
            if drafts.get(target) is not draft:
                # What was typed since comes, or came, by itself.
                return now
            if target.kind == "note" and now["note"] not in {draft.before["note"], columns["note"], ""}:
                # Something else was written there meanwhile: both stay.
                columns = {"note": f"{now['note']}\n\n{columns['note']}"}
            return store(project, target, columns, Visit(now))

        return operation

    def _done(self, target: Target, draft: Draft) -> Callable[[Columns], None]:
        def done(after: Columns) -> None:
            self._under_way.discard(target)
            if self._drafts.get(target) is draft:
                self.drop(target)
                self.stored.emit(target, after)

        return done

    def _failed(self, target: Target, draft: Draft) -> Callable[[CrossreadError], None]:
        def failed(error: CrossreadError) -> None:
            self._under_way.discard(target)
            if isinstance(error, UnsavedError | MovedProjectError):
                self._again.start()
            elif self._drafts.get(target) is draft:
                # What it belongs to is gone: the words are all that can be saved.
                self.drop(target)
                words = " · ".join(str(value) for value in draft.columns.values() if value)
                said = tr("What you typed for an annotation that is gone could not be stored: “{words}”")
                self._session.failed.emit(said.format(words=words))

        return failed

    def begin(self, target: Target, columns: Columns, before: Columns) -> "Flight":
        """Something typed is about to be stored; whether it is may not be known before the project is closed."""
        flight = Flight(self._key, target, columns, before)
        self._flights.add(flight)
        return flight

    def end(self, flight: "Flight") -> None:
        """It is known whether it was stored."""
        self._flights.discard(flight)

    def _opened(self) -> None:
        self._closed()
        # A copy on another disk, where the work goes on, has the same id.
        self._key = self._session.project_id
        self._drafts = self._read()
        if self._drafts:
            self._again.start()

    def _closed(self) -> None:
        # The drafts are in the file; what is on its way goes there until it has arrived.
        for flight in self._flights:
            flight.leave()
        self._flights.clear()
        self._drafts, self._under_way = {}, set()
        self._again.stop()

    # The file

    def _read(self) -> dict[Target, Draft]:
        why = tr("This could not be stored the last time.")
        notes = draft_file.read(self._key)
        return {
            Target(kind="note", id=annotation_id): Draft({"note": note}, {"note": before}, why)
            for annotation_id, (note, before) in notes.items()
        }

    def _write(self) -> None:
        notes = {
            target.id: (draft.columns["note"], draft.before["note"])
            for target, draft in self._drafts.items()
            if target.kind == "note"
        }
        draft_file.write(self._key, notes)
