"""A session on the sample project, and the grid on it, drawn."""

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.look import style
from crossread.desktop.review.workspace import ReviewWorkspace


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("review") / "sample.crossread"
    with Project.create(path, title="Sample") as project:
        import_json(project, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
    return path


@pytest.fixture
def sample(sample_made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.crossread"
    path.write_bytes(sample_made.read_bytes())
    return path


@pytest.fixture
def make_review(session: Session, qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., ReviewWorkspace]]:
    """Opens a project and shows its review in a size, waiting until its grid has its words."""

    def make(path: Path, width: int = 1300, height: int = 760) -> ReviewWorkspace:
        style.apply(qapp)
        window = QMainWindow()
        windows.append(window)
        review = ReviewWorkspace(session)
        window.setCentralWidget(review)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        with qtbot.waitSignal(session.opened):
            session.open(path)
        qtbot.waitUntil(lambda: review.grid.grid is not None)
        review.grid.view.setFocus()
        return review

    windows: list[QMainWindow] = []
    yield make
    windows.clear()


@pytest.fixture
def review(make_review: Callable[..., ReviewWorkspace], sample: Path) -> ReviewWorkspace:
    return make_review(sample)
