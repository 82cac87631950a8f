"""How one letter is compared: without its case, its marks, or only in one of the ways to write the same.

Folding is Unicode's own (full case folding, canonical and compatibility decomposition), and what it leaves to others:
strokes and ligatures that are no compositions, typographic signs that no keyboard has, signs that cannot be seen.
"""

import unicodedata

# Marks that readers leave out when they type: diacritics, Hebrew points, Arabic and Syriac vowel signs. Vowel signs of
# scripts in which they are letters of their own stay.
ACCENTS = frozenset(
    map(
        chr,
        (
            *range(0x0300, 0x0370),
            *range(0x0483, 0x0488),
            *range(0x0591, 0x05BE),
            0x05BF,
            0x05C1,
            0x05C2,
            0x05C4,
            0x05C5,
            0x05C7,
            *range(0x0610, 0x061B),
            *range(0x064B, 0x0660),
            0x0670,
            *range(0x06D6, 0x06DD),
            *range(0x06DF, 0x06E5),
            0x06E7,
            0x06E8,
            *range(0x06EA, 0x06EE),
            0x0711,
            *range(0x0730, 0x074B),
            *range(0x1AB0, 0x1AF0),
            *range(0x1DC0, 0x1E00),
            *range(0x20D0, 0x20F1),
            *range(0x3099, 0x309B),
            0xFB1E,
            *range(0xFE20, 0xFE30),
        ),
    )
)
# Jamo that go on with a syllable of Hangul.
_JAMO = frozenset(map(chr, range(0x1160, 0x1200)))
CLINGING = ACCENTS | _JAMO
"""What belongs to the character before it, also where it is folded away or joined to it."""

# Soft hyphens, joiners, marks of direction, variation selectors; the kashida only makes an Arabic word longer.
UNSEEN = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
_LENGTHENER = "\u0640"

_PLAIN = {
    **dict.fromkeys("‘’‚‛ʼʹ′´`＇", "'"),
    **dict.fromkeys("“”„‟«»″＂״", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－־", "-"),
    "׳": "'",
    "ı": "i",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "ħ": "h",
    "Ħ": "H",
    "ŧ": "t",
    "Ŧ": "T",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "TH",
}


def fold_unit(unit: str, *, case: bool, accents: bool) -> str:
    """One character, or one with the marks on it, as it is compared; empty if it does not count.

    With `accents` the answer is composed, so that both ways to write an accented letter are one.
    """
    if unit.isspace():
        return " "
    if unit in UNSEEN:
        return ""
    if not accents:
        return _without_marks(unit, case=case)
    known = unicodedata.normalize("NFD", unit)
    if not case:
        known = unicodedata.normalize("NFD", known.casefold())
    return unicodedata.normalize("NFC", known)


def _without_marks(unit: str, *, case: bool) -> str:
    if unit == _LENGTHENER or "\uac00" <= unit <= "\ud7a3":
        # A syllable of Hangul is one letter to whoever types it.
        return "" if unit == _LENGTHENER else unit
    parts = unit if unit in _PLAIN else unicodedata.normalize("NFKD", unit)
    if not case:
        parts = unicodedata.normalize("NFKD", parts.casefold())
    plain = "".join(_PLAIN.get(part, part) for part in parts if part not in ACCENTS and part not in UNSEEN)
    return unicodedata.normalize("NFC", plain) if any("\u1100" <= part <= "\u11ff" for part in plain) else plain


def is_ligature(character: str) -> bool:
    """Whether a character is but a way to set several others, so that a hit may begin or end inside of it."""
    return unicodedata.decomposition(character).startswith("<compat>")
