"""What the timeline is painted on: a view of pyqtgraph with one picture in it, which its owner paints.

Nothing in it is scaled by the scene: a frame is worked out as a whole (`sketch`), so that sums are exact at every zoom.
Loads pyqtgraph, and numpy with it.
"""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem, QWidget

Paint = Callable[[QPainter], None]


class PlotView:
    """Looked at only: the widget around it has the pointer and the keys. `paint` is called for each frame."""

    def __init__(self, paint: Paint, parent: QWidget) -> None:
        self._view = _view(parent)
        self._picture = _Picture(paint)
        self._view.scene().addItem(self._picture)

    @property
    def viewport(self) -> QWidget:
        """The widget that the frames come to."""
        return self._view.viewport()

    def fill(self, width: int, height: int) -> None:
        """Take the size of the widget around it, in logical pixels."""
        self._view.setGeometry(0, 0, width, height)
        self._picture.fill(QRectF(0, 0, width, height))


class _Picture(QGraphicsItem):
    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint
        self._rect = QRectF()

    def fill(self, rect: QRectF) -> None:
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect

    def boundingRect(self) -> QRectF:
        """The whole view."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Whatever the owner paints."""
        self._paint(painter)


def _view(parent: QWidget) -> QGraphicsView:
    view: QObject = pg.GraphicsView(parent, background=None)
    assert isinstance(view, QGraphicsView)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    # Each part of the picture says how its edges are drawn.
    view.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    view.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
    return view
