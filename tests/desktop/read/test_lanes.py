"""Lanes never let two overlapping ranges meet, and are no more than needed."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.read.lanes import assign_lanes


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda r: (r[0], r[0] + r[1])), max_size=40))
def test_no_two_that_overlap_share_a_lane(ranges: list[tuple[int, int]]) -> None:
    ranges.sort()
    lanes, count = assign_lanes(ranges)
    for i, (start, end) in enumerate(ranges):
        for j in range(i):
            if ranges[j][1] > start and ranges[j][0] < end:
                assert lanes[i] != lanes[j]
    depth = max((sum(s <= at < e for s, e in ranges) for at in range(100)), default=0)
    assert count == depth
