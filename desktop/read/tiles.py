"""The patterns of underlines as small pixmaps to tile with: drawing dashes by a pen costs twenty times as much."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from crossread.desktop.look.palettes import LinePattern

HEIGHT = 4
THICKNESS = 2.5
# Width of one period, and the inked stretches (left, width) in it.
_DASHES: dict[LinePattern, tuple[int, tuple[tuple[float, float], ...]]] = {
    LinePattern.DASHED: (11, ((0, 7),)),
    LinePattern.DOTTED: (5, ((0, 2.2),)),
    LinePattern.DASH_DOT: (15, ((0, 8), (11, 2))),
}
_WAVE = 8
_ORIGIN = QPointF()


class Tiles:
    """Tiles made when first used."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, int, float], QPixmap] = {}

    def draw(self, painter: QPainter, where: QRectF, colour: QColor, pattern: int, ratio: float) -> None:
        """Fill a stretch with the pattern; `ratio` is that of device to logical pixels.

        The stretch is `HEIGHT` pixels high; of a lower one, of which many lie close together, the upper part is seen.
        """
        if pattern == LinePattern.SOLID:
            thickness = min(THICKNESS, where.height() * THICKNESS / HEIGHT)
            painter.fillRect(QRectF(where.left(), where.top(), where.width(), thickness), colour)
            return
        if where.height() < HEIGHT:
            where = QRectF(where.left(), where.top(), where.width(), max(1.0, where.height() - 0.5))
        key = (colour.rgba(), pattern, ratio)
        tile = self._made.get(key)
        if tile is None:
            tile = self._made[key] = _tile(colour, LinePattern(pattern), ratio)
        painter.drawTiledPixmap(where, tile, _ORIGIN)


def _tile(colour: QColor, pattern: LinePattern, ratio: float) -> QPixmap:
    period, dashes = _DASHES.get(pattern, (_WAVE, ()))
    # Enough periods that a fraction of a device pixel is not lost at every one.
    periods = 8
    tile = QPixmap(round(period * periods * ratio), round(HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    if pattern is LinePattern.DOUBLE:
        width = period * periods + 1
        painter.fillRect(QRectF(0, 0, width, 1), colour)
        painter.fillRect(QRectF(0, 2.5, width, 1), colour)
    elif pattern is LinePattern.WAVY:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.2))
        path = QPainterPath(QPointF(-_WAVE, 1.5))
        for number in range(-1, periods + 1):
            x = number * _WAVE
            path.cubicTo(x + _WAVE / 2, -1.2, x + _WAVE / 2, 4.2, x + _WAVE, 1.5)
        painter.drawPath(path)
    else:
        for number in range(periods):
            for left, length in dashes:
                painter.fillRect(QRectF(number * period + left, 0, length, THICKNESS), colour)
    painter.end()
    return tile
