"""A date as people write it, in English, such that reading it gives the same date back.

`19–20 Sep 2023`, `autumn 2020`, `winter 2020–21`, `14 Apr 1912, 23:40`, `about 1912`, `1912?`, `12 BCE`, `1920s`,
`19th century`, `late 2022` (only for what reading makes of those words), `between 3 and 5 May 1912`, `before 1912`,
`1912 – Mar 1914`, `since 1912`, `from about 1912 to 1914`.
"""

from crossread.db.dates.parsing import parse
from crossread.db.dates.thirds import name_of_third
from crossread.db.dates.value import DateValue, Part
from crossread.db.dates.writing import mark_of, neighbour

MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def show_value(value: DateValue) -> str:
    """A parsed date in words; nothing of its precision is lost and none is invented."""
    if value.kind == "plain":
        return _marked(value.parts[0])
    if value.kind == "within":
        return _within(value)
    start, end = value.start, value.end
    if end is None:
        return f"since {_marked(value.parts[0], 'the ')}"
    if start is None:
        return f"until {_marked(end, 'the ')}"
    if mark_of(start) or mark_of(end):
        return f"from {_marked(start, 'the ')} to {_marked(end, 'the ')}"
    left, right, dash = _shortened(start, end)
    return f"{left}{dash}{right}"


def _within(value: DateValue) -> str:
    start, end = value.start, value.end
    if start is None or end is None:
        return _bounded(value.parts[0], later=end is None)
    mark = mark_of(start)
    if mark == mark_of(end):
        named = name_of_third(start, end)
        if named:
            third, whole = named
            return _with_mark(f"{third} {_plain(parse(whole).parts[0])}", mark)
    if mark or mark_of(end):
        return f"between {_marked(start, 'the ')} and {_marked(end, 'the ')}"
    left, right, _ = _shortened(start, end)
    return f"between {_article(start, 'the ')}{left} and {_article(end, 'the ')}{right}"


def _bounded(part: Part, *, later: bool) -> str:
    # People say "before 1912" of years and days, but of a minute the one that is meant.
    beyond = None if part.precision == "minute" else neighbour(part, -1 if later else 1)
    if beyond:
        return f"{'after' if later else 'before'} {_marked(parse(beyond).parts[0], 'the ')}"
    return f"{_marked(part)} or {'later' if later else 'earlier'}"


def _marked(part: Part, article: str = "") -> str:
    mark = mark_of(part)
    about = mark in {"~", "%"}
    return _with_mark(_article(part, "the " if about else article) + _plain(part), mark)


def _article(part: Part, article: str) -> str:
    """The article that a decade or century takes behind another word."""
    return article if part.precision in {"decade", "century"} else ""


def _with_mark(words: str, mark: str) -> str:
    return ("about " if mark in {"~", "%"} else "") + words + ("?" if mark in {"?", "%"} else "")


def _plain(part: Part) -> str:
    match part.precision:
        case "year":
            return year(part.year)
        case "month":
            return f"{MONTH_NAMES[part.month]} {year(part.year)}"
        case "season":
            when = _years(part.year, part.year + 1) if part.month == 24 else year(part.year)
            return f"{SEASON_NAMES[part.month]} {when}"
        case "day":
            return f"{part.day} {MONTH_NAMES[part.month]} {year(part.year)}"
        case "minute":
            return f"{part.day} {MONTH_NAMES[part.month]} {year(part.year)}, {_clock(part)}"
        case "decade":
            if part.year >= 1000 and (part.year % 100 or part.year == 2000):
                return f"{part.year}s"
            return f"decade {_years(part.year, part.year + 9, short=False)}"
        case "century":
            if part.text.startswith("-"):
                return f"{ordinal(-part.year // 100 + 1)} century BCE"
            return f"{ordinal(part.year // 100 + 1)} century"


def year(number: int) -> str:
    """An astronomical year as people write it: `44 BCE` for -43, `79 CE`, `1912`."""
    if number <= 0:
        return f"{1 - number} BCE"
    return str(number) if 1000 <= number <= 9999 else f"{number} CE"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `13th`."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _years(first: int, last: int, *, short: bool = True) -> str:
    if first > 0 and last <= 9999 and first >= 1000:
        if short and first // 100 == last // 100:
            return f"{first}–{last % 100:02}"
        return f"{first}–{last}"
    left, right = year(first), year(last)
    left_number, _, left_era = left.partition(" ")
    return f"{left_number if right.endswith(' ' + left_era) and left_era else left}–{right}"


def _clock(part: Part) -> str:
    clock = f"{part.minute // 60:02}:{part.minute % 60:02}" + (f":{part.second:02}" if part.second else "")
    if part.offset is None:
        return clock
    if part.offset == 0:
        return f"{clock} UTC"
    sign, minutes = ("-" if part.offset < 0 else "+"), abs(part.offset)
    return f"{clock} UTC{sign}{minutes // 60:02}:{minutes % 60:02}"


def _shortened(start: Part, end: Part) -> tuple[str, str, str]:
    """Both ends in words, the first without what the second repeats, and the dash between them."""
    left, right = _plain(start), _plain(end)
    same = start.precision == end.precision and start.year == end.year
    if same and start.precision == "day" and start.day != end.day:
        if start.month == end.month:
            return str(start.day), right, "–"
        return f"{start.day} {MONTH_NAMES[start.month]}", right, " – "
    if same and start.precision == "month" and start.month != end.month:
        return MONTH_NAMES[start.month], right, "–"
    simple = start.precision == end.precision == "year" and 1000 <= start.year < end.year <= 9999
    return left, right, "–" if simple else " – "
