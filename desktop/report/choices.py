"""What was chosen for a report, as the settings keep it: a list of `name=value`."""

from collections.abc import Iterable

from crossread.db.record import record
from crossread.db.report.options import FORMATS, ORDERS, PARTS, SCOPES, Format, Order, Part, ReportOptions, Scope

QUOTE_WORDS = 60
"""Longer quotes are left out, once that is wanted, until another figure is chosen."""
MOST_WORDS = 2000


@record
class Choices:
    """The choices that hold for every project; what is of one project alone is not kept."""

    form: Format = "html"
    order: Order = "conflict"
    scope: Scope = "all"
    without: frozenset[Part] = frozenset()
    longest_quote: int = QUOTE_WORDS
    leaves_out: bool = False

    def options(self, *, groups: tuple[str, ...] = (), sources: tuple[str, ...] = ()) -> ReportOptions:
        """What the report is made by."""
        return ReportOptions(
            order=self.order,
            scope=self.scope,
            groups=groups,
            sources=sources,
            parts=frozenset(PARTS) - self.without,
            longest_quote=self.longest_quote if self.leaves_out else None,
        )

    def stored(self) -> list[str]:
        """As the settings keep them."""
        return [
            f"format={self.form}",
            f"order={self.order}",
            f"scope={self.scope}",
            f"longest_quote={self.longest_quote}",
            f"leaves_out={int(self.leaves_out)}",
            *(f"without={part}" for part in PARTS if part in self.without),
        ]


def choices_of(stored: Iterable[str]) -> Choices:
    """What the settings kept; whatever is not understood is as at first."""
    pairs = [(name, value) for name, _, value in (each.partition("=") for each in stored)]
    values = dict(pairs)
    words = values.get("longest_quote", "")
    known = int(words) if words.isdecimal() and len(words) < 6 else QUOTE_WORDS
    return Choices(
        form=next((each for each in FORMATS if each == values.get("format")), "html"),
        order=next((each for each in ORDERS if each == values.get("order")), "conflict"),
        scope=next((each for each in SCOPES if each == values.get("scope")), "all"),
        without=frozenset(part for part in PARTS if ("without", part) in pairs),
        longest_quote=min(max(known, 1), MOST_WORDS),
        leaves_out=values.get("leaves_out") == "1",
    )
