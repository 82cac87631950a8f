"""What the three forms share: fields that save themselves, errors under the field, one visit one step."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crossread.db.errors import CrossreadError, UnsavedError
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.codebook import deeds
from crossread.desktop.codebook.book import EMPTY, Book, Kind, Record
from crossread.desktop.codebook.deeds import Target, Visit
from crossread.desktop.codebook.fields import Field, PickField

REST_MS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PickRequest:
    """A record to be picked: of which kind, for what, not which ones, what none is called (empty: one must be)."""

    title: str
    kind: Kind
    without: frozenset[str]
    on_picked: Callable[[str | None], None]
    none: str = ""
    chosen: str | None = None


class Form(QWidget):
    """Edits one record of a kind. Call `show_record` again whenever the codebook changes."""

    made = Signal(str)
    """The draft became a record: its id."""
    pick_requested = Signal(object)
    """A `PickRequest`."""

    def __init__(self, session: Session, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.kind = session, kind
        self.target = Target(kind)
        self.book: Book = EMPTY
        self.fields: dict[str, Field] = {}
        self._record: Record | None = None
        self._visits: dict[str, Visit] = {}
        self._in_flight: dict[str, int] = {}
        self._waiting: set[str] = set()
        self._resting: dict[str, QTimer] = {}
        self._told_made = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 4, 12, 14)
        self.column.setSpacing(8)

    @property
    def title(self) -> Field:
        """The field that a record cannot be without."""
        return next(iter(self.fields.values()))

    @property
    def record(self) -> Record | None:
        """What is edited, as last read; None for a draft."""
        return self._record

    def start(self, target: Target) -> None:
        """Edit another record, or a draft; what was typed before is saved first."""
        self.save()
        self.target, self._record, self._told_made = target, None, target.id is not None
        self._visits, self._in_flight = {}, {}
        self._waiting.clear()
        for field in self.fields.values():
            field.dirty = False
            field.set_note("")
        if target.id is None:
            self.show_draft()

    def drop(self) -> None:
        """Forget what was edited; nothing of it is saved any more."""
        for timer in self._resting.values():
            timer.stop()
        for field in self.fields.values():
            field.dirty = False
        self.target, self._record, self._told_made = Target(self.kind), None, False
        self._visits, self._in_flight = {}, {}
        self._waiting.clear()

    def show_draft(self) -> None:
        """Show what a new record holds."""
        for field in self.fields.values():
            field.show_value(self.draft_value(field.key))

    def draft_value(self, key: str) -> object:
        """What a field of a new record holds."""
        return self.target.parent_id if key == "parent_id" else None

    def show_record(self, record: Record, book: Book) -> None:
        """Show what the record holds now, but for fields that are being changed."""
        self.book, self._record = book, record
        for field in self.fields.values():
            if not self._is_under_way(field):
                self.show_field(field, record)

    def show_field(self, field: Field, record: Record) -> None:
        """Show one field of a record; what is said to be wrong with it stays while it holds the same."""
        value = getattr(record, field.key)
        note = field.note
        field.show_value(value)
        if note.startswith("⚠") and not field.note:
            field.set_note(note.removeprefix("⚠ "), wrong=True)

    def set_read_only(self, read_only: bool) -> None:
        """Let it be changed, or not."""
        for field in self.fields.values():
            field.set_read_only(read_only)

    def save(self) -> None:
        """Save at once what waits."""
        for field in self.fields.values():
            self.leave(field)

    def add_field(self, field: Field) -> None:
        """Take a field in: it saves itself when it rests, when Enter is pressed and when it is left."""
        self.fields[field.key] = field
        self.column.addWidget(field)
        self.watch(field)

    def watch(self, field: Field) -> None:
        """Let a field that has its own place save itself."""
        timer = QTimer(field, singleShot=True, interval=REST_MS)
        timer.timeout.connect(lambda: self.save_field(field))
        self._resting[field.key] = timer
        field.edited.connect(timer.start)
        field.settled.connect(lambda: self.save_field(field))
        field.left.connect(lambda: self.leave(field))

    def pick_from(self, field: PickField, title: str, kind: Kind, none: str) -> None:
        """Let a field be picked from the records of a kind; never what would be below itself."""
        field.names = lambda record_id: self.book.entries[record_id].title if record_id in self.book.entries else ""

        def ask() -> None:
            own = self.book.below(self.target.id) if self.target.id and kind == self.kind else set[str]()
            value = field.value()
            self.pick_requested.emit(
                PickRequest(
                    title=title,
                    kind=kind,
                    without=frozenset(own),
                    on_picked=field.pick,
                    none=none,
                    chosen=value if isinstance(value, str) else None,
                )
            )

        field.pick_requested.connect(ask)

    def leave(self, field: Field) -> None:
        """The visit to a field is over."""
        self.save_field(field)
        self._visits.pop(field.key, None)
        if self._record is not None and not self._is_under_way(field):
            self.show_field(field, self._record)

    def save_field(self, field: Field) -> None:
        """Save what a field holds, if it was changed and can be."""
        timer = self._resting.get(field.key)
        if timer is not None:
            timer.stop()
        if not field.dirty or not self._session.writable:
            return
        if self.target.id is None and not self._told_made and not self._can_make(field):
            return
        try:
            value = field.value()
        except CrossreadError as error:
            field.set_note(str(error), wrong=True)
            return
        field.dirty = False
        if field.note.startswith("⚠"):
            field.set_note("")
        self._run(field, value)

    def change_of(self, field: Field, value: object) -> deeds.Edit:
        """What saving a field does."""
        key, kind = field.key, self.kind
        return lambda project, record_id: deeds.edit(project, kind, record_id, **{key: value})

    def fields_of_new(self, title: object) -> dict[str, object]:
        """What a new record has besides its title."""
        return {}

    def held_before(self, field: Field) -> object:
        """What the record holds in a field, as last read."""
        return getattr(self._record, field.key) if self._record is not None else None

    def _can_make(self, field: Field) -> bool:
        """Whether a draft is on its way to be a record, so that other fields can be saved."""
        if field is self.title or self._in_flight.get(self.title.key):
            return True
        field.set_note(self.tr("Give it a name first."), wrong=True)
        return False

    def _run(self, field: Field, value: object) -> None:
        target, key = self.target, field.key
        visit = self._visits.setdefault(key, Visit(before=self.held_before(field)))
        change, is_title = self.change_of(field, value), field is self.title
        more = self.fields_of_new(value) if is_title else {}
        self._in_flight[key] = self._in_flight.get(key, 0) + 1

        def operation(project: Project) -> Target:
            if target.id is None:
                deeds.add(project, target, visit, str(value), **more)
            else:
                deeds.edit_in_visit(project, target, visit, value, change)
            return target

        keep = f"{self.kind} {target.id or id(target)} {key}"
        self._session.run(operation, self._saved_by(field), self._refused_by(field, target), keep=keep)

    def _is_under_way(self, field: Field) -> bool:
        """Whether a field holds something that is not stored yet."""
        return field.dirty or bool(self._in_flight.get(field.key)) or field.key in self._waiting

    def _saved_by(self, field: Field) -> Callable[[Target], None]:
        def saved(target: Target) -> None:
            if target is not self.target:
                return
            self._in_flight[field.key] = max(0, self._in_flight.get(field.key, 0) - 1)
            if field.key in self._waiting:
                self._waiting.discard(field.key)
                field.set_note("")
            if not self._told_made and target.id is not None:
                self._told_made = True
                self.made.emit(target.id)

        return saved

    def _refused_by(self, field: Field, target: Target) -> Callable[[CrossreadError], None]:
        def refused(error: CrossreadError) -> None:
            if target is not self.target:
                return
            self._in_flight[field.key] = max(0, self._in_flight.get(field.key, 0) - 1)
            if isinstance(error, UnsavedError):
                # The session does it again until the disk takes it.
                self._waiting.add(field.key)
            elif field.keeps_what_is_wrong:
                field.dirty = True
            elif self._record is not None:
                self.show_field(field, self._record)
            field.set_note(str(error), wrong=True)

        return refused
