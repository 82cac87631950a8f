"""The search in the window: from selected words to hits, from a hit to its text, and back to the list as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenuBar
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.codebook.codebook import Codebook
from crossread.desktop.search.panel import SearchPanel

FAR = "A line of no account.\n\n" * 80 + "The 😀 ship sank at last."


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "text.crossread"
    with Project.create(path, title="Text") as project:
        project.sources.add("Evening", "All were saved. The ship is in tow.")
        far = project.sources.add("Morning", FAR)
        project.sources.add("Late", "Nothing was heard of the ship.")
        project.annotations.add(Passage(source_id=far.id, revision=1, start=0, end=6), note="dubious line")
        project.events.add("Sinking of the ship")
        project.voices.add("The ship's captain")
    store = Settings(tmp_path / "home" / "settings.json")
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.show_project(False)
    made.resize(1400, 900)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    features.put_all(made)
    shown: list[str] = []
    made.feed.content_shown.connect(shown.append)
    session.open(path)
    qtbot.waitUntil(lambda: len(shown) >= 2)
    qtbot.waitUntil(made.findChildren(QMenuBar)[0].isVisible)
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    made.close_project()
    made.close()
    store.save()


def panel_of(window: MainWindow) -> SearchPanel:
    panel = window.search_space.view("search")
    assert isinstance(panel, SearchPanel)
    return panel


def look_for(window: MainWindow, qtbot: QtBot, query: str) -> SearchPanel:
    window.search_space.show_view("search")
    panel = panel_of(window)
    qtbot.waitUntil(panel.field.hasFocus)
    panel.field.clear()
    qtbot.keyClicks(panel.field, query)
    qtbot.waitUntil(lambda: not panel.feed.is_waiting and panel.results.is_whole and panel.results.rowCount() > 0)
    return panel


def selected(window: MainWindow) -> str:
    view = window.desk.active_view
    passage = view.selected_passage() if view is not None else None
    if view is None or view.content is None or passage is None:
        return ""
    return view.content.text[passage.start : passage.end]


def test_selected_words_are_looked_for_from_the_text(window: MainWindow, qtbot: QtBot) -> None:
    view = window.desk.active_view
    assert view is not None
    view.setFocus()
    view.select(20, 24)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_F, keys)
    assert window.workspaces.current == "search"
    assert panel_of(window).field.text() == "ship"
    assert panel_of(window).field.hasFocus()


def test_a_hit_is_opened_selected_and_the_list_is_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    panel = look_for(window, qtbot, '"ship sank"')
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: selected(window) == "ship sank")
    assert window.workspaces.current == "read"
    view = window.desk.active_view
    assert view is not None
    assert view.hasFocus()
    passage = view.selected_passage()
    assert passage is not None
    assert 0 < view.passage_rectangle(passage).top() < view.viewport().height()
    rows, chosen = panel.results.rowCount(), panel.view.currentIndex().row()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_F, keys)
    assert window.workspaces.current == "search"
    assert panel.field.text() == '"ship sank"'
    assert (panel.results.rowCount(), panel.view.currentIndex().row()) == (rows, chosen)


def test_a_hit_in_a_source_that_is_not_open_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    late = window.feed.sources[2].id
    window.desk.close_source(late)
    panel = look_for(window, qtbot, "heard")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: selected(window) == "heard")
    assert late in window.desk.open_sources()


def test_notes_events_and_voices_are_shown_where_they_are_kept(window: MainWindow, qtbot: QtBot) -> None:
    panel = look_for(window, qtbot, "note:dubious")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.choice.annotation_id))
    assert window.workspaces.current == "read"
    panel = look_for(window, qtbot, "event:sinking")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.choice.event_id))
    panel = look_for(window, qtbot, "voice:captain")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    codebook = window.findChild(Codebook)
    assert isinstance(codebook, Codebook)
    qtbot.waitUntil(codebook.drawer.isVisible)


def test_escape_twice_goes_back_to_reading(window: MainWindow, qtbot: QtBot) -> None:
    panel = look_for(window, qtbot, "ship")
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert window.workspaces.current == "search"
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert window.workspaces.current == "read"
