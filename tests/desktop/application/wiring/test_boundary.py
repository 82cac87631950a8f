"""Boundaries in the whole window, with real keys and the real pointer, until the project has them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import EventTag, Passage
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.read.text_view import TextView
from tests.desktop.conftest import OpenWhole

TEXT = "The liner was in tow, they said. All on board were safe. Nobody knew more.\n\nThe office denied it."
SHIFT_ALT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "tow.crossread"
    with Project.create(made, title="Tow") as project:
        source = project.sources.add("Papers", TEXT)
        event = project.events.add("Rescue")
        for start, end in ((33, 56), (14, 60)):
            project.annotations.add(
                Passage(source_id=source.id, revision=1, start=start, end=end),
                events=[EventTag(id="", event_id=event.id)],
            )
    return made


@pytest.fixture
def window(open_whole: OpenWhole, path: Path) -> MainWindow:
    return open_whole(path, 1500, 900)


def chosen(window: MainWindow, qtbot: QtBot, start: int) -> tuple[TextView, str]:
    """The view, with the annotation chosen that begins at an offset."""
    view = window.desk.panes[0].view
    qtbot.waitUntil(lambda: view.page is not None and view.page.is_exact)
    one = next(each for each in view.buckets.all() if each.start == start)
    # Without a window manager nobody gives the keys back to the window when a small one over it goes.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    window.choice.choose_annotation(one.id)
    return view, one.id


def stored(path: Path, annotation_id: str) -> tuple[int, int, str]:
    with Project.open_for_reading(path) as project:
        one = project.annotations.get(annotation_id)
        return one.start, one.end, one.quote


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], object]], None]:
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()))


def test_steps_of_one_rest_are_one_undo(
    window: MainWindow, qtbot: QtBot, path: Path, until: Callable[[Callable[[], object]], None]
) -> None:
    view, chosen_id = chosen(window, qtbot, 33)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT_ALT | Qt.KeyboardModifier.ControlModifier)
    until(lambda: stored(path, chosen_id) == (33, 73, "All on board were safe. Nobody knew more"))
    until(lambda: not window.session.busy and any(each.quote.endswith("more") for each in view.buckets.all()))
    assert "move the bounds" in window.session.undo_words
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(lambda: stored(path, chosen_id)[:2] == (33, 56))
    until(lambda: [each.end for each in view.buckets.all() if each.id == chosen_id] == [56])
    assert {each.start for each in view.buckets.all()} == {33, 14}, "the other one has not moved"


def test_the_start_is_moved_once_it_is_chosen(
    window: MainWindow, qtbot: QtBot, path: Path, until: Callable[[Callable[[], object]], None]
) -> None:
    view, chosen_id = chosen(window, qtbot, 33)
    QTest.keyClick(view, Qt.Key.Key_Home, SHIFT_ALT)
    assert view.moving_edge == "start"
    QTest.keyClick(view, Qt.Key.Key_Up, SHIFT_ALT)
    until(lambda: stored(path, chosen_id)[:2] == (0, 56))
    assert view.caret() == 0
    QTest.keyClick(view, Qt.Key.Key_End, SHIFT_ALT)
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT_ALT)
    until(lambda: stored(path, chosen_id)[:2] == (0, 55))
    window.session.undo()
    until(lambda: stored(path, chosen_id)[:2] == (0, 56))


def test_a_dragged_handle_is_one_step(
    window: MainWindow, qtbot: QtBot, path: Path, until: Callable[[Callable[[], object]], None]
) -> None:
    view, chosen_id = chosen(window, qtbot, 33)
    handle = next(each for each in view.handles() if each.edge == "end")
    pressed = handle.area.center().toPoint() - QPoint(0, view.verticalScrollBar().value())
    before = window.session.step
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=pressed)
    cursor = view.textCursor()
    cursor.setPosition(46)
    place = view.cursorRect(cursor).center()
    QTest.mouseMove(view.viewport(), (place + pressed) / 2)
    QTest.mouseMove(view.viewport(), place)
    assert [each.end for each in view.buckets.all() if each.id == chosen_id] == [45], "it is seen while it is dragged"
    assert stored(path, chosen_id)[:2] == (33, 56), "nothing is kept before the button is released"
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    until(lambda: stored(path, chosen_id) == (33, 45, "All on board"))
    until(lambda: window.session.step == before + 1)
    assert window.choice.annotation_id == chosen_id


def test_what_cannot_be_changed_has_no_handles(window: MainWindow, qtbot: QtBot) -> None:
    view, _ = chosen(window, qtbot, 33)
    assert len(view.handles()) == 2
    window.desk.set_movable(False)
    assert not view.handles()
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT_ALT)
    assert sorted(each.end for each in view.buckets.all()) == [56, 60]
