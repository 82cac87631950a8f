"""What is painted of a text's annotations: fills, underlines, what is chosen, lit, previewed, in light and dark."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.palette import CLAIM_COLORS
from crossread.db.records import Passage, Zone
from crossread.desktop.look import palettes, theme
from crossread.desktop.read.content import PaneContent
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import annotation, content, prose
from tests.desktop.read.pointing import Show, point_of


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


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._count += event.type() == QEvent.Type.Paint
        return False

    def in_a_turn(self) -> int:
        """How often in one turn of the event loop."""
        self._count = 0
        QApplication.processEvents()
        return self._count


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


def test_a_pane_without_a_preview_is_not_painted_again_when_one_ends(show: Show, qtbot: QtBot) -> None:
    view = show(content(prose(1)))
    view.show()
    qtbot.waitExposed(view)
    paints = Paints()
    view.viewport().installEventFilter(paints)
    qtbot.waitUntil(lambda: not paints.in_a_turn())
    view.preview_passage(None)
    assert not paints.in_a_turn()
    view.preview_passage(Passage(source_id="s0", revision=1, start=10, end=60))
    assert paints.in_a_turn()


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
