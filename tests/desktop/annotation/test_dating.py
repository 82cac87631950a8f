"""A typed date, the words of the passage and their anchor come to one date, or to none that is told as such."""

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.records import DateAnchor
from crossread.desktop.annotation.dating import Dated, anchored, is_relative, stand, typed, written

PUBLISHED = DateAnchor(published=True)
EVENT = DateAnchor(event_id="e")


def test_a_date_is_read_as_people_write_it() -> None:
    assert typed(Dated(), "19-20.9.2023", None) == Dated(date="2023-09-19/2023-09-20")
    assert typed(Dated(), "about 1912", None) == Dated(date="1912~")


def test_what_is_shown_is_what_it_was() -> None:
    before = Dated(date="1912-04-14T23:40:00~", given="at about 11.40", anchor=PUBLISHED)
    assert typed(before, before.typed, "1912-04-15") is before
    words = Dated(given="is sinking")
    assert typed(words, words.typed, None) is words


def test_relative_words_need_an_anchor() -> None:
    loose = typed(Dated(), "two days later", None)
    assert loose == Dated(given="two days later")
    assert stand(loose, None) == "unresolved"
    fixed = anchored(loose, PUBLISHED, "1912-04-15")
    assert fixed == Dated(date="1912-04-17", given="two days later", anchor=PUBLISHED)
    assert stand(fixed, "1912-04-15") == "dated"


def test_another_anchor_gives_another_date() -> None:
    before = Dated(date="1912-04-17", given="two days later", anchor=PUBLISHED)
    assert anchored(before, EVENT, "1912-04-14").date == "1912-04-16"
    assert anchored(before, None, None) == Dated(given="two days later")


def test_an_anchor_whose_date_changed_is_noticed() -> None:
    before = Dated(date="1912-04-17", given="two days later", anchor=EVENT)
    assert stand(before, "1912-04-20") == "moved"


def test_words_that_are_not_understood_keep_the_researchers_date() -> None:
    before = Dated(date="1912-04-14", given="on the fatal night", anchor=PUBLISHED)
    assert anchored(before, EVENT, "1912-04-20") == Dated(date="1912-04-14", given="on the fatal night", anchor=EVENT)
    assert anchored(before, None, None).date == "1912-04-14"
    assert stand(before, "1912-04-20") == "dated"


def test_a_date_typed_outright_is_counted_from_nothing() -> None:
    before = Dated(date="1912-04-17", given="two days later", anchor=PUBLISHED)
    assert typed(before, "18 April 1912", "1912-04-15") == Dated(date="1912-04-18", given="two days later")


def test_emptied_once_the_words_stay_and_twice_they_go() -> None:
    before = Dated(date="1912-04-17", given="two days later", anchor=PUBLISHED)
    once = typed(before, "", "1912-04-15")
    assert once == Dated(given="two days later")
    assert typed(once, "", None) == Dated()


def test_other_words_are_counted_anew() -> None:
    before = Dated(date="1912-04-17", given="two days later", anchor=PUBLISHED)
    assert written(before, "the next day", "1912-04-15").date == "1912-04-16"
    assert written(before, "", "1912-04-15") == Dated(date="1912-04-17", anchor=PUBLISHED)


def test_vague_words_are_relative_too_and_nonsense_is_refused() -> None:
    assert is_relative("several days later")
    assert typed(Dated(), "several days later", "1912-04-15") == Dated(given="several days later")
    with pytest.raises(InvalidRecordError, match="“banana” is no date"):
        typed(Dated(), "banana", None)
