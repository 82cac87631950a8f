"""What a window of the list shows of its annotations, and the ids behind the keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.db.overview.keys import CHUNK, marks
from crossread.db.records import Qualifier, SourceStance, Stance
from crossread.db.store.store import Store

LONGEST_QUOTE = 400
LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOnEvent:
    """An event tag as a row shows it; `date` is the passage's own."""

    event_id: str
    date: str | None
    voice_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOnClaim:
    """A position as a row shows it; `answer` is the answer's text."""

    claim_id: str
    stance: Stance
    voice_id: str | None
    value: str | None
    value_high: str | None
    qualifier: Qualifier | None
    answer: str | None
    source_stance: SourceStance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """One annotation; quote and note on one line each, and no longer than a row can show."""

    key: int
    id: str
    source_id: str
    quote: str
    note: str
    created_at: str
    created_by: str
    events: tuple[SaidOnEvent, ...]
    claims: tuple[SaidOnClaim, ...]


def read_rows(store: Store, keys: Sequence[int]) -> dict[int, OverviewRow]:
    """Those of the annotations that exist, by key; at most some thousands at once. A hundred take 2 ms."""
    asked = list(keys)
    rows = store.rows(
        f"SELECT key, id, source_id, substr(quote, 1, {LONGEST_QUOTE + 1}), substr(note, 1, {LONGEST_NOTE + 1}), "
        f"created_at, created_by FROM annotations WHERE key IN ({marks(asked)})",
        asked,
    )
    ids = [row[1] for row in rows]
    events: dict[str, list[SaidOnEvent]] = {}
    for annotation_id, event_id, date, voice_id in store.rows(
        "SELECT annotation_id, event_id, date, voice_id FROM event_tags "
        f"WHERE annotation_id IN ({marks(ids)}) ORDER BY key",
        ids,
    ):
        said = SaidOnEvent(event_id=event_id, date=date, voice_id=voice_id)
        events.setdefault(annotation_id, []).append(said)
    claims: dict[str, list[SaidOnClaim]] = {}
    for annotation_id, claim_id, stance, voice_id, value, value_high, qualifier, answer, source_stance in store.rows(
        "SELECT p.annotation_id, p.claim_id, p.stance, p.voice_id, p.value, p.value_high, p.qualifier, w.text, "
        "p.source_stance FROM positions p LEFT JOIN answers w ON w.id = p.answer_id "
        f"WHERE p.annotation_id IN ({marks(ids)}) ORDER BY p.key",
        ids,
    ):
        claims.setdefault(annotation_id, []).append(
            SaidOnClaim(
                claim_id=claim_id,
                stance=stance,
                voice_id=voice_id,
                value=value,
                value_high=value_high,
                qualifier=qualifier,
                answer=answer,
                source_stance=source_stance,
            )
        )
    return {
        key: OverviewRow(
            key=key,
            id=annotation_id,
            source_id=source_id,
            quote=_short(quote, LONGEST_QUOTE),
            note=_short(note, LONGEST_NOTE),
            created_at=created_at,
            created_by=created_by,
            events=tuple(events.get(annotation_id, ())),
            claims=tuple(claims.get(annotation_id, ())),
        )
        for key, annotation_id, source_id, quote, note, created_at, created_by in rows
    }


def ids_of(store: Store, keys: Iterable[int], *, since: int | None = None) -> list[str]:
    """The ids of the annotations that exist, in the order of their keys.

    `since` takes the step at which the keys were read: what came in later is left out, since it may have got the key of
    one that went.
    """
    asked = sorted(set(keys))
    found: list[str] = []
    for first in range(0, len(asked), CHUNK):
        chunk = asked[first : first + CHUNK]
        found += [
            row[0]
            for row in store.rows(f"SELECT id FROM annotations WHERE key IN ({marks(chunk)}) ORDER BY key", chunk)
        ]
    if since is not None:
        later = {
            row[0]
            for row in store.rows(
                "SELECT row_id FROM history WHERE step > ? AND table_name = 'annotations' AND op = 'insert'", (since,)
            )
        }
        found = [each for each in found if each not in later]
    return found


def key_of(store: Store, annotation_id: str) -> int | None:
    """The key of an annotation; None if it is gone."""
    row = store.row("SELECT key FROM annotations WHERE id = ?", (annotation_id,))
    return int(row[0]) if row else None


def authors(store: Store) -> list[str]:
    """Who made annotations; the name may be empty."""
    return [row[0] for row in store.rows("SELECT DISTINCT created_by FROM annotations ORDER BY 1")]


def _short(text: str, longest: int) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= longest else folded[: longest - 1].rstrip() + "…"
