"""Keeps what is typed in the panel's fields: after a short rest and on leaving, one visit to a field as one step."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from crossread.db.errors import CrossreadError, InvalidRecordError
from crossread.db.project import Project
from crossread.desktop.annotation.drafts import Drafts
from crossread.desktop.annotation.row import Row
from crossread.desktop.annotation.storing import Columns, Target, Visit, store
from crossread.desktop.application.session import Session

REST_MS = 500


class Saving(QObject):
    """Stores columns of a record on the writer's thread."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.drafts = Drafts(session, self)

    def store(
        self,
        target: Target,
        columns: Columns,
        visit: Visit,
        on_done: Callable[[Columns], None],
        on_failed: Callable[[CrossreadError], None],
        *,
        before: Columns,
    ) -> None:
        """Store, in the step of the visit; `before` is what was stored until now."""
        drafts = self.drafts
        flight = drafts.begin(target, columns, before)

        def operation(project: Project) -> Columns:
            after = store(project, target, columns, visit)
            flight.landed()
            return after

        def done(after: Columns) -> None:
            drafts.end(flight)
            on_done(after)

        def failed(error: CrossreadError) -> None:
            drafts.end(flight)
            on_failed(error)

        self.session.run(operation, done, failed)


class Keeper(QObject):
    """Stands between one row of the panel and the project.

    What is typed stays in the row until it is stored or the same value is changed elsewhere; what is shown while it is
    being stored is not overwritten by an answer from before.
    """

    def __init__(self, row: Row, saving: Saving) -> None:
        super().__init__(row)
        self._row, self._saving = row, saving
        self._target: Target | None = None
        self._stored: dict[str, Any] = {}
        self._asked: dict[str, Any] = {}
        self._pending = 0
        self._typed = False
        self._visit: Visit | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        saving.drafts.stored.connect(self._draft_stored)
        row.keeper = self
        row.edited.connect(self._was_edited)
        row.settled.connect(self._was_settled)
        row.entered.connect(self.keep)
        row.undo_requested.connect(saving.session.undo)
        row.redo_requested.connect(saving.session.redo)

    @property
    def target(self) -> Target | None:
        """The record whose columns the row shows."""
        return self._target

    def show(self, target: Target, stored: Columns) -> None:
        """Show what is stored, but leave alone what is being typed unless that very value changed elsewhere."""
        stored = dict(stored)
        if target != self._target:
            self.keep()
            if self._target is not None:
                self._saving.drafts.tell(self._target)
            self._target, self._pending, self._typed = target, 0, False
        elif self._pending:
            return
        elif stored == self._stored:
            if not self._typed and self._visit is None:
                self._row.put(stored)
            return
        self._rest.stop()
        self._typed = False
        self._stored = self._asked = stored
        if self._visit is not None:
            self._visit = Visit(stored)
        self._row.tell_error("")
        self._row.put(stored)
        draft = self._saving.drafts.of(target)
        if draft is not None:
            self._typed = True
            self._row.put(draft.columns)
            self._row.tell_error(draft.why)

    def keep(self) -> None:
        """Store what was typed, if it is another value than before; say in words if it cannot be."""
        self._rest.stop()
        if self._target is None or not self._typed:
            return
        try:
            columns = dict(self._row.meaning())
        except InvalidRecordError as error:
            self._row.tell_error(str(error))
            return
        self._row.tell_error("")
        self._typed = False
        if columns == self._asked:
            return
        self._asked = columns
        self._pending += 1
        target, visit, before = self._target, self._visit or Visit(self._stored), self._stored
        self._saving.drafts.replace(target, columns)

        def failed(error: CrossreadError) -> None:
            self._failed(target, error, columns, before)

        self._saving.store(target, columns, visit, lambda after: self._done(target, after), failed, before=before)

    def enter(self) -> None:
        """The keys came to the row: a visit begins."""
        self._visit = Visit(self._stored)
        self._row.begin()

    def go_on_with(self, visit: Visit) -> None:
        """Let the visit be part of a step that began before it."""
        visit.began_with = None
        self._visit = visit

    def leave(self) -> None:
        """The keys went elsewhere: store what was typed, and show it as it is stored."""
        self.keep()
        self._visit = None
        if not self._pending and not self._typed:
            self._row.put(self._stored)

    def _was_edited(self) -> None:
        self._typed = True
        self._row.tell_error("")
        self._rest.start()

    def _was_settled(self) -> None:
        self._typed = True
        self.keep()

    def _done(self, target: Target, after: Columns) -> None:
        if isValid(self):
            self._saving.drafts.drop(target)
        if not isValid(self) or target != self._target:
            return
        self._pending -= 1
        self._stored = dict(after)
        if self._pending or self._typed:
            return
        self._asked = self._stored
        self._row.put(self._stored, typing=self._visit is not None)

    def _failed(self, target: Target, error: CrossreadError, columns: Columns, before: Columns) -> None:
        if not isValid(self):
            return
        # While it is shown it is in the field, and not older than that.
        is_kept = self._saving.drafts.keep(target, columns, before, error)
        if is_kept and (target != self._target or self._visit is None):
            # The keys have left the field, and so perhaps have the eyes.
            self._saving.drafts.tell(target)
        if target != self._target:
            return
        self._pending -= 1
        self._asked = self._stored
        self._typed = True
        self._row.tell_error(str(error))

    def _draft_stored(self, target: Target, after: Columns) -> None:
        """What stood in the field and could not be stored is stored now, unless more was typed since."""
        if not isValid(self) or target != self._target or self._pending:
            return
        self._stored = self._asked = dict(after)
        self._row.tell_error("")
        if not self._rest.isActive():
            self._typed = False
            self._row.put(self._stored, typing=self._visit is not None)


class Visits(QObject):
    """Tells the keepers of a panel when the keys come and go."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def flush(self) -> None:
        """Store what was typed just now, without waiting for a rest."""
        row = self._row_of(QApplication.focusWidget())
        if row is not None and row.keeper is not None:
            row.keeper.keep()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        one, other = self._row_of(before), self._row_of(now)
        if one is other:
            # From one field of the row to the next: the visit goes on.
            if one is not None and one.keeper is not None:
                one.keeper.keep()
            return
        if one is not None and one.keeper is not None:
            one.keeper.leave()
        if other is not None and other.keeper is not None:
            other.keeper.enter()

    def _row_of(self, widget: QWidget | None) -> Row | None:
        if widget is None or not isValid(widget) or not self._panel.isAncestorOf(widget):
            return None
        at: QWidget | None = widget
        while at is not None and not isinstance(at, Row):
            at = at.parentWidget()
        return at
