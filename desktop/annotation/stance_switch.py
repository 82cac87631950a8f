"""Asserts, denies, questions: three words of which one is chosen, each with its sign."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from crossread.db.records import Stance
from crossread.desktop.annotation.words import draw_stance, stances
from crossread.desktop.look import fonts
from crossread.desktop.look.theme import current, watcher

_SIGN = 13


class StanceSwitch(QWidget):
    """Takes the width there is, and shows the signs alone where the words have no room."""

    accessible_role = "ComboBox"

    chosen = Signal(str)
    """The stance that the user chose; `choose()` does not emit it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._choices = stances()
        self._key = self._choices[0][0]
        self._hover = ""
        self._font, self._strong = fonts.interface_font(), fonts.interface_font("strong")
        self.setFont(self._strong)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(300)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        watcher().theme_changed.connect(self.update)
        self._tell()

    @property
    def stance(self) -> str:
        """What is chosen."""
        return self._key

    def choose(self, stance: Stance) -> None:
        """Show a stance as chosen, without telling anybody."""
        self._key = stance
        self._tell()
        self.update()

    @property
    def name(self) -> str:
        """The accessible name without what is chosen."""
        return self._name

    def set_name(self, name: str) -> None:
        """Another accessible name."""
        self._name = name
        self._tell()

    def sizeHint(self) -> QSize:
        """As wide as signs and words."""
        return QSize(sum(self._least(word) for _, word in self._choices) + 24, 26)

    def minimumSizeHint(self) -> QSize:
        """Three signs."""
        return QSize(90, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The outline, the ground of the chosen word, signs and words."""
        look = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.hairline, 1))
        painter.setBrush(look.paper_raised)
        painter.drawRoundedRect(outline, 6, 6)
        worded = self._is_worded()
        for (key, word), (left, width) in zip(self._choices, self._places(), strict=True):
            chosen = key == self._key
            place = QRectF(left, 0, width, self.height())
            if chosen or (key == self._hover and self.isEnabled()):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.accent_fill if chosen else look.hover)
                painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
            font = self._strong if chosen else self._font
            painter.setFont(font)
            color = look.accent if chosen else look.ink_quiet
            text = painter.fontMetrics().horizontalAdvance(word) if worded else 0
            begin = left + (width - text - (_SIGN if worded else 8)) / 2
            draw_stance(painter, QRectF(begin, self.height() / 2 - 4, 8, 8), key, color)
            if worded:
                painter.setPen(color)
                painter.drawText(
                    QRectF(begin + _SIGN, 0, text + 4, self.height()), int(Qt.AlignmentFlag.AlignVCenter), word
                )
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(outline.adjusted(0.25, 0.25, -0.25, -0.25), 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose_and_tell(self._at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose, and say it where there is no room for words."""
        self._hover = self._at(event.position().x())
        self.setToolTip("" if self._is_worded() else dict(self._choices).get(self._hover, ""))
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer any more."""
        self._hover = ""
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go through the choices."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        keys = [key for key, _ in self._choices]
        at = keys.index(self._key) + step
        if 0 <= at < len(keys):
            self._choose_and_tell(keys[at])

    def _choose_and_tell(self, key: str) -> None:
        if key and key != self._key:
            self._key = key
            self._tell()
            self.update()
            self.chosen.emit(key)

    def _at(self, x: float) -> str:
        for (key, _), (left, width) in zip(self._choices, self._places(), strict=True):
            if left <= x < left + width:
                return key
        return ""

    def _least(self, word: str) -> int:
        return self.fontMetrics().horizontalAdvance(word) + _SIGN + 8

    def _is_worded(self) -> bool:
        return sum(self._least(word) for _, word in self._choices) <= self.width()

    def _places(self) -> list[tuple[float, float]]:
        """Left edge and width of each: by its word, and what is left over shared."""
        worded = self._is_worded()
        widths = [float(self._least(word)) if worded else 8.0 for _, word in self._choices]
        spare = (self.width() - sum(widths)) / len(widths)
        places, left = [], 0.0
        for width in widths:
            places.append((left, width + spare))
            left += width + spare
        return places

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {dict(self._choices)[self._key]}")
