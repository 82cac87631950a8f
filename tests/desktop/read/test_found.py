"""Hits of a search in a text: exact places, only what is seen is worked out, letters on them stay legible."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from crossread.db.finding import Hits
from crossread.db.palette import EVENT_COLORS
from crossread.db.records import Zone
from crossread.desktop.look import palettes, theme
from crossread.desktop.look.theme import THEMES, Theme
from crossread.desktop.read.found import Found, ground_of
from crossread.desktop.read.lines import BlockLines
from crossread.desktop.read.offsets import OffsetMap
from crossread.desktop.read.pane import Pane
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import annotation, content, prose

MIXED = "𠀀𠀁 said 👩\u200d🚀 re\u0301sume\u0301\nשָׁלוֹם said 𠀀\nend"


def hits(text: str, *pieces: str) -> Hits:
    found = []
    for piece in pieces:
        at = text.find(piece)
        while at >= 0:
            found.append((at, at + len(piece)))
            at = text.find(piece, at + len(piece))
    return Hits.of(sorted(found))


@pytest.fixture
def pane(qtbot: QtBot) -> Pane:
    made = Pane()
    qtbot.addWidget(made)
    made.resize(520, 420)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("piece", ["𠀀", "said", "👩\u200d🚀", "re\u0301sume\u0301", "שָׁלוֹם", "end"])
def test_ranges_are_those_of_the_letters(piece: str) -> None:
    offsets = OffsetMap(MIXED)
    found = Found(hits(MIXED, piece), offsets)
    seen = []
    for block, line in enumerate(MIXED.split("\n")):
        units = line.encode("utf-16-le")
        seen += [units[2 * start : 2 * end].decode("utf-16-le") for _, start, end in found.in_block(block)]
    assert seen == [piece] * MIXED.count(piece)


def test_a_hit_over_a_line_end_lies_in_both_blocks() -> None:
    text = "one two\nthree"
    found = Found(Hits.of([(4, 13)]), OffsetMap(text))
    assert found.in_block(0) == [(0, 4, 7)]
    assert found.in_block(1) == [(0, 0, 5)]
    assert found.in_block(2) == []


def test_only_the_units_asked_for_are_looked_at() -> None:
    text = "ab " * 1000
    found = Found(hits(text, "ab"), OffsetMap(text))
    assert [number for number, _, _ in found.in_block(0, 300, 310)] == [100, 101, 102, 103]


def test_grounds_lie_where_the_letters_are_and_the_current_one_has_an_outline(pane: Pane) -> None:
    text = MIXED.replace("\n", "\n\n")
    pane.set_content(content(text))
    view = pane.view
    before = view.viewport().grab().toImage()
    found = hits(text, "said", "𠀀")
    pane.set_found(Found(found, view.offsets, 1))
    after = view.viewport().grab().toImage()
    shown = view.content
    assert shown is not None
    places = [_letters(view, *found[number]) for number in range(len(found))]
    changed = [
        QPointF(x, y)
        for x in range(after.width())
        for y in range(after.height())
        if after.pixel(x, y) != before.pixel(x, y)
    ]
    for place in places:
        inside = sum(place.contains(point) for point in changed)
        assert inside > 0.5 * place.width() * place.height()
    around = [place.adjusted(-5, -4, 5, 5) for place in places]
    assert [point for point in changed if not any(place.contains(point) for place in around)] == []
    colours = {after.pixelColor(x, y).rgb() for x in range(after.width()) for y in range(after.height())}
    assert theme.current().accent.rgb() in colours
    assert theme.current().accent.rgb() not in {
        before.pixelColor(x, y).rgb() for x in range(before.width()) for y in range(before.height())
    }
    pane.set_found(None)
    assert view.viewport().grab().toImage() == before


def _letters(view: TextView, start: int, end: int) -> QRectF:
    """Where the letters of a range on one line lie in the view, from Qt's own layout."""
    page = view.page
    assert page is not None
    number = view.offsets.block_at(start)
    base = view.offsets.to_widget(view.offsets.starts[number])
    laid = BlockLines(page.lines(number), page.style(number), mixed=True)
    low, high = view.offsets.to_widget(start) - base, view.offsets.to_widget(end, end=True) - base
    scrolled = view.verticalScrollBar().value()
    return laid.rectangles(low, high)[0].translated(page.origin(number)).translated(0, -scrolled)


