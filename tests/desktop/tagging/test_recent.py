"""The tags used last."""

from crossread.desktop.tagging.recent import KEPT, Recent


def test_the_last_used_comes_first_and_once() -> None:
    recent = Recent()
    recent.use("a", None)
    recent.use("b", "v")
    recent.use("a")
    assert recent.ids == ("a", "b", "v")
    assert recent.places == {"a": 0, "b": 1, "v": 2}


def test_it_begins_with_what_was_used_before_and_forgets_the_oldest() -> None:
    recent = Recent()
    recent.start(["a", "b", "a"])
    assert recent.ids == ("a", "b")
    for number in range(KEPT + 5):
        recent.use(str(number))
    assert len(recent.ids) == KEPT
    assert recent.ids[0] == str(KEPT + 4)
