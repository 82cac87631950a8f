"""What the desk finds again: after a restart, after a source was gone, when one comes back to a text."""

import json

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.records import Passage, Zone
from crossread.desktop.read.desk import Desk
from tests.desktop.read.making import ENTRIES, TEXT, content, prose


def test_the_state_is_plain_and_found_again(desk: Desk, qtbot: QtBot) -> None:
    for n in range(3):
        desk.open_source(f"s{n}")
    desk.panes[0].view.select(3000, 3000)
    desk.panes[1].view.verticalScrollBar().setValue(900)
    desk._row.set_widths([2, 1, 1])
    desk.open_source("s1")
    first = desk.panes[1].view.first_visible()
    state = json.loads(json.dumps(desk.state()))
    again = Desk()
    qtbot.addWidget(again)
    again.resize(1800, 700)
    again.set_sources([entry for entry in ENTRIES if entry.id != "s2"])
    again.content_requested.connect(lambda source_id: again.show_content(content(TEXT, source_id=source_id)))
    again.show()
    qtbot.waitExposed(again)
    again.restore(state)
    assert again.open_sources() == ["s0", "s1"]
    assert again.panes[0].view.caret() == 3000
    assert abs(again.panes[1].view.first_visible() - first) < 100
    assert again.panes[0].width() > 1.7 * again.panes[1].width()
    assert again.active_pane is again.panes[1]


@pytest.mark.parametrize(
    "state", [None, 3, {"panes": 7}, {"panes": [1, {"source": 2}], "active": "x", "size": "y"}, {}]
)
def test_a_state_that_makes_no_sense_is_passed_over(desk: Desk, state: object) -> None:
    desk.restore(state)
    assert desk.open_sources() == []


def test_a_source_that_comes_back_lies_open_where_it_was(desk: Desk, qtbot: QtBot) -> None:
    for entry in ENTRIES[:3]:
        desk.open_source(entry.id)
    pane = desk.pane_of("s1")
    assert pane is not None
    pane.view.select(200, 200)
    desk.set_sources([*ENTRIES[:1], *ENTRIES[2:]])
    assert desk.open_sources() == ["s0", "s2"]
    desk.set_sources(ENTRIES)
    qtbot.waitUntil(lambda: desk.open_sources() == ["s0", "s1", "s2"])
    again = desk.pane_of("s1")
    assert again is not None
    assert again.view.caret() == 200
    # One that the reader closes stays closed, and another project brings nothing back.
    desk.close_source("s1")
    desk.set_sources(ENTRIES[2:])
    desk.clear()
    desk.set_sources(ENTRIES)
    assert desk.open_sources() == []


def test_a_panes_zoom_and_opened_furniture_are_found_again(qtbot: QtBot) -> None:
    text = f"{prose(2)}\nMenu\n{prose(2)}\nMore"
    zones = tuple(Zone(start=text.index(word), end=text.index(word) + 4, kind="furniture") for word in ("Menu", "More"))

    def made() -> Desk:
        desk = Desk()
        qtbot.addWidget(desk)
        desk.set_sources(ENTRIES)
        desk.content_requested.connect(
            lambda source_id: desk.show_content(content(text, zones=zones, source_id=source_id))
        )
        desk.resize(1400, 700)
        desk.show()
        return desk

    desk = made()
    desk.open_source("s0")
    desk.open_source("s1")
    desk.sizing.zoom(desk.panes[1], 4)
    folds = desk.panes[0].view.folds
    desk.panes[0].view.turn_fold(folds.folds[1])
    state = json.loads(json.dumps(desk.state()))
    again = made()
    again.restore(state)
    assert [pane.view.size_of_text for pane in again.panes] == [17, 21]
    assert again.panes[0].view.folds.closed == {folds.folds[0]}
    assert again.panes[1].view.folds.closed == set(folds.folds)
    assert again.state() == state


def test_a_place_in_a_text_that_was_on_its_way_is_forgotten_when_another_takes_its_pane(qtbot: QtBot) -> None:
    desk, asked = Desk(), list[str]()
    qtbot.addWidget(desk)
    desk.set_sources(ENTRIES)
    desk.content_requested.connect(asked.append)
    desk.open_source("s0")
    desk.show_content(content(TEXT))
    desk.show_source("s1")
    desk.go_to(Passage(source_id="s1", revision=1, start=9000, end=9010))
    assert (desk.view_on("s1") or (0, 0))[0] == 9000
    desk.show_source("s2")
    desk.show_source("s1")
    assert (desk.view_on("s1") or (1, 0))[0] == 0


def test_a_source_deleted_while_its_text_is_on_its_way_comes_back_to_its_place(qtbot: QtBot) -> None:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.resize(900, 600)
    desk.set_sources(ENTRIES)
    desk.restore(
        {"panes": [{"source": "s0", "width": 1.0, "caret": 3000, "top": 2900, "zoom": 0, "turned": []}], "active": 0}
    )
    # It may be the only one.
    desk.set_sources([])
    assert not desk.panes
    desk.set_sources(ENTRIES)
    desk.show_content(content(TEXT))
    assert desk.panes[0].view.caret() == 3000
    desk.clear()
    desk.set_sources(ENTRIES)
    assert not desk.panes


def test_who_comes_back_to_a_text_finds_it_as_it_was_left(desk: Desk) -> None:
    desk.open_source("s0")
    view = desk.panes[0].view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    left = view.first_visible()
    assert left > 0
    desk.show_source("s1")
    assert desk.panes[0].view.first_visible() == 0
    desk.show_source("s0")
    assert desk.panes[0].view.first_visible() == left
    desk.close_pane()
    desk.open_source("s0")
    assert desk.panes[0].view.first_visible() == left
    # A passage that is asked for comes before the place that is remembered.
    desk.show_source("s1")
    desk.go_to(Passage(source_id="s0", revision=1, start=0, end=20))
    assert desk.panes[-1].view.first_visible() == 0
