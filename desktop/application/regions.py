"""F6: the keys go from region to region of the workspace Read, and come back to where they were in each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from crossread.desktop.application.main_window import MainWindow


class Regions(QObject):
    """The left panel, each pane, the annotation, the timeline: those that are seen, in this order and round again."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._held: dict[QWidget, QWidget] = {}
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._note)

    def go(self, *, forward: bool) -> None:
        """Give the keys to the next region, or to the one before; from nowhere to the pane in use."""
        stops = self._stops()
        if not stops:
            return
        here = self._here(stops, QApplication.focusWidget())
        if here is None:
            active = self._window.desk.active_pane
            here = (stops.index(active) if active in stops else 0) - (1 if forward else -1)
        self._give(stops[(here + (1 if forward else -1)) % len(stops)])

    def _stops(self) -> list[QWidget]:
        window = self._window
        panes: list[QWidget] = [pane for pane in window.desk.panes if pane.isVisible()]
        found = [window.frame.content("left"), *panes, window.frame.content("right"), window.frame.timeline]
        return [each for each in found if each is not None and each.isVisible() and self._holder(each) is not None]

    def _here(self, stops: list[QWidget], holder: QWidget | None) -> int | None:
        if holder is None:
            return None
        return next((at for at, stop in enumerate(stops) if stop is holder or stop.isAncestorOf(holder)), None)

    def _give(self, stop: QWidget) -> None:
        holder = self._holder(stop)
        if holder is not None:
            holder.setFocus(Qt.FocusReason.TabFocusReason)

    def _holder(self, stop: QWidget) -> QWidget | None:
        """What had the keys in a region, or else takes them there first."""
        held = self._held.get(stop)
        if held is not None and isValid(held) and held.isVisible() and stop.isAncestorOf(held):
            return held
        proxy = stop.focusProxy()
        if proxy is not None and proxy.isVisible() and proxy.isEnabled():
            while (further := proxy.focusProxy()) is not None:
                proxy = further
            if proxy.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return proxy
        inside = [stop, *stop.findChildren(QWidget)]
        return next(
            (
                each
                for each in inside
                if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
            ),
            None,
        )

    def _note(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not isValid(self._window):
            return
        stops = [each for each in self._held if isValid(each)]
        for gone in self._held.keys() - set(stops):
            del self._held[gone]
        for stop in self._stops():
            if stop.isAncestorOf(now):
                self._held[stop] = now
