"""The keys of views in the whole window: changed ones are obeyed and shown everywhere, and never taken from a field."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.desktop.application import features, settings
from crossread.desktop.application.actions.shortcuts import commands_of
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.setting_list import SHORTCUTS
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.wiring.verdicts import Verdicts
from crossread.desktop.codebook.codebook import Codebook
from crossread.desktop.commands.key_editor import KeyEditor
from crossread.desktop.copies.view import CopiesView
from crossread.desktop.finding.bar import FindBar
from crossread.desktop.look import style, theme
from crossread.desktop.sources.source_list import SourceList
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.fitting_row import FittingRow
from crossread.desktop.widgets.labels import KeyHint
from crossread.desktop.widgets.live_keys import live_keys

_Key = Qt.Key
_NONE, _CTRL, _ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
Open = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[Open]:
    style.apply(qapp)
    mode = theme.watcher().mode
    path = tmp_path / "sample.crossread"
    with Project.create(path, title="Sample") as project:
        import_json(project, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
        project.history.start_here()
    sessions: list[Session] = []

    def make(shortcuts: Sequence[str] = (), workspace: str = "review") -> MainWindow:
        session = Session("Ada")
        sessions.append(session)
        store = Settings(tmp_path / "settings.json")
        store.set(settings.AUTHOR_ASKED, True)
        store.set(SHORTCUTS, list(shortcuts))
        window = MainWindow(session, store)
        qtbot.addWidget(window)
        window.resize(1600, 900)
        window.show()
        window.activateWindow()
        features.put_all(window)
        shown: list[str] = []
        window.feed.content_shown.connect(shown.append)
        session.open(path)
        qtbot.waitUntil(lambda: len(shown) >= 2)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.workspaces.show(workspace)
        if workspace == "review":
            qtbot.waitUntil(lambda: len(verdicts_of(window).parts.queue.items) > 0)
            window.review.grid.view.setFocus()
            qtbot.waitUntil(window.review.grid.view.hasFocus)
        return window

    yield make
    for session in sessions:
        session.close()
        session.wait_until_closed(20)
    theme.set_mode(mode)


def verdicts_of(window: MainWindow) -> Verdicts:
    found = window.findChild(Verdicts)
    assert isinstance(found, Verdicts)
    return found


def press(key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    QTest.keyClick(holder(), key, held)


def holder() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def hints(window: MainWindow) -> list[str]:
    """What the status line shows where there is room for all."""
    rows = [row.widgets for row in window.status.findChildren(FittingRow)]
    return [each.accessibleName() for row in rows for each in row if isinstance(each, KeyHint)]


def place_in_queue(window: MainWindow) -> int:
    return verdicts_of(window).parts.queue.place


def stands_at(window: MainWindow, place: int) -> bool:
    return place_in_queue(window) == place


def editor_at(window: MainWindow, words: str) -> KeyEditor:
    window.actions_["edit_shortcuts"].trigger()
    editor = window.findChild(KeyEditor)
    assert isinstance(editor, KeyEditor)
    editor.line.setText(words)
    editor.line.setFocus()
    press(_Key.Key_Return)
    assert editor.detail.field.hasFocus()
    return editor


def test_the_queue_obeys_another_key_that_is_shown_at_once_and_kept(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    parts = verdicts_of(window).parts
    press(_Key.Key_J)
    qtbot.waitUntil(lambda: place_in_queue(window) >= 0)
    assert parts.bar.buttons["next"].key == "J"
    assert "J: next disagreement" in hints(window)

    editor = editor_at(window, "next disagreement")
    press(_Key.Key_B)
    assert editor.detail.words == "B is “Next disagreement” now."
    editor.detail.chips[1].removed.emit()
    press(_Key.Key_Escape)
    assert not editor.is_open
    assert parts.bar.buttons["next"].key == "B"
    assert "B: next disagreement" in hints(window)
    assert "J: next disagreement" not in hints(window)

    window.review.grid.view.setFocus()
    before = place_in_queue(window)
    press(_Key.Key_J)
    press(_Key.Key_B)
    qtbot.waitUntil(lambda: place_in_queue(window) == before + 1)
    assert window.settings.get(SHORTCUTS) == ["next_disagreement = B"]


def test_kept_keys_of_views_hold_from_the_start_also_those_of_old_settings(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(["next_disagreement = B", "grid_across = Q", "add_files = Ctrl+M", "caret_right = D"])
    press(_Key.Key_Q)
    qtbot.waitUntil(lambda: window.review.grid.bar.by.key == "voice")
    press(_Key.Key_B)
    qtbot.waitUntil(lambda: place_in_queue(window) >= 0)
    # What was given before views had keys of their own stays given; what a text has is no clash with Review.
    assert window.actions_.keys("add_files") == ("Ctrl+M",)
    assert window.actions_.keys("codebook_merge") == ()
    assert window.actions_.keys("decide") == ("D",)
    assert window.actions_.changed_keys["caret_right"] == ("D",)


def test_a_field_in_review_keeps_its_letters(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(["next_disagreement = E"])
    press(_Key.Key_E)
    qtbot.waitUntil(lambda: place_in_queue(window) >= 0)
    before = place_in_queue(window)
    reason = verdicts_of(window).parts.finding.reason
    qtbot.waitUntil(reason.isVisible)
    reason.setFocus()
    QTest.keyClicks(holder(), "jkodxe 1234 sv/")
    assert reason.words == "jkodxe 1234 sv/"
    window.review.find_rows()
    line = window.review.grid.bar.line
    QTest.keyClicks(holder(), "svjkodxe-+/")
    assert line.text() == "svjkodxe-+/"
    assert place_in_queue(window) == before


def test_a_clash_is_said_only_where_both_keys_would_count(open_window: Open) -> None:
    window = open_window()
    editor = editor_at(window, "mark silent")
    press(_Key.Key_D)
    assert editor.detail.words == "⚠ D is “Decide” (In Review): take it away from there?"
    press(_Key.Key_Escape)
    assert editor.detail.words == ""
    assert editor.line.hasFocus()
    press(_Key.Key_Return)
    press(_Key.Key_C)
    assert editor.detail.words == (
        "C is “Mark silent” now. Elsewhere it stays what it is: “What is said: a claim…” (In a text)."
    )
    assert window.actions_.keys("tag_claim") == ("C",)
    press(_Key.Key_Return)
    press(_Key.Key_Down)
    assert editor.detail.words == "⚠ Down is fixed (In the grid): Go through the cells."
    press(_Key.Key_Escape)
    press(_Key.Key_Escape)
    assert not editor.is_open


def test_what_has_no_key_can_be_given_one_and_all_are_put_back(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    editor = editor_at(window, "passages of the cell")
    press(_Key.Key_P)
    assert window.actions_.keys("grid_passages") == ("P",)
    press(_Key.Key_Escape)
    assert not editor.is_open
    grid = window.review.grid
    opened: list[object] = []
    grid.passages_requested.connect(opened.append)
    grid.view.stand_at_first_said()
    grid.view.setFocus()
    press(_Key.Key_P)
    qtbot.waitUntil(lambda: bool(opened))
    editor = editor_at(window, "passages of the cell")
    buttons = {each.text(): each for each in editor.findChildren(QuietButton) if each.isVisible()}
    buttons["Put all back"].click()
    assert window.settings.get(SHORTCUTS) == []
    assert live_keys().of("grid_passages") == ()
    next(each for each in editor.findChildren(QuietButton) if each.isVisible() and each.text() == "Undo").click()
    assert live_keys().of("grid_passages") == ("P",)
    assert window.settings.get(SHORTCUTS) == ["grid_passages = P"]


def test_copies_show_their_own_keys_and_the_queue_leads_back_to_the_grid(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    assert "S: silent" in hints(window)
    window.actions_["show_copies"].trigger()
    assert hints(window) == ["Enter: show both passages", "Esc: back to the grid"]
    window.actions_["next_disagreement"].trigger()
    assert window.review.grid.isVisible()
    copies = window.findChild(CopiesView)
    assert isinstance(copies, CopiesView)
    assert not copies.isVisible()
    assert "S: silent" in hints(window)


def test_the_keys_of_lists_and_of_the_find_bar_can_be_changed(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(["source_down = Ctrl+J", "find_case = Alt+K", "workspace_review = F9"], workspace="read")
    listed = window.findChild(SourceList)
    assert isinstance(listed, SourceList)
    listed.setFocus()
    first, second = (row.id for row in listed.rows[:2])
    listed.choose(first)
    press(_Key.Key_Down, _ALT)
    press(_Key.Key_J, _CTRL)
    qtbot.waitUntil(lambda: [row.id for row in listed.rows[:2]] == [second, first])
    assert any(each.shortcut().toString() == "Ctrl+J" for each in listed.make_menu(first).actions())

    window.actions_["find"].trigger()
    bar = window.findChild(FindBar)
    assert isinstance(bar, FindBar)
    assert "(Alt+K)" in bar.case.toolTip()
    bar.field.setText("ice")
    press(_Key.Key_C, _ALT)
    assert not bar.case.isChecked()
    press(_Key.Key_K, _ALT)
    assert bar.case.isChecked()
    assert bar.field.text() in ("ice", "icec")
    press(_Key.Key_Escape)
    assert not bar.isVisible()
    QTest.keyClick(window.desk, _Key.Key_F9)
    assert window.workspace == "review"


def test_the_palette_offers_what_a_view_does_only_while_it_is_shown(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(workspace="read")

    def why(action_id: str) -> str:
        return next(each.why for each in commands_of(window.actions_, now=True) if each.id == action_id)

    assert why("source_delete") == ""
    assert why("sweep_next") == why("overview_delete") == why("find_case") == "its view is not shown"
    # These lead to their view from anywhere.
    assert why("grid_across") == why("next_disagreement") == ""
    window.actions_["sweep_silences"].trigger()
    assert why("sweep_next") == ""


def test_keys_are_those_that_views_came_with_again_when_the_window_is_gone(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(["grid_silent = W"], workspace="read")
    assert live_keys().of("grid_silent") == ("W",)
    with qtbot.waitSignal(window.actions_.destroyed):
        window.actions_.deleteLater()
    assert live_keys().of("grid_silent") == ("S",)


def test_one_key_means_one_thing_in_each_place_and_is_never_ambiguous(open_window: Open, qtbot: QtBot) -> None:
    # Qt warns of a key that two of its shortcuts want at once, and a warning fails the test.
    shared = [
        "caret_right = F9",
        "source_down = F9",
        "codebook_new = F9",
        "next_disagreement = F9",
        "overview_add = F9",
    ]
    window = open_window([*shared, "previous_disagreement = F2"], workspace="read")
    assert set(window.actions_.changed_keys) == {line.split(" ")[0] for line in shared} | {"previous_disagreement"}
    view = window.desk.active_view
    assert view is not None
    view.setFocus()
    before = view.caret()
    press(_Key.Key_F9)
    assert view.caret() == before + 1

    listed = window.findChild(SourceList)
    assert isinstance(listed, SourceList)
    first, second = (row.id for row in listed.rows[:2])
    listed.setFocus()
    listed.choose(first)
    press(_Key.Key_F9)
    qtbot.waitUntil(lambda: [row.id for row in listed.rows[:2]] == [second, first])

    codebook = window.findChild(Codebook)
    assert isinstance(codebook, Codebook)
    codebook.view.setFocus()
    press(_Key.Key_F9)
    assert codebook.drawer.isVisible()
    press(_Key.Key_Escape)
    press(_Key.Key_F2)
    assert window.workspace == "read"

    window.workspaces.show("review")
    qtbot.waitUntil(lambda: len(verdicts_of(window).parts.queue.items) > 0)
    left = window.actions_["show_left"].isChecked()
    for key, place in ((_Key.Key_F9, 0), (_Key.Key_F9, 1), (_Key.Key_F2, 0)):
        window.review.grid.view.setFocus()
        press(key)
        qtbot.waitUntil(partial(stands_at, window, place))
    assert window.actions_["show_left"].isChecked() == left


def test_an_action_of_a_view_is_done_from_the_palette_where_the_keys_were(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    press(_Key.Key_J)
    qtbot.waitUntil(lambda: len(verdicts_of(window).parts.detail.cards) > 1)
    cards = verdicts_of(window).parts.detail.cards
    cards[1].setFocus()
    window.actions_["find_command"].trigger()
    QTest.keyClicks(holder(), "compare its words")
    press(_Key.Key_Return)
    assert cards[1].is_held
    assert not cards[0].is_held
