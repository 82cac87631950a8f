"""The guided step floats over the desk without moving anything, is closed for good, and can be brought back."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application import sample, settings
from crossread.desktop.application.guide_bar import STEPS, GuideBar
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring.guide import put_guide, target


@pytest.fixture
def window(qtbot: QtBot, session: Session, tmp_path: Path) -> Iterator[MainWindow]:
    store = Settings(tmp_path / "home" / "settings.json")
    made = MainWindow(session, store)
    qtbot.addWidget(made)
    made.resize(1400, 850)
    yield made
    store.save()


@pytest.fixture
def on_sample(window: MainWindow, qtbot: QtBot) -> MainWindow:
    put_guide(window)
    window.show()
    window.actions_["open_sample"].trigger()
    qtbot.waitUntil(lambda: window.has_guide and window.guide_bar().isVisible())
    qtbot.waitUntil(lambda: bool(window.desk.panes) and window.desk.panes[0].content is not None)
    return window


def _stands_at(bar: GuideBar, step: int) -> bool:
    return bar.step == step


def test_it_lies_over_the_lower_end_of_the_desk(qtbot: QtBot) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.resize(900, 500)
    desk.show()
    bar = GuideBar(desk)
    bar.show()
    for width, height in ((900, 500), (420, 400), (1600, 900)):
        desk.resize(width, height)
        assert desk.rect().contains(bar.geometry())
        assert bar.geometry().bottom() > height - 40
        assert abs(bar.geometry().center().x() - width // 2) <= 1
        assert bar.height() >= bar.heightForWidth(bar.width())


def test_the_desk_does_not_move_for_it(on_sample: MainWindow) -> None:
    top = on_sample.desk.mapTo(on_sample, on_sample.desk.rect().topLeft())
    size = on_sample.desk.size()
    on_sample.guide_bar().hide()
    assert on_sample.desk.mapTo(on_sample, on_sample.desk.rect().topLeft()) == top
    assert on_sample.desk.size() == size


def test_closed_it_stays_away_until_it_is_asked_for(on_sample: MainWindow, qtbot: QtBot) -> None:
    bar = on_sample.guide_bar()
    bar._end()
    assert on_sample.settings.get(settings.GUIDE_CLOSED)
    on_sample.actions_["show_guide"].trigger()
    qtbot.waitUntil(bar.isVisible)
    assert bar.step == 0
    assert not on_sample.settings.get(settings.GUIDE_CLOSED)


def test_what_was_followed_already_is_shown_at_its_end(on_sample: MainWindow, qtbot: QtBot) -> None:
    aim = target()

    def tag(project: Project) -> None:
        with project.step("tag", name="866"):
            annotation = project.annotations.add(aim.passage)
            project.annotations.add_position(annotation.id, aim.claim_id, value="866")

    on_sample.session.run(tag)
    bar = on_sample.guide_bar()
    qtbot.waitUntil(lambda: bar.step == 2)
    bar._end()
    on_sample.actions_["show_guide"].trigger()
    qtbot.waitUntil(bar.isVisible)
    assert bar.step == 2


def test_what_was_undone_is_to_be_done_again(on_sample: MainWindow, qtbot: QtBot) -> None:
    aim = target()
    session, bar = on_sample.session, on_sample.guide_bar()

    def tag(project: Project) -> None:
        with project.step("tag", name="866"):
            annotation = project.annotations.add(aim.passage)
            project.annotations.add_position(annotation.id, aim.claim_id, value="866")

    for selected, expected in ((False, 0), (True, 1)):
        session.run(tag)
        qtbot.waitUntil(lambda: bar.step == 2)
        on_sample.desk.go_to(aim.passage, focus=True)
        view = on_sample.desk.active_view
        assert view is not None
        view.select(aim.passage.start, aim.passage.end if selected else aim.passage.start)
        session.undo()
        qtbot.waitUntil(partial(_stands_at, bar, expected))
        session.redo()
        qtbot.waitUntil(lambda: bar.step == 2)
        session.undo()
        qtbot.waitUntil(lambda: bar.step < 2)


def test_from_elsewhere_it_opens_the_sample(window: MainWindow, qtbot: QtBot) -> None:
    put_guide(window)
    window.show()
    window.settings.set(settings.GUIDE_CLOSED, True)
    window.actions_["show_guide"].trigger()
    qtbot.waitUntil(lambda: window.has_guide and window.guide_bar().isVisible())
    assert window.session.path == sample.copy_path()


def test_its_words_speak_of_what_the_sample_points_at() -> None:
    import json

    from crossread import resources

    told = json.loads((Path(resources.__file__).parent / "sample" / "guide.json").read_text("utf-8"))
    assert told["quote"] in STEPS[0].text
    assert "steps" not in told
