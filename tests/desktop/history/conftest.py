"""The whole window on a project with a past, and its history."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.history.panel import HistoryPanel
from crossread.desktop.look import style
from tests.desktop.history.making import Case, make

PATIENCE_MS = 20_000


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return make(tmp_path / "sea.crossread")


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    session = Session("Ada")
    broken: list[object] = []
    session.broke.connect(broken.append)
    yield session
    session.close()
    assert session.wait_until_closed(20)
    assert not broken


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, session: Session, case: Case, tmp_path: Path) -> MainWindow:
    style.apply(qapp)
    window = MainWindow(session, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    features.put_all(window)
    session.open(case.path)
    qtbot.waitUntil(lambda: bool(window.desk.panes) and window.desk.panes[0].content is not None, timeout=PATIENCE_MS)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> HistoryPanel:
    """All steps, with what the newest changed."""
    window.actions_["history"].trigger()
    panel = window.findChildren(HistoryPanel)[0]
    qtbot.waitUntil(lambda: bool(panel.changes.changes.told), timeout=PATIENCE_MS)
    return panel
