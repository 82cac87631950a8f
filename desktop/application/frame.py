"""The body of the window: side panels, desk and timeline, docked where there is room, laid over the desk where not."""

from typing import Literal

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from crossread.desktop.application import settings
from crossread.desktop.application.settings import Settings
from crossread.desktop.look.theme import current

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")

STRIP_HEIGHT = 44
EDGE_WIDTH = 22
"""Of the tab that stands for a panel without room."""
LOW_WINDOW = 640
"""A body lower than this shows the timeline as a strip."""
LEAST_DESK = 420
TIMELINE_SHARE = 0.305
"""Of the height the timeline takes so much, within these bounds, until the user drags its edge."""
TIMELINE_HEIGHTS = (160, 248)

_SHOWN = {"left": settings.LEFT_SHOWN, "right": settings.RIGHT_SHOWN}
_WIDTH = {"left": settings.LEFT_WIDTH, "right": settings.RIGHT_WIDTH}


class Frame(QWidget):
    """Puts four widgets in their places. What the user moved or hid is kept in the settings.

    A side panel that would leave the desk less than its least width is an overlay: hidden until asked for, over the
    desk then, and gone when the keys go elsewhere. A tab at the edge stands for it, if that leaves the desk enough.
    """

    panel_shown = Signal(str, bool)
    """`left` or `right` became visible or hidden."""
    timeline_expanded = Signal(bool)
    """The timeline is shown in full, or as a strip."""

    def __init__(self, store: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = store
        self._panels: dict[Side, _Panel] = {side: _Panel(side, self) for side in SIDES}
        self._over: dict[Side, bool] = {"left": False, "right": False}
        self._edges: dict[Side, QWidget] = {}
        self._desk: QWidget | None = None
        self._held_in_desk: QWidget | None = None
        self._timeline: QWidget | None = None
        self._need = LEAST_DESK
        self._strip_undone = False
        self._is_thin = False
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setChildrenCollapsible(False)
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.setChildrenCollapsible(False)
        self._down.addWidget(self._across)
        self._down.setStretchFactor(0, 1)
        for splitter in (self._across, self._down):
            splitter.setHandleWidth(1)
            # Their own least size would be that of all parts together, and nothing would ever have to give way.
            splitter.setMinimumSize(120, 120)
        self._across.splitterMoved.connect(self._keep_widths)
        self._down.splitterMoved.connect(self._keep_height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._down)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def put_desk(self, desk: QWidget) -> None:
        """What stands in the middle."""
        self._desk = desk
        self._across.addWidget(desk)
        self.arrange()

    def set_desk_need(self, width: int) -> None:
        """Say how wide the desk is at least; panels that would take from that give way."""
        if width != self._need:
            self._need = width
            self.arrange()

    def put_panel(self, side: Side, content: QWidget) -> None:
        """What stands at one side."""
        self._panels[side].put(content)
        self.arrange()

    def put_edge(self, side: Side, tab: QWidget) -> None:
        """What stands for a panel that has no room, so many pixels wide as `EDGE_WIDTH`."""
        self._edges[side] = tab
        tab.hide()
        self._across.insertWidget(0 if side == "left" else self._across.count(), tab)
        self.arrange()

    def put_timeline(self, timeline: QWidget) -> None:
        """What stands below."""
        blank, self._timeline = self._timeline, timeline
        if blank is None:
            self._down.addWidget(timeline)
        else:
            self._down.replaceWidget(1, timeline)
            blank.deleteLater()
        self._down.setStretchFactor(1, 0)
        self.arrange()

    def content(self, side: Side) -> QWidget | None:
        """What stands at one side."""
        return self._panels[side].content

    @property
    def timeline(self) -> QWidget | None:
        """What stands below."""
        return self._timeline

    def expect_all(self) -> None:
        """Keep the places of panels and timeline free: what is put there later moves nothing."""
        for panel in self._panels.values():
            panel.is_expected = True
        self.put_timeline(QWidget())

    def is_overlay(self, side: Side) -> bool:
        """Whether there is no room for a side panel beside the desk."""
        return self._over[side]

    def is_shown(self, side: Side) -> bool:
        """Whether a side panel can be seen, docked or over the desk."""
        return self._panels[side].isVisibleTo(self)

    @property
    def timeline_is_strip(self) -> bool:
        """Whether the timeline is as low as it gets."""
        if not self._settings.get(settings.TIMELINE_SHOWN):
            return True
        crowded = all(self._over[side] for side in SIDES) or self.height() < LOW_WINDOW
        return crowded and not self._strip_undone

    def show_panel(self, side: Side, shown: bool) -> None:
        """Show or hide a side panel; a docked one stays so the next time."""
        panel = self._panels[side]
        if not panel.filled:
            return
        if not shown:
            self._take_keys_from(panel)
        if not self._over[side]:
            self._settings.set(_SHOWN[side], shown)
            self.arrange()
            return
        panel.setVisible(shown)
        if shown:
            self._place_overlays()
            panel.raise_()
            # First the keys, then the others: a panel that is hidden with the keys in it throws them anywhere.
            panel.take_focus()
            for other in SIDES:
                if other != side and self._over[other]:
                    self._panels[other].hide()
        self.panel_shown.emit(side, shown)

    def expand_timeline(self, full: bool) -> None:
        """Show the timeline in full or as a strip; in a low window only until the window is resized."""
        self._strip_undone = full
        self._settings.set(settings.TIMELINE_SHOWN, full)
        self.arrange()

    def set_timeline_thin(self, thin: bool) -> None:
        """Give the timeline a line alone, whatever its height else: it has nothing to draw."""
        if thin != self._is_thin:
            self._is_thin = thin
            self._size_timeline()

    def arrange(self) -> None:
        """Find out what has room, and put everything in its place."""
        if self._desk is None:
            return
        room = self.width() - max(LEAST_DESK, self._need)
        for side in SIDES:
            panel = self._panels[side]
            wanted = panel.filled and self._settings.get(_SHOWN[side])
            width = self._settings.get(_WIDTH[side])
            over = panel.filled and room < width
            if wanted and not over:
                room -= width
            self._set_over(side, over)
            if not over:
                panel.setVisible(wanted)
                self.panel_shown.emit(side, wanted)
        self._show_edges()
        self._size_columns()
        self._size_timeline()
        self._place_overlays()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What had room may have none now."""
        if event.oldSize().height() != event.size().height():
            self._strip_undone = False
        super().resizeEvent(event)
        self.arrange()

    def _show_edges(self) -> None:
        wanted = [side for side in self._edges if self._over[side] and self._settings.get(_SHOWN[side])]
        docked = sum(self._settings.get(_WIDTH[side]) for side in SIDES if not self._over[side] and self.is_shown(side))
        enough = self.width() - docked - len(wanted) * (EDGE_WIDTH + 1) >= max(LEAST_DESK, self._need)
        for side, tab in self._edges.items():
            tab.setVisible(enough and side in wanted)

    def _set_over(self, side: Side, over: bool) -> None:
        panel = self._panels[side]
        docked = self._across.indexOf(panel) >= 0
        if over == self._over[side] and docked != over:
            return
        self._over[side] = over
        if over:
            panel.setParent(self)
            panel.hide()
            self.panel_shown.emit(side, False)
        elif panel.filled:
            # Inside the tab of this side, which is hidden now.
            place = int(side in self._edges) if side == "left" else self._across.count() - int(side in self._edges)
            self._across.insertWidget(place, panel)
        panel.set_over(over)

    def _size_columns(self) -> None:
        assert self._desk is not None
        sizes, taken = [], 0
        for place in range(self._across.count()):
            widget = self._across.widget(place)
            width = 0
            if isinstance(widget, _Panel) and widget.isVisibleTo(self._across):
                width = self._settings.get(_WIDTH[widget.side])
            elif widget is not None and widget in self._edges.values() and widget.isVisibleTo(self._across):
                width = EDGE_WIDTH
            self._across.setStretchFactor(place, int(widget is self._desk))
            sizes.append(width)
            taken += width
        sizes[self._across.indexOf(self._desk)] = max(self.width() - taken, 1)
        self._across.setSizes(sizes)

    def _size_timeline(self) -> None:
        if self._timeline is None:
            return
        low = self.timeline_is_strip or self._is_thin
        own = self._settings.get(settings.TIMELINE_HEIGHT)
        least, most = TIMELINE_HEIGHTS
        height = STRIP_HEIGHT if low else own or min(max(round(self.height() * TIMELINE_SHARE), least), most)
        height = min(height, max(self.height() // 2, STRIP_HEIGHT))
        self._timeline.setMinimumHeight(STRIP_HEIGHT if low else min(110, height))
        self._timeline.setMaximumHeight(STRIP_HEIGHT if low else 16_777_215)
        self._down.setSizes([max(self.height() - height - 1, 1), height])
        self.timeline_expanded.emit(not self.timeline_is_strip)

    def _place_overlays(self) -> None:
        height = self._across.height()
        for side in SIDES:
            if self._over[side]:
                width = min(self._settings.get(_WIDTH[side]) + 24, self.width() - 40)
                left = 0 if side == "left" else self.width() - width
                self._panels[side].setGeometry(QRect(left, 0, width, height))

    def _keep_widths(self) -> None:
        for side in SIDES:
            panel = self._panels[side]
            if not self._over[side] and panel.isVisibleTo(self):
                self._settings.set(_WIDTH[side], panel.width())

    def _keep_height(self) -> None:
        if self._timeline is not None and not self.timeline_is_strip and not self._is_thin:
            self._settings.set(settings.TIMELINE_HEIGHT, self._timeline.height())

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self.window():
            return
        if self._desk is not None and (now is self._desk or self._desk.isAncestorOf(now)):
            self._held_in_desk = now
        for side in SIDES:
            panel = self._panels[side]
            if self._over[side] and panel.isVisible() and now is not panel and not panel.isAncestorOf(now):
                self.show_panel(side, False)

    def _take_keys_from(self, panel: QWidget) -> None:
        """Give the keys back to the desk, where they were: what is hidden with them throws them anywhere."""
        holder, back = QApplication.focusWidget(), self._held_in_desk
        if holder is not None and panel.isAncestorOf(holder) and back is not None and isValid(back):
            back.setFocus(Qt.FocusReason.OtherFocusReason)


class _Panel(QWidget):
    """Holds a side panel's content; as an overlay it has a line at its inner edge and closes on Escape."""

    def __init__(self, side: Side, frame: Frame) -> None:
        super().__init__(frame)
        self.side = side
        self._frame = frame
        self._content: QWidget | None = None
        self.is_expected = False
        """What it will hold is on its way."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(160)
        self.hide()

    @property
    def filled(self) -> bool:
        """Whether there is anything to show, or will be in a moment."""
        return self._content is not None or self.is_expected

    @property
    def content(self) -> QWidget | None:
        """What it holds."""
        return self._content

    def put(self, content: QWidget) -> None:
        """Hold this from now on."""
        self._content = content
        self._column.addWidget(content)

    def set_over(self, over: bool) -> None:
        """Leave room for the line of an overlay, or not."""
        margins = (0, 0, 0, 0)
        if over:
            margins = (0, 0, 1, 0) if self.side == "left" else (1, 0, 0, 0)
        self._column.setContentsMargins(*margins)

    def take_focus(self) -> None:
        """Give the keys to the first field or list inside."""
        for child in self.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
                child.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes an overlay."""
        if event.key() == Qt.Key.Key_Escape and self._frame.is_overlay(self.side):
            self._frame.show_panel(self.side, False)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground, and its line."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.panel)
        if self._frame.is_overlay(self.side):
            edge = self.width() - 1 if self.side == "left" else 0
            painter.fillRect(edge, 0, 1, self.height(), look.ink_faint)
