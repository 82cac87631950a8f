"""Which links are drawn: pairs, what leans on its neighbour, ends out of view, and never a hairball."""

from crossread.desktop.read.lining.links import PLAIN, STRONG, WEAK, GapLinks, Side, Stop, find_links
from tests.desktop.read.making import annotation

LEFT = [annotation(n, n * 100, n * 100 + 20, claim="lost", source_id="l") for n in range(3)]
RIGHT = [annotation(n, n * 50, n * 50 + 20, claim="lost", source_id="r") for n in range(12)]


def stop(y: float) -> Stop:
    return Stop(0, y, y + 20, y + 18)


def side(stops: dict[int, Stop], count: int) -> Side:
    first = min(stops, default=count)
    return Side(stops, first, count - first - len(stops), 0, 600)


def test_a_pair_in_view_is_joined_the_one_that_is_read_most_strongly() -> None:
    links = GapLinks(left=LEFT, right=RIGHT[:3], pairs=[(0, 0), (1, 1), (2, 2)], signs={("l-a1", "r-a1"): "conflict"})
    left, right = side({0: stop(10), 1: stop(90)}, 3), side({0: stop(40), 1: stop(120)}, 3)
    found = find_links(links, frozenset({"l-a0"}), left, right)
    assert [(link.left.level, link.right.level, link.strength, link.sign) for link in found] == [
        (28, 58, STRONG, ""),
        (108, 138, PLAIN, "conflict"),
    ]


def test_a_link_whose_other_end_is_out_of_view_ends_at_the_edge_without_a_sign() -> None:
    links = GapLinks(left=LEFT, right=RIGHT[:3], pairs=[(0, 0), (2, 2)], signs={("l-a0", "r-a0"): "conflict"})
    found = find_links(links, frozenset(), side({0: stop(10), 2: stop(300)}, 3), side({1: stop(50)}, 3))
    assert [(link.right.where, link.strength, link.sign) for link in found[:2]] == [(-1, WEAK, ""), (1, WEAK, "")]
    assert found[0].right.level < 30
    assert found[1].right.level > 570


def test_those_without_a_partner_lean_on_their_neighbour_if_they_are_few() -> None:
    links = GapLinks(left=LEFT[:1], right=RIGHT, pairs=[(0, 1)])
    few = find_links(links, frozenset(), side({0: stop(10)}, 1), side({n: stop(n * 40) for n in range(4)}, 12))
    assert [link.strength for link in few] == [PLAIN, WEAK, WEAK, WEAK]
    assert {link.left.level for link in few} == {28}
    many = find_links(links, frozenset(), side({0: stop(10)}, 1), side({n: stop(n * 40) for n in range(10)}, 12))
    assert [link.strength for link in many] == [PLAIN]


def test_what_leans_has_no_link_to_a_passage_out_of_view() -> None:
    links = GapLinks(left=LEFT[:1], right=RIGHT[:3], pairs=[(0, 0)])
    assert not find_links(links, frozenset(), side({}, 1), side({1: stop(50), 2: stop(90)}, 3))
