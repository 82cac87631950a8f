"""What backups take and where they lie, and whether they are made: below the list, for all projects at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from crossread.db.backups import Backup
from crossread.desktop.backups import words
from crossread.desktop.backups.words import tr
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel, PlainLabel

MIB = 1024 * 1024
LEAST_MIB, MOST_MIB = 100, 1_000_000


class Footer(QWidget):
    """Shows what it is told, and tells what the user chose."""

    on_changed = Signal(bool)
    """Backups shall be made, or not."""
    bound_changed = Signal(int)
    """They may take this many MiB."""
    folder_requested = Signal()
    """Their folder shall be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on = QCheckBox(tr("Back up while I work, every ten minutes, and when a project opens and closes"))
        self.on.toggled.connect(self.on_changed)
        self.bound = QSpinBox()
        self.bound.setRange(LEAST_MIB, MOST_MIB)
        self.bound.setSingleStep(256)
        self.bound.setGroupSeparatorShown(True)
        self.bound.setSuffix(tr(" MB"))
        self.bound.setAccessibleName(tr("Space that all backups may take"))
        self.bound.setKeyboardTracking(False)
        self.bound.valueChanged.connect(self.bound_changed)
        self._bar = _Bar()
        self._used = PlainLabel("", "small", "ink_quiet")
        self._folder = ElidedLabel("", "small", "ink_quiet")
        show = QuietButton(tr("Open folder"), outlined=True)
        show.clicked.connect(self.folder_requested)
        self._failure = PlainLabel("", "small", "conflict", wrap=True)
        self._failure.hide()
        self._said = PlainLabel("", "small", "ink", wrap=True)
        self._said.hide()
        self.which = QuietButton(tr("Which stay?"), outlined=True)
        self.which.setCheckable(True)
        self._policy = PlainLabel("\n".join(words.policy()), "small", "ink_quiet", wrap=True)
        self._policy.hide()
        self.which.toggled.connect(self._policy.setVisible)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.on)
        upper.addStretch(1)
        upper.addWidget(PlainLabel(tr("All of them at most"), "body", "ink_quiet"))
        upper.addWidget(self.bound)
        lower = QHBoxLayout()
        lower.setSpacing(10)
        lower.addWidget(self._bar)
        lower.addWidget(self._used)
        lower.addWidget(self._folder, 1)
        lower.addWidget(self.which)
        lower.addWidget(show)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._failure)
        column.addWidget(self._said)
        column.addLayout(upper)
        column.addLayout(lower)
        column.addWidget(self._policy)
        watcher().theme_changed.connect(self.update)

    def show_settings(self, *, is_on: bool, bound_mib: int) -> None:
        """Show what is set, without telling anybody."""
        for widget in (self.on, self.bound):
            widget.blockSignals(True)
        self.on.setChecked(is_on)
        self.bound.setValue(bound_mib)
        for widget in (self.on, self.bound):
            widget.blockSignals(False)

    def show_used(self, backups: Sequence[Backup], bound: int, folder: Path, mine: int | None) -> None:
        """Show how much of the bound (bytes) all of them take, those that the user keeps, and those of this project."""
        used, by_hand = (sum(backup.size for backup in each) for each in (backups, [b for b in backups if b.by_hand]))
        told = [tr("{used} of {bound} used").format(used=words.size(used), bound=words.size(bound))]
        if mine is not None and mine != used:
            told.append(tr("this project {size}").format(size=words.size(mine)))
        if by_hand:
            told.append(tr("kept by you {size}").format(size=words.size(by_hand)))
        if bound and used > bound:
            told.append(tr("more than allowed: what is left stays whatever it takes"))
        self._used.setText(" · ".join(told))
        self._bar.show_share(used / bound if bound else 1.0, self._used.text())
        self._folder.setText(str(folder))

    def say(self, sentence: str, *, is_fault: bool = False) -> None:
        """Say what came of what the user asked for."""
        self._said.set_role("conflict" if is_fault else "ink")
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    @property
    def failure(self) -> str:
        """Why the last backup could not be made; empty if it was."""
        return self._failure.text()

    def show_failure(self, sentence: str) -> None:
        """Say why the last backup could not be made; an empty text if it was."""
        self._failure.setText(sentence)
        self._failure.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels, and a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        painter.fillRect(0, 0, self.width(), 1, current().hairline)


class _Bar(QWidget):
    """A share as a bar; its words stand beside it."""

    accessible_role = "ProgressBar"

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        watcher().theme_changed.connect(self.update)

    def show_share(self, share: float, said: str) -> None:
        self._share = min(max(share, 0.0), 1.0)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.hairline)
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        if self._share > 0:
            painter.setBrush(look.accent)
            painter.drawRoundedRect(QRectF(0, 0, max(self.width() * self._share, 6), self.height()), 3, 3)
