"""The disagreement as it is shown: sides, passages in context, pairs with reasons, telling apart; with real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from crossread.db.records import Claim
from crossread.desktop.look import theme
from crossread.desktop.review.detail.card import PassageCard
from tests.desktop.review.verdicts_making import Bench

_Key = Qt.Key


def test_the_title_the_kind_and_the_worst_reason(bench: Bench) -> None:
    bench.show("How many people were lost")
    detail = bench.parts.detail
    assert detail.title.text() == "How many people were lost?"
    assert detail.kind.text() == "Number of people · about Sinks, 15 Apr 1912, 02:20"
    assert detail.box.isVisible()
    assert detail.box.verdict.text().endswith("cannot both hold.")
    assert detail.box.counted.text() == "2 accounts against 2 accounts, 1 source. 38 more pairs below."


def test_every_passage_stands_once_in_its_context(bench: Bench) -> None:
    bench.show("How many people were lost")
    shown, detail = bench.parts.feed.shown, bench.parts.detail
    assert shown is not None
    for block in detail.blocks:
        block.show_all()
    assert sorted(card.position_id for card in detail.cards) == sorted(
        each.said.position_id for each in shown.detail.said
    )
    for card in detail.cards:
        quoted = card.passage
        assert quoted.source_title in card.accessibleName()
        assert f"¶\u00a0{quoted.paragraph}" in card.accessibleName()
        assert " ".join(quoted.text.split()) in " ".join(card.accessibleName().split())


def test_the_way_is_drawn_out(bench: Bench) -> None:
    bench.show("How many people were lost")
    assert any(" ← " in card.accessibleName() for card in bench.parts.detail.cards)


def test_arrows_go_from_passage_to_passage_and_enter_opens(bench: Bench, qtbot: QtBot) -> None:
    bench.show("How many people were lost")
    detail = bench.parts.detail
    detail.take_keys()
    assert bench.holder is detail.cards[0]
    with qtbot.waitSignal(detail.passage_chosen) as told:
        bench.key(_Key.Key_Down)
    assert bench.holder is detail.cards[1]
    assert told.args == [detail.cards[1].passage.said.annotation_id]
    with qtbot.waitSignal(detail.open_requested) as opened:
        bench.key(_Key.Key_Return)
    assert opened.args == [detail.cards[1].passage.said.annotation_id]


def test_space_compares_the_words_with_those_of_the_next(bench: Bench) -> None:
    bench.show("How many people were lost")
    detail = bench.parts.detail
    detail.take_keys()
    first = detail.cards[0]
    bench.key(_Key.Key_Space)
    assert first.is_held
    told = {}
    for _ in detail.cards[1:]:
        bench.key(_Key.Key_Down)
        holder = bench.holder
        assert isinstance(holder, PassageCard)
        words = [first.passage.text[start:end] for start, end in first.marks]
        told[holder.passage.text] = words
        assert words or "hardly a word in common" in holder.accessibleName()
    assert told["more than 1,300 have died"] == ["1,500"]
    bench.key(_Key.Key_Escape)
    assert not any(card.marks or card.is_held for card in detail.cards)


def test_a_click_on_a_passage_that_is_scrolled_away_in_part_opens_it(bench: Bench, qtbot: QtBot) -> None:
    bench.show("How many people were lost")
    detail = bench.parts.detail
    bench.qtbot.wait(50)
    (area,) = bench.column.findChildren(QScrollArea)
    area.verticalScrollBar().setValue(60)
    with qtbot.waitSignal(detail.open_requested):
        QTest.mouseClick(detail.cards[0], Qt.MouseButton.LeftButton)
    assert area.verticalScrollBar().value() == 60


def test_a_pair_keeps_the_keys_while_its_words_are_compared(bench: Bench) -> None:
    bench.show("How many people were saved")
    detail = bench.parts.detail
    detail.pairs_fold.click()
    bench.qtbot.wait(50)
    for row in detail.pairs.rows:
        row.setFocus()
        assert bench.holder is row
    assert any(card.is_held for card in detail.cards)


def test_pairs_are_listed_by_their_sides_with_a_sentence_each(bench: Bench) -> None:
    item = bench.show("How many people were lost")
    detail = bench.parts.detail
    assert detail.pairs_fold.text() == f"{item.conflicts + item.tensions} pairs, each with its reason"
    assert not detail.pairs.isVisible()
    detail.pairs_fold.setFocus()
    bench.key(_Key.Key_Return)
    assert detail.pairs.isVisible()
    first = len(detail.pairs.rows)
    while detail.pairs.more is not None:
        detail.pairs.more.click()
    assert len(detail.pairs.rows) > first
    sentences = [row.accessibleName() for row in detail.pairs.rows]
    assert any("does not meet" in each for each in sentences)
    assert any("can both hold, but" in each for each in sentences)


def test_x_tells_two_apart_in_one_step_and_says_why_they_are(bench: Bench) -> None:
    item = bench.show("The Titanic was taken in tow")
    detail = bench.parts.detail
    detail.take_keys()
    detail.ask_apart()
    bench.qtbot.waitUntil(lambda: detail.form is not None and detail.form.isAncestorOf(bench.holder))
    step = bench.session.step
    bench.type("by rumour")
    bench.key(_Key.Key_Tab)
    bench.key(_Key.Key_Tab)
    bench.type("by deed")
    bench.key(_Key.Key_Return)
    bench.qtbot.waitUntil(lambda: bench.session.step == step + 1)
    bench.rest()
    assert detail.form is None
    shown = bench.parts.feed.shown
    assert shown is not None
    assert len(shown.detail.pairs) < item.conflicts
    assert detail.apart_fold.isVisible()
    assert "Not the same thing: one speaks of “by " in detail.apart.text()
    bench.session.undo()
    bench.rest()
    assert bench.parts.feed.shown is not None
    assert len(bench.parts.feed.shown.detail.pairs) == item.conflicts


def test_what_does_not_tell_them_apart_is_refused_in_words(bench: Bench) -> None:
    bench.show("The Titanic was taken in tow")
    detail, step = bench.parts.detail, bench.session.step
    detail.ask_apart()
    form = detail.form
    assert form is not None
    form.store()
    assert "at least one" in form.error.text()
    (scope, as_of), (other_scope, _) = form.fields.values()
    as_of.setText("some day or other")
    form.store()
    assert "is no date" in form.error.text()
    as_of.setText("")
    scope.setText("in  Tow")
    other_scope.setText("in tow")
    form.store()
    assert "Both need a scope" in form.error.text()
    assert bench.session.step == step
    bench.qtbot.waitUntil(lambda: form.isAncestorOf(bench.holder))
    bench.key(_Key.Key_Escape)
    assert detail.form is None


def test_two_days_tell_apart_too(bench: Bench) -> None:
    bench.show("The Titanic was taken in tow")
    detail = bench.parts.detail
    detail.ask_apart()
    form = detail.form
    assert form is not None
    for (_, as_of), day in zip(form.fields.values(), ("15 April 1912", "16.4.1912"), strict=True):
        as_of.setText(day)
    form.store()
    bench.rest()
    assert "one is as of 15 Apr 1912, the other as of 16 Apr 1912" in detail.apart.text()


def test_of_an_event_the_other_one_is_named(bench: Bench) -> None:
    item = bench.show("The survivors reach New York")
    detail = bench.parts.detail
    assert detail.kind.text().startswith("Event, when it was")
    assert not any(card.marks for card in detail.cards)
    detail.ask_apart()
    bench.qtbot.waitUntil(lambda: detail.form is not None and detail.form.title is bench.holder)
    bench.type("The Lapland arrives")
    bench.key(_Key.Key_Return)
    bench.rest()
    shown = bench.parts.feed.shown
    assert shown is not None
    assert shown.id == item.id
    assert shown.detail.pairs == ()
    assert not detail.box.isVisible()


def test_a_claim_without_disagreement_shows_its_positions_all_the_same(bench: Bench) -> None:
    calm: list[str] = []

    def question(project: object) -> str:
        from crossread.db.grid import read_grid
        from crossread.db.project import Project

        assert isinstance(project, Project)
        grid = read_grid(project)
        return next(
            row.id for row in grid.rows if row.kind == "claim" and row.sources and not row.conflicts + row.tensions
        )

    bench.session.ask(question, calm.append)
    bench.qtbot.waitUntil(lambda: bool(calm))
    bench.column.show_subject("claim", calm[0])
    bench.wait_shown(calm[0])
    detail = bench.parts.detail
    assert detail.cards
    assert not detail.box.isVisible()
    assert not detail.pairs_fold.isVisible()
    detail.ask_apart()
    assert detail.form is None


def test_what_changes_elsewhere_is_shown_and_the_keys_stay(bench: Bench) -> None:
    item = bench.show("How many people were lost")
    detail = bench.parts.detail
    detail.take_keys()
    bench.key(_Key.Key_Down)
    chosen = detail.cards[1].position_id
    bench.session.run(lambda project: project.claims.edit(item.id, statement="How many died?", color="#2574b0"))
    bench.qtbot.waitUntil(lambda: detail.title.text() == "How many died?")
    holder = bench.holder
    assert isinstance(holder, PassageCard)
    assert holder.position_id == chosen


def test_what_is_gone_is_shown_no_more_and_an_undo_brings_it_back(bench: Bench) -> None:
    item = bench.show("How many people were lost")
    bench.session.run(lambda project: project.claims.delete(item.id))
    bench.qtbot.waitUntil(lambda: not bench.parts.detail.isVisible())
    bench.session.undo()
    bench.qtbot.waitUntil(bench.parts.detail.isVisible)
    assert isinstance(bench.parts.feed.shown and bench.parts.feed.shown.detail.subject, Claim)


def test_the_keys_stay_in_the_passages_when_another_is_shown(bench: Bench) -> None:
    bench.show("How many people were lost")
    bench.parts.detail.take_keys()
    item = bench.show("The Titanic was taken in tow")
    assert bench.holder is bench.parts.detail.cards[0]
    bench.session.run(lambda project: project.claims.delete(item.id))
    bench.qtbot.waitUntil(lambda: not bench.parts.detail.isVisible())
    assert bench.column.isAncestorOf(bench.holder)


@pytest.mark.parametrize("mode", ["dark", "sepia", "light"])
def test_it_is_drawn_in_every_theme(bench: Bench, mode: theme.Mode) -> None:
    bench.show("How many people were lost")
    theme.set_mode(mode)
    picture = bench.parts.detail.grab()
    assert not picture.isNull()
    theme.set_mode("system")


def test_passages_for_the_panes_are_one_of_every_source(bench: Bench) -> None:
    bench.show("How many people were lost")
    shown = bench.parts.feed.shown
    assert shown is not None
    of_source = {each.said.annotation_id: each.said.source_id for each in shown.detail.said}
    sources = [of_source[each] for each in bench.parts.detail.passages()]
    assert len(sources) == len(set(sources)) == len({each.said.source_id for each in shown.detail.said})


def test_sides_come_a_few_in_a_turn_and_what_is_compared_is_there_at_once(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crossread.desktop.review.detail import sides

    monkeypatch.setattr(sides, "SLICE_S", 0.0)
    item = next(each for each in bench.parts.queue.items if each.title.startswith("How many people were lost"))
    made = bench.parts.detail.sides
    counts: list[int] = []
    bench.parts.feed.arrived.connect(lambda shown: counts.append(len(made.blocks)))
    bench.column.show_subject(item.kind, item.id)
    bench.qtbot.waitUntil(lambda: bool(counts))
    shown = bench.parts.feed.shown
    assert shown is not None
    assert len(shown.groups) > 2
    assert counts[0] < len(shown.groups)
    last = shown.groups[-1].passages[0].said.position_id
    made.compare(shown.groups[0].passages[0].said.position_id, last)
    assert made.card_of(last) is not None
    bench.qtbot.waitUntil(lambda: made.is_whole)
    assert [block.group for block in made.blocks] == list(shown.groups)
