"""Palette, sheet, key editor and the digits in the whole window, with real keys."""

import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Annotation
from crossread.desktop.application import features
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.setting_list import COMMANDS_USED, RECENT_TAGS, SHORTCUTS
from crossread.desktop.application.settings import Settings
from crossread.desktop.commands.key_editor import KeyEditor
from crossread.desktop.commands.palette import Palette
from crossread.desktop.commands.sheet import Sheet
from crossread.desktop.commands.slots import read_line
from crossread.desktop.look import style, theme
from crossread.desktop.read.text_view import TextView
from crossread.desktop.widgets.buttons import QuietButton

EVENING = "All were saved. She is in tow. The line says 12 were lost.\n\nNobody spoke. Of 1,300 some 40 were lost."
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., MainWindow]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "ice.crossread"
    with Project.create(made, title="Ice") as project:
        for title in ("Evening", "Morning"):
            project.sources.add(title, EVENING)
        project.events.add("Collision")
        project.claims.add("How many were lost?", "number")
        project.claims.add("She was in tow", "truth")
        project.claims.add("Why?", "answer", answers=("Speed", "Ice"))
    return made


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, path: Path, qapp: QApplication) -> Iterator[Open]:
    style.apply(qapp)
    mode = theme.watcher().mode
    sessions: list[Session] = []

    def make(shortcuts: Sequence[str] = (), recent_tags: Sequence[str] = ()) -> MainWindow:
        session = Session("Ada")
        sessions.append(session)
        store = Settings(tmp_path / "settings.json")
        store.set(SHORTCUTS, list(shortcuts))
        store.set(RECENT_TAGS, list(recent_tags))
        window = MainWindow(session, store)
        qtbot.addWidget(window)
        window.resize(1600, 900)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        features.put_all(window)
        shown: list[str] = []
        window.feed.content_shown.connect(shown.append)
        session.open(path)
        qtbot.waitUntil(lambda: len(shown) == 2)
        assert window.picker is not None
        picker = window.picker
        qtbot.waitUntil(lambda: bool(picker.cache.book.claims))
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        view_of(window).setFocus()
        qtbot.waitUntil(view_of(window).hasFocus)
        return window

    yield make
    for session in sessions:
        session.close()
        session.wait_until_closed(20)
    theme.set_mode(mode)


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    return open_window()


def view_of(window: MainWindow) -> TextView:
    view = window.desk.active_view
    assert view is not None
    return view


