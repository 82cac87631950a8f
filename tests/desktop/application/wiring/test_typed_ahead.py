"""Letters after a key that opens a field: into the field, however late, else into a bar; they are never commands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.db.store import writability
from crossread.desktop.annotation.panel import AnnotationPanel
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.wiring import annotation, tagging, typed_ahead
from crossread.desktop.read.text_view import TextView
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.typed_aside import TypedAside

NOTE = "new ends can 123"
"""Every letter of it is the key of a command in a text."""


@pytest.fixture
def writing(reading: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a text that has the keys, and all that they open."""
    annotation.put_annotation(reading)
    tagging.put_tagging(reading)
    typed_ahead.put_typed_ahead(reading)
    reading.activateWindow()
    view = reading.desk.panes[0].view
    qtbot.waitUntil(lambda: view.content is not None and view.isVisible())
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return reading


@pytest.fixture
def view(writing: MainWindow) -> TextView:
    return writing.desk.panes[0].view


@pytest.fixture
def panel(writing: MainWindow) -> AnnotationPanel:
    found = writing.findChild(AnnotationPanel)
    assert isinstance(found, AnnotationPanel)
    return found


def made(window: MainWindow, qtbot: QtBot) -> str:
    """An annotation in the first pane, not yet chosen: its id."""
    source_id = window.desk.open_sources()[0]
    passage = Passage(source_id=source_id, revision=1, start=0, end=3)
    with qtbot.waitSignal(window.session.changed):
        window.session.run(lambda project: project.annotations.add(passage))
    got: list[str] = []
    window.session.ask(lambda project: project.annotations.of_source(source_id)[0].id, got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def bar_of(window: MainWindow) -> TypedAside:
    found = window.findChild(TypedAside)
    assert isinstance(found, TypedAside)
    return found


def steps(window: MainWindow, answer_of: Callable[..., object]) -> object:
    return answer_of(window.session, lambda project: project.step_number)


def test_without_an_annotation_the_letters_after_n_are_kept_and_do_nothing(
    writing: MainWindow, view: TextView, qtbot: QtBot, answer_of: Callable[..., object]
) -> None:
    before = steps(writing, answer_of)
    QTest.keyClick(view, Qt.Key.Key_N)
    for letter in NOTE:
        QTest.keyClicks(writing.focusWidget(), letter)
    qtbot.waitUntil(lambda: writing.findChild(TypedAside) is not None and bar_of(writing).field.text() == NOTE)
    bar = bar_of(writing)
    assert bar.isVisible()
    assert "No annotation is chosen" in bar.text
    assert writing.picker is not None
    assert not writing.picker.is_open
    assert steps(writing, answer_of) == before
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(view.hasFocus)
    assert not bar.isVisible()
    assert bar.field.text() == NOTE  # it is there the next time


def test_what_was_typed_goes_into_the_note_when_there_is_one(
    writing: MainWindow, view: TextView, panel: AnnotationPanel, qtbot: QtBot
) -> None:
    QTest.keyClick(view, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: writing.findChild(TypedAside) is not None and bar_of(writing).isVisible())
    QTest.keyClicks(bar_of(writing), "n")
    QTest.keyClicks(bar_of(writing).field, "ew")
    writing.choice.choose_annotation(made(writing, qtbot))
    QTest.keyClick(bar_of(writing).field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.annotation is not None and panel.content.note.field.toPlainText() == "new")
    assert not bar_of(writing).isVisible()
    assert bar_of(writing).field.text() == ""


def test_a_note_that_opens_late_has_all_that_was_typed_before(
    writing: MainWindow, view: TextView, panel: AnnotationPanel, qtbot: QtBot
) -> None:
    annotation_id = made(writing, qtbot)
    view.setFocus()
    writing.choice.choose_annotation(annotation_id)
    # Nothing of it has been read yet.
    assert panel.annotation is None
    QTest.keyClick(view, Qt.Key.Key_N)
    for letter in NOTE:
        QTest.keyClicks(writing.focusWidget(), letter)
    qtbot.waitUntil(lambda: panel.annotation is not None and panel.content.note.field.toPlainText() == NOTE)
    assert writing.picker is not None
    assert not writing.picker.is_open


@pytest.fixture
def only_read(writing: MainWindow, texts_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on a project that Grace has open elsewhere."""
    writing.session.close()
    assert writing.session.wait_until_closed(60)
    with Project.open(texts_path, author="Grace"):
        with qtbot.waitSignal(writing.session.opened):
            writing.session.open(texts_path)
        qtbot.waitUntil(lambda: bool(writing.desk.panes) and writing.desk.panes[0].content is not None)
        view = writing.desk.panes[0].view
        writing.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        yield writing
        writing.session.close()
        assert writing.session.wait_until_closed(60)


def offered(window: MainWindow) -> list[str]:
    """What the bar offers."""
    return [each.text() for each in bar_of(window).findChildren(QuietButton) if each.text() and not each.isHidden()]


def test_a_project_that_is_only_read_says_why_and_keeps_the_letters(only_read: MainWindow, qtbot: QtBot) -> None:
    for letter in "evening":
        QTest.keyClicks(only_read.focusWidget(), letter)
    qtbot.waitUntil(lambda: only_read.findChild(TypedAside) is not None and bar_of(only_read).field.text() == "vening")
    assert "has this project open" in bar_of(only_read).text
    assert offered(only_read) == ["Copy"]
    copy = next(each for each in bar_of(only_read).findChildren(QuietButton) if each.text() == "Copy")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "vening"


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_E, Qt.Key.Key_N, Qt.Key.Key_Return])
def test_where_nothing_was_typed_there_is_nothing_to_copy(only_read: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    view = only_read.desk.panes[0].view
    QTest.keyClick(view, key)
    qtbot.waitUntil(lambda: only_read.findChild(TypedAside) is not None and bar_of(only_read).isVisible())
    bar = bar_of(only_read)
    assert "has this project open" in bar.text
    assert "Here it can be read, not changed." in bar.text
    assert "what you type" not in bar.text
    assert offered(only_read) == []
    QTest.keyClicks(bar, "a")
    assert offered(only_read) == ["Copy"]
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    qtbot.waitUntil(view.hasFocus)
    assert not bar.isVisible()


def test_what_stands_above_is_not_said_twice(only_read: MainWindow, qtbot: QtBot) -> None:
    only_read.messages.show_message(typed_ahead.why_only_reading(only_read.session), kind="warning")
    QTest.keyClick(only_read.desk.panes[0].view, Qt.Key.Key_C)
    qtbot.waitUntil(lambda: only_read.findChild(TypedAside) is not None and bar_of(only_read).isVisible())
    assert bar_of(only_read).text == "The project can only be read, for the reason above."


def test_a_place_that_can_only_be_read_is_told_as_in_the_notice(
    writing: MainWindow, texts_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing.session.close()
    assert writing.session.wait_until_closed(60)
    monkeypatch.setattr(writability, "has_room", lambda _path: False)
    with qtbot.waitSignal(writing.session.opened):
        writing.session.open(texts_path)
    assert "is full" in typed_ahead.why_only_reading(writing.session)


def test_the_picker_gets_its_letters_as_before(writing: MainWindow, view: TextView, qtbot: QtBot) -> None:
    view.select(0, 3)
    QTest.keyClick(view, Qt.Key.Key_E)
    picker = writing.picker
    assert picker is not None
    assert picker.is_open
    QTest.keyClicks(picker.edit, NOTE)
    assert picker.edit.text() == NOTE
    picker.close_picker()
    qtbot.waitUntil(view.hasFocus)
    assert writing.findChild(TypedAside) is None


def test_other_keys_are_not_held(writing: MainWindow, view: TextView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_J)
    rang: list[bool] = []
    QTimer.singleShot(0, lambda: rang.append(True))
    qtbot.waitUntil(lambda: bool(rang))
    assert view.hasFocus()
    assert writing.findChild(TypedAside) is None
