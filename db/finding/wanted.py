"""What is looked for, and what is wrong with a pattern."""

from typing import Literal

from crossread.db.record import record

FaultKind = Literal["bad", "slow", "gone"]


@record
class Wanted:
    """What was typed, and how it is compared. Without `case` and `accents` neither letter case nor marks matter."""

    text: str
    case: bool = False
    accents: bool = False
    whole_word: bool = False
    pattern: bool = False
    """It is a regular expression."""


@record
class PatternFault:
    """Why a pattern found nothing: it is `bad`, too `slow`, or the process that tried it was `gone` before its end.

    `position` is the code point of the pattern at which a bad one goes wrong, None if that is not known; `reason` the
    words of the engine.
    """

    kind: FaultKind
    reason: str = ""
    position: int | None = None
