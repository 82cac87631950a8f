"""What changed in a claim or event since a verdict on it, told from the history: each statement as it was and is."""

import json
from collections.abc import Mapping
from typing import Any, Literal

from crossread.db.disagreements.verdicts import instant
from crossread.db.grid.saying import in_words
from crossread.db.project import Project
from crossread.db.records import Claim, Event, Verdict
from crossread.db.store.store import Store

# By what changed; the interface translates these very texts.
SENTENCES: dict[str, str] = {
    "added": "{who} has been added: {now}",
    "removed": "{who} has been taken away: {then}",
    "said": "{who}: {then} has become {now}",
    "voice": "{now}, and no longer {then}, says: {what}",
    "certainty": "{who}: {then} has become {now} ({what})",
    "title": "the words were “{then}”",
    "value_type": "the kind of claim was another",
    "compare": "the answers were compared in another way",
    "unit": "the unit was {then}",
    "tolerance": "what counts as about the same was another",
    "total": "what it is a part of was another",
    "answer_added": "the answer “{now}” has been added",
    "answer_removed": "the answer “{then}” has been taken away",
    "answer": "the answer “{then}” is now “{now}”",
    "aliases": "the other names of the answer “{now}” are not what they were",
    "unknown": "what was judged is not what is stated now",
}
_Table = Literal["positions", "event_tags", "answers", "claims", "events"]
_Row = Mapping[str, Any]
_OWNERS: dict[_Table, str] = {
    "positions": "claim_id",
    "event_tags": "event_id",
    "answers": "claim_id",
    "claims": "id",
    "events": "id",
}


def changed_since(project: Project, verdict: Verdict, subject: Claim | Event) -> tuple[str, ...]:
    """Sentences on what changed since the verdict; without a history of it one that says no more than that it did."""
    store = project.store
    step = _step_of(store, verdict)
    tables: tuple[_Table, ...] = ("events", "event_tags")
    if isinstance(subject, Claim):
        tables = ("claims", "answers", "positions")
    found: list[str] = []
    for table in tables:
        for then, now in _changed(store, table, subject.id, step):
            if table in ("claims", "events"):
                found += _asked(then or {}, now or {})
            elif table == "answers":
                found += _answer(then, now)
            else:
                found += _statement(store, subject, then, now)
    return tuple(dict.fromkeys(found)) or (SENTENCES["unknown"],)


def _step_of(store: Store, verdict: Verdict) -> int:
    step = store.number(
        "SELECT min(step) FROM history WHERE row_id = ? AND table_name = 'verdicts' AND op = 'insert'", (verdict.id,)
    )
    if step:
        return step
    when = instant(verdict.decided_at)
    return max((number for number, at in store.rows("SELECT number, at FROM steps") if instant(at) <= when), default=0)


def _changed(store: Store, table: _Table, subject_id: str, step: int) -> list[tuple[_Row | None, _Row | None]]:
    """Rows of the claim or event that changed since the step: as they were then and as they are, None for not there."""
    owner = _OWNERS[table]
    ids = store.rows(
        f"SELECT row_id FROM history WHERE step > ? AND table_name = ? AND row_id IN "
        f"(SELECT id FROM {table} WHERE {owner} = ?) "
        f"UNION SELECT row_id FROM history WHERE step > ? AND table_name = ? "
        f"AND before IS NOT NULL AND json_extract(before, '$.{owner}') = ?",
        (step, table, subject_id) * 2,
    )
    found = []
    for (row_id,) in ids:
        now = _row(store, table, row_id)
        then: _Row | None = now
        for op, before in store.rows(
            "SELECT op, before FROM history WHERE row_id = ? AND table_name = ? AND step > ? ORDER BY key DESC",
            (row_id, table, step),
        ):
            then = None if op == "insert" else {**(then or {}), **json.loads(before)}
        then, now = (row if row is not None and row[owner] == subject_id else None for row in (then, now))
        if then != now:
            found.append((then, now))
    return found


def _row(store: Store, table: _Table, row_id: str) -> _Row | None:
    cursor = store.conn.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    values = cursor.fetchone()
    return (
        None if values is None else {column[0]: value for column, value in zip(cursor.description, values, strict=True)}
    )


def _asked(then: _Row, now: _Row) -> list[str]:
    found = []
    for column, sentence in (
        ("statement", "title"),
        ("title", "title"),
        ("value_type", "value_type"),
        ("compare", "compare"),
        ("unit", "unit"),
        ("tolerance", "tolerance"),
        ("part_of_total", "total"),
    ):
        if then.get(column) != now.get(column):
            found.append(SENTENCES[sentence].format(then=then.get(column) or "none", now=now.get(column) or "none"))
    return found


def _answer(then: _Row | None, now: _Row | None) -> list[str]:
    if then is None:
        return [SENTENCES["answer_added"].format(now=now["text"])] if now is not None else []
    if now is None:
        return [SENTENCES["answer_removed"].format(then=then["text"])]
    if then["text"] != now["text"]:
        return [SENTENCES["answer"].format(then=then["text"], now=now["text"])]
    return [SENTENCES["aliases"].format(now=now["text"])] if then["aliases"] != now["aliases"] else []


def _statement(store: Store, subject: Claim | Event, then: _Row | None, now: _Row | None) -> list[str]:
    row = now or then
    assert row is not None
    who, was = _who(store, row), _who(store, then or row)
    said, before = (None if each is None else _said(store, subject, each) for each in (now, then))
    if before is None:
        return [SENTENCES["added"].format(who=who, now=said)]
    if said is None:
        return [SENTENCES["removed"].format(who=was, then=before)]
    found = [] if who == was else [SENTENCES["voice"].format(now=who, then=was, what=said)]
    if said != before:
        found.append(SENTENCES["said"].format(who=who, then=before, now=said))
    if then is not None and now is not None and then.get("certainty") != now.get("certainty"):
        found.append(SENTENCES["certainty"].format(who=who, then=then["certainty"], now=now["certainty"], what=said))
    return found


def _who(store: Store, row: _Row) -> str:
    if row["voice_id"] is not None:
        voice = store.row("SELECT name FROM voices WHERE id = ?", (row["voice_id"],))
        if voice is not None:
            return str(voice[0])
    source = store.row(
        "SELECT s.title FROM annotations a JOIN sources s ON s.id = a.source_id WHERE a.id = ?", (row["annotation_id"],)
    )
    if source is None:
        gone = store.row(
            "SELECT s.title FROM history h JOIN sources s ON s.id = json_extract(h.before, '$.source_id') "
            "WHERE h.row_id = ? AND h.op = 'delete'",
            (row["annotation_id"],),
        )
        return str(gone[0]) if gone is not None else "a source"
    return str(source[0])


def _said(store: Store, subject: Claim | Event, row: _Row) -> str:
    if isinstance(subject, Event):
        return "“" + (in_words("date", row["date"], None, None) or "no date") + "”"
    answer = ""
    if row["answer_id"] is not None:
        known = store.row("SELECT text FROM answers WHERE id = ?", (row["answer_id"],))
        answer = "an answer that is gone" if known is None else str(known[0])
    words = in_words(subject.value_type, row["value"], row["value_high"], row["qualifier"], answer)
    said = f"{row['stance']} {words}".rstrip()
    if row["scope"]:
        said += f" ({row['scope']})"
    if row["as_of"]:
        said += f" (as of {in_words('date', row['as_of'], None, None)})"
    return f"“{said}”"