def press(window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    holder = QApplication.focusWidget()
    assert holder is not None
    assert holder.window() is window
    QTest.keyClick(holder, key, held)


def write(text: str) -> None:
    holder = QApplication.focusWidget()
    assert holder is not None
    QTest.keyClicks(holder, text)


def title_of(view: TextView) -> str:
    return view.content.source.title if view.content is not None else ""


def palette_of(window: MainWindow) -> Palette:
    found = window.findChild(Palette)
    assert isinstance(found, Palette)
    return found


def has_places(palette: Palette) -> bool:
    return any(item.place is not None for item in palette.list.found.items)


def sheet_of(window: MainWindow) -> Sheet:
    found = window.findChild(Sheet)
    assert isinstance(found, Sheet)
    return found


def editor_of(window: MainWindow) -> KeyEditor:
    window.actions_["edit_shortcuts"].trigger()
    found = window.findChild(KeyEditor)
    assert isinstance(found, KeyEditor)
    return found


def tagged(window: MainWindow, qtbot: QtBot) -> list[Annotation]:
    content = view_of(window).content
    assert content is not None
    source_id, got = content.source.id, list[list[Annotation]]()
    window.session.ask(lambda project: project.annotations.of_source(source_id), got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def tag(window: MainWindow, qtbot: QtBot, offset: int, words: str) -> None:
    """Tag the sentence at an offset with the picker, as a user does."""
    view = view_of(window)
    view.select(offset, offset)
    window.choice.clear()
    press(window, Qt.Key.Key_Return)
    write(words)
    assert window.picker is not None
    with qtbot.waitSignal(window.picker.tagged):
        press(window, Qt.Key.Key_Return)


# The palette


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


# The sheet


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


# The editor of keys


def chosen_in_editor(window: MainWindow, words: str) -> KeyEditor:
    editor = editor_of(window)
    editor.line.setText(words)
    editor.line.setFocus()
    press(window, Qt.Key.Key_Return)
    assert editor.detail.field.hasFocus()
    return editor


def said(editor: KeyEditor) -> str:
    return editor.detail.words


def offer(editor: KeyEditor) -> QuietButton:
    return next(each for each in editor.findChildren(QuietButton) if each.text() == "Take it" and each.isVisible())


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


# The digits


def test_a_digit_tags_the_sentence_again_in_one_step_and_offers_an_undo(window: MainWindow, qtbot: QtBot) -> None:
    tag(window, qtbot, 0, "coll")
    view = view_of(window)
    view.select(18, 18)
    assert window.picker is not None
    with qtbot.waitSignal(window.picker.tagged):
        press(window, Qt.Key.Key_1)
    found = tagged(window, qtbot)
    assert [each.quote for each in found] == ["All were saved.", "She is in tow."]
    assert all(len(each.events) == 1 for each in found)
    assert window.messages.isVisible()
    assert "“Collision”" in window.messages.text
    with qtbot.waitSignal(window.session.undone):
        next(each for each in window.messages.findChildren(QuietButton) if each.text() == "Undo").click()
    assert len(tagged(window, qtbot)) == 1
    assert window.actions_.title("repeat_1") == "Recent tag 1: Collision"


def test_a_digit_takes_the_value_that_the_passage_states(window: MainWindow, qtbot: QtBot) -> None:
    tag(window, qtbot, EVENING.index("The line"), "how many")
    window.desk.open_source(next(each for each in window.desk.open_sources() if each != _source(window)))
    view = view_of(window)
    at = EVENING.index("The line")
    view.select(at, at + 26)
    assert window.picker is not None
    with qtbot.waitSignal(window.picker.tagged):
        press(window, Qt.Key.Key_1)
    (position,) = tagged(window, qtbot)[0].positions
    assert position.value == "12"
    assert "12" in window.messages.text


def test_where_a_value_is_missing_or_there_are_two_the_picker_opens_with_the_claim_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    tag(window, qtbot, EVENING.index("The line"), "how many")
    picker = window.picker
    assert picker is not None
    for words in ("Nobody spoke.", "Of 1,300 some 40 were lost."):
        start = EVENING.index(words)
        view_of(window).select(start, start + len(words))
        press(window, Qt.Key.Key_1)
        qtbot.waitUntil(lambda: picker.is_open)
        assert picker.subject_chip is not None
        assert picker.subject_chip.text() == "How many were lost?"
        press(window, Qt.Key.Key_Escape)
        assert view_of(window).hasFocus()
    assert len(tagged(window, qtbot)) == 1


def test_what_is_tagged_so_already_is_left_alone(window: MainWindow, qtbot: QtBot) -> None:
    tag(window, qtbot, 0, "in tow")
    step = window.session.step
    view_of(window).select(0, 15)
    press(window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "already" in window.status.word)
    assert window.session.step == step


def test_digits_are_shown_while_something_is_selected_and_kept_for_the_project(
    window: MainWindow, qtbot: QtBot
) -> None:
    tag(window, qtbot, 0, "coll")
    tag(window, qtbot, 20, "in tow")
    assert window.picker is not None
    assert list(window.picker.keys_of.values()) == ["1", "2"]
    view_of(window).do("select_sentence")
    row = window.status.row
    assert row is not None
    assert row.isVisible()
    assert [each.accessibleName() for each in row.widgets] == ["1: tag with Collision", "2: tag with She was in tow"]
    view_of(window).do("let_go")
    assert not row.isVisible()
    (line,) = window.settings.get(RECENT_TAGS)
    assert read_line(line)[1][:3] == [*window.picker.keys_of, ""]


def test_kept_digits_stand_for_their_tags_from_the_start(open_window: Open, path: Path, qtbot: QtBot) -> None:
    with Project.open_for_reading(path) as project:
        claim = next(each for each in project.claims.all() if each.value_type == "truth")
        line = f"{project.info.id}: gone {claim.id} - - | 2 1"
    window = open_window(recent_tags=["another: a b | 1", line])
    qtbot.waitUntil(lambda: window.actions_.title("repeat_2").endswith("She was in tow"))
    assert window.actions_.title("repeat_1") == "Recent tag 1"
    tag(window, qtbot, 0, "coll")
    assert window.actions_.title("repeat_3").endswith("Collision")
    assert window.settings.get(RECENT_TAGS)[0] == "another: a b | 1"


def test_a_digit_without_a_tag_says_so(window: MainWindow) -> None:
    press(window, Qt.Key.Key_7)
    assert window.status.word == "No tag has the key 7 yet: it gets one when you tag."


def _source(window: MainWindow) -> str:
    content = view_of(window).content
    assert content is not None
    return content.source.id
