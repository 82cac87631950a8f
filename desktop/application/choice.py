"""What is chosen, for every view at once: an annotation, an event or a claim."""

from PySide6.QtCore import QObject, Signal


class Choice(QObject):
    """One for a window. Ids are empty where nothing is chosen; an annotation may be chosen beside a tag."""

    changed = Signal()
    """Something else is chosen now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.annotation_id = self.event_id = self.claim_id = ""

    def choose_annotation(self, annotation_id: str) -> None:
        """Choose an annotation, or with an empty id none; the chosen tag stays."""
        self._set(annotation_id, self.event_id, self.claim_id)

    def choose_event(self, event_id: str | None) -> None:
        """Choose an event instead of any other tag, or none."""
        self._set(self.annotation_id, event_id or "", "")

    def choose_claim(self, claim_id: str | None) -> None:
        """Choose a claim instead of any other tag, or none."""
        self._set(self.annotation_id, "", claim_id or "")

    def clear(self) -> None:
        """Choose nothing."""
        self._set("", "", "")

    def _set(self, annotation_id: str, event_id: str, claim_id: str) -> None:
        if (annotation_id, event_id, claim_id) != (self.annotation_id, self.event_id, self.claim_id):
            self.annotation_id, self.event_id, self.claim_id = annotation_id, event_id, claim_id
            self.changed.emit()
