"""The whole window on a project with a past, and its history."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.history.panel import HistoryPanel
from tests.desktop.conftest import OpenWhole
from tests.desktop.history.making import Case, make


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return make(tmp_path / "sea.crossread")


@pytest.fixture
def window(open_whole: OpenWhole, case: Case) -> MainWindow:
    return open_whole(case.path, 1280, 800)


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> HistoryPanel:
    """All steps, with what the newest changed."""
    window.actions_["history"].trigger()
    panel = window.findChildren(HistoryPanel)[0]
    qtbot.waitUntil(lambda: bool(panel.changes.changes.told))
    return panel
