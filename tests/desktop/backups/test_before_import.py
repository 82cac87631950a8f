"""Before much is taken in at once the project is backed up, and says so; what is little or adds nothing is not."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db import backups
from crossread.db.exchange.export_json import export_json
from crossread.db.project import Project
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.wiring.backups import Backups, root
from crossread.desktop.sources import import_flow
from crossread.desktop.sources.import_flow import ImportFlow
from tests.desktop.conftest import OpenWhole


@pytest.fixture
def window(open_whole: OpenWhole, path: Path, qtbot: QtBot) -> MainWindow:
    made = open_whole(path, 1280, 800)
    kept = made.findChild(Backups)
    assert isinstance(kept, Backups)
    # How it was found, so that what is made next has another reason.
    assert kept.keeper.wait(20)
    qtbot.waitUntil(lambda: len(backups.listed(root())) == 1)
    with qtbot.waitSignal(made.session.changed):
        made.session.run(lambda project: project.events.add("Inquiry"))
    return made


def flow_of(window: MainWindow) -> ImportFlow:
    found = window.findChild(ImportFlow)
    assert isinstance(found, ImportFlow)
    return found


def test_before_a_whole_project_is_taken_in(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    json = tmp_path / "other.json"
    with Project.create(tmp_path / "other.crossread", title="Other") as project:
        project.sources.add("Morning", "Nothing is known.")
        project.events.add("Hearing")
        export_json(project, json)
    flow = flow_of(window)
    with qtbot.waitSignal(flow.added):
        flow.take([json])
    before, _found = backups.listed(root())
    assert (before.why, before.counts["events"], before.counts["sources"]) == ("importing", 3, 1)


def test_before_many_files_and_not_before_few(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_flow, "MANY", 2)
    flow = flow_of(window)
    for number, names in enumerate((["a"], ["b", "c"])):
        files = [tmp_path / f"{name}.txt" for name in names]
        for file in files:
            file.write_text(f"{file.stem} is told here, and nothing else at all.", encoding="utf-8")
        flow.take(files)
        qtbot.waitUntil(flow.sheet.isVisible)
        with qtbot.waitSignal(flow.added):
            flow.sheet._add.click()
        assert [backup.why for backup in backups.listed(root())] == ["importing", "opening"][1 - number :]
