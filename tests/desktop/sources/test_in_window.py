"""Sources in the real window: dropped articles are looked through, added, laid side by side and listed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from crossread.desktop.application import settings
from crossread.desktop.application.features import put_all
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import theme
from crossread.desktop.sources.import_flow import ImportFlow
from crossread.desktop.sources.source_editor import SourceEditor
from crossread.desktop.sources.source_list import SourceList
from crossread.desktop.sources.source_view import SourceView
from tests.desktop.sources.conftest import Ask

ARTICLES = Path(__file__).parents[3].parent / "shared" / "sources"


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    mode = theme.watcher().mode
    store = Settings(tmp_path / "home" / "settings.json")
    store.set(settings.AUTHOR_ASKED, True)
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    put_all(made)
    made.resize(1400, 900)
    made.show_project(True)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: len(part(made, SourceList).rows) == 3)
    yield made
    store.save()
    theme.set_mode(mode)


T = TypeVar("T", bound=QObject)


def part(window: MainWindow, kind: type[T]) -> T:
    found = window.findChild(kind)
    assert found is not None
    return found


def drop(window: MainWindow, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(400, 400), action, data, button, key))


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def test_articles_are_dropped_looked_through_and_laid_side_by_side(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    listed, flow = part(window, SourceList), part(window, ImportFlow)
    for row in listed.rows:
        window.desk.close_source(row.id)
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"Article {number}\n\nWords of article {number}.\n", encoding="utf-8")
    drop(window, [tmp_path / f"{number}.txt" for number in range(5)])
    qtbot.waitUntil(flow.sheet.isVisible)
    with qtbot.waitSignal(flow.added) as added:
        press(qtbot, Qt.Key.Key_Return)
    assert added.args is not None
    ids = added.args[0]
    assert len(ids) == 5
    qtbot.waitUntil(lambda: len(listed.rows) == 8)
    opened = window.desk.open_sources()
    assert 2 <= len(opened) <= 3
    assert opened == ids[: len(opened)]
    assert [row.id for row in listed.rows if row.pane] == opened
    assert listed.chosen_id == ids[0]
    assert window.messages.text == "Added: 5 sources."
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: len(listed.rows) == 3 and not window.desk.open_sources())


def test_the_list_opens_panes_and_the_desk_tints_the_list(window: MainWindow, qtbot: QtBot) -> None:
    listed = part(window, SourceList)
    view = part(window, SourceView)
    first, third = listed.rows[0].id, listed.rows[2].id
    window.desk.open_source(first)
    window.desk.close_source(third)
    qtbot.waitUntil(lambda: bool(listed.rows[0].pane) and not listed.rows[2].pane)
    listed.choose(third)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: third in window.desk.open_sources() and listed.rows[2].pane > 0)
    window.desk.close_source(third)
    assert window.desk.open_sources() == [first]
    listed.open_in_pane_requested.emit(third, 0)
    qtbot.waitUntil(lambda: window.desk.open_sources() == [third])


def test_files_and_folders_are_chosen_from_the_menu(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = part(window, ImportFlow)
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "one.txt").write_text("One\n\nWords.\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(folder / "one.txt")], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    for action in ("add_files", "add_folder"):
        window.actions_[action].trigger()
        qtbot.waitUntil(flow.sheet.isVisible)
        assert len(flow.sheet.drafts) == 1
        press(qtbot, Qt.Key.Key_Escape)
        assert not flow.sheet.isVisible()


def test_a_selected_passage_can_be_said_to_be_a_caption(window: MainWindow, qtbot: QtBot, answer_of: Ask) -> None:
    first = part(window, SourceList).rows[0].id
    window.desk.open_source(first)
    qtbot.waitUntil(lambda: window.desk.active_view is not None)
    view = window.desk.active_view
    assert view is not None
    view.select(28, 43)
    menu = QMenu(window)
    window.desk.menu_requested.emit(menu, [])
    inside = next(action.menu() for action in menu.actions() if action.text() == "Mark as")
    assert isinstance(inside, QMenu)
    with qtbot.waitSignal(window.session.changed):
        next(action for action in inside.actions() if action.text() == "Caption").trigger()
    kinds = answer_of(lambda project: [zone.kind for zone in project.sources.revision(first).zones])
    assert kinds == ["headline", "caption"]


def test_details_take_the_place_of_the_codebook_and_give_it_back(window: MainWindow, qtbot: QtBot) -> None:
    listed, editor = part(window, SourceList), part(window, SourceEditor)
    listed.edit_requested.emit(listed.rows[1].id)
    qtbot.waitUntil(lambda: editor.isVisible() and editor.height() > listed.height())
    assert listed.height() >= 100
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not editor.isVisible())


def test_what_is_typed_last_is_stored_when_the_project_closes(
    window: MainWindow, qtbot: QtBot, project_path: Path, session: Session
) -> None:
    from crossread.db.project import Project

    listed, editor = part(window, SourceList), part(window, SourceEditor)
    listed.edit_requested.emit(listed.rows[1].id)
    qtbot.waitUntil(editor.isVisible)
    editor.fields["author"].field.setFocus()
    qtbot.keyClicks(editor.fields["author"].field, "Ada")
    window.close_project()
    assert not editor.isVisible()
    assert session.wait_until_closed(20)
    with Project.open_for_reading(project_path) as project:
        assert [source.author for source in project.sources.all()] == [None, "Ada", None]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the five articles are not here")
def test_the_five_articles_are_ready_for_one_enter(window: MainWindow, qtbot: QtBot) -> None:
    flow = part(window, ImportFlow)
    drop(window, [ARTICLES])
    qtbot.waitUntil(flow.sheet.isVisible)
    drafts = flow.sheet.drafts
    assert len(drafts) == 5
    assert not any(draft.encoding_doubtful for draft in drafts)
    assert [bool(draft.value("author")) for draft in drafts] == [True] * 5
    with qtbot.waitSignal(flow.said) as said:
        press(qtbot, Qt.Key.Key_Return)
    assert said.args == ["Added: 5 sources.", True]
