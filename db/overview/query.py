"""What a list of annotations is asked for: which ones, in which groups, in which order."""

from typing import Literal

from crossread.db.record import record
from crossread.db.records import Stance

Kind = Literal["event", "claim", "untagged"]
Note = Literal["with", "without"]
Grouping = Literal["source", "event", "claim", "annotated", "happened", "none"]
Order = Literal["text", "newest", "oldest"]
Minutes = tuple[int, int]

KINDS: tuple[Kind, ...] = ("event", "claim", "untagged")
GROUPINGS: tuple[Grouping, ...] = ("source", "event", "claim", "annotated", "happened", "none")
ORDERS: tuple[Order, ...] = ("text", "newest", "oldest")

OWN_VOICE = ""
"""Stands for the source itself where voices are named."""


@record
class OverviewQuery:
    """All conditions hold together; an empty one asks for nothing.

    `sources` None takes all. An annotation has the tags if it has any of `events`, or a position on any of `claims`;
    with `stances` or `voices` that position must have one of these, and an event counts if anything in the annotation
    has. `words` are looked for in the quote, `note_words` in the note: all of them, as parts of words, whatever their
    case and accents. The ranges are half-open minutes since 1970-01-01T00:00, as `crossread.db.dates` counts; an
    annotation happened when the timeline says so.
    """

    sources: tuple[str, ...] | None = None
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    kind: Kind | None = None
    stances: tuple[Stance, ...] = ()
    voices: tuple[str, ...] = ()
    note: Note | None = None
    note_words: str = ""
    authors: tuple[str, ...] = ()
    words: str = ""
    happened: Minutes | None = None
    published: Minutes | None = None
    annotated: Minutes | None = None
    grouping: Grouping = "source"
    order: Order = "text"

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the sources narrows the list."""
        return any(getattr(self, name) != getattr(EVERYTHING, name) for name in FILTERS)


FILTERS = (
    "events",
    "claims",
    "kind",
    "stances",
    "voices",
    "note",
    "note_words",
    "authors",
    "words",
    "happened",
    "published",
    "annotated",
)
"""The fields that narrow the list, but for `sources`."""
EVERYTHING = OverviewQuery()
