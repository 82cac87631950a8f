"""The digits of the tags used last: they stay where they are."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.desktop.commands.slots import COUNT, Slots, read_line, write_line

TAGS = [f"t{number}" for number in range(1, 13)]


def used(*tags: str) -> Slots:
    slots = Slots()
    for tag in tags:
        slots.use(tag, TAGS)
    return slots


def test_tags_take_the_digits_in_turn_and_keep_them() -> None:
    slots = used("t1", "t2", "t3", "t1", "t3")
    assert slots.ids[:4] == ("t1", "t2", "t3", "")


def test_the_tag_that_was_used_longest_ago_gives_way_and_nothing_else_moves() -> None:
    slots = used(*TAGS[:COUNT], "t1")
    assert slots.use("t10", TAGS)
    assert slots.ids == ("t1", "t10", *TAGS[2:COUNT])
    assert not slots.use("t10", TAGS)


def test_the_digit_of_a_tag_that_is_gone_is_taken_first_but_not_before_a_free_one() -> None:
    slots = used(*TAGS[:COUNT])
    there = [tag for tag in TAGS if tag != "t5"]
    slots.use("t11", there)
    assert slots.ids[4] == "t11"
    some = used("t1", "t2")
    some.use("t3", ["t2", "t3"])
    assert some.ids[:3] == ("t1", "t2", "t3")


def test_what_was_used_in_earlier_sittings_fills_what_is_free() -> None:
    slots = used("t1")
    slots.fill(["t4", "t1", "t5"])
    assert slots.ids[:4] == ("t1", "t4", "t5", "")
    assert slots.used == ("t1", "t4", "t5")


@given(st.lists(st.sampled_from(TAGS), max_size=40))
def test_it_is_kept_in_a_line_as_it_is(tags: list[str]) -> None:
    slots = used(*tags)
    again = Slots()
    project_id, ids, order = read_line(write_line("p-1", slots))
    again.start(ids, order)
    assert (project_id, again.ids, again.used) == ("p-1", slots.ids, slots.used)


@given(st.lists(st.sampled_from(TAGS), max_size=40), st.sampled_from(TAGS))
def test_one_use_changes_one_digit_at_most(tags: list[str], tag: str) -> None:
    slots = used(*tags)
    before = slots.ids
    slots.use(tag, TAGS)
    assert sum(one != other for one, other in zip(before, slots.ids, strict=True)) <= (tag not in before)
    assert tag in slots.ids


@given(st.text(max_size=60))
def test_any_line_can_be_read(line: str) -> None:
    _, ids, order = read_line(line)
    Slots().start(ids, order)
    assert set(order) <= set(ids)
