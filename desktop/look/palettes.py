"""The colours of sources, events and claims, and the signs that say the same without colour.

Every palette was chosen by search so that its members keep apart from each other and from the conflict colour, in all
themes, also for people who see no red or no green; tests/desktop/look measures it. Files store the colours of events
and claims as the light theme shows them; the dark theme's partners are looked up here.
"""

from collections.abc import Iterable
from enum import IntEnum

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from crossread.db.palette import CLAIM_COLORS
from crossread.desktop.look import signs
from crossread.desktop.look.theme import Theme, current

SOURCE_COLORS: tuple[str, ...] = (
    "#15957b",
    "#502684",
    "#1086d3",
    "#a33d78",
    "#152726",
    "#435ab8",
    "#7b7d9e",
    "#53384d",
)
DARK_PARTNERS: dict[str, str] = {
    "#15957b": "#70fdc1",
    "#502684": "#a18fb6",
    "#1086d3": "#3fadfb",
    "#a33d78": "#bd658b",
    "#152726": "#96bab2",
    "#435ab8": "#647beb",
    "#7b7d9e": "#bcc9f3",
    "#53384d": "#f9dbeb",
    "#ecd05a": "#f0ec52",
    "#6eedb5": "#a0c0b2",
    "#7792ee": "#7575e9",
    "#d671a7": "#c786b4",
    "#66caff": "#70bfff",
    "#7aa489": "#5f858c",
    "#f0c2d8": "#f7dbee",
    "#d58b4b": "#f4e2c8",
    "#2574b0": "#4998fe",
    "#6e3562": "#e592c7",
    "#4c9f79": "#69fdc6",
    "#a07dfb": "#8d7bb0",
    "#163639": "#a0c0b2",
    "#2a9cae": "#628187",
    "#2b3cad": "#c0c5ff",
    "#916f80": "#fadaea",
}

LIGHT_FILL_ALPHA = 0.42
DARK_FILL_ALPHA = 0.25


class LinePattern(IntEnum):
    """How a claim's underline is drawn, so that no colour is needed to know it."""

    SOLID = 0
    DASHED = 1
    DOTTED = 2
    DOUBLE = 3
    DASH_DOT = 4
    WAVY = 5


def source_letter(index: int) -> str:
    """The letter of the source at a place in the list: A … Z, AA, AB …"""
    letters = ""
    index += 1
    while index > 0:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def stored_source_color(index: int) -> QColor:
    """The colour of the source at a place, as the light theme shows it; see `shown`."""
    return QColor(SOURCE_COLORS[index % len(SOURCE_COLORS)])


def source_color(index: int, theme: Theme | None = None) -> QColor:
    """The colour of the source at a place in the list; the palette starts over after its last."""
    return shown(SOURCE_COLORS[index % len(SOURCE_COLORS)], theme)


def shown(color: str, theme: Theme | None = None) -> QColor:
    """A stored colour as the theme shows it: at least 3:1 on paper in the dark; what is no colour becomes grey."""
    theme = theme or current()
    stored = QColor.fromString(color) if color else QColor()
    if not stored.isValid():
        return QColor(theme.ink_faint)
    if not theme.is_dark:
        return stored
    partner = DARK_PARTNERS.get(stored.name())
    return QColor(partner) if partner else _with_contrast(stored, theme)


def claim_line(color: str, theme: Theme | None = None) -> QColor:
    """A stored colour as that of an underline: at least 3:1 on paper, whatever the researcher chose."""
    theme = theme or current()
    return _with_contrast(shown(color, theme), theme)


def event_fill(color: str, theme: Theme | None = None, *, layers: int = 1) -> QColor:
    """A stored colour as the translucent ground of a passage, on which text in `ink` reads.

    Where several lie one over another, give their number: together they come to no more than one alone.
    """
    theme = theme or current()
    made = shown(color, theme)
    whole = DARK_FILL_ALPHA if theme.is_dark else LIGHT_FILL_ALPHA
    made.setAlphaF(1 - (1 - whole) ** (1 / max(layers, 1)))
    return made


def line_pattern(color: str, claim_id: str = "") -> LinePattern:
    """The pattern of a claim: that of its colour in the palette, else one that follows from its id (see `signs`)."""
    return LinePattern(signs.place(color, CLAIM_COLORS, claim_id) % len(LinePattern))


def claim_codes(claims: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A short code for each claim, given as (id, statement): initials, told apart by a digit where they meet."""
    codes: dict[str, str] = {}
    seen: dict[str, int] = {}
    for claim_id, statement in claims:
        initials = _initials(statement)
        seen[initials] = seen.get(initials, 0) + 1
        codes[claim_id] = initials if seen[initials] == 1 else f"{initials}{seen[initials]}"
    return codes


def _initials(statement: str) -> str:
    words = [word for word in ("".join(c for c in part if c.isalnum()) for part in statement.split()) if word]
    long_words = [word for word in words if len(word) > 3]
    chosen = long_words if len(long_words) >= 2 else words
    if len(chosen) == 1:
        return chosen[0][:2].upper()
    return "".join(word[0] for word in chosen[:3]).upper() or "?"


def draw_line(painter: QPainter, line: QLineF, color: QColor, pattern: LinePattern, thickness: float = 2.0) -> None:
    """Draw a level line, `line` being its middle; a double or wavy one is 2.5 times as high as its thickness."""
    painter.save()
    pen = QPen(color, thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pattern is LinePattern.DASHED:
        pen.setDashPattern([3.5, 1.8])
    elif pattern is LinePattern.DOTTED:
        pen.setDashPattern([1.0, 1.2])
    elif pattern is LinePattern.DASH_DOT:
        pen.setDashPattern([4.0, 1.4, 1.0, 1.4])
    elif pattern in (LinePattern.DOUBLE, LinePattern.WAVY):
        pen.setWidthF(thickness / 2)
    painter.setPen(pen)
    if pattern is LinePattern.DOUBLE:
        painter.drawLine(line.translated(0, -thickness * 0.75))
        painter.drawLine(line.translated(0, thickness * 0.75))
    elif pattern is LinePattern.WAVY:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_wave(line.x1(), line.x2(), line.y1(), thickness))
    else:
        painter.drawLine(line)
    painter.restore()


def _wave(x1: float, x2: float, y: float, thickness: float) -> QPainterPath:
    path = QPainterPath(QPointF(x1, y))
    half, x, up = thickness * 1.5, x1, True
    while x < x2:
        step = min(half, x2 - x)
        bend = y - thickness * 1.6 if up else y + thickness * 1.6
        path.quadTo(QPointF(x + step / 2, bend), QPointF(x + step, y))
        x, up = x + step, not up
    return path


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """A colour laid over an opaque ground at a share from 0 to 1, as one opaque colour."""

    def between(below: float, above: float) -> float:
        return below + (above - below) * share

    return QColor.fromRgbF(
        between(ground.redF(), colour.redF()),
        between(ground.greenF(), colour.greenF()),
        between(ground.blueF(), colour.blueF()),
    )


def contrast(a: QColor, b: QColor) -> float:
    """The contrast of two opaque colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    first, second = _luminance(a), _luminance(b)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def _with_contrast(color: QColor, theme: Theme, least: float = 3.0) -> QColor:
    made = QColor(color)
    step = 0.04 if theme.is_dark else -0.04
    while contrast(made, theme.paper) < least:
        lightness = made.lightnessF() + step
        if not 0.0 < lightness < 1.0:
            break
        made.setHslF(max(made.hslHueF(), 0.0), made.hslSaturationF(), lightness)
    return made
