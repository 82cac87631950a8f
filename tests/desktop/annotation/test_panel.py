"""The panel shows an annotation and what can be done with it, for whoever sees it, hears it, or may only read."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.look import theme
from crossread.desktop.widgets.labels import PlainLabel
from crossread.desktop.widgets.line_field import LineField
from tests.desktop.annotation.making import Desk, click, figure, voice


def test_without_an_annotation_it_says_what_to_do(desk: Desk) -> None:
    texts = [label.text() for label in desk.panel.empty.findChildren(QWidget) if hasattr(label, "text")]
    assert any("Select a passage and tag it." in text for text in texts)


def test_where_nothing_can_be_tagged_it_does_not_say_how(desk: Desk, qtbot: QtBot) -> None:
    path = desk.session.path
    assert path is not None
    desk.session.close()
    assert desk.session.wait_until_closed(20)
    with Project.open(path, author="Grace"):
        with qtbot.waitSignal(desk.session.opened):
            desk.session.open(path)
        told = [label.text() for label in desk.panel.empty.findChildren(PlainLabel)]
        assert any("can only be read" in text for text in told)
        assert not any("tag it" in text for text in told)
        desk.session.close()
        assert desk.session.wait_until_closed(20)
    told = [label.text() for label in desk.panel.empty.findChildren(PlainLabel)]
    assert any("tag it" in text for text in told)


def test_it_shows_the_passage_and_what_is_said(desk: Desk) -> None:
    desk.show("soul")
    panel = desk.panel
    assert panel.content.passage.quote.text == "Not one soul was lost"
    assert panel.content.passage.where == "All saved · All saved Ltd · 15 Apr 1912 · paragraph 2"
    assert [chip.text() for chip in panel.content.tags.chips if chip.isVisible()] == ["Collision"]
    assert figure(desk).field.text() == "0"
    assert voice(desk).field.text() == "The line's office"
    assert panel.content.note.field.toPlainText() == "odd"


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


def test_an_annotation_that_is_deleted_elsewhere_leaves_the_panel(desk: Desk, qtbot: QtBot) -> None:
    desk.show("soul")
    desk.run(lambda project: project.annotations.delete([desk.made.soul]))
    qtbot.waitUntil(desk.panel.empty.isVisible)
    assert not desk.panel.bar.delete.isVisible()


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
