"""The grid as a user meets it: gone through by keys, filtered, sorted, folded, changed, and kept up to date."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.grid import Row, Said
from crossread.db.project import Project
from crossread.db.records import Passage
from crossread.desktop.application.session import Session
from crossread.desktop.review.grid import telling, words
from crossread.desktop.review.grid.arrangement import GridQuery
from crossread.desktop.review.grid.chooser import Chooser
from crossread.desktop.review.workspace import ReviewWorkspace

_NONE, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LOST = "How many people were lost?"


def press(review: ReviewWorkspace, *keys: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
    for key in keys:
        QTest.keyClick(review.grid.view, key, held)


def rows(review: ReviewWorkspace) -> list[Row]:
    arranged = review.grid.view.grid_model.arranged
    assert arranged is not None
    return list(arranged.rows)


def row(review: ReviewWorkspace, title: str) -> Row:
    grid = review.grid.grid
    assert grid is not None
    return next(each for each in grid.rows if each.title == title)


def stand_in(review: ReviewWorkspace, title: str, column: int = 0) -> None:
    review.grid.view.stand_at([each.title for each in rows(review)].index(title), column)


def cell(review: ReviewWorkspace) -> tuple[str, str]:
    found = review.grid.view.cell()
    return ("", "") if found is None else (found[0].title, found[1].title)


def spoken(review: ReviewWorkspace) -> str:
    model = review.grid.view.grid_model
    return str(model.data(review.grid.view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def state_here(review: ReviewWorkspace) -> str:
    found, grid = review.grid.view.cell(), review.grid.grid
    assert found is not None
    assert grid is not None
    return grid.state(found[0].id, found[1].id)


def ask(review: ReviewWorkspace, qtbot: QtBot, **conditions: object) -> None:
    review.grid.bar._set(**conditions)
    qtbot.wait(1)


def test_every_claim_and_event_has_a_row_and_every_source_a_column(review: ReviewWorkspace) -> None:
    grid = review.grid.grid
    assert grid is not None
    assert [each.id for each in rows(review)] == [each.id for each in grid.rows]
    assert review.grid.view.grid_model.columnCount() == 8


def test_a_cell_says_in_words_what_stands_in_it(review: ReviewWorkspace, qtbot: QtBot) -> None:
    stand_in(review, LOST, 2)
    qtbot.waitUntil(lambda: "1,300" in spoken(review))
    assert spoken(review).startswith(f"{LOST}, The Titanic Is Gone: asserts more than 1,300")
    assert "in conflict" in spoken(review)
    stand_in(review, LOST, 1)
    assert spoken(review).endswith(": silent")
    table = QAccessible.queryAccessibleInterface(review.grid.view)
    assert table.role() == QAccessible.Role.Table


def test_a_row_says_how_many_stand_against_how_many_and_of_what_differs_but_is_not_at_odds_that(
    review: ReviewWorkspace,
) -> None:
    told = {each.title: words.sides(each) for each in rows(review)}
    assert told["Everyone on board was saved"] == "5 accounts against 2"
    assert told[LOST] == "2 of 7 accounts agree"
    heard = row(review, "When was she last heard?")
    assert len(heard.sides) == 2
    assert words.sides(heard) == ""
    assert words.marks(heard) == [("ink_quiet", "2 accounts, none at odds")]


def test_who_is_sent_to_a_row_stands_where_it_is_in_conflict_and_sees_all_of_it(review: ReviewWorkspace) -> None:
    stand_in(review, LOST, 1)
    of = row(review, "Everyone on board was saved")
    review.grid.show_subject(of.id)
    grid, found = review.grid.grid, review.grid.view.cell()
    assert grid is not None
    assert found is not None
    assert (found[0].id, grid.mark(of.id, found[1].id)) == (of.id, "conflict")
    view = review.grid.view
    review.resize(review.width(), review.height() - view.visualRect(view.currentIndex()).height())
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_the_arrows_home_and_end_go_through_cells_and_with_ctrl_to_what_is_said(review: ReviewWorkspace) -> None:
    stand_in(review, LOST, 0)
    press(review, Qt.Key.Key_Right)
    assert cell(review)[1].startswith("Titanic Strikes")
    press(review, Qt.Key.Key_Right, held=_CTRL)
    assert cell(review)[1] == "The Titanic Is Gone"
    press(review, Qt.Key.Key_Home)
    assert review.grid.view.currentIndex().column() == 0
    press(review, Qt.Key.Key_End)
    assert review.grid.view.currentIndex().column() == 7
    press(review, Qt.Key.Key_Home, held=_CTRL)
    assert cell(review)[0] == rows(review)[0].title
    press(review, Qt.Key.Key_End, held=_CTRL)
    assert cell(review)[0] == rows(review)[-1].title
    press(review, Qt.Key.Key_PageUp)
    assert cell(review)[0] != rows(review)[-1].title


def test_enter_asks_for_the_passages_of_the_cell_and_with_shift_of_the_row(
    review: ReviewWorkspace, qtbot: QtBot
) -> None:
    stand_in(review, LOST, 2)
    with qtbot.waitSignal(review.passages_requested) as asked:
        press(review, Qt.Key.Key_Return)
    assert len(asked.args[0]) == 2
    with qtbot.waitSignal(review.passages_requested) as asked:
        press(review, Qt.Key.Key_Return, held=_SHIFT)
    assert len(asked.args[0]) > 5


def test_enter_where_nothing_is_said_opens_the_source(review: ReviewWorkspace, qtbot: QtBot) -> None:
    stand_in(review, LOST, 1)
    with qtbot.waitSignal(review.source_requested) as asked:
        press(review, Qt.Key.Key_Return)
    found = review.grid.view.cell()
    assert found is not None
    assert asked.args == [found[1].id]


def test_s_marks_silent_and_takes_it_back(review: ReviewWorkspace, session: Session, qtbot: QtBot) -> None:
    stand_in(review, "The Titanic could not sink", 6)
    assert state_here(review) not in ("said", "silent")
    before = state_here(review)
    with qtbot.waitSignal(review.said) as told:
        press(review, Qt.Key.Key_S)
    assert "silent" in told.args[0]
    qtbot.waitUntil(lambda: state_here(review) == "silent")
    assert session.undo_words
    press(review, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: state_here(review) == before)


def test_s_on_several_cells_is_one_step_and_leaves_out_what_says_something(
    review: ReviewWorkspace, session: Session, qtbot: QtBot
) -> None:
    stand_in(review, "The Titanic could not sink", 0)
    press(review, *[Qt.Key.Key_Right] * 7, held=_SHIFT)
    chosen = len(review.grid.view.chosen_cells())
    press(review, Qt.Key.Key_S)
    grid = review.grid.grid
    assert grid is not None
    claim = row(review, "The Titanic could not sink")
    said = len(grid.cells[claim.id])
    assert chosen == 8

    def silent() -> int:
        now = review.grid.grid
        assert now is not None
        return sum(now.state(claim.id, column.id) == "silent" for column in now.columns)

    qtbot.waitUntil(lambda: silent() == chosen - said)
    step = session.step
    session.undo()
    qtbot.waitUntil(lambda: session.step > step)
    qtbot.waitUntil(lambda: silent() == 0)


@pytest.mark.parametrize(("title", "column", "why"), [(LOST, 2, "is said here"), ("Sinks", 0, "not for events")])
def test_s_says_why_it_does_nothing(review: ReviewWorkspace, qtbot: QtBot, title: str, column: int, why: str) -> None:
    stand_in(review, title, column)
    with qtbot.waitSignal(review.refused) as told:
        press(review, Qt.Key.Key_S)
    assert why in told.args[0]


def test_v_shows_voices_and_sources_by_turns_and_stays_in_the_row(review: ReviewWorkspace, qtbot: QtBot) -> None:
    stand_in(review, LOST, 2)
    press(review, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: review.grid.grid is not None and review.grid.grid.by == "voice")
    assert cell(review)[0] == LOST
    assert state_here(review) == "said"
    titles = [column.title for column in review.grid.grid.columns] if review.grid.grid else []
    assert "Allan Line" in titles
    press(review, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: review.grid.grid is not None and review.grid.grid.by == "source")
    assert cell(review)[0] == LOST


def test_filters_leave_what_was_asked_for_and_counts_say_so(review: ReviewWorkspace, qtbot: QtBot) -> None:
    bar = review.grid.bar
    whole = bar.counts.text()
    assert "20 claims, 16 events" in whole
    assert "positions could be compared" in whole
    ask(review, qtbot, status="conflict")
    assert rows(review)
    assert all(each.conflicts for each in rows(review))
    assert "of 20 claims" in bar.counts.text()
    ask(review, qtbot, status="all", event_ids=frozenset({row(review, "Sinks").id}))
    assert {LOST, "Sinks"} <= {each.title for each in rows(review)}
    source = review.grid.grid.columns[4].id if review.grid.grid else ""
    ask(review, qtbot, event_ids=frozenset(), source_ids=frozenset({source}))
    assert review.grid.view.grid_model.columnCount() == 1
    assert all(review.grid.grid and review.grid.grid.count(each.id, source) for each in rows(review))
    ask(review, qtbot, source_ids=frozenset(), group_ids=frozenset({row(review, "How many people were on board?").id}))
    assert len(rows(review)) == 5


def test_the_words_typed_leave_titles_units_and_events(review: ReviewWorkspace, qtbot: QtBot) -> None:
    bar = review.grid.bar
    press(review, Qt.Key.Key_Slash)
    assert bar.line.hasFocus()
    QTest.keyClicks(bar.line, "miles")
    qtbot.waitUntil(lambda: len(rows(review)) == 1)
    assert rows(review)[0].unit == "miles"
    QTest.keyClick(bar.line, Qt.Key.Key_Down)
    assert review.grid.view.hasFocus()
    QTest.keyClicks(bar.line, " zzz")
    qtbot.waitUntil(lambda: not rows(review))
    assert review.grid._empty.isVisible()
    review.grid._empty.action_requested.emit()
    assert len(rows(review)) == 36


def test_a_voice_leaves_the_rows_in_which_it_says_something(
    review: ReviewWorkspace, qtbot: QtBot, sample: Path
) -> None:
    with Project.open_for_reading(sample) as project:
        voice = next(each for each in project.voices.all() if each.name == "Allan Line")
        annotations = project.annotations.of_voice(voice.id)
        claims = {p.claim_id for a in annotations for p in a.positions if p.voice_id == voice.id}
        events = {t.event_id for a in annotations for t in a.events if t.voice_id == voice.id}
    review.grid.bar._set_condition("voice_ids", frozenset({voice.id}))
    qtbot.waitUntil(lambda: {each.id for each in rows(review)} == claims | events)


def test_several_of_a_kind_are_chosen_with_ctrl_and_any_will_do(review: ReviewWorkspace, qtbot: QtBot) -> None:
    bar = review.grid.bar
    chip = bar.chips["event_ids"]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    chooser = next(each for each in review.window().findChildren(Chooser) if each.isVisible())
    alone = {}
    for wanted in [each for each in bar._choices("event_ids") if each[1] == "Sinks"] + [bar._choices("event_ids")[0]]:
        chooser.line.setText(wanted[1])
        chooser.list.setCurrentRow(chooser.list.count() - 1)
        QTest.keyClick(chooser.line, Qt.Key.Key_Return, _CTRL)
        alone[wanted[0]] = wanted[1]
    assert chooser.isVisible()
    assert bar.query.event_ids == alone.keys()
    grid = review.grid.grid
    assert grid is not None
    expected = [each.id for each in grid.rows if {each.id, each.event_id} & alone.keys()]
    assert [each.id for each in rows(review)] == expected
    assert "and 1 more" in chip.text()
    assert all(title in chip.accessibleName() for title in alone.values())
    QTest.keyClick(chooser.line, Qt.Key.Key_Return, _CTRL)
    assert len(bar.query.event_ids) == 1
    QTest.keyClick(chooser.line, Qt.Key.Key_Escape)
    bar.clear_conditions()


@pytest.mark.parametrize(
    ("sort", "figure"),
    [
        ("conflict", lambda row: (row.conflicts, row.tensions)),
        ("sources", lambda row: (row.sources,)),
        ("latest", lambda row: (row.changed,)),
    ],
)
def test_it_can_be_sorted(
    review: ReviewWorkspace, qtbot: QtBot, sort: str, figure: Callable[[Row], tuple[int, ...]]
) -> None:
    ask(review, qtbot, sort=sort)
    figures = [figure(each) for each in rows(review)]
    assert figures == sorted(figures, reverse=True)


def test_groups_fold_and_keep_the_place(review: ReviewWorkspace) -> None:
    stand_in(review, "How many in the crew?", 2)
    press(review, Qt.Key.Key_Minus)
    assert cell(review)[0] == "How many people were on board?"
    assert "How many in the crew?" not in [each.title for each in rows(review)]
    assert "20 claims" in review.grid.bar.counts.text()
    press(review, Qt.Key.Key_Plus)
    assert "How many in the crew?" in [each.title for each in rows(review)]


def test_what_is_chosen_elsewhere_comes_out_of_its_fold_but_not_through_a_filter(
    review: ReviewWorkspace, qtbot: QtBot
) -> None:
    crew = row(review, "How many in the crew?")
    stand_in(review, crew.title)
    press(review, Qt.Key.Key_Minus)
    stand_in(review, LOST)
    review.show_subject("claim", crew.id)
    assert cell(review)[0] == crew.title
    ask(review, qtbot, words="miles")
    before = cell(review)
    review.show_subject("claim", crew.id)
    assert cell(review) == before
    assert review.subject == ("claim", crew.id)


def test_sources_stand_by_date_or_as_listed(review: ReviewWorkspace, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.changed):
        session.run(lambda project: project.sources.edit(project.sources.all()[0].id, published="1999"))

    def order() -> list[str]:
        arranged = review.grid.view.grid_model.arranged
        return [] if arranged is None else [str(column.published)[:4] for column in arranged.columns]

    qtbot.waitUntil(lambda: order()[:1] == ["1999"])
    ask(review, qtbot, across="published")
    assert order() == sorted(order())


def test_after_a_step_the_figures_are_new_and_the_place_is_kept(
    review: ReviewWorkspace, session: Session, qtbot: QtBot
) -> None:
    stand_in(review, LOST, 2)
    view = review.grid.view
    view.verticalScrollBar().setValue(120)
    before = row(review, LOST)
    found = review.grid.view.cell()
    assert found is not None
    qtbot.waitUntil(lambda: bool(view.grid_model.said(*found)))
    said = view.grid_model.said(*found) or ()

    def change(project: Project) -> None:
        project.annotations.edit_position(said[0].position_id, value="7", qualifier=None)

    session.run(change)
    qtbot.waitUntil(lambda: row(review, LOST).conflicts != before.conflicts)
    qtbot.waitUntil(lambda: "asserts 7" in spoken(review))
    assert cell(review) == (LOST, "The Titanic Is Gone")
    assert view.verticalScrollBar().value() == 120
    session.run(lambda project: project.claims.add("Another one?", "truth"))
    qtbot.waitUntil(lambda: any(each.title == "Another one?" for each in rows(review)))
    assert cell(review) == (LOST, "The Titanic Is Gone")


def test_a_row_that_is_deleted_leaves_the_grid(review: ReviewWorkspace, session: Session, qtbot: QtBot) -> None:
    stand_in(review, LOST, 2)
    claim = row(review, LOST)
    session.run(lambda project: project.claims.delete(claim.id))
    qtbot.waitUntil(lambda: LOST not in [each.title for each in rows(review)])
    session.undo()
    qtbot.waitUntil(lambda: LOST in [each.title for each in rows(review)])


def test_a_project_without_claims_says_what_to_do(make_review: Callable[..., ReviewWorkspace], tmp_path: Path) -> None:
    path = tmp_path / "empty.crossread"
    with Project.create(path, title="Empty") as project:
        project.sources.add("One", "Words.")
    review = make_review(path)
    assert review.grid._nothing.isVisible()
    assert review.grid.bar.query == GridQuery()


@pytest.mark.parametrize(
    ("value", "given", "told"),
    [
        ("20,000 to 99,999", "tens of  thousands", "“tens of thousands”"),
        ("1,825 days", "five-year", "“five-year”"),
        ("more than 120,000", "over 120,000", ""),
        ("1,960", "1 960 troops", "“1 960 troops”"),
        ("44 days", "44-day", ""),
        ("100", "", ""),
    ],
)
def test_words_for_a_number_are_shown_where_its_figures_are_not_among_them(value: str, given: str, told: str) -> None:
    said = Said(
        position_id="p",
        annotation_id="a",
        source_id="s",
        passage=Passage(source_id="s", revision=1, start=0, end=1),
        words=value,
        given=given,
        quote="",
    )
    assert words.as_written(said, Row(id="r", kind="claim", title="", value_type="number")) == told
    assert words.as_written(said, Row(id="r", kind="claim", title="", value_type="answer")) == ""


def test_a_total_that_its_parts_exceed_has_a_mark_of_its_own() -> None:
    told = [Row(id="r", kind="claim", title="", conflicts=count, totals=totals) for count, totals in ((1, 1), (3, 1))]
    assert [text for _, text in words.marks(told[0])] == ["≠ the sum"]
    assert [text for _, text in words.marks(told[1])] == ["≠ 2 pairs", "≠ the sum"]
    assert "The parts add up to more than the whole." in telling.row_tip(told[0], "")
    assert "cannot both hold" not in telling.row_tip(told[0], "")
