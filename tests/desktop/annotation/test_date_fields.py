"""Dates in the panel: of an event in a passage, of a claim, and those that are counted from something else."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import DateAnchor
from crossread.desktop.annotation.date_row import DateRow
from crossread.desktop.widgets.buttons import QuietButton
from tests.desktop.annotation.making import Desk, click


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
