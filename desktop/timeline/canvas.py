"""The drawing of the timeline and the hands on it: pointer, wheel and keys. Loads numpy and pyqtgraph."""

from dataclasses import dataclass
from typing import Literal

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGraphicsView, QVBoxLayout, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.timeline.event_marks import DatedEvent
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.layout import EVENT_ROW, Layout, lay_out
from crossread.desktop.timeline.painting import Layer, Scenery, paint_over, paint_under
from crossread.desktop.timeline.sketch import WIDEST_LABEL, Sketch, TextWidths, sketch
from crossread.desktop.timeline.time_window import TimeWindow, fitted, kept_within

ZOOM_STEP = 1.25
MOVE_STEP = 0.1
HOVER_AFTER_MS = 180


@dataclass(frozen=True, slots=True)
class Spot:
    """What is under the pointer: the minutes of a bar, the lane if there is one, the events; and where that is."""

    first: float
    last: float
    lane: int | None
    events: tuple[DatedEvent, ...]
    place: QPoint


class Canvas(QWidget):
    """Shows figures in a window of time. It asks for nothing and changes nothing but what it looks at."""

    drawn = Signal()
    """Something else is seen now; see `sketch`."""
    spot_clicked = Signal(object)
    """A `Spot` was clicked."""
    spot_pointed = Signal(object)
    """The pointer rests on a `Spot`, or on None any more."""
    brushed = Signal(object)
    """The user brushed the minutes `(first, last)`, or took that back: None."""
    list_requested = Signal()
    """The user wants what is in view, or brushed, as a list."""
    full_requested = Signal()
    """The strip was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: Figures | None = None
        self._window: TimeWindow | None = None
        self._follows: Literal["bulk", "whole", ""] = "bulk"
        self._compact = False
        self._first_lane = 0
        self._scenery = Scenery()
        self._pressed: QPoint | None = None
        self._held: TimeWindow | None = None
        self._brush_from: float | None = None
        self._spot: Spot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._view = _graphics_view()
        self._picture = pg.ImageItem(axisOrder="row-major")
        self._under, self._over = Layer(paint_under, self._scenery), Layer(paint_over, self._scenery)
        for depth, item in enumerate((self._under, self._picture, self._over)):
            item.setZValue(depth)
            self._view.scene().addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.render_now)
        self._rest = QTimer(self, interval=HOVER_AFTER_MS, singleShot=True)
        self._rest.timeout.connect(self._point)
        watcher().theme_changed.connect(self._take_theme)
        self._take_theme()

    @property
    def window_of_time(self) -> TimeWindow | None:
        """What is looked at; None without any date."""
        return self._window

    @property
    def sketch(self) -> Sketch | None:
        """What was last worked out."""
        return self._scenery.sketch

    @property
    def viewport(self) -> QWidget:
        """What is painted on."""
        return self._view.viewport()

    @property
    def brush(self) -> tuple[float, float] | None:
        """The minutes that are brushed."""
        return self._scenery.brush

    @property
    def is_up_to_date(self) -> bool:
        """Whether what was last worked out is of the newest figures, window and size."""
        return not self._soon.isActive()

    def show_figures(self, figures: Figures) -> None:
        """Show these; another clock, or a window that was fitted to all there is, is fitted anew."""
        other = self._figures is None or self._figures.clock != figures.clock
        self._figures = figures
        self._scenery.sources = figures.sources
        if other or self._window is None:
            self._follows = "bulk"
        if self._follows:
            self._fit()
        self._refresh()

    def forget(self) -> None:
        """Show nothing: the project is another."""
        self._figures = self._window = None
        self._follows, self._first_lane = "bulk", 0
        self._scenery.sketch = self._scenery.brush = None
        self._scenery.chosen, self._scenery.passages = frozenset(), {}
        self._spot = None
        self._point_away()

    def show_chosen(self, events: frozenset[str], passages: dict[str, list[tuple[int, int]]]) -> None:
        """Mark events, and passages by source with their minutes."""
        self._scenery.chosen, self._scenery.passages = events, passages
        self._refresh()

    def set_compact(self, compact: bool) -> None:
        """Show one curve for all, whatever the height."""
        self._compact = compact
        self._refresh()

    def look_at(self, window: TimeWindow) -> None:
        """Look at a window of time, as far as there is anything."""
        if self._figures is None or self._figures.extent is None:
            return
        self._follows = ""
        kept = kept_within(window, fitted(*self._figures.extent))
        if kept != self._window:
            self._window = kept
            self._refresh()

    def fit(self) -> None:
        """Look at all there is; from there, at where most of it lies."""
        self._follows = "bulk" if self._follows == "whole" else "whole"
        self._fit()
        self._refresh()

    def zoom(self, factor: float, share: float = 0.5) -> None:
        """Look at so many times as long a time; the minute at `share` of the way stays where it is."""
        if self._window is not None:
            self.look_at(self._window.zoomed(factor, share))

    def clear_brush(self) -> None:
        """Brush nothing; tells so if something was brushed."""
        if self._scenery.brush is not None:
            self._scenery.brush = None
            self._refresh()
            self.brushed.emit(None)

    def spot_at(self, place: QPoint) -> Spot | None:
        """What lies at a place of the canvas."""
        made = self._scenery.sketch
        if made is None or not made.layout.left <= place.x() <= made.layout.right:
            return None
        events = tuple(_events_at(made, place))
        if events and place.y() < made.layout.lanes_top:
            return Spot(events[0].first, events[0].last, None, events, place)
        lane = None if made.layout.compact else made.layout.lane_at(place.y())
        return Spot(*made.bar_at(place.x()), lane, events, place)

    def render_now(self) -> None:
        """Work out what is seen and give it to the scene; the paint follows by itself."""
        self._soon.stop()
        figures, window = self._figures, self._window
        if figures is None or window is None or self.width() < 20:
            return
        scale = self.devicePixelRatioF()
        layout = self._layout(figures)
        self._first_lane = layout.first_lane
        made = sketch(figures, window, layout, current(), self._widths, scale=scale, chosen=self._scenery.chosen)
        self._scenery.sketch = made
        self._picture.setImage(made.picture, autoLevels=False, levels=None)
        self._picture.setPos(layout.left, layout.lanes_top)
        self._picture.setScale(1 / scale)
        whole = QRectF(0, 0, self.width(), self.height())
        for layer in (self._under, self._over):
            layer.set_rect(whole)
        self._view.viewport().update()
        self.drawn.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything has another place."""
        super().resizeEvent(event)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Other fonts have other widths."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows who takes the keys, if it was the keys that led here."""
        self._scenery.focused = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self._view.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring any more."""
        self._scenery.focused = False
        self._view.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag, or with Shift to brush."""
        self._point_away()
        if event.button() != Qt.MouseButton.LeftButton or self._scenery.sketch is None:
            return
        self._pressed, self._held = event.position().toPoint(), self._window
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._brush_from = self._scenery.sketch.minute_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on dragging or brushing; or wait whether the pointer rests."""
        place = event.position().toPoint()
        made = self._scenery.sketch
        if self._pressed is None or made is None or self._held is None:
            self._point_lane(made.layout.lane_at(place.y()) if made and not made.layout.compact else None)
            self._point_away(keep_if=place)
            self._rest.start()
            return
        if self._brush_from is not None:
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
        if brushing and not moved:
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
            self._pressed = None
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, fit, go through the lanes, list, brush what is in view."""
        window, key = self._window, event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        others = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if window is None or others or self._figures is None or self._figures.extent is None:
            super().keyPressEvent(event)
            return
        first, last = self._figures.extent
        page = self._scenery.sketch.layout.shown_lanes if self._scenery.sketch else 1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.look_at(window.moved((-1 if key == Qt.Key.Key_Left else 1) * MOVE_STEP * (5 if shift else 1)))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1 / ZOOM_STEP)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom(ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Home:
            self.look_at(window.moved((first - window.at(0.05)) / window.span))
        elif key == Qt.Key.Key_End:
            self.look_at(window.moved((last - window.at(0.95)) / window.span))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._scroll(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._scroll(-page if key == Qt.Key.Key_PageUp else page)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shift:
            self._scenery.brush = (window.first, window.last)
            self._refresh()
            self.brushed.emit((round(window.first), round(window.last)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_requested.emit()
        elif key == Qt.Key.Key_Escape and self._scenery.brush is not None:
            self.clear_brush()
        else:
            super().keyPressEvent(event)

    def _layout(self, figures: Figures) -> Layout:
        return lay_out(
            self.width(),
            self.height(),
            lanes=len(figures.sources),
            first_lane=self._first_lane,
            events=len(figures.events),
            compact=self._compact,
        )

    def _fit(self) -> None:
        figures = self._figures
        reach = None if figures is None else figures.extent if self._follows == "whole" else figures.bulk
        self._window = fitted(*reach) if reach else None

    def _refresh(self) -> None:
        self._soon.start()

    def _scroll(self, lanes: int) -> None:
        if lanes and self._figures is not None:
            self._first_lane = max(self._first_lane + lanes, 0)
            self._refresh()

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
            self._view.viewport().update()

    def _point_away(self, keep_if: QPoint | None = None) -> None:
        """The card goes once the pointer is off the place it speaks of."""
        if self._spot is not None and (keep_if is None or (keep_if - self._spot.place).manhattanLength() > 4):
            self._spot = None
            self.spot_pointed.emit(None)

    def _take_theme(self) -> None:
        self._view.setBackgroundBrush(current().panel)
        plain, strong = fonts.interface_font("small"), fonts.interface_font("small")
        strong.setBold(True)
        self._widths = TextWidths(plain=_Widths(QFontMetricsF(plain)), strong=_Widths(QFontMetricsF(strong)))
        self._refresh()


class _Widths:
    """The width of words, measured once: an axis says the same ones again and again."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        self._metrics = metrics
        self._known: dict[str, float] = {}

    def __call__(self, words: str) -> float:
        if words not in self._known:
            if len(self._known) > 20_000:
                self._known.clear()
            self._known[words] = self._metrics.horizontalAdvance(words)
        return self._known[words]


def _graphics_view() -> QGraphicsView:
    """A view of pyqtgraph that is looked at only: the canvas around it has the pointer and the keys."""
    view: QObject = pg.GraphicsView(background=None)
    assert isinstance(view, QGraphicsView)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return view


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
            width = min(made.widths.plain(mark.event.title), WIDEST_LABEL)
            if spot.x - 6 <= x <= spot.x + width + 2:
                labelled.append(mark.event)
                continue
        if mark.outer_left - 3 <= x <= mark.outer_right + 3 and (
            mark.shape == "spike" or layout.bars_top - 2 <= y < layout.lanes_top
        ):
            marked.append(mark.event)
    return labelled + marked
