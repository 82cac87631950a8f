"""The list of steps: narrowed, under the days of this machine's clock, and each with how it stands."""

import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from crossread.db.compacting import compact
from crossread.db.history import SENTENCES
from crossread.db.past.days import day_of, first_instant
from crossread.db.past.going_back import NoWayError, Way, go_to, way_to
from crossread.db.past.groups import LABELS
from crossread.db.past.listing import StepQuery, authors, last_step_of, list_steps, read_steps
from crossread.db.past.passages import passages_of
from crossread.db.past.working import Work
from crossread.db.project import Project
from crossread.db.records import Annotation, Source
from crossread.db.salvage import salvage
from crossread.db.stopping import StoppedError
from crossread.db.store import clock


@pytest.fixture
def in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the clock of this system cannot be set for one program")
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    day_of.__globals__["_day_of_hour"].cache_clear()
    yield
    monkeypatch.undo()
    time.tzset()
    day_of.__globals__["_day_of_hour"].cache_clear()


def numbers(project: Project, **narrowed: Any) -> list[int]:
    return list(list_steps(project.store, StepQuery(**narrowed)).numbers)


def test_all_steps_newest_first(project: Project, annotation: Annotation) -> None:
    project.events.add("Sinking")
    found = list_steps(project.store, StepQuery())
    assert list(found.numbers) == [3, 2, 1]
    assert (found.step, found.rows) == (3, ())
    assert sum(day.count for day in found.days) == 3
    assert {number: step.label for number, step in read_steps(project.store, [1, 3, 99]).items()} == {
        1: "add_source",
        3: "add_event",
    }


def test_by_author_group_and_words(project: Project, annotation: Annotation) -> None:
    project.author = "Grace"
    project.annotations.edit_note(annotation.id, "Seen by the Purser")
    project.annotations.edit_note(annotation.id, "")
    event = project.events.add("100 % sure_thing")
    project.history.undo()
    assert authors(project.store) == ["Grace", "Ada"]
    assert numbers(project, author="Ada") == [2, 1]
    assert numbers(project, groups=frozenset({"codebook"})) == [5]
    assert numbers(project, groups=frozenset({"ways", "sources"})) == [6, 1]
    # In what is said of a step, and in what a step took away.
    assert numbers(project, words="SURE_thing add") == [6, 5]
    assert numbers(project, words="purser") == [4]
    assert numbers(project, words="100 %") == [6, 5]
    assert numbers(project, words="% nothing") == []
    assert numbers(project, author="Grace", words="note") == [4, 3]
    assert numbers(project, record_id=event.id) == [6, 5]


def test_only_what_was_taken_back_is_said_to_be(project: Project, annotation: Annotation, tmp_path: Path) -> None:
    """A salvaged project begins undo anew, and all of its steps still hold."""
    project.annotations.edit_note(annotation.id, "a")
    project.history.undo()
    project.history.redo()
    project.events.add("Sinking")
    project.history.undo()
    project.events.add("Rescue")
    every = list_steps(project.store, StepQuery())
    told = {number: every.standing(step) for number, step in read_steps(project.store, every.numbers).items()}
    assert told == {1: "holds", 2: "holds", 3: "holds", 4: "way", 5: "way", 6: "left", 7: "way", 8: "holds"}
    path = project.path
    project.close()
    salvage(path, tmp_path / "salvaged.crossread")
    with Project.open_for_reading(tmp_path / "salvaged.crossread") as salvaged:
        again = list_steps(salvaged.store, StepQuery())
        steps = read_steps(salvaged.store, told)
        assert {number: again.standing(step) for number, step in steps.items()} == told


def test_of_one_record(project: Project, source: Source, annotation: Annotation) -> None:
    claim = project.claims.add("Who?", "answer")
    answer = project.claims.add_answer(claim.id, "The line")
    position = project.annotations.add_position(annotation.id, claim.id)
    project.annotations.edit_position(position.id, answer_id=answer.id)
    project.voices.add("Somebody else")
    project.annotations.remove_position(position.id)
    verdict = project.verdicts.add("open", claim_id=claim.id)
    project.verdicts.delete(verdict.id)
    # With what was said on it and is gone since.
    assert numbers(project, record_id=claim.id) == [10, 9, 8, 6, 5, 4, 3]
    assert numbers(project, record_id=annotation.id) == [8, 6, 5, 2]
    assert numbers(project, record_id=source.id) == [1]
    project.claims.delete(claim.id)
    assert numbers(project, record_id=claim.id)[0] == 11
    assert numbers(project, record_id="nothing") == []


