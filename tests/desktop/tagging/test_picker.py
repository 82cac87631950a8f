"""The picker driven by real keys, over a real session."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.records import Annotation
from crossread.desktop.application.session import Session
from crossread.desktop.look import theme
from tests.desktop.tagging.conftest import EVENING, MORNING, Desk, Ids

Stored = Callable[[str], Annotation]
Key = Qt.Key


def keys(desk: Desk, text: str) -> None:
    """Types; a tab is the key of that name."""
    for part in text:
        if part == "\t":
            QTest.keyClick(desk.picker.edit, Key.Key_Tab)
        else:
            QTest.keyClicks(desk.picker.edit, part)


def enter(qtbot: QtBot, desk: Desk, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
    """Presses Enter and waits for the id of the annotation."""
    with qtbot.waitSignal(desk.picker.tagged) as told:
        QTest.keyClick(desk.picker.edit, Key.Key_Return, modifier)
    assert told.args is not None
    return str(told.args[0])


def conflict_texts(desk: Desk) -> list[str]:
    return [label.text() for label in desk.picker.conflicts if label.isVisible()]


def chip_texts(desk: Desk) -> list[str]:
    return [chip.text() for chip in desk.picker.chips.chips]


def test_a_claim_in_ten_keys(qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored) -> None:
    desk.open_for(ids.evening, EVENING, "All saved 😀 after collision")
    keys(desk, "lost >9k")
    annotation = stored(enter(qtbot, desk))
    assert annotation.quote == "All saved 😀 after collision"
    position = annotation.positions[0]
    assert (position.claim_id, position.value, position.qualifier) == (ids.lost, "9000", "more than")
    assert not desk.picker.isVisible()


def test_the_figure_of_the_selection_is_filled_in(qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored) -> None:
    desk.open_for(ids.morning, MORNING, "866", kinds={"claim"})
    keys(desk, "saved")
    assert chip_texts(desk) == ["866"]
    position = stored(enter(qtbot, desk)).positions[0]
    assert (position.claim_id, position.value, position.value_given) == (ids.saved, "866", "866")


def test_the_conflict_is_said_at_once(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "0 were lost")
    keys(desk, "lost")
    qtbot.waitUntil(lambda: conflict_texts(desk) == ["≠ more than 1,250 in Morning paper (White Star Line)"])
    keys(desk, "\t1300")
    qtbot.waitUntil(lambda: conflict_texts(desk) == [])
    QTest.keyClick(desk.picker.edit, Key.Key_Escape)


def test_escape_closes_and_gives_the_keys_back(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.before.setFocus()
    previews: list[object] = []
    desk.picker.preview_requested.connect(previews.append)
    passage = desk.open_for(ids.evening, EVENING, "All saved")
    assert QApplication.focusWidget() is desk.picker.edit
    with qtbot.waitSignal(desk.picker.closed):
        QTest.keyClick(desk.picker.edit, Key.Key_Escape)
    assert not desk.picker.isVisible()
    assert QApplication.focusWidget() is desk.before
    assert previews == [passage, None]


def test_something_new_is_made_on_the_way_and_undone_as_one(
    qtbot: QtBot, desk: Desk, ids: Ids, session: Session, stored: Stored
) -> None:
    desk.open_for(ids.evening, EVENING, "Nobody else spoke")
    keys(desk, 'Who spoke?\tthe stoker @"Marconi man" !')
    assert desk.picker.preview.text() == "Marconi man denies “the stoker”"
    annotation = stored(enter(qtbot, desk))
    assert annotation.positions[0].stance == "denies"
    qtbot.waitUntil(lambda: len(desk.picker.cache.book.claims) == 5)
    assert [voice.name for voice in desk.picker.cache.book.voices.values()] == ["Marconi man", "White Star Line"]
    assert session.undo_words == "tag “Who spoke?”"
    with qtbot.waitSignal(session.undone):
        session.undo()
    qtbot.waitUntil(lambda: len(desk.picker.cache.book.claims) == 4 and len(desk.picker.cache.book.voices) == 1)


def test_a_line_break_that_is_pasted_gets_into_no_name(qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored) -> None:
    desk.open_for(ids.evening, EVENING, "Nobody else spoke")
    QApplication.clipboard().setText("The stokers\nare silent")
    desk.picker.edit.paste()
    annotation = stored(enter(qtbot, desk))
    name = "The stokers are silent"
    qtbot.waitUntil(lambda: name in [event.title for event in desk.picker.cache.book.events.values()])
    assert annotation.quote == "Nobody else spoke"


def test_ctrl_enter_stays_for_another_on_the_same_annotation(
    qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored
) -> None:
    desk.open_for(ids.evening, EVENING, "All saved 😀 after collision")
    keys(desk, "collision")
    first = enter(qtbot, desk, Qt.KeyboardModifier.ControlModifier)
    assert desk.picker.isVisible()
    assert desk.picker.edit.text() == ""
    assert "Collision" in desk.picker.edit.placeholderText()
    keys(desk, "lost\t0")
    assert enter(qtbot, desk) == first
    annotation = stored(first)
    assert (len(annotation.events), len(annotation.positions)) == (1, 1)


def test_shift_enter_makes_what_is_typed(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "All saved", kinds={"event"})
    keys(desk, "coll")
    enter(qtbot, desk, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: [e.title for e in desk.picker.cache.book.events.values()] == ["Collision", "coll"])


def test_the_used_last_comes_first_and_enter_repeats_it(qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    assert not desk.picker.take.isEnabled()
    QTest.keyClick(desk.picker.edit, Key.Key_Return)
    assert desk.picker.isVisible()
    keys(desk, "broke")
    enter(qtbot, desk)
    desk.open_for(ids.evening, EVENING, "Nobody")
    assert stored(enter(qtbot, desk)).positions[0].claim_id == ids.broke


def test_up_and_down_choose(qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored) -> None:
    desk.open_for(ids.evening, EVENING, "All saved", kinds={"claim"})
    keys(desk, "how many were")
    QTest.keyClick(desk.picker.edit, Key.Key_Down)
    assert desk.picker.list.currentIndex().row() == 1
    assert stored(enter(qtbot, desk)).positions[0].claim_id == ids.saved


def test_tab_completes_a_voice_and_enter_takes_it(qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "lost\t5 @whi\t")
    assert desk.picker.edit.text() == '5 @"White Star Line" '
    assert stored(enter(qtbot, desk)).positions[0].voice_id == ids.line


def test_tab_goes_on_through_the_fields_and_keys_work_there(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "All saved", kinds={"claim"})
    keys(desk, "Something new\t!\t")
    assert QApplication.focusWidget() is desk.picker.kinds
    QTest.keyClick(desk.picker.kinds, Key.Key_Right)
    assert desk.picker.kinds.key == "number"
    QTest.keyClick(desk.picker.kinds, Key.Key_Tab)
    chip = desk.picker.chips.chips[0]
    assert QApplication.focusWidget() is chip
    QTest.keyClick(chip, Key.Key_Delete)
    assert desk.picker.edit.text() == ""
    assert QApplication.focusWidget() is desk.picker.edit
    QTest.keyClick(desk.picker.kinds, Key.Key_Escape)
    assert not desk.picker.isVisible()


def test_ctrl_k_changes_the_kind_on_the_same_line(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "All saved", kinds={"claim"})
    keys(desk, "Those who fled")
    assert desk.picker.kinds.isVisible()
    assert desk.picker.kinds.key == "truth"
    QTest.keyClick(desk.picker.edit, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.picker.kinds.key == "number"
    enter(qtbot, desk)
    qtbot.waitUntil(lambda: [each.value_type for each in desk.picker.cache.book.claims.values()][4:] == ["number"])


def test_backspace_at_the_beginning_goes_back_to_the_words(desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "lost\t")
    assert desk.picker.subject_chip is not None
    assert desk.picker.edit.text() == ""
    QTest.keyClick(desk.picker.edit, Key.Key_Backspace)
    assert desk.picker.subject_chip is None
    assert desk.picker.edit.text() == "How many were lost?"
    desk.picker.close_picker()


def test_what_is_not_understood_is_told_and_left_out_by_the_second_enter(
    qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored
) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "lost\tmany @whi !")
    problems = [label.text() for label in desk.picker.problems if label.isVisible()]
    assert len(problems) == 1
    assert "“many” is no number" in problems[0]
    QTest.keyClick(desk.picker.edit, Qt.Key.Key_Return)
    problems = [label.text() for label in desk.picker.problems if label.isVisible()]
    assert "“many” is no number" in problems[0]
    assert problems[1:] == ["⚠ This is left out; Enter again tags without it."]
    position = stored(enter(qtbot, desk)).positions[0]
    assert (position.value, position.voice_id, position.stance) == (None, ids.line, "denies")


def test_an_event_that_is_given_what_only_a_claim_holds_becomes_a_claim_by_one_key(
    qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored
) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "fled\t>100k @putin")
    QTest.keyClick(desk.picker.edit, Key.Key_Return)
    problems = [label.text() for label in desk.picker.problems if label.isVisible()]
    assert "“>100k” is no date" in problems[0]
    assert "a claim holds this" in problems[0]
    assert problems[1:] == ["⚠ This is left out; Enter again tags without it."]
    assert desk.picker.as_claim.isVisible()
    QTest.keyClick(desk.picker.edit, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not desk.picker.as_claim.isVisible()
    assert not any(label.isVisible() for label in desk.picker.problems)
    annotation = stored(enter(qtbot, desk))
    position = annotation.positions[0]
    assert (annotation.events, position.value, position.qualifier) == ((), "100000", "more than")
    qtbot.waitUntil(
        lambda: any(each.statement == "fled" for each in desk.picker.cache.book.claims.values()), timeout=5000
    )


def test_a_click_makes_the_claim_too_and_an_event_alone_is_offered_none(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "fled\ttrue")
    QTest.mouseClick(desk.picker.as_claim, Qt.MouseButton.LeftButton)
    assert not desk.picker.as_claim.isVisible()
    assert desk.picker.preview.text() == "this source asserts it"
    desk.picker.close_picker()
    desk.open_for(ids.evening, EVENING, "All saved", kinds={"event"})
    keys(desk, "fled\t44d")
    assert not desk.picker.as_claim.isVisible()
    desk.picker.close_picker()


def test_the_voice_of_the_paragraph_is_offered(qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored) -> None:
    desk.open_for(ids.morning, MORNING, "866")
    keys(desk, "saved\t")
    qtbot.waitUntil(lambda: "White Star Line" in desk.picker.marks.text().replace("\u00a0", " "))
    keys(desk, "@")
    assert stored(enter(qtbot, desk)).positions[0].voice_id == ids.line


def test_what_the_passage_has_is_marked_and_added_to(qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored) -> None:
    desk.open_for(ids.morning, MORNING, "More than 1,250")
    keys(desk, "collision")
    qtbot.waitUntil(lambda: "added to the annotation there" in desk.picker.preview.text())
    annotation = stored(enter(qtbot, desk))
    assert (len(annotation.events), len(annotation.positions)) == (1, 1)


def test_an_offset_behind_an_emoji_is_kept_in_code_points(qtbot: QtBot, desk: Desk, ids: Ids, stored: Stored) -> None:
    desk.open_for(ids.evening, EVENING, "after collision")
    keys(desk, "collision")
    assert stored(enter(qtbot, desk)).quote == "after collision"
    desk.open_for(ids.evening, EVENING, "All saved")
    composed = QInputMethodEvent()
    composed.setCommitString("😀 event")
    QApplication.sendEvent(desk.picker.edit, composed)
    for _ in range(5):
        QTest.keyClick(desk.picker.edit, Key.Key_Left)
    keys(desk, "x")
    assert desk.picker.edit.text() == "😀 xevent"
    desk.picker.close_picker()


def test_a_click_settles_a_row_and_another_place_closes(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "lost")
    place = desk.picker.list.visualRect(desk.picker.list.model().index(0, 0)).center()
    QTest.mouseClick(desk.picker.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert desk.picker.subject_chip is not None
    assert QApplication.focusWidget() is desk.picker.edit
    with qtbot.waitSignal(desk.picker.closed):
        desk.before.setFocus()


def test_a_click_on_bare_ground_closes(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    with qtbot.waitSignal(desk.picker.closed):
        QTest.mouseClick(desk, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 690))


def test_shortcuts_of_the_window_do_not_take_its_keys(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    fired: list[str] = []
    for name in ("Return", "Escape", "E", "Up", "Ctrl+K", "Ctrl+Return"):
        QShortcut(name, desk).activated.connect(lambda name=name: fired.append(name))
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "lost Es")
    for key in (Key.Key_Up, Key.Key_Escape):
        QTest.keyClick(desk.picker.edit, key)
    assert fired == []
    assert not desk.picker.isVisible()


@pytest.mark.parametrize("y", [20, 330, 640])
def test_it_lies_beside_the_selection_within_the_window(desk: Desk, ids: Ids, y: int) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    picker = desk.picker
    selection = picker._anchor.translated(0, y - picker._anchor.top())
    picker.anchor(selection)
    keys(desk, "l")
    inside = picker.geometry().adjusted(10, 10, -10, -10)
    assert desk.rect().contains(inside)
    if y != 330:
        assert not inside.intersects(selection)
    picker.close_picker()


def test_a_narrow_window_still_holds_it(desk: Desk, ids: Ids) -> None:
    desk.resize(340, 420)
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "how many")
    assert desk.rect().contains(desk.picker.geometry().adjusted(10, 10, -10, -10))
    desk.picker.close_picker()


def test_every_field_has_a_name_for_those_who_hear_it(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "0 were lost", kinds={"claim"})
    keys(desk, "Something new\t5 !")
    for widget in desk.picker.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget
    desk.picker.close_picker()


def test_it_follows_the_theme_while_open(qtbot: QtBot, desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "0 were lost")
    keys(desk, "lost\t5")
    theme.set_mode("dark")
    dark = desk.picker.grab().toImage().pixelColor(40, 60)
    theme.set_mode("light")
    light = desk.picker.grab().toImage().pixelColor(40, 60)
    assert dark.lightness() < 100 < light.lightness()
    desk.picker.close_picker()


def test_what_cannot_be_stored_is_told_and_the_line_stays(qtbot: QtBot, desk: Desk, ids: Ids, session: Session) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "lost\t5")
    # The claim goes while the line is typed, and before the picker hears of it.
    session.run(lambda project: project.claims.delete(ids.lost))
    QTest.keyClick(desk.picker.edit, Key.Key_Return)
    qtbot.waitUntil(lambda: any("not in the project" in label.text() for label in desk.picker.problems))
    assert desk.picker.isVisible()
    assert desk.picker.edit.text() == "5"
    desk.picker.close_picker()


def test_closing_the_project_closes_it(qtbot: QtBot, desk: Desk, ids: Ids, session: Session) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    with qtbot.waitSignal(desk.picker.closed):
        session.close()
    assert desk.picker.cache.book.claims == {}


def test_what_was_used_in_earlier_sittings_comes_first(qtbot: QtBot, desk: Desk, ids: Ids, session: Session) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "broke")
    enter(qtbot, desk)
    session.close()
    with qtbot.waitSignal(session.opened):
        session.open(ids.path)
    qtbot.waitUntil(lambda: desk.picker.recent.ids == (ids.broke,))


def test_an_enter_that_is_still_held_tags_nothing(desk: Desk, ids: Ids) -> None:
    desk.open_for(ids.evening, EVENING, "All saved")
    keys(desk, "lost")
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(desk.picker.edit, held)
    assert desk.picker.isVisible()
    assert desk.picker._under_way is None
    desk.picker.close_picker()
