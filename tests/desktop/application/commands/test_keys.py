"""The sheet of keys and their editor: what is changed holds at once, is kept, and clashes are said."""

import logging

import pytest
from PySide6.QtCore import Qt

from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.setting_list import SHORTCUTS
from crossread.desktop.widgets.buttons import QuietButton
from tests.desktop.application.commands.hands import (
    CONTROL,
    SHIFT,
    Open,
    chosen_in_editor,
    editor_of,
    offer,
    press,
    said,
    sheet_of,
    view_of,
    write,
)


def test_the_sheet_shows_all_keys_and_finds_one_by_name_or_key(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F1)
    sheet = sheet_of(window)
    everything = len(sheet.columns.rows)
    assert everything > 60
    write("ctrl+shift+s")
    assert [row.accessibleName() for row in sheet.columns.rows] == ["Save a copy…: Ctrl+Shift+S"]
    press(window, Qt.Key.Key_Escape)
    assert len(sheet.columns.rows) == everything
    press(window, Qt.Key.Key_Escape)
    assert not sheet.is_open
    assert view_of(window).hasFocus()


def test_the_sheet_leads_to_the_editor_and_shows_what_was_changed(window: MainWindow) -> None:
    window.actions_.set_keys({"export_json": ("F9",)})
    press(window, Qt.Key.Key_F1)
    sheet = sheet_of(window)
    write("export json")
    assert sheet.columns.rows[0].accessibleName() == "Export JSON…: F9 (changed, it was Ctrl+E)"
    change = next(button for button in sheet.findChildren(QuietButton) if "Change" in button.text())
    change.click()
    assert not sheet.is_open
    assert editor_of(window).is_open


def test_a_new_key_holds_at_once_everywhere_and_is_kept(window: MainWindow) -> None:
    editor = chosen_in_editor(window, "open another pane")
    press(window, Qt.Key.Key_F11)
    assert said(editor) == "F11 is “Open another pane” now."
    assert window.actions_.keys("add_pane") == ("F11", "Ctrl+T")
    assert ("F11", "another pane") in window.actions_.hints()
    assert window.actions_["add_pane"].toolTip().endswith("(F11)")
    assert window.settings.get(SHORTCUTS) == ["add_pane = F11 or Ctrl+T"]
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Escape)
    assert not editor.is_open
    panes = len(window.desk.panes)
    press(window, Qt.Key.Key_F11)
    assert len(window.desk.panes) == panes + 1


def test_kept_keys_hold_from_the_start(open_window: Open) -> None:
    window = open_window(["add_pane = F11 or Ctrl+T", "caret_right = L"])
    panes = len(window.desk.panes)
    press(window, Qt.Key.Key_L)
    assert view_of(window).caret() == 1
    press(window, Qt.Key.Key_F11)
    assert len(window.desk.panes) == panes + 1


def test_a_key_that_is_taken_is_said_and_given_only_when_asked_for(window: MainWindow) -> None:
    editor = chosen_in_editor(window, "add files")
    press(window, Qt.Key.Key_E, CONTROL)
    assert said(editor) == "⚠ Ctrl+E is “Export JSON…” (Everywhere): take it away from there?"
    assert window.actions_.keys("export_json") == ("Ctrl+E",)
    offer(editor).click()
    assert window.actions_.keys("export_json") == ()
    assert window.actions_.keys("add_files")[0] == "Ctrl+E"
    assert window.settings.get(SHORTCUTS) == ["add_files = Ctrl+E or Ctrl+I", "export_json ="]


def test_what_fields_need_is_refused_with_the_reason_but_not_in_a_text(window: MainWindow) -> None:
    editor = chosen_in_editor(window, "export json")
    press(window, Qt.Key.Key_X)
    assert said(editor).startswith("⚠ Fields need X to be typed")
    assert window.actions_.keys("export_json") == ("Ctrl+E",)
    press(window, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert "opens the menu “Project”" in said(editor)
    editor = chosen_in_editor(window, "select the paragraph")
    press(window, Qt.Key.Key_X)
    assert window.actions_.keys("select_paragraph") == ("X", "P")


def test_keys_are_taken_away_and_put_back_one_by_one_and_all(window: MainWindow) -> None:
    editor = chosen_in_editor(window, "redo")
    editor.detail.chips[0].removed.emit()
    assert window.actions_.keys("redo") == ("Ctrl+Y",)
    chosen_in_editor(window, "export json")
    press(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert window.actions_.keys("export_json") == ("Ctrl+E",)
    press(window, Qt.Key.Key_F9)
    chosen_in_editor(window, "redo")
    editor.detail.reset_requested.emit()
    assert window.actions_.keys("redo") == ("Ctrl+Shift+Z", "Ctrl+Y")
    assert window.settings.get(SHORTCUTS) == ["export_json = F9 or Ctrl+E"]
    next(each for each in editor.findChildren(QuietButton) if each.text() == "Put all back").click()
    assert window.settings.get(SHORTCUTS) == []
    assert window.actions_.keys("export_json") == ("Ctrl+E",)


def test_putting_back_a_key_that_another_has_asks_first(window: MainWindow) -> None:
    window.actions_.set_keys({"export_json": ("Ctrl+I",), "add_files": ()})
    editor = chosen_in_editor(window, "add files")
    editor.detail.reset_requested.emit()
    assert said(editor) == "⚠ Ctrl+I is “Export JSON…” (Everywhere): take it away from there?"
    offer(editor).click()
    assert window.actions_.keys("add_files") == ("Ctrl+I",)
    assert window.actions_.keys("export_json") == ()


def test_the_keys_of_a_text_obey_too_also_in_a_pane_that_is_opened_later(window: MainWindow) -> None:
    editor = chosen_in_editor(window, "select the sentence, then")
    press(window, Qt.Key.Key_M)
    assert window.actions_.keys("select_sentence") == ("M", "S")
    editor.detail.chips[1].removed.emit()
    for _ in range(3):
        press(window, Qt.Key.Key_Escape)
    view = view_of(window)
    view.select(0, 0)
    press(window, Qt.Key.Key_S)
    assert view.selected_text() == ""
    press(window, Qt.Key.Key_M)
    assert view.selected_text() == "All were saved."
    window.desk.add_pane()
    assert window.desk.panes[-1].view.keys is view.keys


def test_a_broken_setting_is_passed_over_with_a_line_in_the_log(
    open_window: Open, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        window = open_window(["export_json = Blorb", "later = F5", "quit = X", "add_files = F7", "nonsense"])
    assert window.actions_.changed_keys == {"add_files": ("F7",), "quit": ()}
    assert len([record for record in caplog.records if "shortcut" in record.message]) == 4
    chosen_in_editor(window, "rename project")
    press(window, Qt.Key.Key_F10)
    assert "later = F5" in window.settings.get(SHORTCUTS)
