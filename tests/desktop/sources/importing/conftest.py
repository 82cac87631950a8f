"""Two articles to take in, on a project of three sources."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.application.session import Session
from crossread.desktop.sources.import_flow import ImportFlow
from tests.desktop.sources.conftest import Ask
from tests.desktop.sources.importing.scene import EVENING, MORNING, Scene


@pytest.fixture
def scene(qtbot: QtBot, session: Session, tmp_path: Path, answer_of: Ask) -> Scene:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 560)
    host.show()
    qtbot.waitExposed(host)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "evening.txt").write_text(EVENING, encoding="utf-8")
    (folder / "morning.txt").write_text(MORNING, encoding="utf-8")
    return Scene(ImportFlow(session, host), session, host, folder, qtbot, answer_of)
