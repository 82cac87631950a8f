"""The fixtures of what tells of a disagreement: a copy of the sample, a session on it, its column in a window."""

from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.look import style
from crossread.desktop.review.detail_column import DetailColumn
from crossread.desktop.review.parts import Parts
from tests.desktop.review.verdicts_making import Bench


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "sample.crossread"
    with Project.create(made, title="Sample") as project:
        import_json(project, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
        project.history.start_here()
    return made


@pytest.fixture
def bench(session: Session, path: Path, qtbot: QtBot, qapp: QApplication) -> Bench:
    style.apply(qapp)
    session.open(path)
    qtbot.waitUntil(lambda: session.is_open)
    window = QMainWindow()
    column = DetailColumn()
    parts = Parts(session, window)
    for place, section in enumerate((parts.bar, parts.detail, parts.finding)):
        column.put(section, place)
    window.setCentralWidget(column)
    window.resize(420, 800)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: len(parts.queue.items) > 0)
    return Bench(session, parts, column, qtbot, window)
