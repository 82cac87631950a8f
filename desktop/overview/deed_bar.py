"""The line below the list: how many annotations are selected, what can be done with them, how far that is."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.overview import words
from crossread.desktop.overview.work import Work
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import ElidedLabel

SHOW_AFTER_MS = 400
LOOK_EVERY_MS = 60
HEIGHT = 38


class DeedBar(QWidget):
    """Says what is selected; while something takes longer than a moment, how far it is."""

    deed_requested = Signal(str)
    """`add`, `replace`, `remove`, `export` or `delete`."""
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._why_not = ""
        self._work: Work | None = None
        self._pattern = ""
        self._label = ElidedLabel("", "body", "ink_quiet")
        self.buttons = {
            "add": QuietButton(words.tr("Add a tag…"), outlined=True, action="overview_add"),
            "replace": QuietButton(words.tr("Replace a tag…"), outlined=True, action="overview_replace"),
            "remove": QuietButton(words.tr("Remove a tag…"), outlined=True, action="overview_remove"),
            "export": QuietButton(words.tr("Export…"), outlined=True, action="overview_export"),
            "delete": QuietButton(words.tr("Delete"), outlined=True, action="overview_delete"),
        }
        self.stop = QuietButton(words.tr("Cancel"), outlined=True, key=words.tr("Esc"))
        self.stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 12, 5)
        row.setSpacing(6)
        row.addWidget(self._label, 1)
        for deed, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, deed=deed: self.deed_requested.emit(deed))
            row.addWidget(button)
        row.addWidget(self.stop)
        self.setFixedHeight(HEIGHT)
        self._appears = QTimer(self)
        self._appears.setSingleShot(True)
        self._appears.setInterval(SHOW_AFTER_MS)
        self._appears.timeout.connect(self._appear)
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)
        self._show()

    @property
    def text(self) -> str:
        """What is said."""
        return self._label.text()

    def show_count(self, count: int) -> None:
        """So many annotations are selected."""
        self._count = count
        self._show()

    def forbid(self, why: str) -> None:
        """Nothing can be changed, for a reason; an empty one allows it."""
        self._why_not = why
        self._show()

    def begin(self, work: Work, pattern: str) -> None:
        """Something is being done; `pattern` has `{done}` and `{total}`."""
        self._work, self._pattern = work, pattern
        self._show()
        self._appears.start()

    def end(self) -> None:
        """It is done, or was stopped."""
        self._work = None
        self._appears.stop()
        self._looks.stop()
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels with a hairline above, or a line that grows."""
        look, work = current(), self._work
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.panel)
        painter.fillRect(0, 0, self.width(), 1, look.hairline)
        if work is not None and self.stop.isVisible() and work.total:
            painter.fillRect(0, 0, round(self.width() * work.done / work.total), 2, look.accent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops what is being done."""
        if event.key() == Qt.Key.Key_Escape and self._work is not None:
            self.stop_requested.emit()
        else:
            super().keyPressEvent(event)

    def _appear(self) -> None:
        self.stop.show()
        for button in self.buttons.values():
            button.hide()
        self._looks.start()
        self._look()

    def _look(self) -> None:
        if self._work is not None:
            work = self._work
            stopping = words.tr("Stopping…")
            told = self._pattern.format(done=words.number(work.done), total=words.number(work.total))
            self._label.setText(stopping if work.is_stopped else told)
            self.update()

    def _show(self) -> None:
        is_idle = self._work is None
        if is_idle:
            self.stop.hide()
            for button in self.buttons.values():
                button.show()
            self._label.setText(self._standing())
        for deed, button in self.buttons.items():
            button.setEnabled(is_idle and self._count > 0 and (deed == "export" or not self._why_not))
        self.update()

    def _standing(self) -> str:
        if not self._count:
            return words.tr("Select annotations to tag, export or delete them; Ctrl+A selects all that are found.")
        selected = words.tr("{annotations} selected").format(annotations=words.annotations(self._count))
        return f"{selected} · {self._why_not}" if self._why_not else selected
