"""The workspaces: one is shown, each stays as it was left, and one that is not there is not offered."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenuBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring import connections
from crossread.desktop.application.wiring.search import put_search_space


class View(QWidget):
    """Two fields, the first of which takes the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.setFocusProxy(self.first)


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "text.crossread"
    with Project.create(path, title="Text") as project:
        project.sources.add("Evening", "All were saved.")
    store = Settings(tmp_path / "home" / "settings.json")
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.show_project(False)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    connections.put_actions(made)
    put_search_space(made)
    shown: list[str] = []
    made.feed.content_shown.connect(shown.append)
    session.open(path)
    qtbot.waitUntil(lambda: bool(shown))
    # The keys of actions work once their menu bar is shown.
    qtbot.waitUntil(made.findChildren(QMenuBar)[0].isVisible)
    yield made
    store.save()


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_without_another_workspace_there_is_no_switch(window: MainWindow) -> None:
    assert window.workspaces.ids == ("read",)
    assert not window.workspaces.switch.isVisible()
    assert not window.actions_["workspace_search"].isVisible()


def test_a_view_is_made_when_it_is_first_shown_and_the_keys_switch(window: MainWindow, qtbot: QtBot) -> None:
    made: list[View] = []

    def make() -> View:
        made.append(View())
        return made[-1]

    window.search_space.add_view("list", "Annotations", make)
    changed: list[str] = []
    window.workspaces.changed.connect(changed.append)
    assert window.workspaces.ids == ("read", "search")
    assert window.workspaces.switch.isVisible()
    assert not made
    press(window, qtbot, Qt.Key.Key_3)
    assert made[0].isVisible()
    assert not window.frame.isVisible()
    press(window, qtbot, Qt.Key.Key_1)
    assert window.frame.isVisible()
    press(window, qtbot, Qt.Key.Key_3)
    assert len(made) == 1
    assert changed == ["search", "read", "search"]
    assert window.workspaces.switch.key == "search"


def test_each_keeps_the_keys_where_they_were(window: MainWindow, qtbot: QtBot) -> None:
    view = View()
    window.search_space.add_view("list", "Annotations", lambda: view)
    desk = window.desk.active_view
    assert desk is not None
    desk.setFocus()
    window.workspaces.show("search")
    qtbot.waitUntil(view.first.hasFocus)
    view.second.setFocus()
    window.workspaces.show("read")
    qtbot.waitUntil(desk.hasFocus)
    window.workspaces.show("search")
    qtbot.waitUntil(view.second.hasFocus)


def test_what_belongs_to_reading_cannot_be_done_elsewhere(window: MainWindow) -> None:
    window.search_space.add_view("list", "Annotations", View)
    assert window.actions_["close_pane"].isEnabled()
    window.workspaces.show("search")
    for action_id in ("close_pane", "add_pane", "show_left", "next_annotation"):
        assert not window.actions_[action_id].isEnabled(), action_id
    assert window.actions_["workspace_read"].isEnabled()
    window.workspaces.show("read")
    assert window.actions_["close_pane"].isEnabled()


def test_views_of_the_search_are_switched_and_one_can_be_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    views = {"search": View(), "annotations": View()}
    for view_id in views:
        window.search_space.add_view(view_id, view_id.title(), partial(views.__getitem__, view_id))
    window.search_space.show_view("annotations")
    assert window.workspaces.current == "search"
    assert views["annotations"].isVisible()
    qtbot.waitUntil(views["annotations"].first.hasFocus)
    window.workspaces.show("read")
    window.workspaces.show("search")
    assert views["annotations"].isVisible()
    window.search_space.show_view("search")
    assert views["search"].isVisible()


def test_a_commit_leaves_the_workspace_as_it_is_and_another_project_begins_in_read(
    window: MainWindow, qtbot: QtBot, project_path: Path
) -> None:
    view = View()
    window.search_space.add_view("list", "Annotations", lambda: view)
    window.workspaces.show("search")
    with qtbot.waitSignal(window.session.changed):
        window.session.run(lambda project: project.events.add("Sinking"))
    assert view.isVisible()
    with qtbot.waitSignal(window.session.opened):
        window.session.open(project_path)
    assert window.frame.isVisible()
    window.session.close()
    window.workspaces.show("search")
    assert not view.isVisible()
    assert not window.workspaces.switch.isVisible()


def test_what_is_expected_is_offered_and_shown_once_it_is_there(window: MainWindow, qtbot: QtBot) -> None:
    workspaces = window.workspaces
    workspaces.expect(("review", "search"))
    assert workspaces.ids == ("read", "review", "search")
    assert workspaces.switch.isVisible()
    press(window, qtbot, Qt.Key.Key_2)
    assert workspaces.current == "read"
    assert workspaces.switch.key == "review"
    view = View()
    workspaces.add("review", lambda: view)
    assert workspaces.current == "review"
    assert view.isVisible()
    workspaces.show("read")
    workspaces.show("search")
    workspaces.show("read")
    assert workspaces.switch.key == "read"
    workspaces.add("search", View)
    assert workspaces.current == "read", "the wish was taken back"
