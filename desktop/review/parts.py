"""The parts of the column that tell of a disagreement, made together because they share what they ask."""

from typing import cast

from PySide6.QtCore import QObject

from crossread.db.records import SetAsideWhy
from crossread.desktop.application.session import Session
from crossread.desktop.review.detail.detail import DetailSection
from crossread.desktop.review.detail.feed import SubjectFeed
from crossread.desktop.review.finding.finding import FindingSection
from crossread.desktop.review.queue.bar import QueueBar
from crossread.desktop.review.queue.feed import QueueFeed


class Parts(QObject):
    """The line of the queue, the passages, and the finding; each is a section of the column.

    With `is_fed` the queue is given its grid (`queue.take_grid`) instead of reading one.
    """

    def __init__(self, session: Session, parent: QObject | None = None, *, is_fed: bool = False) -> None:
        super().__init__(parent)
        self.feed = SubjectFeed(session, self)
        self.queue = QueueFeed(session, self, is_fed=is_fed)
        self.bar = QueueBar(self.queue)
        self.detail = DetailSection(self.feed)
        self.finding = FindingSection(self.feed)
        self.detail.aside_chosen.connect(self._set_aside)
        self.finding.left.connect(self.detail.take_keys)

    def _set_aside(self, ids: list[str], why: str) -> None:
        self.finding.set_aside(ids, cast("SetAsideWhy", why) if why else None)
