"""The history in the whole window: listed, narrowed, followed to a passage, gone back to, saved, dropped."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from crossread.db.past.listing import StepQuery
from crossread.db.project import Project
from crossread.db.verify import verify
from crossread.desktop.annotation.panel import AnnotationPanel
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.wiring.backups import root
from crossread.desktop.codebook.codebook import Codebook
from crossread.desktop.history.panel import HistoryPanel
from crossread.desktop.sources.source_list import SourceList
from tests.desktop.conftest import PATIENCE_MS, OpenWhole
from tests.desktop.history.making import Case

Key = Qt.Key


def lines(panel: HistoryPanel) -> list[str]:
    """What the lines say, days left out."""
    model = panel.steps.steps
    found = []
    for row in range(model.rowCount()):
        if model.number(row):
            told = str(model.data(model.index(row)))
            found.append(told.partition(", ")[2])
    return found


def changes(panel: HistoryPanel) -> list[str]:
    model = panel.changes.changes
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def choose(panel: HistoryPanel, number: int, qtbot: QtBot) -> None:
    """Choose a step, and wait until the drawer says all of it."""
    assert panel.steps.choose(number)
    qtbot.waitUntil(lambda: is_told(panel, number), timeout=PATIENCE_MS)


def is_told(panel: HistoryPanel, number: int) -> bool:
    told = panel.changes.changes.told
    return panel.steps.number == number and bool(told) and told[0].step == number and not panel.foot.is_working


def step_of(window: MainWindow) -> int:
    return window.session.step


def test_all_steps_newest_first_with_what_each_changed(panel: HistoryPanel, qtbot: QtBot) -> None:
    assert panel.steps.number == 9
    show_every(panel, qtbot)
    qtbot.waitUntil(lambda: all(lines(panel)), timeout=PATIENCE_MS)
    note = "edit the note on “Fourteen hundred and ninety were not sa…”"
    assert lines(panel) == [
        "Delete the annotation of “The line says that all are safe.”, Grace",
        "Annotate “The line says that all are safe.”, Grace",
        f"Undo: {note}, Grace",
        f"{note[0].upper()}{note[1:]}, undone, Grace",
        f"{note[0].upper()}{note[1:]}, Grace",
        "Tag “Sinking”, “Fourteen hundred and ninety were not saved.”, Ada",
        "Add event “Sinking”, Ada",
        "Annotate “Fourteen hundred and ninety were not sa…”, Ada",
        "Add source “The Evening Paper”, Ada",
    ]
    assert panel.count.text().startswith("9 steps · Today, ")
    assert str(panel.steps.steps.data(panel.steps.steps.index(0))).startswith("Today, "), "in all steps none is now"
    assert changes(panel) == ["removed: annotation “The line says that all are safe.”"]
    choose(panel, 6, qtbot)
    assert changes(panel) == [
        "changed: annotation “Fourteen hundred and ninety were not saved.”: note “seen” → “seen twice”"
    ]
    assert "redo does not lead to it" in panel.detail.when.text()
    assert "Undo does not lead to this step" in panel.foot.says.text()
    assert not panel.foot.go.isEnabled()
    assert panel.foot.save.isEnabled()


def show_every(panel: HistoryPanel, qtbot: QtBot) -> None:
    """Show undo and redo as well, and what they took away."""
    QTest.mouseClick(panel.filters.every, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(list_of(panel)) == 9, timeout=PATIENCE_MS)


def test_undo_and_redo_are_told_by_what_they_came_to(panel: HistoryPanel, window: MainWindow, qtbot: QtBot) -> None:
    assert list_of(panel) == [9, 8, 5, 4, 3, 2, 1]
    assert panel.filters.every.text() == "Show undone (2)"
    assert kinds(panel) == ["now", "day", *["step"] * 7, "start"]
    window.session.undo()
    qtbot.waitUntil(lambda: kinds(panel) == ["day", "step", "now", *["step"] * 6, "start"], timeout=PATIENCE_MS)
    assert list_of(panel) == [9, 8, 5, 4, 3, 2, 1], "what can be done again stays, above the line"
    assert panel.steps.number == 8, "whoever looks at where the project is goes with it"
    qtbot.waitUntil(lambda: "undone" in lines(panel)[0], timeout=PATIENCE_MS)
    # All of it by one key each way.
    QTest.keyClick(panel.steps, Key.Key_End)
    qtbot.waitUntil(lambda: panel.steps.number == 0, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: panel.foot.says.text().startswith("6 steps will be taken back"), timeout=PATIENCE_MS)
    assert not panel.foot.save.isEnabled()
    QTest.keyClick(panel.steps, Key.Key_Return)
    qtbot.waitUntil(lambda: kinds(panel) == ["day", *["step"] * 7, "now"], timeout=PATIENCE_MS)
    model = panel.steps.steps
    assert model.data(model.index(8)) == "Now: everything is undone"
    assert panel.steps.number == 1, "what is done again first"
    qtbot.waitUntil(lambda: not panel.foot.is_working, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not window.desk.panes, timeout=PATIENCE_MS)
    assert panel.steps.hasFocus(), "the pane that closed did not have the keys, and so gives none away"
    QTest.keyClick(panel.steps, Key.Key_Home)
    QTest.keyClick(panel.steps, Key.Key_Return)
    qtbot.waitUntil(lambda: kinds(panel) == ["now", "day", *["step"] * 7, "start"], timeout=PATIENCE_MS)
    assert window.session.redo_words == ""


def kinds(panel: HistoryPanel) -> list[str]:
    """What the lines are."""
    model = panel.steps.steps
    found = (model.line(row) for row in range(model.rowCount()))
    return [line.kind for line in found if line is not None]


def test_the_keys_alone(panel: HistoryPanel, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(panel.steps.hasFocus)
    for _ in range(2):
        QTest.keyClick(panel.steps, Key.Key_Down)
    qtbot.waitUntil(lambda: is_told(panel, 5), timeout=PATIENCE_MS)
    QTest.keyClick(panel.steps, Key.Key_Home)
    assert panel.steps.number == 9, "the day is passed over"
    QTest.keyClick(panel.steps, Key.Key_End)
    assert panel.steps.number == 0, "the start"
    QTest.keyClick(panel.steps, Key.Key_Up)
    qtbot.waitUntil(lambda: is_told(panel, 1), timeout=PATIENCE_MS)
    QTest.keyClick(panel.steps, Key.Key_Up)
    qtbot.waitUntil(lambda: is_told(panel, 2), timeout=PATIENCE_MS)
    QTest.keyClick(panel.steps, Key.Key_Right)
    qtbot.waitUntil(panel.changes.hasFocus)
    QTest.keyClick(panel.changes, Key.Key_Up)
    qtbot.waitUntil(panel.steps.hasFocus)
    QTest.keyClick(panel.steps, Key.Key_Escape)
    assert panel.isHidden()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.desk.isAncestorOf(focus)
    # The same key opens and closes it.
    QTest.keyClick(window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert panel.isVisible()
    QTest.keyClick(panel.steps, Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert panel.isHidden()


def test_back_to_a_step_and_forth_again(panel: HistoryPanel, window: MainWindow, qtbot: QtBot) -> None:
    choose(panel, 3, qtbot)
    assert panel.foot.says.text() == "4 steps will be taken back; redo leads here again."
    QTest.mouseClick(panel.foot.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step_of(window) == 13 and not panel.foot.is_working, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: panel.count.text().startswith("7 steps"), timeout=PATIENCE_MS)
    # The step that one chose stays chosen, and is where the project is now.
    qtbot.waitUntil(lambda: panel.foot.says.text() == "This is where the project is now.", timeout=PATIENCE_MS)
    assert panel.steps.number == 3
    assert panel.steps.place is not None, "and in view"
    assert panel.steps.hasFocus()
    assert window.messages.isVisible()
    choose(panel, 8, qtbot)
    qtbot.waitUntil(lambda: panel.foot.go.text() == "Go forward to here", timeout=PATIENCE_MS)
    QTest.mouseClick(panel.foot.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step_of(window) == 16 and not panel.foot.is_working, timeout=PATIENCE_MS)
    assert window.session.redo_words.startswith("delete the annotation")


def test_a_click_leads_to_the_passage(panel: HistoryPanel, window: MainWindow, case: Case, qtbot: QtBot) -> None:
    choose(panel, 5, qtbot)
    rect = panel.changes.visualRect(panel.changes.changes.index(0))
    QTest.mouseClick(panel.changes.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center())
    qtbot.waitUntil(lambda: window.choice.annotation_id == case.annotation, timeout=PATIENCE_MS)
    # Of what is gone the words are shown.
    choose(panel, 9, qtbot)
    panel.changes.setFocus()
    QTest.keyClick(panel.changes, Key.Key_Return)
    view = window.desk.panes[0].view
    qtbot.waitUntil(view.hasFocus, timeout=PATIENCE_MS)


def test_the_list_is_narrowed(panel: HistoryPanel, qtbot: QtBot) -> None:
    QTest.keyClick(panel.steps, Key.Key_S)
    assert panel.filters.line.hasFocus(), "what is typed in the list filters it"
    QTest.keyClicks(panel.filters.line, "een")
    qtbot.waitUntil(lambda: panel.browser.lists.currentWidget() is panel.browser.empty, timeout=PATIENCE_MS)
    assert panel.filters.every.text() == "Show undone (2)"
    QTest.mouseClick(panel.filters.every, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: list_of(panel) == [7, 6], timeout=PATIENCE_MS)
    QTest.mouseClick(panel.filters.every, Qt.MouseButton.LeftButton)
    panel.filters.line.clear()
    panel.filters._set_author("Ada")
    qtbot.waitUntil(lambda: list_of(panel) == [4, 3, 2, 1], timeout=PATIENCE_MS)
    panel.filters._set_group("codebook")
    qtbot.waitUntil(lambda: list_of(panel) == [3], timeout=PATIENCE_MS)
    assert panel.filters.author.text() == "Who: Ada"
    panel.filters._set_days(("2020-01-01", "2020-01-02"))
    qtbot.waitUntil(lambda: panel.browser.lists.currentWidget() is panel.browser.empty, timeout=PATIENCE_MS)
    panel.browser.empty.action_requested.emit()
    qtbot.waitUntil(lambda: len(list_of(panel)) == 7, timeout=PATIENCE_MS)
    assert panel.filters.query == StepQuery(came_to=True)


def list_of(panel: HistoryPanel) -> list[int]:
    found = panel.steps.steps.found
    return list(found.numbers) if found is not None else []


def test_of_one_annotation(window: MainWindow, case: Case, qtbot: QtBot) -> None:
    window.choice.choose_annotation(case.annotation)
    of_annotation = window.findChildren(AnnotationPanel)[0]
    qtbot.waitUntil(of_annotation.bar.history.isVisible, timeout=PATIENCE_MS)
    QTest.mouseClick(of_annotation.bar.history, Qt.MouseButton.LeftButton)
    panel = window.findChildren(HistoryPanel)[0]
    qtbot.waitUntil(lambda: list_of(panel) == [5, 4, 2], timeout=PATIENCE_MS)
    QTest.mouseClick(panel.filters.every, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: list_of(panel) == [7, 6, 5, 4, 2], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: all(lines(panel)), timeout=PATIENCE_MS)
    assert [line.rpartition(", ")[2] for line in lines(panel)] == [
        "note “seen twice” → “seen”",
        "note “seen” → “seen twice”",
        "note “seen”",
        "+ event tag “Sinking”",
        "+ annotation",
    ]
    assert panel.filters.record.text().startswith("annotation “Fourteen hundred")
    QTest.mouseClick(panel.filters.every, Qt.MouseButton.LeftButton)
    panel.filters.record.removed.emit()
    qtbot.waitUntil(lambda: len(list_of(panel)) == 7, timeout=PATIENCE_MS)


def test_of_what_is_chosen(window: MainWindow, case: Case, qtbot: QtBot) -> None:
    window.choice.choose_event(case.event)
    window.actions_["record_history"].trigger()
    panel = window.findChildren(HistoryPanel)[0]
    qtbot.waitUntil(lambda: list_of(panel) == [4, 3], timeout=PATIENCE_MS)
    window.history_requested.emit(case.source)
    qtbot.waitUntil(lambda: list_of(panel) == [1], timeout=PATIENCE_MS)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names that were suggested; the answer is a file in the test's folder, without its suffix."""
    names: list[str] = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(name).name)
        return str(tmp_path / "then"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return names


def test_the_project_as_it_was_is_a_new_file(
    panel: HistoryPanel, window: MainWindow, qtbot: QtBot, asked: list[str], tmp_path: Path
) -> None:
    show_every(panel, qtbot)
    choose(panel, 6, qtbot)
    with qtbot.waitSignal(panel.saved, timeout=PATIENCE_MS):
        QTest.mouseClick(panel.foot.save, Qt.MouseButton.LeftButton)
    assert asked[0].startswith("Lost at sea as of 20")
    assert asked[0].endswith(".crossread")
    with Project.open_for_reading(tmp_path / "then.crossread") as then:
        assert [note for (note,) in then.store.rows("SELECT note FROM annotations")] == ["seen twice"]
        assert then.step_number == 6
        assert list(verify(then)) == []
    assert step_of(window) == 9, "the project itself is as it was"


def test_dropping_says_first_what_is_lost(panel: HistoryPanel, window: MainWindow, case: Case, qtbot: QtBot) -> None:
    choose(panel, 4, qtbot)
    QTest.mouseClick(panel.foot.drop, Qt.MouseButton.LeftButton)
    page = panel.dropping
    assert page.back.text() == "Cancel"
    qtbot.waitUntil(page.drop.isEnabled, timeout=PATIENCE_MS)
    assert page.numbers.text().splitlines()[:2] == [
        "The history of 4 steps goes.",
        "Undo ends there: 4 steps can no longer be undone.",
    ]
    page.how_far.setFocus()
    QTest.keyClick(page.how_far, Key.Key_Right)
    qtbot.waitUntil(lambda: "9 steps" in page.numbers.text(), timeout=PATIENCE_MS)
    assert "1 deleted record can no longer be brought back." in page.numbers.text()
    QTest.keyClick(page, Key.Key_Escape)
    assert panel.pages.currentIndex() == 0
    assert panel.isVisible(), "Escape keeps the history and the drawer"
    QTest.mouseClick(panel.foot.drop, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.how_far, Key.Key_Right)
    qtbot.waitUntil(lambda: "9 steps" in page.numbers.text(), timeout=PATIENCE_MS)
    assert page.backup.isChecked()
    QTest.mouseClick(page.drop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: step_of(window) == 10 and not panel.foot.is_working, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: list_of(panel) == [10], timeout=PATIENCE_MS)
    assert window.session.undo_words == ""
    assert not window.actions_["undo"].isEnabled()
    qtbot.waitUntil(lambda: "Drop the history" in lines(panel)[0], timeout=PATIENCE_MS)
    assert "undone" not in lines(panel)[0]
    # The backup that was made first has it all.
    backup = next(root().rglob("*.crossread"))
    conn = sqlite3.connect(f"file:{backup}?mode=ro", uri=True)
    assert conn.execute("SELECT count(*) FROM steps").fetchone() == (9,)
    conn.close()


def test_a_change_from_elsewhere_comes_into_the_list(
    panel: HistoryPanel, window: MainWindow, case: Case, qtbot: QtBot
) -> None:
    choose(panel, 5, qtbot)
    panel.steps.verticalScrollBar().setValue(10)
    window.session.run(lambda project: project.events.add("Another"))
    qtbot.waitUntil(lambda: len(list_of(panel)) == 8, timeout=PATIENCE_MS)
    assert panel.steps.number == 5
    window.session.undo()
    qtbot.waitUntil(lambda: kinds(panel)[:3] == ["day", "step", "now"], timeout=PATIENCE_MS)
    window.close_project()
    assert panel.isHidden()
    assert list_of(panel) == []


def test_it_fits_the_window(panel: HistoryPanel, window: MainWindow) -> None:
    window.resize(700, 500)
    assert panel.mapTo(window, QPoint(panel.width(), 0)).x() <= window.width()
    assert panel.width() <= 560


def test_a_click_on_a_day_chooses_its_last_step(panel: HistoryPanel, qtbot: QtBot) -> None:
    choose(panel, 2, qtbot)
    for row in (1, 0):
        rect = panel.steps.visualRect(panel.steps.steps.index(row))
        at = rect.center()
        QTest.mouseClick(panel.steps.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        qtbot.waitUntil(lambda: is_told(panel, 9), timeout=PATIENCE_MS)
        choose(panel, 2, qtbot)


def test_the_menus_of_records_lead_to_their_history(window: MainWindow, case: Case, qtbot: QtBot) -> None:
    listed = window.findChildren(SourceList)[0]
    menu = listed.make_menu(case.source)
    _entry(menu).trigger()
    panel = window.findChildren(HistoryPanel)[0]
    qtbot.waitUntil(lambda: list_of(panel) == [1], timeout=PATIENCE_MS)
    menu.deleteLater()
    menu = QMenu(window)
    window.desk.menu_requested.emit(menu, [case.annotation])
    _entry(menu).trigger()
    qtbot.waitUntil(lambda: list_of(panel) == [5, 4, 2], timeout=PATIENCE_MS)
    menu.deleteLater()
    codebook = window.findChildren(Codebook)[0]
    qtbot.waitUntil(lambda: case.event in codebook.tree.book.entries, timeout=PATIENCE_MS)
    menu = codebook._menu.make("event", codebook.tree.book.entries[case.event], writable=False)
    _entry(menu).trigger()
    qtbot.waitUntil(lambda: list_of(panel) == [4, 3], timeout=PATIENCE_MS)
    menu.deleteLater()


def test_the_palette_shows_the_history_of_what_the_keys_are_on(window: MainWindow, case: Case, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.changed):
        window.session.run(lambda project: project.voices.add("The line"))
    codebook, sources = window.findChildren(Codebook)[0], window.findChildren(SourceList)[0]
    qtbot.waitUntil(lambda: any(each.kind == "voice" for each in codebook.tree.book.entries.values()))
    voice = next(each.id for each in codebook.tree.book.entries.values() if each.kind == "voice")
    codebook.view.choose(voice)
    codebook.view.setFocus()
    window.actions_["record_history"].trigger()
    panel = window.findChildren(HistoryPanel)[0]
    qtbot.waitUntil(lambda: list_of(panel) == [10])
    qtbot.waitUntil(lambda: panel.filters.record.text() == "voice “The line”")
    panel.close_panel()
    sources.choose(case.source)
    sources._view.setFocus()
    window.actions_["record_history"].trigger()
    qtbot.waitUntil(lambda: list_of(panel) == [1])


def _entry(menu: QMenu) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith("History of this "))


def test_with_nothing_to_list_the_filter_has_the_keys(open_whole: OpenWhole, tmp_path: Path, qtbot: QtBot) -> None:
    with Project.create(tmp_path / "new.crossread", title="New"):
        pass
    window = open_whole(None, 1280, 800)
    window.session.open(tmp_path / "new.crossread")
    qtbot.waitUntil(lambda: window.session.is_open)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for _ in range(2):
        window.actions_["history"].trigger()
        browser = window.findChildren(HistoryPanel)[0].browser
        qtbot.waitUntil(browser.empty.isVisible)
        qtbot.waitUntil(browser.filters.line.hasFocus)
        window.findChildren(HistoryPanel)[0].close_panel()
