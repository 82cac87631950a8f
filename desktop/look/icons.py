"""The icons as Qt's own, for actions; their drawings are in `drawings`."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from crossread.desktop.look.drawings import SIZE, draw, pixmap
from crossread.desktop.look.theme import current

__all__ = ["SIZE", "draw", "icon", "pixmap"]


def icon(name: str, role: str = "ink_quiet") -> QIcon:
    """The icon of that file name in a colour role of the theme; it follows the theme and any scale by itself."""
    return QIcon(_Engine(name, role))


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
