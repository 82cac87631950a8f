"""Projects with faults, and the whole window on one of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "case.crossread"
    with Project.create(path, title="Case", author="Ada") as project:
        source = project.sources.add("Evening", "The line says that all are safe. " * 20)
        event = project.events.add("Sinking", date="1912-04-15")
        for number in range(4):
            made = project.annotations.add(
                Passage(source_id=source.id, revision=1, start=number * 33, end=number * 33 + 8)
            )
            project.annotations.tag_event(made.id, event.id)
    return path


@pytest.fixture
def faulty(sound: Path) -> Path:
    with closing(sqlite3.connect(sound)) as conn:
        conn.execute("UPDATE annotations SET quote = 'The lime' WHERE start = 33")
        conn.execute("UPDATE voices SET name = ''")
        conn.commit()
    return sound


@pytest.fixture
def broken(sound: Path) -> Path:
    """Its first page is gone."""
    raw = sound.read_bytes()
    path = sound.with_name("broken.crossread")
    path.write_bytes(bytes(4096) + raw[4096:])
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    session = Session("Ada")
    made = MainWindow(session, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    features.put_all(made)
    yield made
    session.close()
    assert session.wait_until_closed(20)
