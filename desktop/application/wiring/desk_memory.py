"""What lies open, and where in each text, is kept while one works: a program that is killed forgets nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from crossread.desktop.application.wiring.open_desk import keep_desk, keep_place

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow
    from crossread.desktop.read.text_view import TextView

KEEP_AFTER_MS = 300


def put_desk_memory(window: "MainWindow") -> None:
    """Keep the desk from now on, soon after each change of it."""
    DeskMemory(window)


class DeskMemory(QObject):
    """Counts from the first change, not from the last: whoever scrolls for minutes is not forgotten either."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._heard: set[TextView] = set()
        self._soon = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self._keep)
        desk = window.desk
        desk.panes_changed.connect(self._panes_changed)
        desk.source_focused.connect(self._changed)
        desk.text_size_changed.connect(self._changed)
        self._panes_changed()

    def _panes_changed(self) -> None:
        views = {pane.view for pane in self._window.desk.panes}
        for view in views - self._heard:
            view.verticalScrollBar().valueChanged.connect(self._changed)
            view.cursorPositionChanged.connect(self._changed)
        self._heard = views
        self._changed()

    def _changed(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _keep(self) -> None:
        keep_desk(self._window)
        keep_place(self._window)
