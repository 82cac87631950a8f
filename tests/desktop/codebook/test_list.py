"""The list as a reader uses it: what stands where, choosing, keys, filter, folding, figures, other views."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.records import Passage, Position
from crossread.desktop.application.session import Session
from crossread.desktop.look import theme
from tests.desktop.codebook.conftest import Host, Ids


def test_three_sections_with_groups_and_events_by_date(host: Host, ids: Ids) -> None:
    assert host.titles() == ["Claims", "Events", "Voices"]
    assert host.titles("claim") == ["How many were lost?", "She broke in two", "Why so many?"]
    assert host.titles(ids.lost) == ["How many of the crew?"]
    assert host.titles("event") == ["The night", "Sinking"]
    assert host.titles("voice") == ["White Star Line"]
    assert host.titles(ids.line) == ["Captain Smith"]


def test_a_click_chooses_and_another_kind_lets_go(host: Host, ids: Ids) -> None:
    host.click(ids.broke)
    host.click(ids.sinking)
    host.click(ids.line)
    assert host.told == [
        ("claim_chosen", ids.broke),
        ("claim_chosen", None),
        ("event_chosen", ids.sinking),
        ("event_chosen", None),
        ("voice_chosen", ids.line),
    ]
    host.told.clear()
    host.codebook.view.setFocus()
    host.press(Qt.Key.Key_Escape)
    assert host.codebook.view.current_entry is None


def test_enter_and_a_double_click_ask_for_the_passages(host: Host, ids: Ids) -> None:
    host.click(ids.lost)
    host.press(Qt.Key.Key_Return)
    assert host.told[-1] == ("annotations_requested", "claim", ids.lost)
    host.told.clear()
    host.click(ids.sinking)
    host.click(ids.sinking, double=True)
    assert host.told[-1] == ("annotations_requested", "event", ids.sinking)


def test_arrows_and_letters_find_rows(host: Host, ids: Ids) -> None:
    host.click(ids.lost)
    host.press(Qt.Key.Key_Down)
    assert host.told[-1] == ("claim_chosen", ids.crew)
    host.press(Qt.Key.Key_Left)
    assert host.told[-1] == ("claim_chosen", ids.lost)
    host.press(Qt.Key.Key_Left)
    assert not host.codebook.view.isExpanded(host.codebook.tree.index_of(ids.lost))
    host.press(Qt.Key.Key_Right)
    host.press(Qt.Key.Key_Right)
    assert host.told[-1] == ("claim_chosen", ids.crew)
    host.write("sink")
    assert host.told[-2:] == [("claim_chosen", None), ("event_chosen", ids.sinking)]


def test_the_keys_of_the_list_are_not_the_windows(host: Host, ids: Ids) -> None:
    host.click(ids.lost)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_E):
        text = "e" if key == Qt.Key.Key_E else ""
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
        event.ignore()
        QApplication.sendEvent(host.codebook.view, event)
        assert event.isAccepted()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier, "\x14")
    event.ignore()
    QApplication.sendEvent(host.codebook.view, event)
    assert not event.isAccepted()


def test_the_filter_shows_what_is_found_and_its_groups(host: Host, ids: Ids) -> None:
    host.codebook.filter.line.setFocus()
    host.write("crew")
    assert host.titles() == ["Claims"]
    assert host.titles(ids.lost) == ["How many of the crew?"]
    assert host.codebook.tree.counted("claim") == "2 of 4"
    host.press(Qt.Key.Key_Down)
    assert host.told == [("claim_chosen", ids.crew)]
    host.codebook.filter.line.setFocus()
    host.press(Qt.Key.Key_Escape)
    assert host.titles() == ["Claims", "Events", "Voices"]
    assert host.chosen_id == ids.crew
    host.write("clsn")
    assert host.titles("event") == ["The night"]
    assert host.titles(ids.night) == ["Collision"]
    host.codebook.filter.clear()
    host.write("the line")
    assert host.titles("voice") == ["White Star Line"]
    host.codebook.filter.clear()
    host.write("xyzzy")
    assert host.titles() == ["Nothing is called “xyzzy”. Esc shows all again."]


def test_what_is_folded_stays_folded(host: Host, ids: Ids, session: Session, qtbot: QtBot) -> None:
    view, tree = host.codebook.view, host.codebook.tree
    host.click(ids.lost, x=4)
    assert not view.isExpanded(tree.index_of(ids.lost))
    host.codebook.filter.line.setText("crew")
    assert view.isExpanded(tree.index_of(ids.lost))
    host.codebook.filter.clear()
    assert not view.isExpanded(tree.index_of(ids.lost))
    session.run(lambda project: project.claims.add("Was she in tow?", "truth"))
    qtbot.waitUntil(lambda: "Was she in tow?" in host.titles("claim"))
    assert not view.isExpanded(tree.index_of(ids.lost))
    host.click("event")
    assert not view.isExpanded(tree.index_of("event"))
    host.codebook.set_chosen(event_id=ids.collision)
    assert view.isExpanded(tree.index_of("event"))
    assert host.chosen_id == ids.collision


def test_what_is_chosen_elsewhere_is_shown_without_telling(host: Host, ids: Ids) -> None:
    host.codebook.set_chosen(claim_id=ids.crew)
    assert host.chosen_id == ids.crew
    host.codebook.set_chosen(event_id=ids.sinking)
    assert host.chosen_id == ids.sinking
    host.codebook.set_chosen()
    assert host.codebook.view.current_entry is None
    assert host.told == []


def test_something_chosen_elsewhere_before_the_list_knows_it(host: Host, session: Session, qtbot: QtBot) -> None:
    session.run(lambda project: project.events.add("Late news"), lambda event: host.codebook.set_chosen(event.id))
    qtbot.waitUntil(lambda: host.codebook.view.current_entry is not None)
    assert host.chosen_title == "Late news"
    assert host.told == []


def test_figures_are_of_the_open_sources(host: Host, ids: Ids, qtbot: QtBot) -> None:
    feed, tree = host.codebook.feed, host.codebook.tree
    qtbot.waitUntil(lambda: feed.figures(ids.lost).tally_here.conflicts == 3)
    assert feed.figures(ids.lost).here == 3
    host.codebook.set_open_sources([ids.morning])
    qtbot.waitUntil(lambda: feed.figures(ids.lost).here == 2 and feed.figures(ids.lost).tally_here.conflicts == 1)
    assert feed.figures(ids.lost).all == 3
    tip = tree.data(tree.index_of(ids.lost), Qt.ItemDataRole.ToolTipRole)
    assert "2 passages in the open sources, 3 in all" in tip
    assert "1 conflict between the open sources; 3 conflicts between all" in tip
    assert feed.figures(ids.line).here == 2
    host.codebook.set_open_sources([ids.evening])
    qtbot.waitUntil(lambda: feed.figures(ids.lost).here == 1)
    qtbot.waitUntil(lambda: not feed.figures(ids.lost).tally_here)
    assert feed.figures(ids.lost).tally_all.conflicts == 3
    host.codebook.set_open_sources([])
    qtbot.waitUntil(lambda: feed.figures(ids.lost).here == 3)


def test_figures_follow_an_annotation_and_its_undo(host: Host, ids: Ids, session: Session, qtbot: QtBot) -> None:
    feed = host.codebook.feed
    host.codebook.set_open_sources([ids.evening])
    qtbot.waitUntil(lambda: feed.figures(ids.lost).here == 1)
    passage = Passage(source_id=ids.evening, revision=1, start=0, end=3)
    position = Position(id="", claim_id=ids.lost, value="7")
    session.run(lambda project: project.annotations.add(passage, positions=[position]))
    qtbot.waitUntil(lambda: feed.figures(ids.lost).here == 2)
    qtbot.waitUntil(lambda: feed.figures(ids.lost).tally_here.conflicts == 1)
    qtbot.waitUntil(lambda: feed.figures(ids.lost).tally_all.conflicts == 6)
    session.undo()
    qtbot.waitUntil(lambda: feed.figures(ids.lost).here == 1)
    qtbot.waitUntil(lambda: feed.figures(ids.lost).tally_all.conflicts == 3)


def test_nothing_is_told_by_colour_or_place_alone(host: Host, ids: Ids) -> None:
    tree = host.codebook.tree
    spoken = tree.data(tree.index_of(ids.lost), Qt.ItemDataRole.AccessibleTextRole)
    assert "How many were lost?" in spoken
    assert f", {tree.book.entries[ids.lost].code}," in spoken
    assert "3 passages in all sources" in spoken
    assert tree.data(tree.index_of("claim"), Qt.ItemDataRole.AccessibleTextRole) == "Claims, 4"
    interface = QAccessible.queryAccessibleInterface(host.codebook.view)
    assert interface.role() == QAccessible.Role.Tree
    assert interface.text(QAccessible.Text.Name)


def test_everything_that_takes_the_keys_has_a_name(host: Host, ids: Ids, qtbot: QtBot) -> None:
    for record_id in (ids.why, ids.sinking, ids.line):
        host.codebook.edit(record_id)
    nameless = [
        widget
        for widget in host.codebook.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.accessibleName()
    ]
    assert nameless == []


def test_an_empty_codebook_says_what_to_do(host: Host, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(session.opened):
        session.create(tmp_path / "new.crossread", "New")
    qtbot.waitUntil(lambda: host.titles("claim")[0].startswith("No claims yet."))
    assert "Select words in a source and tag them" in host.titles("event")[0]
    assert "+" in host.titles("voice")[0]


def test_the_plus_of_a_section_makes_a_new_one(host: Host, ids: Ids) -> None:
    view = host.codebook.view
    place = view.visualRect(host.codebook.tree.index_of("event"))
    at = QPoint(place.right() - 12, place.center().y() + 3)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert host.form.kind == "event"
    assert host.codebook.drawer.record_id is None


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_it_paints_in_either_theme(host: Host, ids: Ids, theme_name: str) -> None:
    theme.set_mode("dark" if theme_name == "dark" else "light")
    host.codebook.edit(ids.why)
    host.codebook.confirm.ask("Delete?", "Delete", lambda: None)
    assert not host.codebook.grab().isNull()
    theme.set_mode("system")


def test_without_room_for_both_the_form_has_the_lists_place(host: Host, ids: Ids, qtbot: QtBot) -> None:
    host.codebook.edit(ids.sinking)
    assert host.codebook.view.isVisible()
    host.resize(560, 330)
    qtbot.waitUntil(lambda: not host.codebook.view.isVisible())
    assert host.field("title").input.hasFocus()
    host.press(Qt.Key.Key_Escape)
    assert host.codebook.view.isVisible()
    assert host.codebook.view.hasFocus()
    host.codebook.edit(ids.sinking)
    assert not host.codebook.view.isVisible()
    host.resize(560, 760)
    qtbot.waitUntil(host.codebook.view.isVisible)
