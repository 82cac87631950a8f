"""The icons: drawn in one stroke on a 16-unit grid (resources/icons), tinted with the theme's colours."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from crossread import resources
from crossread.desktop.look.theme import current

SIZE = 16


def icon(name: str, role: str = "ink_quiet") -> QIcon:
    """The icon of that file name in a colour role of the theme; it follows the theme and any scale by itself."""
    return QIcon(_Engine(name, role))


@cache
def _drawing(name: str) -> bytes:
    return (Path(resources.__file__).parent / "icons" / f"{name}.svg").read_bytes()


def pixmap(name: str, color: QColor, size: int = SIZE, scale: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` device-independent pixels."""
    made = QPixmap(QSize(round(size * scale), round(size * scale)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw(painter, QRectF(0, 0, size * scale, size * scale), name, color)
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def draw(painter: QPainter, where: QRectF, name: str, color: QColor) -> None:
    """Draw the icon into a rectangle."""
    from PySide6.QtSvg import QSvgRenderer  # 6 ms that the first paint of a text need not wait for

    drawing = _drawing(name).replace(b"currentColor", color.name().encode())
    QSvgRenderer(drawing).render(painter, where)


class _Engine(QIconEngine):
    """Renders on demand, so that a change of theme needs no new icons and start-up draws only what is seen."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        self._made: dict[tuple[str, int, int], QPixmap] = {}

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw(painter, QRectF(rect), self._name, self._color(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        color = self._color(mode, state)
        key = (color.name(), size.width(), size.height())
        if key not in self._made:
            made = QPixmap(size)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            draw(painter, QRectF(0, 0, size.width(), size.height()), self._name, color)
            painter.end()
            self._made[key] = made
        return self._made[key]

    def _color(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        theme = current()
        if mode == QIcon.Mode.Disabled:
            return theme.ink_faint
        if state == QIcon.State.On:
            return theme.accent
        color = getattr(theme, self._role)
        assert isinstance(color, QColor)
        return color
