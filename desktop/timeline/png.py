"""A PNG that is written a few rows at a time, so that a large picture needs neither its whole memory nor one long wait.

Format: W3C, Portable Network Graphics (Third Edition). Eight bits for each of red, green and blue; every row is kept
as what it differs by from the one above (filter 2), which for drawings is mostly nothing. Needs numpy.
"""

import struct
import zlib
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from crossread.db.errors import CrossreadError
from crossread.db.system_words import why

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LEVEL = 4
"""Of zlib: beyond this it takes twice as long for a few per cent."""
_UP = 2
_METRE = 1

Pixels = NDArray[np.uint8]


class PngFile:
    """Writes beside the path, which has the picture once `finish` returns. Nothing is left after `discard`.

    All but `discard` raise CrossreadError if the file cannot be written. Not for two threads at once.
    """

    def __init__(self, path: Path, width: int, height: int, dots_per_metre: int) -> None:
        self._path = path
        self._beside = path.with_name(path.name + ".part")
        self._packer = zlib.compressobj(_LEVEL)
        self._above = np.zeros(width * 3, np.uint8)
        self._file: BinaryIO | None = None
        self._head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + _chunk(
            b"pHYs", struct.pack(">IIB", dots_per_metre, dots_per_metre, _METRE)
        )

    def add(self, rows: Pixels) -> None:
        """Write more rows: (rows, width, 4) as blue, green, red and one unused."""
        flat = np.ascontiguousarray(rows[:, :, 2::-1]).reshape(len(rows), -1)
        filtered = np.empty((len(flat), flat.shape[1] + 1), np.uint8)
        filtered[:, 0] = _UP
        filtered[0, 1:] = flat[0] - self._above
        filtered[1:, 1:] = flat[1:] - flat[:-1]
        self._above = flat[-1].copy()
        self._write(self._packer.compress(filtered.tobytes()))

    def finish(self) -> None:
        """Write the end, and put the picture in its place."""
        self._write(self._packer.flush(), _chunk(b"IEND", b""))
        try:
            if self._file is not None:
                self._file.close()
            self._beside.replace(self._path)
        except OSError as problem:
            raise self._not_written(problem) from problem

    def discard(self) -> None:
        """Give up; what was at the path stays as it was."""
        try:
            if self._file is not None:
                self._file.close()
        finally:
            self._beside.unlink(missing_ok=True)

    def _write(self, packed: bytes, end: bytes = b"") -> None:
        try:
            if self._file is None:
                self._file = self._beside.open("wb")
                self._file.write(_SIGNATURE + self._head)
            if packed:
                self._file.write(_chunk(b"IDAT", packed))
            self._file.write(end)
        except OSError as problem:
            raise self._not_written(problem) from problem

    def _not_written(self, problem: OSError) -> CrossreadError:
        return CrossreadError(f"{self._path.name} could not be written: {why(problem)}. Choose another folder.")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
