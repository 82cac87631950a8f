"""However many annotations lie over each other, each is seen and can be pointed at; the chosen one is found again."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.records import Annotation
from crossread.desktop.look import theme
from crossread.desktop.read.line_room import CARDS, line_room
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import annotation, content, prose


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[..., TextView]]:
    def make(*annotations: Annotation) -> TextView:
        view = TextView()
        qtbot.addWidget(view)
        view.resize(700, 700)
        view.set_content(content(prose(2), *annotations))
        view.show()
        qtbot.waitExposed(view)
        qtbot.waitUntil(lambda: view.page is not None and view.page.is_exact)
        return view

    yield make
    theme.set_mode("system")


def bars_of(view: TextView) -> dict[str, tuple[float, float, float]]:
    """Where on the first line each annotation can be seen: (a place across, top, bottom), in the viewport."""
    page = view.page
    assert page is not None
    bars = view._bars.rectangles(0, page.lines(0), page.style(0))
    origin = page.origin(0)
    seen: dict[str, tuple[float, float, float]] = {}
    cards = [card for _, card in bars.fills]
    for marks in (bars.fills, bars.strips, bars.underlines):
        for mark, rectangle in marks:
            if mark.annotation_id in seen:
                continue
            top, bottom = rectangle.top(), rectangle.bottom()
            if marks is bars.fills:
                bottom = min([bottom, *(card.top() for card in cards if card.top() > top)])
            seen[mark.annotation_id] = (rectangle.left() + 30 + origin.x(), top + origin.y(), bottom + origin.y())
    return seen


@pytest.mark.parametrize("kind", ["event", "claim"])
def test_each_of_ten_is_seen_and_taken_with_the_pointer(kind: str, show: Callable[..., TextView]) -> None:
    event, claim = ("sinking", "") if kind == "event" else ("", "lost")
    view = show(*(annotation(number, 0, 55, event=event, claim=claim) for number in range(10)))
    seen = bars_of(view)
    assert len(seen) == 10
    spans = sorted((top, bottom) for _, top, bottom in seen.values())
    for (_, above), (below, _) in pairwise(spans):
        assert below >= above - 0.01, "none hides another"
    chosen: list[str] = []
    view.annotation_chosen.connect(chosen.append)
    for annotation_id, (x, top, bottom) in seen.items():
        assert bottom - top >= 2.5
        place = QPoint(round(x), int((top + bottom) / 2))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert chosen[-1] == annotation_id
        assert len(view.annotations_at(place)) == 10, "a further click goes on to the others"


def test_forty_deep_lie_closer_and_none_is_gone(show: Callable[..., TextView]) -> None:
    view = show(
        *(annotation(number, 0, 55, claim="lost") for number in range(40)),
        *(annotation(40 + number, 0, 55, event="sinking") for number in range(40)),
    )
    seen = bars_of(view)
    assert len(seen) == 80
    assert len({round(top, 2) for _, top, _ in seen.values()}) == 80
    page = view.page
    assert page is not None
    lines = page.lines(0)
    assert lines.lineAt(1).y() - lines.lineAt(0).y() < 190


def test_room_grows_with_what_lies_there_and_then_more_slowly() -> None:
    assert line_room(CARDS, 3).extra == 0
    extras = [line_room(0, underlines).extra for underlines in range(60)]
    assert extras == sorted(extras)
    assert line_room(0, 60).extra < 60 * 2
    assert line_room(10, 0).strips == 6
    assert line_room(10, 10).extra > line_room(10, 0).extra


def test_adding_one_too_many_makes_room_at_once(show: Callable[..., TextView]) -> None:
    view = show(*(annotation(number, 0, 55, event="sinking") for number in range(CARDS)))
    page = view.page
    assert page is not None
    before = page.lines(0).lineAt(1).y()
    view.update_annotations([annotation(90, 0, 55, event="rescue")])
    assert page.lines(0).lineAt(1).y() > before
    view.update_annotations([], ["s0-a90"])
    assert page.lines(0).lineAt(1).y() == before
