"""The grammar of one amount, over the pieces of `notation` and the tables of `words`: no qualifier, no range, no unit.

A small recursive descent by hand. Each function takes the tokens and where to begin, and answers with an `Amount` that
says where it ends, or with None.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from crossread.db.numbers import words
from crossread.db.numbers.notation import Token

_HYPHENS = frozenset("-‑")


class Amount(NamedTuple):
    """What stands at the tokens `[start, end)`.

    `scale` is the product of the multipliers behind a plain number ("60 thousand": 1,000), for "50 to 60 thousand".
    `weak` amounts ("one", "half", "several" on their own) are read when asked for but not looked for in a text.
    """

    low: Decimal
    end: int
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    percent: bool = False
    loose: bool = False  # about so many: a share in words, a couple of hundred
    weak: bool = False
    bare: bool = False  # plain digits without any separator, as years are written


def amount(tokens: list[Token], at: int, *, stop_at_and: bool = False, typed: bool = False) -> Amount | None:
    """The longest amount beginning at the token; `typed` also takes "1.2m"; `stop_at_and` is for "between a and b"."""
    if at >= len(tokens):
        return None
    negative = _is_minus(tokens, at)
    if negative:
        inner = _digits(tokens, at + 1, typed=typed) or _in_words(tokens, at + 1, stop_at_and=stop_at_and)
        return inner and inner._replace(low=-inner.low)
    return (
        _fraction(tokens, at)
        or _vague(tokens, at)
        or _digits(tokens, at, typed=typed)
        or _in_words(tokens, at, stop_at_and=stop_at_and)
    )


def _is_minus(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if at + 1 >= len(tokens):
        return False
    if token.word == "minus":
        return True
    touches_before = at > 0 and tokens[at - 1].end == token.start and tokens[at - 1].kind != "sign"
    return token.text in "-−" and tokens[at + 1].kind == "number" and touching(tokens, at) and not touches_before


def word_at(tokens: list[Token], at: int) -> str:
    """The folded text of the token, or nothing beyond either end."""
    return tokens[at].word if 0 <= at < len(tokens) else ""


def touching(tokens: list[Token], at: int) -> bool:
    """Whether nothing stands between the token and the next."""
    return at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start


def is_joint(tokens: list[Token], at: int) -> bool:
    """Whether the token is a hyphen inside a word."""
    return word_at(tokens, at) in _HYPHENS and touching(tokens, at) and at > 0 and touching(tokens, at - 1)


def starts(tokens: list[Token], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether the folded words of the phrase stand there."""
    return all(word_at(tokens, at + offset) == word for offset, word in enumerate(phrase))


def _scales(tokens: list[Token], at: int, *, first_may_join: bool = False) -> tuple[Decimal, int]:
    """The product of the multipliers from here on, and where they end."""
    product = Decimal(1)
    while True:
        here = at + 1 if first_may_join and is_joint(tokens, at) else at
        scale = words.SCALES.get(word_at(tokens, here))
        if scale is None:
            return product, at
        product *= scale
        at = here + 1


def _digits(tokens: list[Token], at: int, *, typed: bool) -> Amount | None:
    if at >= len(tokens) or tokens[at].kind != "number":
        return None
    token = tokens[at]
    value = token.value or Decimal(0)
    end = at + 1
    attached = words.ATTACHED_TYPED if typed else words.ATTACHED
    sign = words.FRACTION_SIGNS.get(word_at(tokens, end))
    if sign:
        value += Decimal(sign[0]) / sign[1]
        end += 1
    elif _half_follows(tokens, end):
        value += Decimal("0.5")
        end += 3
    if touching(tokens, at) and word_at(tokens, at + 1) in attached:
        scale, end = Decimal(attached[word_at(tokens, at + 1)]), at + 2
    else:
        scale, end = _scales(tokens, end, first_may_join=True)
    if token.as_decimal is not None and (scale != 1 or percent_end(tokens, end) > end):
        value = token.as_decimal
    bare = end == at + 1 and token.text.isdecimal()
    return Amount(value * scale, end, scale=scale, bare=bare)


def _half_follows(tokens: list[Token], at: int) -> bool:
    return starts(tokens, at, ("and", "a", "half"))


def _fraction(tokens: list[Token], at: int) -> Amount | None:
    return _odds(tokens, at) or _slashed(tokens, at) or _fraction_in_words(tokens, at)


def _small(tokens: list[Token], at: int) -> int | None:
    """A whole number below 1,000 in one token."""
    token = tokens[at] if at < len(tokens) else None
    if token is None:
        return None
    if token.kind == "number" and token.text.isdecimal() and len(token.text) <= 3:
        return int(token.text)
    return words.SMALL.get(token.word)


def _odds(tokens: list[Token], at: int) -> Amount | None:
    """One in three, nine out of ten."""
    part = _small(tokens, at)
    if part is None:
        return None
    out_of = starts(tokens, at + 1, ("out", "of"))
    if not out_of and not (word_at(tokens, at + 1) == "in" and (part == 1 or tokens[at].kind == "word")):
        return None
    behind = at + (3 if out_of else 2)
    whole = _small(tokens, behind)
    if whole is None or not 0 < part < whole or (tokens[at].kind != tokens[behind].kind):
        return None
    return _as_percent(part, whole, behind + 1)


def _slashed(tokens: list[Token], at: int) -> Amount | None:
    """2/3, touching."""
    part = _small(tokens, at)
    if part is None or word_at(tokens, at + 1) != "/" or not (touching(tokens, at) and touching(tokens, at + 1)):
        return None
    whole = _small(tokens, at + 2)
    return _as_percent(part, whole, at + 3) if whole is not None and 0 < part < whole else None


