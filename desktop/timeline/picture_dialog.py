"""The dialog that asks how large a picture in pixels shall be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from crossread.desktop.look.theme import current
from crossread.desktop.timeline.export import LEAST_SCALE, most_scale
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel

DOTS_PER_INCH = 96


class PictureDialog(QDialog):
    """Says the size in pixels of what is chosen; it blocks nothing but its window."""

    scale_chosen = Signal(float)
    """How many pixels for one of ours."""

    def __init__(self, size: tuple[int, int], scale: float, parent: QWidget | None = None) -> None:
        """`size` is how wide and high the picture is at one pixel for one of ours."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export the timeline as PNG"))
        self._size = size
        self.field = QDoubleSpinBox()
        self.field.setRange(LEAST_SCALE, most_scale(size))
        self.field.setDecimals(1)
        self.field.setSingleStep(0.5)
        self.field.setSuffix(self.tr(" ×"))
        self.field.setValue(scale)
        self.field.setFixedWidth(96)
        self.field.setAccessibleName(self.tr("How many times as large"))
        self.said = PlainLabel("", "small", "ink_quiet")
        save = QuietButton(self.tr("Export…"), outlined=True, key=self.tr("Enter"))
        save.clicked.connect(self._choose)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(PlainLabel(self.tr("Size")))
        row.addWidget(self.field)
        row.addWidget(self.said, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 16, 14)
        column.setSpacing(16)
        column.addLayout(row)
        column.addLayout(buttons)
        self.setMinimumWidth(420)
        self.field.valueChanged.connect(self._say)
        self._say()
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, from wherever in the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of panels."""
        QPainter(self).fillRect(self.rect(), current().panel)

    def _say(self) -> None:
        scale = self.field.value()
        wide, high = (round(each * scale) for each in self._size)
        words = self.tr("{width} × {height} pixels, {dots} per inch").format(
            width=f"{wide:,}", height=f"{high:,}", dots=round(DOTS_PER_INCH * scale)
        )
        self.said.setText(words)
        self.field.setAccessibleDescription(words)

    def _choose(self) -> None:
        self.scale_chosen.emit(self.field.value())
        self.accept()