@pytest.mark.usefixtures("in_new_york")
def test_days_are_those_of_the_clock_here(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    times = [
        "2026-11-01T03:30:00.000Z",
        "2026-11-01T05:30:00.000Z",
        "2026-11-02T04:59:59.999Z",
        "2026-11-02T05:00:00.000Z",
    ]
    for at, title in zip(times, count(), strict=False):
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        project.events.add(str(title))
    monkeypatch.undo()
    found = list_steps(project.store, StepQuery())
    # The clocks went back on 1 November.
    assert [(day.day, day.first, day.count) for day in found.days] == [
        ("2026-11-02", 0, 1),
        ("2026-11-01", 1, 2),
        ("2026-10-31", 3, 1),
    ]
    assert first_instant("2026-11-01") == "2026-11-01T04:00:00.000Z"
    assert first_instant("2026-11-02") == "2026-11-02T05:00:00.000Z"
    assert numbers(project, first_day="2026-11-01", last_day="2026-11-01") == [3, 2]
    assert numbers(project, last_day="2026-10-31") == [1]
    assert [last_step_of(project.store, day) for day in ("2026-10-30", "2026-10-31", "2026-11-01", "2027-01-01")] == [
        0,
        1,
        3,
        4,
    ]


def test_how_steps_stand(project: Project) -> None:
    for title in "abc":
        project.events.add(title)
    project.history.undo()
    project.history.undo()
    project.events.add("d")
    project.events.add("e")
    project.history.undo()
    found = list_steps(project.store, StepQuery())
    stands = {number: found.standing(step) for number, step in read_steps(project.store, found.numbers).items()}
    assert stands == {1: "holds", 2: "left", 3: "left", 4: "way", 5: "way", 6: "holds", 7: "undone", 8: "way"}


def test_back_to_a_step_and_forth_again(project: Project) -> None:
    for title in "abcde":
        project.events.add(title)

    def titles() -> str:
        return "".join(event.title for event in project.events.all())

    assert way_to(project, 2) == Way(kind="undo", steps=3)
    assert go_to(project, 2) == Way(kind="undo", steps=3)
    assert titles() == "ab"
    changes = project.last_changes
    # Each is a step of its own, and they are announced in sum.
    assert (changes.steps, changes.step, len(changes.ids["event"])) == (3, 8, 3)
    assert way_to(project, 4) == Way(kind="redo", steps=2)
    go_to(project, 4)
    assert titles() == "abcd"
    project.history.redo()
    assert titles() == "abcde"
    assert go_to(project, 5).steps == 0
    go_to(project, 0)
    assert titles() == ""
    go_to(project, 5)
    project.history.undo()
    project.events.add("f")
    assert way_to(project, 5) is None
    with pytest.raises(NoWayError):
        go_to(project, 5)


def test_where_an_undo_led_can_be_gone_to(project: Project) -> None:
    for title in "abc":
        project.events.add(title)
    for _ in range(3):
        project.history.undo()
    project.history.redo()
    states = {4: 2, 5: 1, 6: 0, 7: 1}
    assert way_to(project, 7) == Way(kind="undo", steps=0)
    for number, count_ in states.items():
        go_to(project, number)
        assert len(project.events.all()) == count_
    project.events.add("d")
    assert way_to(project, 4) is None, "what it led to is on a way that was left"
    assert way_to(project, 7) == Way(kind="undo", steps=1)
    compact(project, 3)
    assert way_to(project, 6) is None
    assert way_to(project, 2) is None
    assert way_to(project, project.step_number) == Way(kind="undo", steps=0)


def test_a_stop_on_the_way_leaves_all_as_it_was(project: Project) -> None:
    for title in "abcde":
        project.events.add(title)

    class Stopping(Work):
        def at(self, stage: object, done: int = 0, total: int = 0) -> None:
            if done == 2:
                self.stop()
            super().at("back", done, total)

    with pytest.raises(StoppedError):
        go_to(project, 1, Stopping())
    assert (len(project.events.all()), project.step_number) == (5, 5)
    go_to(project, 1)
    assert len(project.events.all()) == 1


def test_back_to_where_the_history_begins(project: Project) -> None:
    for title in "abcd":
        project.events.add(title)
    compact(project, 2)
    assert way_to(project, 1) is None
    assert go_to(project, 0) == Way(kind="undo", steps=2)
    assert [event.title for event in project.events.all()] == ["a", "b"]


def test_every_kind_of_step_is_in_a_group() -> None:
    listed = {label for labels in LABELS.values() for label in labels}
    assert set(SENTENCES) - {"compact_history_of_one"} == listed


def test_what_undo_and_redo_came_to(project: Project) -> None:
    for number in range(1, 5):
        project.events.add(f"Event {number}")
    project.history.undo()
    project.history.undo()
    project.history.redo()

    def came_to() -> tuple[list[int], int, int]:
        found = list_steps(project.store, StepQuery(came_to=True))
        return [number - first for number in found.numbers], found.now, found.left_out

    first = project.store.number("SELECT min(number) FROM steps WHERE label = 'add_event'") - 1
    before = [number - first for number in range(first, 0, -1)]
    # The last is undone and can be done again: it stands before what holds.
    assert came_to() == ([4, 3, 2, 1, *before], 1, 3)
    project.events.add("Event 5")
    # Now it cannot be any more, and is left out as well.
    assert came_to() == ([8, 3, 2, 1, *before], 0, 4)
    while project.history.undo():
        pass
    numbers, now, _ = came_to()
    assert numbers == [8, 3, 2, 1, *before]
    assert now == len(numbers), "all of it lies ahead"


def test_the_words_that_a_tag_is_about(project: Project, annotation: Annotation) -> None:
    event = project.events.add("Sinking")
    tag = project.annotations.tag_event(annotation.id, event.id)
    tagged = project.step_number
    assert tag is not None
    project.annotations.untag(tag.id)
    project.annotations.delete([annotation.id])
    steps = read_steps(project.store, range(1, project.step_number + 1))
    found = passages_of(project.store, steps.values())
    assert found == {tagged: annotation.quote, tagged + 1: annotation.quote}, "also when it is gone"
