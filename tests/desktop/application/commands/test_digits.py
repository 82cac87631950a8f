"""The digits repeat recent tags on the selection, or on the sentence at the caret."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.main_window import MainWindow
from crossread.desktop.application.setting_list import RECENT_TAGS
from crossread.desktop.commands.slots import read_line
from crossread.desktop.widgets.buttons import QuietButton
from tests.desktop.application.commands.hands import EVENING, Open, _source, press, tag, tagged, view_of


def test_a_digit_tags_the_sentence_again_in_one_step_and_offers_an_undo(window: MainWindow, qtbot: QtBot) -> None:
    tag(window, qtbot, 0, "coll")
    view = view_of(window)
    view.select(18, 18)
    assert window.picker is not None
    with qtbot.waitSignal(window.picker.tagged):
        press(window, Qt.Key.Key_1)
    found = tagged(window, qtbot)
    assert [each.quote for each in found] == ["All were saved.", "She is in tow."]
    assert all(len(each.events) == 1 for each in found)
    assert window.messages.isVisible()
    assert "“Collision”" in window.messages.text
    with qtbot.waitSignal(window.session.undone):
        next(each for each in window.messages.findChildren(QuietButton) if each.text() == "Undo").click()
    assert len(tagged(window, qtbot)) == 1
    assert window.actions_.title("repeat_1") == "Recent tag 1: Collision"


def test_a_digit_takes_the_value_that_the_passage_states(window: MainWindow, qtbot: QtBot) -> None:
    tag(window, qtbot, EVENING.index("The line"), "how many")
    window.desk.open_source(next(each for each in window.desk.open_sources() if each != _source(window)))
    view = view_of(window)
    at = EVENING.index("The line")
    view.select(at, at + 26)
    assert window.picker is not None
    with qtbot.waitSignal(window.picker.tagged):
        press(window, Qt.Key.Key_1)
    (position,) = tagged(window, qtbot)[0].positions
    assert position.value == "12"
    assert "12" in window.messages.text


def test_where_a_value_is_missing_or_there_are_two_the_picker_opens_with_the_claim_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    tag(window, qtbot, EVENING.index("The line"), "how many")
    picker = window.picker
    assert picker is not None
    for words in ("Nobody spoke.", "Of 1,300 some 40 were lost."):
        start = EVENING.index(words)
        view_of(window).select(start, start + len(words))
        press(window, Qt.Key.Key_1)
        qtbot.waitUntil(lambda: picker.is_open)
        assert picker.subject_chip is not None
        assert picker.subject_chip.text() == "How many were lost?"
        press(window, Qt.Key.Key_Escape)
        assert view_of(window).hasFocus()
    assert len(tagged(window, qtbot)) == 1


def test_what_is_tagged_so_already_is_left_alone(window: MainWindow, qtbot: QtBot) -> None:
    tag(window, qtbot, 0, "in tow")
    step = window.session.step
    view_of(window).select(0, 15)
    press(window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "already" in window.status.word)
    assert window.session.step == step


def test_digits_are_shown_while_something_is_selected_and_kept_for_the_project(
    window: MainWindow, qtbot: QtBot
) -> None:
    tag(window, qtbot, 0, "coll")
    tag(window, qtbot, 20, "in tow")
    assert window.picker is not None
    assert list(window.picker.keys_of.values()) == ["1", "2"]
    view_of(window).do("select_sentence")
    row = window.status.row
    assert row is not None
    assert row.isVisible()
    assert [each.accessibleName() for each in row.widgets] == ["1: tag with Collision", "2: tag with She was in tow"]
    view_of(window).do("let_go")
    assert not row.isVisible()
    (line,) = window.settings.get(RECENT_TAGS)
    assert read_line(line)[1][:3] == [*window.picker.keys_of, ""]


def test_kept_digits_stand_for_their_tags_from_the_start(open_window: Open, path: Path, qtbot: QtBot) -> None:
    with Project.open_for_reading(path) as project:
        claim = next(each for each in project.claims.all() if each.value_type == "truth")
        line = f"{project.info.id}: gone {claim.id} - - | 2 1"
    window = open_window(recent_tags=["another: a b | 1", line])
    qtbot.waitUntil(lambda: window.actions_.title("repeat_2").endswith("She was in tow"))
    assert window.actions_.title("repeat_1") == "Recent tag 1"
    tag(window, qtbot, 0, "coll")
    assert window.actions_.title("repeat_3").endswith("Collision")
    assert window.settings.get(RECENT_TAGS)[0] == "another: a b | 1"


def test_a_digit_without_a_tag_says_so(window: MainWindow) -> None:
    press(window, Qt.Key.Key_7)
    assert window.status.word == "No tag has the key 7 yet: it gets one when you tag."
