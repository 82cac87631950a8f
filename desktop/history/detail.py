"""The chosen step: what it was, when, by whom, how it stands, and what it changed."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.past.chain import Standing
from crossread.db.records import Step
from crossread.desktop.history import words
from crossread.desktop.history.asking import Detail
from crossread.desktop.history.change_list import ChangeView
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel


class StepDetail(QWidget):
    """Below the list of steps."""

    def __init__(self) -> None:
        super().__init__()
        self.what = ElidedLabel("", "strong")
        self.when = PlainLabel("", "small", "ink_quiet", wrap=True)
        self.changes = ChangeView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(2)
        for label in (self.what, self.when):
            row = QHBoxLayout()
            row.setContentsMargins(18, 0, 18, 0)
            row.addWidget(label)
            column.addLayout(row)
        column.addSpacing(4)
        column.addWidget(self.changes, 1)

    def show_step(self, step: Step | None, stands: Standing = "holds") -> None:
        """Say what the step was, or nothing."""
        if step is None:
            self.what.setText("")
            self.when.setText("")
            return
        self.what.setText(words.said(step))
        told = (words.day_and_time(step.at), step.author, words.standing_sentence(stands, step.kind))
        self.when.setText(" · ".join(part for part in told if part))

    def show_changes(self, detail: Detail | None, *, keeps_place: bool) -> None:
        """Show what it changed, from the top or, of more of the same, where one was."""
        bar = self.changes.verticalScrollBar()
        place = bar.value()
        self.changes.show_changes(detail.told if detail else (), detail.more if detail else 0)
        if keeps_place:
            bar.setValue(place)
