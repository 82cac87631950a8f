"""The date of an event in a passage, or of a position: what was typed, what it is counted from, what it comes to.

Pure; no Qt. Words that need something to be counted from ("two days later") are kept as they are written; without an
anchor, or where the words are too vague, there is no date, and that is said.
"""

from dataclasses import dataclass, replace
from typing import Literal

from crossread.db.dates import find, read, resolve, show
from crossread.db.errors import InvalidRecordError
from crossread.db.records import DateAnchor

# Any day will do to see whether relative words are understood at all.
_SOME_DAY = "2000-01-01"
NO_ANCHOR = DateAnchor()
Stand = Literal["none", "dated", "unresolved", "moved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date as an event tag or a position keeps it: EDTF, the words of the passage, what they are counted from."""

    date: str | None = None
    given: str | None = None
    anchor: DateAnchor | None = None

    @property
    def typed(self) -> str:
        """The text for the field: the date as people write it, else the words that come to none yet."""
        return show(self.date) if self.date is not None else self.given or ""


def is_relative(words: str) -> bool:
    """Whether words are such that they need something to be counted from, vague ones among them."""
    return resolve(words, _SOME_DAY) is not None or any(each.relative for each in find(words))


def typed(before: Dated, text: str, anchor_date: str | None) -> Dated:
    """What a date becomes when this is typed in its field; `anchor_date` is that of `before.anchor`.

    A date that is typed outright is the researcher's own, and counted from nothing. Raises InvalidRecordError, in
    words, for what is neither a date nor words that could be counted from something.
    """
    text = " ".join(text.split())
    if text == " ".join(before.typed.split()):
        return before
    if not text:
        return Dated() if before.date is None else Dated(given=before.given)
    plain = read(text)
    if plain is not None:
        return before if plain == before.date else Dated(date=plain, given=before.given)
    if not is_relative(text):
        short = text if len(text) <= 30 else text[:29].rstrip() + "…"
        raise InvalidRecordError(f"“{short}” is no date; write it like 14 Apr 1912, late 1912 or two days later.")
    return Dated(date=resolve(text, anchor_date) if anchor_date else None, given=text, anchor=before.anchor)


def written(before: Dated, words: str, anchor_date: str | None) -> Dated:
    """What a date becomes when the words of the passage are written down otherwise."""
    given = words.strip() or None
    if given is None or before.anchor is None or anchor_date is None:
        return replace(before, given=given)
    return replace(before, given=given, date=resolve(given, anchor_date) or before.date)


def anchored(before: Dated, anchor: DateAnchor | None, anchor_date: str | None) -> Dated:
    """What a date becomes when its words are counted from something else, or from nothing.

    Words that are not understood keep the date that the researcher gave them; those that were worked out lose it.
    """
    if anchor is None:
        worked_out = before.given is not None and resolve(before.given, _SOME_DAY) is not None
        return replace(before, anchor=None, date=None if worked_out and before.anchor is not None else before.date)
    if before.given is None or anchor_date is None:
        return replace(before, anchor=anchor)
    return replace(before, anchor=anchor, date=resolve(before.given, anchor_date) or before.date)


def stand(now: Dated, anchor_date: str | None) -> Stand:
    """Whether there is a date; `moved` if its words come to another one since what they are counted from changed."""
    if now.date is None:
        return "none" if now.given is None else "unresolved"
    if now.anchor is None or now.given is None or anchor_date is None:
        return "dated"
    fresh = resolve(now.given, anchor_date)
    return "dated" if fresh is None or fresh == now.date else "moved"


def fresh(now: Dated, anchor_date: str | None) -> str | None:
    """What the words come to today, from what they are counted from."""
    return resolve(now.given, anchor_date) if now.given and anchor_date else None
