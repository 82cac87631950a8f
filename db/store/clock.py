"""Times and ids: UTC text with `Z`, and UUIDs."""

import datetime
import os
import time
from functools import lru_cache

_MILLISECOND = datetime.timedelta(milliseconds=1)


def now() -> str:
    """The time now, to the millisecond: `2026-11-22T10:00:00.123Z`."""
    milliseconds = time.time_ns() // 1_000_000
    return f"{_second(milliseconds // 1000)}.{milliseconds % 1000:03}Z"


@lru_cache(maxsize=2)
def _second(since_1970: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(since_1970))


def moved_on(previous: str | None) -> str:
    """The later of now and one millisecond after `previous`: a local change is never older than what it changes."""
    at_once = now()
    # Times that are written alike are in order as texts: hardly ever must one be read.
    if previous is None or (previous < at_once and len(previous) == len(at_once)):
        return at_once
    present = datetime.datetime.now(datetime.UTC)
    try:
        return _text(max(present, instant(previous) + _MILLISECOND))
    except OverflowError:
        # A file may say the last millisecond of the year 9999; nothing can be later.
        return previous


def instant(text: str) -> datetime.datetime:
    """The instant that a time in a project means. Raises ValueError for anything but UTC with `Z`."""
    if not text.endswith("Z") or "T" not in text:
        raise ValueError(f"{text!r} is not a UTC time ending in Z")
    # Fractions beyond microseconds are allowed in a file and mean nothing here.
    whole, dot, fraction = text[:-1].partition(".")
    moment = datetime.datetime.fromisoformat(whole).replace(tzinfo=datetime.UTC)
    if dot:
        if not fraction.isdecimal():
            raise ValueError(f"{text!r} has no readable fraction of a second")
        moment += datetime.timedelta(microseconds=int(fraction[:6].ljust(6, "0")))
    return moment


def new_id() -> str:
    """A fresh random UUID (RFC 9562, version 4) in lower case."""
    # What `uuid.uuid4` does, at a quarter of its price: an annotation needs four of these.
    number = bytearray(os.urandom(16))
    number[6] = number[6] & 0x0F | 0x40
    number[8] = number[8] & 0x3F | 0x80
    text = number.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _text(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
