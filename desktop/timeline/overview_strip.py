"""The small picture of everything below the axis: how much lies when, and what is looked at. Needs numpy."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap

from crossread.desktop.look.modes import ThemeName
from crossread.desktop.look.theme import Theme
from crossread.desktop.timeline.bars import Floats
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.fold import Fold
from crossread.desktop.timeline.lane_image import strips_alone
from crossread.desktop.timeline.sketch import Sketch, rgb
from crossread.desktop.timeline.time_window import TimeWindow, fitted

STRIP = 7
FOOT = 3


@dataclass(frozen=True, slots=True)
class Overview:
    """`whole` is what the picture shows, on the axis as it is drawn, `masses` the weight from each of its edges to the
    next. It is kept as long as nothing of it is other.
    """

    figures: Figures
    width: int
    theme: ThemeName
    fold: Fold
    whole: TimeWindow
    edges: Floats
    masses: Floats
    picture: QPixmap

    def rect(self, made: Sketch) -> QRectF:
        """Where it lies on the canvas."""
        return QRectF(made.layout.left, made.layout.height - STRIP - FOOT, made.layout.plot_width, STRIP)

    def part(self, made: Sketch) -> QRectF:
        """Where the part lies that is looked at; wide enough to be seen and taken."""
        rect = self.rect(made)
        left, right = (
            rect.left() + min(max(self.whole.share(each), 0.0), 1.0) * rect.width()
            for each in (made.window.first, made.window.last)
        )
        middle = min(max((left + right) / 2, rect.left() + 3), rect.right() - 3)
        left, right = min(left, middle - 3), max(right, middle + 3)
        return QRectF(left, rect.top() - 2, right - left, rect.height() + 4)

    def place_at(self, x: float, made: Sketch) -> float:
        """The place on the axis at a place of the canvas."""
        rect = self.rect(made)
        return self.whole.at((x - rect.left()) / rect.width())


def overview_of(before: Overview | None, figures: Figures, made: Sketch, look: Theme) -> Overview | None:
    """The picture for a sketch; the one before if it still holds, none where there is no room for it."""
    layout = made.layout
    if not layout.overview or figures.extent is None:
        return None
    known = (layout.plot_width, look.name, made.fold)
    if before is not None and before.figures is figures and (before.width, before.theme, before.fold) == known:
        return before
    first, last = (made.fold.to_plot(each) for each in figures.extent)
    whole = fitted(first, last)
    places = np.linspace(whole.first, whole.last, max(layout.plot_width // 2, 2))
    edges = np.array([made.fold.to_real(each) for each in places.tolist()]) if len(made.fold.real) else places
    masses = _masses(before, figures, edges)
    return Overview(figures, *known[:2], made.fold, whole, edges, masses, _picture(masses, layout.plot_width, look))


def _masses(before: Overview | None, figures: Figures, edges: Floats) -> Floats:
    """The weight of all between the edges; where one lane of many is another, only that is looked up again."""
    if before is None or not np.array_equal(before.edges, edges):
        return np.asarray(figures.masses(edges).sum(axis=0))
    then, now = before.figures, figures
    fresh = [each for each, column in now.columns.items() if column is not then.columns.get(each)]
    stale = [each for each, column in then.columns.items() if column is not now.columns.get(each)]
    changed = now.mass.between(edges, fresh).sum(axis=0) - then.mass.between(edges, stale).sum(axis=0)
    return np.asarray(before.masses + changed)


def _picture(masses: Floats, width: int, look: Theme) -> QPixmap:
    # By the root: beside the day that all write of, the others would not be seen.
    shares = np.sqrt(np.where(masses > 1e-9, masses, 0.0) / max(float(masses.max(initial=0.0)), 1e-9))
    pixels = strips_alone(shares, rgb(look.ink_quiet))
    row = QImage(pixels.tobytes(), pixels.shape[1], 1, pixels.shape[1] * 4, QImage.Format.Format_RGBA8888)
    return QPixmap.fromImage(row.scaled(width, STRIP))


def paint_overview(painter: QPainter, overview: Overview, made: Sketch, look: Theme) -> None:
    """The picture, and the frame round what is looked at."""
    rect = overview.rect(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(rect, look.strip)
    painter.drawPixmap(rect.topLeft(), overview.picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.ink_quiet, 1.2))
    painter.setBrush(look.hover)
    painter.drawRoundedRect(overview.part(made), 2, 2)
