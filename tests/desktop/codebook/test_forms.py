"""The forms of the codebook: made by the first words, one visit one step, undo, what is typed is saved."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.application import refused_work
from crossread.desktop.application.session import Session
from crossread.desktop.codebook.fields import ColorField
from tests.desktop.codebook.conftest import Host, Ids, Now


def test_a_new_event_is_made_by_its_first_words(host: Host, now: Now, qtbot: QtBot) -> None:
    host.codebook.new_event()
    host.write("Boats lowered")
    qtbot.waitUntil(lambda: host.chosen_title == "Boats lowered")
    assert ("event_chosen", host.chosen_id) in host.told
    host.write(" away")
    host.press(Qt.Key.Key_Tab)
    host.write("late Sept 2023")
    qtbot.waitUntil(lambda: host.field("date").note == "late Sep 2023  ·  [2023-09-21..2023-09-30]")
    host.press(Qt.Key.Key_Escape)
    event = now(lambda project: next(e for e in project.events.all() if e.title == "Boats lowered away"))
    assert event.date == "[2023-09-21..2023-09-30]"
    assert now(lambda project: [step.label for step in project.history.steps()]) == ["edit_event", "add_event"]
    assert not host.codebook.drawer.isVisible()
    assert host.codebook.view.hasFocus()


def test_a_new_one_that_stays_empty_is_none(host: Host, now: Now) -> None:
    host.codebook.new_voice()
    host.press(Qt.Key.Key_Tab)
    host.write("person")
    host.press(Qt.Key.Key_Tab)
    assert host.field("kind").note == "⚠ Give it a name first."
    host.press(Qt.Key.Key_Escape)
    assert len(now(lambda project: project.voices.all())) == 2
    assert now(lambda project: project.history.steps()) == []


def test_dates_as_people_write_them(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    host.codebook.edit(ids.sinking)
    date = host.field("date")
    assert date.input.text == "15 Apr 1912"
    for typed, kept in (("19-20.9.2023", "2023-09-19/2023-09-20"), ("about 1912", "1912~"), ("", None)):
        date.input.setFocus()
        date.input.selectAll()
        host.write(typed) if typed else host.press(Qt.Key.Key_Delete)
        host.press(Qt.Key.Key_Return)
        assert now(lambda project: project.events.get(ids.sinking).date) == kept
    host.write("soon")
    assert date.note == ""
    qtbot.waitUntil(lambda: "is no date yet" in date.note)
    assert now(lambda project: project.events.get(ids.sinking).date) is None
    host.press(Qt.Key.Key_Tab)
    assert date.input.text == "soon"
    date.input.setFocus()
    date.input.selectAll()
    host.write("2023-09")
    host.press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: date.input.text == "Sep 2023")
    assert date.note == ""


def is_called(now: Now, event_id: str, title: str) -> bool:
    return now(lambda project: project.events.get(event_id).title) == title


def test_one_visit_is_one_step_and_none_if_it_ends_where_it_began(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    def labels() -> list[str]:
        return now(lambda project: [step.label for step in project.history.steps() if step.kind == "do"])

    host.codebook.edit(ids.sinking)
    title = host.field("title").input
    host.press(Qt.Key.Key_End)
    for more in (" of", " the", " ship"):
        host.write(more)
        wanted = title.text
        saved = partial(is_called, now, ids.sinking, wanted)
        qtbot.waitUntil(saved)
    assert labels() == ["edit_event"]
    host.press(Qt.Key.Key_Tab)
    now(lambda project: project.history.undo())
    qtbot.waitUntil(lambda: title.text == "Sinking")
    title.setFocus()
    host.write("X")
    qtbot.waitUntil(lambda: now(lambda project: project.events.get(ids.sinking).title) == "XSinking")
    host.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert title.text == "Sinking"
    host.press(Qt.Key.Key_Tab)
    assert now(lambda project: project.events.get(ids.sinking).title) == "Sinking"
    assert now(lambda project: project.history.next_undo) is None


def test_ctrl_z_is_the_fields_first_and_then_the_windows(host: Host, ids: Ids) -> None:
    def is_taken(key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
        event.ignore()
        QApplication.sendEvent(host.field("title").input, event)
        return event.isAccepted()

    host.codebook.edit(ids.sinking)
    assert not is_taken(Qt.Key.Key_Z)
    host.write("X")
    assert is_taken(Qt.Key.Key_Z)
    host.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not is_taken(Qt.Key.Key_Z)
    assert host.field("title").input.text == "Sinking"


def test_a_title_cannot_be_empty(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    host.codebook.edit(ids.sinking)
    host.field("title").input.selectAll()
    host.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: host.field("title").note == "⚠ The title is empty; write something.")
    assert now(lambda project: project.events.get(ids.sinking).title) == "Sinking"
    host.write("Down")
    qtbot.waitUntil(lambda: now(lambda project: project.events.get(ids.sinking).title) == "Down")
    assert host.field("title").note == ""


def test_what_the_disk_does_not_take_stays_in_its_field_and_is_stored_later(
    *, host: Host, ids: Ids, session: Session, now: Now, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refused_work, "TRY_AGAIN_AFTER_MS", 20)
    session.run(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1") and None)
    host.codebook.edit(ids.sinking)
    host.field("description").input.setFocus()
    words = "She went down. " * 4_000
    QApplication.clipboard().setText(words)
    host.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    host.press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "disk is full" in host.field("description").note)
    assert host.field("description").input.text.strip() == words.strip()
    session.run(lambda project: project.store.conn.execute("PRAGMA max_page_count = 1073741823") and None)
    qtbot.waitUntil(lambda: now(lambda project: project.events.get(ids.sinking).description).strip() == words.strip())
    qtbot.waitUntil(lambda: host.field("description").note == "")
    assert host.field("description").input.text.strip() == words.strip()


def test_an_undo_elsewhere_shows_in_the_form(host: Host, ids: Ids, session: Session, qtbot: QtBot) -> None:
    host.codebook.edit(ids.line)
    session.run(lambda project: project.voices.edit(ids.line, name="The White Star Line", aliases=("WSL", "the line")))
    qtbot.waitUntil(lambda: host.field("name").input.text == "The White Star Line")
    assert host.field("aliases").input.text == "WSL; the line"
    session.undo()
    qtbot.waitUntil(lambda: host.field("name").input.text == "White Star Line")
    session.run(lambda project: project.voices.delete(ids.line))
    qtbot.waitUntil(lambda: not host.codebook.drawer.isVisible())


def test_other_names_are_parted_by_semicolons(host: Host, ids: Ids, now: Now) -> None:
    host.codebook.edit(ids.line)
    host.field("aliases").input.setFocus()
    host.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    host.write("; Oceanic Steam Navigation Company, Ltd;; the line")
    host.press(Qt.Key.Key_Tab)
    names = now(lambda project: project.voices.get(ids.line).aliases)
    assert names == ("the line", "Oceanic Steam Navigation Company, Ltd")


def test_a_no_break_space_survives(host: Host, ids: Ids, session: Session, now: Now, qtbot: QtBot) -> None:
    session.run(lambda project: project.events.edit(ids.sinking, title="Sinking at 2\u00a0o’clock"))
    host.codebook.edit(ids.sinking)
    qtbot.waitUntil(lambda: "2" in host.field("title").input.text)
    host.press(Qt.Key.Key_End)
    host.write("!")
    host.press(Qt.Key.Key_Tab)
    assert now(lambda project: project.events.get(ids.sinking).title) == "Sinking at 2\u00a0o’clock!"


def test_recolouring(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    host.codebook.edit(ids.sinking)
    field = host.form.fields["color"]
    assert isinstance(field, ColorField)
    field.swatches.setFocus()
    host.press(Qt.Key.Key_Right)
    host.press(Qt.Key.Key_Right)
    chosen = field.swatches.color
    assert now(lambda project: project.events.get(ids.sinking).color) == chosen
    assert now(lambda project: len(project.history.steps())) == 1
    field.hex.setFocus()
    field.hex.selectAll()
    host.write("1B9E77")
    host.press(Qt.Key.Key_Return)
    assert now(lambda project: project.events.get(ids.sinking).color) == "#1b9e77"
    field.hex.selectAll()
    host.write("reddish")
    host.press(Qt.Key.Key_Return)
    assert "like #1b9e77" in field.note
    assert now(lambda project: project.events.get(ids.sinking).color) == "#1b9e77"


def test_a_project_that_is_only_read_can_be_looked_at(host: Host, ids: Ids, session: Session, qtbot: QtBot) -> None:
    from crossread.db.project import Project

    copy = ids.path.with_name("copy.crossread")
    now_open = session.path
    assert now_open is not None
    with Project.open_for_reading(now_open) as project:
        project.save_copy(copy)
    with Project.open(copy), qtbot.waitSignal(session.opened):
        session.open(copy)
    qtbot.waitUntil(lambda: bool(host.codebook.tree.book.entries))
    assert not session.writable
    host.codebook.new_event()
    assert host.told[-1][0] == "said"
    host.codebook.edit(ids.sinking)
    assert host.field("title").input.isReadOnly()
    host.codebook.view.setFocus()
    host.press(Qt.Key.Key_Delete)
    assert not host.codebook.confirm.isVisible()
    session.close()
    assert session.wait_until_closed(10)


def test_what_is_typed_is_saved_before_the_project_closes(host: Host, ids: Ids, session: Session) -> None:
    from crossread.db.project import Project

    host.codebook.edit(ids.sinking)
    host.press(Qt.Key.Key_End)
    host.write(" slowly")
    host.codebook.save_now()
    session.close()
    assert session.wait_until_closed(10)
    with Project.open_for_reading(ids.path) as project:
        assert project.events.get(ids.sinking).title == "Sinking slowly"
    assert not host.codebook.drawer.isVisible()


def test_moving_on_saves_what_was_typed(host: Host, ids: Ids, now: Now) -> None:
    host.codebook.edit(ids.sinking)
    host.press(Qt.Key.Key_End)
    host.write("!")
    host.click(ids.broke)
    assert now(lambda project: project.events.get(ids.sinking).title) == "Sinking!"
    assert host.form.kind == "claim"
    assert host.form.target.id == ids.broke


def test_the_kind_of_a_voice_is_kept(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    host.codebook.edit(ids.line)
    field = host.field("kind")
    field.input.setFocus()
    field.input.selectAll()
    host.write("company")
    host.press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: now(lambda project: project.voices.get(ids.line).kind) == "company")
