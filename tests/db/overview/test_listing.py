"""The list of annotations: whatever is asked, groups, order and counts are those that plain Python finds."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.db.dates import parse
from crossread.db.overview.listing import list_annotations
from crossread.db.overview.query import GROUPINGS, KINDS, ORDERS, OverviewQuery
from crossread.db.overview.rows import authors, ids_of, key_of, read_rows
from crossread.db.overview.touching import touches
from crossread.db.project import Project
from crossread.db.records import STANCES, Passage
from tests.db.overview.making import Made, Naive, Plan, annotate, codebook

NOTES = ("", "odd", "see the Élan", "two\nlines")
plans = st.builds(
    Plan,
    source=st.integers(0, 2),
    start=st.integers(0, 100),
    length=st.integers(1, 60),
    note=st.sampled_from(NOTES),
    author=st.sampled_from(("Ada", "", "Grace")),
    day=st.integers(1, 4),
    tags=st.lists(
        st.tuples(st.integers(0, 3), st.integers(-1, 1), st.sampled_from((None, None, "1912-04-15", "1912"))),
        max_size=3,
        unique_by=lambda tag: tag[0],
    ).map(tuple),
    positions=st.lists(st.tuples(st.integers(0, 2), st.integers(-1, 1), st.sampled_from(STANCES)), max_size=3).map(
        tuple
    ),
)


def some(most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(0, most), max_size=2, unique=True).map(tuple)


def spans(dates: tuple[str, ...]) -> st.SearchStrategy[tuple[int, int] | None]:
    ranges = st.sampled_from(dates).map(lambda date: (parse(date).first, parse(date).last))
    return st.none() | st.none() | ranges


@st.composite
def queries(draw: st.DrawFn, made: Made) -> OverviewQuery:
    def ids(of: list[str]) -> tuple[str, ...]:
        return tuple(of[place] for place in draw(some(len(of) - 1))) if draw(st.integers(0, 2)) == 0 else ()

    return OverviewQuery(
        sources=tuple(ids(made.sources)) if draw(st.booleans()) else None,
        events=ids(made.events),
        claims=ids(made.claims),
        kind=draw(st.none() | st.none() | st.sampled_from(KINDS)),
        stances=tuple(draw(st.just(()) | st.lists(st.sampled_from(STANCES), max_size=2, unique=True))),
        voices=ids([*made.voices, ""]),
        note=draw(st.none() | st.none() | st.sampled_from(("with", "without"))),
        note_words=draw(st.sampled_from(("", "", "", "elan", "two LINES"))),
        authors=tuple(draw(st.just(()) | st.just(("Ada",)) | st.just(("", "Grace")))),
        words=draw(st.sampled_from(("", "", "", "THE", "the line's", "élan", "elan", "100%", "sure_", "山"))),
        happened=draw(spans(("1912-04-14", "1912-05", "1912"))),
        published=draw(spans(("1912-04-14", "1912-04-15", "1913"))),
        annotated=draw(spans(("2026-11-01", "2026-11-02", "2026-11"))),
        grouping=draw(st.sampled_from(GROUPINGS)),
        order=draw(st.sampled_from(ORDERS)),
    )


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("overview")


@settings(max_examples=40)
@given(data=st.data(), planned=st.lists(plans, max_size=12))
def test_every_list_is_what_plain_python_finds(crowded: Path, data: st.DataObject, planned: list[Plan]) -> None:
    path = crowded / "case.crossread"
    path.unlink(missing_ok=True)
    with Project.create(path, author="Ada") as project:
        made = codebook(project)
        annotate(project, made, planned)
        naive = Naive(project)
        for _ in range(12):
            query = data.draw(queries(made))
            listing = list_annotations(project.store, query)
            rows = read_rows(project.store, listing.rows.tolist())
            ids = [rows[key].id for key in listing.rows.tolist()]
            found = [(group.label, ids[group.first : group.first + group.count]) for group in listing.groups]
            assert found == naive.groups(query), query
            assert listing.total == len(set(ids))
            assert listing.places == len(ids) == sum(group.count for group in listing.groups)


def test_windows_are_parts_of_the_whole(project: Project) -> None:
    made = codebook(project)
    annotate(
        project, made, [Plan(source=at % 3, start=at % 40, length=5, tags=((at % 4, -1, None),)) for at in range(60)]
    )
    listing = list_annotations(project.store, OverviewQuery(grouping="event"))
    whole = read_rows(project.store, listing.rows.tolist())
    for first in range(0, 60, 7):
        window = listing.rows[first : first + 7].tolist()
        assert read_rows(project.store, window) == {key: whole[key] for key in window}


def test_what_is_in_several_groups_is_counted_once_and_stands_in_each(project: Project) -> None:
    made = codebook(project)
    annotate(
        project,
        made,
        [
            Plan(source=0, start=0, length=5, tags=((0, -1, None), (1, -1, None))),
            Plan(source=0, start=3, length=5, positions=((0, -1, "asserts"), (0, 0, "denies"))),
        ],
    )
    by_event = list_annotations(project.store, OverviewQuery(grouping="event"))
    assert (by_event.total, by_event.places) == (2, 3)
    assert [group.label for group in by_event.groups] == [made.events[0], made.events[1], ""]
    by_claim = list_annotations(project.store, OverviewQuery(grouping="claim"))
    assert (by_claim.total, by_claim.places) == (2, 2)


def test_a_row_says_what_is_said(project: Project) -> None:
    made = codebook(project)
    (annotation_id,) = annotate(
        project,
        made,
        [
            Plan(
                source=0,
                start=0,
                length=30,
                note="two\nlines",
                tags=((0, 1, "1912-04"),),
                positions=((2, 0, "denies"),),
            )
        ],
    )
    answer = project.claims.add_answer(made.claims[2], "The bridge")
    position = project.annotations.get(annotation_id).positions[0]
    project.annotations.edit_position(position.id, answer_id=answer.id, source_stance="rejects")
    key = key_of(project.store, annotation_id)
    assert key is not None
    row = read_rows(project.store, [key, key + 100])[key]
    assert (row.id, row.source_id, row.note, row.created_by) == (annotation_id, made.sources[0], "two lines", "Ada")
    assert [(tag.event_id, tag.date, tag.voice_id) for tag in row.events] == [
        (made.events[0], "1912-04", made.voices[1])
    ]
    said = row.claims[0]
    assert (said.claim_id, said.stance, said.voice_id) == (made.claims[2], "denies", made.voices[0])
    assert (said.answer, said.source_stance) == ("The bridge", "rejects")
    assert key_of(project.store, "nobody") is None
    assert authors(project.store) == ["Ada"]


def test_a_key_that_was_given_anew_is_not_taken_for_the_one_before(project: Project) -> None:
    made = codebook(project)
    annotate(project, made, [Plan(source=0, start=0, length=5), Plan(source=0, start=9, length=5)])
    listing = list_annotations(project.store, OverviewQuery())
    first, last = ids_of(project.store, listing.rows.tolist(), since=listing.step)
    project.annotations.delete([last])
    other = project.annotations.add(Passage(source_id=made.sources[0], revision=1, start=20, end=25))
    assert key_of(project.store, other.id) in listing.rows
    assert ids_of(project.store, listing.rows.tolist()) == [first, other.id]
    assert ids_of(project.store, listing.rows.tolist(), since=listing.step) == [first]


def test_only_what_may_move_a_row_touches_a_list(project: Project) -> None:
    made = codebook(project)
    ids = annotate(
        project, made, [Plan(source=0, start=0, length=9, tags=((0, -1, None),)), Plan(source=1, start=0, length=9)]
    )
    by_source, by_event = OverviewQuery(), OverviewQuery(grouping="event")
    noted = OverviewQuery(note="with")

    def touched(*queries: OverviewQuery) -> list[bool]:
        return [touches(project.store, query, project.step_number) for query in queries]

    project.annotations.edit_note(ids[0], "a note")
    assert touched(by_source, by_event, noted) == [False, False, True]
    project.annotations.tag_event(ids[1], made.events[1])
    assert touched(by_source, by_event, noted) == [False, True, False]
    project.history.undo()
    assert touched(by_source, by_event, OverviewQuery(kind="untagged")) == [False, True, True]
    project.annotations.move(ids[0], 2, 9)
    assert touched(by_source, by_event) == [True, True]
    project.annotations.move(ids[0], 2, 8)
    assert touched(by_source, OverviewQuery(words="line")) == [False, True]
    project.annotations.delete([ids[0]])
    assert touched(by_source, by_event) == [True, True]
    project.events.edit(made.events[0], title="Crash")
    assert touched(by_source, by_event) == [False, False]
    project.events.edit(made.events[0], date="1912-04-15")
    assert touched(by_event, OverviewQuery(grouping="happened")) == [False, True]
    project.sources.reorder(made.sources)
    assert touched(by_source) == [True]


@settings(max_examples=25)
@given(data=st.data())
def test_what_does_not_touch_a_list_leaves_it_as_it_was(crowded: Path, data: st.DataObject) -> None:
    path = crowded / "touched.crossread"
    path.unlink(missing_ok=True)
    with Project.create(path, author="Ada") as project:
        made = codebook(project)
        ids = annotate(project, made, data.draw(st.lists(plans, min_size=2, max_size=6)))
        for _ in range(6):
            query = data.draw(queries(made))
            before = list_annotations(project.store, query)
            number, each = project.step_number, data.draw(st.sampled_from(ids))
            annotation = project.annotations.with_ids([each])
            if not annotation:
                continue
            deed = data.draw(st.integers(0, 5))
            if deed == 0:
                project.annotations.edit_note(each, data.draw(st.sampled_from(NOTES)))
            elif deed == 1 and annotation[0].events:
                project.annotations.untag(annotation[0].events[0].id)
            elif deed == 2:
                project.annotations.add_position(each, made.claims[0], stance="denies")
            elif deed == 3:
                project.annotations.move(each, 5, 20)
            elif deed == 4:
                project.events.edit(made.events[0], date="1913")
            else:
                project.annotations.delete([each])
            after = list_annotations(project.store, query)
            if project.step_number > number and not touches(project.store, query, project.step_number):
                assert after.groups == before.groups
                assert after.rows.tolist() == before.rows.tolist()


def test_the_list_uses_its_indices(project: Project) -> None:
    told: list[str] = []
    project.store.conn.set_trace_callback(told.append)
    codebook(project)
    list_annotations(project.store, OverviewQuery(sources=("x",), claims=("x",), events=("x",), voices=("x",)))
    project.store.conn.set_trace_callback(None)
    plans = [
        json.dumps(project.store.rows(f"EXPLAIN QUERY PLAN {sql}"))
        for sql in told
        if sql.startswith("SELECT") and "annotations" in sql
    ]
    assert plans
    assert not [plan for plan in plans if 'SCAN annotations"' in plan or 'SCAN a"' in plan], plans
