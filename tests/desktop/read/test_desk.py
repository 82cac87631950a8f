"""Panes are opened, closed, moved, swapped and found again; what is chosen is chosen in all of them."""

import json

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from crossread.db.records import Passage, Zone
from crossread.desktop.look import palettes
from crossread.desktop.read.content import SourceEntry
from crossread.desktop.read.desk import Desk
from crossread.desktop.read.paned_desk import MOST_PANES
from crossread.desktop.read.taste import SIZES, Taste
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import annotation, content, prose

TEXT = prose(40)
_Control = Qt.KeyboardModifier.ControlModifier
ENTRIES = [
    SourceEntry(
        id=f"s{n}",
        title=f"Account {n}",
        detail="Evening paper · 15 Apr 1912",
        letter="ABCDEFGH"[n],
        colour=QColor(palettes.SOURCE_COLORS[n]),
    )
    for n in range(8)
]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.resize(1600, 700)
    made.set_sources(ENTRIES)
    made.content_requested.connect(
        lambda source_id: made.show_content(
            content(
                TEXT,
                annotation(0, 10, 50, claim="lost", source_id=source_id),
                source_id=source_id,
                title=f"Account {source_id[1:]}",
            )
        )
    )
    made.show()
    qtbot.waitExposed(made)
    return made


def seen(desk: Desk) -> list[str]:
    return [pane.source_id for pane in desk.panes if pane.isVisible()]


def test_sources_open_side_by_side_and_close(desk: Desk) -> None:
    for n in range(3):
        desk.open_source(f"s{n}")
    assert desk.open_sources() == seen(desk) == ["s0", "s1", "s2"]
    assert max(p.width() for p in desk.panes) - min(p.width() for p in desk.panes) <= 3
    desk.open_source("s0")
    assert desk.open_sources() == ["s0", "s1", "s2"]
    assert desk.active_pane is desk.panes[0]
    desk.close_pane()
    assert desk.open_sources() == ["s1", "s2"]
    assert desk.active_pane is desk.panes[0]


def test_there_are_no_more_than_six(desk: Desk) -> None:
    for n in range(8):
        desk.open_source(f"s{n}")
    assert len(desk.panes) == MOST_PANES
    assert "s7" in desk.open_sources()


def test_a_narrow_desk_has_tabs_and_no_pane_below_45_characters(desk: Desk, qtbot: QtBot) -> None:
    for n in range(4):
        desk.open_source(f"s{n}")
    desk.resize(1280, 700)
    least = desk.panes[0].least_width()
    assert seen(desk) == ["s0", "s1", "s3"]
    assert min(pane.width() for pane in desk.panes if pane.isVisible()) >= least
    for pane in desk.panes:
        page = pane.view.page
        if pane.isVisible() and page is not None:
            assert page.column[1] >= 45 * pane.view.setting.character
    tabs = desk.panes[3].tabs
    assert tabs.isVisible()
    assert tabs.count() == 2
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(0).center())
    assert seen(desk) == ["s0", "s1", "s2"]
    desk.resize(500, 700)
    assert seen(desk) == ["s2"]
    desk.resize(2400, 700)
    assert seen(desk) == ["s0", "s1", "s2", "s3"]
    assert not any(pane.tabs.isVisible() for pane in desk.panes)


def test_a_pane_is_moved_by_its_head_and_by_keys(desk: Desk) -> None:
    for n in range(3):
        desk.open_source(f"s{n}")
    head = desk.panes[0].head
    target = head.mapFromGlobal(desk.panes[2].head.mapToGlobal(QPoint(desk.panes[2].width() - 60, 20)))
    QTest.mousePress(head, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    QTest.mouseMove(head, QPoint(160, 20))
    QTest.mouseMove(head, target)
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, pos=target)
    assert desk.open_sources() == ["s1", "s2", "s0"]
    desk.open_source("s0")
    desk.move_pane(-1)
    assert desk.open_sources() == seen(desk) == ["s1", "s0", "s2"]
    lefts = [pane.mapTo(desk, QPoint(0, 0)).x() for pane in desk.panes]
    assert lefts == sorted(lefts)


def test_the_source_of_a_pane_is_swapped_from_its_menu(desk: Desk) -> None:
    desk.open_source("s0")
    desk.open_source("s1")
    menu = desk.panes[0].make_menu()
    swap = menu.actions()[0].menu()
    assert isinstance(swap, QMenu)
    next(action for action in swap.actions() if "Account 5" in action.text()).trigger()
    menu.deleteLater()
    assert desk.open_sources() == ["s5", "s1"]
    assert desk.panes[0].head.accessibleName().startswith("A Account 5, Evening paper")


def test_an_empty_pane_lets_a_source_be_chosen_by_keys(desk: Desk, qtbot: QtBot) -> None:
    desk.open_source("s0")
    desk.add_pane()
    assert len(desk.panes) == 2
    chooser = QApplication.focusWidget() or desk.panes[1].chooser.focusProxy()
    assert chooser is not None
    QTest.keyClick(chooser, Qt.Key.Key_Down)
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    assert desk.open_sources() == ["s0", "s2"]


