"""The fourth view: when it was published against when it happened, each annotation a point. Needs numpy."""

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from crossread.desktop.look import fonts, palettes
from crossread.desktop.look.theme import Theme, current, watcher
from crossread.desktop.timeline.axis_ticks import LABEL_OFFSET, Axis, axis_of
from crossread.desktop.timeline.dots import Dots, dots_of, radius
from crossread.desktop.timeline.points import Points
from crossread.desktop.timeline.time_window import TimeWindow, fitted
from crossread.desktop.widgets.live_keys import live_keys

LEFT, TOP, RIGHT, BOTTOM = 92, 8, 16, 34
NEAR = 5.0
HOVER_AFTER_MS = 150
ZOOM_STEP = 1.25
LINE_HEIGHT = 15.0


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
        self._points = points
        if not points.ids:
            self._across = self._up = None
        elif first or self._across is None:
            self._fit()
        self._forget_dots()

    def forget(self) -> None:
        """Show nothing: the project is another."""
        self._points = self._across = self._up = self._brush = None
        self._chosen = frozenset()
        self._forget_dots()

    def twin(self) -> "Hindsight":
        """The same as it is now, of the same size, that nobody moves and no window shows."""
        made = Hindsight()
        made.resize(self.size())
        made._points, made._across, made._up, made._brush = self._points, self._across, self._up, self._brush
        made._chosen = self._chosen
        return made

    def show_chosen(self, annotation_ids: frozenset[str]) -> None:
        """Put a ring round what is chosen elsewhere."""
        self._chosen = annotation_ids
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
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().panel)
        self.paint(painter, current())
        if self.hasFocus():
            painter.setPen(QPen(current().focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def paint(self, painter: QPainter, look: Theme) -> None:
        """All but the ground, on whatever the painter paints on."""
        dots, points, across, up = self._worked_out(), self._points, self._across, self._up
        if dots is None or points is None or across is None or up is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self.plot
        self._paint_axes(painter, look, across, up)
        painter.save()
        painter.setClipRect(plot)
        self._paint_slant(painter, look, across, up)
        if (frame := self._frame or self._brush_rect()) is not None:
            painter.fillRect(frame, look.accent_fill)
            painter.setPen(QPen(look.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(frame)
        sizes = radius(dots.counts)
        for dot in range(len(dots.x)):
            color = palettes.source_color(int(dots.places[dot]), look)
            x, y = plot.left() + dots.x[dot], plot.bottom() - dots.y[dot]
            if dots.high[dot] - dots.low[dot] > 2 * sizes[dot] + 4:
                pen = QPen(_faint(color), 1)
                painter.setPen(pen)
                painter.drawLine(QLineF(x, plot.bottom() - dots.low[dot], x, plot.bottom() - dots.high[dot]))
            painter.setPen(QPen(look.panel, 0.8))
            painter.setBrush(color)
            painter.drawEllipse(QPointF(x, y), sizes[dot], sizes[dot])
            if self._chosen and any(points.ids[each] in self._chosen for each in dots.points(dot)):
                painter.setPen(QPen(look.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(x, y), sizes[dot] + 3, sizes[dot] + 3)
        self._paint_sides(painter, look, across, up)
        painter.restore()

    def _paint_sides(self, painter: QPainter, look: Theme, across: TimeWindow, up: TimeWindow) -> None:
        """What lies above the slanting line, and what below it."""
        font, plot = fonts.interface_font("small"), self.plot
        painter.setFont(font)
        sides = [
            (across.first < up.last, self.tr("told before it happened"), True),
            (up.first < across.last, self.tr("told afterwards"), False),
        ]
        for there, words, above in sides:
            if there:
                width = QFontMetricsF(font).horizontalAdvance(words) + 12
                left, top = (
                    (plot.left() + 4, plot.top() + 3) if above else (plot.right() - width - 4, plot.bottom() - 20)
                )
                where = QRectF(left, top, width, 16)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.panel)
                painter.drawRoundedRect(where, 3, 3)
                painter.setPen(look.ink_quiet)
                painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_axes(self, painter: QPainter, look: Theme, across: TimeWindow, up: TimeWindow) -> None:
        plot = self.plot
        font, strong = fonts.interface_font("small"), fonts.interface_font("small")
        strong.setBold(True)
        measure = QFontMetricsF(strong).horizontalAdvance
        level = axis_of(across, plot.width(), measure)
        steep = axis_of(up, plot.height(), lambda _: LINE_HEIGHT - 6)
        painter.setPen(QPen(look.hairline, 1))
        painter.drawLines(
            [QLineF(plot.left() + t.x, plot.top(), plot.left() + t.x, plot.bottom()) for t in level.ticks]
        )
        painter.drawLines(
            [QLineF(plot.left(), plot.bottom() - t.x, plot.right(), plot.bottom() - t.x) for t in steep.ticks]
        )
        foot = plot.bottom() + 14
        for tick in level.ticks:
            painter.setFont(strong if tick.strong else font)
            painter.setPen(look.ink if tick.strong else look.ink_quiet)
            painter.drawText(QPointF(plot.left() + tick.x + LABEL_OFFSET, foot), tick.label)
        for tick in steep.ticks:
            painter.setFont(strong if tick.strong else font)
            painter.setPen(look.ink if tick.strong else look.ink_quiet)
            where = QRectF(0, plot.bottom() - tick.x - LINE_HEIGHT - 1, LEFT - 8, LINE_HEIGHT)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), tick.label)
        painter.setFont(font)
        painter.setPen(look.ink_quiet)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        published = _with(self.tr("published"), level)
        painter.drawText(QRectF(plot.left(), plot.bottom() + 17, plot.width(), 15), right, published + " →")
        painter.drawText(QPointF(12, plot.bottom() + 28), "↑ " + _with(self.tr("happened"), steep))

    def _paint_slant(self, painter: QPainter, look: Theme, across: TimeWindow, up: TimeWindow) -> None:
        plot = self.plot
        ends = [
            QPointF(plot.left() + across.share(each) * plot.width(), plot.bottom() - up.share(each) * plot.height())
            for each in (max(across.first, up.first), min(across.last, up.last))
        ]
        if ends[0].x() < ends[1].x():
            pen = QPen(look.ink_quiet, 1)
            pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawLine(ends[0], ends[1])

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


def _faint(color: QColor) -> QColor:
    made = QColor(color)
    made.setAlpha(110)
    return made


def _with(words: str, axis: Axis) -> str:
    return f"{words}, {axis.context}" if axis.context else words
