"""Times of the history as days and clock times of where one is."""

import datetime
from functools import lru_cache

from crossread.db.store import clock


def local(at: str) -> datetime.datetime:
    """A time of the history on the clock of this machine."""
    return clock.instant(at).astimezone()


def day_of(at: str) -> str:
    """The day here, `2026-11-22`, on which something was done."""
    day = _day_of_hour(at[:13])
    return day if day is not None else local(at).date().isoformat()


def first_instant(day: str) -> str:
    """When a day begins here, as a time of the history."""
    begin = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time()).astimezone()
    text = begin.astimezone(datetime.UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def day_after(day: str) -> str:
    """The next day."""
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


@lru_cache(maxsize=4096)
def _day_of_hour(hour: str) -> str | None:
    """The day of a whole hour; None if it has two, or is none at all."""
    try:
        first, last = local(f"{hour}:00:00Z").date(), local(f"{hour}:59:59Z").date()
    except ValueError:
        return None
    return first.isoformat() if first == last else None
