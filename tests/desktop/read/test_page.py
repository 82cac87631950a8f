"""The page lays out what is looked at, keeps still what stands in view, and paints no block that is not seen."""

import itertools

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.records import Passage
from crossread.desktop.read.taste import LEADING
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import annotation, content, prose


def make_view(qtbot: QtBot, text: str, width: int = 700, height: int = 600) -> TextView:
    view = TextView()
    qtbot.addWidget(view)
    view.resize(width, height)
    view.show()
    qtbot.waitExposed(view)
    made = [annotation(n, n * 50, n * 50 + 70, event="sinking") for n in range(20) if n * 50 + 70 < len(text)]
    view.set_content(content(text, *made))
    return view


def first_line(view: TextView) -> tuple[int, float]:
    """The first line in view, as its offset, and where it stands."""
    offset = view.first_visible()
    return offset, view.passage_rectangle(Passage(source_id="s0", revision=1, start=offset, end=offset + 1)).top()


def test_lines_are_as_far_apart_as_the_leading_says(qtbot: QtBot) -> None:
    view = make_view(qtbot, prose(1, 12))
    assert view.page is not None
    lines = view.page.lines(0)
    baselines = [lines.lineAt(n).y() + lines.lineAt(n).ascent() for n in range(lines.lineCount())]
    assert len(baselines) > 4
    assert {round(b - a) for a, b in itertools.pairwise(baselines)} == {round(view.size_of_text * LEADING / 100)}


def test_a_wide_pane_keeps_the_measure_in_the_middle(qtbot: QtBot) -> None:
    view = make_view(qtbot, prose(2), width=1600)
    assert view.page is not None
    left, column = view.page.column
    assert column == view.setting.measure
    assert abs(left + column / 2 - view.viewport().width() / 2) <= 1


def test_only_what_is_seen_is_laid_out_and_painted(qtbot: QtBot) -> None:
    view = make_view(qtbot, prose(400))
    assert view.page is not None
    laid_out = sum(view.page.is_laid_out(n) for n in range(len(view.offsets.starts)))
    assert laid_out < 40
    for value in (0, 3000, 20):
        view.verticalScrollBar().setValue(value)
        view.viewport().repaint()
        height = view.viewport().height()
        first, last = view.page.block_at(value), view.page.block_at(value + height - 1)
        assert view.page.painted_blocks <= last - first + 1 + 2


def test_what_is_in_view_stays_when_heights_become_exact(qtbot: QtBot) -> None:
    # Wide letters: estimates are far off, so everything above the place changes its height.
    view = make_view(qtbot, "\n\n".join("MMMM WWWW " * 40 for _ in range(200)))
    assert view.page is not None
    middle = len("MMMM WWWW " * 40) * 120
    view.scroll_to_passage(Passage(source_id="s0", revision=1, start=middle, end=middle + 4))
    before = first_line(view)
    seen = view.viewport().grab().toImage()
    assert not view.page.is_exact
    qtbot.waitUntil(lambda: view.page is not None and view.page.is_exact)
    after = first_line(view)
    assert after[0] == before[0]
    assert abs(after[1] - before[1]) <= 1.5
    assert view.viewport().grab().toImage() == seen


def test_scrolling_up_into_rough_heights_moves_by_as_much_as_asked(qtbot: QtBot) -> None:
    view = make_view(qtbot, "\n\n".join("MMMM WWWW " * 40 for _ in range(200)))
    view._refining.stop()
    middle = len("MMMM WWWW " * 40) * 120
    view.scroll_to_passage(Passage(source_id="s0", revision=1, start=middle, end=middle + 4), at=0.0)
    for _ in range(20):
        offset, before = first_line(view)
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() - 100)
        passage = Passage(source_id="s0", revision=1, start=offset, end=offset + 1)
        assert abs(view.passage_rectangle(passage).top() - before - 100) <= 1.5


def test_resizing_and_zooming_keep_the_line_at_the_top(qtbot: QtBot) -> None:
    view = make_view(qtbot, prose(100))
    view.verticalScrollBar().setValue(2500)
    offset, y = first_line(view)
    view.resize(480, 600)
    seen = view.passage_rectangle(Passage(source_id="s0", revision=1, start=offset, end=offset + 1))
    assert abs(seen.top() - y) <= view.setting.body.pitch
    view.set_size(26)
    seen = view.passage_rectangle(Passage(source_id="s0", revision=1, start=offset, end=offset + 1))
    assert -2 * view.setting.body.pitch <= seen.top() <= 2 * view.setting.body.pitch


@pytest.mark.parametrize("at", [0.0, 0.3])
def test_a_passage_is_scrolled_to_where_it_was_wanted(qtbot: QtBot, at: float) -> None:
    view = make_view(qtbot, prose(300))
    passage = Passage(source_id="s0", revision=1, start=30_000, end=30_010)
    view.scroll_to_passage(passage, at=at)
    assert abs(view.passage_rectangle(passage).top() - view.viewport().height() * at) <= 1.5


def test_a_paragraph_of_megabytes_opens_at_once(qtbot: QtBot) -> None:
    text = "words without an end " * 50_000
    view = make_view(qtbot, text)
    assert view.page is not None
    assert len(view.offsets.starts) > 250
    passage = Passage(source_id="s0", revision=1, start=900_000, end=900_020)
    view.scroll_to_passage(passage)
    view.select(passage.start, passage.end)
    assert view.selected_text() == text[900_000:900_020]
    # A break for display only leaves no gap: the line after it stands where the next line would.
    assert view.page.above(1) == 0


def test_the_same_text_again_keeps_caret_and_place(qtbot: QtBot) -> None:
    text = prose(100)
    view = make_view(qtbot, text)
    view.select(3000, 3000)
    view.verticalScrollBar().setValue(1234)
    before = first_line(view)
    view.set_content(content(text, annotation(0, 5, 50, claim="lost")))
    assert view.caret() == 3000
    assert first_line(view)[0] == before[0]
