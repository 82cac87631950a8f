"""Finding with real keys in the real window: typing, stepping, switches, panes, patterns, leaving nothing behind."""

import os
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.records import Zone
from crossread.desktop.look import theme
from tests.desktop.finding.hands import Hands

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_finds_as_one_types_and_steps_with_enter(hands: Hands) -> None:
    desk = hands.window.desk
    desk.open_source(hands.source("Evening"))
    view = desk.active_view
    assert view is not None
    view.select(0, 0)
    hands.key(Qt.Key.Key_F, CONTROL)
    assert hands.finder.bar.isVisible()
    assert hands.finder.bar.field.hasFocus()
    hands.find("saved")
    assert hands.said == "1 of 2"
    assert view.shown.found is not None
    assert list(view.shown.found.hits) == [(9, 14), (42, 47)]
    assert view.shown.found.current == 0
    hands.key(Qt.Key.Key_Return)
    assert hands.said == "2 of 2"
    hands.key(Qt.Key.Key_Return)
    assert hands.said == "1 of 2 · from the top again"
    hands.key(Qt.Key.Key_Return, SHIFT)
    assert hands.said == "2 of 2 · from the end again"
    hands.key(Qt.Key.Key_Escape)
    assert not hands.finder.bar.isVisible()
    assert view.hasFocus()
    passage = view.selected_passage()
    assert passage is not None
    assert (passage.start, passage.end) == (42, 47)
    assert view.shown.found is None


def test_the_selection_is_the_first_word(hands: Hands) -> None:
    view = hands.window.desk.active_view
    assert view is not None
    text = view.content.text if view.content else ""
    start = text.index("were")
    view.select(start, start + 4)
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.settle()
    assert hands.finder.bar.field.text() == "were"
    current = hands.finder.standing.current
    assert current is not None
    assert (current.start, current.end) == (start, start + 4)


def test_all_open_texts_are_searched_and_counted(hands: Hands, qtbot: QtBot) -> None:
    hands.window.desk.open_source(hands.source("Evening"))
    hands.key(Qt.Key.Key_F, CONTROL, ALT)
    hands.find("saved")
    assert hands.said == "1 of 4 · 2 in A, 1 in B, 1 in C"
    for _ in range(2):
        hands.key(Qt.Key.Key_Return)
    current = hands.finder.standing.current
    assert current is not None
    assert current.key == hands.source("Morning")
    active = hands.window.desk.active_pane
    assert active is not None
    assert active.source_id == hands.source("Morning")
    assert hands.finder.bar.field.hasFocus()
    hands.window.desk.close_source(hands.source("Inquiry"))
    qtbot.waitUntil(lambda: hands.finder.standing.total == 3)
    hands.settle()
    assert "in C" not in hands.said
    hands.key(Qt.Key.Key_O, ALT)
    hands.settle()
    assert hands.finder.standing.total == 1


def test_the_switches_have_keys(hands: Hands) -> None:
    hands.window.desk.open_source(hands.source("Evening"))
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.find("all")
    assert hands.finder.standing.total == 2
    hands.key(Qt.Key.Key_C, ALT)
    hands.settle()
    assert hands.said == "No hits"
    hands.find("Cafe")
    assert hands.finder.standing.total == 1
    hands.key(Qt.Key.Key_D, ALT)
    hands.settle()
    assert hands.said == "No hits"
    hands.key(Qt.Key.Key_D, ALT)
    hands.find("ave")
    assert hands.finder.standing.total == 2
    hands.key(Qt.Key.Key_W, ALT)
    hands.settle()
    assert hands.said == "No hits"


def test_a_pattern_is_found_and_a_bad_one_told(hands: Hands, qtbot: QtBot) -> None:
    hands.key(Qt.Key.Key_F, CONTROL, ALT)
    hands.key(Qt.Key.Key_R, ALT)
    hands.find(r"\d[\d,]+")
    assert hands.said == "1 of 2 · 2 in C"
    pid = hands.finder.runner.process_id
    assert pid is not None
    hands.find("(saved")
    assert hands.said == "⚠ No pattern: missing ) at the end"
    assert not hands.finder.bar.tag.isEnabled()
    hands.find("lost|saved")
    assert hands.finder.standing.total == 6
    hands.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not is_there(pid))
    assert hands.finder.runner.process_id is None


