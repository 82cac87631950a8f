"""Colours to choose from: a row of swatches drawn as the marks in the text will be, and a field for any other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from crossread.desktop.look.palettes import claim_line, draw_line, line_pattern
from crossread.desktop.look.textures import draw_sign
from crossread.desktop.look.theme import current, watcher

CELL_WIDTH, CELL_HEIGHT = 30, 24


class Swatches(QWidget):
    """A row of colours; the arrows go through it and choose, as a click does."""

    accessible_role = "ColorChooser"

    chosen = Signal(str)
    """The user chose a colour, as it is stored."""
    left = Signal()
    """The keys went elsewhere."""

    def __init__(self, colors: Sequence[str], name: str, *, lines: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colors, self._name, self._lines = tuple(colors), name, lines
        self._color, self._record_id = "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        watcher().theme_changed.connect(self.update)

    @property
    def color(self) -> str:
        """The colour that is chosen; it need not be one of the swatches."""
        return self._color

    def show_color(self, color: str, record_id: str) -> None:
        """Show a colour as chosen; the pattern of one outside the palette follows from the record's id."""
        self._color, self._record_id = color, record_id
        said = color
        if color in self._colors:
            said = self.tr("{place} of {count}").format(place=self._colors.index(color) + 1, count=len(self._colors))
        self.setAccessibleName(f"{self._name}: {said}" if said else self._name)
        self.update()

    def sizeHint(self) -> QSize:
        """All in one row."""
        return QSize(len(self._colors) * CELL_WIDTH, CELL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """They get narrower where there is less room."""
        return QSize(len(self._colors) * 12, CELL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each colour as a bar or line; the chosen one outlined."""
        look, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, color in enumerate(self._colors):
            cell = self._cell(place)
            if color == self._color:
                painter.setPen(QPen(look.focus if self.hasFocus() else look.ink_quiet, 1.5))
                painter.setBrush(look.accent_fill)
                painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4)
            self._draw(painter, cell, color)
        if self.hasFocus() and self._color not in self._colors:
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _draw(self, painter: QPainter, cell: QRectF, color: str) -> None:
        middle = cell.center().y()
        # What pattern another colour would bring is known once it is chosen: it is that of the first of that colour.
        record_id = self._record_id if color == self._color else ""
        if self._lines:
            line = QLineF(cell.left() + 3, middle, cell.right() - 3, middle)
            draw_line(painter, line, claim_line(color), line_pattern(color, record_id), 2.5)
        else:
            draw_sign(painter, QRectF(cell.left() + 3, middle - 5.5, cell.width() - 6, 11), color, record_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose the next."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = self._colors.index(self._color) + step if self._color in self._colors else 0
        if 0 <= at < len(self._colors):
            self._choose(self._colors[at])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        at = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._choose(self._colors[at])

    def event(self, event: QEvent) -> bool:
        """What a swatch's colour is, as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._colors[at] if at >= 0 else "", self)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving ends a visit."""
        super().focusOutEvent(event)
        self.left.emit()

    def _choose(self, color: str) -> None:
        if self.isEnabled() and color != self._color:
            self.show_color(color, self._record_id)
            self.chosen.emit(color)

    def _cell_width(self) -> float:
        return min(CELL_WIDTH, self.width() / max(len(self._colors), 1))

    def _cell(self, place: int) -> QRectF:
        return QRectF(place * self._cell_width(), 0, self._cell_width(), CELL_HEIGHT)

    def _at(self, at: QPointF) -> int:
        place = int(at.x() // self._cell_width())
        return place if 0 <= place < len(self._colors) and 0 <= at.y() < CELL_HEIGHT else -1


def hex_color(text: str) -> str | None:
    """A colour that was typed (`#1B9E77`, `1b9e77`, `#1b9`, `teal`) as it is stored; None if it is none."""
    typed = text.strip()
    color = QColor.fromString(typed)
    if not color.isValid():
        color = QColor.fromString(f"#{typed}")
    return color.name() if color.isValid() and color.alpha() == 255 else None
