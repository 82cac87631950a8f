"""Side panels give way to the desk: docked where there is room, over it on wish where there is none."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.application import settings
from crossread.desktop.application.edge_tab import EdgeTab
from crossread.desktop.application.frame import EDGE_WIDTH, SIDES, STRIP_HEIGHT, Frame
from crossread.desktop.application.settings import Settings


class Desk(QWidget):
    pass


def panel() -> QWidget:
    made = QWidget()
    QVBoxLayout(made).addWidget(QLineEdit())
    return made


@pytest.fixture
def store(tmp_path: Path, qtbot: QtBot) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def frame(qtbot: QtBot, store: Settings) -> Frame:
    made = Frame(store)
    qtbot.addWidget(made)
    desk = Desk()
    desk.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.put_desk(desk)
    made.put_panel("left", panel())
    made.put_panel("right", panel())
    made.put_timeline(QWidget())
    made.resize(1400, 900)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def desk(frame: Frame) -> Desk:
    found = frame.findChild(Desk)
    assert found is not None
    return found


def shown(frame: Frame) -> tuple[bool, bool]:
    return frame.is_shown("left"), frame.is_shown("right")


def test_with_room_all_is_docked(frame: Frame, desk: Desk) -> None:
    assert shown(frame) == (True, True)
    assert not frame.is_overlay("left")
    assert desk.width() == 1400 - 232 - 256 - 2
    assert not frame.timeline_is_strip


@pytest.mark.parametrize(
    ("width", "over"), [(1400, (False, False)), (800, (False, True)), (660, (False, True)), (600, (True, True))]
)
def test_the_right_panel_gives_way_first(frame: Frame, width: int, over: tuple[bool, bool]) -> None:
    frame.resize(width, 900)
    assert (frame.is_overlay("left"), frame.is_overlay("right")) == over
    assert shown(frame) == (not over[0], not over[1])
    frame.resize(1400, 900)
    assert shown(frame) == (True, True)


def test_more_panes_make_panels_give_way(frame: Frame) -> None:
    frame.set_desk_need(1200)
    assert frame.is_overlay("left")
    assert frame.is_overlay("right")
    frame.set_desk_need(1100)
    assert shown(frame) == (True, False)


def test_an_overlay_opens_on_wish_and_closes_when_the_keys_go_elsewhere(frame: Frame, desk: Desk, qtbot: QtBot) -> None:
    frame.resize(600, 900)
    frame.activateWindow()
    frame.show_panel("right", True)
    qtbot.waitUntil(lambda: frame.is_shown("right"))
    field = frame.focusWidget()
    assert isinstance(field, QLineEdit)
    assert desk.width() == 600
    frame.show_panel("left", True)
    assert shown(frame) == (True, False)
    desk.setFocus()
    qtbot.waitUntil(lambda: shown(frame) == (False, False))


def test_escape_closes_an_overlay(frame: Frame, qtbot: QtBot) -> None:
    frame.resize(600, 900)
    frame.activateWindow()
    frame.show_panel("left", True)
    field = frame.focusWidget()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert shown(frame) == (False, False)


def test_what_is_hidden_stays_hidden_the_next_time(frame: Frame, store: Settings) -> None:
    frame.show_panel("left", False)
    assert shown(frame) == (False, True)
    assert not store.get(settings.LEFT_SHOWN)


def test_the_timeline_is_a_strip_where_it_is_crowded_and_can_be_opened(frame: Frame) -> None:
    frame.resize(600, 900)
    assert frame.timeline_is_strip
    frame.expand_timeline(True)
    assert not frame.timeline_is_strip
    frame.resize(600, 880)
    assert frame.timeline_is_strip


@pytest.mark.parametrize(("body", "timeline"), [(732, 223), (720, 220), (1400, 248)])
def test_the_timeline_leaves_the_texts_most_of_the_window(frame: Frame, desk: Desk, body: int, timeline: int) -> None:
    frame.resize(1280, body)
    made = frame._timeline
    assert made is not None
    assert made.height() == timeline
    assert desk.height() == body - timeline - 1


def test_a_height_of_ones_own_is_kept_whatever_the_window(frame: Frame, store: Settings, qtbot: QtBot) -> None:
    made = frame._timeline
    assert made is not None
    frame._across.splitterMoved.emit(240, 1)
    assert store.get(settings.TIMELINE_HEIGHT) == 0, "it is a side that was dragged"
    frame._down.setSizes([600, 299])
    frame._down.splitterMoved.emit(600, 1)
    assert store.get(settings.TIMELINE_HEIGHT) == made.height() == 299
    for height in (732, 1400):
        frame.resize(1280, height)
        assert made.height() == 299
    frame.set_timeline_thin(True)
    assert made.height() == STRIP_HEIGHT
    frame._down.splitterMoved.emit(600, 1)
    frame.set_timeline_thin(False)
    assert made.height() == store.get(settings.TIMELINE_HEIGHT) == 299


def test_a_strip_is_as_low_as_it_says(frame: Frame, qtbot: QtBot) -> None:
    timeline = frame._timeline
    assert timeline is not None
    frame.expand_timeline(False)
    qtbot.waitUntil(lambda: timeline.height() == STRIP_HEIGHT)


def test_panels_are_told_of(frame: Frame) -> None:
    told: list[tuple[str, bool]] = []
    frame.panel_shown.connect(lambda side, there: told.append((side, there)))
    frame.resize(600, 900)
    assert dict(told) == {"left": False, "right": False}


@pytest.mark.parametrize("width", [1400, 620], ids=["docked", "over the desk"])
def test_a_panel_that_is_hidden_gives_the_keys_back_to_the_desk(
    frame: Frame, desk: Desk, qtbot: QtBot, width: int
) -> None:
    frame.resize(width, 900)
    frame.activateWindow()
    desk.setFocus()
    qtbot.waitUntil(desk.hasFocus)
    frame.show_panel("right", True)
    content = frame.content("right")
    assert content is not None
    field = content.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    frame.show_panel("right", False)
    qtbot.waitUntil(desk.hasFocus)
    assert not frame.is_shown("right")


@pytest.fixture
def tabs(frame: Frame) -> dict[str, EdgeTab]:
    made: dict[str, EdgeTab] = {side: EdgeTab(side.title(), f"show_{side}") for side in SIDES}
    for side in SIDES:
        made[side].clicked.connect(lambda _checked=False, side=side: frame.show_panel(side, True))
        frame.put_edge(side, made[side])
    return made


def seen(tabs: dict[str, EdgeTab]) -> list[str]:
    return [side for side, tab in tabs.items() if tab.isVisible()]


def test_a_tab_at_the_edge_stands_for_a_panel_without_room(
    frame: Frame, desk: Desk, tabs: dict[str, EdgeTab], qtbot: QtBot
) -> None:
    assert seen(tabs) == []
    frame.resize(1280, 800)
    frame.set_desk_need(1098)
    assert seen(tabs) == ["left", "right"]
    qtbot.waitUntil(lambda: desk.width() == 1280 - 2 * EDGE_WIDTH - 2)
    tabs["left"].setFocus()
    qtbot.keyClick(tabs["left"], Qt.Key.Key_Return)
    assert shown(frame) == (True, False)
    desk.setFocus()
    qtbot.waitUntil(lambda: shown(frame) == (False, False))
    frame.set_desk_need(800)
    assert seen(tabs) == ["right"]
    assert shown(frame) == (True, False)
    assert [type(frame._across.widget(place)) for place in range(frame._across.count())][1:] == [
        type(frame._panels["left"]), Desk, EdgeTab,
    ]  # fmt: skip
    frame.set_desk_need(700)
    assert seen(tabs) == []
    assert shown(frame) == (True, True)


def test_no_tab_stands_for_what_the_user_hid_and_none_takes_what_a_text_needs(
    frame: Frame, tabs: dict[str, EdgeTab]
) -> None:
    frame.show_panel("left", False)
    frame.resize(1280, 800)
    frame.set_desk_need(1250)
    assert seen(tabs) == ["right"]
    frame.set_desk_need(1270)
    assert seen(tabs) == []
