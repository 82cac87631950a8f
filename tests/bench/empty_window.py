"""The least that a window of PySide6 takes: shown, painted, left. What the start of the program is held against."""

import os

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Empty(QWidget):
    """Leaves at the end of its first paint."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QTimer.singleShot(0, lambda: os._exit(0))


if __name__ == "__main__":
    application = QApplication(["empty"])
    window = Empty()
    window.resize(1280, 800)
    window.show()
    application.exec()
