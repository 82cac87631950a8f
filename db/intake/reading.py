"""Reading one text file: whether it is one, how large, in which encoding, and its text as it is stored."""

from dataclasses import dataclass
from pathlib import Path

from crossread.db.errors import UnusableTextError
from crossread.db.intake.encodings import decode
from crossread.db.system_words import why
from crossread.db.text import normalise

LARGEST = 50_000_000

_KINDS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an older office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound file"),
    (b"RIFF", "a sound, film or picture file"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawText:
    """A file's text, normalised, and the encoding it was in.

    `guessed` says that the encoding had to be guessed; then `alternatives` are others, each with a line of what the
    text would look like.
    """

    text: str
    encoding: str
    guessed: bool = False
    alternatives: tuple[tuple[str, str], ...] = ()


def read_file(path: Path, encoding: str | None = None) -> RawText:
    """Read a text file. Raises `UnusableTextError`, whose sentence names the file, if it cannot be taken in."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnusableTextError(f"“{path.name}” is a folder. Take in the text files in it.")
        if size > LARGEST:
            raise UnusableTextError(
                f"“{path.name}” is too large: {size / 1e6:,.0f} MB, and {LARGEST / 1e6:.0f} MB is the most. "
                "Split it into several files and take those in."
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnusableTextError(f"There is no file “{path}”. Check its name and folder.") from error
    except PermissionError as error:
        raise UnusableTextError(
            f"“{path.name}” may not be read. Change its permissions, or copy it to a folder of yours."
        ) from error
    except OSError as error:
        raise UnusableTextError(f"“{path.name}” could not be read: {why(error)}. Copy it to this computer.") from error
    if not data:
        raise UnusableTextError(f"“{path.name}” is empty. Leave it out, or save the text into it first.")
    for beginning, kind in _KINDS:
        if data.startswith(beginning):
            raise UnusableTextError(
                f"“{path.name}” is {kind}, not a text. Save it as plain text (UTF-8) from its program and take that in."
            )
    try:
        decoded = decode(data, encoding)
        text = normalise(decoded.text)
    except UnusableTextError as error:
        reason = str(error)
        joint = " " if reason[0].islower() else " cannot be taken in. "
        raise UnusableTextError(f"“{path.name}”{joint}{reason}") from error
    _check(text, path.name)
    return RawText(text=text, encoding=decoded.encoding, guessed=decoded.guessed, alternatives=decoded.alternatives)


def _check(text: str, name: str) -> None:
    if not text.strip():
        raise UnusableTextError(
            f"“{name}” holds nothing but white space. Leave it out, or save the text into it first."
        )
    beginning = text[:20_000]
    controls = sum(beginning.count(chr(code)) for code in [*range(1, 9), *range(14, 27), *range(28, 32), 127])
    if controls * 20 > len(beginning):
        raise UnusableTextError(
            f"“{name}” is not a text: it is full of control characters. Save it as plain text (UTF-8) and take that in."
        )
