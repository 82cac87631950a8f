"""The `crossread` command, left at the end of the first paint of a text: `python tests/bench/first_paint.py --sample`.

Prints which of the heavy libraries were loaded by then. The watch is laid round the text view when the program loads
it, so that nothing in the program knows of it and nothing is loaded sooner than the program does.
"""

import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from crossread.desktop.read.text_view import TextView

HEAVY = {"numpy", "pyqtgraph", "sqlite_utils"}
READABLE = 200
WATCHED = "crossread.desktop.read.text_view"


def leave() -> None:
    """Ends the process at once: tidying up is not part of the start."""
    print("loaded", *sorted(HEAVY & sys.modules.keys()), flush=True)
    os._exit(0)


def lay_watch(view: "type[TextView]") -> None:
    """Leaves after the first paint of a page, in a window that is shown, with more than a few words on it."""
    from PySide6.QtCore import QEvent, QTimer

    treat = view.viewportEvent

    def watched(self: "TextView", event: "QEvent") -> bool:
        treated = treat(self, event)
        if event.type() == QEvent.Type.Paint and self.isVisible() and self.document().characterCount() > READABLE:
            # A timer of no length fires after the event, and so after what was painted is on the screen.
            QTimer.singleShot(0, leave)
        return treated

    setattr(view, "viewportEvent", watched)  # noqa: B010


class WatchingLoader(SourceFileLoader):
    """Loads the module and lays the watch."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        lay_watch(module.TextView)


class Finder:
    """Waits for the program to import the text view."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module as it is, with a loader that lays the watch; nothing for any other."""
        if name != WATCHED:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        assert spec is not None
        assert spec.origin is not None
        spec.loader = WatchingLoader(name, spec.origin)
        return spec


if __name__ == "__main__":
    sys.meta_path.insert(0, Finder())
    from crossread.desktop.command_line.main import main

    sys.exit(main())
