"""The kind of a new claim, from its words: "how many" asks for a number, "when" for a date. Pure; no Qt.

    how many, how much, how often, how far, what number …   number
    how long, for how long                                  duration
    when, since when, what date, which day, what year …     date
    who, why, which, where, what, how …                     answer
    did, was, is, has … at the beginning                    truth: the answer is yes or no
    no question mark                                        truth, but for "how many" and "how long"

The same words are known in German, French, Spanish and Russian.
"""

from crossread.db.records import ValueType
from crossread.desktop.naming.matching import fold

_NUMBER = (
    *("how many", "how much", "how often", "how far", "how large", "how big", "how high", "how deep", "how fast"),
    *("how old", "how heavy", "what number", "what share", "what percentage", "what proportion", "at what speed"),
    *("wie viele", "wieviele", "wie viel", "wieviel", "wie oft", "combien", "cuantos", "cuantas", "cuanto", "сколько"),
)
_DURATION = (
    *("how long", "how many hours", "how many minutes", "how many days", "how many weeks", "how many months"),
    *("how many years", "what length of time", "wie lange", "combien de temps", "cuanto tiempo", "как долго"),
    "сколько времени",
)
_DATE = (
    *("when", "since when", "until when", "till when", "by when", "from when", "what date", "which date", "what day"),
    *("which day", "what year", "which year", "what month", "which month", "what time", "on what date", "on what day"),
    *("on which date", "on which day", "in what year", "in which year", "in what month", "in which month"),
    *("at what time", "at what hour", "what hour", "how long ago", "wann", "seit wann", "quand", "depuis quand"),
    *("cuando", "когда"),
)
_YES_OR_NO = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "am",
        "be",
        "been",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
    ]
)
_MARKS = "?？؟՞;"  # the last is the Greek question mark as it is typed


def kind_of(words: str) -> ValueType:
    """The kind of a claim that is worded so."""
    folded = " ".join(fold(words).replace("’", "'").strip(" ¿\"“«'").split())
    asks = is_question(words)
    if _begins(folded, _DURATION) and not _begins(folded, ("how long ago",)):
        return "duration"
    if _begins(folded, _NUMBER):
        return "number"
    if not asks:
        return "truth"
    if _begins(folded, _DATE):
        return "date"
    return "truth" if folded.split(" ")[0] in _YES_OR_NO else "answer"


def is_question(words: str) -> bool:
    """Whether a claim asks, by its mark."""
    return words.rstrip(" \"”»'").endswith(tuple(_MARKS[:-1])) or (words.endswith(";") and not words.isascii())


def _begins(folded: str, phrases: tuple[str, ...]) -> bool:
    return any(folded == phrase or folded.startswith((f"{phrase} ", f"{phrase}?")) for phrase in phrases)
