"""A project is shown before it is open, is not shown anew if nothing changed, and what follows moves nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application import features, setting_list
from crossread.desktop.application.early import EarlyProject, EarlyReading
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.look import dress, theme
from crossread.desktop.read.text_view import TextView
from tests.desktop.application.making import TEXTS

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def early(texts_path: Path) -> EarlyProject:
    read = EarlyReading(texts_path, sample=False).result()
    assert read is not None
    return read


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    mode = theme.watcher().mode
    store = Settings(tmp_path / "settings.json")
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.resize(1700, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    store.save()
    theme.set_mode(mode)


def keep(**values: object) -> None:
    path = setting_list.default_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values), encoding="utf-8")


def test_the_first_text_is_read(early: EarlyProject) -> None:
    assert (early.title, [source.title for source in early.sources]) == ("Texts", list(TEXTS))
    assert early.text is not None
    assert early.text.text == TEXTS["Evening"]


def test_the_text_that_was_in_use_is_read(texts_path: Path, early: EarlyProject) -> None:
    panes = [{"source": source.id} for source in early.sources]
    keep(desk=json.dumps({str(texts_path): {"panes": panes, "active": 2}}))
    again = EarlyReading(texts_path, sample=False).result()
    assert again is not None
    assert again.text is not None
    assert again.text.text == TEXTS["Inquiry"]


def test_the_latest_project_that_is_there_is_read(texts_path: Path) -> None:
    keep(recent_projects=[str(texts_path.with_name("gone.crossread")), str(texts_path)])
    assert EarlyReading(None, sample=False).path == texts_path
    keep(recent_projects=[str(texts_path)], reopen=False)
    assert EarlyReading(None, sample=False).path is None


@pytest.mark.parametrize("content", [b"no project", b""])
def test_what_cannot_be_read_is_left_to_opening(content: bytes, tmp_path: Path, home: Path) -> None:
    junk = tmp_path / "junk.crossread"
    junk.write_bytes(content)
    assert EarlyReading(junk, sample=False).result() is None
    assert EarlyReading(tmp_path / "gone.crossread", sample=False).result() is None


def views(window: MainWindow) -> list[TextView]:
    return [pane.view for pane in window.desk.panes]


def test_it_is_shown_at_once_and_not_anew_when_it_is_open(
    window: MainWindow, early: EarlyProject, qtbot: QtBot
) -> None:
    window.show_early(early)
    before = views(window)
    assert before[0].toPlainText() == TEXTS["Evening"]
    assert window.windowTitle().startswith("Texts")
    cleared: list[object] = []
    before[0].textChanged.connect(lambda: cleared.append(1))
    with qtbot.waitSignal(window.session.opened):
        window.session.open(early.path)
    qtbot.waitUntil(lambda: [view.toPlainText() for view in before] == list(TEXTS.values()))
    assert views(window) == before
    assert not cleared


def test_what_was_shown_and_cannot_be_opened_goes_while_its_text_has_the_keys(
    window: MainWindow, early: EarlyProject, qtbot: QtBot
) -> None:
    """Hiding it hands the keys on through the whole window, with the text half gone."""
    window.show_early(early)
    window.activateWindow()
    views(window)[0].setFocus()
    early.path.write_bytes(b"no project")
    with qtbot.waitSignal(window.session.open_failed):
        window.session.open(early.path)
    qtbot.waitUntil(lambda: not window.desk.panes)


def test_a_project_that_changed_meanwhile_is_shown_anew(window: MainWindow, early: EarlyProject, qtbot: QtBot) -> None:
    window.show_early(early)
    with Project.open(early.path) as project:
        project.sources.delete(early.sources[0].id)
    window.session.open(early.path)
    qtbot.waitUntil(lambda: [view.toPlainText() for view in views(window)] == list(TEXTS.values())[1:])


def test_one_that_is_gone_meanwhile_leaves_nothing(window: MainWindow, early: EarlyProject, qtbot: QtBot) -> None:
    window.show_early(early)
    early.path.unlink()
    with qtbot.waitSignal(window.session.open_failed):
        window.session.open(early.path)
    assert not window.desk.panes


def test_what_follows_the_first_paint_moves_no_text(window: MainWindow, early: EarlyProject, qtbot: QtBot) -> None:
    dress.hold_back()
    window.show_early(early)
    qtbot.wait(30)

    def places() -> list[QRect]:
        return [QRect(view.mapTo(window, view.rect().topLeft()), view.viewport().size()) for view in views(window)]

    before = places()
    done: list[int] = []
    features.put_by_and_by(window, then=lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done))
    assert not dress.is_held_back()
    assert places() == before
    assert window.has_actions
    assert window.picker is not None
