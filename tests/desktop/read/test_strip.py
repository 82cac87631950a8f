"""The strip maps where annotations lie, and a click on it goes there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.palette import CLAIM_COLORS
from crossread.db.records import Passage
from crossread.desktop.look import palettes
from crossread.desktop.read.pane import Pane
from tests.desktop.read.making import annotation, content, prose


def make_pane(qtbot: QtBot) -> Pane:
    pane = Pane()
    qtbot.addWidget(pane)
    pane.resize(600, 700)
    pane.show()
    qtbot.waitExposed(pane)
    text = prose(60)
    middle, late = len(text) // 2, len(text) * 9 // 10
    pane.set_content(
        content(text, annotation(0, middle, middle + 60, event="sinking"), annotation(1, late, late + 60, claim="lost"))
    )
    qtbot.waitUntil(lambda: pane.view.page is not None and pane.view.page.is_exact)
    qtbot.waitUntil(lambda: pane.strip.is_settled)
    return pane


def rows(pane: Pane, column: int) -> list[int]:
    return [y for y in range(pane.strip.height()) if pane.strip.colours_at(y)[column]]


def test_marks_lie_where_the_passages_do_in_their_colours(qtbot: QtBot) -> None:
    pane = make_pane(qtbot)
    events, claims = rows(pane, 0), rows(pane, 1)
    height = pane.strip.height()
    assert 0.45 < events[0] / height < 0.55
    assert 0.85 < claims[0] / height < 0.95
    assert pane.strip.colours_at(claims[0])[1] == palettes.claim_line(CLAIM_COLORS[0]).rgba()


def test_the_map_follows_changes(qtbot: QtBot) -> None:
    pane = make_pane(qtbot)
    pane.view.update_annotations([annotation(2, 10, 60, claim="lost")], ["s0-a1"])
    qtbot.waitUntil(lambda: bool(rows(pane, 1)) and max(rows(pane, 1)) < 60)
    pane.view.set_hidden(["lost"])
    qtbot.waitUntil(lambda: not rows(pane, 1))


def test_a_click_goes_there(qtbot: QtBot) -> None:
    pane = make_pane(qtbot)
    mark = rows(pane, 0)[0]
    QTest.mouseClick(pane.strip, Qt.MouseButton.LeftButton, pos=QPoint(5, mark))
    middle = len(prose(60)) // 2
    seen = pane.view.passage_rectangle(Passage(source_id="s0", revision=1, start=middle, end=middle + 1))
    assert 0 < seen.top() < pane.view.viewport().height()


def test_it_says_what_lies_there_and_shows_what_is_in_view(qtbot: QtBot) -> None:
    pane = make_pane(qtbot)
    assert any("Sinking" in line for line in pane.strip.words_at(rows(pane, 0)[0]))
    assert pane.strip.words_at(20) == []
    first, last = pane.strip.view_rows()
    assert first == 0
    assert last - first < pane.strip.height() / 4
    QTest.mouseClick(pane.strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 500))
    first, last = pane.strip.view_rows()
    assert first < 500 < last
