"""The patterns of events: quiet textures in the fills behind letters, clearer ones in signs, never colour alone.

Behind letters a texture only ever keeps the contrast that words need (tests/desktop/look/test_textures.py). It is
drawn where the settings want it or the system asks for more contrast; signs (swatches, the strip) always have it.
"""

from enum import IntEnum
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPaintEngine, QPainter, QPen, QPixmap

from crossread.db.palette import EVENT_COLORS
from crossread.desktop.look import palettes, signs
from crossread.desktop.look.theme import Theme, current


class Texture(IntEnum):
    """What is drawn into a fill."""

    PLAIN = 0
    HATCH = 1
    DOTS = 2
    RULED = 3
    BANDS = 4
    LATTICE = 5
    DASHES = 6
    STRIPES = 7


class Weight(IntEnum):
    """How clearly textures behind letters are drawn."""

    NONE = 0
    QUIET = 1
    CLEAR = 2


_CONTRASTS = {Weight.QUIET: 1.2, Weight.CLEAR: 1.6}
"""Of a stroke to the fill that it is drawn on."""
_IN_SIGNS = 2.2
# What is translucent lets the paper through, which takes contrast away.
_SEEN_THROUGH = {Weight.QUIET: 1.5, Weight.CLEAR: 2.4}
# Of a texture that covers more the strokes are paler, of one that covers less stronger: all are equally loud.
_CALM = {Texture.BANDS: 0.5, Texture.RULED: 0.85, Texture.STRIPES: 0.8, Texture.DASHES: 1.3}
# From stroke to stroke in logical pixels, behind letters and in signs, and how thick a stroke is.
_PERIODS: dict[Texture, tuple[float, float]] = {
    Texture.HATCH: (6, 4),
    Texture.DOTS: (6, 4),
    Texture.RULED: (5, 3),
    Texture.BANDS: (12, 6),
    Texture.LATTICE: (8, 5),
    Texture.DASHES: (10, 6),
    Texture.STRIPES: (8, 4),
}
# In figures that are printed, or drawn as shapes, only patterns of Qt's own can be had.
_PRINTED: dict[Texture, Qt.BrushStyle] = {
    Texture.HATCH: Qt.BrushStyle.BDiagPattern,
    Texture.DOTS: Qt.BrushStyle.Dense6Pattern,
    Texture.RULED: Qt.BrushStyle.HorPattern,
    Texture.BANDS: Qt.BrushStyle.FDiagPattern,
    Texture.LATTICE: Qt.BrushStyle.DiagCrossPattern,
    Texture.DASHES: Qt.BrushStyle.CrossPattern,
    Texture.STRIPES: Qt.BrushStyle.VerPattern,
}
_BAND = 0.36
_DOT = 1.15
_LEAST_TILE = 64
DIMMED = 0.4
"""The share of a texture on a fill that is dimmed."""
_STEPS = 40
_LETTERS = 4.6
_ORIGIN = QPointF()

_wants: dict[str, bool] = {"settings": True}
_tiles: dict[tuple[int, Texture, float, float, str, bool], QPixmap] = {}


def texture(color: str, event_id: str = "") -> Texture:
    """The texture of an event: that of its stored colour, another where the palette starts over (see `signs`)."""
    return Texture(signs.place(color, EVENT_COLORS, event_id) % len(Texture))


def tell(who: str, wants: bool | None) -> bool:
    """Hear whether textures are wanted behind letters: from the settings, or from a system that wants more contrast.

    True if they are to be drawn otherwise than before.
    """
    before = weight()
    _wants[who] = wants is True
    return weight() is not before


def weight() -> Weight:
    """How clearly textures behind letters are drawn now."""
    if any(wants for who, wants in _wants.items() if who != "settings"):
        return Weight.CLEAR
    return Weight.QUIET if _wants["settings"] else Weight.NONE


def _stroke(ground: QColor, contrast: float, look: Theme, *, lettered: bool) -> QColor:
    """The colour of strokes on a ground: of its own hue, darker on a light page; nearer to the paper on a dark one and
    where letters could not be read on darker strokes."""
    hue, saturation = max(ground.hslHueF(), 0.0), ground.hslSaturationF()
    if look.is_dark or (lettered and palettes.contrast(ground, look.ink) < contrast * _LETTERS):
        aim = look.paper
    elif palettes.contrast(ground, QColor(0, 0, 0)) > contrast * 1.6:
        aim = QColor.fromHslF(hue, min(1.0, saturation * 1.1), 0.14)
    else:
        aim = QColor(255, 255, 255)
    made = ground
    for step in range(1, _STEPS + 1):
        made = palettes.mixed(ground, aim, step / _STEPS)
        if palettes.contrast(made, ground) >= contrast:
            break
    return made


def draw_ground(
    painter: QPainter, where: QRectF, ground: QColor, kind: Texture, look: Theme, *, share: float = 1.0
) -> None:
    """Fill a stretch behind letters with an opaque colour and its texture, if textures are wanted there.

    `share` is how strong the texture is of what it could be, 0 to 1; its periods begin at the left upper corner.
    """
    now = weight()
    if not kind or now is Weight.NONE:
        painter.fillRect(where, ground)
        return
    contrast = 1 + (_CONTRASTS[now] - 1) * share
    painter.drawTiledPixmap(where, tile(ground, kind, contrast, painter.device().devicePixelRatio(), look), _ORIGIN)


