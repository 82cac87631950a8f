"""What was typed and the disk refused is stored by itself when there is room: of one thing the newest, each once."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.errors import InvalidRecordError
from crossread.db.project import Project
from crossread.desktop.application import refused_work
from crossread.desktop.application.session import Session

LONG = "word " * 100_000


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refused_work, "TRY_AGAIN_AFTER_MS", 20)


@pytest.fixture
def full(opened: Session, qtbot: QtBot) -> Session:
    """A session whose disk is full."""
    done: list[object] = []
    opened.run(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1") and None, done.append)
    qtbot.waitUntil(lambda: bool(done))
    return opened


def make_room(session: Session) -> None:
    session.run(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1073741823") and None)


def describing(words: str) -> Callable[[Project], object]:
    return lambda project: project.events.edit(project.events.all()[0].id, description=words + LONG)


def described(project: Project) -> str:
    return project.events.all()[0].description.removesuffix(LONG)


def test_it_is_told_once_and_stored_when_there_is_room(
    full: Session, qtbot: QtBot, answer_of: Callable[..., object]
) -> None:
    told: list[str] = []
    full.unsaved.connect(told.append)
    tried: list[object] = []
    done: list[object] = []
    full.run(describing("first "), done.append, tried.append, keep="description")
    qtbot.waitUntil(lambda: len(tried) >= 3)
    assert len(told) == 1
    assert "is kept, and stored as soon as" in told[0]
    make_room(full)
    qtbot.waitUntil(lambda: len(done) == 1)
    assert answer_of(full, described) == "first "
    assert answer_of(full, lambda project: project.history.steps(limit=1)[0].label) == "edit_event"


def test_of_one_thing_the_newest_counts(full: Session, qtbot: QtBot, answer_of: Callable[..., object]) -> None:
    tried: list[object] = []
    for words in ("first ", "second ", "third "):
        full.run(describing(words), None, tried.append, keep="description")
    qtbot.waitUntil(lambda: len(tried) >= 5)
    make_room(full)
    with qtbot.waitSignal(full.changed):
        pass
    assert answer_of(full, described) == "third "
    steps = answer_of(full, lambda project: [step.label for step in project.history.steps()])
    assert isinstance(steps, list)
    assert steps.count("edit_event") == 1


def test_what_cannot_be_done_for_another_reason_is_not_tried_again(full: Session, qtbot: QtBot) -> None:
    tried: list[object] = []

    def refuse(project: Project) -> None:
        raise InvalidRecordError("Give the event a title.")

    full.run(refuse, None, tried.append, keep="title")
    after: list[object] = []
    qtbot.waitUntil(lambda: len(tried) == 1)
    full.run(describing(""), None, after.append, keep="description")
    qtbot.waitUntil(lambda: len(after) >= 3)
    assert len(tried) == 1


def test_another_project_has_nothing_to_do_with_it(full: Session, qtbot: QtBot) -> None:
    tried: list[object] = []
    full.run(describing(""), None, tried.append, keep="description")
    qtbot.waitUntil(lambda: bool(tried))
    full.close()
    assert full.wait_until_closed(60)
    count = len(tried)
    assert full.path is None
    full.run(describing(""), None, tried.append, keep="description")
    assert len(tried) == count
