"""The words of the panel of silences."""

from PySide6.QtCore import QCoreApplication

from crossread.db.dates import show
from crossread.db.records import Claim, Source

_LONGEST = 60


def tr(text: str, count: int = -1) -> str:
    """A text of the panel in the language of the interface; `%n` stands for the count."""
    return QCoreApplication.translate("Silence", text, "", count)


def count_of(one: str, many: str, count: int) -> str:
    """`1 claim`, `5 claims`."""
    return one if count == 1 else many.format(count=f"{count:,}")


def kind_of(claim: Claim, event: str) -> str:
    """What sort of answer a claim wants, and what it is about."""
    sorts = {
        "truth": tr("true or not"),
        "number": tr("a number"),
        "date": tr("a date"),
        "duration": tr("how long"),
        "answer": tr("an answer"),
    }
    sort = sorts[claim.value_type]
    if claim.value_type == "number" and claim.unit:
        sort = tr("a number of {unit}").format(unit=claim.unit)
    if claim.answers:
        some = ", ".join(answer.text for answer in claim.answers[:3])
        sort = f"{some} …" if len(claim.answers) > 3 else some
    return " · ".join(part for part in (event, sort) if part)


def named(source: Source) -> str:
    """`The Titanic Is Gone · 16 Apr 1912`."""
    return " · ".join(part for part in (source.title, show(source.published) if source.published else "") if part)


def short(title: str) -> str:
    """A title cut to what a sentence can hold."""
    words = " ".join(title.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def paragraphs(numbers: tuple[int, ...]) -> str:
    """`¶ 7`, `¶ 7, 12 and 3 more`."""
    first = ", ".join(str(number) for number in numbers[:3])
    rest = len(numbers) - 3
    return f"¶ {first}" if rest <= 0 else tr("¶ {first} and {rest} more").format(first=first, rest=rest)


def others_say(others: int) -> str:
    """How many other sources speak of it."""
    if not others:
        return tr("no other source says anything on it")
    return (
        tr("1 other source speaks of it")
        if others == 1
        else tr("{count} other sources speak of it").format(count=others)
    )
