"""The projects that are closing: their writers end what waits, and the end of the app waits for them."""

from collections.abc import Callable
from pathlib import Path

from crossread.desktop.application.open_project import OpenProject


class LetGo:
    """Remembers each until it is closed."""

    def __init__(self) -> None:
        self._closing: list[OpenProject] = []

    def __contains__(self, opened: OpenProject) -> bool:
        return opened in self._closing

    def take(self, opened: OpenProject) -> None:
        """Let its threads end."""
        opened.stop()
        self._drop_closed()
        self._closing.append(opened)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for each; False if one took longer."""
        done = min((opened.wait(seconds) for opened in self._closing), default=True)
        self._drop_closed()
        return done

    def _drop_closed(self) -> None:
        self._closing = [opened for opened in self._closing if not opened.wait(0)]


def after(before: OpenProject) -> Callable[[Path], None]:
    """To be called in another writer's thread: wait until a project is closed."""

    def wait(_path: Path) -> None:
        before.wait()

    return wait
