"""The overview as a list: what is read of it, its groups, the way through it by keys, what is heard and offered."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.overview.model import MOST_KEPT, WINDOW
from crossread.desktop.overview.overview import Overview
from crossread.desktop.overview.row_painting import HEADING_HEIGHT, NARROW_ROW_HEIGHT, ROW_HEIGHT
from crossread.desktop.overview.telling import row_words
from tests.desktop.overview.driving import NONE, ask, current_id, ids_there, press, see, wait_changed
from tests.desktop.overview.making import HOW_MANY, Case


def groups(overview: Overview) -> list[tuple[str, int]]:
    layout = overview.model.layout
    assert layout is not None
    return [(overview.model.title(group)[0], group.count) for group in layout.listing.groups]


def test_only_what_is_seen_is_read(overview: Overview, qtbot: QtBot) -> None:
    see(overview, qtbot)
    assert overview.model.rowCount() == HOW_MANY + 3
    assert len(ids_there(overview)) == WINDOW
    overview.view.scrollToBottom()
    see(overview, qtbot)
    assert len(ids_there(overview)) <= 2 * WINDOW
    assert MOST_KEPT >= 10 * WINDOW
    assert overview.filters.count.text() == "240 annotations"


def test_a_row_that_is_not_there_is_painted_all_the_same(overview: Overview) -> None:
    # Whatever has come by now is forgotten; what is asked for anew comes in a later turn of the event loop.
    overview.model.forget()
    picture = overview.view.viewport().grab().toImage()
    assert overview.model.known(overview.model.key(0)) is None
    assert picture.pixelColor(120, HEADING_HEIGHT + 20) != picture.pixelColor(120, HEADING_HEIGHT + 4)


def test_groups_say_that_one_can_stand_in_several(overview: Overview, qtbot: QtBot, case: Case) -> None:
    assert groups(overview) == [("Paper 2", 80), ("Paper 0", 80), ("Paper 1", 80)]
    session_project = overview._session
    wait_changed(
        session_project, qtbot, lambda project: project.annotations.tag_event(case.ids[0], case.made.events[1])
    )
    ask(overview, qtbot, grouping="event")
    assert groups(overview) == [("Collision", 48), ("Inquiry", 49), ("Rumour", 48), ("Warnings", 48), ("No event", 48)]
    assert overview.filters.count.text() == "240 annotations in 241 places"
    ask(overview, qtbot, grouping="happened")
    assert groups(overview)[0] == ("about Apr 1912", 48)
    ask(overview, qtbot, grouping="none")
    assert overview.model.rowCount() == HOW_MANY


def test_headings_are_lower_than_rows_also_after_a_change(overview: Overview, qtbot: QtBot) -> None:
    def heights() -> set[tuple[bool, int]]:
        layout = overview.model.layout
        assert layout is not None
        return {(layout.line(at).place is None, overview.view.rowHeight(at)) for at in range(layout.lines)}

    assert heights() == {(True, HEADING_HEIGHT), (False, ROW_HEIGHT)}
    ask(overview, qtbot, grouping="event")
    assert heights() == {(True, HEADING_HEIGHT), (False, ROW_HEIGHT)}
    overview.view.fold(overview.model.group(0).label, True)
    assert heights() == {(True, HEADING_HEIGHT), (False, ROW_HEIGHT)}
    overview.window().resize(640, 620)
    qtbot.waitUntil(lambda: heights() == {(True, HEADING_HEIGHT), (False, NARROW_ROW_HEIGHT)})


def test_the_heading_of_what_is_seen_stays_at_the_top(overview: Overview, qtbot: QtBot, case: Case) -> None:
    view, pinned = overview.view, overview.view.pinned
    assert not pinned.isVisible()
    view.scrollTo(overview.model.index(60, 0))
    assert pinned.isVisible()
    press(overview, Qt.Key.Key_Home)
    for _ in range(20):
        press(overview, Qt.Key.Key_Down)
    for _ in range(12):
        press(overview, Qt.Key.Key_Up)
        assert view.visualRect(view.currentIndex()).top() >= (HEADING_HEIGHT if pinned.isVisible() else 0)
    view.verticalScrollBar().setValue(view.verticalHeader().sectionPosition(81) - 10)
    assert pinned.y() == 10 - HEADING_HEIGHT
    QTest.mouseClick(pinned, Qt.MouseButton.LeftButton)
    assert view.current_label() == case.made.sources[2]
    assert not pinned.isVisible()


def test_keys_go_through_and_fold(overview: Overview, qtbot: QtBot, case: Case) -> None:
    chosen: list[str] = []
    overview.annotation_chosen.connect(chosen.append)
    see(overview, qtbot)
    press(overview, Qt.Key.Key_Home)
    press(overview, Qt.Key.Key_Down)
    assert chosen == [case.ids[2]]
    press(overview, Qt.Key.Key_Left)
    assert overview.view.current_label() == case.made.sources[2]
    press(overview, Qt.Key.Key_Left)
    assert overview.model.rowCount() == HOW_MANY + 3 - 80
    press(overview, Qt.Key.Key_Down)
    assert overview.view.current_label() == case.made.sources[0]
    press(overview, Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert overview.model.rowCount() == HOW_MANY + 3
    press(overview, Qt.Key.Key_PageDown)
    assert overview.view.currentIndex().row() > 4
    press(overview, Qt.Key.Key_End)
    see(overview, qtbot)
    qtbot.waitUntil(lambda: chosen[-1] == case.ids[-2])


def test_enter_goes_to_the_passage(overview: Overview, qtbot: QtBot, case: Case) -> None:
    wanted: list[str] = []
    overview.annotation_requested.connect(wanted.append)
    see(overview, qtbot)
    press(overview, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert wanted == [case.ids[5]]
    rect: QRect = overview.view.visualRect(overview.model.index(1, 0))
    QTest.mouseDClick(overview.view.viewport(), Qt.MouseButton.LeftButton, NONE, rect.center())
    assert wanted == [case.ids[5], case.ids[2]]


def test_what_is_chosen_elsewhere_is_lit_here(overview: Overview, qtbot: QtBot, case: Case) -> None:
    overview.filters.line.setFocus()
    told: list[str] = []
    overview.annotation_chosen.connect(told.append)
    overview.set_chosen(case.ids[100], "", "")
    see(overview, qtbot)
    qtbot.waitUntil(lambda: current_id(overview) == case.ids[100])
    assert overview.view.viewport().rect().intersects(overview.view.visualRect(overview.view.currentIndex()))
    assert told == []
    overview.set_chosen(case.ids[100], case.made.events[0], "")
    assert overview.view.lines.chosen_tag == case.made.events[0]
    ask(overview, qtbot, grouping="event")
    events: list[str] = []
    overview.event_chosen.connect(events.append)
    overview.view.setFocus()
    press(overview, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert events[-1] == case.made.events[0]


def test_those_who_hear_the_window_know_where_they_are(overview: Overview, qtbot: QtBot) -> None:
    see(overview, qtbot)
    model = overview.model
    assert model.data(model.index(0, 0)) == "Paper 2, 80 annotations"
    row = model.row(0)
    assert row is not None
    assert model.data(model.index(1, 0)) == row_words(row, model.names)
    unnamed = [
        widget
        for widget in overview.window().findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and QAccessible.queryAccessibleInterface(widget) is not None
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        and not widget.accessibleName()
    ]
    assert unnamed == []


def test_the_menu_offers_what_can_be_done(overview: Overview, qtbot: QtBot) -> None:
    see(overview, qtbot)
    rect: QRect = overview.view.visualRect(overview.model.index(1, 0))
    overview.view.menu_requested.emit(overview.view.viewport().mapToGlobal(rect.center()))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Go to the passage"
    assert "Delete" in texts
    next(action for action in menu.actions() if action.text() == "Fold all groups").trigger()
    menu.close()
    assert overview.model.rowCount() == 3
