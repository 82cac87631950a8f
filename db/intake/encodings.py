"""Turning the bytes of a text file into text: byte-order mark, UTF-8, and then a guess that is told as one."""

import codecs
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from crossread.db.errors import UnusableTextError
from crossread.db.intake.language import rated
from crossread.db.intake.languages import LANGUAGES

# The four bytes of UTF-32 begin with the two of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In the order in which they are taken when nothing else decides.
_COMMON_NAMES = (
    "windows-1252 windows-1251 windows-1250 iso-8859-2 koi8-r koi8-u windows-1254 windows-1253 windows-1256 "
    "windows-1255 windows-1257 gb18030 big5 shift_jis euc-jp euc-kr cp866 mac-roman mac-cyrillic iso-8859-15 cp850 "
    "cp437"
)
_TYPOGRAPHY = frozenset("’‘“”„‚«»‹›–—…•·°§©®™€£¥½¼¾²³×\u00a0、。「」『』（），：；！？・《》〈〉【】ー・")
_SAMPLE = 32_768
_SHOWN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and the encoding it was in; `alternatives` are other encodings with what the text would look like."""

    text: str
    encoding: str
    guessed: bool = False
    alternatives: tuple[tuple[str, str], ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file's bytes. Raises `UnusableTextError` if they are no text, or none in the given encoding.

    Without an encoding: by the byte-order mark, else as UTF-8, else by a guess. The guess takes what charset-normalizer
    says and the encodings that are common, and ranks them by how much the outcome looks like a language, because
    charset-normalizer alone is often wrong on short texts.
    """
    if encoding is not None:
        return _as_told(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(text=data.decode(name), encoding="utf-8" if name == "utf-8-sig" else name)
            except UnicodeDecodeError as error:
                raise UnusableTextError(
                    f"begins as {name.upper().removesuffix('-SIG')} but does not go on so at byte {error.start + 1:,}. "
                    "Save it again as UTF-8 and take that in."
                ) from error
    if 0 in data:
        raise UnusableTextError(
            "is not a text: it holds U+0000. Save it as plain text (UTF-8) and take that in; "
            "if it is UTF-16 without its mark, choose the encoding utf-16-le or utf-16-be."
        )
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _as_told(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(name)
    except LookupError as error:
        raise UnusableTextError(
            f"cannot be read as “{encoding}”, an encoding that is not known here. Try utf-8, utf-16 or windows-1252."
        ) from error
    except UnicodeDecodeError as error:
        raise UnusableTextError(
            f"is not in the encoding {encoding}: byte {error.start + 1:,} does not fit. "
            "Choose another encoding, or none to have it guessed."
        ) from error
    return Decoded(text=text, encoding=name)


def _guessed(data: bytes) -> Decoded:
    if 0 in data:
        raise UnusableTextError(
            "is not a text: it holds bytes of zero. Save it as plain text (UTF-8) and take that in."
        )
    sample = _sample(data)
    tried: list[tuple[float, int, str, str]] = []
    for order, name in enumerate(_candidates(sample)):
        text = _decoded(sample, name)
        if text is not None:
            tried.append((-_likeness(text), order, name, text))
    tried.sort()
    # Of encodings that give the same text the one with the usual name is told.
    names: dict[str, str] = {}
    for _, _, name, text in tried:
        if text not in names or (name in _COMMON_NAMES.split() and names[text] not in _COMMON_NAMES.split()):
            names[text] = name
    fitting = [(name, _preview(text)) for text, name in names.items()]
    for number, (name, _) in enumerate(fitting):
        try:
            whole = data.decode(name)
        except UnicodeDecodeError:
            continue
        others = tuple(other for at, other in enumerate(fitting) if at != number)[:8]
        return Decoded(text=whole, encoding=name, guessed=True, alternatives=others)
    raise UnusableTextError("is in no encoding that is known here. Save it as plain text (UTF-8) and take that in.")


def _candidates(sample: bytes) -> list[str]:
    """Names of encodings without repeats: the commonest, those that charset-normalizer proposes, other common ones."""
    from charset_normalizer import from_bytes

    common = _COMMON_NAMES.split()
    proposed = [match.encoding for match in from_bytes(sample) if not match.encoding.startswith("utf")]
    found: dict[str, str] = {}
    for name in [common[0], *proposed, *common[1:]]:
        known = codecs.lookup(name).name
        shown = f"windows-{known[2:]}" if known.startswith("cp125") else name
        found.setdefault(known, shown)
    return list(found.values())


def _sample(data: bytes) -> bytes:
    """Lines with bytes beyond ASCII, up to 32 kB of them; cut at a space, where no encoding has half a character."""
    if len(data) <= _SAMPLE:
        return data
    lines: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            part = line[: _SAMPLE - size]
            lines.append(part if len(part) == len(line) else part.rpartition(b" ")[0] or part)
            size += len(lines[-1])
            if size >= _SAMPLE // 2:
                break
    return b"".join(lines)


def _decoded(sample: bytes, name: str) -> str | None:
    try:
        return sample.decode(name)
    except UnicodeDecodeError as error:
        # The sample may have been cut within a character of several bytes.
        return sample[: error.start].decode(name) if error.start >= len(sample) - 4 else None


def _likeness(text: str) -> float:
    """How much a text looks like a language, about -1 to 1.3: common words, and letters that the language has."""
    counts = Counter(character for character in text if ord(character) > 0x7F)
    total = sum(counts.values())
    if not total:
        return 0.0
    language, rate = rated(" ".join(_lines_beyond_ascii(text)))
    if language is None:
        return -0.5
    known = LANGUAGES[language]
    letters = set(known.letters) | set(known.letters.upper())
    own = rare = 0
    for character, count in counts.items():
        is_letter = character.isalpha()
        if character in _TYPOGRAPHY or (is_letter and (known.script != "latin" or character in letters)):
            own += count
        elif not is_letter:
            rare += count
    # A capital after a small letter is the sign of Cyrillic or Greek read in place of another alphabet.
    miscased = sum(a.islower() and b.isupper() for a, b in pairwise(text[:2_000])) if known.script != "latin" else 0
    return own / total - rare / total + rate - miscased / min(total, 2_000)


def _lines_beyond_ascii(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.isascii()][:40]


def _preview(text: str) -> str:
    """One line of about 80 characters around the first character beyond ASCII."""
    first = next((i for i, character in enumerate(text) if ord(character) > 0x7F), 0)
    start = max(0, first - _SHOWN // 2)
    return " ".join(text[start : start + _SHOWN].split())