def _fraction_in_words(tokens: list[Token], at: int) -> Amount | None:
    """Half, a third, two thirds, three-quarters, ⅔; of a scale ("half a million") a number, else a percentage."""
    sign = words.FRACTION_SIGNS.get(word_at(tokens, at))
    if sign:
        part, whole, end, said = *sign, at + 1, True
    else:
        said = word_at(tokens, at) in ("a", "one") or _small(tokens, at) is not None
        part = (_small(tokens, at) or 1) if said else 1
        end = at + 1 if said else at
        if said and is_joint(tokens, end):
            end += 1
        name = word_at(tokens, end)
        fits = name in words.FRACTIONS and name.endswith(("s", "halves")) == (part > 1) and (said or name == "half")
        if not fits or part >= words.FRACTIONS[name]:
            return None
        whole, end = words.FRACTIONS[name], end + 1
    of_scale = end + (word_at(tokens, end) == "of")
    of_scale += word_at(tokens, of_scale) in ("a", "one")
    scale, scale_end = _scales(tokens, of_scale)
    if scale != 1:
        return Amount(scale * part / whole, scale_end)
    weak = part == 1 and not sign and word_at(tokens, end) != "of"
    return _as_percent(part, whole, end)._replace(weak=weak)


def _as_percent(part: int, whole: int, end: int) -> Amount:
    share = Decimal(100 * part) / whole
    if share != share.quantize(Decimal("0.001")):
        share = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Amount(share, end, percent=True, loose=True)


def _vague(tokens: list[Token], at: int) -> Amount | None:
    """Several dozen, a few hundred, tens of thousands, thousands."""
    for phrase, (least, greatest) in words.VAGUE.items():
        if not starts(tokens, at, phrase):
            continue
        end = at + len(phrase)
        plural = words.PLURAL_UNITS.get(word_at(tokens, end))
        scale, scale_end = (Decimal(plural), end + 1) if plural else _scales(tokens, end)
        if scale == 1:
            return Amount(Decimal(least), end, Decimal(greatest), weak=True)
        high = scale * greatest
        if phrase == ("several",):
            high = Decimal(99) if scale == 12 else scale * 10 - 1
        if least == greatest:
            return Amount(scale * least, scale_end, loose=True)
        return Amount(scale * least, scale_end, high, scale=scale)
    start = at + (word_at(tokens, at) in words.IDLE_BEFORE_PLURALS)
    first = word_at(tokens, start)
    if first in words.PLURAL_MULTIPLES and word_at(tokens, start + 1) == "of":
        unit = words.PLURAL_UNITS.get(word_at(tokens, start + 2), 0)
        least, beyond = words.PLURAL_MULTIPLES[first]
        if unit >= 1_000:
            return Amount(Decimal(least * unit), start + 3, Decimal(beyond * unit - 1))
    if first in words.PLURALS:
        low, high_plural = words.PLURALS[first]
        return Amount(Decimal(low), start + 1, Decimal(high_plural))
    return None


def _in_words(tokens: list[Token], at: int, *, stop_at_and: bool) -> Amount | None:
    """A hundred thousand, fifteen hundred, one thousand four hundred and ninety, two and a half million."""
    total = group = Decimal(0)
    last, scale, simple, end = "", Decimal(1), True, at
    if word_at(tokens, at) in ("a", "an") and word_at(tokens, at + 1) in words.SCALES:
        group, last, end = Decimal(1), "unit", at + 1
    while True:
        here = end + 1 if last and is_joint(tokens, end) else end
        if last in ("hundred", "thousand") and word_at(tokens, here) == "and" and not stop_at_and:
            here += word_at(tokens, here + 1) in words.SMALL
        word = word_at(tokens, here)
        kind = _kind(word)
        if word in words.SMALL and kind in _FOLLOWS[last]:
            simple = simple and scale == 1
            group += words.SMALL[word]
        elif kind == "hundred" and last in ("", "unit", "teen", "ten"):
            group = (group or Decimal(1)) * words.SCALES[word]
            scale *= words.SCALES[word]
        elif kind == "thousand":
            factor = Decimal(words.SCALES[word])
            if last == "thousand":
                total *= factor
            else:
                total, group = total + (group or 1) * factor, Decimal(0)
            scale *= factor
        else:
            break
        last, end = kind, here + 1
    if not last or (is_joint(tokens, end) and word_at(tokens, end + 1) in words.ORDINALS):
        return None
    if _half_follows(tokens, end):
        end += 3
        if last in ("hundred", "thousand"):
            return Amount(total + group + scale / 2, end)
        scale, end = _scales(tokens, end)
        return Amount((total + group + Decimal("0.5")) * scale, end, scale=scale)
    lone = end == at + 1 and word_at(tokens, at) in words.SELDOM_COUNTED
    return Amount(total + group, end, scale=scale if simple else Decimal(1), weak=lone)


_FOLLOWS: dict[str, frozenset[str]] = {
    "": frozenset({"unit", "teen", "ten"}),
    "unit": frozenset(),
    "teen": frozenset(),
    "ten": frozenset({"unit"}),
    "hundred": frozenset({"unit", "teen", "ten"}),
    "thousand": frozenset({"unit", "teen", "ten"}),
}


def _kind(word: str) -> str:
    if word in words.UNITS:
        return "unit"
    if word in words.TEENS:
        return "teen"
    if word in words.TENS:
        return "ten"
    if word in ("hundred", "dozen", "score"):
        return "hundred"
    return "thousand" if word in words.SCALES else ""


def percent_end(tokens: list[Token], at: int) -> int:
    """Where the sign or words for per cent that stand here end; `at` if there are none."""
    for phrase in words.PERCENT:
        parts = tuple(phrase.split())
        if starts(tokens, at, parts):
            return at + len(parts)
    return at
