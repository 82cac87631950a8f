"""What is asked for in words: for the chips, the menus and the buttons over the list."""

from collections.abc import Sequence

from crossread.db.overview.query import OWN_VOICE, Grouping, Order, OverviewQuery
from crossread.desktop.overview import words
from crossread.desktop.overview.names import Names
from crossread.desktop.overview.span_popover import CLOCKS, span_words


def conditions(query: OverviewQuery, names: Names) -> dict[str, str]:
    """What each chip says, by its key; nothing where nothing is asked for."""
    tags = [name.title for each in (*query.events, *query.claims) if (name := names.tag(each)) is not None]
    voices = [
        words.tr("The source itself") if each == OWN_VOICE else names.voices[each].title
        for each in query.voices
        if each == OWN_VOICE or each in names.voices
    ]
    note = {None: "", "with": words.tr("with"), "without": words.tr("without")}[query.note]
    span = next(((each, getattr(query, each)) for each in CLOCKS if getattr(query, each) is not None), None)
    clocks = {
        "happened": words.tr("happened"),
        "published": words.tr("published"),
        "annotated": words.tr("annotated"),
    }
    return {
        "tag": listed(tags),
        "kind": dict(kinds()).get(query.kind or "", ""),
        "stance": listed([words.stance(each) for each in query.stances]),
        "voice": listed(voices),
        "note": words.tr("“{words}”").format(words=query.note_words) if query.note_words else note,
        "date": f"{clocks[span[0]]} {span_words(span[1])}" if span is not None else "",
        "author": listed([each or words.tr("nobody named") for each in query.authors]),
    }


def kinds() -> list[tuple[str, str]]:
    """What an annotation can be tagged with, and the words for it."""
    return [
        ("event", words.tr("with an event")),
        ("claim", words.tr("with a claim")),
        ("untagged", words.tr("without a tag")),
    ]


def grouping_words(grouping: Grouping) -> str:
    """What the list is grouped by."""
    return {
        "source": words.tr("source"),
        "event": words.tr("event"),
        "claim": words.tr("claim"),
        "annotated": words.tr("day annotated"),
        "happened": words.tr("date it happened"),
        "none": words.tr("none"),
    }[grouping]


def order_words(order: Order) -> str:
    """How the rows of a group are ordered."""
    return {
        "text": words.tr("as in the texts"),
        "newest": words.tr("newest first"),
        "oldest": words.tr("oldest first"),
    }[order]


def listed(names: Sequence[str]) -> str:
    """The first, and how many more."""
    if len(names) < 2:
        return "".join(names)
    return words.tr("{first} +{more}").format(first=names[0], more=len(names) - 1)
