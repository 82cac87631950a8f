"""A session on a project of two sources, closed after the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.session import Session


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
