"""The whole window over a project of three short texts, with the finder in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style, theme
from tests.desktop.finding.hands import Hands

TEXTS = {
    "Evening": "All were saved. The liner is in tow.\n\nAll saved, said the Café office 🚢.",
    "Morning": "Many were lost; few were saved.\n\nNobody was safe.",
    "Inquiry": "1,490 were lost. 712 were saved, the cafe\u0301 says.",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The project's file."""
    made = tmp_path / "texts.crossread"
    with Project.create(made, title="Texts") as project:
        for title, text in TEXTS.items():
            project.sources.add(title, text)
        project.events.add("Rescue")
        project.claims.add("How many were saved?", "number")
    return made


@pytest.fixture
def open_hands(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Callable[[Path], Hands]]:
    """Opens the window over a project; closing it ends all that it started."""
    style.apply(qapp)
    mode = theme.watcher().mode
    sessions: list[Session] = []

    def make(path: Path) -> Hands:
        session = Session("Ada")
        sessions.append(session)
        window = MainWindow(session, Settings(tmp_path / "settings.json"))
        qtbot.addWidget(window)
        window.resize(1900, 1000)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        features.put_all(window)
        shown: list[str] = []
        window.feed.content_shown.connect(shown.append)
        session.open(path)
        qtbot.waitUntil(lambda: len(shown) >= min(3, len(window.feed.sources) or 3))
        # Whatever was laid over it on the way, a person would look at the window now.
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        pane = window.desk.active_pane
        assert pane is not None
        pane.take_focus()
        qtbot.waitUntil(pane.view.hasFocus)
        return Hands(window, qtbot)

    yield make
    for session in sessions:
        session.close()
        session.wait_until_closed(20)
    theme.set_mode(mode)


@pytest.fixture
def hands(open_hands: Callable[[Path], Hands], path: Path) -> Hands:
    """The window over the three texts."""
    return open_hands(path)
