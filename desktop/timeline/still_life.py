"""What stays as it is while one moves through time, kept as pixels: the letters before the lanes, the undated after."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from crossread.desktop.look import signs
from crossread.desktop.look.theme import Theme
from crossread.desktop.timeline.gutter import paint_gutter, paint_undated
from crossread.desktop.timeline.scenery import Scenery


class StillLife:
    """One for one drawing. It is painted anew once anything in it is other."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._pictures: list[tuple[int, QPixmap]] = []

    def paint(self, painter: QPainter, scenery: Scenery, look: Theme, scale: float) -> None:
        """Both sides, for a screen with so many pixels for one of ours; nothing in a strip, which has none."""
        made = scenery.sketch
        if made is None or made.layout.compact:
            return
        drawn = look.name, scale, signs.generation()
        key = made.layout, made.options.stacked, scenery.pointed_lane, drawn, scenery.lanes, scenery.undated
        if key != self._key:
            self._key = key
            whole = made.layout.width
            spans = ((0, made.layout.left), (made.layout.right, whole))
            self._pictures = [(left, self._picture(scenery, look, scale, left, right)) for left, right in spans]
        for left, picture in self._pictures:
            painter.drawPixmap(QPointF(left, 0), picture)

    @staticmethod
    def _picture(scenery: Scenery, look: Theme, scale: float, left: int, right: int) -> QPixmap:
        assert scenery.sketch is not None
        picture = QPixmap(round((right - left) * scale), round(scenery.sketch.layout.height * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(look.panel)
        painter = QPainter(picture)
        painter.translate(-left, 0)
        paint_sides(painter, scenery, look)
        painter.end()
        return picture


def paint_sides(painter: QPainter, scenery: Scenery, look: Theme) -> None:
    """Letters and titles before the lanes, the undated after them, on whatever is painted on."""
    if scenery.sketch is not None and not scenery.sketch.layout.compact:
        paint_gutter(painter, scenery.lanes, scenery.pointed_lane, scenery.sketch, look)
        paint_undated(painter, scenery.undated, scenery.pointed_lane, scenery.sketch, look)
