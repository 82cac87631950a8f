"""A text worked with by pointer and keys: selecting, choosing, stepping, hovering, copying, being heard."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.records import Passage
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import annotation, content, prose
from tests.desktop.read.pointing import Show, point_of

HARD = (
    "A 👨‍👩‍👧‍👦 family and 𠀀𪛖 signs, e\u0301 with a mark.\n\n"
    "שלום עולם and عربي 1912 in one line.\n\nLast\u00a0words 👍🏽 end."
)


def drag(view: TextView, start: int, end: int) -> None:
    """Select from before the letter at `start` to before that at `end`."""
    viewport = view.viewport()
    first, last = point_of(view, start) - QPoint(1, 0), point_of(view, end) - QPoint(1, 0)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(viewport, (first + last) / 2)
    QTest.mouseMove(viewport, last)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last)


def test_a_dragged_selection_is_reported_once_in_code_points(show: Show, qtbot: QtBot) -> None:
    view = show(content(HARD))
    start, end = HARD.index("family"), HARD.index("signs") + 5
    reports: list[Passage | None] = []
    view.passage_selected.connect(reports.append)
    drag(view, start, end)
    assert reports == [Passage(source_id="s0", revision=1, start=start, end=end)]
    assert view.selected_text() == HARD[start:end]


def test_each_letter_is_found_where_it_is_drawn(show: Show) -> None:
    view = show(content(HARD))
    for offset, letter in enumerate(HARD):
        if letter.isalnum() and letter.isascii():
            view.select(0, 0)
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, offset))
            assert view.caret() == offset, (offset, letter)


def test_copying_gives_the_projects_own_text(show: Show) -> None:
    text = "one\u00a0two 😀\n\nthree\u2029four\ufdd0five"
    view = show(content(text))
    view.select(0, len(text))
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == text
    assert view.createMimeDataFromSelection().text() == text


def test_keys_select_by_letter_word_sentence_and_paragraph(show: Show) -> None:
    text = "She sank. All were lost.\n\nThe line denied it."
    view = show(content(text))
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    reports: list[Passage | None] = []
    view.passage_selected.connect(reports.append)
    QTest.keyClick(view, Qt.Key.Key_Right, shift)
    assert view.selected_text() == "S"
    QTest.keyClick(view, Qt.Key.Key_Right, shift | control)
    assert reports[-1] == Passage(source_id="s0", revision=1, start=0, end=3)
    QTest.keyClick(view, Qt.Key.Key_S)
    assert view.selected_text() == "She sank."
    QTest.keyClick(view, Qt.Key.Key_S)
    assert view.selected_text() == "She sank. All were lost."
    QTest.keyClick(view, Qt.Key.Key_S, shift)
    assert view.selected_text() == "She sank."
    QTest.keyClick(view, Qt.Key.Key_P)
    assert view.selected_text() == "She sank. All were lost."
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected_passage() is None
    assert reports[-1] is None
    QTest.keyClick(view, Qt.Key.Key_Down, control)
    assert view.caret() == text.index("The line")
    QTest.keyClick(view, Qt.Key.Key_Down, control | shift)
    assert view.selected_text() == "The line denied it."


def test_without_a_selection_the_sentence_under_the_caret_is_meant(show: Show) -> None:
    text = "She sank. All were lost.\n\nNo."
    view = show(content(text))
    view.select(12, 12)
    passage = view.passage_under_caret()
    assert passage is not None
    assert text[passage.start : passage.end] == "All were lost."
    view.select(25, 25)
    assert view.passage_under_caret() is None


def test_clicking_goes_through_all_annotations_that_overlap(show: Show) -> None:
    text = prose(1)
    inner = annotation(0, 20, 30, event="sinking")
    outer = annotation(1, 10, 60, claim="lost")
    outermost = annotation(2, 0, 120, event="rescue")
    view = show(content(text, outermost, outer, inner))
    chosen: list[str] = []
    view.annotation_chosen.connect(chosen.append)
    for _ in range(4):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 24))
        QTest.qWait(QApplication.doubleClickInterval() + 20)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 150))
    assert chosen == [inner.id, outer.id, outermost.id, inner.id, ""]


def test_the_caret_chooses_what_it_comes_upon_and_a_goes_on(show: Show) -> None:
    inner, outer = annotation(0, 2, 6, event="sinking"), annotation(1, 2, 40, claim="lost")
    view = show(content(prose(1), inner, outer))
    chosen: list[str] = []
    view.annotation_chosen.connect(chosen.append)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_A)
    assert chosen == [inner.id, outer.id]


def test_stepping_goes_through_the_annotations_in_order(show: Show) -> None:
    made = [annotation(0, 30, 50, event="sinking"), annotation(1, 2000, 2040, claim="lost"), annotation(2, 5, 60)]
    view = show(content(prose(12), *made))
    chosen: list[str] = []
    view.annotation_chosen.connect(chosen.append)
    for forward in (True, True, True, True, False):
        view.step_annotation(forward=forward)
    assert chosen == [made[2].id, made[0].id, made[1].id, made[0].id]
    assert view.passage_rectangle(made[0].passage).top() >= 0


def test_a_step_waits_until_all_annotations_are_there(show: Show) -> None:
    made = [annotation(number, 100 * number, 100 * number + 20, event="sinking") for number in range(1, 5)]
    view = show(content(prose(3)))
    chosen: list[str] = []
    view.annotation_chosen.connect(chosen.append)
    # The caret is far from what is in view.
    view.set_content(replace(content(prose(3), *made[:1]), is_whole=False))
    view.select(350, 350)
    view.step_annotation(forward=False)
    view.step_annotation(forward=False)
    assert not any(chosen)
    view.complete(made)
    assert [one for one in chosen if one] == [made[2].id, made[1].id]


def test_hovering_shows_tags_and_note_as_plain_words(show: Show) -> None:
    view = show(content(prose(1), annotation(0, 0, 60, claim="lost", note="<b>not bold</b>", stance="denies")))
    place = point_of(view, 20)
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    card = view.findChild(type(view._card)) if view._card else None
    assert card is not None
    assert card.isVisible()
    assert card.textFormat() == Qt.TextFormat.PlainText
    lines = card.text().split("\n")
    # Short words stand in one line each.
    assert card.height() < (len(lines) + 1) * card.fontMetrics().lineSpacing() + 14
    assert "How many were lost? · denies · @The line's office" in card.text()
    assert "<b>not bold</b>" in card.text()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not card.isVisible()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_it_can_be_read_by_a_screen_reader(show: Show) -> None:
    text = "one 😀\u00a0two\n\nthree"
    view = show(content(text))
    view.select(6, 9)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "All saved"
    assert interface.state().readOnly
    spoken = interface.textInterface()
    said = spoken.text(0, spoken.characterCount())
    assert said.replace("\u00a0", " ") == text.replace("\u00a0", " ")
    # In UTF-16 units, as everything of Qt: the emoji takes two.
    assert spoken.selectionCount() == 1
    assert spoken.cursorPosition() == 10


def test_the_wheel_with_control_asks_for_another_size(show: Show, qtbot: QtBot) -> None:
    view = show(content(prose(2)))
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(
        QPointF(20, 20),
        view.viewport().mapToGlobal(QPointF(20, 20)),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(view.zoom_requested) as asked:
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args == [1]
