"""Looking at the tokens of a text: what every part of the grammar of dates stands on."""

from crossread.db.dates.tokens import CLOSING, Token, tokens_of
from crossread.db.dates.words import ORDINAL_ENDINGS

DASHES = "-–‐‑−"
NOTHING: frozenset[str] = frozenset()


class Cursor:
    """The tokens of one text.

    Every method of the grammar takes the index of a token and answers with what begins there and the index behind it,
    or None. With `running` it reads running text and is strict; else it reads what somebody typed and is generous.
    """

    def __init__(self, text: str, *, order: str = "dmy", running: bool = False) -> None:
        self.tokens = tokens_of(text)
        self.count = len(self.tokens) - CLOSING
        self.order = order
        self.running = running

    def at(self, index: int) -> Token:
        """The token, or the closing one beyond the end."""
        return self.tokens[index if index < self.count else self.count]

    def word(self, index: int) -> str:
        """The word in lower case, or an empty text."""
        token = self.tokens[index if index < self.count else self.count]
        return token.text if token.kind == "word" else ""

    def sign(self, index: int, signs: str) -> bool:
        """Whether one of the signs stands there."""
        token = self.at(index)
        return token.kind == "sign" and token.text in signs

    def number(self, index: int, digits: int = 13) -> int:
        """The number, or -1 if there is none or it has more digits."""
        token = self.at(index)
        return int(token.text) if token.kind == "number" and len(token.text) <= digits else -1

    def close(self, index: int) -> bool:
        """Whether the token follows the one before it without a space."""
        return not self.at(index).gap

    def skip(self, index: int, signs: str = ",", among: frozenset[str] = NOTHING) -> int:
        """Behind all such signs and words."""
        while (signs and self.sign(index, signs)) or self.word(index) in among:
            index += 1
        return index

    def dot(self, index: int) -> int:
        """Behind a stop that belongs to the word or figure before it."""
        return index + 1 if self.sign(index, ".") and self.close(index) else index

    def dash(self, index: int) -> int:
        """Behind a dash between two dates, or 0."""
        if not self.sign(index, DASHES if self.running else DASHES + "—/"):
            return 0
        return index + 1

    def day_number(self, index: int) -> tuple[int, int] | None:
        """A day of a month: 19, 19th, 19., 1er."""
        day = self.number(index, 2)
        if not 1 <= day <= 31:
            return None
        index += 1
        if self.close(index) and self.word(index) in ORDINAL_ENDINGS:
            index += 1
        return day, self.dot(index)
