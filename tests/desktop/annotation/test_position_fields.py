"""The fields of a position: figure, stance, voice, answer, duration, and what is rare."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.annotation.rows import AnswerRow, StanceRow, TextRow, ViaRow, WordRow
from crossread.desktop.widgets.line_field import LineField
from tests.desktop.annotation.making import Desk, click, figure, pick, retype, voice


def test_the_qualifier_can_be_chosen_and_a_range_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.show("finds")
    row = figure(desk)
    row.menu.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.menu, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: desk.session.undo_words != "")
    assert desk.stored("finds").positions[0].qualifier == "about"
    click(row.menu)
    assert row.menu.menu is not None
    next(each for each in row.menu.menu.actions() if each.data() == "range").trigger()
    row.menu.menu.close()
    assert row.field.hasFocus()
    assert row.field.text() == "1,490 to "
    QTest.keyClicks(row.field, "1,520")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.stored("finds").positions[0].value_high == "1520")
    assert desk.stored("finds").positions[0].qualifier is None


def test_stance_by_the_arrow_keys(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    row = desk.panel.content.blocks[0].rows["stance"]
    assert isinstance(row, StanceRow)
    row.switch.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.switch, Qt.Key.Key_Right)
    QTest.keyClick(row.switch, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: desk.stored("soul").positions[0].stance == "questions")
    assert desk.steps() == ["edit_position"]
    assert row.switch.accessibleName() == "Stance, How many were lost?: questions"


def test_a_voice_is_found_by_its_alias(desk: Desk, qtbot: QtBot) -> None:
    desk.show("mourned")
    field = voice(desk).field
    click(field)
    QTest.keyClicks(field, "white")
    assert field.is_open
    assert (field.choices[0].text, field.choices[0].detail) == ("The line's office", "White Star")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "The line's office"
    qtbot.waitUntil(lambda: desk.stored("mourned").positions[0].voice_id == desk.made.line)


def test_a_new_voice_is_made_in_the_same_step(desk: Desk, qtbot: QtBot) -> None:
    desk.show("mourned")
    field = voice(desk).field
    click(field)
    QTest.keyClicks(field, "Purser")
    assert [each.text for each in field.choices] == ["make “Purser”"]
    QTest.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: desk.stored("mourned").positions[0].voice_id is not None)
    assert desk.steps() == ["edit_position"]
    with qtbot.waitSignal(desk.session.undone):
        desk.session.undo()
    assert [each.name for each in desk.ask(lambda project: project.voices.all())] == [
        "Captain Rostron",
        "The line's office",
    ]
    qtbot.waitUntil(lambda: field.text() == "")


def test_no_voice_is_made_of_half_a_name(desk: Desk, qtbot: QtBot) -> None:
    desk.show("mourned")
    row = voice(desk)
    click(row.field)
    QTest.keyClicks(row.field, "Purs")
    qtbot.wait(700)
    QTest.keyClick(row.field, Qt.Key.Key_Escape)
    click(desk.panel.content.note.field.viewport())
    assert "no voice yet" in row.error
    assert row.field.text() == "Purs"
    assert len(desk.ask(lambda project: project.voices.all())) == 2


def test_an_empty_voice_is_the_source_itself(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    field = voice(desk).field
    assert field.placeholderText() == "the source itself"
    retype(field, "")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: desk.stored("soul").positions[0].voice_id is None)


def test_an_answer_by_alias_and_a_new_one(desk: Desk, qtbot: QtBot) -> None:
    desk.show("floated")
    row = desk.panel.content.blocks[1].rows["answer"]
    assert isinstance(row, AnswerRow)
    click(row.field)
    QTest.keyClicks(row.field, "SPEED")
    QTest.keyClick(row.field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: desk.stored("floated").positions[1].answer_id == desk.made.speed)
    retype(row.field, "Bad luck")
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.stored("floated").positions[1].answer_id not in (None, desk.made.speed))
    answers = desk.ask(lambda project: project.claims.get(desk.made.why).answers)
    assert [each.text for each in answers] == ["Too fast", "Bad luck"]


def test_a_duration_in_words(desk: Desk, qtbot: QtBot) -> None:
    desk.show("floated")
    field = figure(desk).field
    click(field)
    QTest.keyClicks(field, "two hours and forty minutes")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: desk.stored("floated").positions[0].value is not None)
    qtbot.waitUntil(lambda: field.text() == "2 hours 40 minutes")


def test_what_is_rare_folds_and_shows_once_filled(desk: Desk, qtbot: QtBot) -> None:
    desk.show("finds")
    block = desk.panel.content.blocks[0]
    assert set(block.rows) == {"stance", "figure", "voice"}
    click(block.more)
    scope, certainty, via = block.rows["scope"], block.rows["certainty"], block.rows["via"]
    assert isinstance(scope, TextRow)
    assert isinstance(certainty, WordRow)
    assert isinstance(via, ViaRow)
    click(scope.field)
    QTest.keyClicks(scope.field, "passengers")
    certainty.button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(certainty.button, Qt.Key.Key_Down)
    click(via.fields[0])
    QTest.keyClicks(via.fields[0], "an agency")
    QTest.keyClick(via.fields[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(via.fields) == 2 and via.fields[1].isVisible())
    click(via.fields[1])
    QTest.keyClicks(via.fields[1], "a telegram")
    click(block.more)
    qtbot.waitUntil(lambda: desk.stored("finds").positions[0].via == ("an agency", "a telegram"))
    position = desk.stored("finds").positions[0]
    assert (position.scope, position.certainty) == ("passengers", "likely")
    desk.show("soul")
    desk.show("finds")
    shown = {name for name, row in block.rows.items() if row.isVisible()}
    assert shown == {"stance", "figure", "voice", "scope", "certainty", "via"}


def test_several_voices_on_one_claim(desk: Desk, qtbot: QtBot) -> None:
    desk.show("finds")
    block = desk.panel.content.blocks[0]
    click(block.head)
    pick(desk, block.head.menu, "Another voice")
    qtbot.waitUntil(lambda: len(desk.panel.content.blocks) == 2 and voice(desk, 1).field.hasFocus())
    QTest.keyClicks(voice(desk, 1).field, "rost")
    QTest.keyClick(voice(desk, 1).field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.stored("finds").positions[1].voice_id == desk.made.rostron)
    assert desk.steps() == ["add_position"]


def test_another_claim_keeps_what_fits(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    block = desk.panel.content.blocks[0]
    block.head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(block.head, Qt.Key.Key_Return)
    pick(desk, block.head.menu, "Change the claim")
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    QTest.keyClicks(field, "towed")
    with qtbot.waitSignal(desk.panel.said) as said:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert "did not fit" in said.args[0]
    position = desk.stored("soul").positions[0]
    assert (position.claim_id, position.value, position.voice_id) == (desk.made.tow, None, desk.made.line)
    assert desk.steps() == ["edit_position"]


def test_removing_a_position(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    block = desk.panel.content.blocks[0]
    click(block.head)
    pick(desk, block.head.menu, "Remove")
    qtbot.waitUntil(lambda: not block.isVisible())
    assert desk.stored("soul").positions == ()


def test_a_renamed_voice_is_shown_by_its_new_name(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    desk.run(lambda project: project.voices.edit(desk.made.line, name="White Star Line"))
    qtbot.waitUntil(lambda: voice(desk).field.text() == "White Star Line")
