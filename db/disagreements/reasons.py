"""Why two statements cannot both hold, as an id with arguments and as an English sentence that a reader can check.

An interface in another language gives `say` its own templates and its own way of showing figures and dates.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from crossread.db.disagreements.stated import Stated
from crossread.db.records import Qualifier

# By reason id; the names in braces are the reason's arguments.
TEMPLATES: dict[str, str] = {
    "truth.denied": "asserted by one, denied by the other",
    "number.apart": "{a} does not meet {b}",
    "number.stretched": "{a} and {b} can both hold, but the stated {near_a} and {near_b} are {percent} % apart",
    "denial.same": "{asserted} is asserted and denied",
    "denial.within": "{asserted} lies within {denied}, which is denied",
    "denial.any": "{asserted} is asserted, and that there is any is denied",
    "date.apart": "{a} does not meet {b}",
    "date.widened": "{a} and {b} meet only because one is approximate",
    "date.uncertain": "{a} does not meet {b}, but one is marked as uncertain",
    "date.season": "{a} does not meet {b}, but a season is loose and the gap is {days}",
    "start.apart": "the beginnings do not meet: {a} and {b}",
    "start.widened": "the beginnings, {a} and {b}, meet only because one is approximate",
    "start.uncertain": "the beginnings do not meet, {a} and {b}, but one is marked as uncertain",
    "start.season": "the beginnings do not meet, {a} and {b}, but a season is loose and the gap is {days}",
    "end.apart": "the ends do not meet: {a} and {b}",
    "end.widened": "the ends, {a} and {b}, meet only because one is approximate",
    "end.uncertain": "the ends do not meet, {a} and {b}, but one is marked as uncertain",
    "end.season": "the ends do not meet, {a} and {b}, but a season is loose and the gap is {days}",
    "outside.apart": "{date} lies wholly outside {span}",
    "outside.widened": "{date} touches {span} only because one is approximate",
    "outside.uncertain": "{date} lies wholly outside {span}, but one is marked as uncertain",
    "outside.season": "{date} lies wholly outside {span}, but a season is loose and the gap is {days}",
    "answer.differ": "“{a}” and “{b}” cannot both be the answer",
    "answer.denied": "“{answer}” is asserted and denied",
    "other.scope": "one speaks of “{a}”, the other of “{b}”",
    "other.as_of": "one is as of {a}, the other as of {b}",
    "total.exceeded": "the parts, {parts}, add up to at least {sum}, more than {total} in total",
    "voice.contradicts": "the same voice contradicts itself",
    "voice.changed": "the same voice changed its account between {earlier} and {later}",
    "certainty.first": "the first is only {certainty}",
    "certainty.second": "the second is only {certainty}",
}


class Number(NamedTuple):
    """A stated number, or with `of_days` a length of time, to be shown in a sentence."""

    value: str
    value_high: str | None = None
    qualifier: Qualifier | None = None
    of_days: bool = False


class Date(NamedTuple):
    """A stated date, EDTF, to be shown in a sentence."""

    text: str


Argument = Number | Date | str | int


class Reason(NamedTuple):
    """A key of `TEMPLATES` and the arguments of its sentence, by name."""

    id: str
    arguments: tuple[tuple[str, Argument | tuple[Argument, ...]], ...] = ()

    @property
    def sentence(self) -> str:
        """The reason in English."""
        return _in_english(self)


def reason(key: str, /, **arguments: Argument | tuple[Argument, ...]) -> Reason:
    """A reason with its arguments by name."""
    return Reason(key, tuple(arguments.items()))


def figure_of(stated: Stated, *, of_days: bool) -> Number:
    """The stated number or length of time, for a sentence."""
    return Number(stated.value or "", stated.value_high, stated.qualifier, of_days)


def show_argument(argument: Argument) -> str:
    """A figure, date or word in English."""
    if isinstance(argument, Number):
        from crossread.db.numbers import show, show_duration

        if argument.of_days:
            return show_duration(argument.value, argument.value_high, argument.qualifier)
        return show(argument.value, argument.value_high, argument.qualifier)
    if isinstance(argument, Date):
        from crossread.db.dates import show as show_date

        return show_date(argument.text)
    return str(argument)


def say(
    why: Reason,
    template: Callable[[str], str] = TEMPLATES.__getitem__,
    show: Callable[[Argument], str] = show_argument,
) -> str:
    """The reason as a sentence: `template` gives the one with braces for a reason's id, `show` an argument in it."""
    shown = {
        name: show(given) if isinstance(given, (Number, Date, str, int)) else " + ".join(map(show, given))
        for name, given in why.arguments
    }
    return template(why.id).format(**shown)


@lru_cache(maxsize=100_000)
def _in_english(why: Reason) -> str:
    return say(why)
