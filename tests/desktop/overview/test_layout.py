"""Which line is what: found by number and found back, whatever is folded."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.db.overview.listing import Group, Listing
from crossread.db.overview.query import OverviewQuery
from crossread.desktop.overview.layout import Layout, Line
from crossread.desktop.overview.model import joined


def listing_of(counts: list[int], grouping: str = "event") -> Listing:
    groups, first = [], 0
    for number, count in enumerate(counts):
        groups.append(Group(label=f"g{number}", first=first, count=count))
        first += count
    query = OverviewQuery(grouping="none") if grouping == "none" else OverviewQuery(grouping="event")
    return Listing(query=query, step=1, groups=tuple(groups), rows=np.arange(first) + 100, total=first)


@given(counts=st.lists(st.integers(1, 6), max_size=6), folded=st.sets(st.integers(0, 5)), data=st.data())
def test_lines_are_headings_with_their_rows(counts: list[int], folded: set[int], data: st.DataObject) -> None:
    layout = Layout(listing_of(counts), frozenset(f"g{number}" for number in folded))
    expected: list[Line] = []
    for number, group in enumerate(layout.listing.groups):
        expected.append(Line(number, None))
        if number not in folded:
            expected += [Line(number, place) for place in range(group.first, group.first + group.count)]
    assert [layout.line(at) for at in range(layout.lines)] == expected
    for at, line in enumerate(expected):
        assert (layout.heading(line.group) if line.place is None else layout.line_of(line.place)) == at
    if not expected:
        return
    first = data.draw(st.integers(0, layout.lines - 1))
    last = data.draw(st.integers(first, layout.lines - 1))
    meant = set()
    for line in expected[first : last + 1]:
        group = layout.listing.groups[line.group]
        meant |= set(range(group.first, group.first + group.count)) if line.place is None else {line.place}
    ranges = joined(layout.places_between(first, last))
    assert {place for begin, end in ranges for place in range(begin, end)} == meant
    places = np.array(sorted(data.draw(st.sets(st.sampled_from(range(sum(counts)))))), dtype=np.int64)
    lines = {at for begin, end in layout.lines_of(places) for at in range(begin, end + 1)}
    assert lines == {at for at, line in enumerate(expected) if line.place is not None and line.place in places}


def test_without_groups_there_is_no_heading() -> None:
    layout = Layout(listing_of([4], "none"), frozenset({"g0"}))
    assert [layout.line(at).place for at in range(layout.lines)] == [0, 1, 2, 3]
    assert layout.places_between(1, 2) == [(1, 3)]
    assert Layout(listing_of([]), frozenset()).lines == 0
