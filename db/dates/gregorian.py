"""The proleptic Gregorian calendar on whole numbers: days since 1970-01-01 for any year, year 0 being 1 BCE.

`datetime` ends at the years 1 and 9999; sources do not.
"""

MINUTES_A_DAY = 1440
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days of a month, 1 to 12."""
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month - 1]


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Days since 1970-01-01; a month outside 1 to 12 counts on into the neighbouring years.

    After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil): years begin in March, so that
    the leap day is the last of its year.
    """
    months = year * 12 + month - 3
    year, month = months // 12, months % 12
    in_era = year % 400
    return year // 400 * 146097 + in_era * 365 + in_era // 4 - in_era // 100 + (153 * month + 2) // 5 + day - 1 - 719468


def date_of(number: int) -> tuple[int, int, int]:
    """The year, month and day of a day number: the inverse of `day_number` (civil_from_days of the same source)."""
    number += 719468
    era, in_era = divmod(number, 146097)
    year = (in_era - in_era // 1460 + in_era // 36524 - in_era // 146096) // 365
    in_year = in_era - (365 * year + year // 4 - year // 100)
    month = (5 * in_year + 2) // 153
    day = in_year - (153 * month + 2) // 5 + 1
    year += era * 400
    return (year, month + 3, day) if month < 10 else (year + 1, month - 9, day)


def month_after(year: int, month: int, months: int) -> tuple[int, int]:
    """The year and month that lie `months` later (earlier, if negative)."""
    count = year * 12 + month - 1 + months
    return count // 12, count % 12 + 1


def weekday(number: int) -> int:
    """The day of the week of a day number, Monday being 0."""
    return (number + 3) % 7
