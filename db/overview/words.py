"""Finding words in quotes and notes, without regard to case, accents and the shape of quotation marks."""

import unicodedata
from typing import TYPE_CHECKING

from crossread.db.overview.keys import CHUNK, joined, keys_of, marks, parsed
from crossread.db.search.fold import fold
from crossread.db.store.store import Store

if TYPE_CHECKING:
    from crossread.db.overview.keys import Keys

_SIGNS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"})
# Seven times as quick as a pattern that looks at every character.
_BEYOND_ASCII = "length(quote) <> length(CAST(quote AS BLOB))"


def flat(text: str) -> str:
    """Text as it is compared here."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", fold(text)).casefold().translate(_SIGNS)
    return "".join([sign for sign in decomposed if not unicodedata.combining(sign)])


def with_words(store: Store, words: str) -> "Keys":
    """The annotations whose quote holds all of the words."""
    wanted = flat(words).split()
    plain: Keys = parsed(None)
    if all(word.isascii() for word in wanted):
        # What SQLite compares by itself is all that an English text has; the rest goes through Python.
        likes = " AND ".join(["quote LIKE ? ESCAPE '\\'"] * len(wanted))
        plain = keys_of(store, f"SELECT key FROM annotations WHERE {likes}", [_like(word) for word in wanted])
    others = store.conn.execute(f"SELECT key, quote FROM annotations WHERE {_BEYOND_ASCII}")
    found = [key for key, quote in others if _holds(flat(quote), wanted)]
    return joined((plain, parsed(",".join(map(str, found)))))


def with_note_words(store: Store, words: str) -> "Keys":
    """The annotations whose note holds all of the words."""
    wanted = flat(words).split()
    # The index of the search has one document for each note that is not blank: few, and all together.
    notes = store.conn.execute("SELECT record_id, body FROM documents WHERE kind = 'annotations'")
    ids = [record_id for record_id, body in notes if _holds(flat(body), wanted)]
    chunks = [ids[first : first + CHUNK] for first in range(0, len(ids), CHUNK)]
    return joined(
        keys_of(store, f"SELECT key FROM annotations WHERE id IN ({marks(chunk)})", chunk) for chunk in chunks
    )


def _holds(text: str, wanted: list[str]) -> bool:
    return all(word in text for word in wanted)


def _like(word: str) -> str:
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, f"\\{sign}")
    return f"%{word}%"
