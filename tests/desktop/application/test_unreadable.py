"""A damaged project says so where a text, or the list of the sources, should be, and offers the check there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crossread.db.errors import DamagedProjectError, InvalidRecordError
from crossread.db.project import Project
from crossread.desktop.application import desk_feed
from crossread.desktop.application.desk_reading import SourceText, Tags, read_text
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.read.unreadable import Unreadable
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import PlainLabel


def said(window: MainWindow) -> list[str]:
    """What is to be seen of all that cannot be read."""
    shown = [each for each in window.desk.findChildren(Unreadable) if each.isVisible()]
    return [label.text() for each in shown for label in each.findChildren(PlainLabel)[:1]]


def check_button(window: MainWindow) -> QuietButton:
    shown = next(each for each in window.desk.findChildren(Unreadable) if each.isVisible())
    return shown.findChildren(QuietButton)[0]


def fails_for(monkeypatch: pytest.MonkeyPatch, title: str, error: Exception) -> None:
    """Let the text of one source fail."""

    def read(project: Project, source_id: str, view: tuple[int, int] | None = None) -> SourceText:
        if project.sources.get(source_id).title == title:
            raise error
        return read_text(project, source_id, view)

    monkeypatch.setattr(desk_feed, "read_text", read)


TEXT = "This text cannot be read: the file is damaged."
SOURCES = "The sources cannot be read: the file is damaged."


def test_a_text_that_cannot_be_read_says_so_in_its_pane(
    window: MainWindow, texts_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_for(monkeypatch, "Morning", DamagedProjectError("It is damaged."))
    with qtbot.waitSignal(window.session.damaged):
        window.session.open(texts_path)
    qtbot.waitUntil(lambda: said(window) == [TEXT])
    qtbot.waitUntil(lambda: sum(pane.content is not None for pane in window.desk.panes) == 2)
    with qtbot.waitSignal(window.desk.check_requested):
        qtbot.mouseClick(check_button(window), Qt.MouseButton.LeftButton)
    # Another text in that pane is shown as ever.
    pane = next(pane for pane in window.desk.panes if pane.is_unreadable)
    monkeypatch.setattr(desk_feed, "read_text", read_text)
    window.feed._give_content(pane.source_id)
    qtbot.waitUntil(lambda: pane.content is not None and pane.view.isVisible())
    assert said(window) == []


def test_what_is_not_found_says_so_once_the_file_is_known_to_be_damaged(
    window: MainWindow, texts_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_for(monkeypatch, "Morning", InvalidRecordError("It is gone."))
    window.session.open(texts_path)
    qtbot.waitUntil(lambda: len(window.feed._unread) == 1)
    assert said(window) == []
    window.session.damaged.emit("It is damaged.")
    assert said(window) == [TEXT]


def test_a_desk_whose_sources_cannot_be_read_does_not_say_that_there_are_none(
    window: MainWindow, texts_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> object:
        raise DamagedProjectError("It is damaged.")

    from crossread.db.sources import Sources

    with monkeypatch.context() as planted:
        planted.setattr(Sources, "all", fail)
        window.session.open(texts_path)
        qtbot.waitUntil(lambda: said(window) == [SOURCES])
        with qtbot.waitSignal(window.desk.check_requested):
            qtbot.mouseClick(check_button(window), Qt.MouseButton.LeftButton)
        window.session.close()
        assert window.session.wait_until_closed(20)
    assert said(window) == []
    with qtbot.waitSignal(window.session.opened):
        window.session.open(texts_path)
    qtbot.waitUntil(lambda: len(window.desk.panes) == 3)
    assert said(window) == []


def test_an_empty_list_of_a_damaged_project_is_not_believed(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "empty.crossread"
    Project.create(path, title="Empty").close()
    with qtbot.waitSignal(window.feed.nothing_to_show):
        window.session.open(path)
    assert said(window) == []
    window.session.damaged.emit("It is damaged.")
    assert said(window) == [SOURCES]


def test_sources_are_shown_without_what_they_are_tagged_with(
    window: MainWindow, texts_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_project: Project) -> Tags:
        raise DamagedProjectError("It is damaged.")

    monkeypatch.setattr(desk_feed, "read_tags", fail)
    window.session.open(texts_path)
    qtbot.waitUntil(lambda: sum(pane.content is not None for pane in window.desk.panes) == 3)
    assert said(window) == []
