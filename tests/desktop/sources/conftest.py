"""A session on a project of three sources, and ways to press keys and to wait for what follows."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage, Zone
from crossread.desktop.application.session import Session
from crossread.desktop.look import fonts

T = TypeVar("T")

TEXTS = {
    "All saved": "All saved after collision.\n\nEvery passenger has been taken off in safety.",
    "Liner sinks": "Liner sinks.\n\nMore than 1,250 must be mourned.",
    "The inquiry": "The inquiry.\n\n1,490 were not saved.",
}


class Ask(Protocol):
    """Asks the project."""

    def __call__(self, question: Callable[[Project], T]) -> T: ...


@pytest.fixture(autouse=True)
def shipped_fonts(qapp: QApplication) -> None:
    """Makes the shipped fonts known."""
    fonts.load()


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    path = tmp_path / "ice.crossread"
    with Project.create(path, title="Ice") as project:
        made = [
            project.sources.add(title, text, publisher=f"The {title.split()[0]} Paper", published=f"1912-04-1{place}")
            for place, (title, text) in enumerate(TEXTS.items(), start=5)
        ]
        project.sources.set_zones(made[0].id, 1, [Zone(start=0, end=26, kind="headline")])
        claim = project.claims.add("How many?", "number")
        for start in (28, 34):
            note = project.annotations.add(
                Passage(source_id=made[0].id, revision=1, start=start, end=start + 5), note="said"
            )
            project.annotations.add_position(note.id, claim.id, value="0")
        project.silences.add(made[0].id, project.claims.add("Why?", "answer").id, 1)
    return path


@pytest.fixture
def session(session: Session, qtbot: QtBot, project_path: Path) -> Session:
    with qtbot.waitSignal(session.opened):
        session.open(project_path)
    return session


@pytest.fixture
def answer_of(qtbot: QtBot, session: Session) -> Ask:
    """Asks the project after all that was done before, and waits for the answer."""

    def ask(question: Callable[[Project], T]) -> T:
        got: list[T] = []
        session.run(question, got.append)
        qtbot.waitUntil(lambda: bool(got))
        return got[0]

    return ask
