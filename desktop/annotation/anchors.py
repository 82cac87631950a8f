"""What relative dates can be counted from: the date published, dated events, dated passages of the same text. No Qt."""

from collections.abc import Sequence

from crossread.db.dates import show
from crossread.db.records import DateAnchor
from crossread.desktop.annotation.names import Names
from crossread.desktop.annotation.reading import Book, DatedPassage, Shown, date_of_anchor
from crossread.desktop.annotation.words import tr

PUBLISHED = "published"


class Anchors:
    """The anchors of one annotation; the passages come later, when they are asked for."""

    def __init__(self, shown: Shown, book: Book) -> None:
        self.shown, self._book = shown, book
        self._passages: dict[str, DatedPassage] = {}
        self._passage_names = Names(())

    def take_passages(self, passages: Sequence[DatedPassage]) -> None:
        """Offer these as well."""
        self._passages = {each.annotation_id: each for each in passages}
        self._passage_names = Names(
            (f"passage:{each.annotation_id}", (_quoted(each.quote),), show(each.date)) for each in passages
        )

    def date_of(self, anchor: DateAnchor | None) -> str | None:
        """The date that is counted from."""
        if anchor is not None and anchor.annotation_id in self._passages:
            return self._passages[anchor.annotation_id].date
        return date_of_anchor(anchor, self.shown, self._book)

    def name_of(self, anchor: DateAnchor | None) -> str:
        """What the anchor is called; empty for none."""
        if anchor is None:
            return ""
        if anchor.published:
            return tr("date published")
        if anchor.event_id is not None:
            event = self._book.events.get(anchor.event_id)
            return event.title if event else ""
        found = self._passages.get(anchor.annotation_id or "")
        quote = found.quote if found else self.shown.anchor_quotes.get(anchor.annotation_id or "", "")
        return _quoted(quote)

    def find(self, typed: str) -> list[tuple[str, str, str]]:
        """What can be counted from, as (key, name, date): published first, then events, then passages nearby."""
        published = self.shown.source.published
        own = Names([(PUBLISHED, (tr("date published"),), show(published) if published else tr("not known"))])
        return [*own.find(typed), *self._book.dated_names.find(typed, 30), *self._passage_names.find(typed, 30)]

    def called(self, typed: str) -> DateAnchor | None:
        """The anchor that is called exactly so."""
        wanted = typed.strip().casefold()
        return next((anchor_of(key) for key, name, _ in self.find("") if name.casefold() == wanted), None)


def anchor_of(key: str) -> DateAnchor:
    """The anchor of a key that `find` gave."""
    kind, _, anchor_id = key.partition(":")
    if kind == PUBLISHED:
        return DateAnchor(published=True)
    return DateAnchor(event_id=anchor_id) if kind == "event" else DateAnchor(annotation_id=anchor_id)


def _quoted(quote: str) -> str:
    words = " ".join(quote.split())
    return f"“{words}”" if len(words) <= 60 else f"“{words[:59].rstrip()}…”"
