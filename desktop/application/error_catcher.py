"""Takes what no code caught, in whatever thread, so that an error in one place does not end the app."""

import sys
import threading
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from crossread.db.errors import CrossreadError
from crossread.desktop.application import late_log
from crossread.desktop.application.workers import without_frames

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

log = late_log.logger(__name__)


class ErrorCatcher(QObject):
    """Takes over the hooks of Python for what was not caught. Give them back with `stop()`.

    The signals are emitted in the thread that it lives in, in a turn of the event loop of their own: an error may come
    in the middle of painting, or in another thread.
    """

    user_erred = Signal(str)
    """An error that is nobody's bug reached the top: its sentence."""
    broke = Signal(object)
    """A bug reached the top: the exception."""

    _reached = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook
        self._seen: dict[str, int] = {}
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        sys.unraisablehook = self._caught_too_late
        self._reached.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Let Python show errors as it did before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _caught(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        if not isinstance(error, CrossreadError):
            self._note(error)
        _let_go(error)
        self._reached.emit(error)

    def _caught_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            self._caught(told.exc_type, told.exc_value, told.exc_traceback)

    def _caught_too_late(self, told: "UnraisableHookArgs") -> None:
        """Raised while something was let go of: nothing was left undone, so nobody is told."""
        if told.exc_value is not None:
            self._note(told.exc_value)

    def _note(self, error: BaseException) -> None:
        """One that comes with every paint shall not push all others out of the log."""
        from crossread.desktop.application.log import trace_of

        trace = trace_of(error)
        times = self._seen[trace] = self._seen.get(trace, 0) + 1
        if times == 1:
            log.error("An error reached the top", exc_info=error)
        elif str(times).strip("0") == "1":
            log.error("An error reached the top, %d times by now: %s", times, trace.splitlines()[-1])

    def _tell(self, error: BaseException) -> None:
        from crossread.db.system_words import sentence_for

        sentence = str(error) if isinstance(error, CrossreadError) else sentence_for(error)
        if sentence is not None:
            self.user_erred.emit(sentence)
        else:
            self.broke.emit(error)


def _let_go(error: BaseException) -> None:
    """Forget what the frames held that the error came through, and keep their places.

    A painter among it would stay active on its widget, which paints over what is destroyed by then; whoever logs may
    hold the frames for longer than the error does.
    """
    seen: set[int] = set()
    here: BaseException | None = error
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        traceback.clear_frames(here.__traceback__)
        here = here.__cause__ or here.__context__
    without_frames(error)
