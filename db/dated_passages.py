"""Annotations as they are listed beside the timeline: the quote, its source and what dates it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.db.dates import InvalidDateError, show
from crossread.db.density import Clock
from crossread.db.store.store import Store

LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPassage:
    """One annotation; `quote` is at most its first `LONGEST_QUOTE` characters on one line.

    `dated_by` are words for what its dates come from: events with their dates, the date published, the time made.
    """

    id: str
    source_id: str
    quote: str
    dated_by: tuple[str, ...]


def dated_passages(store: Store, annotation_ids: Sequence[str], clock: Clock) -> list[DatedPassage]:
    """Those of the annotations that exist, in the given order; at most some thousands at once."""
    marks = ", ".join("?" * len(annotation_ids))
    rows = store.rows(
        f"SELECT a.id, a.source_id, substr(a.quote, 1, {LONGEST_QUOTE + 1}), a.created_at, s.published "
        f"FROM annotations a JOIN sources s ON s.id = a.source_id WHERE a.id IN ({marks})",
        annotation_ids,
    )
    events: dict[str, list[str]] = {}
    if clock == "happened":
        # An event tag's own date comes before the event's; without any tag the events of the claims count.
        for annotation_id, title, date in store.rows(
            "SELECT t.annotation_id, e.title, coalesce(t.date, e.date) FROM event_tags t "
            f"JOIN events e ON e.id = t.event_id WHERE t.annotation_id IN ({marks}) ORDER BY t.key",
            annotation_ids,
        ):
            events.setdefault(annotation_id, []).append(_words(title, date))
        tagged = frozenset(events)
        for annotation_id, title, date in store.rows(
            "SELECT p.annotation_id, e.title, e.date FROM positions p JOIN claims c ON c.id = p.claim_id "
            f"JOIN events e ON e.id = c.event_id WHERE p.annotation_id IN ({marks}) ORDER BY p.key",
            annotation_ids,
        ):
            words = _words(title, date)
            if annotation_id not in tagged and words not in events.setdefault(annotation_id, []):
                events[annotation_id].append(words)
    found = {}
    for annotation_id, source_id, quote, created_at, published in rows:
        dated_by = events.get(annotation_id, [])
        if clock == "published":
            dated_by = [_shown(published)] if published else []
        elif clock == "annotated":
            dated_by = [f"{created_at[:10]} {created_at[11:16]} UTC"]
        found[annotation_id] = DatedPassage(
            id=annotation_id, source_id=source_id, quote=_short(quote), dated_by=tuple(dated_by)
        )
    return [found[each] for each in annotation_ids if each in found]


def annotations_of_event(store: Store, event_id: str) -> list[str]:
    """The ids of the annotations that are tagged with an event."""
    return [row[0] for row in store.rows("SELECT annotation_id FROM event_tags WHERE event_id = ?", (event_id,))]


def annotations_of_claim(store: Store, claim_id: str) -> list[str]:
    """The ids of the annotations with a position on a claim."""
    return [
        row[0] for row in store.rows("SELECT DISTINCT annotation_id FROM positions WHERE claim_id = ?", (claim_id,))
    ]


def annotations_of_voice(store: Store, voice_id: str) -> list[str]:
    """The ids of the annotations in which a voice takes a position, or says when something happened."""
    rows = store.rows(
        "SELECT annotation_id FROM positions WHERE voice_id = ? "
        "UNION SELECT annotation_id FROM event_tags WHERE voice_id = ?",
        (voice_id, voice_id),
    )
    return [row[0] for row in rows]


def _words(title: str, date: str | None) -> str:
    return f"{title}, {_shown(date)}" if date else title


def _shown(date: str) -> str:
    try:
        return show(date)
    except InvalidDateError:
        return date


def _short(quote: str) -> str:
    folded = " ".join(quote.split())
    return folded if len(folded) <= LONGEST_QUOTE else folded[: LONGEST_QUOTE - 1].rstrip() + "…"
