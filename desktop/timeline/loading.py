"""Imports the modules that draw off the GUI thread: importing them there would stop the window for a second."""

import importlib
import sys

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.desktop.application import apart

NEEDED = tuple(f"crossread.desktop.timeline.{name}" for name in ("drawn", "figures_reading"))
POLL_MS = 20


def is_loaded() -> bool:
    """Whether what draws is imported to its end."""
    modules = [sys.modules.get(name) for name in NEEDED]
    return all(module is not None and not getattr(module.__spec__, "_initializing", False) for module in modules)


def _load() -> None:
    for name in NEEDED:
        importlib.import_module(name)


class Loader(QObject):
    """Imports once; others may be importing the same already, which does no harm."""

    loaded = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_loading = False
        # Asked for again and again: a signal from the thread could meet a loader that is gone.
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)

    def start(self) -> None:
        """Begin; `loaded` follows, from the event loop. Doing it twice does no harm."""
        if not is_loaded() and not self._is_loading:
            self._is_loading = True
            apart.start(_load, name="crossread timeline")
        self._poll.start(0 if is_loaded() else POLL_MS)

    def _look(self) -> None:
        if is_loaded():
            self._poll.stop()
            self.loaded.emit()
