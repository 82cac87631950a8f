"""What is done to a text when it is taken in, its hash, and the words that surround and anchor a passage."""

from crossread.db.errors import UnusableTextError

BYTE_ORDER_MARK = "\ufeff"
CONTEXT_LENGTH = 32


def normalise(raw: str) -> str:
    """The text as it is stored: CR LF and lone CR become `\\n`, byte-order marks at the start go; nothing else changes.

    Doing it twice changes nothing more. Raises `UnusableTextError` for U+0000 and for lone surrogates, which no UTF-8
    file can hold.
    """
    text = raw.lstrip(BYTE_ORDER_MARK)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    nul = text.find("\0")
    if nul >= 0:
        raise UnusableTextError(
            f"Character {nul + 1:,} is U+0000, which no text contains. Save it as plain text (UTF-8) and take that in."
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnusableTextError(
            f"Character {error.start + 1:,} is half of a character (U+{ord(text[error.start]):04X}). "
            "Save the text again as UTF-8 from the program it comes from, and take that in."
        ) from error
    return text


def sha256(text: str) -> str:
    """The SHA-256 of the text's UTF-8, as 64 hexadecimal digits in lower case."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def prefix_suffix(text: str, start: int, end: int) -> tuple[str, str]:
    """Up to 32 code points before `start` and after `end`, by which a passage can be found again."""
    return text[max(0, start - CONTEXT_LENGTH) : start], text[end : end + CONTEXT_LENGTH]


def quote_matches(text: str, start: int, end: int, quote: str) -> bool:
    """Whether `quote` is exactly what lies at `[start, end)`, and the range lies in the text and is not empty."""
    return 0 <= start < end <= len(text) and text[start:end] == quote
