"""A column with the parts that tell of a disagreement, on a copy of the sample, to be driven by real keys."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.queue import QueueItem
from crossread.db.records import Verdict
from crossread.desktop.application.session import Session
from crossread.desktop.review.detail_column import DetailColumn
from crossread.desktop.review.parts import Parts


@dataclass
class Bench:
    """The parts in their column, and what tests do with them again and again."""

    session: Session
    parts: Parts
    column: DetailColumn
    qtbot: QtBot
    window: QWidget

    def show(self, begins: str) -> QueueItem:
        """Show the disagreement whose title begins so."""
        item = next(each for each in self.parts.queue.items if each.title.startswith(begins))
        self.column.show_subject(item.kind, item.id)
        self.wait_shown(item.id)
        return item

    def wait_shown(self, subject_id: str) -> None:
        """Wait until this one is shown."""
        self.qtbot.waitUntil(lambda: self.parts.feed.shown is not None and self.parts.feed.shown.id == subject_id)
        self.qtbot.waitUntil(lambda: self.parts.detail.sides.is_whole)

    def rest(self) -> None:
        """Wait until all is stored and shown."""
        self.qtbot.waitUntil(lambda: not self.session.busy)
        done: list[bool] = []
        self.session.ask(lambda _: True, done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        self.qtbot.wait(60)
        self.qtbot.waitUntil(lambda: self.parts.detail.sides.is_whole)

    def verdicts(self, item: QueueItem) -> list[Verdict]:
        """The verdicts on it, as they are in the file."""
        found: list[list[Verdict]] = []

        def question(project: Project) -> list[Verdict]:
            if item.kind == "claim":
                return project.verdicts.of(claim_id=item.id)
            return project.verdicts.of(event_id=item.id)

        self.session.ask(question, found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keys are."""
        QTest.keyClick(self.holder, key, modifier)

    def type(self, text: str) -> None:
        """Type where the keys are."""
        QTest.keyClicks(self.holder, text)

    @property
    def holder(self) -> QWidget:
        """What has the keys."""
        holder = QApplication.focusWidget()
        assert holder is not None
        return holder
