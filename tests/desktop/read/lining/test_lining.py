"""Panes line up on what is chosen, links join the passages, keys go from one to the next, and scrolling keeps step."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.desktop.read.content import PaneContent
from crossread.desktop.read.desk import Desk
from crossread.desktop.read.lining import glide
from crossread.desktop.read.lining.lining import Lining
from tests.desktop.read.making import annotation

Level = Callable[[int, int], float]


def scroll_of(desk: Desk) -> list[int]:
    return [pane.view.verticalScrollBar().value() for pane in desk.panes]


def wheel(desk: Desk, pane: int, steps: int) -> None:
    viewport = desk.panes[pane].view.viewport()
    place = QPointF(viewport.rect().center())
    event = QWheelEvent(
        place,
        viewport.mapToGlobal(place),
        QPoint(),
        QPoint(0, -120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_passages_on_what_is_chosen_stand_at_one_height(desk: Desk, lining: Lining, level: Level) -> None:
    lining.set_chosen(claim_id="lost")
    assert level(0, 0) == pytest.approx(level(1, 1), abs=1)
    assert level(0, 0) == pytest.approx(level(2, 0), abs=1)
    assert 0 < level(0, 0) < 500
    assert [gap.is_shown for gap in lining.gaps] == [True, True]
    for gap in lining.gaps:
        assert any(abs(left - right) < 2 for left, right in gap.links_seen)


def test_where_one_reads_stays_still(desk: Desk, lining: Lining, level: Level) -> None:
    desk.panes[0].view.verticalScrollBar().setValue(40)
    before = level(0, 0)
    lining.set_chosen(claim_id="lost")
    assert level(0, 0) == before


def test_the_last_passage_of_a_text_still_reaches_the_first_of_another(
    desk: Desk, lining: Lining, level: Level
) -> None:
    end = len(desk.panes[1].view.content.text) if desk.panes[1].view.content else 0
    desk.update_annotations("s0", [annotation(9, 0, 20, event="tow-off", source_id="s0")])
    desk.update_annotations("s1", [annotation(9, end - 30, end - 5, event="tow-off", source_id="s1")])
    lining.set_chosen(event_id="tow-off")
    first, second = desk.panes[0].view, desk.panes[1].view
    stands = [
        view.height_of(offset) - view.verticalScrollBar().value() for view, offset in ((first, 0), (second, end - 30))
    ]
    assert stands[0] == pytest.approx(stands[1], abs=1)
    lining.set_chosen()
    assert second.page is not None
    assert second.page.extra_room == 0


def test_a_pane_without_a_passage_says_so(desk: Desk, lining: Lining) -> None:
    lining.set_chosen(event_id="sinking")
    assert "no passage on “Sinking”" in desk.panes[2].head.accessibleName()
    assert "no passage" not in desk.panes[0].head.accessibleName()
    lining.set_chosen(event_id="rescue")
    assert "no passage" not in desk.panes[2].head.accessibleName()
    lining.set_chosen()
    assert not any("no passage" in pane.head.accessibleName() for pane in desk.panes)


def test_choosing_nothing_takes_the_links_away(desk: Desk, lining: Lining) -> None:
    lining.set_chosen(claim_id="lost")
    lining.set_chosen()
    assert not any(gap.is_shown for gap in lining.gaps)
    assert not any(part.isVisible() for gap in lining.gaps for part in gap.parts)


def test_next_goes_across_the_panes_and_then_down(desk: Desk, lining: Lining, qtbot: QtBot) -> None:
    said: list[str] = []
    reached: list[str] = []
    lining.said.connect(said.append)
    lining.passage_reached.connect(reached.append)
    lining.set_chosen(claim_id="lost")
    for _ in range(5):
        lining.step(forward=True)
    assert said == ["2 of 5 · B", "3 of 5 · C", "4 of 5 · A", "5 of 5 · B", "1 of 5 · A"]
    assert reached == ["s1-a1", "s2-a0", "s0-a2", "s1-a3", "s0-a0"]
    lining.step(forward=False)
    assert said[-1] == "5 of 5 · B"
    active = desk.active_pane
    assert active is not None
    assert active.source_id == "s1"
    assert active.view.caret() == 15000


def test_what_is_gone_to_is_in_view_and_the_others_beside_it(desk: Desk, lining: Lining, level: Level) -> None:
    lining.set_chosen(claim_id="lost")
    for _ in range(3):
        lining.step(forward=True)
    assert level(0, 2) == pytest.approx(level(1, 3), abs=1)
    for pane, number in ((0, 2), (1, 3)):
        assert 0 < level(pane, number) < desk.panes[pane].view.viewport().height()


def test_panes_scroll_in_step_by_what_they_share(desk: Desk, lining: Lining, level: Level) -> None:
    lining.set_chosen(claim_id="lost")
    before = scroll_of(desk)
    wheel(desk, 0, 3)
    after = scroll_of(desk)
    assert all(now > then for now, then in zip(after, before, strict=True))
    bar = desk.panes[0].view.verticalScrollBar()
    bar.setValue(bar.value() + round(level(0, 2) - lining._step.level))
    assert level(0, 2) == pytest.approx(level(1, 3), abs=2)


def test_without_a_choice_all_that_is_shared_keeps_the_step(desk: Desk, lining: Lining) -> None:
    bar = desk.panes[0].view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert scroll_of(desk) == [pane.view.verticalScrollBar().maximum() for pane in desk.panes]
    bar.setValue(0)
    assert scroll_of(desk) == [0, 0, 0]


def test_by_proportion_and_not_at_all(desk: Desk, lining: Lining, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lining.kind_changed):
        lining.next_kind()
    assert lining.kind == "proportion"
    bars = [pane.view.verticalScrollBar() for pane in desk.panes]
    bars[1].setValue(bars[1].maximum() // 2)
    for bar in bars:
        assert bar.value() == pytest.approx(bar.maximum() / 2, abs=2)
    lining.next_kind()
    bars[1].setValue(0)
    assert bars[0].value() > 0
    lining.next_kind()
    bars[1].setValue(bars[1].maximum())
    assert bars[0].value() == bars[0].maximum()


def test_from_here_keeps_the_panes_as_far_from_each_other(desk: Desk, lining: Lining) -> None:
    lining.set_kind("free")
    bars = [pane.view.verticalScrollBar() for pane in desk.panes]
    bars[0].setValue(500)
    bars[1].setValue(900)
    bars[2].setValue(300)
    lining.from_here()
    assert lining.kind == "proportion"
    bars[0].setValue(560)
    assert bars[1].value() == pytest.approx(960, abs=3)
    assert bars[2].value() == pytest.approx(360, abs=3)
    bars[0].setValue(500)
    assert bars[1].value() == pytest.approx(900, abs=2)


def test_the_step_holds_with_another_size_of_text(desk: Desk, lining: Lining, level: Level, qtbot: QtBot) -> None:
    lining.set_chosen(claim_id="lost")
    desk.panes[1].view.set_size(26)
    lining.line_up()
    assert level(0, 0) == pytest.approx(level(1, 1), abs=1)


def test_links_follow_the_annotations(desk: Desk, lining: Lining, qtbot: QtBot) -> None:
    lining.set_chosen(event_id="rescue")
    assert not lining.gaps[0].links_seen
    desk.update_annotations("s1", [annotation(7, 9100, 9140, event="rescue", source_id="s1")])
    qtbot.waitUntil(lambda: len(lining.gaps[0].links_seen) == 1)
    lining.line_up()
    left, right = lining.gaps[0].links_seen[0]
    assert left == pytest.approx(right, abs=2)
    desk.update_annotations("s1", [], ["s1-a7"])
    qtbot.waitUntil(lambda: not lining.gaps[0].links_seen)


def test_links_lie_between_the_columns_and_let_the_pointer_through(desk: Desk, lining: Lining) -> None:
    lining.set_chosen(claim_id="lost")
    for number, gap in enumerate(lining.gaps):
        left, right = desk.panes[number].view, desk.panes[number + 1].view
        assert left.page is not None
        begins = left.viewport().mapTo(desk.row, QPoint(round(sum(left.page.column)), 0)).x()
        assert begins <= gap.box.left() <= begins + 8
        assert right.page is not None
        assert gap.box.right() < right.viewport().mapTo(desk.row, QPoint(round(right.page.column[0]), 0)).x()
        assert all(part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) for part in gap.parts)
    strip = desk.panes[0].strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, strip.height() - 20))
    assert desk.panes[0].view.verticalScrollBar().value() > 1000


def test_an_answer_that_comes_while_a_pane_goes_asks_it_for_nothing(desk: Desk, lining: Lining) -> None:
    lining.set_chosen(claim_id="lost")
    desk.close_source("s1")
    lining.set_signs({("s0-a0", "s2-a0"): "conflict"})
    assert len(lining.gaps) == 1
    desk.close_source("s2")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    lining.set_signs({})
    assert lining.gaps == ()


def test_links_are_painted_where_the_passages_stand(desk: Desk, lining: Lining) -> None:
    lining.set_chosen(claim_id="lost")
    lining.set_signs({("s0-a0", "s1-a1"): "conflict", ("s1-a1", "s0-a0"): "conflict"})
    gap = lining.gaps[0]
    level = round(gap.links_seen[0][0])
    image = desk.row.grab().toImage()
    ratio = image.devicePixelRatio()

    def colours(y: int) -> set[int]:
        line = round((gap.box.top() + y) * ratio)
        first, last = round(gap.box.left() * ratio), round((gap.box.left() + 12) * ratio)
        return {image.pixel(x, line) for x in range(first, last)}

    assert colours(level) - colours(level + 14)


def test_a_closed_pane_leaves_its_neighbours_linked(desk: Desk, lining: Lining, qtbot: QtBot) -> None:
    lining.set_chosen(claim_id="lost")
    desk.close_source("s1")
    qtbot.waitUntil(lambda: len(lining.gaps) == 1)
    qtbot.waitUntil(lambda: lining.gaps[0].is_shown)
    views = lining.gaps[0].views
    assert views == (desk.panes[0].view, desk.panes[1].view)
    desk.close_source("s2")
    qtbot.waitUntil(lambda: not lining.gaps)
    desk.panes[0].view.verticalScrollBar().setValue(300)
    assert desk.panes[0].view.verticalScrollBar().value() == 300


def test_panes_are_lined_up_again_when_the_window_changes(
    desk: Desk, lining: Lining, level: Level, qtbot: QtBot
) -> None:
    lining.set_chosen(claim_id="lost")
    desk.resize(1500, 640)
    qtbot.waitUntil(lambda: abs(level(0, 0) - level(1, 1)) <= 2)
    assert level(0, 0) == pytest.approx(level(2, 0), abs=2)


def test_where_motion_is_wanted_panes_glide_to_the_same_places(
    desk: Desk, lining: Lining, level: Level, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glide, "motion_is_wanted", lambda: True)
    lining.set_chosen(claim_id="lost")
    assert abs(level(0, 0) - level(1, 1)) > 3
    qtbot.waitUntil(lambda: abs(level(0, 0) - level(1, 1)) <= 1)
    qtbot.waitUntil(lambda: not lining._glide.is_running)
    assert level(0, 0) == pytest.approx(level(2, 0), abs=1)


def test_a_pane_with_tabs_over_it_lines_up_all_the_same(desk: Desk, lining: Lining, qtbot: QtBot, level: Level) -> None:
    desk.resize(1000, 700)
    qtbot.wait(30)
    assert desk.panes[2].tabs.isVisible() or desk.panes[1].tabs.isVisible()
    lining.set_chosen(claim_id="lost")
    seen = [number for number, pane in enumerate(desk.panes) if pane.isVisible()]
    assert len(seen) == 2
    tops = [desk.panes[number].view.viewport().mapTo(desk, QPoint(0, 0)).y() for number in seen]
    assert tops[1] > tops[0]
    stands = [level(number, (0, 1, 0)[number]) + top for number, top in zip(seen, tops, strict=True)]
    assert stands[0] == pytest.approx(stands[1], abs=1)
    left, right = lining.gaps[0].links_seen[0]
    assert left == pytest.approx(right, abs=2)


def test_panes_behind_tabs_take_no_part(desk: Desk, lining: Lining, qtbot: QtBot) -> None:
    desk.resize(700, 700)
    qtbot.wait(20)
    lining.set_chosen(claim_id="lost")
    assert len(lining.gaps) == 0
    desk.open_source("s2")
    qtbot.wait(20)
    lining.step(forward=True)
    assert desk.active_pane is not None


def test_a_text_whose_annotations_come_by_and_by_lines_up_when_all_are_there(
    desk: Desk, lining: Lining, contents: dict[str, PaneContent], qtbot: QtBot, level: Level
) -> None:
    desk.close_source("s2")
    lining.set_chosen(claim_id="lost")
    before = level(0, 0)
    whole = contents["s1"]
    desk.panes[1].await_content("s1", None)
    desk.show_content(replace(whole, annotations=whole.annotations[:1], is_whole=False))
    qtbot.wait(20)
    # Nobody knows yet.
    assert "no passage" not in desk.panes[1].head.accessibleName()
    desk.complete("s1", whole.annotations)
    qtbot.waitUntil(lambda: abs(level(1, 1) - level(0, 0)) <= 1)
    assert abs(level(0, 0) - before) <= 1
