"""How far a long piece of work has come: told from the thread that does it, shown in a bar, stopped by a button."""

import threading

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.sources.import_planning import StoppedError
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel

LOOK_EVERY_MS = 50
SHOW_AFTER_MS = 250
HEIGHT = 40


class Work:
    """One piece of work. `report` may be called from any thread; after `stop` it raises StoppedError there."""

    def __init__(self, *, writes: bool) -> None:
        self.writes = writes
        """Whether it changes the project; then only its own end tells whether it was stopped in time."""
        self.done = self.total = 0
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Let the work end at its next report."""
        self._stopped.set()

    def report(self, done: int, total: int) -> None:
        """Say how far it is. Raises StoppedError if it shall go no further."""
        if self._stopped.is_set():
            raise StoppedError("stopped")
        self.done, self.total = done, total


class ProgressBar(QWidget):
    """Lies over the top of its host while something takes longer than a moment."""

    accessible_role = "ProgressBar"

    stop_requested = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._pattern = ""
        self._share = 0.0
        self._label = PlainLabel()
        self._stop = QuietButton(self.tr("Cancel"), outlined=True, key=self.tr("Esc"))
        self._stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 10, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self._stop)
        self._work: Work | None = None
        self._appears = QTimer(self)
        self._appears.setSingleShot(True)
        self._appears.setInterval(SHOW_AFTER_MS)
        self._appears.timeout.connect(self._appear)
        # Looked at instead of told: the thread that works emits nothing, however the window ends.
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_EVERY_MS)
        self._looks.timeout.connect(self._look)
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._label.text()

    def begin(self, work: Work, beginning: str, pattern: str) -> None:
        """Say `beginning` until it is known how much there is, then `pattern` with `{done}`, `{total}`, `{percent}`."""
        self._work, self._pattern, self._share = work, pattern, 0.0
        self._say(beginning)
        self._appears.start()
        self._looks.start()

    def say_stopping(self) -> None:
        """It will end as soon as it can."""
        self._pattern = ""
        self._say(self.tr("Stopping…"))

    def end(self) -> None:
        """It is done or stopped."""
        self._work = None
        self._appears.stop()
        self._looks.stop()
        self.hide()

    def _look(self) -> None:
        work = self._work
        if work is None or not work.total or not self._pattern:
            return
        done, total = work.done, work.total
        self._share = done / total
        self._say(self._pattern.format(done=f"{done:,}", total=f"{total:,}", percent=100 * done // total))
        self.update()

    def _say(self, text: str) -> None:
        self._label.setText(text)
        self.setAccessibleName(text)

    def _appear(self) -> None:
        self._fit()
        self.show()
        self.raise_()
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.setGeometry(0, 0, self._host.width(), HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As wide as the host."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Panel, a thin line that grows."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.accent_fill)
        painter.fillRect(0, self.height() - 2, self.width(), 2, look.hairline)
        painter.fillRect(0, self.height() - 2, round(self.width() * self._share), 2, look.accent)
