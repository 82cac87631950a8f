"""Writes pictures and numbers of the timeline while the window goes on: band by band, and packed in another thread."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from crossread.db.errors import CrossreadError
from crossread.desktop.application import apart
from crossread.desktop.application.workers import Answer
from crossread.desktop.timeline.picture import DOTS_PER_METRE, Paint, drawing_bytes, paint_on, pixels_of, write
from crossread.desktop.timeline.png import PngFile

BAND = 1_000_000
"""So many pixels are painted in one turn of the event loop."""
POLL_MS = 5
MOST_PIXELS = 120_000_000
"""What programs that show pictures still open."""
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
    progressed = Signal(float)
    """How much of a picture in pixels is written, above 0 and below 1."""
    stopped = Signal()
    """What was being written is not."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], None]] = []
        self._problem: CrossreadError | None = None
        self._thread: threading.Thread | None = None
        self._path = Path()
        self._bands: _Bands | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self._busy = self._is_packing = False
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self._leave_nothing)

    def write_bytes(self, path: Path, content: bytes) -> None:
        """Write a file whole."""
        self._begin(lambda: self._pack(path, lambda: write(path, content)))

    def write_drawing(self, path: Path, kind: str, size: QSizeF, paint: Paint, title: str) -> None:
        """Write an `svg` or `pdf`."""

        def job() -> None:
            content = drawing_bytes(size, paint, kind, title=title)
            self._pack(path, lambda: write(path, content))

        self._begin(job)

    def write_image(self, path: Path, size: QSizeF, paint: Paint, scale: float) -> None:
        """Write a `png` of so many pixels for one of ours, as far as others can open it."""
        scale = min(scale, most_scale((round(size.width()), round(size.height()))))
        self._begin(lambda: self._begin_bands(_Bands(path, size, paint, scale)))

    def stop(self) -> None:
        """Give up the picture that is being written, and leave what was there before; what waits goes on."""
        if self._bands is not None:
            self._bands.is_stopped = True

    def _begin(self, job: Callable[[], None]) -> None:
        if self._busy:
            self._waiting.append(job)
        else:
            self._busy = True
            job()

    def _begin_bands(self, bands: "_Bands") -> None:
        self._bands = bands
        bands.paint_next()
        self._next_band(bands)

    def _next_band(self, bands: "_Bands") -> None:
        """Pack what is painted in a thread, and meanwhile paint what comes after it."""
        packed = bands.take()
        self._pack(bands.path, lambda: bands.pack(packed))
        if not bands.is_painted:
            QTimer.singleShot(0, self, bands.paint_next)

    def _pack(self, path: Path, work: Callable[[], None]) -> None:
        self._path, self._problem, self._is_packing = path, None, True
        # Whoever closes the window meanwhile gets the file all the same.
        self._thread = apart.start(work, self._take, name="crossread picture", owner=self, daemon=False)
        self._poll.start()

    def _take(self, answer: Answer[None] | Exception) -> None:
        self._is_packing = False
        if isinstance(answer, CrossreadError):
            self._problem = answer
        elif isinstance(answer, Exception):
            self.stop()
            raise answer

    def _look(self) -> None:
        # Asked for again and again, for what is painted meanwhile may take longer.
        if self._thread is None or self._is_packing:
            return
        bands = self._bands
        is_short = bands is not None and not bands.is_packed
        if bands is not None and is_short and self._problem is None and not bands.is_stopped:
            if bands.has_painted:
                self._thread = None
                self.progressed.emit(bands.share)
                self._next_band(bands)
            return
        self._poll.stop()
        self._thread, self._bands, self._busy = None, None, False
        if bands is not None and is_short:
            bands.discard()
        if self._problem is not None:
            self.failed.emit(self._problem)
        elif is_short:
            self.stopped.emit()
        else:
            self.written.emit(self._path)
        if self._waiting:
            self._begin(self._waiting.pop(0))

    def _leave_nothing(self) -> None:
        bands, thread = self._bands, self._thread
        self._waiting.clear()
        self._poll.stop()
        if bands is not None:
            if thread is not None:
                thread.join()
            bands.discard()


class _Bands:
    """One picture: painted in the window's thread a band at a time, each packed in another one."""

    def __init__(self, path: Path, size: QSizeF, paint: Paint, scale: float) -> None:
        self.path = path
        self.is_stopped = False
        self._size, self._paint, self._scale = size, paint, scale
        self._pixels = pixels_of(size, scale)
        self._top = 0
        self._painted: QImage | None = None
        self._packed = 0
        self._file = PngFile(path, self._pixels.width(), self._pixels.height(), round(DOTS_PER_METRE * scale))

    @property
    def share(self) -> float:
        """How much is packed, of 1."""
        return self._packed / self._pixels.height()

    @property
    def is_painted(self) -> bool:
        """Whether the last band is painted."""
        return self._top >= self._pixels.height()

    @property
    def is_packed(self) -> bool:
        """Whether all of it is in the file."""
        return self._packed >= self._pixels.height()

    @property
    def has_painted(self) -> bool:
        """Whether a band waits to be packed."""
        return self._painted is not None

    def paint_next(self) -> None:
        """Paint a band, with a picture of these rows alone: what is painted may set clips as it likes."""
        if self.is_stopped:
            return
        rows = min(max(BAND // self._pixels.width(), 1), self._pixels.height() - self._top)
        band = QImage(self._pixels.width(), rows, QImage.Format.Format_RGB32)
        painter = QPainter(band)
        painter.translate(0, -self._top)
        painter.scale(self._scale, self._scale)
        paint_on(painter, self._size, self._paint)
        self._top += rows
        self._painted = band

    def take(self) -> QImage:
        """The band that was painted last; it is to be packed now."""
        band, self._painted = self._painted, None
        assert band is not None
        return band

    def pack(self, band: QImage) -> None:
        """Put a band into the file; in a thread."""
        wide, high = band.width(), band.height()
        self._file.add(np.frombuffer(band.constBits(), np.uint8).reshape(high, wide, 4))
        if self._packed + high >= self._pixels.height():
            self._file.finish()
        self._packed += high

    def discard(self) -> None:
        """Leave nothing of it."""
        with suppress(OSError):
            self._file.discard()
