"""The end that comes from outside, by a signal or with the desktop's session: what is being typed is stored first."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
WAIT_FOR_COMMIT_S = 10.0
_Handler = Callable[[int, FrameType | None], Any] | int | signal.Handlers | None


class Ending(QObject):
    """Closes the window in order when the system asks for it. A second signal of a kind ends the program at once.

    Made in the main thread, one at a time; `stop` gives the signals back.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(QApplication.instance())
        self._window = window
        self._before: dict[signal.Signals, _Handler] = {}
        self._pipe: tuple[int, int] | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        # The session manager waits until this returns, and may end the program right after.
        application.commitDataRequest.connect(self._commit, Qt.ConnectionType.DirectConnection)
        if sys.platform != "win32":
            self._listen()

    def stop(self) -> None:
        """Let signals do what they did before."""
        for each, before in self._before.items():
            signal.signal(each, before)
        self._before.clear()
        if self._pipe is not None:
            signal.set_wakeup_fd(-1)
            self._notifier.setEnabled(False)
            for descriptor in self._pipe:
                os.close(descriptor)
            self._pipe = None

    def _listen(self) -> None:
        # Python handles a signal when it next runs Python, which in a window at rest is never: so the pipe wakes Qt.
        reading, writing = self._pipe = os.pipe()
        for descriptor in self._pipe:
            os.set_blocking(descriptor, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        for name in SIGNALS:
            each = signal.Signals[name]
            # What is ignored, as after nohup, shall stay so.
            if signal.getsignal(each) != signal.SIG_IGN:
                self._before[each] = signal.signal(each, lambda number, _frame: self._take_next_at_once(number))

    def _take_next_at_once(self, number: int) -> None:
        signal.signal(number, signal.SIG_DFL)

    def _heard(self) -> None:
        assert self._pipe is not None
        numbers = os.read(self._pipe[0], 64)
        if {int(each) for each in self._before} & set(numbers):
            self.end()

    def end(self) -> None:
        """Close the window as its cross does, also under a dialog that is open, and let the program end."""
        self._window.closes_anyway = True
        self._window.close()
        QApplication.exit(0)

    def _commit(self) -> None:
        """The desktop's session ends: all that was typed is in the file before the system goes on."""
        window = self._window
        window.store_all()
        done = threading.Event()
        window.session.run(lambda _project: done.set())
        if window.session.is_open:
            done.wait(WAIT_FOR_COMMIT_S)
