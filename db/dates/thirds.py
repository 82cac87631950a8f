"""What "early", "mid" and "late" mean, and the halves and quarters: one table, read and shown by it.

| of | early | mid | late |
| --- | --- | --- | --- |
| a month | 1 to 10 | 11 to 20 | 21 to the end |
| a season | its first month | its second | its third |
| a year | January to April | May to August | September to December |
| a decade | its years 0 to 3 | 4 to 6 | 7 to 9 |
| a century | its years 00 to 33 | 34 to 66 | 67 to 99 |

The beginning, middle and end of it mean the same. Halves are days 1 to 15 and 16 to the end, months 1 to 6 and 7 to
12, years 0 to 4 and 5 to 9, 00 to 49 and 50 to 99; quarters are those of a year
or a century. All of these say that something lies
some time in that range, so they are written `[a..b]`.
"""

from crossread.db.dates.gregorian import month_length
from crossread.db.dates.parsing import parse
from crossread.db.dates.value import SEASON_MONTHS, Part
from crossread.db.dates.writing import mark_of, month_text, unknown_text, year_text

_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 0), "first half": (1, 15), "second half": (16, 0)}
_YEAR = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "first half": (1, 6),
    "second half": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
}
_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "first half": (0, 4), "second half": (5, 9)}
_CENTURY = {"early": (0, 33), "mid": (34, 66), "late": (67, 99), "first half": (0, 49), "second half": (50, 99)}
_CENTURY |= {
    "first quarter": (0, 24),
    "second quarter": (25, 49),
    "third quarter": (50, 74),
    "fourth quarter": (75, 99),
}
_SEASON = {"early": 0, "mid": 1, "late": 2}


def third_of(third: str, part: Part) -> str | None:
    """EDTF for "early", "mid", "late", "first half" ... of a part, with the part's mark; None if that says nothing."""
    mark = mark_of(part)
    if part.precision == "season":
        if third not in _SEASON:
            return None
        return month_text(part.year, SEASON_MONTHS[part.month] + _SEASON[third]) + mark
    ends = _ends(third, part)
    return f"[{ends[0]}{mark}..{ends[1]}{mark}]" if ends else None


def _ends(third: str, part: Part) -> tuple[str, str] | None:
    table = {"month": _MONTH, "year": _YEAR, "decade": _DECADE, "century": _CENTURY}.get(part.precision, {})
    if third not in table:
        return None
    low, high = table[third]
    if part.precision == "month":
        base = f"{year_text(part.year)}-{part.month:02}"
        return f"{base}-{low:02}", f"{base}-{high or month_length(part.year, part.month):02}"
    if part.precision == "year":
        if abs(part.year) > 9999:
            return None
        return month_text(part.year, low), month_text(part.year, high)
    return year_text(part.year + low), year_text(part.year + high)


def name_of_third(start: Part, end: Part) -> tuple[str, str] | None:
    """The word for a range and the EDTF of what it is a third of, if there is one; halves and quarters have none."""
    wholes: list[str] = []
    if start.precision == end.precision == "day":
        wholes = [month_text(start.year, start.month)]
    elif start.precision == end.precision == "month":
        wholes = [year_text(start.year)]
    elif start.precision == end.precision == "year" and 0 <= start.year <= end.year <= 9999:
        wholes = [unknown_text(start.year // 100, century=True)]
        # "Early 1900s" is of the century to most readers, so a decade of that kind has no such name.
        if start.year // 10 % 10 or start.year // 10 == 200:
            wholes.append(unknown_text(start.year // 10, century=False))
    for whole in wholes:
        part = parse(whole).parts[0]
        for third in ("early", "mid", "late"):
            if _ends(third, part) == (start.text.rstrip("?~%"), end.text.rstrip("?~%")):
                return third, whole
    return None
