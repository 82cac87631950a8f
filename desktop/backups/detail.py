"""One backup, or several that are chosen: when it was made, what differs from now, and the ways to bring it back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.db.backups import Backup, Comparison
from crossread.desktop.backups import words
from crossread.desktop.backups.difference_list import DifferenceList
from crossread.desktop.backups.keeping_row import KeepingRow
from crossread.desktop.backups.words import tr
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.question import Question


class BackupDetail(QWidget):
    """Shows what it is told; what is to be done is asked of whoever listens."""

    copy_requested = Signal()
    replace_requested = Signal()
    delete_requested = Signal()
    keeping_changed = Signal(bool, str)
    """It shall be kept, or not, and be called that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = PlainLabel("", "title", wrap=True)
        self._about = PlainLabel("", "small", "ink_quiet", wrap=True)
        self.keeping = KeepingRow()
        self.keeping.changed.connect(self.keeping_changed)
        self._summary = PlainLabel("", "strong", wrap=True)
        self.differences = DifferenceList()
        self._legend = PlainLabel(
            tr("If it took the project’s place:  − gone again   + back again   ≠ as it was then"),
            "small",
            "ink_quiet",
            wrap=True,
        )
        self.copy = QuietButton(tr("Restore as a copy…"), outlined=True, key=tr("Enter"))
        self.replace = QuietButton(tr("Put in the project’s place…"), outlined=True)
        self.delete = QuietButton(tr("Delete…"), icon="delete", key=tr("Del"))
        self.copy.clicked.connect(self.copy_requested)
        self.replace.clicked.connect(self.replace_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.question = Question(keys_on="no")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addWidget(self.replace)
        row.addStretch(1)
        row.addWidget(self.delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(self._about)
        column.addWidget(self.keeping)
        column.addSpacing(6)
        column.addWidget(self._summary)
        column.addWidget(self.differences, 1)
        column.addWidget(self._legend)
        column.addSpacing(6)
        column.addWidget(self.question)
        column.addWidget(self._buttons)
        self.question.closed.connect(self._show_buttons)
        self._allow(copy=False, replace=False)
        self.delete.setEnabled(False)
        watcher().theme_changed.connect(self.update)

    @property
    def summary(self) -> str:
        """What is said of the difference as a whole."""
        return self._summary.text()

    def show_backup(self, backup: Backup, *, can_replace: bool) -> None:
        """Show one that is yet to be read."""
        self.question.close_question()
        self.show_told(backup)
        self._say(tr("Reading the backup…"))
        self._allow(copy=False, replace=False)
        self.copy.show()
        self.replace.setVisible(can_replace)

    def show_told(self, backup: Backup) -> None:
        """Show what it is called and whether it is kept; nothing else changes."""
        self._head.setText(backup.name or words.when(backup.made_at))
        about = (
            words.when(backup.made_at) if backup.name else "",
            tr("“{title}”, step {number}, {size}").format(
                title=backup.title, number=backup.step, size=words.size(backup.size)
            ),
            backup.of,
            words.capital(words.why(backup)),
        )
        self._about.setText("\n".join(part for part in about if part))
        self.keeping.show_backup(backup)
        self.keeping.show()

    def show_several(self, backups: Sequence[Backup]) -> None:
        """Several are chosen: they can only be deleted."""
        self.question.close_question()
        self._head.setText(words.together(backups))
        first, last = (words.when(backups[place].made_at) for place in (-1, 0))
        self._about.setText(tr("From {first} to {last}").format(first=first, last=last))
        self.keeping.hide()
        self._say("")
        self._allow(copy=False, replace=False)
        self.copy.hide()
        self.replace.hide()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what differs from the project now."""
        steps = words.steps(comparison)
        self._say(f"{words.summary(comparison)} ({steps})" if steps else words.summary(comparison))
        lines = words.lines(comparison)
        self.differences.show_lines(lines)
        self._legend.setVisible(bool(lines))
        self._allow(copy=True, replace=not comparison.same)

    def show_whole(self, backup: Backup) -> None:
        """Say that it is whole, where there is nothing to hold it against."""
        self._say(tr("It is whole, and holds {what}.").format(what=words.holds(backup)))
        self._allow(copy=True, replace=True)

    def show_fault(self, sentence: str) -> None:
        """Say why it cannot be restored."""
        self._say(sentence, is_fault=True)
        self._allow(copy=False, replace=False)

    def set_busy(self, sentence: str) -> None:
        """Something is being done with it."""
        self._say(sentence)
        self._allow(copy=False, replace=False)
        self.delete.setEnabled(False)

    def ask(self, question: str, yes: str, on_yes: Callable[[], object]) -> None:
        """Ask in the place of the buttons."""
        self._buttons.hide()
        self.question.ask(question, yes, on_yes)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, and a line to the list."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        painter.fillRect(0, 0, 1, self.height(), current().hairline)

    def _say(self, text: str, *, is_fault: bool = False) -> None:
        self._summary.set_role("conflict" if is_fault else "ink")
        self._summary.setText(words.capital(text))
        self.differences.show_lines(())
        self._legend.hide()

    def _allow(self, *, copy: bool, replace: bool) -> None:
        self.copy.setEnabled(copy)
        self.replace.setEnabled(replace)
        self.delete.setEnabled(True)

    def _show_buttons(self) -> None:
        self._buttons.show()
        (self.copy if self.copy.isEnabled() else self.delete).setFocus(Qt.FocusReason.OtherFocusReason)