def test_an_empty_pane_says_that_all_sources_are_open(desk: Desk) -> None:
    desk.set_sources(ENTRIES[:2])
    desk.open_source("s0")
    desk.open_source("s1")
    desk.add_pane()
    keys = desk.panes[2].chooser.focusProxy()
    assert keys is not None
    assert keys.isVisible()
    assert "open already" in keys.accessibleName()


def test_the_keys_go_through_the_panes(desk: Desk) -> None:
    for n in range(3):
        desk.open_source(f"s{n}")
    order = []
    for forward in (True, True, True, False):
        desk.focus_next_pane(forward=forward)
        order.append(desk.active_pane.source_id if desk.active_pane else "")
    assert order == ["s0", "s1", "s2", "s1"]


def test_what_is_chosen_is_outlined_in_all_panes_also_later_ones(desk: Desk) -> None:
    desk.open_source("s0")
    desk.set_chosen(claim_id="lost", annotation_id="s0-a0")
    desk.set_lit(["s0-a0"])
    desk.open_source("s1")
    for pane in desk.panes:
        assert pane.view.shown.tag_ids == {"lost"}
        assert pane.view.shown.annotation_id == "s0-a0"
        assert pane.view.shown.lit == frozenset({"s0-a0"})


def test_going_to_a_passage_opens_its_source(desk: Desk, qtbot: QtBot) -> None:
    passage = Passage(source_id="s4", revision=1, start=6000, end=6030)
    desk.go_to(passage)
    pane = desk.pane_of("s4")
    assert pane is not None
    rectangle = pane.view.passage_rectangle(passage)
    assert 0 <= rectangle.top() < pane.view.viewport().height()
    assert pane.view.shown.flash == (6000, 6030)


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


def test_sources_that_are_gone_leave_the_desk(desk: Desk) -> None:
    desk.open_source("s0")
    desk.open_source("s1")
    desk.set_sources(ENTRIES[1:])
    assert desk.open_sources() == ["s1"]


def test_the_desk_says_what_to_do_when_empty(desk: Desk, qtbot: QtBot) -> None:
    assert desk._nothing_open.isVisible()
    desk.set_sources([])
    assert desk._nothing_yet.isVisible()
    with qtbot.waitSignal(desk.add_sources_requested):
        desk._nothing_yet.action_requested.emit()


def test_the_window_can_be_made_narrow_again(desk: Desk) -> None:
    for n in range(6):
        desk.open_source(f"s{n}")
    assert desk.minimumSizeHint().width() <= 200


def test_zooming_reaches_all_panes(desk: Desk, qtbot: QtBot) -> None:
    desk.open_source("s0")
    desk.open_source("s1")
    with qtbot.waitSignal(desk.text_size_changed):
        desk.zoom(2)
    assert {pane.view.size_of_text for pane in desk.panes} == {desk.text_size}
    desk.zoom(-500)
    assert desk.text_size >= 10


def wheel(view: TextView, held: Qt.KeyboardModifier, steps: int = 1) -> None:
    place = QPointF(50, 50)
    turn = QWheelEvent(
        place,
        QPointF(view.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turn)


def test_a_pane_is_zoomed_by_itself_and_all_go_back_to_normal(desk: Desk) -> None:
    desk.open_source("s0")
    desk.open_source("s1")
    one, two = (pane.view for pane in desk.panes)
    wheel(one, _Control)
    wheel(one, _Control)
    assert (one.size_of_text, two.size_of_text, desk.text_size) == (19, 17, 17)
    wheel(two, _Control | Qt.KeyboardModifier.ShiftModifier, -1)
    assert (one.size_of_text, two.size_of_text, desk.text_size) == (18, 16, 16)
    desk.sizing.back_to_normal()
    assert (one.size_of_text, two.size_of_text, desk.text_size) == (16, 16, 16)
    desk.sizing.back_to_normal()
    assert (one.size_of_text, two.size_of_text, desk.text_size) == (17, 17, 17)
    for _ in range(60):
        wheel(one, _Control)
    wheel(one, _Control, -1)
    assert one.size_of_text == SIZES[1] - 1, "a zoom beyond the largest size is not remembered"


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


def test_how_texts_are_set_is_the_same_in_all_panes_also_later_ones(desk: Desk) -> None:
    desk.open_source("s0")
    before = desk.panes[0].view
    assert before.page is not None
    narrow, pitch = before.page.column[1], before.setting.body.pitch
    desk.resize(2400, 700)
    desk.sizing.set_taste(Taste(characters=50, leading=200))
    desk.open_source("s1")
    for pane in desk.panes:
        assert pane.view.page is not None
        assert pane.view.page.column[1] < narrow
        assert pane.view.setting.body.pitch > pitch


def test_every_widget_that_takes_keys_has_a_name(desk: Desk) -> None:
    desk.open_source("s0")
    desk.add_pane()
    from PySide6.QtWidgets import QWidget

    for widget in desk.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.focusProxy() is None:
            assert widget.accessibleName(), widget


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
