"""The pens and lettered badges of a plot's points: made once for each source, so that a thousand are drawn at once."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from crossread.desktop.look import fonts
from crossread.desktop.look.palettes import contrast, source_color, source_letter
from crossread.desktop.look.theme import Theme
from crossread.desktop.review.trajectory.layout import RADIUS, Mark

REACH = RADIUS + 1
"""From the middle of a badge to its edges."""


@dataclass(frozen=True, slots=True)
class Ink:
    """What the points of one source are drawn with."""

    color: QColor
    faint: QPen
    bar: QPen
    rough: QPen
    end: QPen


class Inks:
    """For one drawing in one theme, on something with so many pixels to a unit."""

    def __init__(self, look: Theme, ratio: float) -> None:
        self.look, self._ratio = look, ratio
        self._known: dict[tuple[int, bool], Ink] = {}
        self._badges: dict[tuple[int, bool, bool], QPixmap] = {}

    def of(self, mark: Mark) -> Ink:
        """The pens for a point; fainter if it was set aside."""
        key = (mark.point.place, mark.point.aside is not None)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _ink(*key, self.look)
        return found

    def badge(self, mark: Mark) -> QPixmap:
        """The letter of a point's source on a disc, hollow for what it does not assert."""
        key = (mark.point.place, mark.point.aside is not None, mark.point.stance != "asserts")
        found = self._badges.get(key)
        if found is None:
            found = self._badges[key] = self._drawn(self.of(mark).color, source_letter(key[0]), is_hollow=key[2])
        return found

    def _drawn(self, color: QColor, letter: str, *, is_hollow: bool) -> QPixmap:
        pixels = ceil(2 * REACH * self._ratio)
        made = QPixmap(pixels, pixels)
        made.setDevicePixelRatio(self._ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(self.look.paper if is_hollow else color)
        painter.drawEllipse(QPointF(REACH, REACH), RADIUS - 0.75, RADIUS - 0.75)
        painter.setPen(self.look.ink if is_hollow else _on(color, self.look))
        painter.setFont(_letter_font(8 if len(letter) > 1 else 10))
        painter.drawText(QRectF(0, 0, 2 * REACH, 2 * REACH), int(Qt.AlignmentFlag.AlignCenter), letter)
        painter.end()
        return made


def _ink(place: int, is_aside: bool, look: Theme) -> Ink:
    color = source_color(place, look)
    if is_aside:
        faded = QColor(color)
        faded.setAlphaF(0.55)
        color = _over(faded, look.paper)
    faint = QColor(color)
    faint.setAlphaF(0.45)
    bar = QPen(color, 1.75)
    bar.setCapStyle(Qt.PenCapStyle.FlatCap)
    rough = QPen(bar)
    rough.setDashPattern([2.2, 1.8])
    return Ink(color, QPen(faint, 1.25), bar, rough, QPen(color, 1.75))


def _letter_font(pixels: int) -> QFont:
    font = fonts.interface_font("strong")
    font.setPixelSize(pixels)
    return font


def _over(color: QColor, ground: QColor) -> QColor:
    share = color.alphaF()

    def mixed(front: float, back: float) -> float:
        return front * share + back * (1 - share)

    return QColor.fromRgbF(
        mixed(color.redF(), ground.redF()),
        mixed(color.greenF(), ground.greenF()),
        mixed(color.blueF(), ground.blueF()),
    )


def _on(color: QColor, look: Theme) -> QColor:
    """Of the theme's letters and ground, what reads better on a colour."""
    return max((look.paper, look.ink), key=lambda each: contrast(each, color))
