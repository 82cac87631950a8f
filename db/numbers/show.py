"""Numbers and durations as people write them: "more than 100,000 people", "50,000 to 60,000", "about 10 months"."""

from decimal import Decimal

from crossread.db.numbers.written import decimal_of
from crossread.db.records import Qualifier


def show_number(value: str) -> str:
    """The digits in groups of three, the decimals as they are; what is no number comes back as it is."""
    number = decimal_of(value)
    return value if number is None else f"{number:,f}"


def show(
    value: str | None, value_high: str | None = None, qualifier: Qualifier | None = None, unit: str | None = None
) -> str:
    """The stated figure in words; nothing for no value."""
    if value is None:
        return ""
    text = show_number(value)
    if value_high is not None:
        text = f"{text} to {show_number(value_high)}"
    elif qualifier is not None:
        text = f"{qualifier} {text}"
    return f"{text} {unit}" if unit else text


def show_days(value: str) -> str:
    """A number of days: "44 days", "1 day", below a day and not whole "2 hours 40 minutes", "1.5 days"."""
    days = decimal_of(value)
    if days is None:
        return value
    minutes = round(days * 1440)
    is_minutes = abs(days * 1440 - minutes) < Decimal("0.00001")
    if abs(days) < 1 and days != 0 and is_minutes and minutes != 0:
        hours, rest = divmod(abs(minutes), 60)
        parts = [_counted(hours, "hour")] * bool(hours) + [_counted(rest, "minute")] * bool(rest)
        return ("-" if minutes < 0 else "") + " ".join(parts)
    return f"{show_number(value)} {'day' if abs(days) == 1 else 'days'}"


def show_duration(value: str | None, value_high: str | None = None, qualifier: Qualifier | None = None) -> str:
    """The stated length of time in words; nothing for no value."""
    if value is None:
        return ""
    if value_high is not None:
        low, high = show_days(value), show_days(value_high)
        if low.endswith(" days") and high.endswith(" days"):
            low = low.removesuffix(" days")
        return f"{low} to {high}"
    return f"{qualifier} {show_days(value)}" if qualifier else show_days(value)


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
