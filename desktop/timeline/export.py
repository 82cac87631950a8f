"""Writes pictures and numbers of the timeline while the window goes on: band by band, and packed in another thread."""

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter

from crossread.db.errors import CrossreadError
from crossread.desktop.timeline.picture import Paint, drawing_bytes, empty_image, paint_on, write

BAND = 1_000_000
"""So many pixels are painted in one turn of the event loop."""
POLL_MS = 15
MOST_PIXELS = 120_000_000
"""Half a gigabyte of memory."""
LEAST_SCALE, MOST_SCALE = 0.5, 8.0


def most_scale(size: tuple[int, int]) -> float:
    """How many times as large as it is a picture can be written."""
    return min(MOST_SCALE, int((MOST_PIXELS / max(size[0] * size[1], 1)) ** 0.5 * 10) / 10)


class Export(QObject):
    """One for one timeline. What is begun while something is being written waits for its turn."""

    written = Signal(object)
    """The `Path` of what was written."""
    failed = Signal(object)
    """The `CrossreadError` that says why not."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], None]] = []
        self._problem: CrossreadError | None = None
        self._thread: threading.Thread | None = None
        self._path = Path()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self._busy = False

    def write_bytes(self, path: Path, content: bytes) -> None:
        """Write a file whole."""
        self._begin(lambda: self._pack(path, lambda: content))

    def write_drawing(self, path: Path, kind: str, size: QSizeF, paint: Paint, title: str) -> None:
        """Write an `svg` or `pdf`."""
        self._begin(lambda: self._pack_now(path, drawing_bytes(size, paint, kind, title=title)))

    def write_image(self, path: Path, size: QSizeF, paint: Paint, scale: float) -> None:
        """Write a `png` of so many pixels for one of ours, as far as there is memory for it."""
        scale = min(scale, most_scale((round(size.width()), round(size.height()))))
        self._begin(lambda: self._paint_band(path, empty_image(size, scale), (size, paint, scale), 0))

    def _begin(self, job: Callable[[], None]) -> None:
        if self._busy:
            self._waiting.append(job)
        else:
            self._busy = True
            job()

    def _paint_band(self, path: Path, image: QImage, what: tuple[QSizeF, Paint, float], top: int) -> None:
        size, paint, scale = what
        rows = min(max(BAND // image.width(), 1), image.height() - top)
        line = image.bytesPerLine()
        # A picture of these rows alone, in the memory of the whole: what is painted may set clips as it likes.
        band = QImage(image.bits()[top * line : (top + rows) * line], image.width(), rows, line, image.format())
        painter = QPainter(band)
        painter.translate(0, -top)
        painter.scale(scale, scale)
        paint_on(painter, size, paint)
        if top + rows < image.height():
            QTimer.singleShot(0, self, lambda: self._paint_band(path, image, what, top + rows))
        else:
            self._pack(path, lambda: _png(image))

    def _pack_now(self, path: Path, content: bytes) -> None:
        self._pack(path, lambda: content)

    def _pack(self, path: Path, content: Callable[[], bytes]) -> None:
        def work() -> None:
            try:
                write(path, content())
            except CrossreadError as problem:
                self._problem = problem

        self._path, self._problem = path, None
        self._thread = threading.Thread(target=work, name="crossread picture")
        self._thread.start()
        self._poll.start()

    def _look(self) -> None:
        # Asked for again and again: a signal from the thread could meet an export that is gone.
        if self._thread is None or self._thread.is_alive():
            return
        self._poll.stop()
        self._thread, self._busy = None, False
        if self._problem is not None:
            self.failed.emit(self._problem)
        else:
            self.written.emit(self._path)
        if self._waiting:
            self._begin(self._waiting.pop(0))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
