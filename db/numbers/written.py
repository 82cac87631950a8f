"""A number as the file writes it, and none that is too long to be reckoned with."""

from decimal import Decimal, InvalidOperation

_MOST_DIGITS = 100


def decimal_of(text: str) -> Decimal | None:
    """The number, or None: also for `1E999999999`, which is soon written and would be a gigabyte of noughts."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < _MOST_DIGITS else None
