"""What a report shall hold, and in which order."""

from typing import Literal

from crossread.db.record import field, record

Format = Literal["html", "md", "pdf"]
Order = Literal["conflict", "codebook", "date"]
Scope = Literal["all", "conflict", "settled"]
Part = Literal["grid", "agreed", "trajectories", "words", "timeline", "copies", "silences", "method"]

FORMATS: tuple[Format, ...] = ("html", "pdf", "md")
ORDERS: tuple[Order, ...] = ("conflict", "codebook", "date")
SCOPES: tuple[Scope, ...] = ("all", "conflict", "settled")
PARTS: tuple[Part, ...] = ("grid", "agreed", "trajectories", "words", "timeline", "copies", "silences", "method")
"""The parts that can be left out; what was compared, the disagreements and the sources always belong to it."""


@record
class ReportOptions:
    """What is chosen for one report.

    `order` is that of claims and events: what is to be decided first, as in the codebook, or by when it happened.
    `scope` takes all of them, those in conflict or tension, or those that are decided. `groups` are ids of claims and
    events, taken with all that stands under them; `sources` ids of sources; empty means all. Quotes of more than
    `longest_quote` words are left out, with their place; None leaves none out. `made_at` is the time that stands on it,
    UTC with `Z`; without one it is now.
    """

    order: Order = "conflict"
    scope: Scope = "all"
    groups: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    parts: frozenset[Part] = field(default_factory=lambda: frozenset(PARTS))
    longest_quote: int | None = None
    made_at: str = ""
