"""The file of the settings: read whole, written whole or not at all, while the program runs in a thread of its own."""

import json
import logging
import os
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path

from crossread.desktop.application.setting_list import read

log = logging.getLogger(__name__)


class SettingsFile:
    """Belongs to one thread; what it starts, it waits for before it writes again. Errors are only logged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unwritten: dict[str, object] = {}
        self._thread: threading.Thread | None = None

    def read(self) -> dict[str, object]:
        """What the file holds now, where another window may have put something else since."""
        return read(self._path)

    @property
    def is_writing(self) -> bool:
        """Whether a thread is at it."""
        return self._thread is not None and self._thread.is_alive()

    def write_soon(self, values: Mapping[str, object]) -> None:
        """Put these values into the file, in another thread; the rest stays as another window may have left it."""
        self._wait()
        whole = self._unwritten | dict(values)
        self._thread = threading.Thread(target=self._write, args=(whole,), name="crossread settings", daemon=True)
        self._thread.start()

    def write(self, values: Mapping[str, object]) -> None:
        """The same at once, after whatever is being written."""
        self._wait()
        self._write(self._unwritten | dict(values))

    def _wait(self) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _write(self, values: dict[str, object]) -> None:
        text = json.dumps(self.read() | values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as out:
                    out.write(text + "\n")
                Path(name).replace(self._path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._unwritten = {}
        except OSError as error:
            # The next time it is tried again.
            self._unwritten = values
            log.warning("The settings could not be saved: %s", error.strerror)
