"""Python's garbage collector, in the window's thread alone.

By itself it runs in whichever thread makes an object at the wrong moment. A window that nobody holds any more would
then be destroyed in a reader's thread, and Qt ends the program for that.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1_000
OLD_AFTER = 50
"""So many looks through what is young before all is looked through: that holds the window up for some milliseconds."""


class Garbage(QObject):
    """Looks for garbage from time to time, in the thread that made it; nobody else does while it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect, if as much was made since the last time as Python itself would collect for."""
        young = gc.get_threshold()[0]
        if gc.get_count()[0] < young:
            return
        self._looks += 1
        if self._looks % OLD_AFTER:
            gc.collect(1)
        else:
            gc.collect()
