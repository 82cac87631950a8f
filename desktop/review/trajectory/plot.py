"""The plot as a widget: painted by ourselves, every point to be reached by pointer and by key."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.db.trajectory import Clock, Point, Trajectory
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher
from crossread.desktop.review.trajectory.layout import Layout, Mark, lay_out
from crossread.desktop.review.trajectory.painting import paint
from crossread.desktop.review.trajectory.words import spoken, summary
from crossread.desktop.widgets.spoken import announce

HEIGHT = 190
_PAGE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Plot(QWidget):
    """Shows one trajectory. Left and right go through the points in order of time, Enter or a click opens one."""

    accessible_role = "Chart"

    point_requested = Signal(object)
    """A point shall be shown in its text: a `Point`."""
    point_shown = Signal(object)
    """Another `Point` is under the pointer or the keys; None if there is none any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trajectory: Trajectory | None = None
        self._clock: Clock = "published"
        self._layout: Layout | None = None
        self._keyed, self._pointed = "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Trajectory"))
        watcher().theme_changed.connect(self.update)

    @property
    def layout_of_points(self) -> Layout | None:
        """Where everything lies now; worked out when it is first asked for, and so not for what is never seen."""
        trajectory = self._trajectory
        if self._layout is None and trajectory is not None and trajectory.points:
            metrics = QFontMetricsF(fonts.interface_font("small"))
            size = float(self.width()), float(self.height())
            self._layout = lay_out(trajectory, self._clock, size, metrics.horizontalAdvance, self.tr("no date"))
        return self._layout

    @property
    def current_point(self) -> Point | None:
        """The point under the pointer, else the one that the keys are on."""
        return self._point(self._pointed) or self._point(self._keyed)

    def show_trajectory(self, trajectory: Trajectory | None, clock: Clock) -> None:
        """Show another trajectory, or the same on another clock; the keys stay on their point if it is still there."""
        self._trajectory, self._clock = trajectory, clock
        known = {point.position_id for point in trajectory.points} if trajectory is not None else set()
        self._keyed = self._keyed if self._keyed in known else ""
        self._pointed = ""
        self.setAccessibleName(
            self.tr("Trajectory of {title}").format(title=trajectory.title) if trajectory else self.tr("Trajectory")
        )
        self.setAccessibleDescription(summary(trajectory, clock) if trajectory is not None else "")
        self._lay_out()
        self.point_shown.emit(self.current_point)

    def accessible_value(self) -> str:
        """The point that the keys are on."""
        point = self._point(self._keyed)
        return spoken(point, self._unit()) if point is not None else ""

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(360, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Narrower, words would be left out."""
        return QSize(220, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, and a ring where the keys are."""
        layout = self.layout_of_points
        if layout is None:
            return
        look, painter = current(), QPainter(self)
        shown = self._pointed or (self._keyed if self.hasFocus() else "")
        paint(painter, layout, look, current=shown)
        if self.hasFocus() and not self._keyed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.focus, 1.5))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the point under the pointer."""
        self._point_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._point_to("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the point under the pointer."""
        mark = self._mark_at(event.position())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self._keyed = mark.point.position_id
            self.update()
            self.point_requested.emit(mark.point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right, Home and End choose a point, Enter opens it, Escape leaves it."""
        key = Qt.Key(event.key())
        marks = self._in_time()
        at = next((n for n, mark in enumerate(marks) if mark.point.position_id == self._keyed), None)
        point = self._point(self._keyed)
        if key in _PAGE and marks:
            step = _PAGE[key]
            self._go_to(marks, (0 if step > 0 else len(marks) - 1) if at is None else at + step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and marks:
            self._go_to(marks, 0 if key == Qt.Key.Key_Home else len(marks) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and point is not None:
            self.point_requested.emit(point)
        elif key == Qt.Key.Key_Escape and self._keyed:
            self._keyed = ""
            self._tell()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys come: the point that they were on is shown again."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys go: what they were on is only remembered."""
        super().focusOutEvent(event)
        self.update()

    def _unit(self) -> str | None:
        return self._trajectory.unit if self._trajectory is not None else None

    def _point(self, position_id: str) -> Point | None:
        points = self._trajectory.points if self._trajectory is not None else ()
        return next((point for point in points if point.position_id == position_id), None)

    def _in_time(self) -> list[Mark]:
        layout = self.layout_of_points
        marks = layout.marks if layout is not None else ()
        return sorted(marks, key=lambda mark: (mark.x, mark.y))

    def _go_to(self, marks: list[Mark], place: int) -> None:
        self._keyed = marks[min(max(place, 0), len(marks) - 1)].point.position_id
        self._tell()
        announce(self, self.accessible_value())

    def _mark_at(self, at: QPointF) -> Mark | None:
        layout = self.layout_of_points
        return layout.mark_at(at.x(), at.y()) if layout is not None else None

    def _point_at(self, at: QPointF) -> None:
        mark = self._mark_at(at)
        self._point_to(mark.point.position_id if mark is not None else "")

    def _point_to(self, position_id: str) -> None:
        if position_id != self._pointed:
            self._pointed = position_id
            self.setCursor(Qt.CursorShape.PointingHandCursor if position_id else Qt.CursorShape.ArrowCursor)
            self._tell()

    def _tell(self) -> None:
        self.update()
        self.point_shown.emit(self.current_point)

    def _lay_out(self) -> None:
        self._layout = None
        self.update()
