"""The palette: commands, sources, events and claims are found and done, and the keys are never lost."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.setting_list import COMMANDS_USED
from tests.desktop.application.commands.hands import (
    CONTROL,
    SHIFT,
    has_places,
    palette_of,
    press,
    sheet_of,
    title_of,
    view_of,
    write,
)


def test_a_command_is_found_by_its_name_and_done_with_the_keys_where_they_were(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = view_of(window)
    view.select(0, 0)
    press(window, Qt.Key.Key_P, CONTROL | SHIFT)
    palette = palette_of(window)
    assert palette.is_open
    assert palette.line.hasFocus()
    write("select the sent")
    item = palette.list.current()
    assert item is not None
    assert (item.id, item.keys) == ("select_sentence", ("S",))
    press(window, Qt.Key.Key_Return)
    assert not palette.is_open
    assert view.hasFocus()
    assert view.selected_text() == "All were saved."
    assert window.settings.get(COMMANDS_USED) == ["select_sentence"]
    press(window, Qt.Key.Key_P, CONTROL | SHIFT)
    latest = palette.list.current()
    assert latest is not None
    assert latest.id == "select_sentence"
    press(window, Qt.Key.Key_Escape)
    assert view.hasFocus()


def test_what_cannot_be_done_says_why_and_is_not_done(window: MainWindow) -> None:
    window.choice.clear()
    press(window, Qt.Key.Key_P, CONTROL | SHIFT)
    palette = palette_of(window)
    write("delete the annotation")
    item = palette.list.current()
    assert item is not None
    assert (item.id, item.why) == ("delete_annotation", "needs a chosen annotation")
    assert "needs a chosen annotation" in palette.line.accessibleDescription()
    press(window, Qt.Key.Key_Return)
    assert palette.is_open
    press(window, Qt.Key.Key_P, CONTROL | SHIFT)
    assert not palette.is_open


def test_sources_events_and_claims_are_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    palette_key = (Qt.Key.Key_P, CONTROL | SHIFT)
    for words, check in (
        ("claim tow", lambda: window.choice.claim_id != ""),
        ("event coll", lambda: window.choice.event_id != ""),
        ("go to source mor", lambda: title_of(view_of(window)) == "Morning"),
    ):
        press(window, *palette_key)
        qtbot.waitUntil(lambda: has_places(palette_of(window)))
        write(words)
        press(window, Qt.Key.Key_Return)
        qtbot.waitUntil(check)


def test_arrows_and_pages_go_through_the_list_and_tab_stays_inside(window: MainWindow) -> None:
    press(window, Qt.Key.Key_P, CONTROL | SHIFT)
    palette = palette_of(window)
    first = palette.list.current()
    press(window, Qt.Key.Key_Up)
    assert palette.list.current() == palette.list.found.items[-1]
    press(window, Qt.Key.Key_Down)
    assert palette.list.current() == first
    press(window, Qt.Key.Key_PageDown)
    assert palette.list.current() == palette.list.found.items[10]
    press(window, Qt.Key.Key_Tab)
    assert palette.isAncestorOf(QApplication.focusWidget() or window)
    write("qqxxyy")
    assert palette.list.current() is None
    press(window, Qt.Key.Key_Return)
    assert palette.is_open


def test_it_closes_when_the_keys_go_elsewhere(window: MainWindow) -> None:
    press(window, Qt.Key.Key_P, CONTROL | SHIFT)
    window.desk.panes[0].view.setFocus()
    assert not palette_of(window).is_open
    assert window.desk.panes[0].view.hasFocus()


def test_from_one_to_the_other_and_back_the_keys_are_never_lost(window: MainWindow) -> None:
    view = view_of(window)
    view.select(0, 0)
    press(window, Qt.Key.Key_Return)
    assert window.picker is not None
    assert window.picker.is_open
    press(window, Qt.Key.Key_P, CONTROL | SHIFT)
    assert not window.picker.is_open
    press(window, Qt.Key.Key_F1)
    assert not palette_of(window).is_open
    assert sheet_of(window).line.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert view.hasFocus()
