"""A session on a project of two events, and a window on one of three texts, both closed after the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import theme
from tests.desktop.application.making import TEXTS


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.crossread"
    with Project.create(path, title="Ice") as project:
        project.events.add("Collision", date="1912-04-14")
        project.events.add("Sinking", date="1912-04-15")
    return path


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session("Ada")
    yield made
    made.close()
    assert made.wait_until_closed(10)


@pytest.fixture
def opened(session: Session, project_path: Path, qtbot: QtBot) -> Session:
    with qtbot.waitSignal(session.opened):
        session.open(project_path)
    return session


@pytest.fixture
def answer_of(qtbot: QtBot) -> Callable[..., object]:
    """Asks a session and waits for the answer."""

    def ask(session: Session, question: Callable[[Project], object]) -> object:
        got: list[object] = []
        session.ask(question, got.append)
        qtbot.waitUntil(lambda: bool(got))
        return got[0]

    return ask


@pytest.fixture
def store(tmp_path: Path, qtbot: QtBot) -> Settings:
    return Settings(tmp_path / "home" / "settings.json")


@pytest.fixture
def window(qtbot: QtBot, session: Session, store: Settings) -> Iterator[MainWindow]:
    mode = theme.watcher().mode
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.show_project(False)
    made.resize(1700, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    store.save()
    theme.set_mode(mode)


@pytest.fixture
def texts_path(tmp_path: Path) -> Path:
    path = tmp_path / "texts.crossread"
    with Project.create(path, title="Texts") as project:
        for title, text in TEXTS.items():
            project.sources.add(title, text)
    return path


@pytest.fixture
def reading(window: MainWindow, texts_path: Path, qtbot: QtBot) -> MainWindow:
    shown: list[str] = []
    window.feed.content_shown.connect(shown.append)
    window.session.open(texts_path)
    qtbot.waitUntil(lambda: len(shown) == 3)
    return window
