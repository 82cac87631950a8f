"""A session with everything that can go wrong in it: not a word of what is in the project stands in the log."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.errors import InvalidRecordError
from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application import log
from crossread.desktop.application.session import Session

PLANTED = {
    "text": "Passengers transferred to the Virginian",
    "title": "Evening Planted Sun",
    "note": "Planted note on the transfer",
    "event": "Planted transfer of passengers",
    "statement": "Was the planted ship towed?",
    "voice": "Planted wireless operator",
    "file": "planted-file-name",
}


@pytest.fixture
def log_folder(tmp_path: Path) -> Iterator[Path]:
    log.start(tmp_path / "logs")
    logger = logging.getLogger("crossread")
    logger.setLevel(logging.DEBUG)
    logger.warning("The log is at work")
    yield tmp_path / "logs"
    for handler in list(logger.handlers):
        handler.close()
        logger.removeHandler(handler)
    logger.setLevel(logging.NOTSET)


def work(project: Project) -> None:
    with project.step("tag", name=PLANTED["event"]):
        source = project.sources.add(PLANTED["title"], f"{PLANTED['text']}. " * 20, file_name=f"{PLANTED['file']}.txt")
        passage = Passage(source_id=source.id, revision=1, start=0, end=20)
        annotation = project.annotations.add(passage, note=PLANTED["note"])
        event = project.events.add(PLANTED["event"])
        project.annotations.tag_event(annotation.id, event.id)
        project.claims.add(PLANTED["statement"], "truth")
        project.voices.add(PLANTED["voice"])


def said_of(kind: type[Exception]) -> Callable[[Project], None]:
    """A fault that quotes everything that it can."""

    def fail(project: Project) -> None:
        quoted = [project.sources.text(each.id) for each in project.sources.all()]
        raise kind(" ".join([*PLANTED.values(), *quoted]))

    return fail


FAULTS = (KeyError, ValueError, ZeroDivisionError, InvalidRecordError, sqlite3.OperationalError, OSError, MemoryError)


def test_not_a_word_of_it_is_in_the_log(session: Session, tmp_path: Path, qtbot: QtBot, log_folder: Path) -> None:
    ends: list[object] = []
    for signal in (session.broke, session.failed, session.unsaved):
        signal.connect(ends.append)
    with qtbot.waitSignal(session.opened):
        session.create(tmp_path / "case.crossread", "Case")
    with qtbot.waitSignal(session.changed):
        session.run(work)
    for kind in FAULTS:
        session.run(said_of(kind))
        session.ask(said_of(kind), lambda _answer: None)
    qtbot.waitUntil(lambda: len(ends) == 2 * len(FAULTS))
    with qtbot.waitSignal(session.undone):
        session.undo()
    session.close()
    assert session.wait_until_closed(60)
    text = "".join(path.read_text() for path in log_folder.iterdir())
    assert "A job failed" in text
    assert [name for name, words in PLANTED.items() if words in text] == []
    assert "Planted" not in text
