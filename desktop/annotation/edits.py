"""Changes to an annotation that are no visit to a field: other tags, fewer tags, one more voice, none at all."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.desktop.annotation.storing import Visit, add_position, change_claim, change_event
from crossread.desktop.application.session import Session


class Edits(QObject):
    """Each is one step, done on the writer's thread; what fails changes nothing."""

    failed = Signal(str)
    """Why something could not be done, in words."""
    value_dropped = Signal()
    """A value did not fit the claim that a position is on now."""
    voice_added = Signal(str, object)
    """A position was added, to be given a voice in the `Visit` that began with it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def delete(self, annotation_id: str, then: Callable[[], None]) -> None:
        """Delete an annotation."""
        self._session.run(lambda project: project.annotations.delete([annotation_id]), lambda _none: then(), self._tell)

    def change_event(self, tag_id: str, event_id: str) -> None:
        """Tag with another event instead."""
        self._session.run(lambda project: change_event(project, tag_id, event_id), None, self._tell)

    def untag(self, tag_id: str) -> None:
        """Take an event tag off."""
        self._session.run(lambda project: project.annotations.untag(tag_id), None, self._tell)

    def change_claim(self, position_id: str, claim_id: str) -> None:
        """Let a position be on another claim."""
        self._session.run(lambda project: change_claim(project, position_id, claim_id), self._claim_changed, self._tell)

    def remove_position(self, position_id: str) -> None:
        """Take a position off."""
        self._session.run(lambda project: project.annotations.remove_position(position_id), None, self._tell)

    def add_voice(self, annotation_id: str, claim_id: str) -> None:
        """Add a position on a claim that has one already."""
        visit = Visit()

        def operation(project: Project) -> str:
            return add_position(project, annotation_id, claim_id, visit)

        self._session.run(operation, lambda position_id: self.voice_added.emit(position_id, visit), self._tell)

    def _claim_changed(self, dropped: bool) -> None:
        if dropped:
            self.value_dropped.emit()

    def _tell(self, error: CrossreadError) -> None:
        self.failed.emit(str(error))
