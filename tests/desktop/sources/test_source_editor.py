"""A source's metadata: typed in place, stored by itself, a visit to a field one step; and its texts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Source
from crossread.desktop.application.session import Session
from crossread.desktop.sources.going_along import DeletionQuestion
from crossread.desktop.sources.growing_field import GrowingField
from crossread.desktop.sources.revision_list import RevisionList
from crossread.desktop.sources.source_editor import SourceEditor
from crossread.desktop.widgets.buttons import QuietButton
from crossread.desktop.widgets.completing_field import CompletingField
from crossread.desktop.widgets.labels import PlainLabel
from tests.desktop.sources.conftest import Ask


@pytest.fixture
def first(answer_of: Ask) -> str:
    return str(answer_of(lambda project: project.sources.all()[0].id))


@pytest.fixture
def editor(qtbot: QtBot, session: Session, first: str) -> SourceEditor:
    made = SourceEditor(session)
    qtbot.addWidget(made)
    made.resize(232, 600)
    made.edit(first)
    qtbot.waitUntil(made.isVisible)
    return made


@pytest.fixture
def stored(answer_of: Ask, first: str) -> Callable[[], Source]:
    def look() -> Source:
        source = answer_of(lambda project: project.sources.get(first))
        assert isinstance(source, Source)
        return source

    return look


def edits(project: Project) -> int:
    return sum(step.label == "edit_source" for step in project.history.steps())


def test_it_opens_with_the_keys_in_the_title(editor: SourceEditor, qtbot: QtBot) -> None:
    title = editor.fields["title"].field
    assert title.text() == "All saved"
    qtbot.waitUntil(title.hasFocus)
    assert editor.fields["published"].field.text() == "15 Apr 1912"
    assert editor.fields["published"].hint == "1912-04-15 · ground not known"


def test_what_is_typed_is_stored_after_a_rest_as_one_step(
    editor: SourceEditor, session: Session, qtbot: QtBot, stored: Callable[[], Source], answer_of: Ask
) -> None:
    field = editor.fields["author"].field
    field.setFocus()
    qtbot.keyClicks(field, "A. Rep")
    assert stored().author is None
    with qtbot.waitSignal(session.changed):
        pass
    assert stored().author == "A. Rep"
    qtbot.keyClicks(field, "orter")
    with qtbot.waitSignal(session.changed):
        pass
    assert field.text() == "A. Reporter"
    assert answer_of(edits) == 1
    editor.fields["publisher"].field.setFocus()
    qtbot.keyClick(editor.fields["publisher"].field, Qt.Key.Key_End)
    qtbot.keyClicks(editor.fields["publisher"].field, "!")
    with qtbot.waitSignal(session.changed):
        editor.fields["author"].field.setFocus()
    assert stored().publisher == "The All Paper!"
    assert answer_of(edits) == 2


def test_undo_takes_back_typing_first_and_then_steps(
    editor: SourceEditor, session: Session, qtbot: QtBot, stored: Callable[[], Source]
) -> None:
    field = editor.fields["author"].field
    field.setFocus()
    qtbot.keyClicks(field, "Ada")
    with qtbot.waitSignal(session.changed):
        pass
    assert field.text() == "Ada"
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    with qtbot.waitSignal(session.changed):
        pass
    assert stored().author is None
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    # Nothing typed is left, so the step itself is taken back: of typing and deleting nothing remains to be seen.
    with qtbot.waitSignal(session.undone):
        pass
    assert field.text() == ""


def test_what_is_changed_elsewhere_is_shown(editor: SourceEditor, session: Session, qtbot: QtBot, first: str) -> None:
    session.run(lambda project: project.sources.edit(first, title="All saved, it is said", note="late edition"))
    qtbot.waitUntil(lambda: editor.fields["title"].field.text() == "All saved, it is said")
    assert editor.fields["note"].field.text() == "late edition"
    session.undo()
    qtbot.waitUntil(lambda: editor.fields["title"].field.text() == "All saved")


def test_a_date_is_typed_as_people_write_it(
    editor: SourceEditor, session: Session, qtbot: QtBot, stored: Callable[[], Source]
) -> None:
    row = editor.fields["published"]
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "late Sept 2023")
    assert row.hint == "= late Sep 2023 · typed"
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert (stored().published, stored().published_ground) == ("[2023-09-21..2023-09-30]", "typed")
    row.field.selectAll()
    qtbot.keyClicks(row.field, "sometime")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.hint.startswith("Not understood as a date.")
    assert row.field.text() == "sometime"
    editor.fields["author"].field.setFocus()
    qtbot.waitUntil(lambda: row.field.text() == "late Sep 2023")
    assert stored().published == "[2023-09-21..2023-09-30]"
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClick(row.field, Qt.Key.Key_Delete)
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert (stored().published, stored().published_ground) == (None, None)


def test_a_date_that_is_only_looked_at_keeps_its_ground(
    editor: SourceEditor, session: Session, qtbot: QtBot, first: str, stored: Callable[[], Source]
) -> None:
    session.run(lambda project: project.sources.edit(first, published="1912-04-15", published_ground="stated"))
    row = editor.fields["published"]
    qtbot.waitUntil(lambda: row.hint == "1912-04-15 · stated in the text")
    row.field.setFocus()
    qtbot.keyClicks(row.field, "x")
    qtbot.keyClick(row.field, Qt.Key.Key_Backspace)
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    editor.fields["author"].field.setFocus()
    assert stored().published_ground == "stated"


def test_a_source_keeps_a_title(editor: SourceEditor, qtbot: QtBot, stored: Callable[[], Source]) -> None:
    row = editor.fields["title"]
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClick(row.field, Qt.Key.Key_Delete)
    row.keep()
    assert row.hint == "A source needs a title."
    editor.fields["author"].field.setFocus()
    assert row.field.text() == "All saved"
    assert stored().title == "All saved"


def test_a_title_is_one_paragraph(
    editor: SourceEditor, session: Session, qtbot: QtBot, stored: Callable[[], Source]
) -> None:
    row = editor.fields["title"]
    assert isinstance(row.field, GrowingField)
    row.field.selectAll()
    row.field.insertPlainText("All\nsaved 😀")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert stored().title == "All saved 😀"
    assert editor.fields["author"].field.hasFocus()


def test_language_and_kind_are_chosen_or_typed(
    editor: SourceEditor, session: Session, qtbot: QtBot, stored: Callable[[], Source]
) -> None:
    language, kind = editor.fields["language"].field, editor.fields["kind"].field
    assert isinstance(language, CompletingField)
    language.setFocus()
    qtbot.keyClicks(language, "Arm")
    qtbot.waitUntil(lambda: language.is_open)
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(language, Qt.Key.Key_Return)
    assert stored().language == "hy"
    assert language.text() == "Armenian"
    kind.setFocus()
    qtbot.keyClicks(kind, "sermon")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(kind, Qt.Key.Key_Tab)
    assert stored().kind == "sermon"


def test_a_note_has_lines(editor: SourceEditor, session: Session, qtbot: QtBot, stored: Callable[[], Source]) -> None:
    note = editor.fields["note"].field
    note.setFocus()
    qtbot.keyClicks(note, "one")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    qtbot.keyClicks(note, "two")
    with qtbot.waitSignal(session.changed):
        pass
    assert stored().note == "one\ntwo"


def test_nothing_typed_is_lost_when_it_closes_or_shows_another(
    editor: SourceEditor, qtbot: QtBot, first: str, stored: Callable[[], Source], answer_of: Ask
) -> None:
    second = str(answer_of(lambda project: project.sources.all()[1].id))
    editor.fields["author"].field.setFocus()
    qtbot.keyClicks(editor.fields["author"].field, "Ada")
    editor.follow(second)
    qtbot.waitUntil(lambda: editor.fields["title"].field.text() == "Liner sinks")
    assert stored().author == "Ada"
    assert answer_of(lambda project: project.sources.get(second).author) is None
    editor.fields["author"].field.setFocus()
    qtbot.keyClicks(editor.fields["author"].field, "Bob")
    with qtbot.waitSignal(editor.closed):
        qtbot.keyClick(editor.fields["author"].field, Qt.Key.Key_Escape)
    assert answer_of(lambda project: project.sources.get(second).author) == "Bob"
    editor.follow(first)
    assert not editor.isVisible()


def test_texts_are_listed_finished_and_deleted(
    editor: SourceEditor, session: Session, qtbot: QtBot, first: str, answer_of: Ask
) -> None:
    session.run(lambda project: project.sources.add_revision(first, "Every passenger? Nobody knows."))
    texts = editor.findChild(RevisionList)
    assert texts is not None

    def words() -> str:
        return " | ".join(label.text() for label in texts.findChildren(PlainLabel) if label.isVisible())

    qtbot.waitUntil(lambda: "Text 2" in words() and "Text 1" in words())
    assert "30 characters" in words()
    next(one for one in texts.findChildren(QuietButton) if one.text() == "Finished with reading").click()
    qtbot.waitUntil(lambda: "read to the end by Ada" in words())
    next(one for one in texts.findChildren(QuietButton) if one.accessibleName() == "Delete text 1…").click()
    question = editor.findChild(DeletionQuestion)
    assert question is not None
    qtbot.waitUntil(question.isVisible)
    asked = " ".join(label.text() for label in question.findChildren(PlainLabel))
    assert asked == "Delete text 1? It takes 2 annotations, 2 positions and 1 silence along."
    focus = QApplication.focusWidget()
    assert focus is not None
    with qtbot.waitSignal(editor.said):
        qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert answer_of(lambda project: [one.number for one in project.sources.revisions(first)]) == [2]
    session.undo()
    assert answer_of(lambda project: project.annotations.count()) == 2


def test_it_closes_when_its_source_is_gone(editor: SourceEditor, session: Session, qtbot: QtBot, first: str) -> None:
    session.run(lambda project: project.sources.delete(first))
    qtbot.waitUntil(lambda: not editor.isVisible())


def test_what_takes_the_keys_has_a_name(editor: SourceEditor) -> None:
    for widget in editor.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name), widget
