"""Takes the pictures of the README from the sample: `.venv/bin/python packaging/take_screenshots.py [folder]`."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crossread.db.project import Project
from crossread.desktop.application import features, sample, settings
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style, theme
from crossread.desktop.search.panel import SearchPanel

FOLDER = Path(__file__).resolve().parent / "screenshots"
SIZE = QSize(1600, 1000)
PATIENCE, SETTLED = 20.0, 1.5  # seconds
OPEN = ("Titanic Strikes an Iceberg: Every Soul Safe", "The Titanic Is Gone")
CLAIM = "Everyone on board was saved"
PASSAGE = "By noon to-day, New York time"
SEARCHED = "saved OR survivors"


def main(folder: Path) -> None:
    """Write the pictures; the settings and projects of whoever runs it are neither read nor touched."""
    application = QApplication([])
    style.apply(application)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / sample.NAME
        sample.make_copy(path)
        session = Session("")
        store = Settings(Path(place) / "settings.json")
        store.set(settings.AUTHOR_ASKED, True)
        window = MainWindow(session, store)
        window.resize(SIZE)
        window.show()
        features.put_all(window)
        session.open(path)
        wait_for(lambda: session.is_open)
        for name, mode, scene in SCENES:
            theme.set_mode(mode)
            scene(window)
            settle()
            window.grab().save(str(folder / name), quality=0)  # of PNG: as small as it gets
        window.close()
        session.close()
        session.wait_until_closed(20)


def reading(window: MainWindow) -> None:
    """Two accounts lined up on a claim, and what one of them says of it at the right."""
    with Project.open_for_reading(window.session.path or Path()) as project:
        sources = {source.title: source.id for source in project.sources.all()}
        claim = next(claim.id for claim in project.claims.all() if claim.statement == CLAIM)
        chosen = next(
            one.id for one in project.annotations.of_source(sources[OPEN[0]]) if one.quote.startswith(PASSAGE)
        )
    window.workspaces.show("read")
    for source_id in window.desk.open_sources():
        window.desk.close_source(source_id)
    for title in OPEN:
        window.desk.open_source(sources[title])
    wait_for(lambda: all(pane.content is not None for pane in window.desk.panes))
    settle()
    window.choice.clear()
    window.choice.choose_claim(claim)
    settle()
    window.choice.choose_annotation(chosen)
    settle()
    window.actions_["line_up"].trigger()


def searching(window: MainWindow) -> None:
    """Words in all texts, in context."""
    window.actions_["search_project"].trigger()
    settle()
    panel = window.search_space.findChildren(SearchPanel)[0]
    panel.look_for(SEARCHED)
    wait_for(lambda: panel.results.rowCount() > 0)


def reviewing(window: MainWindow) -> None:
    """The grid, and beside it what most stands against each other."""
    window.workspaces.show("review")
    settle()
    window.actions_["next_disagreement"].trigger()
    settle()


def wait_for(done: Callable[[], bool]) -> None:
    """Let the window work until something is so; an error after `PATIENCE` seconds."""
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get ready")
        # Waited in one piece it would keep the interpreter from the threads that read.
        QTest.qWait(20)


def settle() -> None:
    """Let all that follows come."""
    end = time.monotonic() + SETTLED
    wait_for(lambda: time.monotonic() > end)


SCENES: list[tuple[str, theme.Mode, Callable[[MainWindow], None]]] = [
    # First, while nothing is chosen: it begins with what stands most against each other.
    ("review.png", "light", reviewing),
    ("read.png", "light", reading),
    ("search.png", "light", searching),
    ("read-dark.png", "dark", reading),
]

if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
