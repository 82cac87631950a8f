"""Which annotations meet the conditions of a query: each condition by the index that serves it, as keys."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crossread.db.dates import InvalidDateError, parse
from crossread.db.overview.keys import joined, keys_of, labelled_keys, linked, marks, owners
from crossread.db.overview.query import OWN_VOICE, Minutes, OverviewQuery
from crossread.db.overview.words import with_note_words, with_words
from crossread.db.store.store import Store

if TYPE_CHECKING:
    from crossread.db.overview.keys import Keys


def conditions(store: Store, query: OverviewQuery) -> "Iterator[tuple[bool, Keys]]":
    """The conditions one by one: the keys that meet it, or with False those that do not."""
    if query.words.strip():
        yield True, with_words(store, query.words)
    if query.note_words.strip():
        yield True, with_note_words(store, query.note_words)
    if query.note is not None:
        yield query.note == "with", keys_of(store, "SELECT key FROM annotations WHERE note <> ''")
    if query.authors:
        yield (
            True,
            keys_of(
                store, f"SELECT key FROM annotations WHERE created_by IN ({marks(query.authors)})", list(query.authors)
            ),
        )
    if query.kind == "event":
        yield True, owners(store, "event_tags")
    elif query.kind == "claim":
        yield True, owners(store, "positions")
    elif query.kind == "untagged":
        yield False, joined((owners(store, "event_tags"), owners(store, "positions")))
    if query.stances or query.voices:
        yield True, _speaking(store, query)
    if query.events or query.claims:
        yield True, _tagged(store, query)
    if query.happened is not None:
        yield True, _happened(store, query.happened)
    if query.annotated is not None:
        yield True, _annotated(store, query.annotated)


def covers(date: str | None, asked: Minutes) -> bool:
    """Whether any minute that a date can mean lies in the range."""
    if date is None:
        return False
    try:
        value = parse(date)
    except InvalidDateError:
        return False
    return value.first < asked[1] and asked[0] < max(value.last, value.first + 1)


def _speaking(store: Store, query: OverviewQuery) -> "Keys":
    """Those in which any of the voices has any of the stances; an event tag has a voice but no stance."""
    condition, values = _said(query)
    found = [owners(store, "positions", condition, values)]
    if not query.stances:
        found.append(owners(store, "event_tags", *_voiced(query)))
    return joined(found)


def _tagged(store: Store, query: OverviewQuery) -> "Keys":
    found = []
    if query.events:
        found.append(owners(store, "event_tags", f"t.event_id IN ({marks(query.events)})", list(query.events)))
    if query.claims:
        condition, values = _said(query)
        also = f" AND {condition}" if condition else ""
        found.append(
            owners(store, "positions", f"t.claim_id IN ({marks(query.claims)}){also}", [*query.claims, *values])
        )
    return joined(found)


def _said(query: OverviewQuery) -> tuple[str, list[str]]:
    """The condition on a position's stance and voice."""
    parts, values = [], list[str]()
    if query.stances:
        parts.append(f"t.stance IN ({marks(query.stances)})")
        values += query.stances
    if query.voices:
        condition, named = _voiced(query)
        parts.append(condition)
        values += named
    return " AND ".join(parts), values


def _voiced(query: OverviewQuery) -> tuple[str, list[str]]:
    named = [voice for voice in query.voices if voice != OWN_VOICE]
    own = " OR t.voice_id IS NULL" if OWN_VOICE in query.voices else ""
    return f"(t.voice_id IN ({marks(named)}){own})", named


def dated_links(store: Store, table: str) -> "list[tuple[str | None, Keys]]":
    """The event tags by the date that they have, or the positions by that of the event their claim is about.

    Positions on a claim about no event are left out.
    """
    if table == "event_tags":
        return labelled_keys(
            store,
            "SELECT coalesce(t.date, e.date) AS label, t.key AS key FROM event_tags t "
            "JOIN events e ON e.id = t.event_id",
        )
    return labelled_keys(
        store,
        "SELECT e.date AS label, p.key AS key FROM claims c JOIN events e ON e.id = c.event_id "
        "CROSS JOIN positions p ON p.claim_id = c.id",
    )


def _happened(store: Store, asked: Minutes) -> "Keys":
    """As the timeline has it: the dates of the event tags; only without any tag those of the claims' events."""
    import numpy as np

    found = []
    tagged, tags = linked(store, "event_tags")
    for table, owner, link in (("event_tags", tagged, tags), ("positions", *linked(store, "positions"))):
        meant = joined(keys for date, keys in dated_links(store, table) if covers(date, asked))
        met = owner[np.isin(link, meant)]
        found.append(met if table == "event_tags" else met[~np.isin(met, tagged)])
    return joined(found)


def _annotated(store: Store, asked: Minutes) -> "Keys":
    # Times are written so that their order as text is that in time; a minute is a beginning of theirs.
    first, last = (_minute(each) for each in asked)
    return keys_of(store, "SELECT key FROM annotations WHERE created_at >= ? AND created_at < ?", (first, last))


def _minute(minute: int) -> str:
    import datetime

    moment = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    try:
        moment += datetime.timedelta(minutes=minute)
    except OverflowError:
        return "" if minute < 0 else "9999-12-31T24"
    return moment.isoformat(timespec="minutes")[:16]
