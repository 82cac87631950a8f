"""The overview as a user meets it: scrolled, filtered, folded, selected, changed, and kept up to date."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.dates import parse
from crossread.db.exchange.import_json import import_json
from crossread.db.overview.bulk import delete
from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application.session import Session
from crossread.desktop.overview.chooser import Chooser
from crossread.desktop.overview.model import MOST_KEPT, WINDOW
from crossread.desktop.overview.overview import Overview
from crossread.desktop.overview.row_painting import HEADING_HEIGHT, NARROW_ROW_HEIGHT, ROW_HEIGHT
from crossread.desktop.overview.span_popover import SpanPopover
from crossread.desktop.overview.telling import row_words
from crossread.desktop.widgets.buttons import QuietButton
from tests.desktop.overview.making import HOW_MANY, Case

_NONE, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def press(overview: Overview, *keys: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    for key in keys:
        QTest.keyClick(overview.view, key, held)


def groups(overview: Overview) -> list[tuple[str, int]]:
    layout = overview.model.layout
    assert layout is not None
    return [(overview.model.title(group)[0], group.count) for group in layout.listing.groups]


def ids_there(overview: Overview) -> list[str]:
    """The ids of what is known of the rows, in their order."""
    layout = overview.model.layout
    assert layout is not None
    rows = [overview.model.known(int(key)) for key in layout.listing.rows]
    return [row.id for row in rows if row is not None]


def current_id(overview: Overview) -> str:
    key = overview.view.current_key()
    row = overview.model.known(key) if key is not None else None
    return row.id if row is not None else ""


def ask(overview: Overview, qtbot: QtBot, **conditions: object) -> None:
    """Set conditions as the chips do, and wait for the list."""
    before = overview.model.layout
    overview.filters._set(**conditions)
    qtbot.waitUntil(lambda: overview.model.layout is not before and asked(overview))


def asked(overview: Overview) -> bool:
    layout = overview.model.layout
    return layout is not None and layout.listing.query == overview.filters.query


def see(overview: Overview, qtbot: QtBot) -> None:
    """Wait until what is seen is there."""
    view = overview.view

    def shown() -> bool:
        view.viewport().repaint()
        layout = overview.model.layout
        assert layout is not None
        last = view.rowAt(view.viewport().height() - 1)
        rows = range(max(view.rowAt(0), 0), (last if last >= 0 else layout.lines - 1) + 1)
        places = [layout.line(row).place for row in rows]
        return all(overview.model.row(place) is not None for place in places if place is not None)

    qtbot.waitUntil(shown)


def wait_changed(session: Session, qtbot: QtBot, operation: Callable[[Project], object]) -> None:
    done: list[object] = []
    session.run(operation, done.append)
    qtbot.waitUntil(lambda: bool(done))


def popover(overview: Overview, kind: type[QWidget]) -> QWidget:
    return next(each for each in overview.window().findChildren(kind) if each.isVisible())


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
    QTest.mouseDClick(overview.view.viewport(), Qt.MouseButton.LeftButton, _NONE, rect.center())
    assert wanted == [case.ids[5], case.ids[2]]


def test_all_is_selected_without_being_read(overview: Overview, qtbot: QtBot) -> None:
    see(overview, qtbot)
    press(overview, Qt.Key.Key_A, held=_CTRL)
    assert overview.bar.text == "240 annotations selected"
    assert len(ids_there(overview)) == WINDOW
    assert overview.view.selectionModel().selection().count() == 1
    press(overview, Qt.Key.Key_Escape)
    assert "Ctrl+A" in overview.bar.text


def test_a_heading_stands_for_its_group(overview: Overview, qtbot: QtBot) -> None:
    overview.view.fold(overview.model.group(0).label, True)
    press(overview, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert overview.bar.text == "80 annotations selected"
    press(overview, Qt.Key.Key_Down, held=_SHIFT)
    assert overview.bar.text == "160 annotations selected"


def test_the_rows_of_a_selected_heading_are_selected_with_it(overview: Overview, qtbot: QtBot) -> None:
    view = overview.view
    see(overview, qtbot)

    def click(line: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        view.scrollTo(overview.model.index(line, 0))
        middle = view.visualRect(overview.model.index(line, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, middle)

    def selected() -> list[int]:
        model = view.selectionModel()
        return [line for line in range(84) if model.isSelected(overview.model.index(line, 0))]

    click(0)
    assert selected() == list(range(81)), "the heading and its rows, not the next heading"
    assert overview.bar.text == "80 annotations selected"
    click(2, _CTRL)
    assert overview.bar.text == "79 annotations selected"
    assert selected() == [1, *range(3, 81)], "the heading stands for all of them no more"
    click(0, _CTRL)
    assert overview.bar.text == "80 annotations selected"
    click(0, _CTRL)
    assert selected() == []
    click(2)
    assert selected() == [2]
    view.fold(overview.model.group(0).label, True)
    click(0)
    assert selected() == [0]
    view.fold(overview.model.group(0).label, False)
    assert selected() == list(range(81))


def test_typing_filters_and_escape_clears(overview: Overview, qtbot: QtBot) -> None:
    QTest.keyClicks(overview.view, "s")
    line = overview.filters.line
    assert line.hasFocus()
    QTest.keyClicks(line, "afe")
    qtbot.waitUntil(lambda: overview.filters.count.text() not in ("", "240 annotations") and asked(overview))
    assert overview.filters.query.words == "safe"
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert overview.view.hasFocus()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")
    QTest.keyClicks(line, "nothing at all like this")
    qtbot.waitUntil(lambda: overview.filters.count.text() == "0 annotations")
    assert overview._empty.isVisible()


def test_chips_tell_and_take_away(overview: Overview, qtbot: QtBot, case: Case) -> None:
    chips = overview.filters.chips
    qtbot.waitUntil(lambda: bool(overview.model.names.events))
    chips["tag"].click()
    chooser = popover(overview, Chooser)
    assert isinstance(chooser, Chooser)
    QTest.keyClicks(chooser.line, "inq")
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "48 annotations")
    chooser.line.clear()
    QTest.keyClicks(chooser.line, "saved")
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    assert chips["tag"].text() == "Tag: Inquiry +1"
    assert overview.filters.query.claims == (case.made.claims[1],)
    QTest.keyClick(chooser.line, Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    assert chips["tag"].isChecked()
    QTest.keyClick(chips["tag"], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")
    assert chips["tag"].text() == "Tag"
    assert not chips["tag"].isChecked()


def test_a_span_of_time_is_typed_as_people_write_it(overview: Overview, qtbot: QtBot) -> None:
    overview.filters.chips["date"].click()
    span = popover(overview, SpanPopover)
    assert isinstance(span, SpanPopover)
    QTest.keyClicks(span.first, "no date")
    assert not span.take.isEnabled()
    span.first.clear()
    QTest.keyClicks(span.first, "May 1912")
    QTest.keyClick(span.first, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "48 annotations")
    assert overview.filters.chips["date"].text().startswith("Date: happened 1 May 1912 – 31 May 1912")
    overview.clear_range()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")
    april = parse("1912-04-14")
    overview.set_range(april.first, april.last)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "96 annotations")


def test_open_sources_alone(overview: Overview, qtbot: QtBot, case: Case) -> None:
    overview.set_open_sources([case.made.sources[1]])
    QTest.keyClick(overview.filters.scope, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "80 annotations")
    overview.set_open_sources([])
    qtbot.waitUntil(lambda: overview.filters.count.text() == "0 annotations")
    next(iter(overview._empty.findChildren(QuietButton))).click()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")


def test_deleting_is_one_step_and_said(overview: Overview, qtbot: QtBot, session: Session, case: Case) -> None:
    said: list[str] = []
    overview.done.connect(said.append)
    see(overview, qtbot)
    press(overview, Qt.Key.Key_Home, Qt.Key.Key_Down)
    press(overview, Qt.Key.Key_Down, Qt.Key.Key_Down, held=_SHIFT)
    press(overview, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: overview.filters.count.text() == "237 annotations")
    assert said == ["Deleted 3 annotations."]
    assert session.undo_words == "delete 3 annotations"
    assert not {case.ids[2], case.ids[5], case.ids[8]} & set(ids_there(overview))
    session.undo()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "240 annotations")


def test_a_tag_is_added_replaced_and_removed(overview: Overview, qtbot: QtBot, session: Session, case: Case) -> None:
    qtbot.waitUntil(lambda: bool(overview.model.names.events))
    said: list[str] = []
    overview.done.connect(said.append)

    def choose(*typed: str) -> None:
        for each in typed:
            qtbot.waitUntil(lambda: any(one.isVisible() for one in overview.window().findChildren(Chooser)))
            chooser = popover(overview, Chooser)
            assert isinstance(chooser, Chooser)
            QTest.keyClicks(chooser.line, each)
            QTest.keyClick(chooser.line, Qt.Key.Key_Return)

    press(overview, Qt.Key.Key_A, held=_CTRL)
    press(overview, Qt.Key.Key_F2)
    choose("rumour")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert session.undo_words == "tag 192 annotations “Rumour”"
    overview.bar.buttons["replace"].click()
    choose("rumour", "inquiry")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[-1] == "Tagged 240 annotations “Inquiry” instead of “Rumour”."
    overview.bar.buttons["remove"].click()
    choose("inquiry")
    qtbot.waitUntil(lambda: len(said) == 3)
    assert overview.bar.text == "240 annotations selected"
    ask(overview, qtbot, events=(case.made.events[1],))
    assert overview.filters.count.text() == "0 annotations"


def test_a_tag_that_is_not_there_yet_is_made(overview: Overview, qtbot: QtBot, session: Session, case: Case) -> None:
    qtbot.waitUntil(lambda: bool(overview.model.names.events))
    done: list[str] = []
    overview.done.connect(done.append)
    press(overview, Qt.Key.Key_A, held=_CTRL)

    def typed(words: str) -> Chooser:
        press(overview, Qt.Key.Key_F2)
        chooser = popover(overview, Chooser)
        assert isinstance(chooser, Chooser)
        QTest.keyClicks(chooser.line, words)
        return chooser

    chooser = typed("Quarantine at sea")
    assert [(name.kind, name.id) for name in chooser.found] == [("event", ""), ("claim", "")]
    assert chooser.line.accessibleDescription() == "New event “Quarantine at sea”"
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done == ["Tagged 240 annotations “Quarantine at sea”."])
    assert session.undo_words == "tag 240 annotations “Quarantine at sea”"
    qtbot.waitUntil(lambda: "Quarantine at sea" in {name.title for name in overview.model.names.events.values()})
    assert [name.kind for name in typed("quarantine AT sea").found if not name.id] == ["claim"]
    QTest.keyClick(chooser.line, Qt.Key.Key_Escape)
    rumour = typed("rumour")
    assert rumour.found[0].id, "what is there comes first"
    QTest.keyClicks(rumour.line, "s of how many were lost?")
    assert [name.kind for name in rumour.found if not name.id] == ["claim", "event"]
    QTest.keyClick(rumour.line, Qt.Key.Key_Return, _SHIFT)
    qtbot.waitUntil(lambda: len(done) == 2)
    made = "rumours of how many were lost?"
    qtbot.waitUntil(lambda: any(each.title == made for each in overview.model.names.claims.values()))
    for _ in range(2):
        session.undo()
    gone = {made, "Quarantine at sea"}
    qtbot.waitUntil(lambda: not any(name.title in gone for name in overview.model.names.tags))


def test_the_selected_are_exported(overview: Overview, qtbot: QtBot, tmp_path: Path, case: Case) -> None:
    said: list[str] = []
    overview.said.connect(said.append)
    see(overview, qtbot)
    press(overview, Qt.Key.Key_Home, Qt.Key.Key_Down)
    press(overview, Qt.Key.Key_Down, held=_SHIFT)
    overview.bar.buttons["export"].click()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Wrote 2 annotations to 2.json."]
    told = json.loads((tmp_path / "2.json").read_text("utf-8"))
    assert [each["id"] for each in told["annotations"]] == [case.ids[2], case.ids[5]]
    with Project.create(tmp_path / "other.crossread") as other:
        import_json(other, tmp_path / "2.json")
        assert other.annotations.count() == 2


def test_long_work_shows_how_far_it_is_and_can_be_stopped(overview: Overview, qtbot: QtBot, session: Session) -> None:
    said: list[str] = []
    overview.said.connect(said.append)
    press(overview, Qt.Key.Key_A, held=_CTRL)
    # The writer is busy with something else, so that the deed waits.
    gate: list[bool] = []
    session.run(lambda _project: _until(gate))
    press(overview, Qt.Key.Key_Delete)
    qtbot.waitUntil(overview.bar.stop.isVisible)
    assert overview.bar.text.startswith("Deleting 0 of 240")
    press(overview, Qt.Key.Key_Escape)
    gate.append(True)
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Stopped; nothing was changed."]
    assert overview.bar.text == "240 annotations selected"
    assert not session.undo_words.startswith("delete")


def _until(gate: list[bool]) -> None:
    import time

    while not gate:
        time.sleep(0.01)


def test_what_is_read_only_says_so(make_overview: Callable[..., Overview], case: Case, qtbot: QtBot) -> None:
    with Project.open(case.path):  # somebody else writes
        overview = make_overview(case.path)
        press(overview, Qt.Key.Key_A, held=_CTRL)
        assert "reading only" in overview.bar.text
        assert not overview.bar.buttons["delete"].isEnabled()
        assert overview.bar.buttons["export"].isEnabled()
        said: list[str] = []
        overview.said.connect(said.append)
        press(overview, Qt.Key.Key_Delete)
        assert said == ["The project is open for reading only; nothing can be changed here."]


def test_a_change_keeps_selection_and_place(overview: Overview, qtbot: QtBot, session: Session, case: Case) -> None:
    view = overview.view
    view.scrollTo(overview.model.index(120, 0))
    view.stand_at(118, select=True)
    see(overview, qtbot)
    press(overview, Qt.Key.Key_Down, Qt.Key.Key_Down, held=_SHIFT)
    chosen, at = view.chosen_keys().tolist(), current_id(overview)
    top = view.visualRect(view.currentIndex()).top()
    first, gone = case.ids[2], case.ids[5]
    source = case.made.sources[2]
    wait_changed(
        session, qtbot, lambda project: project.annotations.add(Passage(source_id=source, revision=1, start=1, end=9))
    )
    qtbot.waitUntil(lambda: overview.model.rowCount() == HOW_MANY + 4)
    assert view.chosen_keys().tolist() == chosen
    assert current_id(overview) == at
    assert view.visualRect(view.currentIndex()).top() == top
    wait_changed(session, qtbot, lambda project: delete(project, [first, gone]))
    qtbot.waitUntil(lambda: overview.model.rowCount() == HOW_MANY + 2)
    assert view.chosen_keys().tolist() == chosen
    assert view.visualRect(view.currentIndex()).top() == top


def test_a_note_is_read_again_without_a_new_list(
    overview: Overview, qtbot: QtBot, session: Session, case: Case
) -> None:
    see(overview, qtbot)
    layout = overview.model.layout
    wait_changed(session, qtbot, lambda project: project.annotations.edit_note(case.ids[2], "quite another"))

    def told() -> bool:
        overview.view.viewport().repaint()
        return "quite another" in str(overview.model.data(overview.model.index(1, 0)))

    qtbot.waitUntil(told)
    assert overview.model.layout is layout


def test_what_changes_while_nobody_looks_is_read_later(
    overview: Overview, qtbot: QtBot, session: Session, case: Case
) -> None:
    overview.hide()
    before = overview.model.layout
    wait_changed(session, qtbot, lambda project: delete(project, case.ids[:40]))
    qtbot.wait(50)
    assert overview.model.layout is before
    overview.show()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "200 annotations")


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


def test_another_project_begins_anew(overview: Overview, qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    ask(overview, qtbot, note="with")
    Project.create(tmp_path / "empty.crossread").close()
    with qtbot.waitSignal(session.opened):
        session.open(tmp_path / "empty.crossread")
    qtbot.waitUntil(overview._empty.isVisible)
    assert not any(button.isVisible() for button in overview._empty.findChildren(QuietButton))
    assert overview.filters.query.note is None
    session.close()
    assert overview.model.rowCount() == 0


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
