"""A session on a project of two events, with a folder for its backups."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.session import Session


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "ice.crossread"
    with Project.create(made, title="Ice") as project:
        project.sources.add("Evening", "All were saved. She is in tow.")
        project.events.add("Collision", date="1912-04-14")
        project.events.add("Sinking", date="1912-04-15")
    return made


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session("Ada")
    yield made
    made.close()
    assert made.wait_until_closed(20)


@pytest.fixture
def opened(session: Session, path: Path, qtbot: QtBot) -> Session:
    with qtbot.waitSignal(session.opened):
        session.open(path)
    return session
