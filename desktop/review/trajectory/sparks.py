"""The sparklines of the rows that are seen: asked for when one is first painted, kept until something changes."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap

from crossread.db.records import Changes
from crossread.db.trajectory import Point, read_points
from crossread.desktop.application.session import Session
from crossread.desktop.look.theme import watcher
from crossread.desktop.review.trajectory.sparkline import sparkline

KINDS = ("claim", "annotation", "source", "voice", "verdict")
LEAST_HEIGHT, MOST_HEIGHT = 14, 30


class Sparks(QObject):
    """Paints what it knows and asks for what it does not; `arrived` says when to paint again."""

    arrived = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._points: dict[str, tuple[Point, ...]] = {}
        self._fresh: set[str] = set()
        self._wanted: set[str] = set()
        self._pictures: dict[tuple[str, int, int, float], QPixmap] = {}
        # Rows are painted one by one; what they lack is asked for in one question.
        self._asks = QTimer(self, singleShot=True, interval=0)
        self._asks.timeout.connect(self._ask)
        session.changed.connect(self._take_changes)
        session.opened.connect(self._forget)
        session.closed.connect(self._forget)
        watcher().theme_changed.connect(self._take_theme)

    def paint(self, painter: QPainter, where: QRectF, claim_id: str) -> None:
        """Draw the sparkline of a claim of figures or dates into a rectangle, if it is known and there is room."""
        if claim_id not in self._fresh:
            self._wanted.add(claim_id)
            self._asks.start()
        points = self._points.get(claim_id, ())
        width, height = int(where.width()), min(int(where.height()), MOST_HEIGHT)
        device = painter.device()
        if len(points) < 2 or height < LEAST_HEIGHT or device is None:
            return
        key = claim_id, width, height, device.devicePixelRatio()
        if key not in self._pictures:
            self._pictures[key] = sparkline(points, QSize(width, height), ratio=key[3])
        painter.drawPixmap(QPointF(where.topLeft()), self._pictures[key])

    def _ask(self) -> None:
        ids = list(self._wanted)
        self._wanted.clear()
        self._fresh.update(ids)
        self._session.ask(lambda project: read_points(project, ids), lambda found: self._take(ids, found))

    def _take(self, ids: list[str], found: dict[str, tuple[Point, ...]]) -> None:
        changed = [each for each in ids if found.get(each, ()) != self._points.get(each, ())]
        for each in changed:
            self._points[each] = found.get(each, ())
        if changed:
            self._pictures = {key: made for key, made in self._pictures.items() if key[0] not in changed}
            self.arrived.emit()

    def _take_changes(self, changes: Changes) -> None:
        if changes.concerns(*KINDS) and self._fresh:
            self._fresh.clear()
            self.arrived.emit()

    def _take_theme(self) -> None:
        self._pictures.clear()

    def _forget(self) -> None:
        self._points.clear()
        self._fresh.clear()
        self._wanted.clear()
        self._pictures.clear()
