"""The form of a claim: its kind, tolerance, group and event, and its answers."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.desktop.codebook.claim_form import ClaimForm
from crossread.desktop.codebook.fields import ChoiceField, PickField
from tests.desktop.codebook.conftest import Host, Ids, Now


def choose(field: object, value: str) -> None:
    """Choose in a combo box with the keys."""
    assert isinstance(field, ChoiceField)
    field.box.setFocus()
    at = field.box.findData(value)
    while field.box.currentIndex() != at:
        QTest.keyClick(field.box, Qt.Key.Key_Down if field.box.currentIndex() < at else Qt.Key.Key_Up)


def test_the_kind_of_a_new_claim_follows_its_words(host: Host, now: Now, qtbot: QtBot) -> None:
    host.codebook.new_claim()
    host.write("How many boats were there?")
    qtbot.waitUntil(lambda: host.chosen_title == "How many boats were there?")
    made = now(lambda project: next(c for c in project.claims.all() if "boats" in c.statement))
    assert made.value_type == "number"
    assert host.form.fields["unit"].isVisible()
    choose(host.form.fields["value_type"], "duration")
    qtbot.waitUntil(lambda: now(lambda project: project.claims.get(made.id).value_type) == "duration")
    host.field("statement").input.setFocus()
    host.press(Qt.Key.Key_Home)
    host.write("So: ")
    host.press(Qt.Key.Key_Return)
    claim = now(lambda project: project.claims.get(made.id))
    assert (claim.statement, claim.value_type) == ("So: How many boats were there?", "duration")


def test_a_kind_that_cannot_change_says_why(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    host.codebook.edit(ids.lost)
    field = host.form.fields["value_type"]
    choose(field, "date")
    qtbot.waitUntil(lambda: "3 positions with values" in field.note)
    assert field.note.startswith("⚠")
    assert field.value() == "number"
    assert now(lambda project: project.claims.get(ids.lost).value_type) == "number"


def test_tolerance_in_per_cent(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    host.codebook.edit(ids.lost)
    tolerance = host.field("tolerance")
    tolerance.input.setFocus()
    host.write("2,5 %")
    assert tolerance.note == "about 1,000 is 975 to 1,025"
    host.press(Qt.Key.Key_Tab)
    assert now(lambda project: project.claims.get(ids.lost).tolerance) == "0.025"
    qtbot.waitUntil(lambda: tolerance.input.text == "± 2.5 %")
    tolerance.input.setFocus()
    tolerance.input.selectAll()
    host.write("much")
    host.press(Qt.Key.Key_Return)
    assert "in per cent" in tolerance.note


def test_the_group_and_event_of_a_claim_are_picked(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    host.codebook.edit(ids.crew)
    about = host.form.fields["event_id"]
    assert isinstance(about, PickField)
    about.button.click()
    assert host.codebook.drawer.is_picking
    host.write("coll")
    host.press(Qt.Key.Key_Return)
    assert now(lambda project: project.claims.get(ids.crew).event_id) == ids.collision
    assert not host.codebook.drawer.is_picking
    assert about.button.hasFocus()
    part = host.form.fields["part_of_total"]
    assert part.isVisible()
    QTest.keyClick(part.focusProxy(), Qt.Key.Key_Space)
    assert now(lambda project: project.claims.get(ids.crew).part_of_total)
    group = host.form.fields["parent_id"]
    assert isinstance(group, PickField)
    group.button.click()
    titles = [entry.title for entry in host.codebook.drawer.picker.found]
    assert titles[0] == "below none"
    assert "How many of the crew?" not in titles
    host.press(Qt.Key.Key_Up)
    host.press(Qt.Key.Key_Up)
    host.press(Qt.Key.Key_Return)
    claim = now(lambda project: project.claims.get(ids.crew))
    assert (claim.parent_id, claim.part_of_total) == (None, False)
    qtbot.waitUntil(lambda: "How many of the crew?" in host.titles("claim"))
    assert host.chosen_id == ids.crew


def test_answers_are_added_edited_merged_and_deleted(host: Host, ids: Ids, now: Now, qtbot: QtBot) -> None:
    host.codebook.edit(ids.why)
    form = host.form
    assert isinstance(form, ClaimForm)
    editor = form.answers
    editor.new.setFocus()
    host.write("No drill")
    host.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(editor.rows) == 3)
    assert editor.new.hasFocus()
    host.write("speed")
    host.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.new.text == "speed")
    assert not editor._note.isHidden()
    editor.new.selectAll()
    host.press(Qt.Key.Key_Delete)
    row = editor.rows[0]
    row.aliases.setFocus()
    host.write("22 knots; haste")
    host.press(Qt.Key.Key_Tab)
    answers = now(lambda project: project.claims.get(ids.why).answers)
    assert answers[0].aliases == ("22 knots", "haste")
    editor.merge(answers[1].id, answers[2].id)
    qtbot.waitUntil(lambda: len(editor.rows) == 2)
    assert now(lambda project: project.claims.get(ids.why).answers[1].aliases) == ("Too few boats",)
    editor.ask_to_delete(answers[0].id)
    qtbot.waitUntil(editor.confirm.isVisible)
    assert "1 position that gives it then gives none" in editor.confirm.question
    host.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(editor.rows) == 1)
