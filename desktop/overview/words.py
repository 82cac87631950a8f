"""The words of the list: headings, counts, what a voice does."""

from PySide6.QtCore import QCoreApplication

from crossread.db.dates import InvalidDateError, show
from crossread.db.overview.query import Grouping
from crossread.db.records import Stance


def tr(text: str, count: int = -1) -> str:
    """A text of the list in the language of the interface; `%n` stands for the count."""
    return QCoreApplication.translate("Overview", text, "", count)


def annotations(count: int) -> str:
    """So many annotations."""
    return tr("1 annotation") if count == 1 else tr("{count} annotations").format(count=number(count))


def found(total: int, places: int) -> str:
    """How many were found, and where one stands in several groups in how many places."""
    if places == total:
        return annotations(total)
    return tr("{annotations} in {places} places").format(annotations=annotations(total), places=number(places))


def number(count: int) -> str:
    """A count with its thousands apart."""
    return f"{count:,}"


def stance(which: Stance) -> str:
    """What a voice does with a claim."""
    return {"asserts": tr("asserts"), "denies": tr("denies"), "questions": tr("questions")}[which]


def new(kind: str, title: str) -> str:
    """What would be made of a name that was typed."""
    words = tr("New event “{name}”") if kind == "event" else tr("New claim “{name}”")
    return words.format(name=title)


def nothing(grouping: Grouping) -> str:
    """The heading over what is in no group."""
    return {
        "event": tr("No event"),
        "claim": tr("No claim"),
        "happened": tr("Undated"),
        "annotated": tr("No day"),
        "source": tr("No source"),
        "none": tr("All annotations"),
    }[grouping]


def date(text: str) -> str:
    """A date as people write it; what is none, and no date, as it stands."""
    try:
        return show(text)
    except InvalidDateError:
        return text
