"""Texts against their hashes, and all that lies in them by offset: quotes, what surrounds them, zones."""

from collections.abc import Iterator

from crossread.db.errors import UnusableTextError
from crossread.db.text import normalise, prefix_suffix, quote_matches, sha256
from crossread.db.verify.faults import SALVAGE, Checked, Fault

_ANOTHER = "Go back to a backup, or take the article in again as a new text of its source."
_MARK = "Mark the passage anew, or salvage the file, which looks for its words in the text."
_AROUND = "Salvage the file, which takes them from the text again."


def check(checked: Checked) -> Iterator[Fault]:
    """Faults of texts and passages; one text is in memory at a time."""
    for (digest,) in dict.fromkeys(checked.conn.execute("SELECT sha256 FROM texts ORDER BY key")):
        text, length = checked.conn.execute("SELECT text, length FROM texts WHERE sha256 = ?", (digest,)).fetchone()
        what = _text_fault(text, length, digest)
        if what:
            yield checked.fault("texts", digest, what, _ANOTHER)
        for source_id, number in checked.conn.execute(
            "SELECT source_id, number FROM revisions WHERE sha256 = ? ORDER BY key", (digest,)
        ).fetchall():
            yield from _zones(checked, source_id, number, len(text))
            yield from _quotes(checked, source_id, number, text)


def _text_fault(text: str, length: int, digest: str) -> str:
    try:
        clean = normalise(text)
    except UnusableTextError:
        return "holds characters that no text contains"
    if sha256(text) != digest:
        return "is not the one that was taken in: its hash differs"
    if clean != text:
        return "has carriage returns or a byte-order mark, which are taken away when a text comes in"
    return "" if length == len(text) else f"is said to have {length} characters and has {len(text)}"


def _zones(checked: Checked, source_id: str, number: int, length: int) -> Iterator[Fault]:
    for (record_id,) in checked.conn.execute(
        'SELECT id FROM zones WHERE source_id = ? AND revision = ? AND ("end" > ? OR start < 0 OR "end" <= start)',
        (source_id, number, length),
    ).fetchall():
        yield checked.fault("zones", record_id, "lies outside the text", SALVAGE)


def _quotes(checked: Checked, source_id: str, number: int, text: str) -> Iterator[Fault]:
    for record_id, start, end, quote, prefix, suffix in checked.conn.execute(
        'SELECT id, start, "end", quote, prefix, suffix FROM annotations WHERE source_id = ? AND revision = ? '
        "ORDER BY start, key",
        (source_id, number),
    ).fetchall():
        if not 0 <= start < end <= len(text):
            yield checked.fault("annotations", record_id, "lies outside its text", _MARK)
        elif not quote_matches(text, start, end, quote):
            yield checked.fault("annotations", record_id, f"is not what the text says at {start} to {end}", _MARK)
        elif (prefix, suffix) != prefix_suffix(text, start, end):
            yield checked.fault(
                "annotations", record_id, "is not surrounded in the text by the words that it keeps", _AROUND
            )
