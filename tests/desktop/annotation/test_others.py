"""What others say on a claim is listed by how it stands to this passage, and each line goes to its own."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import EventTag, Passage, Position, SetAside
from crossread.desktop.annotation.others_list import Line
from tests.desktop.annotation.making import MORNING, Desk, passage


def lines(desk: Desk) -> list[Line]:
    return list(desk.panel.content.others.lines.lines)


def wait_for_lines(desk: Desk) -> list[Line]:
    desk.qtbot.waitUntil(lambda: bool(lines(desk)))
    return lines(desk)


def test_conflicts_come_first_with_the_rules_sentence(desk: Desk) -> None:
    desk.show("soul")
    shown = wait_for_lines(desk)
    assert [(line.kind, line.title, line.beside) for line in shown] == [
        ("head", "", "3 accounts, 3 sources"),
        ("group", "≠ against it", "2 accounts, 2 sources"),
        ("other", "Liner sinks", "16 Apr 1912"),
        ("other", "The finding", "30 Jul 1912"),
        ("rest", "read, silent: D", ""),
    ]
    assert (shown[2].said, shown[2].reason) == (
        "asserts more than 1,250 people",
        "0 does not meet more than 1,250",
    )
    assert shown[2].place == 1
    assert "2 against it" in desk.panel.content.blocks[0].head.accessibleName()


def test_agreeing_and_nobody(desk: Desk) -> None:
    desk.show("finds")
    groups = [line.title for line in wait_for_lines(desk) if line.kind == "group"]
    assert groups == ["≠ against it", "≈ in tension with it"]
    desk.show("tows")
    desk.qtbot.waitUntil(lambda: [line.kind for line in lines(desk)] == ["head", "rest"])
    assert lines(desk)[1].title == "nobody else speaks of it · not read yet: B, C, D"


def test_another_scope_is_not_the_same_thing(desk: Desk) -> None:
    def say_scopes(project: Project) -> None:
        with project.step("say_scopes"):
            project.annotations.edit_position(desk.made.soul_position, scope="passengers")
            project.annotations.edit_position(desk.made.finds_position, scope="crew")

    desk.run(say_scopes)
    desk.show("soul")
    shown = wait_for_lines(desk)
    at = [line.title for line in shown].index("∥ not the same thing")
    assert shown[at + 1].reason == "one speaks of “passengers”, the other of “crew”"


def test_what_a_verdict_has_set_aside_is_held_against_nothing(desk: Desk) -> None:
    made = desk.made
    desk.run(
        lambda project: project.verdicts.add(
            "settled", claim_id=made.lost, set_aside=[SetAside(id=made.mourned_position, why="misprint")]
        )
    )
    desk.show("soul")
    shown = wait_for_lines(desk)
    assert [(line.title, line.reason) for line in shown][-3:-1] == [
        ("set aside by the verdict", ""),
        ("Liner sinks", "set aside: a misprint"),
    ]


def test_the_dates_of_an_event(desk: Desk) -> None:
    made = desk.made

    def date_it(project: Project) -> None:
        with project.step("date_it"):
            project.annotations.edit_event_tag(made.soul_tag, date="1912-04-14")
            other = EventTag(id="", event_id=made.collision, date="1912-04-15")
            project.annotations.add(passage(made.morning, MORNING, "a tow"), events=[other])

    desk.run(date_it)
    desk.show("soul")
    titles = [line.title for line in wait_for_lines(desk)]
    assert "When: Collision" in titles
    assert lines(desk)[-1].reason == "14 Apr 1912 does not meet 15 Apr 1912"


def test_a_line_goes_to_its_passage_by_click_and_by_key(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    wait_for_lines(desk)
    others = desk.panel.content.others
    qtbot.wait(50)
    rect = others.visualRect(others.lines.index(3))
    with qtbot.waitSignal(desk.panel.annotation_requested) as wish:
        QTest.mouseClick(others.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert wish.args == [desk.made.finds]
    others.setCurrentIndex(others.lines.index(-1))
    desk.panel.content.note.field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(desk.panel.content.note.field, Qt.Key.Key_Tab)
    assert others.hasFocus()
    with qtbot.waitSignal(desk.panel.annotation_requested) as wish:
        QTest.keyClick(others, Qt.Key.Key_Return)
    assert wish.args == [desk.made.mourned]
    QTest.keyClick(others, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.panel.annotation_requested) as wish:
        QTest.keyClick(others, Qt.Key.Key_Return)
    assert wish.args == [desk.made.finds]


def test_many_are_counted_and_shown_on_demand(desk: Desk, qtbot: QtBot) -> None:
    made = desk.made

    def add_many(project: Project) -> None:
        with project.step("annotate", quote="many"):
            for at in range(30):
                here = Passage(source_id=made.court, revision=1, start=at, end=at + 5)
                project.annotations.add(here, positions=[Position(id="", claim_id=made.lost, value=str(1600 + at))])

    desk.run(add_many)
    desk.show("soul")
    wait_for_lines(desk)
    more = next(line for line in lines(desk) if line.kind == "more")
    assert more.title == "and 20 more"
    assert sum(line.kind == "other" for line in lines(desk)) == 12
    at = lines(desk).index(more)
    desk.panel.content.others.setFocus(Qt.FocusReason.TabFocusReason)
    desk.panel.content.others.setCurrentIndex(desk.panel.content.others.lines.index(at))
    QTest.keyClick(desk.panel.content.others, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sum(line.kind == "other" for line in lines(desk)) == 32)
    assert desk.panel.content.others.hasFocus()


def test_a_change_elsewhere_is_shown(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    wait_for_lines(desk)
    desk.run(lambda project: project.annotations.edit_position(desk.made.finds_position, value="0"))
    qtbot.waitUntil(lambda: any(line.title == "= agree" for line in lines(desk)))


def test_every_line_is_read_out_whole(desk: Desk) -> None:
    desk.show("soul")
    wait_for_lines(desk)
    index = desk.panel.content.others.lines.index(2)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == ("B, Liner sinks, 16 Apr 1912, asserts more than 1,250 people, 0 does not meet more than 1,250")


def test_a_passage_that_is_itself_set_aside_says_so(desk: Desk) -> None:
    made = desk.made
    aside = [SetAside(id=made.soul_position, why="copy")]
    desk.run(lambda project: project.verdicts.add("settled", claim_id=made.lost, set_aside=aside))
    desk.show("soul")
    titles = [line.title for line in wait_for_lines(desk)]
    assert titles[1:3] == ["this passage is set aside: a copy", "not compared"]
