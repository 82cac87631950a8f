"""The guided step through the sample project: a bar that says what to do next, and can be closed at any time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.look.theme import current
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


@dataclass(frozen=True, slots=True)
class GuideStep:
    """What to do, and why."""

    title: str
    text: str


STEPS: tuple[GuideStep, ...] = (
    GuideStep(
        QT_TRANSLATE_NOOP("Guide", "Select a figure"),
        QT_TRANSLATE_NOOP(
            "Guide", "The morning paper puts the number on the Carpathia at 866. Double-click that figure."
        ),
    ),
    GuideStep(
        QT_TRANSLATE_NOOP("Guide", "Say what it answers"),
        QT_TRANSLATE_NOOP("Guide", "Press C, type “saved” and press Enter: the 866 is filled in already."),
    ),
    GuideStep(
        QT_TRANSLATE_NOOP("Guide", "See who disagrees"),
        QT_TRANSLATE_NOOP(
            "Guide", "At the right: every count that cannot stand beside 866. Click one to read its words."
        ),
    ),
)


class GuideBar(QWidget):
    """Shows one of the steps. It knows nothing of the project: whoever watches calls `show_step`."""

    shown_requested = Signal()
    """The passage of the step is to be shown."""
    closed = Signal()
    """The guide was closed, or followed to its end."""

    def __init__(self, steps: Sequence[GuideStep] = STEPS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self.step = 0
        self._place = PlainLabel("", "small", "ink_quiet")
        self._title = PlainLabel("", "strong")
        self._text = PlainLabel("", wrap=True)
        self._show = QuietButton(self.tr("Show me"), outlined=True)
        self._show.clicked.connect(self.shown_requested)
        self._close = QuietButton(self.tr("Close the guide"))
        self._close.clicked.connect(self._end)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._place)
        row.addWidget(self._title)
        row.addWidget(self._text, 1)
        row.addWidget(self._show)
        row.addWidget(self._close)
        self.setAccessibleName(self.tr("Guide"))
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Go to a step, from 0."""
        self.step = number
        step = self._steps[number]
        self._place.setText(self.tr("{number} of {all}").format(number=number + 1, all=len(self._steps)))
        self._title.setText(QCoreApplication.translate("Guide", step.title))
        self._text.setText(QCoreApplication.translate("Guide", step.text))
        self._show.setVisible(number == 0)
        last = number == len(self._steps) - 1
        self._close.setText(self.tr("Done") if last else self.tr("Close the guide"))
        self.setAccessibleDescription(f"{self._place.text()}: {self._title.text()}. {self._text.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tinted ground and a line below."""
        look = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.accent_fill)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.hairline)

    def _end(self) -> None:
        self.hide()
        self.closed.emit()
