"""The page that says what dropping history takes away, in numbers, before anything is done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.compacting import Loss
from crossread.desktop.history import words
from crossread.desktop.history.words import tr
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.segmented_switch import SegmentedSwitch


class DroppingPage(QWidget):
    """Asks how far, shows the numbers of that, and lets it be done."""

    range_changed = Signal()
    """Another part of the history is meant."""
    agreed = Signal(bool)
    """It shall be done: whether a backup is made first."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.how_far = SegmentedSwitch(
            [("step", tr("Up to the chosen step")), ("all", tr("All of it"))], tr("How much of the history")
        )
        self.numbers = PlainLabel("", wrap=True)
        self.rest = PlainLabel(
            tr(
                "What is in the project stays. What the history keeps of earlier states goes for good, also from the "
                "file's free space; copies and backups made before keep it. That something was deleted stays known, "
                "without what it was, so that copies can be merged."
            ),
            "small",
            "ink_quiet",
            wrap=True,
        )
        self.backup = QCheckBox(tr("Make a backup first"))
        self.backup.setChecked(True)
        self.drop = QuietButton(tr("Drop for good"), "delete", outlined=True)
        self.back = QuietButton(tr("Keep it"), outlined=True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.drop)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 14)
        column.setSpacing(10)
        column.addWidget(PlainLabel(tr("Drop history"), "title"))
        column.addWidget(self.how_far)
        column.addWidget(self.numbers)
        column.addWidget(self.rest)
        column.addWidget(self.backup)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch(1)
        self.how_far.chosen.connect(lambda _key: self.range_changed.emit())
        self.drop.clicked.connect(lambda: self.agreed.emit(self.backup.isChecked()))
        self.back.clicked.connect(self.left)

    def ask(self, *, of_step: bool) -> None:
        """Begin, with the part up to the chosen step if there is one."""
        self.how_far.set_choices(
            [("step", tr("Up to the chosen step")), ("all", tr("All of it"))] if of_step else [("all", tr("All of it"))]
        )
        self.how_far.choose("step" if of_step else "all")
        self.show_loss(None)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_loss(self, loss: Loss | None) -> None:
        """Say the numbers; None while they are counted."""
        self.drop.setEnabled(loss is not None and loss.steps > 0)
        if loss is None:
            self.numbers.setText(tr("Counting…"))
        elif not loss.steps:
            self.numbers.setText(tr("There is nothing to drop."))
        else:
            self.numbers.setText(_sentences(loss))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _sentences(loss: Loss) -> str:
    said = [tr("What was done in {steps} will be forgotten.").format(steps=words.steps(loss.steps))]
    if loss.undoable:
        said.append(tr("{steps} can be undone now, and no longer then.").format(steps=words.steps(loss.undoable)))
    if loss.redoable:
        said.append(tr("{steps} can be done again now, and no longer then.").format(steps=words.steps(loss.redoable)))
    if loss.deleted:
        said.append(
            tr("{count} deleted records can be brought back now, and no longer then.").format(
                count=words.number(loss.deleted)
            )
            if loss.deleted > 1
            else tr("1 deleted record can be brought back now, and no longer then.")
        )
    if loss.texts:
        many = tr("{count} texts ({characters} characters) that no source has any more go with it.")
        one = tr("1 text ({characters} characters) that no source has any more goes with it.")
        said.append(
            (many if loss.texts > 1 else one).format(
                count=words.number(loss.texts), characters=words.number(loss.characters)
            )
        )
    said.append(tr("What it keeps of earlier states is {size}.").format(size=words.amount(loss.kept_bytes)))
    return "\n".join(said)
