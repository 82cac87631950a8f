"""Buckets answer as looking through all annotations would, after any adding and removing."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.db.records import Annotation
from crossread.desktop.read.buckets import Buckets
from crossread.desktop.read.offsets import OffsetMap
from tests.desktop.read.making import annotation

TEXT = "one two\n\nthree 😀 four\nfive " + "six " * 12 + "\nseven"

ranges = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40)).map(lambda r: (r[0], min(len(TEXT), sum(r))))


def check(buckets: Buckets, offsets: OffsetMap, alive: dict[str, Annotation]) -> None:
    assert len(buckets) == len(alive)
    for block, start in enumerate(offsets.starts):
        end = offsets.starts[block + 1] if block + 1 < len(offsets.starts) else len(TEXT) + 1
        expected = {one.id for one in alive.values() if one.start < end and one.end > start}
        found = [one.id for one in buckets.in_block(block)]
        assert len(found) == len(expected)
        assert set(found) == expected
    for offset in range(len(TEXT)):
        found_here = buckets.at(offset)
        assert {one.id for one in found_here} == {one.id for one in alive.values() if one.start <= offset < one.end}
        lengths = [one.end - one.start for one in found_here]
        assert lengths == sorted(lengths)


@given(st.lists(ranges, max_size=12), st.lists(st.tuples(st.integers(0, 14), st.none() | ranges), max_size=12))
def test_buckets_hold_what_touches_each_block(
    first: list[tuple[int, int]], steps: list[tuple[int, tuple[int, int] | None]]
) -> None:
    offsets = OffsetMap(TEXT, 20)
    made = [annotation(number, *place) for number, place in enumerate(first)]
    buckets = Buckets(offsets, made)
    alive = {one.id: one for one in made}
    check(buckets, offsets, alive)
    for number, place in steps:
        if place is None:
            buckets.remove(f"s0-a{number}")
            alive.pop(f"s0-a{number}", None)
        else:
            one = annotation(number, *place)
            changed = buckets.put(one)
            assert changed >= set(buckets.blocks(one))
            alive[one.id] = one
    check(buckets, offsets, alive)


@given(
    st.lists(ranges, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), ranges, st.sampled_from(["tow", "lost", ""]), st.booleans()), max_size=20),
    st.booleans(),
)
def test_the_annotations_on_a_tag_are_known_after_any_change(
    first: list[tuple[int, int]], changes: list[tuple[int, tuple[int, int], str, bool]], early: bool
) -> None:
    offsets = OffsetMap(TEXT)
    alive = {one.id: one for one in (annotation(n, *each, claim="tow") for n, each in enumerate(first))}
    buckets = Buckets(offsets, alive.values())
    if early:
        buckets.by_tag()
    for number, (start, end), claim, gone in changes:
        one = annotation(number, start, end, claim=claim, event="sinking")
        if gone:
            buckets.remove(one.id)
            alive.pop(one.id, None)
        else:
            buckets.put(one)
            alive[one.id] = one
        buckets.index_some(2)
    for tag_id in ("tow", "lost", "sinking"):
        expected = sorted(
            (one.start, one.end, one.id)
            for one in alive.values()
            if tag_id in {*(tag.event_id for tag in one.events), *(said.claim_id for said in one.positions)}
        )
        assert [(one.start, one.end, one.id) for one in buckets.by_tag().get(tag_id, ())] == expected


def test_what_lies_beyond_the_end_is_with_the_last_block() -> None:
    # Only a damaged file says such a thing; the text is shown all the same.
    offsets = OffsetMap(TEXT, 20)
    beyond = [annotation(0, len(TEXT) + 5, len(TEXT) + 9), annotation(1, len(TEXT) - 2, len(TEXT) + 90)]
    buckets = Buckets(offsets, beyond)
    assert {one.id for one in buckets.in_block(len(offsets.starts) - 1)} == {one.id for one in beyond}
    buckets.remove(beyond[0].id)
    assert len(buckets) == 1
