"""The bar over the panel: what it is, which of several annotations it shows, and what can be done with it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.annotation.words import tr
from crossread.desktop.look import fonts
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


class TopBar(QWidget):
    """What the panel is, which of several annotations it shows, and what can be done with it."""

    step_requested = Signal(int)
    """One of the annotations that lie here: the next (1) or the one before (-1)."""
    copy_requested = Signal()
    history_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(tr("Annotation"), "heading", "ink_quiet")
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.timeout.connect(self._say_title)
        self._count = PlainLabel("", "small", "ink_quiet")
        self.before = QuietButton(icon="chevron-left", name=tr("The one before, of those that lie here"))
        self.after = QuietButton(icon="chevron-right", name=tr("The next of those that lie here"))
        self.copy = QuietButton(icon="copy", name=tr("Copy as citation"))
        self.history = QuietButton(icon="history", name=tr("History of the annotation"))
        self.delete = QuietButton(icon="delete", name=tr("Delete the annotation"))
        row = QHBoxLayout(self)
        # As high as the head of the sources at the other side.
        self.setMinimumHeight(32)
        row.setContentsMargins(12, 2, 6, 2)
        row.setSpacing(0)
        row.addWidget(self._title)
        row.addStretch(1)
        for widget in (self.before, self._count, self.after, self.copy, self.history, self.delete):
            row.addWidget(widget)
        self.before.clicked.connect(lambda: self.step_requested.emit(-1))
        self.after.clicked.connect(lambda: self.step_requested.emit(1))
        self.copy.clicked.connect(self.copy_requested)
        self.history.clicked.connect(self.history_requested)
        self.delete.clicked.connect(self.delete_requested)
        self.show_place(0, 0)

    def say(self, words: str) -> None:
        """Say for a moment that something was done, in the place of the heading."""
        self._title.setText(words)
        self._title.setFont(fonts.interface_font("small"))
        self.setAccessibleDescription(words)
        self._said.start(2_000)

    @property
    def said(self) -> str:
        """What the heading says now."""
        return self._title.text()

    def _say_title(self) -> None:
        self._title.setText(tr("Annotation"))
        self._title.setFont(fonts.interface_font("heading"))

    @property
    def count_text(self) -> str:
        """`2 of 3`, or nothing."""
        return self._count.text()

    def show_place(self, at: int, count: int) -> None:
        """Which one of how many it is, the first being 0; nothing for one alone."""
        several = count > 1
        for widget in (self.before, self._count, self.after):
            widget.setVisible(several)
        self._count.setText(tr("{at} of {count}").format(at=at + 1, count=count) if several else "")

    def set_usable(self, shown: bool, editable: bool) -> None:
        """Whether there is an annotation, and whether it can be changed."""
        self.copy.setVisible(shown)
        self.history.setVisible(shown)
        self.delete.setVisible(shown and editable)

    def tab_order(self) -> list[QWidget]:
        """What takes the keys, in order."""
        return [self.before, self.after, self.copy, self.history, self.delete]
