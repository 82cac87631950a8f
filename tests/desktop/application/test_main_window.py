"""The window: its beginning without a project, one laid out in it, panels, keys, and what is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crossread.desktop.application import recent, settings
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.session import Session
from crossread.desktop.application.settings import Settings
from crossread.desktop.application.welcome import Welcome
from crossread.desktop.widgets.buttons import QuietButton


def test_without_a_project_it_says_how_to_begin(window: MainWindow) -> None:
    assert window.windowTitle() == "Crossread"
    assert window.findChild(Welcome) is not None
    assert not window.actions_["save_copy"].isEnabled()
    assert not window.actions_["add_pane"].isEnabled()


def test_a_project_is_laid_out_side_by_side(reading: MainWindow, texts_path: Path) -> None:
    assert reading.windowTitle() == "Texts – Crossread"
    assert len(reading.desk.open_sources()) == 3
    assert recent.there(reading.settings) == [texts_path]
    assert reading.actions_["save_copy"].isEnabled()


def test_a_step_is_shown_and_taken_back_in_words(reading: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reading.session.changed):
        reading.session.run(lambda project: project.events.add("Surrender & after"))
    assert reading.actions_["undo"].text() == "&Undo: add event “Surrender && after”"
    with qtbot.waitSignal(reading.session.undone):
        reading.actions_["undo"].trigger()
    assert not reading.actions_["undo"].isEnabled() or "Surrender" not in reading.actions_["undo"].text()
    assert "Surrender" in reading.actions_["redo"].text()


def test_the_title_of_a_window_tells_a_copy_from_what_it_is_a_copy_of(
    window: MainWindow, texts_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = texts_path.rename(tmp_path / "Texts (as of 2026-11-22).crossread")
    with qtbot.waitSignal(window.session.opened):
        window.session.open(copy)
    qtbot.waitUntil(lambda: window.windowTitle() == "Texts (as of 2026-11-22) – Crossread")


@pytest.mark.parametrize(
    ("file_name", "shown"),
    [("rescued", "Texts (rescued.crossread)"), ("Textsammlung", "Texts (Textsammlung.crossread)"), ("TEXTS", "Texts")],
)
def test_a_file_of_another_name_is_told_beside_the_title(
    window: MainWindow, texts_path: Path, qtbot: QtBot, file_name: str, shown: str
) -> None:
    copy = texts_path.rename(texts_path.with_name(f"{file_name}.crossread"))
    with qtbot.waitSignal(window.session.opened):
        window.session.open(copy)
    qtbot.waitUntil(lambda: window.windowTitle() == f"{shown} – Crossread")


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    paths = [Path("/a/Case.crossread"), Path("/b/case.crossread"), Path.home() / "ice.crossread"]
    assert recent.names(paths) == ["Case – /a", "case – /b", "ice"]
    assert recent.home_as_tilde(Path.home() / "x") == "~/x"


def test_the_title_is_edited_in_its_place(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_["rename_project"].trigger()
    field = reading.top_bar.title.findChild(QLineEdit)
    assert field is not None
    field.setText("Ice")
    with qtbot.waitSignal(reading.session.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert reading.windowTitle() == "Ice (texts.crossread) – Crossread"
    reading.actions_["rename_project"].trigger()
    field.setText("No")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert reading.session.title == "Ice"


def test_a_title_that_is_pasted_with_line_breaks_is_one_line(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_["rename_project"].trigger()
    field = reading.top_bar.title.findChild(QLineEdit)
    assert field is not None
    QApplication.clipboard().setText("Ice\r\nand fog")
    field.selectAll()
    field.paste()
    with qtbot.waitSignal(reading.session.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert reading.session.title == "Ice and fog"
    assert reading.windowTitle() == "Ice and fog (texts.crossread) – Crossread"


def test_the_name_is_asked_once_and_may_stay_empty(reading: MainWindow, qtbot: QtBot, project_path: Path) -> None:
    from crossread.desktop.application.name_bar import NameBar

    bar = reading.findChild(NameBar)
    assert bar is not None
    assert bar.isVisible()
    next(button for button in bar.findChildren(QuietButton) if "Without" in button.text()).click()
    assert not bar.isVisible()
    assert reading.settings.get(settings.AUTHOR_ASKED)
    assert reading.settings.get(settings.AUTHOR) == ""
    with qtbot.waitSignal(reading.session.opened):
        reading.session.open(project_path)
    assert not bar.isVisible()


def test_the_question_for_the_name_gives_the_keys_back(reading: MainWindow, qtbot: QtBot) -> None:
    from crossread.desktop.application.name_bar import NameBar

    bar = reading.findChild(NameBar)
    assert bar is not None
    field = bar.findChild(QLineEdit)
    assert field is not None
    reading.activateWindow()
    qtbot.waitUntil(reading.isActiveWindow)
    text = reading.desk.panes[0].view
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Ana")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert reading.settings.get(settings.AUTHOR) == "Ana"
    qtbot.waitUntil(text.hasFocus)


def test_closing_a_project_goes_back_to_the_beginning(reading: MainWindow, qtbot: QtBot) -> None:
    reading.actions_["close_project"].trigger()
    welcome = reading.findChild(Welcome)
    assert welcome is not None
    assert welcome.isVisible()
    assert not reading.actions_["undo"].isEnabled()


def test_what_lay_open_lies_open_again(
    reading: MainWindow, texts_path: Path, qtbot: QtBot, session: Session, store: Settings
) -> None:
    kept = reading.desk.open_sources()[1]
    for source_id in reading.desk.open_sources():
        if source_id != kept:
            reading.desk.close_source(source_id)
    reading.close()
    session.close()
    assert session.wait_until_closed(10)
    again = MainWindow(session, Settings(store._path))
    qtbot.addWidget(again)
    again.show_project(True)
    again.show()
    with qtbot.waitSignal(again.feed.content_shown):
        session.open(texts_path)
    assert again.desk.open_sources() == [kept]


def test_panels_and_timeline_come_with_their_actions(reading: MainWindow, qtbot: QtBot) -> None:
    assert not reading.actions_["show_left"].isVisible()
    reading.resize(2600, 900)
    reading.put_panel("left", QWidget())
    reading.put_timeline(QWidget())
    assert reading.actions_["show_left"].isChecked()
    reading.actions_["show_left"].trigger()
    assert not reading.frame.is_shown("left")
    reading.actions_["show_timeline"].trigger()
    assert reading.frame.timeline_is_strip


def test_keys_are_shown_while_they_work(reading: MainWindow, window: MainWindow) -> None:
    assert ("Ctrl T", "another pane") in reading.actions_.hints()
    window.session.close()
    assert window.actions_.hints() == []


def test_everything_that_takes_the_keys_has_a_name(reading: MainWindow, name_of: Callable[[QWidget], str]) -> None:
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in reading.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and not name_of(widget)
    ]
    assert nameless == []


@pytest.fixture
def name_of() -> Callable[[QWidget], str]:
    from PySide6.QtGui import QAccessible

    def name(widget: QWidget) -> str:
        interface = QAccessible.queryAccessibleInterface(widget)
        return interface.text(QAccessible.Text.Name) if interface is not None else ""

    return name