def test_a_pattern_that_never_ends_holds_nothing_up(
    open_hands: Callable[[Path], Hands], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "long.crossread"
    with Project.create(path, title="Long") as made:
        made.sources.add("One", "a" * 200_000 + "b")
        made.sources.add("Two", "aab")
        made.sources.add("Three", "caa")
    hands = open_hands(path)
    hands.key(Qt.Key.Key_F, CONTROL, ALT)
    hands.key(Qt.Key.Key_R, ALT)
    QTest.keyClicks(hands.finder.bar.field, "(a+)+$")
    turns: list[float] = [time.monotonic()]
    while not hands.finder.standing.is_whole:
        qtbot.wait(5)
        turns.append(time.monotonic())
        assert turns[-1] - turns[0] < 60
    # The window went on turning while the pattern was tried.
    assert max(after - before for before, after in pairwise(turns)) < (turns[-1] - turns[0]) / 2
    hands.settle()
    assert hands.said.startswith("⚠ The pattern takes too long in A; make it simpler.")
    assert hands.finder.standing.counts() == [("A", 0), ("B", 0), ("C", 1)]
    # The next key does not wait for it.
    QTest.keyClicks(hands.finder.bar.field, "+")
    qtbot.waitUntil(lambda: not hands.finder.standing.is_whole)
    hands.key(Qt.Key.Key_Escape)
    assert not hands.finder.bar.isVisible()


def test_the_window_takes_its_process_along(hands: Hands, qtbot: QtBot) -> None:
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.key(Qt.Key.Key_R, ALT)
    hands.find("a+")
    pid = hands.finder.runner.process_id
    assert pid is not None
    hands.window.close()
    qtbot.waitUntil(lambda: not is_there(pid))


def test_a_plain_search_starts_no_process(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.find("saved")
    assert hands.finder.runner.process_id is None


def test_the_next_hit_without_the_bar(hands: Hands) -> None:
    hands.window.desk.open_source(hands.source("Evening"))
    view = hands.window.desk.active_view
    assert view is not None
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.find("saved")
    hands.key(Qt.Key.Key_Escape)
    hands.key(Qt.Key.Key_G, CONTROL)
    hands.settle()
    passage = view.selected_passage()
    assert view.hasFocus()
    assert passage is not None
    assert passage.start == 42
    hands.key(Qt.Key.Key_G, CONTROL, SHIFT)
    passage = view.selected_passage()
    assert passage is not None
    assert passage.start == 9


def test_enter_before_the_answer_counts(hands: Hands) -> None:
    hands.window.desk.open_source(hands.source("Evening"))
    hands.key(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(hands.finder.bar.field, "saved")
    hands.key(Qt.Key.Key_Return)
    hands.settle()
    assert hands.said == "2 of 2"


def test_hits_beside_an_emoji_are_painted_where_they_are(hands: Hands) -> None:
    hands.window.desk.open_source(hands.source("Evening"))
    view = hands.window.desk.active_view
    assert view is not None
    before = view.viewport().grab().toImage()
    text = view.content.text if view.content else ""
    view.select(text.index("🚢"), text.index("🚢") + 1)
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.settle()
    assert hands.finder.bar.field.text() == "🚢"
    assert hands.finder.standing.total == 1
    hands.find("office")
    assert view.shown.found is not None
    ((_, start, end),) = view.shown.found.in_block(2)
    base = view.document().findBlockByNumber(2).text()
    assert base[start:end] == "office"
    after = view.viewport().grab().toImage()
    content = view.content
    assert content is not None
    rectangle = view.passage_rectangle(content.passage(60, 66))
    accent = theme.current().accent.rgb()
    assert not _has(before, accent)
    assert _has(after, accent)
    assert rectangle.isValid()


def _has(image: QImage, colour: int) -> bool:
    return any(
        image.pixel(x, y) | 0xFF000000 == colour for y in range(image.height()) for x in range(0, image.width(), 2)
    )


def test_the_strip_marks_hits(hands: Hands, qtbot: QtBot) -> None:
    pane = hands.window.desk.active_pane
    assert pane is not None
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.find("were")
    qtbot.waitUntil(lambda: pane.strip.is_settled and bool(pane.strip.found_rows()))
    hands.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pane.strip.is_settled and not pane.strip.found_rows())


def test_everything_in_the_bar_has_a_name_and_the_switches_a_tip(hands: Hands) -> None:
    bar = hands.finder.bar
    for widget in bar.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), widget
            if isinstance(widget, QAbstractButton):
                assert widget.toolTip(), widget.accessibleName()
    assert bar.findChild(QLineEdit) is not None


def test_it_fits_a_narrow_desk(hands: Hands, qtbot: QtBot) -> None:
    hands.key(Qt.Key.Key_F, CONTROL)
    bar = hands.finder.bar
    wide = bar.height()
    assert bar.minimumSizeHint().width() <= 440
    hands.window.resize(640, 700)
    qtbot.waitUntil(lambda: bar.height() > 1.5 * wide)
    assert bar.width() <= 640
    assert bar.shut.geometry().right() <= bar.width()


def test_a_closed_project_closes_the_bar(hands: Hands, path: Path) -> None:
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.find("saved")
    hands.window.close_project()
    assert not hands.finder.is_open


def test_furniture_that_was_opened_for_a_hit_is_folded_when_the_next_is_shown(
    open_hands: Callable[[Path], Hands], tmp_path: Path
) -> None:
    text = "All were saved.\n\nMenu saved\n\nFew were saved."
    made = tmp_path / "menu.crossread"
    with Project.create(made, title="Menu") as project:
        at = text.index("Menu")
        project.sources.add("Morning", text, zones=[Zone(start=at, end=at + 10, kind="furniture")])
    hands = open_hands(made)
    view = hands.window.desk.active_view
    assert view is not None
    folds = frozenset(view.folds.folds)
    assert view.folds.closed == folds != frozenset()
    hands.key(Qt.Key.Key_F, CONTROL)
    hands.find("saved")
    assert (hands.said, view.folds.closed) == ("1 of 3", folds)
    hands.key(Qt.Key.Key_Return)
    assert (hands.said, view.folds.closed) == ("2 of 3", frozenset())
    hands.key(Qt.Key.Key_Return)
    assert (hands.said, view.folds.closed) == ("3 of 3", folds)
    hands.key(Qt.Key.Key_Return, SHIFT)
    assert view.folds.closed == frozenset()
    hands.find("nowhere")
    assert view.folds.closed == folds
    hands.find("menu")
    assert view.folds.closed == frozenset()
    hands.key(Qt.Key.Key_Escape)
    assert view.folds.closed == frozenset(), "one has come back to the text in there"
    hands.key(Qt.Key.Key_Home, CONTROL)
    assert view.folds.closed == folds
