"""How the grid is filtered, sorted, folded, and turned from sources to voices."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crossread.db.grid import Row
from crossread.db.project import Project
from crossread.desktop.application.session import Session
from crossread.desktop.review.grid.chooser import Chooser
from crossread.desktop.review.workspace import ReviewWorkspace
from tests.desktop.review.grid.driving import CTRL, LOST, cell, press, row, rows, stand_in, state_here


def ask(review: ReviewWorkspace, qtbot: QtBot, **conditions: object) -> None:
    review.grid.bar._set(**conditions)
    qtbot.wait(1)


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
    assert "statements compared" in whole
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
        QTest.keyClick(chooser.line, Qt.Key.Key_Return, CTRL)
        alone[wanted[0]] = wanted[1]
    assert chooser.isVisible()
    assert bar.query.event_ids == alone.keys()
    grid = review.grid.grid
    assert grid is not None
    expected = [each.id for each in grid.rows if {each.id, each.event_id} & alone.keys()]
    assert [each.id for each in rows(review)] == expected
    assert "and 1 more" in chip.text()
    assert all(title in chip.accessibleName() for title in alone.values())
    QTest.keyClick(chooser.line, Qt.Key.Key_Return, CTRL)
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
