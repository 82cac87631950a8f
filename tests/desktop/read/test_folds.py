"""Page furniture is folded away to a line that opens by click, key, and whoever goes into it; offsets stay true."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.records import Passage, Zone
from crossread.desktop.read.content import PaneContent
from crossread.desktop.read.folds import Fold
from crossread.desktop.read.preparing import prepare
from crossread.desktop.read.text_view import TextView
from tests.desktop.read.making import annotation, content, prose

Show = Callable[[PaneContent], TextView]
_Key = Qt.Key
_Shift, _Control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

FIRST = "All saved after the collision."
MENU = "Menu\n\nSubscribe now \U0001f600\nFollow us"
SECOND = "The liner is in tow."
TEXT = f"{FIRST}\n{MENU}\n{SECOND}\nMore like this"
MENU_AT = TEXT.index(MENU)
SECOND_AT = TEXT.index(SECOND)
LAST_AT = TEXT.index("More like")
ZONES = (
    Zone(start=MENU_AT, end=MENU_AT + 4, kind="furniture"),
    Zone(start=TEXT.index("Subscribe"), end=MENU_AT + len(MENU), kind="furniture"),
    Zone(start=LAST_AT, end=len(TEXT), kind="furniture"),
)


def passage(start: int, end: int) -> Passage:
    return Passage(source_id="s0", revision=1, start=start, end=end)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(made: PaneContent) -> TextView:
        view = TextView()
        qtbot.addWidget(view)
        view.resize(620, 500)
        view.show()
        qtbot.waitExposed(view)
        view.setFocus()
        view.set_content(made)
        return view

    return make


def menu(view: TextView) -> Fold:
    return view.folds.folds[0]


def middle_of(view: TextView, fold: Fold) -> QPoint:
    assert view.page is not None
    return view.page.fold_rectangle(fold).center().toPoint() - QPoint(0, view.verticalScrollBar().value())


def put_caret(view: TextView, offset: int) -> None:
    view.select(offset, offset)


def test_furniture_that_follows_on_itself_is_one_fold() -> None:
    plan = prepare(TEXT, ZONES, ()).plan
    assert [(fold.lines, TEXT[fold.start : fold.end]) for fold in plan.folds] == [(3, MENU), (1, "More like this")]


def test_a_paragraph_that_is_furniture_in_part_is_never_folded() -> None:
    zones = (Zone(start=0, end=9, kind="furniture"),)
    assert prepare(TEXT, zones, ()).plan.folds == ()


def test_empty_lines_around_furniture_stay() -> None:
    text = "One.\n\n\nMenu\n\n\nTwo."
    plan = prepare(text, (Zone(start=5, end=14, kind="furniture"),), ()).plan
    assert [text[fold.start : fold.end] for fold in plan.folds] == ["Menu"]


def test_what_is_folded_takes_one_line_and_opens_by_a_click(show: Show) -> None:
    view = show(content(TEXT, zones=ZONES))
    page = view.page
    assert page is not None
    below = view.passage_rectangle(passage(SECOND_AT, SECOND_AT + 1)).top()
    line = page.fold_rectangle(menu(view))
    assert below < line.bottom() + 20
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, menu(view)))
    assert view.passage_rectangle(passage(SECOND_AT, SECOND_AT + 1)).top() > below + 30
    assert page.fold_rectangle(menu(view)) == line, "the line stays under the pointer"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, menu(view)))
    assert view.passage_rectangle(passage(SECOND_AT, SECOND_AT + 1)).top() == below


@pytest.mark.parametrize("scrolled", [0, 8, 400])
def test_the_line_of_a_fold_stays_where_it_is_when_it_turns(show: Show, scrolled: int) -> None:
    text = f"{prose(4)}\n{MENU}\n{prose(40)}" if scrolled > 100 else f"{MENU}\n{prose(40)}"
    start = text.index(MENU)
    view = show(content(text, zones=(Zone(start=start, end=start + len(MENU), kind="furniture"),)))
    view.verticalScrollBar().setValue(scrolled)
    fold = menu(view)
    place = middle_of(view, fold)
    for is_closed in (False, True):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (fold in view.folds.closed) == is_closed
        assert middle_of(view, fold) == place


@pytest.mark.parametrize("key", [_Key.Key_Return, _Key.Key_Space])
def test_a_key_opens_the_fold_at_the_caret(show: Show, key: Qt.Key) -> None:
    view = show(content(TEXT, zones=ZONES))
    put_caret(view, 3)
    QTest.keyClick(view, _Key.Key_Down)
    assert view.caret() == MENU_AT
    assert view.passage_under_caret() is None, "nothing is tagged that nobody sees"
    QTest.keyClick(view, key)
    assert menu(view) not in view.folds.closed
    assert view.caret() == MENU_AT
    assert view.passage_under_caret() is not None


def test_the_caret_stops_once_at_a_fold_and_goes_past_it_either_way(show: Show) -> None:
    view = show(content(TEXT, zones=ZONES))
    put_caret(view, len(FIRST))
    for key, expected in (
        (_Key.Key_Right, MENU_AT),
        (_Key.Key_Right, SECOND_AT),
        (_Key.Key_Left, MENU_AT),
        (_Key.Key_Left, len(FIRST)),
        (_Key.Key_Down, MENU_AT),
        (_Key.Key_Down, SECOND_AT),
        (_Key.Key_Up, MENU_AT),
    ):
        QTest.keyClick(view, key)
        assert view.caret() == expected, key
    QTest.keyClick(view, _Key.Key_Up)
    assert view.caret() == len(FIRST), "the column is kept"
    QTest.keyClick(view, _Key.Key_End, _Control)
    assert view.caret() == LAST_AT
    QTest.keyClick(view, _Key.Key_Right)
    assert view.caret() == LAST_AT


def test_a_selection_takes_a_fold_whole_and_its_offsets_stay_true(show: Show) -> None:
    view = show(content(TEXT, zones=ZONES))
    put_caret(view, 4)
    for _ in range(3):
        QTest.keyClick(view, _Key.Key_Down, _Shift)
    selected = view.selected_passage()
    assert selected is not None
    assert (selected.start, menu(view) in view.folds.closed) == (4, True)
    assert selected.end > SECOND_AT
    QTest.keyClick(view, _Key.Key_Up, _Shift)
    QTest.keyClick(view, _Key.Key_Up, _Shift)
    assert view.selected_passage() == passage(4, len(FIRST))


def test_what_is_copied_is_what_is_seen(show: Show) -> None:
    view = show(content(TEXT, zones=ZONES))
    view.select(4, SECOND_AT + 3)
    view.copy_selection()
    assert QGuiApplication.clipboard().text() == f"{FIRST[4:]}\nThe"
    view.turn_fold(menu(view))
    view.copy_selection()
    assert QGuiApplication.clipboard().text() == TEXT[4 : SECOND_AT + 3]


def test_going_to_a_passage_or_selecting_it_opens_the_fold(show: Show) -> None:
    at = TEXT.index("Follow")
    view = show(content(TEXT, zones=ZONES))
    assert view.passage_rectangle(passage(at, at + 6)).center().toPoint().y() == middle_of(view, menu(view)).y()
    view.scroll_to_passage(passage(at, at + 6), lazily=True)
    assert menu(view) not in view.folds.closed
    again = show(content(TEXT, zones=ZONES))
    again.select(at, at + 6)
    assert menu(again) not in again.folds.closed
    assert again.selected_text() == "Follow"
    across = show(content(TEXT, zones=ZONES))
    across.select(4, SECOND_AT + 3)
    assert menu(across) in across.folds.closed


def test_what_is_opened_for_a_look_is_folded_when_one_looks_elsewhere(show: Show) -> None:
    view = show(content(TEXT, zones=ZONES))
    first, last = view.folds.folds
    view.look_into(MENU_AT + 6, MENU_AT + 12)
    assert view.folds.closed == {last}
    view.look_into(MENU_AT + 14, MENU_AT + 18)
    assert view.folds.closed == {last}, "it is looked into still"
    view.look_into(LAST_AT, LAST_AT + 4)
    assert view.folds.closed == {first}
    view.look_into(SECOND_AT, SECOND_AT + 3)
    assert view.folds.closed == {first, last}
    view.look_into(MENU_AT + 6, MENU_AT + 12)
    view.look_away()
    assert view.folds.closed == {first, last}


def test_a_fold_that_the_reader_opened_stays_open_after_a_look(show: Show) -> None:
    view = show(content(TEXT, zones=ZONES))
    first, last = view.folds.folds
    view.turn_fold(first)
    view.look_into(MENU_AT + 6, MENU_AT + 12)
    view.look_away()
    assert view.folds.closed == {last}
    view.look_into(LAST_AT, LAST_AT + 4)
    view.turn_fold(last)
    view.turn_fold(last)
    view.look_away()
    assert view.folds.closed == frozenset(), "closed and opened by hand meanwhile"


def test_a_look_that_ends_with_the_caret_in_it_lasts_until_that_goes(show: Show) -> None:
    view = show(content(TEXT, zones=ZONES))
    first, last = view.folds.folds
    view.look_into(MENU_AT + 6, MENU_AT + 12)
    view.select(MENU_AT + 6, MENU_AT + 12)
    view.look_away()
    assert view.folds.closed == {last}
    QTest.keyClick(view, _Key.Key_Right)
    assert view.folds.closed == {last}
    QTest.keyClick(view, _Key.Key_Home, _Control)
    assert view.folds.closed == {first, last}
    assert view.caret() == 0


def test_stepping_to_an_annotation_opens_what_hides_it(show: Show) -> None:
    at = TEXT.index("Subscribe")
    view = show(content(TEXT, annotation(0, at, at + 9, event="sinking"), zones=ZONES))
    put_caret(view, 0)
    view.step_annotation(forward=True)
    assert menu(view) not in view.folds.closed
    assert view.caret() == at


def test_annotations_that_are_folded_away_are_told_on_the_line(show: Show) -> None:
    at = TEXT.index("Subscribe")
    plain = show(content(TEXT, zones=ZONES))
    marked = show(content(TEXT, annotation(0, at, at + 9, event="sinking"), zones=ZONES))

    def line_of(view: TextView) -> object:
        assert view.page is not None
        return view.viewport().grab(view.page.fold_rectangle(menu(view)).toAlignedRect()).toImage()

    assert line_of(plain) != line_of(marked)
    shown = line_of(marked)
    marked.set_chosen(annotation_id="s0-a0")
    assert line_of(marked) != shown
    marked.set_chosen()
    marked.update_annotations([], ["s0-a0"])
    assert line_of(marked) == line_of(plain)


def test_what_was_opened_stays_open_while_the_text_does(show: Show) -> None:
    view = show(content(TEXT, zones=ZONES))
    view.turn_fold(menu(view))
    view.set_content(content(TEXT, annotation(0, 0, 3, event="sinking"), zones=ZONES))
    assert view.folds.closed == {view.folds.folds[1]}
    view.set_content(content(TEXT + " ", zones=ZONES[:2]))
    assert view.folds.closed == {menu(view)}


def test_all_furniture_is_shown_at_once_and_single_folds_still_close(show: Show) -> None:
    view = show(content(TEXT, zones=ZONES))
    put_caret(view, 0)
    view.show_furniture(shown=True)
    assert not view.folds.closed
    put_caret(view, TEXT.index("Follow"))
    view.turn_fold(menu(view))
    assert view.folds.closed == {menu(view)}
    assert view.caret() == MENU_AT
    view.show_furniture(shown=False)
    assert len(view.folds.closed) == 2


def test_thousands_of_folded_lines_cost_nothing_to_paint(show: Show) -> None:
    furniture = "\n".join(f"Link {number}" for number in range(20_000))
    text = f"{prose(2)}\n{furniture}\n{prose(40)}"
    start = text.index("Link 0")
    view = show(content(text, zones=(Zone(start=start, end=start + len(furniture), kind="furniture"),)))
    page = view.page
    assert page is not None
    while not page.is_exact:
        page.refine(50)
    view.viewport().repaint()
    assert page.painted_blocks < 30
    assert page.total() < 12_000
    view.turn_fold(menu(view))
    assert page.total() > 300_000
    view.viewport().repaint()
    assert page.painted_blocks < 60
