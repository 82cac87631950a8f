"""The desk: panes that open, close, move and swap their sources, and what is chosen in all of them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.records import Passage
from crossread.desktop.read.desk import Desk
from crossread.desktop.read.paned_desk import MOST_PANES
from tests.desktop.read.making import ENTRIES


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


def test_a_pane_is_moved_by_its_head_and_from_its_menu(desk: Desk) -> None:
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
    desk.panes[2].move_requested.emit(-1)
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


def test_sources_that_are_gone_leave_the_desk(desk: Desk) -> None:
    desk.open_source("s0")
    desk.open_source("s1")
    desk.set_sources(ENTRIES[1:])
    assert desk.open_sources() == ["s1"]


def test_the_keys_stay_on_the_desk_while_an_undo_takes_all_sources_away(qtbot: QtBot) -> None:
    """Stepping on to undo above the desk, they would take back the redo by the next Enter."""
    window = QWidget()
    above, desk = QPushButton("Undo"), Desk()
    column = QVBoxLayout(window)
    column.addWidget(above)
    column.addWidget(desk)
    qtbot.addWidget(window)
    window.resize(1200, 700)
    window.show()
    desk.set_sources(ENTRIES)
    desk.open_source("s0")
    desk.open_source("s1")
    desk.open_source("s0")
    desk.set_sources([])
    assert desk._nothing_yet.isAncestorOf(window.focusWidget())
    desk.set_sources(ENTRIES)
    assert desk.open_sources() == ["s0", "s1"]
    assert desk.active_pane is desk.panes[0]
    assert desk.panes[0].isAncestorOf(window.focusWidget()), "the one that had them"
    above.setFocus()
    desk.set_sources([])
    desk.set_sources(ENTRIES)
    assert window.focusWidget() is above, "what is not on the desk stays where it is"


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


def test_every_widget_that_takes_keys_has_a_name(desk: Desk) -> None:
    desk.open_source("s0")
    desk.add_pane()
    for widget in desk.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.focusProxy() is None:
            assert widget.accessibleName(), widget
