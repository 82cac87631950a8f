"""The stretch of time that is looked at: zooming, moving, fitting. Pure; minutes since 1970-01-01T00:00 as floats.

A double holds whole minutes exactly for seventeen thousand million years to either side.
"""

from dataclasses import dataclass

HOUR = 60.0
DAY = 1440.0
YEAR = 525_949.2
LEAST_SPAN = HOUR
MARGIN = 0.04
"""What is left free at either side when everything is fitted in, as a part of the whole."""


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The minutes from `first` to `last`; never empty."""

    first: float
    last: float

    @property
    def span(self) -> float:
        """Its length in minutes."""
        return self.last - self.first

    def at(self, share: float) -> float:
        """The minute at a part of the way, 0 to 1."""
        return self.first + self.span * share

    def share(self, minute: float) -> float:
        """The part of the way at which a minute lies; below 0 or above 1 outside."""
        return (minute - self.first) / self.span

    def zoomed(self, factor: float, share: float = 0.5) -> "TimeWindow":
        """As many times longer, the minute at `share` staying where it is."""
        about, span = self.at(share), self.span * factor
        return TimeWindow(about - span * share, about + span * (1 - share))

    def moved(self, share: float) -> "TimeWindow":
        """Moved on by a part of its length."""
        return TimeWindow(self.first + self.span * share, self.last + self.span * share)


def fitted(first: float, last: float) -> TimeWindow:
    """A window that holds the minutes with some room at both sides, and at least a day."""
    room = max((last - first) * MARGIN, (DAY - (last - first)) / 2)
    return TimeWindow(first - room, last + room)


def around(window: TimeWindow, first: float, last: float) -> TimeWindow:
    """The window moved to the middle of some minutes, and made longer where they would fill most of it."""
    span = max(window.span, (last - first) * 3)
    middle = (first + last) / 2
    return TimeWindow(middle - span / 2, middle + span / 2)


def kept_within(window: TimeWindow, whole: TimeWindow) -> TimeWindow:
    """The window, not shorter than an hour, not longer than some times the whole, and never past all of it."""
    most = max(whole.span * 8, 200 * YEAR)
    if not LEAST_SPAN <= window.span <= most:
        window = window.zoomed(min(max(window.span, LEAST_SPAN), most) / window.span)
    # A tenth of the window at least shows something of the whole: nobody gets lost beside it.
    overlap = min(window.span, whole.span) * 0.1
    if window.last < whole.first + overlap:
        return window.moved((whole.first + overlap - window.last) / window.span)
    if window.first > whole.last - overlap:
        return window.moved((whole.last - overlap - window.first) / window.span)
    return window
