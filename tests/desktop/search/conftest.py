"""A small project about ice, open in a session, and the search over it in a window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application.session import Session
from crossread.desktop.search.panel import SearchPanel
from crossread.desktop.search.results import Heading, HitRow

EVENING = "The ship met ice.\n\nAll boats were lowered, said O'Brien. The ship sank by the head."
MORNING = "No ice was met. The ship is in tow to Halifax, and the ship is safe."


def has_words(row: Heading | HitRow) -> bool:
    return isinstance(row, Heading) or row.shown is not None


Search = Callable[[str], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "ice.crossread"
    with Project.create(made, title="Ice") as project:
        evening = project.sources.add("Evening paper", EVENING, publisher="Lantern", published="1912-04-15")
        project.sources.add("Morning paper", MORNING, published="1912-04-16")
        project.annotations.add(
            Passage(source_id=evening.id, revision=1, start=0, end=17), note="ice again, ask the captain"
        )
        project.events.add("Ice warning")
        claim = project.claims.add("Who saw the ice?", "answer")
        project.claims.add_answer(claim.id, "The captain")
        project.voices.add("Captain Smith")
    return made


@pytest.fixture
def session(session: Session, qtbot: QtBot, path: Path) -> Session:
    with qtbot.waitSignal(session.opened):
        session.open(path)
    return session


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> SearchPanel:
    made = SearchPanel(session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    qtbot.waitExposed(made)
    made.field.setFocus()
    return made


@pytest.fixture
def search(panel: SearchPanel, qtbot: QtBot) -> Search:
    """Types a query and waits for its hits and their words."""

    def do(typed: str) -> None:
        panel.field.clear()
        qtbot.keyClicks(panel.field, typed)
        qtbot.waitUntil(lambda: not panel.feed.is_waiting and panel.results.is_whole)
        qtbot.waitUntil(lambda: all(map(has_words, map(panel.results.row, range(panel.results.rowCount())))))

    return do
