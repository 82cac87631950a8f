"""The panel shows an annotation, edits it in place, and keeps out of the way of who types."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import DateAnchor
from crossread.desktop.annotation.date_row import DateRow
from crossread.desktop.annotation.rows import AnswerRow, FigureRow, StanceRow, TextRow, ViaRow, VoiceRow, WordRow
from crossread.desktop.application.session import Session
from crossread.desktop.look import theme
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.line_field import LineField
from tests.desktop.annotation.making import Desk

REST = 1_500


def figure(desk: Desk, at: int = 0) -> FigureRow:
    row = desk.panel.content.blocks[at].rows["figure"]
    assert isinstance(row, FigureRow)
    return row


def voice(desk: Desk, at: int = 0) -> VoiceRow:
    row = desk.panel.content.blocks[at].rows["voice"]
    assert isinstance(row, VoiceRow)
    return row


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, widget.height() // 2))


def retype(field: LineField, text: str) -> None:
    click(field)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    if text:
        QTest.keyClicks(field, text)
    else:
        QTest.keyClick(field, Qt.Key.Key_Delete)


def pick(desk: Desk, menu: QMenu, text: str) -> None:
    action = next(each for each in menu.actions() if each.text().startswith(text))
    menu.close()
    # Without a window manager the menu's window would stay the active one.
    desk.panel.activateWindow()
    desk.qtbot.waitUntil(desk.panel.isActiveWindow)
    action.trigger()


def test_without_an_annotation_it_says_what_to_do(desk: Desk) -> None:
    texts = [label.text() for label in desk.panel.empty.findChildren(QWidget) if hasattr(label, "text")]
    assert any("Select a passage and tag it." in text for text in texts)


def test_it_shows_the_passage_and_what_is_said(desk: Desk) -> None:
    desk.show("soul")
    panel = desk.panel
    assert panel.content.passage.quote.text == "Not one soul was lost"
    assert panel.content.passage.where == "All saved · All saved Ltd · 15 Apr 1912 · paragraph 2"
    assert [chip.text() for chip in panel.content.tags.chips if chip.isVisible()] == ["Collision"]
    assert figure(desk).field.text() == "0"
    assert voice(desk).field.text() == "The line's office"
    assert panel.content.note.field.toPlainText() == "odd"


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


def test_a_date_of_the_event_in_this_passage(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    click(desk.panel.content.tags.chips[0])
    editor = desk.panel.content.tags.editor
    assert editor is not None
    row = editor.date
    click(row.when)
    QTest.keyClicks(row.when, "late sept 2023")
    assert row.told == "21–30 Sep 2023 · 2023-09-21/2023-09-30" or "2023-09" in row.told
    QTest.keyClick(row.when, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: desk.stored("soul").events[0].date is not None)
    qtbot.waitUntil(lambda: "2023" in desk.panel.content.tags.chips[0].text())


def test_relative_words_wait_for_what_they_are_counted_from(desk: Desk, qtbot: QtBot) -> None:
    desk.show("later")
    click(desk.panel.content.tags.chips[0])
    editor = desk.panel.content.tags.editor
    assert editor is not None
    row = editor.date
    click(row.when)
    QTest.keyClicks(row.when, "two days later")
    assert row.counted.isVisible()
    assert "Unresolved" in row.told
    QTest.keyClick(row.when, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.stored("later").events[0].date_given == "two days later")
    assert desk.stored("later").events[0].date is None
    click(row.counted)
    assert [each.text for each in row.counted.choices][:2] == ["date published", "Collision"]
    QTest.keyClick(row.counted, Qt.Key.Key_Down)
    QTest.keyClick(row.counted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.stored("later").events[0].date == "1912-04-17")
    tag = desk.stored("later").events[0]
    assert tag.date_anchor is not None
    assert tag.date_anchor.published
    assert (row.when.text(), row.given.text(), row.given.isVisible()) == ("17 Apr 1912", "two days later", True)


def test_counted_from_another_passage(desk: Desk, qtbot: QtBot) -> None:
    desk.run(lambda project: project.annotations.edit_event_tag(desk.made.later_tag, date_given="two days later"))
    desk.show("later")
    click(desk.panel.content.tags.chips[0])
    editor = desk.panel.content.tags.editor
    assert editor is not None
    field = editor.date.counted
    click(field)
    qtbot.waitUntil(lambda: any("soul" in each.text for each in field.choices))
    QTest.keyClicks(field, "not one")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.stored("later").events[0].date == "1912-04-16")
    anchor = desk.stored("later").events[0].date_anchor
    assert anchor is not None
    assert anchor.annotation_id == desk.made.soul


def test_a_date_claim(desk: Desk, qtbot: QtBot) -> None:
    desk.run(lambda project: project.annotations.add_position(desk.made.tows, desk.made.heard))
    desk.show("tows")
    row = desk.panel.content.blocks[1].rows["date"]
    assert isinstance(row, DateRow)
    click(row.when)
    QTest.keyClicks(row.when, "14 April 1912")
    QTest.keyClick(row.when, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: desk.stored("tows").positions[1].value == "1912-04-14")


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


def test_another_event_and_no_tag_at_all(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    chip = desk.panel.content.tags.chips[0]
    click(chip)
    editor = desk.panel.content.tags.editor
    assert editor is not None
    click(editor.change)
    field = QApplication.focusWidget()
    assert isinstance(field, LineField)
    QTest.keyClicks(field, "land")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chip.text() == "Landing")
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not chip.isVisible())
    assert desk.stored("soul").events == ()


def test_removing_a_position(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    block = desk.panel.content.blocks[0]
    click(block.head)
    pick(desk, block.head.menu, "Remove")
    qtbot.waitUntil(lambda: not block.isVisible())
    assert desk.stored("soul").positions == ()


def test_deleting_says_so_and_an_undo_shows_it_again(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    told: list[str] = []
    desk.panel.said.connect(told.append)
    with qtbot.waitSignal(desk.panel.deleted) as deleted:
        click(desk.panel.bar.delete)
    assert deleted.args == [desk.made.soul]
    qtbot.waitUntil(lambda: bool(told))
    assert "Undo" in told[0]
    qtbot.waitUntil(desk.panel.empty.isVisible)
    desk.session.undo()
    qtbot.waitUntil(lambda: not desk.panel.empty.isVisible())
    assert desk.panel.content.passage.quote.text == "Not one soul was lost"


def test_several_that_lie_at_one_place(desk: Desk, qtbot: QtBot) -> None:
    panel, made = desk.panel, desk.made
    panel.show_among([made.soul, made.tows, made.later], made.tows)
    qtbot.waitUntil(lambda: panel.annotation is not None)
    assert panel.bar.count_text == "2 of 3"
    with qtbot.waitSignal(panel.annotation_requested) as wish:
        click(panel.bar.after)
    assert wish.args == [made.later]
    qtbot.waitUntil(lambda: panel.content.passage.quote.text == "two days later")
    assert panel.bar.count_text == "3 of 3"
    desk.show("soul")
    assert not panel.bar.after.isVisible()


def test_copying_as_a_citation(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    click(desk.panel.bar.copy)
    assert desk.panel.bar.said == "Copied with its source"
    copied = QGuiApplication.clipboard().text()
    assert copied == "“Not one soul was lost” – “All saved”, All saved Ltd, 15 Apr 1912, paragraph 2"


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


def test_wishes(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    panel = desk.panel
    with qtbot.waitSignal(panel.tag_requested) as tag:
        click(panel.content.tags.add)
    assert tag.args == [desk.made.soul]
    with qtbot.waitSignal(panel.claim_requested) as claim:
        panel.content.blocks[0].head.menu.actions()[0].trigger()
    assert claim.args == [desk.made.lost]
    click(panel.content.tags.chips[0])
    assert panel.content.tags.editor is not None
    with qtbot.waitSignal(panel.event_requested) as event:
        click(panel.content.tags.editor.show_event)
    assert event.args == [desk.made.collision]


def test_every_field_can_be_reached_by_tab_and_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    panel = desk.panel
    click(panel.content.tags.chips[0])
    click(panel.content.blocks[0].more)
    qtbot.wait(20)
    panel.bar.copy.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(60):
        now = QApplication.focusWidget()
        assert now is not None
        if now in seen:
            break
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert all(widget.accessibleName() for widget in seen)
    rows = panel.content.blocks[0].rows
    for name in ("stance", "figure", "voice", "scope", "certainty", "via", "as_of", "given", "source_stance"):
        assert rows[name].editors[0] in seen, name
    places = [widget.mapTo(panel, QPoint(0, 0)).y() for widget in seen if widget is not panel.bar.copy]
    order = [place for place in places if place > 40]
    assert order == sorted(order)
    assert panel.content.others in seen


def test_closing_the_window_stores_what_was_typed_last(desk: Desk) -> None:
    desk.show("soul")
    retype(figure(desk).field, "4")
    desk.panel.close()
    assert desk.stored("soul").positions[0].value == "4"


def test_an_anchor_that_moved_is_told_and_can_be_followed(desk: Desk, qtbot: QtBot) -> None:
    def count_from_collision(project: Project) -> None:
        anchor = DateAnchor(event_id=desk.made.collision)
        project.annotations.edit_event_tag(
            desk.made.later_tag, date="1912-04-18", date_given="two days later", date_anchor=anchor
        )

    desk.run(count_from_collision)
    desk.show("later")
    click(desk.panel.content.tags.chips[0])
    editor = desk.panel.content.tags.editor
    assert editor is not None
    row = editor.date
    assert row.told == "Counted so, “two days later” would be 16 Apr 1912."
    desk.run(lambda project: project.events.edit(desk.made.collision, date="1912-04-20"))
    qtbot.waitUntil(lambda: row.told == "Counted so, “two days later” would be 22 Apr 1912.")
    click(next(each for each in row.findChildren(QuietButton) if each.text() == "take it"))
    qtbot.waitUntil(lambda: desk.stored("later").events[0].date == "1912-04-22")
    assert row.told == "1912-04-22"


def test_a_date_that_is_as_counted_follows_its_anchor(desk: Desk, qtbot: QtBot) -> None:
    anchor = DateAnchor(event_id=desk.made.collision)
    desk.run(
        lambda project: project.annotations.edit_event_tag(
            desk.made.later_tag, date="1912-04-16", date_given="two days later", date_anchor=anchor
        )
    )
    desk.show("later")
    click(desk.panel.content.tags.chips[0])
    editor = desk.panel.content.tags.editor
    assert editor is not None
    assert editor.date.told == "1912-04-16"
    desk.run(lambda project: project.events.edit(desk.made.collision, date="1912-04-20"))
    qtbot.waitUntil(lambda: editor.date.told == "1912-04-22")


def test_an_annotation_that_is_deleted_elsewhere_leaves_the_panel(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    desk.run(lambda project: project.annotations.delete([desk.made.soul]))
    qtbot.waitUntil(desk.panel.empty.isVisible)
    assert not desk.panel.bar.delete.isVisible()


def test_a_renamed_voice_is_shown_by_its_new_name(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    desk.run(lambda project: project.voices.edit(desk.made.line, name="White Star Line"))
    qtbot.waitUntil(lambda: voice(desk).field.text() == "White Star Line")


def test_a_second_tag_of_one_event_is_refused_in_words(desk: Desk, qtbot: QtBot) -> None:
    desk.run(lambda project: project.annotations.tag_event(desk.made.soul, desk.made.landing))
    desk.show("soul")
    desk.panel.content.event_chosen.emit(desk.made.soul_tag, desk.made.landing)
    qtbot.waitUntil(lambda: desk.panel.hint.text == "The passage has this event already.")


def test_for_reading_only_nothing_can_be_changed(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "writable", property(lambda _session: False))
    desk.show("soul")
    content = desk.panel.content
    assert figure(desk).field.isReadOnly()
    assert content.note.field.isReadOnly()
    assert not content.tags.add.isVisible()
    assert not desk.panel.bar.delete.isVisible()
    assert desk.panel.bar.copy.isVisible()
    switch = content.blocks[0].rows["stance"].editors[0]
    assert not switch.isEnabled()


def test_narrow_and_wide(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    for width in (260, 700, 260):
        desk.panel.resize(width, 800)
        qtbot.wait(30)
        content = desk.panel.content
        assert content.width() <= width
        for widget in content.findChildren(QWidget):
            if widget.isVisible() and not widget.isWindow():
                assert widget.mapTo(content, QPoint(0, 0)).x() + widget.width() <= content.width(), widget


def test_both_themes(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    click(desk.panel.content.tags.chips[0])
    try:
        for mode in ("dark", "light"):
            theme.set_mode("dark" if mode == "dark" else "light")
            qtbot.wait(20)
            assert not desk.panel.grab().isNull()
    finally:
        theme.set_mode("system")


def test_the_note_is_as_high_as_its_text(desk: Desk, qtbot: QtBot) -> None:
    desk.run(lambda project: project.annotations.edit_note(desk.made.soul, "one\ntwo\nthree\n" + "word " * 40))
    desk.show("soul")
    note = desk.panel.content.note.field
    line = note.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: note.height() > 6 * line)
    assert note.verticalScrollBar().maximum() == 0
    desk.show("finds")
    qtbot.waitUntil(lambda: note.height() < 2 * line)
