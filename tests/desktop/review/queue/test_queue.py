"""Going through the queue: the place in it, what comes next, also while it changes."""

from crossread.db.deciding import Draft, decide
from tests.desktop.review.verdicts_making import Bench


def test_the_line_says_where_one_is(bench: Bench) -> None:
    queue, bar = bench.parts.queue, bench.parts.bar
    first = queue.items[0]
    bench.column.show_subject(first.kind, first.id)
    assert bar.place.text() == f"disagreement 1 of {len(queue.items)} · {queue.left} to decide"
    assert not bar.buttons["previous"].isEnabled()
    assert bar.buttons["next"].isEnabled()


def test_every_disagreement_is_come_to_once(bench: Bench) -> None:
    queue, seen = bench.parts.queue, []
    found = queue.step(1)
    while found is not None:
        seen.append(found)
        bench.column.show_subject(*found)
        found = queue.step(1)
    assert seen == [(item.kind, item.id) for item in queue.items]
    assert queue.step(-1) == seen[-2]


def test_what_is_decided_goes_to_the_end_and_the_next_is_the_next(bench: Bench) -> None:
    queue = bench.parts.queue
    first, second = queue.items[0], queue.items[1]
    bench.column.show_subject(first.kind, first.id)
    assert queue.next_to_decide() == (second.kind, second.id)
    left = queue.left
    bench.session.run(lambda project: decide(project, first.kind, first.id, Draft(status="settled")))
    bench.rest()
    bench.qtbot.waitUntil(lambda: queue.left == left - 1)
    assert queue.items[0].id == second.id
    # One goes on from where it stood, and not from the end.
    assert queue.step(1) == (second.kind, second.id)
    assert queue.step(-1) is None
    bench.session.undo()
    bench.qtbot.waitUntil(lambda: queue.left == left)
    assert queue.items[0].id == first.id
    assert queue.step(1) == (second.kind, second.id)


def test_after_a_decision_one_goes_on_from_where_it_stood(bench: Bench) -> None:
    queue = bench.parts.queue
    item, after = queue.items[4], queue.items[5]
    bench.column.show_subject(item.kind, item.id)
    left = queue.left
    bench.session.run(lambda project: decide(project, item.kind, item.id, Draft(status="settled")))
    bench.qtbot.waitUntil(lambda: queue.left == left - 1)
    assert queue.next_to_decide() == (after.kind, after.id)


def test_what_has_left_the_queue_still_has_its_neighbours(bench: Bench) -> None:
    queue = bench.parts.queue
    item, after = queue.items[2], queue.items[3]
    bench.column.show_subject(item.kind, item.id)
    count = len(queue.items)
    bench.session.run(lambda project: project.claims.delete(item.id))
    bench.qtbot.waitUntil(lambda: len(queue.items) < count)
    assert queue.place == -1
    assert queue.step(1) == (after.kind, after.id)
    assert bench.parts.bar.place.text() == f"not in the queue · {len(queue.items)} disagreements"


def test_the_buttons_wish(bench: Bench) -> None:
    wishes: list[str] = []
    bench.parts.bar.wished.connect(wishes.append)
    first = bench.parts.queue.items[0]
    bench.column.show_subject(first.kind, first.id)
    for name in ("next", "open", "decide", "apart"):
        bench.parts.bar.buttons[name].click()
    assert wishes == ["next", "open", "decide", "apart"]


def test_closing_the_project_empties_it(bench: Bench) -> None:
    bench.session.close()
    assert bench.parts.queue.items == ()
    assert bench.parts.bar.place.text() == "no disagreement"