def draw_strip(painter: QPainter, where: QRectF, ground: QColor, kind: Texture, look: Theme) -> None:
    """Fill a thin bar on which nothing has to be read, with an opaque colour and its texture as signs have it."""
    if not kind:
        painter.fillRect(where, ground)
        return
    ratio = painter.device().devicePixelRatio()
    painter.drawTiledPixmap(where, tile(ground, kind, _IN_SIGNS, ratio, look, fine=True), _ORIGIN)


def draw_sign(
    painter: QPainter, where: QRectF, color: str, event_id: str = "", *, radius: float = 2.5, look: Theme | None = None
) -> None:
    """The sign of an event: a small bar in its stored colour, as the theme shows it, and its texture."""
    look = look or current()
    draw_bar(painter, where, palettes.shown(color, look), texture(color, event_id), look, radius=radius)


def draw_bar(
    painter: QPainter, where: QRectF, ground: QColor, kind: Texture, look: Theme, *, radius: float = 2.5
) -> None:
    """A small bar of a colour as the theme shows it, with a texture. No outline; a radius of 0 is a plain rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=radius > 0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrushOrigin(where.topLeft())
    is_printed = painter.paintEngine().type() != QPaintEngine.Type.Raster
    ratio = painter.device().devicePixelRatio()
    painter.setBrush(ground if is_printed else sign_brush(ground, kind, ratio, look))
    painter.drawRoundedRect(where, radius, radius)
    if is_printed and kind:
        painter.setBrush(printed_brush(kind, look))
        painter.drawRoundedRect(where, radius, radius)
    painter.restore()


def printed_brush(kind: Texture, look: Theme) -> QBrush:
    """What is laid over a shape in a figure that is printed or drawn as shapes; nothing for a plain one."""
    return QBrush(look.paper, _PRINTED[kind]) if kind else QBrush()


def sign_brush(ground: QColor, kind: Texture, ratio: float, look: Theme) -> QBrush:
    """What fills a sign; `ratio` is that of device to logical pixels. Set the origin of brushes at its corner."""
    return QBrush(tile(ground, kind, _IN_SIGNS, ratio, look, fine=True)) if kind else QBrush(ground)


def ground_brush(ground: QColor, kind: Texture, ratio: float, look: Theme) -> QBrush:
    """What fills a shape that stands for a fill behind letters and is as translucent, as a ribbon between two pages."""
    now = weight()
    if not kind or now is Weight.NONE:
        return QBrush(ground)
    return QBrush(tile(ground, kind, _SEEN_THROUGH[now], ratio, look))


def tile(ground: QColor, kind: Texture, contrast: float, ratio: float, look: Theme, *, fine: bool = False) -> QPixmap:
    """A piece of a texture that can be laid beside itself, some periods wide and high; made once.

    `contrast` is that of the strokes to the ground, `fine` is for signs, where there is room for a few strokes only.
    """
    key = (ground.rgba(), kind, contrast, ratio, look.name, fine)
    known = _tiles.get(key)
    if known is None:
        known = _tiles[key] = _made(ground, kind, contrast, ratio, look, fine=fine)
    return known


def _made(ground: QColor, kind: Texture, contrast: float, ratio: float, look: Theme, *, fine: bool) -> QPixmap:
    calm = 1.0 if fine else _CALM.get(kind, 1.0)
    lettered = not fine and ground.alpha() == 255
    ink = _stroke(QColor(ground.rgb()), 1 + (contrast - 1) * calm, look, lettered=lettered)
    ink.setAlpha(ground.alpha())
    # Even, as every other row of dots and dashes is set half a period aside.
    period = 2 * max(round(_PERIODS[kind][fine] * ratio / 2), 2)
    one = QPixmap(period, period)
    one.fill(ground)
    painter = QPainter(one)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    _draw(painter, kind, ink, period, ratio)
    painter.end()
    # Of larger pieces fewer have to be laid beside each other.
    size = period * ceil(_LEAST_TILE / period)
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.drawTiledPixmap(made.rect(), one)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def _draw(painter: QPainter, kind: Texture, ink: QColor, period: int, ratio: float) -> None:
    """One period in pixels of the device, so that no fraction of one is lost where it meets the next."""
    thin, half = max(1, round(ratio)), period // 2
    if kind is Texture.RULED:
        painter.fillRect(0, half, period, thin, ink)
    elif kind is Texture.STRIPES:
        painter.fillRect(half, 0, thin, period, ink)
    elif kind is Texture.DASHES:
        for x, y in ((0, half // 2), (half, half // 2 + half)):
            painter.fillRect(x, y, max(half - thin, 2), thin, ink)
    elif kind is Texture.DOTS:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        reach = min(_DOT * ratio, period / 3.4)
        for part in (0.25, 0.75):
            painter.drawEllipse(QPointF(part * period, part * period), reach, reach)
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, period * _BAND if kind is Texture.BANDS else max(1.2, ratio * 0.9)))
        for x in range(-2 * period, 3 * period, period):
            if kind is not Texture.BANDS:
                painter.drawLine(x - period, 2 * period, x + 2 * period, -period)
            if kind is not Texture.HATCH:
                painter.drawLine(x - period, -period, x + 2 * period, 2 * period)
