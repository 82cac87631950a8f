"""What the disk does not take is not lost: kept in sight or out of it, stored by itself later, also after a restart."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.annotation import drafts
from tests.desktop.annotation.making import Desk

LONG = "A note for which there is no room. " * 6_000


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "TRY_AGAIN_AFTER_MS", 20)


def fill_disk(desk: Desk) -> None:
    desk.run(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1") and None)


def make_room(desk: Desk) -> None:
    desk.run(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1073741823") and None)


def note_of(desk: Desk) -> QPlainTextEdit:
    return desk.panel.content.note.field


@pytest.fixture
def refused(desk: Desk, qtbot: QtBot) -> Desk:
    """The panel with a long note that the disk did not take, and that stands in its field."""
    desk.show("soul")
    fill_disk(desk)
    note_of(desk).setFocus()
    qtbot.waitUntil(note_of(desk).hasFocus)
    note_of(desk).setPlainText(LONG)
    qtbot.waitUntil(lambda: desk.panel.content.note.error != "")
    return desk


def test_it_stays_in_its_field_and_says_why(refused: Desk) -> None:
    assert note_of(refused).toPlainText() == LONG
    assert "disk is full" in refused.panel.content.note.error
    assert refused.stored("soul").note == "odd"


def test_it_is_stored_by_itself_when_there_is_room(refused: Desk, qtbot: QtBot) -> None:
    make_room(refused)
    qtbot.waitUntil(lambda: refused.stored("soul").note == LONG)
    qtbot.waitUntil(lambda: refused.panel.content.note.error == "")
    assert refused.steps() == ["edit_note"]


def test_who_goes_on_to_another_annotation_is_told_and_finds_it_again(refused: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(refused.session.unsaved) as told:
        refused.show("mourned")
    assert "is kept" in told.args[0]
    refused.show("soul")
    assert note_of(refused).toPlainText() == LONG
    assert "disk is full" in refused.panel.content.note.error


def test_who_leaves_the_field_is_told(refused: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(refused.session.unsaved) as told:
        refused.panel.bar.copy.setFocus()
    assert "is kept" in told.args[0]


def test_it_is_stored_out_of_sight_as_well(refused: Desk, qtbot: QtBot) -> None:
    refused.show("mourned")
    make_room(refused)
    qtbot.waitUntil(lambda: refused.stored("soul").note == LONG)


def until_stored(desk: Desk, note: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.stored("soul").note == note)


def kept_notes(home: Path) -> list[str]:
    file = home / ".local/state/crossread/drafts.json"
    known = json.loads(file.read_text()) if file.exists() else {}
    return [draft["note"] for notes in known.values() for draft in notes.values()]


@pytest.fixture
def path(desk: Desk) -> Path:
    assert desk.session.path is not None
    return desk.session.path


@pytest.fixture
def start_again(refused: Desk, path: Path, qtbot: QtBot, home: Path) -> Callable[[], None]:
    """Closes the project, and opens it again on a disk that is well."""
    qtbot.waitUntil(lambda: kept_notes(home) == [LONG])
    refused.session.close()
    assert refused.session.wait_until_closed(60)

    def start() -> None:
        with qtbot.waitSignal(refused.session.opened):
            refused.session.open(path)

    return start


def test_who_closes_at_once_loses_nothing(desk: Desk, qtbot: QtBot, home: Path) -> None:
    desk.show("soul")
    path = desk.session.path
    assert path is not None
    for note, is_room in ((LONG, False), ("There is room", True)):
        if not is_room:
            fill_disk(desk)
        note_of(desk).setFocus()
        qtbot.waitUntil(note_of(desk).hasFocus)
        note_of(desk).setPlainText(note)
        desk.panel.flush()
        desk.session.close()
        assert desk.session.wait_until_closed(60)
        assert kept_notes(home) == ([] if is_room else [LONG])
        with qtbot.waitSignal(desk.session.opened):
            desk.session.open(path)
        until_stored(desk, note, qtbot)
        qtbot.waitUntil(lambda: kept_notes(home) == [])
        desk.show("soul")


def test_after_a_restart_it_is_stored(refused: Desk, start_again: Callable[[], None], qtbot: QtBot, home: Path) -> None:
    start_again()
    qtbot.waitUntil(lambda: refused.stored("soul").note == LONG)
    qtbot.waitUntil(lambda: kept_notes(home) == [])


def test_what_another_wrote_there_meanwhile_stays_too(
    refused: Desk, path: Path, start_again: Callable[[], None], qtbot: QtBot
) -> None:
    with Project.open(path) as project:
        project.annotations.edit_note(refused.made.soul, "Grace was here")
    start_again()
    qtbot.waitUntil(lambda: refused.stored("soul").note == f"Grace was here\n\n{LONG}")


def test_of_an_annotation_that_is_gone_the_words_are_said(
    refused: Desk, path: Path, start_again: Callable[[], None], qtbot: QtBot
) -> None:
    with Project.open(path) as project:
        project.annotations.delete([refused.made.soul])
    with qtbot.waitSignal(refused.session.failed) as told:
        start_again()
    assert "A note for which there is no room." in told.args[0]


def test_it_goes_along_into_a_copy_on_another_disk(refused: Desk, path: Path, qtbot: QtBot) -> None:
    copy = path.with_name("copy.crossread")
    refused.run(lambda project: project.save_copy(copy))
    with qtbot.waitSignal(refused.session.opened):
        refused.session.open(copy)
    qtbot.waitUntil(lambda: refused.stored("soul").note == LONG)
    with Project.open_for_reading(path) as project:
        assert project.annotations.get(refused.made.soul).note == "odd"
