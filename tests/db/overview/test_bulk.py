"""Many annotations changed at once: one step, all or nothing, and every earlier state is found again."""

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.history import describe
from crossread.db.overview import bulk
from crossread.db.project import Project
from crossread.db.records import EventTag
from crossread.db.store.schema import TABLES
from tests.db.overview.making import Made, Plan, annotate, codebook

HOW_MANY = 620


class StoppedError(Exception):
    """Raised by a report to end the work."""


@pytest.fixture
def made(project: Project) -> Made:
    return codebook(project)


@pytest.fixture
def ids(project: Project, made: Made) -> list[str]:
    plans = [
        Plan(source=at % 3, start=at % 90, length=5, tags=((at % 2, -1, None),), positions=((at % 2, -1, "denies"),))
        for at in range(HOW_MANY)
    ]
    return annotate(project, made, plans)


def state(project: Project) -> dict[str, list[tuple[object, ...]]]:
    names = {
        table.name: ", ".join(f'"{each}"' for each in table.all_columns if each != "modified_at") for table in TABLES
    }
    return {name: project.store.rows(f"SELECT {columns} FROM {name} ORDER BY key") for name, columns in names.items()}


def last_step(project: Project) -> str:
    return describe(project.history.steps(limit=1)[0])


def test_deleting_is_one_step(project: Project, ids: list[str]) -> None:
    before, reports = state(project), list[tuple[int, int]]()
    gone = bulk.delete(project, [*ids[:600], "nobody"], report=lambda done, total: reports.append((done, total)))
    assert gone == 600
    assert project.annotations.count() == HOW_MANY - 600
    assert last_step(project) == "delete 600 annotations"
    assert reports == [(0, 600), (250, 600), (500, 600), (600, 600)]
    project.history.undo()
    assert state(project) == before


def test_a_single_one_is_named(project: Project, made: Made, ids: list[str]) -> None:
    bulk.delete(project, ids[:1])
    assert last_step(project).startswith("delete the annotation of “")
    bulk.add_tag(project, ids[1:2], "event", made.events[2])
    assert last_step(project) == "tag “Rumour”"
    bulk.replace_tag(project, ids[1:2], "event", made.events[2], made.events[3])
    assert last_step(project) == "tag “Warnings” instead of “Rumour”"
    bulk.remove_tag(project, ids[1:2], "event", made.events[3])
    assert last_step(project) == "take off the tag “Warnings”"
    assert bulk.delete(project, []) == 0


def test_what_is_stopped_leaves_nothing(project: Project, made: Made, ids: list[str]) -> None:
    before, step = state(project), project.step_number

    def stop(done: int, total: int) -> None:
        if done >= 500:
            raise StoppedError

    with pytest.raises(StoppedError):
        bulk.delete(project, ids, report=stop)
    with pytest.raises(StoppedError):
        bulk.add_tag(project, ids, "event", made.events[2], report=stop)
    assert state(project) == before
    assert project.step_number == step


def test_a_tag_is_added_where_it_is_not(project: Project, made: Made, ids: list[str]) -> None:
    before = state(project)
    assert bulk.add_tag(project, ids, "event", made.events[0]) == HOW_MANY // 2
    assert last_step(project) == "tag 310 annotations “Collision”"
    assert project.events.counts()[made.events[0]] == HOW_MANY
    assert bulk.add_tag(project, ids, "event", made.events[0]) == 0
    assert bulk.add_tag(project, ids[:4], "claim", made.claims[2]) == 4
    (position,) = (each for each in project.annotations.get(ids[0]).positions if each.claim_id == made.claims[2])
    assert (position.stance, position.value, position.voice_id) == ("asserts", None, None)
    project.history.undo()
    project.history.undo()
    assert state(project) == before


def test_a_tag_is_removed_where_it_is(project: Project, made: Made, ids: list[str]) -> None:
    before = state(project)
    assert bulk.remove_tag(project, ids, "event", made.events[1]) == 310
    assert last_step(project) == "take the tag “Inquiry” off 310 annotations"
    assert made.events[1] not in project.events.counts()
    assert bulk.remove_tag(project, ids, "claim", made.claims[1]) == 310
    assert not project.annotations.get(ids[1]).positions
    project.history.undo()
    project.history.undo()
    assert state(project) == before


def test_an_event_is_replaced_and_never_doubled(project: Project, made: Made, ids: list[str]) -> None:
    with project.step("make"):
        both = project.annotations.tag_event(ids[0], made.events[1])
        dated = project.annotations.get(ids[2]).events[0]
        project.annotations.edit_event_tag(dated.id, date="1912-04-15")
    before = state(project)
    assert bulk.replace_tag(project, ids, "event", made.events[0], made.events[1]) == 310
    assert last_step(project) == "tag 310 annotations “Inquiry” instead of “Collision”"
    assert project.annotations.get(ids[0]).events == (both,)
    moved = EventTag(id=dated.id, event_id=made.events[1], date="1912-04-15")
    assert project.annotations.get(ids[2]).events == (moved,)
    project.history.undo()
    assert state(project) == before
    assert bulk.replace_tag(project, ids, "event", made.events[1], made.events[1]) == 0


def test_a_claim_is_replaced_by_one_of_its_kind_alone(project: Project, made: Made, ids: list[str]) -> None:
    with pytest.raises(InvalidRecordError, match="of different kinds"):
        bulk.replace_tag(project, ids, "claim", made.claims[0], made.claims[1])
    other = project.claims.add("Who knew?", "answer")
    known = project.claims.add_answer(other.id, "the bridge")
    bridge, engine = (project.claims.add_answer(made.claims[2], name) for name in ("The Bridge", "The engine room"))
    for each, answer in ((ids[0], bridge), (ids[1], engine), (ids[2], engine)):
        project.annotations.add_position(each, made.claims[2], answer_id=answer.id)
    before = state(project)
    assert bulk.replace_tag(project, ids[:2], "claim", made.claims[2], other.id) == 2
    said = [project.annotations.get(each).positions[-1] for each in ids[:3]]
    assert said[0].answer_id == known.id
    assert [each.claim_id for each in said] == [other.id, other.id, made.claims[2]]
    answers = {answer.id: answer.text for answer in project.claims.get(other.id).answers}
    assert answers[said[1].answer_id or ""] == "The engine room"
    assert said[2].answer_id == engine.id
    project.history.undo()
    assert state(project) == before


def test_changed_annotations_have_moved_on(project: Project, made: Made, ids: list[str]) -> None:
    before = {each.id: each.modified_at for each in project.annotations.with_ids(ids)}
    bulk.add_tag(project, ids[:3], "event", made.events[2])
    after = {each.id: each.modified_at for each in project.annotations.with_ids(ids)}
    assert {each for each in ids if after[each] > before[each]} == set(ids[:3])
