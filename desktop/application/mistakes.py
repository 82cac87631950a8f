"""What the window shows of our own errors: a dialog for the first of a kind, a bar for more, never a flood."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from crossread.desktop.application.log import trace_of

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow

AGAIN_AFTER_S = 5.0
MOST_KINDS = 5
"""So many kinds get a dialog of their own: whoever has closed that many knows by then."""


class Mistakes(QObject):
    """Shows errors over a window. What goes wrong while painting goes wrong again with every paint."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._times: dict[str, int] = {}
        self._told_at = -AGAIN_AFTER_S
        self._is_shown = False

    def show(self, error: BaseException) -> None:
        """Tell of an error, unless it was told of just now."""
        trace = trace_of(error)
        times = self._times[trace] = self._times.get(trace, 0) + 1
        if self._is_shown:
            return
        if times == 1 and len(self._times) <= MOST_KINDS:
            self._show_dialog(error, times)
        elif time.monotonic() - self._told_at >= AGAIN_AFTER_S:
            self._told_at = time.monotonic()
            self._window.messages.show_message(
                _tr("Crossread made a mistake again, and what you did last may not have been done. The rest is saved."),
                (_tr("Show the report"), lambda: self._show_dialog(error, self._times[trace])),
                kind="warning",
            )

    def _show_dialog(self, error: BaseException, times: int) -> None:
        from crossread.desktop.application.error_dialog import ErrorDialog

        self._is_shown = True
        dialog = ErrorDialog(error, self._window, times=times)
        dialog.finished.connect(self._closed)
        dialog.show()

    def _closed(self) -> None:
        self._is_shown = False
        self._told_at = time.monotonic()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)
