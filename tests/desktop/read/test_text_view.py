"""Reading, selecting and choosing in a text, with real keys and the real pointer."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.palette import CLAIM_COLORS
from crossread.db.records import Passage, Zone
from crossread.desktop.look import palettes, theme
from crossread.desktop.read.content import PaneContent
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import annotation, content, prose

HARD = (
    "A 👨‍👩‍👧‍👦 family and 𠀀𪛖 signs, e\u0301 with a mark.\n\n"
    "שלום עולם and عربي 1912 in one line.\n\nLast\u00a0words 👍🏽 end."
)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[PaneContent], TextView]]:
    def make(shown: PaneContent, width: int = 700, height: int = 600) -> TextView:
        view = TextView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_content(shown)
        view.show()
        qtbot.waitExposed(view)
        view.setFocus()
        qtbot.waitUntil(lambda: view.page is not None and view.page.is_exact)
        return view

    yield make
    theme.set_mode("system")


Show = Callable[..., TextView]


def point_of(view: TextView, offset: int) -> QPoint:
    """A point of the viewport in the left half of a letter that is written from left to right."""
    where = view.passage_rectangle(Passage(source_id="s0", revision=1, start=offset, end=offset + 1))
    cursor = view.textCursor()
    cursor.setPosition(view.offsets.to_widget(offset))
    rectangle = view.cursorRect(cursor)
    return QPoint(rectangle.center().x() + 1, round(where.center().y()))


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


def test_lines_that_were_deep_for_what_is_gone_are_close_again(show: Show) -> None:
    many = [annotation(number, 0, 60, claim="lost") for number in range(12)]
    view = show(content(prose(2)))
    view.set_content(replace(content(prose(2), *many), is_whole=False))
    page = view.page
    assert page is not None
    deep = page.height(0)
    view.complete(many[:1])
    view.update_annotations([], [one.id for one in many[1:]])
    close = page.height(0)
    assert close < deep
    view.set_content(content(prose(2), many[0]))
    assert view.page is not None
    assert view.page.height(0) == close


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


def pixels(view: TextView) -> QImage:
    return view.viewport().grab().toImage()


def count(image: QImage, colour: QColor, where: tuple[int, int, int, int] | None = None) -> int:
    left, top, right, bottom = where or (0, 0, image.width(), image.height())
    return sum(image.pixelColor(x, y) == colour for x in range(left, right) for y in range(top, bottom))


def test_events_are_fills_and_claims_underlines_in_lanes(show: Show) -> None:
    text = prose(1)
    deep = [annotation(number, 0, 60, claim="tow", source_id="s0") for number in range(10)]
    view = show(content(text, *deep))
    line = palettes.claim_line(CLAIM_COLORS[3])
    image = pixels(view)
    where = view.passage_rectangle(deep[0].passage)
    x = round(where.left()) + 40
    rows = [y for y in range(image.height()) if image.pixelColor(x, y) == line]
    runs = [y for y in rows if y - 1 not in rows]
    assert len(runs) == 10
    second = view.passage_rectangle(Passage(source_id="s0", revision=1, start=100, end=101))
    assert second.top() >= runs[-1], "the next line is not under the underlines"


def test_ten_fills_upon_each_other_are_all_seen(show: Show) -> None:
    events = ["sinking", "rescue"]
    deep = [annotation(number, number, 60 - number, event=events[number % 2]) for number in range(10)]
    view = show(content(prose(1), *deep))
    image = pixels(view)
    where = view.passage_rectangle(annotation(0, 30, 31).passage)
    cursor = view.textCursor()
    cursor.setPosition(view.offsets.to_widget(29))
    x = view.cursorRect(cursor).left() + 1
    colours = [image.pixelColor(x, y).name() for y in range(round(where.top()) - 2, round(where.bottom()) + 6)]
    changes = sum(a != b for a, b in itertools.pairwise(colours))
    assert changes >= 10


def test_adding_and_removing_repaints_what_changed(show: Show) -> None:
    view = show(content(prose(3)))
    before = pixels(view)
    added = annotation(0, 10, 40, event="sinking")
    view.update_annotations([added])
    QApplication.processEvents()
    assert pixels(view) != before
    assert view.buckets.at(12) == [added]
    view.update_annotations([], [added.id])
    QApplication.processEvents()
    assert pixels(view) == before


def test_the_chosen_one_and_the_chosen_claim_are_outlined(show: Show) -> None:
    view = show(content(prose(2), annotation(0, 10, 40, claim="lost"), annotation(1, 150, 180, claim="lost")))
    accent = theme.current().accent
    plain = pixels(view)
    view.set_chosen(annotation_id="s0-a0")
    one = pixels(view)
    view.set_chosen(tag_ids=["lost"])
    both = pixels(view)
    assert count(plain, accent) < count(one, accent) < count(both, accent)
    view.set_chosen()
    assert pixels(view) == plain


def test_what_is_not_lit_or_hidden_is_dimmed_or_gone(show: Show) -> None:
    view = show(content(prose(1), annotation(0, 10, 40, event="sinking")))
    full = pixels(view)
    view.set_lit([])
    dimmed = pixels(view)
    view.set_lit(None)
    view.set_hidden(["sinking"])
    gone = pixels(view)
    assert len({full.text(), dimmed.text()}) == 1
    assert full != dimmed
    assert dimmed != gone
    view.set_hidden([])
    assert pixels(view) == full


def test_preview_and_flash_show_a_passage_and_go_again(show: Show, qtbot: QtBot) -> None:
    view = show(content(prose(1)))
    plain = pixels(view)
    passage = Passage(source_id="s0", revision=1, start=10, end=60)
    view.preview_passage(passage)
    assert count(pixels(view), theme.current().accent_fill) > 500
    view.preview_passage(None)
    assert pixels(view) == plain
    view.flash(passage)
    assert count(pixels(view), theme.current().accent_fill) > 500
    qtbot.waitUntil(lambda: pixels(view) == plain)


def test_zones_are_set_apart_and_offsets_stay(show: Show) -> None:
    text = "Menu\nSubscribe\nAll saved after collision\n\n" + prose(3)
    headline = text.index("All saved")
    zones = (Zone(start=0, end=14, kind="furniture"), Zone(start=headline, end=headline + 25, kind="headline"))
    view = show(content(text, zones=zones))
    view.show_furniture(shown=True)
    heights = {
        start: view.passage_rectangle(Passage(source_id="s0", revision=1, start=start, end=start + 1)).height()
        for start in (0, headline, headline + 30)
    }
    assert heights[0] < heights[headline + 30] < heights[headline]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, headline + 40))
    assert view.caret() == headline + 40


def test_dark_changes_the_paper_and_keeps_the_place(show: Show) -> None:
    view = show(content(prose(30), annotation(0, 10, 40, event="sinking")))
    view.verticalScrollBar().setValue(500)
    theme.set_mode("dark")
    assert pixels(view).pixelColor(2, 2) == theme.DARK.paper
    assert view.verticalScrollBar().value() == 500


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


def test_justified_lines_end_at_one_edge_but_for_the_last(show: Callable[[PaneContent], TextView]) -> None:
    view = show(content(" ".join("said" * (number % 4 + 1) for number in range(90))))

    def ends() -> list[float]:
        assert view.page is not None
        lines = view.page.lines(0)
        made = (lines.lineAt(number) for number in range(lines.lineCount()))
        return [max(run.boundingRect().right() for run in line.glyphRuns()) for line in made]

    before = ends()
    assert view.page is not None
    width = view.page.lines(0).lineAt(0).width()
    view.set_taste(replace(view.taste, justified=True))
    now = ends()
    assert len(now) == len(before) > 2
    assert all(abs(end - width) < 1 for end in now[:-1])
    assert now[-1] == pytest.approx(before[-1], abs=1)
    assert min(before[:-1]) < width - 5
    view.set_taste(replace(view.taste, justified=False))
    assert ends() == before
