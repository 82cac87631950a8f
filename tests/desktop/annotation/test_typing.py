"""What is typed in the panel: stored after a rest, one visit one step, and taken back before any step."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.annotation.making import REST, Desk, click, figure, retype


def test_typing_is_stored_after_a_rest_and_one_visit_is_one_step(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    field = figure(desk).field
    retype(field, "> 12")
    with qtbot.waitSignal(desk.session.changed, timeout=REST):
        pass
    QTest.keyClicks(field, "50")
    with qtbot.waitSignal(desk.session.changed, timeout=REST):
        QTest.keyClick(field, Qt.Key.Key_Tab)
    position = desk.stored("soul").positions[0]
    assert (position.value, position.qualifier) == ("1250", "more than")
    assert desk.steps() == ["edit_position"]
    assert field.text() == "more than 1,250"  # shown as it is stored, once the field is left


def test_a_note_is_gone_on_with_behind_what_it_says(desk: Desk) -> None:
    desk.run(lambda project: project.annotations.edit_note(desk.made.soul, "Ask the archive"))
    desk.show("soul")
    note = desk.panel.content.note.field
    desk.panel.edit_note()
    QTest.keyClicks(note, " in Cork")
    assert note.text() == "Ask the archive in Cork"


def test_a_field_that_was_only_visited_leaves_no_step(desk: Desk) -> None:
    desk.show("soul")
    for _ in range(12):
        widget = QApplication.focusWidget() or desk.panel.bar.copy
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    desk.stored("soul")
    assert desk.steps() == []


def test_undo_takes_back_typing_first_and_then_steps(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    note = desk.panel.content.note.field
    click(note.viewport())
    QTest.keyClick(note, Qt.Key.Key_End)
    QTest.keyClicks(note, "ly")
    qtbot.waitUntil(lambda: desk.session.undo_words.startswith("edit the note"), timeout=REST)
    assert desk.stored("soul").note == "oddly"
    QTest.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == "odd"
    # Back at its beginning the visit's own step is taken back, so that nothing is left to undo.
    qtbot.waitUntil(lambda: desk.session.undo_words == "", timeout=REST)
    assert desk.stored("soul").note == "odd"


def test_undo_beyond_what_was_typed_takes_back_steps_and_keeps_the_keys(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    desk.run(lambda project: project.annotations.edit_position(desk.made.soul_position, value="7"))
    field = figure(desk).field
    qtbot.waitUntil(lambda: field.text() == "7")
    click(field)
    with qtbot.waitSignal(desk.session.undone):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field.text() == "0")
    assert field.hasFocus()


def test_a_change_elsewhere_leaves_what_is_typed_alone(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    field = figure(desk).field
    retype(field, "about")
    with qtbot.waitSignal(desk.session.changed):
        desk.session.run(lambda project: project.annotations.edit_note(desk.made.soul, "changed elsewhere"))
    qtbot.waitUntil(lambda: desk.panel.content.note.field.toPlainText() == "changed elsewhere")
    assert field.text() == "about"
    assert field.hasFocus()
    QTest.keyClicks(field, " 200")
    assert field.text() == "about 200"


def test_a_change_of_the_very_value_is_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    field = figure(desk).field
    retype(field, "about")
    desk.run(lambda project: project.annotations.edit_position(desk.made.soul_position, value="99"))
    qtbot.waitUntil(lambda: field.text() == "99")


def test_what_is_not_understood_is_said_and_stays(desk: Desk) -> None:
    desk.show("soul")
    row = figure(desk)
    retype(row.field, "lots")
    QTest.keyClick(row.field, Qt.Key.Key_Tab)
    assert "“lots” is not understood" in row.error
    assert row.field.text() == "lots"
    assert row.field.accessibleDescription() == row.error
    assert desk.stored("soul").positions[0].value == "0"
    retype(row.field, "3")
    assert row.error == ""


def test_an_error_of_the_project_stands_under_the_field(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    row = figure(desk)
    retype(row.field, "60 to 50")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "swap the two" in row.error)
    assert row.field.text() == "60 to 50"


def test_what_is_typed_is_stored_when_another_is_shown(desk: Desk) -> None:
    desk.show("soul")
    retype(figure(desk).field, "3")
    desk.show("finds")
    assert desk.stored("soul").positions[0].value == "3"
    assert desk.stored("finds").positions[0].value == "1490"
    assert figure(desk).field.text() == "1,490"


def test_flush_stores_what_was_typed_last(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    retype(figure(desk).field, "4")
    desk.panel.flush()
    qtbot.waitUntil(lambda: desk.session.undo_words != "")
    assert desk.stored("soul").positions[0].value == "4"


def test_closing_the_window_stores_what_was_typed_last(desk: Desk) -> None:
    desk.show("soul")
    retype(figure(desk).field, "4")
    desk.panel.close()
    assert desk.stored("soul").positions[0].value == "4"
