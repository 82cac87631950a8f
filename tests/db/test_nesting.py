"""Groups are laid out whatever a file says of them: each once, and never for ever."""

from dataclasses import dataclass

import pytest

from crossread.db.errors import DamagedProjectError
from crossread.db.nesting import nested


@dataclass
class Entry:
    id: str
    parent_id: str | None = None


def laid_out(*entries: Entry) -> list[tuple[str, int]]:
    return [(entry.id, depth) for entry, depth in nested(entries)]


def test_each_stands_after_its_group_and_in_the_order_given() -> None:
    found = laid_out(Entry("c", "a"), Entry("a"), Entry("d", "c"), Entry("b"), Entry("e", "a"))
    assert found == [("a", 0), ("c", 1), ("d", 2), ("e", 1), ("b", 0)]


def test_a_group_that_is_not_there_is_none() -> None:
    assert laid_out(Entry("a", "gone")) == [("a", 0)]


def test_a_ring_is_entered_once_and_nothing_is_left_out() -> None:
    found = laid_out(Entry("x"), Entry("a", "c"), Entry("b", "a"), Entry("c", "b"), Entry("own", "own"))
    assert found == [("x", 0), ("a", 0), ("b", 1), ("c", 2), ("own", 0)]


def test_very_deep_groups() -> None:
    entries = [Entry("0"), *(Entry(str(number), str(number - 1)) for number in range(1, 20_000))]
    assert laid_out(*reversed(entries))[-1] == ("19999", 19_999)


@pytest.mark.parametrize("ids", [(None, None), (None,), ("a", "a")])
def test_what_has_no_id_of_its_own_is_damage(ids: tuple[str, ...]) -> None:
    with pytest.raises(DamagedProjectError, match="lost its id, or is there twice"):
        laid_out(*(Entry(each) for each in ids))
