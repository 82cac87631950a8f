"""The fourth view: when it was published against when it happened, each annotation a point. Needs numpy."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from crossread.desktop.look.theme import current, watcher
from crossread.desktop.timeline.dots import Dots, dots_of
from crossread.desktop.timeline.hindsight_painting import BOTTOM, LEFT, RIGHT, TOP, Seen, paint_points
from crossread.desktop.timeline.points import Points
from crossread.desktop.timeline.time_window import TimeWindow, fitted
from crossread.desktop.widgets.live_keys import live_keys

NEAR = 5.0
HOVER_AFTER_MS = 150
ZOOM_STEP = 1.25


class Hindsight(QWidget):
    """Points at (published, happened); on the slanting line it was told as it happened, above it was foretold."""

    accessible_role = "Chart"

    dot_pointed = Signal(object, QPoint)
    """The numbers of the points under the pointer, or None."""
    dot_clicked = Signal(object, QPoint)
    """The numbers of the points that were clicked, or chosen by Enter: all in view."""
    moved = Signal()
    """Other times are looked at."""
    brushed = Signal(object)
    """The ids of the annotations in the rectangle that was drawn, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Points | None = None
        self._across: TimeWindow | None = None
        self._up: TimeWindow | None = None
        self._whole = False
        self._dots: Dots | None = None
        self._chosen: frozenset[str] = frozenset()
        self._marked: NDArray[np.bool_] | None = None
        self._pressed: QPoint | None = None
        self._held: tuple[TimeWindow, TimeWindow] | None = None
        self._frame: QRectF | None = None
        self._brush: tuple[float, float, float, float] | None = None
        self._rest = QTimer(self, interval=HOVER_AFTER_MS, singleShot=True)
        self._rest.timeout.connect(self._point)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        watcher().theme_changed.connect(self.update)

    @property
    def dots(self) -> Dots | None:
        """What is drawn."""
        return self._worked_out()

    @property
    def plot(self) -> QRectF:
        """Where the points lie."""
        return QRectF(LEFT, TOP, max(self.width() - LEFT - RIGHT, 1), max(self.height() - TOP - BOTTOM, 1))

    @property
    def seen(self) -> Seen | None:
        """All that is painted now; None where there is nothing."""
        dots, points, across, up = self._worked_out(), self._points, self._across, self._up
        if dots is None or points is None or across is None or up is None:
            return None
        frame = self._frame or self._brush_rect()
        if self._marked is None and self._chosen:
            self._marked = np.fromiter((each in self._chosen for each in points.ids), np.bool_, len(points.ids))
        ringed = dots.holding(self._marked) if self._marked is not None else None
        return Seen(dots=dots, across=across, up=up, plot=self.plot, frame=frame, ringed=ringed)

    @property
    def is_brushed(self) -> bool:
        """Whether a rectangle is drawn round some."""
        return self._brush is not None

    @property
    def out_of_view(self) -> int:
        """How many points are not seen where one looks."""
        dots = self._worked_out()
        return len(self._points.ids) - len(dots.order) if dots is not None and self._points is not None else 0

    def show_points(self, points: Points) -> None:
        """Show these; what is looked at stays as it is, if it was chosen."""
        first = self._points is None or not self._points.ids
        self._points, self._marked = points, None
        if not points.ids:
            self._across = self._up = None
        elif first or self._across is None:
            self._fit()
        self._forget_dots()

    def forget(self) -> None:
        """Show nothing: the project is another."""
        self._points = self._across = self._up = self._brush = None
        self._chosen, self._marked = frozenset(), None
        self._forget_dots()

    def show_chosen(self, annotation_ids: frozenset[str]) -> None:
        """Put a ring round what is chosen elsewhere."""
        if annotation_ids != self._chosen:
            self._chosen, self._marked = annotation_ids, None
            self.update()

    def fit(self) -> None:
        """Look at most of the points; from there at all."""
        self._whole = not self._whole
        self._fit()
        self._forget_dots()

    def zoom(self, factor: float, x: float = 0.5, y: float = 0.5) -> None:
        """Look at so many times as long a time on both clocks."""
        if self._across is not None and self._up is not None:
            self._across, self._up = self._across.zoomed(factor, x), self._up.zoomed(factor, y)
            self._forget_dots()

    def clear_brush(self) -> None:
        """Brush nothing; tells so if something was."""
        if self._brush is not None:
            self._brush = None
            self.update()
            self.brushed.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, axes, the slanting line, the points."""
        painter, seen = QPainter(self), self.seen
        painter.fillRect(self.rect(), current().panel)
        if seen is not None:
            paint_points(painter, seen, current())
        if self.hasFocus():
            painter.setPen(QPen(current().focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or with Shift to draw a rectangle."""
        self._rest.stop()
        if event.button() == Qt.MouseButton.LeftButton and self._across is not None and self._up is not None:
            self._pressed, self._held = event.position().toPoint(), (self._across, self._up)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._frame = QRectF(event.position(), event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on; or wait whether the pointer rests."""
        if self._pressed is None or self._held is None:
            self.dot_pointed.emit(None, QPoint())
            self._rest.start()
            return
        if self._frame is not None:
            self._frame = QRectF(QPointF(self._pressed), event.position()).normalized()
            self.update()
        elif self._moved(event):
            way, plot = event.position() - QPointF(self._pressed), self.plot
            self._across = self._held[0].moved(-way.x() / plot.width())
            self._up = self._held[1].moved(way.y() / plot.height())
            self._forget_dots()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag, a rectangle, or a click."""
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        moved, frame = self._moved(event), self._frame
        self._pressed = self._held = self._frame = None
        if frame is not None and moved:
            self._take_brush(frame)
        elif frame is not None:
            self.clear_brush()
        elif not moved and (found := self._at(event.position())) is not None:
            self.dot_clicked.emit(found, event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit everything in."""
        self._pressed = self._frame = None
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        plot, place = self.plot, event.position()
        x, y = (place.x() - plot.left()) / plot.width(), (plot.bottom() - place.y()) / plot.height()
        self.zoom(ZOOM_STEP ** (-event.angleDelta().y() / 120), min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
        event.accept()

    def do(self, deed: str) -> None:
        """Do what a key of the place `timeline` does."""
        if deed == "timeline_all":
            self.fit()
        else:
            self.zoom(1 / ZOOM_STEP if deed == "timeline_closer" else ZOOM_STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, fit, list what is in view."""
        ways = {
            Qt.Key.Key_Left: (-0.1, 0.0),
            Qt.Key.Key_Right: (0.1, 0.0),
            Qt.Key.Key_Up: (0.0, 0.1),
            Qt.Key.Key_Down: (0.0, -0.1),
        }
        key, deed = Qt.Key(event.key()), live_keys().deed("timeline", event)
        if self._across is None or self._up is None:
            super().keyPressEvent(event)
        elif deed:
            self.do(deed)
        elif key in ways:
            self._across, self._up = self._across.moved(ways[key][0]), self._up.moved(ways[key][1])
            self._forget_dots()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (dots := self._worked_out()) is not None:
            self.dot_clicked.emit(dots.order.tolist(), QPoint(self.width() // 2, 0))
        elif key == Qt.Key.Key_Escape and self._brush is not None:
            self.clear_brush()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        if self._points is not None and self._points.ids:
            self._across = fitted(*self._points.reach("published", whole=self._whole))
            self._up = fitted(*self._points.reach("happened", whole=self._whole))

    def _forget_dots(self) -> None:
        self._dots = None
        self.update()
        self.moved.emit()

    def _worked_out(self) -> Dots | None:
        if self._points is None or self._across is None or self._up is None:
            return None
        if self._dots is None:
            self._dots = dots_of(self._points, self._across, self._up, self.plot.width(), self.plot.height())
        return self._dots

    def _at(self, place: QPointF) -> list[int] | None:
        dots, plot = self._worked_out(), self.plot
        found = dots.nearest(place.x() - plot.left(), plot.bottom() - place.y(), NEAR) if dots is not None else None
        return dots.points(found) if dots is not None and found is not None else None

    def _point(self) -> None:
        place = self.mapFromGlobal(self.cursor().pos())
        self.dot_pointed.emit(self._at(QPointF(place)), place)

    def _moved(self, event: QMouseEvent) -> bool:
        way = event.position().toPoint() - (self._pressed or QPoint())
        return way.manhattanLength() >= QApplication.startDragDistance() // 2

    def _take_brush(self, frame: QRectF) -> None:
        points, across, up, plot = self._points, self._across, self._up, self.plot
        if points is None or across is None or up is None:
            return
        left, right = (across.at((x - plot.left()) / plot.width()) for x in (frame.left(), frame.right()))
        low, high = (up.at((plot.bottom() - y) / plot.height()) for y in (frame.bottom(), frame.top()))
        self._brush = (left, right, low, high)
        within = (
            (points.published >= left)
            & (points.published <= right)
            & (points.happened >= low)
            & (points.happened <= high)
        )
        self.update()
        self.brushed.emit(frozenset(points.ids[each] for each in within.nonzero()[0].tolist()))

    def _brush_rect(self) -> QRectF | None:
        if self._brush is None or self._across is None or self._up is None:
            return None
        left, right, low, high = self._brush
        plot = self.plot
        x, to_x = (plot.left() + self._across.share(each) * plot.width() for each in (left, right))
        y, to_y = (plot.bottom() - self._up.share(each) * plot.height() for each in (high, low))
        return QRectF(QPointF(x, y), QPointF(to_x, to_y))
