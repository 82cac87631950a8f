"""The overview after a change: what is read again, and what stays where it was."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crossread.db.overview.bulk import delete
from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application.session import Session
from crossread.desktop.overview.overview import Overview
from crossread.desktop.widgets.buttons import QuietButton
from tests.desktop.overview.driving import SHIFT, ask, current_id, press, see, wait_changed
from tests.desktop.overview.making import HOW_MANY, Case


def test_a_change_keeps_selection_and_place(overview: Overview, qtbot: QtBot, session: Session, case: Case) -> None:
    view = overview.view
    view.scrollTo(overview.model.index(120, 0))
    view.stand_at(118, select=True)
    see(overview, qtbot)
    press(overview, Qt.Key.Key_Down, Qt.Key.Key_Down, held=SHIFT)
    chosen, at = view.chosen_keys().tolist(), current_id(overview)
    top = view.visualRect(view.currentIndex()).top()
    first, gone = case.ids[2], case.ids[5]
    source = case.made.sources[2]
    wait_changed(
        session, qtbot, lambda project: project.annotations.add(Passage(source_id=source, revision=1, start=1, end=9))
    )
    qtbot.waitUntil(lambda: overview.model.rowCount() == HOW_MANY + 4)
    assert view.chosen_keys().tolist() == chosen
    assert current_id(overview) == at
    assert view.visualRect(view.currentIndex()).top() == top
    wait_changed(session, qtbot, lambda project: delete(project, [first, gone]))
    qtbot.waitUntil(lambda: overview.model.rowCount() == HOW_MANY + 2)
    assert view.chosen_keys().tolist() == chosen
    assert view.visualRect(view.currentIndex()).top() == top


def test_a_note_is_read_again_without_a_new_list(
    overview: Overview, qtbot: QtBot, session: Session, case: Case
) -> None:
    see(overview, qtbot)
    layout = overview.model.layout
    wait_changed(session, qtbot, lambda project: project.annotations.edit_note(case.ids[2], "quite another"))

    def told() -> bool:
        overview.view.viewport().repaint()
        return "quite another" in str(overview.model.data(overview.model.index(1, 0)))

    qtbot.waitUntil(told)
    assert overview.model.layout is layout


def test_what_changes_while_nobody_looks_is_read_later(
    overview: Overview, qtbot: QtBot, session: Session, case: Case
) -> None:
    overview.hide()
    before = overview.model.layout
    wait_changed(session, qtbot, lambda project: delete(project, case.ids[:40]))
    qtbot.wait(50)
    assert overview.model.layout is before
    overview.show()
    qtbot.waitUntil(lambda: overview.filters.count.text() == "200 annotations")


def test_another_project_begins_anew(overview: Overview, qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    ask(overview, qtbot, note="with")
    Project.create(tmp_path / "empty.crossread").close()
    with qtbot.waitSignal(session.opened):
        session.open(tmp_path / "empty.crossread")
    qtbot.waitUntil(overview._empty.isVisible)
    assert not any(button.isVisible() for button in overview._empty.findChildren(QuietButton))
    assert overview.filters.query.note is None
    session.close()
    assert overview.model.rowCount() == 0
