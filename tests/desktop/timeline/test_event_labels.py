"""Names of events never lie upon one another, and no line from one crosses another."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.timeline.event_labels import GAP, Place, Wish, place_labels

wishes = st.builds(
    lambda left, length, width, weight: Wish(left, left + length, width, weight),
    st.floats(-500, 1500),
    st.one_of(st.just(0.0), st.floats(0, 2000)),
    st.floats(5, 210),
    st.integers(0, 50).map(float),
)


@given(st.lists(wishes, max_size=40), st.integers(1, 5))
def test_no_label_upon_another_and_no_line_across(marks: list[Wish], rows: int) -> None:
    width = 1000.0
    places = place_labels(marks, rows, width)
    found = [(place, wish) for place, wish in zip(places, marks, strict=True) if place is not None]
    for number, (place, wish) in enumerate(found):
        assert 0 <= place.row < rows
        assert place.x >= 0
        assert place.x + wish.width <= width + 1e-9
        if place.leader is not None:
            assert place.leader in (wish.left, wish.right)
            assert 0 <= place.leader <= width
        for other, its in found[number + 1 :]:
            if other.row == place.row:
                assert place.x + wish.width + GAP <= other.x + 1e-9 or other.x + its.width + GAP <= place.x + 1e-9
            for upper, lower, name in ((place, other, its), (other, place, wish)):
                if upper.row < lower.row and upper.leader is not None:
                    assert not lower.x < upper.leader < lower.x + name.width


def test_the_most_annotated_is_named_first() -> None:
    assert place_labels([Wish(100, 100, 80, 1), Wish(110, 110, 80, 9)], 1, 150) == [None, Place(0, 25, 110)]


def test_a_bar_that_began_earlier_keeps_its_name_in_view_without_a_line() -> None:
    assert place_labels([Wish(-300, 400, 80, 1)], 1, 1000) == [Place(0, 0.0, None)]


def test_of_a_bar_that_is_seen_by_its_beginning_or_end_alone_the_name_stands_beside_that() -> None:
    assert place_labels([Wish(980, 1400, 80, 1)], 1, 1000) == [Place(0, 895, 980)]
    assert place_labels([Wish(-400, 20, 80, 1)], 1, 1000) == [Place(0, 25, 20)]
    assert place_labels([Wish(-400, 20, 80, 1), Wish(40, 45, 80, 2)], 1, 1000) == [None, Place(0, 45, 40)]