def test_a_hundred_thousand_hits_cost_what_is_seen_of_them(pane: Pane, monkeypatch: pytest.MonkeyPatch) -> None:
    text = prose(3_000)
    pane.set_content(content(text, annotation(1, 0, 20, event="sinking")))
    asked: list[int] = []
    known = Found.in_block

    def count(self: Found, block: int, first: int = 0, last: int = 1 << 30) -> list[tuple[int, int, int]]:
        made = known(self, block, first, last)
        asked.append(len(made))
        return made

    monkeypatch.setattr(Found, "in_block", count)
    found = hits(text, "e", "a")
    assert len(found) > 100_000
    pane.set_found(Found(found, pane.view.offsets, 0))
    pane.view.viewport().grab()
    assert 0 < sum(asked) < 1_500


def test_the_strip_has_a_row_for_each_place(pane: Pane, qtbot: QtBot) -> None:
    text = prose(200)
    pane.set_content(content(text))
    places = Hits.of([(0, 5), (len(text) // 2, len(text) // 2 + 5), (len(text) - 5, len(text))])
    pane.set_found(Found(places, pane.view.offsets, 1))
    qtbot.waitUntil(lambda: pane.strip.is_settled and bool(pane.strip.found_rows()))
    page, height = pane.view.page, pane.strip.height()
    assert page is not None
    qtbot.waitUntil(lambda: page.is_exact and pane.strip.is_settled)
    rows = sorted(pane.strip.found_rows())
    assert len(rows) == 3
    assert rows[0] < height * 0.1
    assert abs(rows[1] - height / 2) < height * 0.1
    assert rows[2] > height * 0.8
    pane.set_found(Found(hits(text, "e"), pane.view.offsets))
    qtbot.waitUntil(lambda: pane.strip.is_settled and len(pane.strip.found_rows()) > height * 0.6)


def test_a_hit_in_folded_furniture_is_unfolded(pane: Pane) -> None:
    text = prose(4) + "\n\nSubscribe to our letter.\n\n" + prose(30)
    start = text.index("Subscribe")
    zone = Zone(start=start, end=start + len("Subscribe to our letter."), kind="furniture")
    pane.set_content(content(text, zones=(zone,)))
    passage = pane.content.passage(start, start + 9) if pane.content else None
    assert passage is not None
    pane.view.scroll_to_passage(passage, lazily=True)
    rectangle = pane.view.passage_rectangle(passage)
    assert rectangle.height() > 5
    assert 0 <= rectangle.top() < pane.view.viewport().height()


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_letters_on_a_hit_are_legible(look: Theme) -> None:
    for stored in (None, *EVENT_COLORS):
        ground = QImage(1, 1, QImage.Format.Format_RGB32)
        ground.fill(look.paper)
        painter = QPainter(ground)
        if stored:
            painter.fillRect(0, 0, 1, 1, palettes.event_fill(stored, look, layers=1))
        painter.fillRect(0, 0, 1, 1, ground_of(look))
        painter.end()
        assert palettes.contrast(look.ink, ground.pixelColor(0, 0)) >= 4.5, stored
        assert stored or palettes.contrast(look.ink_quiet, ground.pixelColor(0, 0)) >= 4.5
    # The accent goes round the current hit, whose ground is that of the selection.
    assert palettes.contrast(look.ink, look.selection) >= 4.5
    assert palettes.contrast(look.accent, look.paper) >= 3


def test_hits_of_the_text_before_are_not_looked_for_in_a_shorter_one(pane: Pane, qtbot: QtBot) -> None:
    long = prose(400)
    pane.set_content(content(long))
    pane.set_found(Found(hits(long, "e"), pane.view.offsets))
    qtbot.waitUntil(lambda: bool(pane.strip.found_rows()))
    pane.strip.show_found()
    pane.set_content(content("short"))
    qtbot.waitUntil(lambda: not pane.strip.found_rows())
    pane.grab()
