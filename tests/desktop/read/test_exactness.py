"""Bars, handles, selections and clicks are where Qt draws the signs: both directions, marks, joiners, tabs, wrapped."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.look import theme
from crossread.desktop.read.boundary_handles import Handle
from crossread.desktop.read.clusters import next_edge
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import annotation, content

TEXTS = {
    "one way": "Plain words in one line, fi and ffl joined.",
    "mixed": "He said שלום עולם and then عربي 1912 (twice) to her.",
    "right to left": "مرحبا بالعالم هذا نص 1912 طويل with words ثم النهاية.",
    "pointed": "שָׁלוֹם עֲלֵיכֶם in points, e\u0301 and n\u0303\u0323 with marks.",
    "joined": "A 👨‍👩‍👧‍👦 family, 🇫🇷🇩🇪 flags, 👍🏽 and ❤️ here.",
    "far Chinese": "Signs 𠀀𪛖𫝀 and 漢字。還有 more 𠀀.",
    "tabs": "one\ttwo\tx\tyz ok",
    "wrapped plainly": "The liner was in tow, they said, and all on board were safe by noon. " * 4 + "漢字還有" * 30,
    "wrapped": "The liner was in tow, שלום עולם they said, and all 👩‍🚒 on board were عربي safe by e\u0301 noon. " * 4,
}
NARROW = 380
TOLERANCE = 3


@pytest.fixture(params=[False, True], ids=["ragged", "justified"])
def show(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Callable[..., TextView]]:
    def make(text: str, *bounds: tuple[int, int]) -> TextView:
        view = TextView()
        qtbot.addWidget(view)
        view.resize(NARROW, 900)
        view.set_taste(replace(view.taste, justified=request.param))
        made = [
            annotation(number, start, end, event="sinking", claim="lost") for number, (start, end) in enumerate(bounds)
        ]
        view.set_content(content(text, *made))
        view.show()
        qtbot.waitExposed(view)
        qtbot.waitUntil(lambda: view.page is not None and view.page.is_exact)
        return view

    yield make
    theme.set_mode("system")


def signs_of(text: str) -> list[tuple[int, int]]:
    """The signs of a text as a reader sees them."""
    found, at = [], 0
    while at < len(text):
        following = next_edge(text, at)
        found.append((at, following))
        at = following
    return found


def drawn(view: TextView, start: int, end: int) -> dict[int, list[QRectF]]:
    """Where Qt draws the glyphs of a range, by line, in coordinates of the block."""
    page = view.page
    assert page is not None
    lines, offsets = page.lines(0), view.offsets
    first, last = offsets.to_widget(start), offsets.to_widget(end, end=True)
    found: dict[int, list[QRectF]] = {}
    for number in range(lines.lineCount()):
        line = lines.lineAt(number)
        low, high = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if low < high:
            found[number] = [
                run.boundingRect() for run in line.glyphRuns(low, high - low) if run.boundingRect().width()
            ]
    return found


def all_drawn(view: TextView, start: int, end: int) -> list[QRectF]:
    return [each for line in drawn(view, start, end).values() for each in line]


def columns(rectangles: list[QRectF], *, hull: bool = False) -> set[int]:
    """Quarter pixels that rectangles cover, or also what lies between them."""
    if hull and rectangles:
        left, right = min(each.left() for each in rectangles), max(each.right() for each in rectangles)
        return set(range(round(left * 4), round(right * 4)))
    return {column for each in rectangles for column in range(round(each.left() * 4), round(each.right() * 4))}


def on_line(view: TextView, rectangles: list[QRectF], number: int) -> list[QRectF]:
    """Those of some bars that belong to a line: the room below a line is its own."""
    page = view.page
    assert page is not None
    lines = page.lines(0)
    top = lines.lineAt(number).y() if number else 0.0
    bottom = lines.lineAt(number + 1).y() if number + 1 < lines.lineCount() else 1e9
    return [each for each in rectangles if top <= each.center().y() < bottom]


def samples(text: str) -> list[tuple[int, int]]:
    """Ranges of one, two and many signs all over a text."""
    signs = [sign for sign in signs_of(text) if not text[sign[0] : sign[1]].isspace()]
    step = max(1, len(signs) // 24)
    one = signs[::step]
    two = [(signs[at][0], signs[at + 1][1]) for at in range(0, len(signs) - 1, step)]
    return [*one, *two, (signs[0][0], signs[-1][1]), (signs[3][0], signs[-3][1])]


@pytest.mark.parametrize("name", TEXTS)
def test_bars_cover_exactly_the_glyphs_of_their_passage(name: str, show: Callable[..., TextView]) -> None:
    text = TEXTS[name]
    view = show(text)
    page = view.page
    assert page is not None
    for start, end in samples(text):
        _again(view, start, end)
        bars = view._bars.rectangles(0, page.lines(0), page.style(0))
        glyphs = drawn(view, start, end)
        assert bars.fills
        assert bars.underlines
        for number in range(page.lines(0).lineCount()):
            # A tab has no glyph, and its room is covered: it has no other direction on either side here.
            wanted = columns(glyphs.get(number, []), hull=name == "tabs")
            for kind in (bars.fills, bars.underlines):
                here = columns(on_line(view, [rectangle for _, rectangle in kind], number))
                assert not here - _widened(wanted), (name, text[start:end], number)
                assert not wanted - _widened(here), (name, text[start:end], number)


def _again(view: TextView, start: int, end: int) -> None:
    view.update_annotations([annotation(0, start, end, event="sinking", claim="lost")])


def _widened(columns: set[int]) -> set[int]:
    """With what a letter of a ligature may be off: Qt parts those in one way for carets, in another for glyphs."""
    return {column + by for column in columns for by in range(-TOLERANCE * 4, TOLERANCE * 4 + 1)}


@pytest.mark.parametrize("name", TEXTS)
def test_handles_stand_where_the_first_sign_begins_and_the_last_ends(name: str, show: Callable[..., TextView]) -> None:
    text = TEXTS[name]
    view = show(text, (0, 1))
    view.set_movable(True)
    view.set_chosen(annotation_id="s0-a0")
    page = view.page
    assert page is not None
    for start, end in samples(text):
        _again(view, start, end)
        found: dict[str, Handle] = {handle.edge: handle for handle in view.handles()}
        assert set(found) == {"start", "end"}
        signs = signs_of(text[start:end])
        for edge, (low, high) in (("start", signs[0]), ("end", signs[-1])):
            glyphs = [each.translated(page.origin(0)) for each in all_drawn(view, start + low, start + high)]
            handle = found[edge]
            sides = [side for each in glyphs for side in (each.left(), each.right())]
            assert min(abs(handle.x - side) for side in sides) < TOLERANCE, (name, start, end, edge)
            assert handle.area.width() >= 8
            assert handle.area.height() >= 8


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_clicked_is_the_sign_under_the_pointer(name: str, show: Callable[..., TextView]) -> None:
    text = TEXTS[name]
    view = show(text)
    page = view.page
    assert page is not None
    for start, end in samples(text):
        if len(signs_of(text[start:end])) > 1:
            continue
        _again(view, start, end)
        glyphs = all_drawn(view, start, end)
        assert glyphs
        middle = glyphs[0].center() + page.origin(0) - QPointF(0, view.verticalScrollBar().value())
        found = view.annotations_at(middle.toPoint())
        assert [one.id for one in found] == ["s0-a0"], (name, text[start:end])
        before = [each for each in signs_of(text) if each[1] <= start]
        for other in before[-1:]:
            rectangles = all_drawn(view, *other)
            if rectangles and rectangles[0].width() > 3:
                place = rectangles[0].center() + page.origin(0)
                assert not view.annotations_at(place.toPoint()), (name, text[other[0] : other[1]])


@pytest.mark.parametrize("name", TEXTS)
def test_a_selection_is_painted_on_its_own_glyphs(name: str, show: Callable[..., TextView]) -> None:
    text = TEXTS[name]
    view = show(text)
    page = view.page
    assert page is not None
    for start, end in samples(text)[:: max(1, len(samples(text)) // 8)]:
        # The caret is in both pictures, at the same place.
        view.select(end, end)
        QApplication.processEvents()
        plain = view.viewport().grab().toImage()
        view.select(start, end)
        QApplication.processEvents()
        image = view.viewport().grab().toImage()
        bands = [each.translated(page.origin(0)) for each in all_drawn(view, start, end)]
        if name == "tabs":
            # A tab has no glyph.
            bands = [bands[0].united(bands[-1])]
        changed = [
            (x, y)
            for y in range(0, image.height(), 2)
            for x in range(image.width())
            if image.pixel(x, y) != plain.pixel(x, y)
        ]
        assert changed, (name, start, end)
        for x, y in changed:
            inside = any(each.adjusted(-3, -12, 4, 12).contains(x, y) for each in bands)
            assert inside, (name, text[start:end], x, y)


def test_a_dragged_handle_never_cuts_a_sign(show: Callable[..., TextView]) -> None:
    text = TEXTS["joined"]
    view = show(text, (0, 9))
    view.set_movable(True)
    view.set_chosen(annotation_id="s0-a0")
    edges = {0, len(text), *(end for _, end in signs_of(text))}
    handle = next(each for each in view.handles() if each.edge == "end")
    place = handle.middle.toPoint() + QPoint(2, 0)
    asked: list[tuple[int, int]] = []
    view.move_requested.connect(lambda _id, bounds, _on: asked.append(bounds))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    for x in range(20, 340, 7):
        QTest.mouseMove(view.viewport(), QPoint(x, place.y()))
        one = view.buckets.get("s0-a0")
        assert one is not None
        assert one.start == 0
        assert one.end in edges
        assert one.end > 0
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, place.y()))
    assert asked == [], "Escape puts it back"
    assert [one.end for one in view.buckets.all()] == [9]
