"""Takes what no code caught, so that an error in one place does not end the app."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from crossread.db.errors import CrossreadError

log = logging.getLogger(__name__)


class ErrorCatcher(QObject):
    """Takes over `sys.excepthook`, so that an error in one place does not end the app. Give it back with `stop()`."""

    user_erred = Signal(str)
    """An error that is nobody's bug reached the top: its sentence."""
    broke = Signal(object)
    """A bug reached the top: the exception."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = sys.excepthook
        sys.excepthook = self._caught

    def stop(self) -> None:
        """Let Python show errors as it did before."""
        sys.excepthook = self._before

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
        elif isinstance(error, CrossreadError):
            self.user_erred.emit(str(error))
        else:
            log.error("An error reached the top", exc_info=(kind, error, trace))
            _let_go(error)
            # What is shown of it must wait: this may be in the middle of painting.
            QTimer.singleShot(0, self, lambda: self.broke.emit(error))


def _let_go(error: BaseException) -> None:
    """Forget what the frames held that the error came through, and keep their places.

    A painter among it would stay active on its widget, which paints over what is destroyed by then.
    """
    seen: set[int] = set()
    here: BaseException | None = error
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        traceback.clear_frames(here.__traceback__)
        here = here.__cause__ or here.__context__
