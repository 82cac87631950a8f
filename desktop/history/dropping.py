"""The page that says what dropping history takes away, in numbers, before anything is done."""

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.backups import Backup
from crossread.db.backups.purging import Holding
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
    agreed = Signal(bool, bool)
    """It shall be done: whether a backup is made first, and whether all earlier ones are deleted with it."""
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
                "file's free space. That something was deleted stays known, without what it was, so that copies can be "
                "merged."
            ),
            "small",
            "ink_quiet",
            wrap=True,
        )
        self.backup = QCheckBox(tr("Make a backup first"))
        self.backup.setChecked(True)
        self.held = PlainLabel("", wrap=True)
        self.earlier = QCheckBox(tr("Delete these too, for good"))
        self.beyond = PlainLabel(
            tr(
                "One of the project as it is then is made at once. Files that you wrote yourself keep what they hold: "
                "copies, exports, reports. What a disk still has of deleted files only encryption hides."
            ),
            "small",
            "ink_quiet",
            wrap=True,
        )
        self.drop = QuietButton(tr("Drop for good"), "delete", outlined=True)
        self.back = QuietButton(tr("Cancel"), outlined=True)
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
        for widget in (self.held, self.earlier, self.beyond):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch(1)
        self.how_far.chosen.connect(lambda _key: self.range_changed.emit())
        self.drop.clicked.connect(lambda: self.agreed.emit(self.backup.isChecked(), self.earlier.isChecked()))
        self.earlier.toggled.connect(self._take_earlier)
        self.back.clicked.connect(self.left)

    def ask(self, *, of_step: bool) -> None:
        """Begin, with the part up to the chosen step if there is one."""
        self.how_far.set_choices(
            [("step", tr("Up to the chosen step")), ("all", tr("All of it"))] if of_step else [("all", tr("All of it"))]
        )
        self.how_far.choose("step" if of_step else "all")
        self.show_loss(None)
        self.show_held(None)
        self.earlier.setChecked(False)
        self.backup.setChecked(True)
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

    def show_held(self, held: Holding | None) -> None:
        """Say which backups hold what is to be dropped; None as long as nobody knows."""
        some = held is not None and held.count > 0
        self.held.setText(_held(held) if held is not None else "")
        self.held.setVisible(some)
        self.earlier.setVisible(some)
        self.beyond.setVisible(some and self.earlier.isChecked())

    def _take_earlier(self, also: bool) -> None:
        # One that is made first would hold just what is to go.
        self.backup.setEnabled(not also)
        self.backup.setChecked(not also)
        self.beyond.setVisible(also)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape keeps it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _held(held: Holding) -> str:
    count, size = len(held.backups), words.amount(held.size)
    if not count:
        said = ""
    elif count == 1:
        said = tr("1 earlier backup still holds it, of {day} ({size}).").format(day=_day(held.backups[0]), size=size)
    else:
        said = tr("{count} earlier backups still hold it, the oldest of {day} ({size} in all).").format(
            count=words.number(count), day=_day(held.backups[-1]), size=size
        )
    kept = sum(backup.by_hand for backup in held.backups)
    if kept:
        said += " " + tr("Kept by you among them: {count}.").format(count=words.number(kept))
    if held.of_copies:
        said += " " + tr("Of copies of the project among them: {count}.").format(count=words.number(held.of_copies))
    if held.beside:
        names = ", ".join(f"“{path.name}”" for path in held.beside[:3])
        more = "…" if len(held.beside) > 3 else ""
        said += " " + tr("So do copies that were made beside the project: {names}.").format(names=names + more)
    return said.strip()


def _day(backup: Backup) -> str:
    then = QDateTime.fromString(backup.made_at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale(QLocale.Language.English).toString(then.date(), "d MMM yyyy") or backup.made_at


def _sentences(loss: Loss) -> str:
    said = [tr("The history of {steps} goes.").format(steps=words.steps(loss.steps))]
    if loss.undoable:
        said.append(tr("Undo ends there: {steps} can no longer be undone.").format(steps=words.steps(loss.undoable)))
    if loss.redoable:
        said.append(tr("{steps} that were undone can no longer be redone.").format(steps=words.steps(loss.redoable)))
    if loss.deleted:
        many, one = (
            tr("{count} deleted records can no longer be brought back."),
            tr("1 deleted record can no longer be brought back."),
        )
        said.append(many.format(count=words.number(loss.deleted)) if loss.deleted > 1 else one)
    if loss.texts:
        many = tr("{count} texts ({characters} characters) that no source has any more go with it.")
        one = tr("1 text ({characters} characters) that no source has any more goes with it.")
        said.append(
            (many if loss.texts > 1 else one).format(
                count=words.number(loss.texts), characters=words.number(loss.characters)
            )
        )
    if loss.kept_bytes:
        said.append(tr("In all, {size} of earlier states go.").format(size=words.amount(loss.kept_bytes)))
    return "\n".join(said)
