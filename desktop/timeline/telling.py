"""What the timeline says of what is seen now: beside its name, and to who does not see it."""

from PySide6.QtCore import QObject, QTimer, Signal

from crossread.desktop.timeline import words
from crossread.desktop.timeline.canvas import Canvas
from crossread.desktop.timeline.figures import Figures
from crossread.desktop.timeline.header import Header, undated_words

DESCRIBE_AFTER_MS = 250


class Telling(QObject):
    """Tells the head at once, and screen readers when what is seen has come to rest."""

    described = Signal(str)
    """The whole plot in plain sentences."""

    def __init__(self, head: Header, canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._head, self._canvas = head, canvas
        self._figures: Figures | None = None
        self._soon = QTimer(self, interval=DESCRIBE_AFTER_MS, singleShot=True)
        self._soon.timeout.connect(self._describe)

    def tell(self, figures: Figures | None, points: str | None) -> None:
        """Say what is seen of the figures; `points` is what is said of published against happened, if that is shown."""
        self._figures = figures
        if figures is None:
            self._soon.stop()
            self._head.show_words("", 0, "")
            return
        made, brush = self._canvas.sketch, self._canvas.brush
        if points is not None:
            self._head.show_words(points, figures.undated_count, "")
        elif made is None or figures.extent is None:
            self._head.show_words(words.annotations(0), figures.undated_count, "")
        else:
            brushed = words.range_words(*brush, made.bars.unit) if brush else ""
            text = words.head_words(figures, made.seen, made.bars.unit, made.peak, self._canvas.options)
            self._head.show_words(text, figures.undated_count, brushed)
        self._soon.start()

    def _describe(self) -> None:
        figures, made = self._figures, self._canvas.sketch
        if figures is None:
            return
        text = ". ".join(words.nothing_dated(figures.clock)) + " " + undated_words(figures.undated_count)
        if made is not None and figures.extent is not None:
            marks = [mark.event for mark in made.marks]
            text = words.description(figures, made.seen, made.bars.unit, self._canvas.brush, marks)
            self._canvas.setAccessibleDescription(text)
        self.described.emit(text)
