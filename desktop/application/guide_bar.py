"""The guided step through the sample project: a card over the desk that says what to do next; it moves nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crossread.desktop.application.noop import QT_TRANSLATE_NOOP
from crossread.desktop.look import theme
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.live_keys import live_keys

_WIDTH = 620
_AWAY = 18
"""How far it stays from the edges of its parent."""
_SHADOW = 6


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
        QT_TRANSLATE_NOOP("Guide", "Press {claim}, type “saved” and press Enter: the 866 is filled in already."),
    ),
    GuideStep(
        QT_TRANSLATE_NOOP("Guide", "See who disagrees"),
        QT_TRANSLATE_NOOP(
            "Guide", "At the right: every count that cannot stand beside 866. Click one to read its words."
        ),
    ),
)


class GuideBar(QWidget):
    """Shows one of the steps. It knows nothing of the project: whoever watches calls `show_step`.

    It floats over the lower end of its parent, where a text can always be scrolled up from under it.
    """

    shown_requested = Signal()
    """The passage of the step is to be shown."""
    closed = Signal()
    """The guide was closed, or followed to its end."""

    def __init__(self, parent: QWidget, steps: Sequence[GuideStep] = STEPS) -> None:
        super().__init__(parent)
        self._over, self._steps = parent, steps
        self.step = 0
        self._place = PlainLabel("", "small", "ink_quiet")
        self._title = PlainLabel("", "strong")
        self._text = PlainLabel("", wrap=True)
        self._show = QuietButton(self.tr("Show me"), outlined=True)
        self._show.clicked.connect(self.shown_requested)
        self._close = QuietButton(self.tr("Close the guide"))
        self._close.clicked.connect(self._end)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._place)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._show)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 + _SHADOW, 10 + _SHADOW, 10 + _SHADOW, 14 + _SHADOW)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._text)
        self.setAccessibleName(self.tr("Guide"))
        self.show_step(0)
        live_keys().changed.connect(self._follow_keys)
        parent.installEventFilter(self)
        theme.watcher().theme_changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the lower end of the parent."""
        if event.type() == QEvent.Type.Resize:
            self._float()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Take the place over everything else there."""
        super().showEvent(event)
        self._float()

    def _float(self) -> None:
        room = self._over.rect()
        width = min(_WIDTH, room.width() - 2 * _AWAY) + 2 * _SHADOW
        height = self.heightForWidth(width)
        self.setGeometry((room.width() - width) // 2, room.height() - height - _AWAY + _SHADOW, width, height)
        self.raise_()

    def show_step(self, number: int) -> None:
        """Go to a step, from 0."""
        self.step = number
        step = self._steps[number]
        self._place.setText(self.tr("{number} of {all}").format(number=number + 1, all=len(self._steps)))
        self._title.setText(QCoreApplication.translate("Guide", step.title))
        key = live_keys().written("tag_claim") or "C"
        self._text.setText(QCoreApplication.translate("Guide", step.text).replace("{claim}", key))
        self._show.setVisible(number == 0)
        last = number == len(self._steps) - 1
        self._close.setText(self.tr("Done") if last else self.tr("Close the guide"))
        self.setAccessibleDescription(f"{self._place.text()}: {self._title.text()}. {self._text.text()}")
        if self.isVisible():
            self._float()

    def _follow_keys(self) -> None:
        self.show_step(self.step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised card with a thin edge, and a shadow that parts it from the text below."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(look.shadow)
        for reach in range(1, _SHADOW):
            shade.setAlphaF(look.shadow.alphaF() * 0.35 * (1 - reach / _SHADOW))
            painter.setBrush(shade)
            painter.drawRoundedRect(card.adjusted(-reach, -reach + 2, reach, reach + 2), 7 + reach, 7 + reach)
        painter.setBrush(look.paper_raised)
        painter.setPen(QPen(look.accent, 1.0))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def _end(self) -> None:
        self.hide()
        self.closed.emit()
