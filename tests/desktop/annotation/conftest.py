"""The panel on a session, in a window of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.annotation.panel import AnnotationPanel
from crossread.desktop.application.session import Session
from crossread.desktop.look import fonts
from tests.desktop.annotation.making import Desk, fill


@pytest.fixture(autouse=True)
def shipped_fonts(qapp: QApplication) -> None:
    """Makes the shipped fonts known."""
    fonts.load()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "ice.crossread"
    with Project.create(path, title="Ice") as project:
        made = fill(project)
        project.history.start_here()
    session = Session("Ada")
    broken: list[object] = []
    session.broke.connect(broken.append)
    panel = AnnotationPanel(session)
    qtbot.addWidget(panel)
    panel.resize(300, 800)
    panel.show()
    panel.activateWindow()
    panel.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(panel.isActiveWindow)
    with qtbot.waitSignal(session.opened):
        session.open(path)
    yield Desk(panel, session, made, qtbot)
    session.close()
    assert session.wait_until_closed(10)
    assert not broken
