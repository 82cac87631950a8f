"""A weight of annotations in words: a number, or a share of a whole."""

from PySide6.QtCore import QCoreApplication

from crossread.desktop.timeline.calendar_units import Unit

LEAST_WHOLE, LEAST_SAID = 0.95, 0.095
"""Less than this in a bar is said of a longer time."""


def weight_words(weight: float, *, share: bool = False) -> str:
    """Whole, or with one or two digits that count; a share in per cent."""
    if share:
        return f"{number(weight * 100)} %"
    return number(weight)


def peak_words(weight: float, unit: Unit, *, share: bool = False) -> str:
    """The weight of a bar that is so long; of a small one how much the same is in a longer time: "1 a day".

    What is dated to a day weighs next to nothing in a minute of it, and that tells nobody anything.
    """
    said = weight * (100 if share else 1)
    if not 0 < said < LEAST_SAID:
        return weight_words(weight, share=share)
    longer = [(weight * minutes / unit.minutes, words) for minutes, words in _longer() if minutes > unit.minutes]
    # One or more is said best; a weight that is less in a thousand years is said of these.
    for least in (LEAST_WHOLE, LEAST_SAID):
        for there, words in longer:
            if there * (100 if share else 1) >= least:
                return words.format(weight=weight_words(there, share=share))
    return weight_words(weight, share=share)


def number(weight: float) -> str:
    """Whole, or with one or two digits that count."""
    if 0 < weight < 0.005:
        return "<0.01"
    if weight >= 9.95 or abs(weight - round(weight)) < 0.005:
        return f"{round(weight):,}"
    return f"{weight:.1f}" if weight >= 0.95 else f"{weight:.2g}"


def _longer() -> tuple[tuple[float, str], ...]:
    day, year = Unit("day", 1).minutes, Unit("year", 1).minutes
    return (
        (60.0, _tr("{weight} an hour")),
        (day, _tr("{weight} a day")),
        (Unit("month", 1).minutes, _tr("{weight} a month")),
        (year, _tr("{weight} a year")),
        (10 * year, _tr("{weight} in ten years")),
        (100 * year, _tr("{weight} in a century")),
        (1000 * year, _tr("{weight} in a thousand years")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
