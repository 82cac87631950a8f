"""Fields to EDTF text, in the one canonical spelling of each date; and the units that lie next to a part."""

from crossread.db.dates.gregorian import MINUTES_A_DAY, date_of, day_number, month_after
from crossread.db.dates.value import Part


def year_text(year: int) -> str:
    """A year: four digits, `-` before those BCE, `Y` where four are not enough."""
    if -9999 <= year <= 9999:
        return f"-{-year:04}" if year < 0 else f"{year:04}"
    return f"Y{year}"


def day_text(number: int) -> str:
    """The day with that number since 1970-01-01."""
    year, month, day = date_of(number)
    return f"{year_text(year)}-{month:02}-{day:02}"


def month_text(year: int, month: int) -> str:
    """A month; its number may lie outside 1 to 12 and then counts on."""
    year, month = month_after(year, month, 0)
    return f"{year_text(year)}-{month:02}"


def minute_text(minutes: int, second: int = 0, offset: int | None = None) -> str:
    """A local time from minutes since 1970-01-01T00:00 on the same clock, with the offset appended that it is of."""
    day, of_day = divmod(minutes, MINUTES_A_DAY)
    text = f"{day_text(day)}T{of_day // 60:02}:{of_day % 60:02}:{second:02}"
    if offset is None:
        return text
    if offset == 0:
        return text + "Z"
    return f"{text}{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


def unknown_text(index: int, *, century: bool) -> str:
    """The decade or century with that index: its leading digits; -1 is the one that ends with year 0."""
    sign, index = ("-", -index - 1) if index < 0 else ("", index)
    return f"{sign}{index:02}XX" if century else f"{sign}{index:03}X"


def unknown_index(part: Part) -> int:
    """The inverse of `unknown_text`."""
    length = 100 if part.precision == "century" else 10
    return part.year // length if not part.text.startswith("-") else (part.year - 1) // length


def mark_of(part: Part) -> str:
    """`?`, `~`, `%` or nothing."""
    if part.uncertain:
        return "%" if part.approximate else "?"
    return "~" if part.approximate else ""


def neighbour(part: Part, steps: int) -> str | None:
    """The unit of the same precision so many steps later, with the same mark; None if it cannot be written."""
    mark = mark_of(part)
    match part.precision:
        case "year":
            text = year_text(part.year + steps)
            if abs(part.year + steps) >= 10**12:
                return None
        case "month":
            text = month_text(part.year, part.month + steps)
        case "day":
            text = day_text(day_number(part.year, part.month, part.day) + steps)
        case "season":
            index = part.year * 4 + part.month - 21 + steps
            text = f"{year_text(index // 4)}-{index % 4 + 21}"
        case "minute":
            if part.second:
                return None
            text = minute_text(part.first + (part.offset or 0) + steps, offset=part.offset)
        case precision:
            text = unknown_text(unknown_index(part) + steps, century=precision == "century")
            if len(text.lstrip("-")) > 4:
                return None
    if text.startswith("Y") and part.precision != "year":
        # Beyond the year 9999 only whole years can be written.
        return None
    return text + mark


def canonical(part: Part) -> str:
    """The part in its canonical spelling: seconds written, `Z` for no offset; the same minutes and marks."""
    if part.precision != "minute":
        return part.text
    return minute_text(part.first + (part.offset or 0), part.second, part.offset) + mark_of(part)
