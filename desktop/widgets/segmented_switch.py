"""A row of words of which one is chosen, drawn as one quiet control."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher


class SegmentedSwitch(QWidget):
    """Choices are (key, label); a count can stand behind a label. Left and right choose, as does the mouse."""

    accessible_role = "ComboBox"

    chosen = Signal(str)
    """The key that the user chose; `choose()` does not emit it."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, chosen: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._counts: dict[str, int] = {}
        self._tips: dict[str, str] = {}
        self._key = chosen or next((key for key, _ in self._choices), "")
        self._hover = ""
        self._name = name
        self._font = fonts.interface_font()
        self._strong = fonts.interface_font("strong")
        self.setFont(self._strong)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._tell()
        watcher().theme_changed.connect(self.update)

    @property
    def key(self) -> str:
        """The key of what is chosen."""
        return self._key

    def choose(self, key: str) -> None:
        """Show a key as chosen, without telling anybody."""
        if key in (known for known, _ in self._choices):
            self._key = key
            self._tell()
            self.update()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; what is chosen stays so if it is among them, else the first is."""
        self._choices = list(choices)
        known = [key for key, _ in self._choices]
        if self._key not in known:
            self._key = next(iter(known), "")
        self._tell()
        self.updateGeometry()
        self.update()

    def set_tip(self, key: str, tip: str) -> None:
        """Say more of a choice while the pointer rests on it."""
        self._tips[key] = tip

    def set_count(self, key: str, count: int) -> None:
        """Show a number behind a label; none for 0."""
        self._counts[key] = count
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(sum(width for _, width in self._widths()), 28)

    def minimumSizeHint(self) -> QSize:
        """It cannot be narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The outline, the ground of the chosen word, the words."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.hairline, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(outline, 6, 6)
        x = 0
        for (key, label), (_, width) in zip(self._choices, self._widths(), strict=True):
            chosen = key == self._key
            place = QRectF(x, 0, width, self.height())
            if chosen or key == self._hover:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.accent_fill if chosen else look.hover)
                painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
            painter.setFont(self._strong if chosen else self._font)
            painter.setPen(look.accent if chosen else look.ink_quiet)
            text = self._text(key, label)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
            x += width
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(outline.adjusted(0.25, 0.25, -0.25, -0.25), 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose_and_tell(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose."""
        self._hover = self._at(event.position().x())
        self.setToolTip(self._tips.get(self._hover, ""))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover = ""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the choices."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = [key for key, _ in self._choices]
        place = keys.index(self._key) + step
        if 0 <= place < len(keys):
            self._choose_and_tell(keys[place])

    def _choose_and_tell(self, key: str) -> None:
        if key and key != self._key:
            self.choose(key)
            self.chosen.emit(key)

    def _at(self, x: float) -> str:
        left = 0
        for (key, _), (_, width) in zip(self._choices, self._widths(), strict=True):
            if left <= x < left + width:
                return key
            left += width
        return ""

    def _text(self, key: str, label: str) -> str:
        count = self._counts.get(key, 0)
        return f"{label} {count}" if count else label

    def _widths(self) -> list[tuple[str, int]]:
        metrics = self.fontMetrics()
        return [(key, metrics.horizontalAdvance(self._text(key, label)) + 28) for key, label in self._choices]

    def _tell(self) -> None:
        labels = dict(self._choices)
        self.setAccessibleName(f"{self._name}: {labels.get(self._key, '')}")
