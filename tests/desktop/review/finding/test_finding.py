"""Deciding by keyboard: how it stands, what is accepted, why; one visit one verdict; what changed since is said."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crossread.db.records import Claim, Finding
from tests.desktop.review.verdicts_making import Bench

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
ANSWERED = "Which ship"


def test_a_digit_and_a_few_words_decide(bench: Bench, qtbot: QtBot) -> None:
    item = bench.show("How many people were lost")
    finding, step = bench.parts.finding, bench.session.step
    finding.take_keys()
    assert finding.status.buttons["open"].hasFocus()
    bench.key(_Key.Key_2)
    assert finding.status.status == "settled"
    assert finding.value.hasFocus()
    bench.type("1490")
    bench.key(_Key.Key_Return)
    assert finding.reason.hasFocus()
    assert finding.value.text() == "1,490"
    bench.type("The court counted.")
    with qtbot.waitSignal(finding.decided):
        bench.key(_Key.Key_Return, _CTRL)
    bench.rest()
    (kept,) = bench.verdicts(item)
    assert (kept.status, kept.finding, kept.reason) == ("settled", Finding(value="1490"), "The court counted.")
    assert kept.decided_by == "Ada"
    assert bench.session.step == step + 1
    assert finding.by.text().startswith("Ada, ")
    bench.session.undo()
    bench.rest()
    assert bench.verdicts(item) == []
    assert (finding.status.status, finding.value.text(), finding.reason.words) == ("open", "", "")


def test_what_is_typed_is_kept_after_a_rest_and_on_leaving(bench: Bench) -> None:
    item = bench.show("How many people were lost")
    finding = bench.parts.finding
    finding.reason.setFocus()
    bench.type("First ")
    bench.qtbot.waitUntil(lambda: bool(bench.session.step))
    bench.rest()
    bench.qtbot.wait(100)
    assert [each.reason for each in bench.verdicts(item)] == ["First"]
    bench.type("second")
    other = bench.show("How many people were saved")
    bench.rest()
    assert [each.reason for each in bench.verdicts(item)] == ["First second"]
    assert bench.parts.finding.reason.words == bench.verdicts(other)[-1].reason


def test_the_next_visit_is_another_verdict_and_the_earlier_can_be_seen(bench: Bench) -> None:
    item = bench.show("How many people were lost")
    finding = bench.parts.finding
    for digit, status in ((_Key.Key_2, "settled"), (_Key.Key_3, "cannot_be_settled")):
        finding.take_keys()
        bench.key(digit)
        bench.key(_Key.Key_Return, _CTRL)
        bench.rest()
        assert bench.verdicts(item)[-1].status == status
    assert len(bench.verdicts(item)) == 2
    assert finding.earlier.fold.text() == "1 earlier verdict"
    assert not finding.earlier.list.isVisible()
    finding.earlier.fold.click()
    assert finding.earlier.list.isVisible()


def test_what_cannot_be_read_is_said_and_not_kept(bench: Bench) -> None:
    item = bench.show("How many people were lost")
    finding = bench.parts.finding
    decided: list[bool] = []
    finding.decided.connect(lambda: decided.append(True))
    finding.value.setFocus()
    bench.type("rather many")
    bench.key(_Key.Key_Return, _CTRL)
    bench.rest()
    assert "cannot be read" in finding.error.text()
    assert not decided
    assert bench.verdicts(item) == []
    finding.value.selectAll()
    bench.type("1490")
    assert not finding.error.isVisible()


def test_a_passage_is_set_aside_and_taken_in_again(bench: Bench) -> None:
    item = bench.show("How many people were lost")
    detail = bench.parts.detail
    card = detail.cards[0]
    menu = card.aside_menu()
    next(each for each in menu.actions() if "superseded" in each.text()).trigger()
    menu.close()
    bench.rest()
    assert [each.why for each in bench.verdicts(item)[-1].set_aside] == ["superseded"]
    shown = bench.parts.feed.shown
    assert shown is not None
    assert all(card.position_id not in (pair.a, pair.b) for pair in shown.detail.pairs)
    block = next(each for each in detail.blocks if each.group.role == "aside")
    assert [each.position_id for each in block.cards] == [card.position_id]
    assert "set aside: superseded" in block.cards[0].accessibleName()
    bench.parts.detail.aside_chosen.emit([card.position_id], "")
    bench.rest()
    assert bench.verdicts(item) == []


def test_a_change_says_what_it_was_and_what_was_found_can_stand(bench: Bench) -> None:
    item = bench.show("How many people were lost")
    finding = bench.parts.finding
    finding.take_keys()
    bench.key(_Key.Key_2)
    bench.key(_Key.Key_Return, _CTRL)
    bench.rest()
    assert not finding.stale.isVisible()
    bench.session.run(lambda project: project.claims.edit(item.id, statement="How many died?"))
    bench.rest()
    assert finding.stale.isVisible()
    assert "the words were “How many people were lost?”" in finding.stale.why.text()
    finding.stale.confirm.click()
    bench.rest()
    assert not finding.stale.isVisible()
    assert [each.status for each in bench.verdicts(item)] == ["settled", "settled"]


def test_a_truth_has_no_field_for_a_value(bench: Bench) -> None:
    bench.show("The Titanic was taken in tow")
    finding = bench.parts.finding
    assert not finding.value.isVisible()
    finding.take_keys()
    bench.key(_Key.Key_4)
    assert finding.status.status == "not_a_conflict"
    assert bench.holder is finding.reason


def test_the_arrows_go_through_the_status_and_escape_leaves(bench: Bench) -> None:
    bench.show("The Titanic was taken in tow")
    finding = bench.parts.finding
    finding.take_keys()
    bench.key(_Key.Key_Escape)
    assert QApplication.focusWidget() is bench.parts.detail.cards[0]


def test_of_an_event_a_date_is_accepted(bench: Bench) -> None:
    item = bench.show("The survivors reach New York")
    finding = bench.parts.finding
    finding.take_keys()
    bench.key(_Key.Key_2)
    bench.type("18 April 1912")
    bench.key(_Key.Key_Return, _CTRL)
    bench.rest()
    (kept,) = bench.verdicts(item)
    assert kept.finding == Finding(value="1912-04-18")
    assert finding.value.text() == "18 Apr 1912"


def test_one_enter_takes_an_answer_of_the_list_and_goes_on(bench: Bench, qtbot: QtBot) -> None:
    bench.show(ANSWERED)
    finding = bench.parts.finding
    assert bench.parts.feed.shown is not None
    claim = bench.parts.feed.shown.detail.subject
    assert isinstance(claim, Claim)
    finding.take_keys()
    bench.key(_Key.Key_2)
    bench.type(claim.answers[0].text[:4])
    assert finding.value.is_open
    bench.key(_Key.Key_Return)
    qtbot.waitUntil(finding.reason.hasFocus)
    assert finding.value.text() == claim.answers[0].text
