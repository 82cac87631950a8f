"""What the first paint shows of a project, read in a thread of its own while Qt is loaded. No Qt.

It is shown until the project is open; a project that is at another step by then is read again.
"""

import json
import sqlite3
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from crossread.db.errors import CrossreadError
from crossread.db.record import record
from crossread.desktop.application import late_log, setting_list

if TYPE_CHECKING:
    from crossread.db.project import Project
    from crossread.db.records import Source
    from crossread.desktop.application.desk_reading import SourceText, Tags

log = late_log.logger(__name__)

# What is wrong with it is told when it is opened.
_MADE_BY_DAMAGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@record
class EarlyProject:
    """A project as it was at one step: what it is called, its sources, and the text of the pane that was in use."""

    path: Path
    step: int
    title: str
    sources: "list[Source]"
    tags: "Tags"
    text: "SourceText | None"


class EarlyReading:
    """Decides which project is opened first, and reads it in another thread."""

    def __init__(self, path: Path | None, *, sample: bool) -> None:
        self._values = setting_list.read(setting_list.default_path())
        self.path = _copy_of_sample() if sample else path or self._latest()
        """The project to open; its file may be missing or no project at all. None for none."""
        self._read: EarlyProject | None = None
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin to read, in a thread that imports what it needs."""
        self._thread = threading.Thread(target=self._run, name="crossread early reader", daemon=True)
        self._thread.start()

    def result(self) -> EarlyProject | None:
        """Waits for what is read. None if nothing could be: opening the project will tell why."""
        if self._thread is None:
            self.begin()
        assert self._thread is not None
        self._thread.join()
        return self._read

    def _latest(self) -> Path | None:
        if not setting_list.value_of(self._values, setting_list.REOPEN):
            return None
        known = map(Path, setting_list.value_of(self._values, setting_list.RECENT))
        return next((path for path in known if path.is_file()), None)

    def _run(self) -> None:
        if self.path is None or not self.path.is_file():
            return
        from crossread.db.project import Project

        try:
            with Project.open_for_reading(self.path) as project:
                # One transaction, so that all of it is of one step.
                project.store.conn.execute("BEGIN")
                self._read = self._early(project, self.path)
        except (CrossreadError, OSError, sqlite3.Error, *_MADE_BY_DAMAGE) as error:
            log.info("The project could not be read early: %s", type(error).__name__)

    def _early(self, project: "Project", path: Path) -> EarlyProject:
        from crossread.desktop.application.desk_reading import read_tags, read_text

        sources = project.sources.all()
        seen = self._seen_first([source.id for source in sources])
        return EarlyProject(
            path=path,
            step=project.step_number,
            title=project.info.title,
            sources=sources,
            tags=read_tags(project),
            text=read_text(project, seen) if seen else None,
        )

    def _seen_first(self, sources: list[str]) -> str:
        """The source of the pane that was in use, else the first."""
        from crossread.desktop.application.first_sources import in_order
        from crossread.desktop.read.saved_state import read_state

        panes, active = read_state(
            saved_desks(setting_list.value_of(self._values, setting_list.DESK)).get(desk_key(self.path))
        )
        kept = [pane.source_id for pane in panes if pane.source_id in sources]
        if 0 <= active < len(panes) and panes[active].source_id in kept:
            return panes[active].source_id
        return next(iter(kept or in_order(self.path, sources)), "")


def desk_key(path: Path | None) -> str:
    """Under what the desk of a project is kept, whatever way led to its file."""
    return str(path.resolve()) if path is not None else ""


def saved_desks(stored: str) -> dict[str, object]:
    """The state of the desk by the path of the project, as it is kept in the settings; empty if it is damaged."""
    try:
        known = json.loads(stored or "{}")
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}


def _copy_of_sample() -> Path:
    from crossread.desktop.application.sample import copy_path

    return copy_path()
