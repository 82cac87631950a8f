"""Asks the project about the claim or event that is shown, once for all parts of the column that tell of it."""

from typing import cast

from PySide6.QtCore import QObject, Signal

from crossread.db.grid import Kind
from crossread.db.records import Changes
from crossread.desktop.application.session import Session
from crossread.desktop.review.detail.reading import Shown, read_shown

_CONCERNING = ("source", "revision", "voice", "event", "claim", "annotation", "relation", "verdict")


class SubjectFeed(QObject):
    """Reads it again after each step that may concern it."""

    arrived = Signal(object)
    """A `Shown`: another one, or the same as it is now."""
    gone = Signal()
    """Nothing is shown any more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.shown: Shown | None = None
        self.subject = ("", "")
        session.changed.connect(self._take_changes)
        session.opened.connect(self.clear)
        session.closed.connect(self.clear)

    def show_subject(self, kind: str, subject_id: str) -> None:
        """Show a claim or event."""
        if (kind, subject_id) == self.subject:
            return
        self.subject = (kind, subject_id)
        self._ask()

    def clear(self) -> None:
        """Show nothing."""
        self.subject, self.shown = ("", ""), None
        self.gone.emit()

    def _take_changes(self, changes: Changes) -> None:
        if self.subject[1] and changes.concerns(*_CONCERNING):
            self._ask()

    def _ask(self) -> None:
        kind, subject_id = cast("tuple[Kind, str]", self.subject)
        self.session.ask(
            lambda project: read_shown(project, kind, subject_id),
            lambda shown: self._take((kind, subject_id), shown),
            key="review detail",
        )

    def _take(self, subject: tuple[str, str], shown: Shown | None) -> None:
        if subject != self.subject:
            return
        self.shown = shown
        if shown is None:
            # It stays asked for: an undo brings it back.
            self.gone.emit()
        else:
            self.arrived.emit(shown)
