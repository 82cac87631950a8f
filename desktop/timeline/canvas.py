"""The hands on the timeline's drawing: pointer, wheel and keys."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from crossread.desktop.timeline.drawing import Drawing
from crossread.desktop.timeline.event_marks import DatedEvent
from crossread.desktop.timeline.layout import EVENT_ROW
from crossread.desktop.timeline.sketch import Sketch, label_width
from crossread.desktop.timeline.time_window import TimeWindow
from crossread.desktop.widgets.live_keys import live_keys

ZOOM_STEP = 1.25
MOVE_STEP = 0.1
HOVER_AFTER_MS = 180


@dataclass(frozen=True, slots=True)
class Spot:
    """What is under the pointer: the minutes of a bar, the lane if there is one, the events; and where that is.

    `undated`: it is the column after the end of time.
    """

    first: float
    last: float
    lane: int | None
    events: tuple[DatedEvent, ...]
    place: QPoint
    undated: bool = False


class Canvas(Drawing):
    """The drawing as the user moves it. It tells what was pointed at and clicked, and knows no more of it."""

    accessible_role = "Chart"

    spot_clicked = Signal(object)
    """A `Spot` was clicked."""
    spot_pointed = Signal(object)
    """The pointer rests on a `Spot`, or on None any more."""
    list_requested = Signal()
    """The user wants what is in view, or brushed, as a list."""
    full_requested = Signal()
    """The strip was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._held: TimeWindow | None = None
        self._brush_from: float | None = None
        self._in_overview = False
        self._spot: Spot | None = None
        self._rest = QTimer(self, interval=HOVER_AFTER_MS, singleShot=True)
        self._rest.timeout.connect(self._point)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def spot_at(self, place: QPoint) -> Spot | None:
        """What lies at a place of the canvas."""
        made = self._scenery.sketch
        if made is None:
            return None
        if self._is_undated_at(made, place):
            lane = None if made.options.stacked else made.layout.lane_at(place.y())
            return Spot(0, 0, lane, (), place, undated=True)
        if not made.layout.left <= place.x() <= made.layout.right or place.y() > made.layout.axis_bottom:
            return None
        events = tuple(_events_at(made, place))
        if events and place.y() < made.layout.total_top:
            return Spot(events[0].first, events[0].last, None, events, place)
        alone = made.layout.compact or made.options.stacked
        lane = None if alone else made.layout.lane_at(place.y())
        return Spot(*made.bar_at(place.x()), lane, events, place)

    def _is_undated_at(self, made: Sketch, place: QPoint) -> bool:
        layout = made.layout
        return (
            place.x() > layout.right + 8
            and layout.total_top <= place.y() <= layout.axis_bottom
            and any(self._scenery.undated)
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows who takes the keys, if it was the keys that led here."""
        self._scenery.focused = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.paint_soon()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring any more."""
        self._scenery.focused = False
        self.paint_soon()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or with Shift to brush."""
        self._point_away()
        if event.button() != Qt.MouseButton.LeftButton or self._scenery.sketch is None:
            return
        place = event.position().toPoint()
        self._pressed, self._held = place, self._window
        self._in_overview = self._scenery.overview is not None and place.y() > self._scenery.sketch.layout.axis_bottom
        if self._in_overview:
            self._look_in_overview(place)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._brush_from = self._scenery.sketch.minute_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on dragging or brushing; or wait whether the pointer rests."""
        place = event.position().toPoint()
        made = self._scenery.sketch
        if self._pressed is None or made is None or self._held is None:
            alone = made is None or made.layout.compact or made.options.stacked
            self._point_lane(made.layout.lane_at(place.y()) if made and not alone else None)
            self._point_away(keep_if=place)
            self._rest.start()
            return
        if self._in_overview:
            self._look_in_overview(place)
        elif self._brush_from is not None:
            self._scenery.brush = _snapped(made, self._brush_from, made.minute_at(place.x()))
            self._refresh()
        elif self._dragged(place):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.look_at(self._held.moved(-(place.x() - self._pressed.x()) / made.layout.plot_width))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a drag or a brush, or a click."""
        pressed, brushing = self._pressed, self._brush_from is not None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        self._pressed = self._brush_from = self._held = None
        self.unsetCursor()
        moved = self._dragged(place, pressed)
        if self._in_overview:
            self._in_overview = False
        elif brushing and not moved:
            self.clear_brush()
        elif brushing and self._scenery.brush is not None:
            self.brushed.emit((round(self._scenery.brush[0]), round(self._scenery.brush[1])))
        elif not moved and self._scenery.sketch is not None and self._scenery.sketch.layout.compact:
            self.full_requested.emit()
        elif not moved and (spot := self.spot_at(place)) is not None:
            self.spot_clicked.emit(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit everything in."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._in_overview = None, False
            self.fit()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        self._rest.stop()
        self._point_lane(None)
        self._point_away()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; sideways or with Shift move; over the letters go through the lanes."""
        made, window = self._scenery.sketch, self._window
        event.accept()
        if made is None or window is None:
            return
        self._point_away()
        turn = event.angleDelta()
        x = event.position().x()
        if abs(turn.x()) > abs(turn.y()):
            self.look_at(window.moved(-turn.x() / 120 * MOVE_STEP))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.look_at(window.moved(-turn.y() / 120 * MOVE_STEP))
        elif x < made.layout.left:
            self._scroll(-round(turn.y() / 40))
        else:
            share = (x - made.layout.left) / made.layout.plot_width
            self.zoom(ZOOM_STEP ** (-turn.y() / 120), min(share, 1.0))

    def event(self, event: QEvent) -> bool:
        """A pinch zooms."""
        made = self._scenery.sketch
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
            and made is not None
        ):
            share = (event.position().x() - made.layout.left) / made.layout.plot_width
            self.zoom(1 / max(1 + event.value(), 0.2), min(max(share, 0.0), 1.0))
            return True
        return super().event(event)

    def do(self, deed: str) -> None:
        """Do what a key of the place `timeline` does."""
        if deed == "timeline_all":
            self.fit()
        else:
            self.zoom(1 / ZOOM_STEP if deed == "timeline_closer" else ZOOM_STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, fit, go through the lanes, list, brush what is in view."""
        window, key = self._window, event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        others = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        deed = live_keys().deed("timeline", event)
        if window is None or (others and not deed) or self._figures is None or self._figures.extent is None:
            super().keyPressEvent(event)
            return
        first, last = map(self.fold.to_plot, self._figures.extent)
        page = self._scenery.sketch.layout.shown_lanes if self._scenery.sketch else 1
        if deed:
            self.do(deed)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.look_at(window.moved((-1 if key == Qt.Key.Key_Left else 1) * MOVE_STEP * (5 if shift else 1)))
        elif key == Qt.Key.Key_Home:
            self.look_at(window.moved((first - window.at(0.05)) / window.span))
        elif key == Qt.Key.Key_End:
            self.look_at(window.moved((last - window.at(0.95)) / window.span))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._scroll(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._scroll(-page if key == Qt.Key.Key_PageUp else page)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shift:
            self.brush_range(self.fold.to_real(window.first), self.fold.to_real(window.last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_requested.emit()
        elif key == Qt.Key.Key_Escape and self._scenery.brush is not None:
            self.clear_brush()
        else:
            super().keyPressEvent(event)

    def brush_range(self, first: float, last: float) -> None:
        """Brush the whole bars from one minute to another."""
        if self._scenery.sketch is not None:
            self._scenery.brush = _snapped(self._scenery.sketch, first, last - 1)
            self._refresh()
            self.brushed.emit((round(self._scenery.brush[0]), round(self._scenery.brush[1])))

    def _scroll(self, lanes: int) -> None:
        if lanes and self._figures is not None:
            self._first_lane = max(self._first_lane + lanes, 0)
            self._refresh()

    def _look_in_overview(self, place: QPoint) -> None:
        overview, made, window = self._scenery.overview, self._scenery.sketch, self._window
        if overview is not None and made is not None and window is not None:
            middle = overview.place_at(place.x(), made)
            self.look_at(window.moved((middle - window.at(0.5)) / window.span))

    def _dragged(self, place: QPoint, pressed: QPoint | None = None) -> bool:
        start = pressed or self._pressed
        return start is not None and (place - start).manhattanLength() >= QApplication.startDragDistance() // 2

    def _point(self) -> None:
        spot = self.spot_at(self.mapFromGlobal(self.cursor().pos()))
        self._spot = spot
        self.spot_pointed.emit(spot)

    def _point_lane(self, lane: int | None) -> None:
        if lane != self._scenery.pointed_lane:
            self._scenery.pointed_lane = lane
            self.paint_soon()

    def _point_away(self, keep_if: QPoint | None = None) -> None:
        """The card goes once the pointer is off the place it speaks of."""
        if self._spot is not None and (keep_if is None or (keep_if - self._spot.place).manhattanLength() > 4):
            self._spot = None
            self.spot_pointed.emit(None)


def _snapped(made: Sketch, a: float, b: float) -> tuple[float, float]:
    """The whole bars from one minute to the other."""
    (first, _), (_, last) = made.bars.at(min(a, b)), made.bars.at(max(a, b))
    return float(first), float(last)


def _events_at(made: Sketch, place: QPoint) -> list[DatedEvent]:
    """The events whose mark or label is at a place: those whose label it is first."""
    layout, x, y = made.layout, place.x() - made.layout.left, place.y()
    labelled, marked = [], []
    for mark, spot in zip(made.marks, made.places, strict=True):
        if spot is not None and abs(y - (layout.labels_top + (spot.row + 0.5) * EVENT_ROW)) <= EVENT_ROW / 2:
            width = label_width(mark)
            if spot.x - 6 <= x <= spot.x + width + 2:
                labelled.append(mark.event)
                continue
        if mark.outer_left - 3 <= x <= mark.outer_right + 3 and (
            mark.shape == "spike" or layout.bars_top - 2 <= y < layout.total_top
        ):
            marked.append(mark.event)
    return labelled + marked
