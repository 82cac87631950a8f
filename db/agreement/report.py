"""What an agreement is told with: coders, lines with their figures, and the passages on which they differ."""

from typing import Literal

from crossread.db.agreement.nominal import Figure
from crossread.db.record import record

TagKind = Literal["", "event", "claim"]
DifferenceKind = Literal["tags", "reading", "alone"]
"""Coders marked the same passage and tagged it differently; tagged it with the same claim and read something else in
it; or only some of those who worked on the text marked it."""


@record
class Coder:
    """Somebody who made annotations; the name may be empty. `texts` counts those worked on."""

    name: str
    annotations: int
    texts: int


@record
class PairFigure:
    """Cohen's kappa of two coders, by name."""

    one: str
    other: str
    kappa: Figure


@record
class Reading:
    """What one coder did at a passage: its tags in words, with what claims are given; no annotation if none."""

    coder: str
    annotation_id: str | None = None
    words: tuple[str, ...] = ()


@record
class Difference:
    """A passage `[start, end)` on which coders differ, in code points of a revision."""

    kind: DifferenceKind
    source_id: str
    revision: int
    start: int
    end: int
    quote: str
    source: str
    readings: tuple[Reading, ...] = ()


@record
class Line:
    """The figures of one tag, or with an empty id those of all tags together.

    `marks` is how often each coder used it, in the order of `Agreement.coders`; `differences` are indices of
    `Agreement.differences`.
    """

    tag_id: str = ""
    kind: TagKind = ""
    title: str = ""
    color: str = ""
    alpha: Figure
    alpha_u: Figure
    pairs: tuple[PairFigure, ...] = ()
    marks: tuple[int, ...] = ()
    differences: tuple[int, ...] = ()


@record
class Agreement:
    """How far the coders of a project agree.

    `texts` counts the texts that two or more worked on, `common` those that all did; `passages` those that two or more
    marked.
    """

    coders: tuple[Coder, ...] = ()
    texts: int = 0
    common: int = 0
    passages: int = 0
    overall: Line | None = None
    tags: tuple[Line, ...] = ()
    differences: tuple[Difference, ...] = ()
