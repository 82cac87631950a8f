"""What is wrong with a project, in users' words, and how the record concerned is named."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

_LONGEST_NAME = 60

SALVAGE = "Go back to a backup, or salvage what can be read into a new file."
"""What to do about damage."""
UNFINISHED = "cannot be checked to its end"
"""What is said of a file where damage ended a check."""
SET_RIGHT = "Put it right in the window, or salvage the file, which leaves it out and says so."
"""What to do about a single value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong or, where `note` is set, only worth one; of one record where `record_id` is given.

    `advice` is what to do about it, as a sentence; empty where the sentence says so itself or nothing need be done.
    """

    sentence: str
    advice: str = ""
    table: str = ""
    record_id: str | None = None
    note: bool = False

    @property
    def in_full(self) -> str:
        """What is wrong, and what to do about it, on one line."""
        return f"{self.sentence} {self.advice}".rstrip()


# How each record is called, and the query for the words that people know it by.
_NAMED: dict[str, tuple[str, str]] = {
    "project": ("project", "SELECT title FROM project WHERE id = ?"),
    "sources": ("source", "SELECT title FROM sources WHERE id = ?"),
    "revisions": ("text of", "SELECT s.title FROM revisions r JOIN sources s ON s.id = r.source_id WHERE r.id = ?"),
    "zones": ("zone of", "SELECT s.title FROM zones z JOIN sources s ON s.id = z.source_id WHERE z.id = ?"),
    "finished": (
        "mark of reading of",
        "SELECT s.title FROM finished f JOIN sources s ON s.id = f.source_id WHERE f.id = ?",
    ),
    "voices": ("voice", "SELECT name FROM voices WHERE id = ?"),
    "events": ("event", "SELECT title FROM events WHERE id = ?"),
    "claims": ("claim", "SELECT statement FROM claims WHERE id = ?"),
    "answers": ("answer", "SELECT text FROM answers WHERE id = ?"),
    "annotations": ("annotation", "SELECT quote FROM annotations WHERE id = ?"),
    "event_tags": (
        "event tag on",
        "SELECT a.quote FROM event_tags t JOIN annotations a ON a.id = t.annotation_id WHERE t.id = ?",
    ),
    "positions": (
        "position in",
        "SELECT a.quote FROM positions p JOIN annotations a ON a.id = p.annotation_id WHERE p.id = ?",
    ),
    "relations": ("relation of", "SELECT s.title FROM relations r JOIN sources s ON s.id = r.a WHERE r.id = ?"),
    "silences": ("silence of", "SELECT s.title FROM silences n JOIN sources s ON s.id = n.source_id WHERE n.id = ?"),
    "verdicts": (
        "verdict on",
        """SELECT coalesce(c.statement, e.title) FROM verdicts v LEFT JOIN claims c ON c.id = v.claim_id
        LEFT JOIN events e ON e.id = v.event_id WHERE v.id = ?""",
    ),
    "texts": ("text of", "SELECT s.title FROM revisions r JOIN sources s ON s.id = r.source_id WHERE r.sha256 = ?"),
}


class Checked:
    """The connection that is checked, and the naming of what is found on it."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    def fault(self, table: str, record_id: str, what: str, advice: str = "", *, note: bool = False) -> Fault:
        """A fault of one record: `what` goes on after its name."""
        sentence = f"The {self.named(table, record_id)} {what.rstrip('.')}."
        sentence = " ".join(printable(sentence).split())
        return Fault(sentence=sentence, advice=advice, table=table, record_id=record_id, note=note)

    def named(self, table: str, record_id: str) -> str:
        """A record in words, such as `annotation “Nearly 1,500”`; by its id where nothing else is known of it."""
        noun, query = _NAMED[table]
        row = self.conn.execute(query, (record_id,)).fetchone()
        if row and isinstance(row[0], str):
            return f"{noun} “{short(row[0])}”"
        bare = noun.removesuffix(" of").removesuffix(" on").removesuffix(" in")
        return f"{bare} {record_id}" if isinstance(record_id, str) and record_id else f"{bare} without an id"


def short(text: str) -> str:
    """The beginning of a text on one line."""
    folded = " ".join(text[:200].split())
    return folded if len(folded) <= _LONGEST_NAME else folded[: _LONGEST_NAME - 1].rstrip() + "…"


def printable(text: str) -> str:
    """The text without what a terminal or a stream could choke on."""
    return "".join(character if character.isprintable() or character == " " else "\ufffd" for character in text)


def read_json(text: Any) -> Any:
    """The value of a JSON column. Raises ValueError if it is none, or is nested deeper than anything of ours."""
    if not isinstance(text, str):
        raise ValueError("no JSON")
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
