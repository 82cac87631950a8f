"""A project about ice with two papers, a codebook, and a picker over it in a window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Annotation, Passage, Position
from crossread.desktop.application.session import Session
from crossread.desktop.tagging.picker import Picker

EVENING = "All saved 😀 after collision. The line says 0 were lost on 15 April 1912.\n\nNobody else spoke."
MORNING = "The liner sank. More than 1,250 must be mourned, and 866 are saved.\n\nThe line denies the tow."


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """The ids of what the project holds."""

    evening: str
    morning: str
    collision: str
    lost: str
    saved: str
    broke: str
    why: str
    line: str
    path: Path


@pytest.fixture
def ids(tmp_path: Path) -> Ids:
    path = tmp_path / "ice.crossread"
    with Project.create(path, title="Ice") as project:
        evening = project.sources.add("Evening paper", EVENING, published="1912-04-15")
        morning = project.sources.add("Morning paper", MORNING, published="1912-04-16")
        collision = project.events.add("Collision", date="1912-04-14")
        lost = project.claims.add("How many were lost?", "number")
        saved = project.claims.add("How many were saved?", "number")
        broke = project.claims.add("She broke in two", "truth")
        why = project.claims.add("Why so many?", "answer", answers=("Speed", "Too few boats"))
        line = project.voices.add("White Star Line", aliases=("the line",))
        start = MORNING.index("More than 1,250")
        project.annotations.add(
            Passage(source_id=morning.id, revision=1, start=start, end=start + 15),
            positions=[Position(id="", claim_id=lost.id, value="1250", qualifier="more than", voice_id=line.id)],
        )
    return Ids(
        evening=evening.id,
        morning=morning.id,
        collision=collision.id,
        lost=lost.id,
        saved=saved.id,
        broke=broke.id,
        why=why.id,
        line=line.id,
        path=path,
    )


@pytest.fixture
def project(ids: Ids) -> Iterator[Project]:
    with Project.open(ids.path) as opened:
        yield opened


@pytest.fixture
def session(session: Session, qtbot: QtBot, ids: Ids) -> Session:
    with qtbot.waitSignal(session.opened):
        session.open(ids.path)
    return session


class Desk(QWidget):
    """Stands for the window: something that had the keys before, and the picker."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.resize(900, 700)
        self.before = QLineEdit()
        QVBoxLayout(self).addWidget(self.before)
        self.picker = Picker(session, self)

    def open_for(self, source_id: str, text: str, words: str, **options: Any) -> Passage:
        start = text.index(words)
        passage = Passage(source_id=source_id, revision=1, start=start, end=start + len(words))
        low = text.rfind("\n\n", 0, start) + 1
        high = text.find("\n\n", start)
        paragraph = Passage(source_id=source_id, revision=1, start=low, end=high if high > 0 else len(text))
        corner = self.mapToGlobal(QPoint(200, 120))
        self.picker.open_for(passage, words, paragraph, QRect(corner, QSize(160, 22)), **options)
        return passage


@pytest.fixture
def desk(qtbot: QtBot, session: Session) -> Desk:
    made = Desk(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.before.setFocus()
    qtbot.waitUntil(lambda: bool(made.picker.cache.book.claims))
    return made


@pytest.fixture
def stored(session: Session, qtbot: QtBot) -> Callable[[str], Annotation]:
    """An annotation as the project has it now."""

    def ask(annotation_id: str) -> Annotation:
        got: list[Annotation] = []
        session.ask(lambda project: project.annotations.get(annotation_id), got.append)
        qtbot.waitUntil(lambda: bool(got))
        return got[0]

    return ask
