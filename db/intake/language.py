"""Guessing the language of a text by its script and its commonest words, without a dictionary or a model."""

from bisect import bisect_right
from collections import Counter
from functools import cache

from crossread.db.intake.languages import LANGUAGES

# Where the letters of a script begin; None where something else does.
_STARTS: tuple[tuple[int, str | None], ...] = (
    (0x41, "latin"),
    (0x250, None),
    (0x370, "greek"),
    (0x400, "cyrillic"),
    (0x530, "armenian"),
    (0x590, "hebrew"),
    (0x600, "arabic"),
    (0x700, None),
    (0x750, "arabic"),
    (0x780, None),
    (0x900, "devanagari"),
    (0x980, "bengali"),
    (0xA00, "gurmukhi"),
    (0xA80, "gujarati"),
    (0xB00, None),
    (0xB80, "tamil"),
    (0xC00, "telugu"),
    (0xC80, "kannada"),
    (0xD00, "malayalam"),
    (0xD80, "sinhala"),
    (0xE00, "thai"),
    (0xE80, "lao"),
    (0xF00, None),
    (0x1000, "myanmar"),
    (0x10A0, "georgian"),
    (0x1100, "hangul"),
    (0x1200, "ethiopic"),
    (0x13A0, None),
    (0x1780, "khmer"),
    (0x1800, None),
    (0x1C90, "georgian"),
    (0x1CC0, None),
    (0x1E00, "latin"),
    (0x1F00, "greek"),
    (0x2000, None),
    (0x3041, "kana"),
    (0x3100, None),
    (0x3400, "han"),
    (0x4DC0, None),
    (0x4E00, "han"),
    (0xA000, None),
    (0xAC00, "hangul"),
    (0xD7B0, None),
    (0xF900, "han"),
    (0xFB00, None),
    (0xFB1D, "hebrew"),
    (0xFB50, "arabic"),
    (0xFE00, None),
    (0xFE70, "arabic"),
    (0xFEFF, None),
    (0xFF66, "kana"),
    (0xFFA0, None),
    (0x20000, "han"),
    (0x40000, None),
)
_BOUNDS = tuple(start for start, _ in _STARTS)
_SAMPLE = 2_500
# Cutting at spaces is enough to count common words, and five times as quick as finding words rightly.
_TO_SPACES: dict[int, str] = dict.fromkeys(map(ord, '.,;:!?…()[]{}“”„«»"‘–—/|•·*#،؛؟։।'), " ") | {ord("’"): "'"}


@cache
def _script_of(character: str) -> str | None:
    if not character.isalpha():
        return None
    return _STARTS[max(0, bisect_right(_BOUNDS, ord(character)) - 1)][1]


@cache
def _by_common_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, known in LANGUAGES.items():
        for word in known.common:
            found.setdefault(word, []).append(code)
    return found


def scripts(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    return _by_script(Counter(text))


def _by_script(characters: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for character, count in characters.items():
        script = _script_of(character)
        if script:
            found[script] += count
    return found


def script(text: str) -> str | None:
    """The script of most letters, None without letters; `kana` for Japanese, also where it has more Han characters."""
    return _main_script(scripts(text))


def _main_script(found: Counter[str]) -> str | None:
    if not found:
        return None
    most = found.most_common(1)[0][0]
    return "kana" if most == "han" and found["kana"] * 12 > found["han"] else most


def language(text: str) -> str | None:
    """The language as an ISO 639-1 code, guessed from the first 2,500 characters; None if nothing speaks for one."""
    return rated(text)[0]


def rated(text: str) -> tuple[str | None, float]:
    """The language with the share of the words that are among its commonest, 0 to 1: how sure the guess is."""
    sample = text[:_SAMPLE].lower()
    letters = Counter(sample)
    of_script = _main_script(_by_script(letters))
    candidates = [code for code, language in LANGUAGES.items() if language.script == of_script]
    if of_script is None or not candidates:
        return None, 0.0
    if of_script in {"han", "kana", "hangul"}:
        tokens = Counter(character for character in sample if _script_of(character))
    else:
        tokens = Counter(sample.translate(_TO_SPACES).split())
    total = sum(tokens.values()) or 1
    special = sum(count for character, count in letters.items() if ord(character) > 0x7F and character.isalpha())
    best, best_rate, best_score = candidates[0], 0.0, -1.0
    common: Counter[str] = Counter()
    for token, count in tokens.items():
        for code in _by_common_word().get(token, ()):
            common[code] += count
    for code in candidates:
        rate = common[code] / total
        own = sum(letters[letter] for letter in LANGUAGES[code].letters)
        # A letter that only one of two close languages has decides between them: Ukrainian і, Azerbaijani ə.
        score = rate + own / total * (0.4 if of_script != "latin" else 0.15)
        if of_script == "latin":
            score -= max(0, special - own) / total * 0.3
        if score > best_score:
            best, best_rate, best_score = code, rate, score
    if of_script == "latin" and best_score < 0.07:
        return None, best_rate
    return best, best_rate
