"""A session on a project with annotations of every sort, and the overview on it, drawn."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.look import style
from crossread.desktop.overview.overview import Overview
from tests.db.overview.making import Plan, annotate, codebook
from tests.desktop.overview.making import HOW_MANY, Case


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Every annotation has the event of its number modulo five, but the fifth has none; every second a denial."""
    path = tmp_path / "ice.crossread"
    with Project.create(path, title="Ice") as project:
        made = codebook(project)
        plans = [
            Plan(
                source=at % 3,
                start=at // 3,
                length=12,
                note="odd" if at % 10 == 0 else "",
                author="Ada" if at % 2 else "Grace",
                day=1 + at % 3,
                tags=((at % 5, -1, None),) if at % 5 < 4 else (),
                positions=((1, 0, "denies"),) if at % 2 else (),
            )
            for at in range(HOW_MANY)
        ]
        ids = annotate(project, made, plans)
    return Case(path, made, ids)


@pytest.fixture
def make_overview(
    session: Session, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[..., Overview]]:
    """Opens a project and shows its overview in a size, waiting until it has its list."""

    def make(path: Path, width: int = 1100, height: int = 620) -> Overview:
        style.apply(qapp)
        window = QMainWindow()
        windows.append(window)
        overview = Overview(session, lambda count: tmp_path / f"{count}.json")
        window.setCentralWidget(overview)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        with qtbot.waitSignal(session.opened):
            session.open(path)
        qtbot.waitUntil(lambda: overview.model.layout is not None)
        overview.view.setFocus()
        return overview

    windows: list[QMainWindow] = []
    yield make
    windows.clear()


@pytest.fixture
def overview(make_overview: Callable[..., Overview], case: Case) -> Overview:
    return make_overview(case.path)
