"""The list of sources: what it shows, opening, moving, deleting, filtering, by mouse and by keys."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application.session import Session
from crossread.desktop.sources.going_along import DeletionQuestion
from crossread.desktop.sources.source_list import SourceList
from crossread.desktop.sources.source_view import SourceView
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.labels import EmptyState, PlainLabel
from tests.desktop.sources.conftest import Ask


@pytest.fixture
def listed(qtbot: QtBot, session: Session) -> SourceList:
    made = SourceList(session)
    qtbot.addWidget(made)
    made.resize(232, 500)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: len(made.rows) == 3)
    return made


def view_of(listed: SourceList) -> SourceView:
    view = listed.findChild(SourceView)
    assert view is not None
    return view


def place_of(listed: SourceList, at: int) -> QPoint:
    view = view_of(listed)
    return view.visualRect(view.model().index(at, 0)).center()


def titles(listed: SourceList) -> list[str]:
    return [row.title for row in listed.rows]


def heard(listed: SourceList, at: int) -> str:
    view = view_of(listed)
    return str(view.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def question_of(listed: SourceList) -> DeletionQuestion:
    question = listed.findChild(DeletionQuestion)
    assert question is not None
    return question


def entry(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if text in action.text()).trigger()
    menu.deleteLater()


def test_each_source_is_told_in_words(listed: SourceList) -> None:
    assert titles(listed) == ["All saved", "Liner sinks", "The inquiry"]
    assert heard(listed, 0) == "A, All saved, The All Paper · 15 Apr 1912, 2 annotations"
    assert heard(listed, 1) == "B, Liner sinks, The Liner Paper · 16 Apr 1912, no annotations yet"
    listed.set_open_sources([listed.rows[2].id, listed.rows[1].id])
    assert heard(listed, 1).endswith("open in pane 2")


def test_it_follows_every_change(listed: SourceList, session: Session, qtbot: QtBot) -> None:
    second = listed.rows[1].id
    session.run(lambda project: project.annotations.add(Passage(source_id=second, revision=1, start=0, end=5)))
    qtbot.waitUntil(lambda: listed.rows[1].count == 1)
    session.run(lambda project: project.sources.edit(second, title="Liner sinks; 866 rescued"))
    qtbot.waitUntil(lambda: "866" in listed.rows[1].title)
    session.run(lambda project: project.sources.add_revision(second, "Another text."))
    qtbot.waitUntil(lambda: "2 texts" in listed.rows[1].detail)
    for _ in range(3):
        session.undo()
    qtbot.waitUntil(lambda: listed.rows[1].detail == "The Liner Paper · 16 Apr 1912" and not listed.rows[1].count)
    session.close()
    assert not listed.rows


def test_enter_and_double_click_open(listed: SourceList, qtbot: QtBot) -> None:
    view = view_of(listed)
    with qtbot.waitSignal(listed.source_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(listed, 1))
    assert chosen.args == [listed.rows[1].id]
    with qtbot.waitSignal(listed.open_requested) as wished:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wished.args == [listed.rows[1].id, True]
    with qtbot.waitSignal(listed.open_requested) as wished:
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wished.args == [listed.rows[1].id, False]
    with qtbot.waitSignal(listed.open_requested) as wished:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(listed, 2))
    assert wished.args == [listed.rows[2].id, True]
    with qtbot.waitSignal(listed.edit_requested):
        qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)


def test_alt_and_an_arrow_moves_a_source_in_one_step(listed: SourceList, session: Session, qtbot: QtBot) -> None:
    view = view_of(listed)
    listed.choose(listed.rows[0].id)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    override.ignore()
    QApplication.sendEvent(view, override)
    assert override.isAccepted(), "the key would go to the annotations of the text"
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(listed) == ["Liner sinks", "All saved", "The inquiry"])
    assert listed.chosen_id == listed.rows[1].id, "the cursor goes with the source"
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(listed)[2] == "All saved")
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    session.undo()
    qtbot.waitUntil(lambda: titles(listed)[1] == "All saved")
    session.undo()
    qtbot.waitUntil(lambda: titles(listed)[0] == "All saved")


def dropped(view: SourceView, data: QMimeData, at: QPoint) -> QDropEvent:
    event = QDropEvent(
        QPointF(at), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    view.dropEvent(event)
    return event


def test_a_dragged_source_goes_where_it_is_dropped(listed: SourceList, qtbot: QtBot) -> None:
    view = view_of(listed)
    model = view.model()
    data = model.mimeData([model.index(2, 0)])
    dropped(view, data, place_of(listed, 0) - QPoint(0, 10))
    qtbot.waitUntil(lambda: titles(listed) == ["The inquiry", "All saved", "Liner sinks"])
    data = model.mimeData([model.index(0, 0)])
    dropped(view, data, QPoint(40, 400))
    qtbot.waitUntil(lambda: titles(listed) == ["All saved", "Liner sinks", "The inquiry"])


def test_files_are_left_to_the_window(listed: SourceList) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a.txt")])
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(view_of(listed).viewport(), event)
    assert not event.isAccepted()


def test_a_deletion_says_what_goes_along_and_can_be_undone(
    listed: SourceList, session: Session, qtbot: QtBot, answer_of: Ask
) -> None:
    view, question = view_of(listed), question_of(listed)
    listed.choose(listed.rows[0].id)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(question.isVisible)
    words = " ".join(label.text() for label in question.findChildren(PlainLabel))
    assert words == "Delete “All saved”? It takes 2 annotations, 2 positions and 1 silence along."
    assert "Cancel" in [each.text() for each in question.findChildren(QuietButton)]
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(question.isVisible)
    focus = QApplication.focusWidget()
    assert focus is not None
    with qtbot.waitSignal(listed.said) as said:
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert said.args == ["“All saved” was deleted.", True]
    qtbot.waitUntil(lambda: titles(listed) == ["Liner sinks", "The inquiry"])
    assert listed.chosen_id == listed.rows[0].id, "the cursor stays at its place"
    session.undo()
    qtbot.waitUntil(lambda: titles(listed)[0] == "All saved" and listed.rows[0].count == 2)
    assert answer_of(lambda project: project.annotations.count()) == 2


def test_the_menu_does_what_it_says(listed: SourceList, qtbot: QtBot) -> None:
    first, second, third = (row.id for row in listed.rows)
    listed.set_open_sources([first, ""])
    menu = listed.make_menu(second)
    inside = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert isinstance(inside, QMenu)
    assert [action.text() for action in inside.actions()] == ["A   All saved", "Empty pane"]
    with qtbot.waitSignal(listed.open_in_pane_requested) as wished:
        inside.actions()[1].trigger()
    assert wished.args == [second, 1]
    entry(menu, "Finished with reading")
    qtbot.waitUntil(lambda: listed.rows[1].read and "read" in listed.rows[1].detail)
    entry(listed.make_menu(second), "Reopen for reading")
    qtbot.waitUntil(lambda: not listed.rows[1].read)
    entry(listed.make_menu(third), "Move up")
    qtbot.waitUntil(lambda: listed.rows[1].id == third)
    with qtbot.waitSignal(listed.edit_requested) as wished:
        entry(listed.make_menu(third), "Details")
    assert wished.args == [third]
    with qtbot.waitSignal(listed.open_requested) as wished:
        entry(listed.make_menu(first), "Go to its pane")
    assert wished.args == [first, True]


def test_many_sources_can_be_filtered(listed: SourceList, session: Session, qtbot: QtBot) -> None:
    field = listed._filter
    assert not field.isVisible()

    def add(project: Project) -> None:
        with project.step("add_sources", count=20):
            for number in range(20):
                project.sources.add(f"Paper {number}", f"Text {number}.", publisher="Wire")

    session.run(add)
    qtbot.waitUntil(lambda: len(listed.rows) == 23)
    assert field.isVisible()
    qtbot.keyClicks(field, "PAPER 1 wire")
    view = view_of(listed)
    assert view.model().rowCount() == 11
    assert heard(listed, 0).startswith("E, Paper 1,"), "letters stay those of the whole list"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.hasFocus()
    assert listed.chosen_id == listed.rows[4].id
    assert view.model().flags(view.model().index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled == Qt.ItemFlag.NoItemFlags
    qtbot.keyClicks(field, " nothing of the kind")
    shown = [state for state in listed.findChildren(EmptyState) if state.isVisible()]
    assert len(shown) == 1
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert view.model().rowCount() == 23


def test_without_sources_it_says_what_to_do(listed: SourceList, session: Session, qtbot: QtBot) -> None:
    def empty(project: Project) -> None:
        with project.step("delete_source", name=""):
            for source in project.sources.all():
                project.sources.delete(source.id)

    session.run(empty)
    qtbot.waitUntil(lambda: not listed.rows)
    state = next(state for state in listed.findChildren(EmptyState) if state.isVisible())
    with qtbot.waitSignal(listed.add_files_requested):
        state.action_requested.emit()


def said_when_empty(listed: SourceList) -> list[str]:
    shown = [each for each in listed.findChildren(EmptyState) if each.isVisible()]
    return [label.text() for each in shown for label in each.findChildren(PlainLabel)]


def test_without_sources_nothing_is_offered_where_nothing_can_be_added(
    listed: SourceList, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "empty.crossread"
    Project.create(path, title="Empty").close()
    with Project.open(path):
        with qtbot.waitSignal(session.opened):
            session.open(path)
        qtbot.waitUntil(lambda: said_when_empty(listed) == ["No sources", "The project can only be read now."])
        assert not any(each.isVisible() for each in listed.findChildren(QuietButton))
        session.close()
        assert session.wait_until_closed(20)
    with qtbot.waitSignal(session.opened):
        session.open(path)
    qtbot.waitUntil(lambda: said_when_empty(listed)[:1] == ["Drop articles here"])


def test_sources_that_cannot_be_read_are_not_said_to_be_none(
    listed: SourceList, session: Session, project_path: Path, qtbot: QtBot
) -> None:
    session.close()
    assert session.wait_until_closed(20)
    with closing(sqlite3.connect(project_path)) as conn:
        (page,) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'sources'").fetchone()
        (size,) = conn.execute("PRAGMA page_size").fetchone()
    raw = bytearray(project_path.read_bytes())
    raw[(page - 1) * size : page * size] = b"\xff" * size
    project_path.write_bytes(raw)
    session.open(project_path)
    qtbot.waitUntil(lambda: said_when_empty(listed) == ["This list cannot be read", "The file is damaged."])


def test_a_source_can_be_chosen_before_it_is_listed(listed: SourceList, session: Session, qtbot: QtBot) -> None:
    session.run(lambda project: project.sources.add("A memoir", "Long after."), lambda source: listed.choose(source.id))
    qtbot.waitUntil(lambda: bool(listed.chosen_id) and listed.chosen_id == listed.rows[-1].id and len(listed.rows) == 4)


def test_what_takes_the_keys_has_a_name(listed: SourceList) -> None:
    for widget in listed.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), widget
