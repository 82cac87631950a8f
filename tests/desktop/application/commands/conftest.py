"""A window on two accounts, with all that a user has."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.setting_list import RECENT_TAGS, SHORTCUTS
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import style, theme
from tests.desktop.application.commands.hands import EVENING, Open, view_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "ice.crossread"
    with Project.create(made, title="Ice") as project:
        for title in ("Evening", "Morning"):
            project.sources.add(title, EVENING)
        project.events.add("Collision")
        project.claims.add("How many were lost?", "number")
        project.claims.add("She was in tow", "truth")
        project.claims.add("Why?", "answer", answers=("Speed", "Ice"))
    return made


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, path: Path, qapp: QApplication) -> Iterator[Open]:
    style.apply(qapp)
    mode = theme.watcher().mode
    sessions: list[Session] = []

    def make(shortcuts: Sequence[str] = (), recent_tags: Sequence[str] = ()) -> MainWindow:
        session = Session("Ada")
        sessions.append(session)
        store = Settings(tmp_path / "settings.json")
        store.set(SHORTCUTS, list(shortcuts))
        store.set(RECENT_TAGS, list(recent_tags))
        window = MainWindow(session, store)
        qtbot.addWidget(window)
        window.resize(1600, 900)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        features.put_all(window)
        shown: list[str] = []
        window.feed.content_shown.connect(shown.append)
        session.open(path)
        qtbot.waitUntil(lambda: len(shown) == 2)
        assert window.picker is not None
        picker = window.picker
        qtbot.waitUntil(lambda: bool(picker.cache.book.claims))
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        view_of(window).setFocus()
        qtbot.waitUntil(view_of(window).hasFocus)
        return window

    yield make
    for session in sessions:
        session.close()
        session.wait_until_closed(20)
    theme.set_mode(mode)


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    return open_window()
