"""The tables that English number words are read by, and their documentation: a word that is not here is not read.

A loose amount ("several dozen", "tens of thousands") becomes a closed range, because a range can be compared and shown:

    a couple                2             several            3 to 9
    a couple of hundred     about 200     tens               20 to 99
    a few                   2 to 5        a handful          3 to 6
    a few hundred           200 to 500    several hundred    300 to 999
    several dozen           36 to 99      dozens             24 to 99
    scores                  40 to 199     none, nil          0
    hundreds                200 to 999    thousands          2,000 to 99,999
    tens of thousands       20,000 to 99,999
    hundreds of thousands   200,000 to 999,999
    millions                2,000,000 to 99,999,999

A fraction in words ("two thirds") or as odds ("one in three") becomes `about` so many per cent, to one decimal place
where it does not come out even. A fraction of a scale ("half a million") is that number.
"""

from crossread.db.records import Qualifier

UNITS: dict[str, int] = {
    "none": 0,
    "nil": 0,
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
TEENS: dict[str, int] = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS: dict[str, int] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SMALL: dict[str, int] = UNITS | TEENS | TENS

# Words that multiply what stands before them.
SCALES: dict[str, int] = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "mio": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
# Letters that multiply only when they touch the digits ("100k"). An m is a metre in running text, a million when typed.
ATTACHED: dict[str, int] = {"k": 1_000}
ATTACHED_TYPED: dict[str, int] = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}

# Least and greatest multiple of the unit, for the plural said without a number.
PLURALS: dict[str, tuple[int, int]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2_000, 99_999),
    "millions": (2_000_000, 99_999_999),
    "billions": (2_000_000_000, 99_999_999_999),
}
PLURAL_UNITS: dict[str, int] = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 1_000_000,
    "billions": 1_000_000_000,
}
# The first word of "tens of thousands", as the least and the first too great multiple.
PLURAL_MULTIPLES: dict[str, tuple[int, int]] = {"tens": (20, 100), "hundreds": (200, 1_000)}
# Words before such a plural that change nothing.
IDLE_BEFORE_PLURALS: frozenset[str] = frozenset({"many", "some", "numerous", "countless"})

# Words that are read when asked for, but not looked for in a text.
SELDOM_COUNTED: frozenset[str] = frozenset({"one", "none", "nil"})

# "several" and its like: least and greatest.
VAGUE: dict[tuple[str, ...], tuple[int, int]] = {
    ("several",): (3, 9),
    ("a", "few"): (2, 5),
    ("a", "handful", "of"): (3, 6),
    ("a", "handful"): (3, 6),
    ("a", "couple", "of"): (2, 2),
    ("a", "couple"): (2, 2),
}

FRACTIONS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}
FRACTION_SIGNS: dict[str, tuple[int, int]] = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
ORDINALS: frozenset[str] = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
)

# What stands before a number and qualifies it.
BEFORE: dict[str, Qualifier] = {
    "about": "about",
    "around": "about",
    "roughly": "about",
    "approximately": "about",
    "approx": "about",
    "approx .": "about",
    "circa": "about",
    "ca": "about",
    "ca .": "about",
    "c .": "about",
    "some": "about",
    "estimated": "about",
    "an estimated": "about",
    "in the region of": "about",
    "on the order of": "about",
    "in the order of": "about",
    "close to": "about",
    "more or less": "about",
    "~": "about",
    "≈": "about",
    "nearly": "nearly",
    "almost": "nearly",
    "not quite": "nearly",
    "approaching": "nearly",
    "just under": "nearly",
    "just below": "nearly",
    "just less than": "nearly",
    "just fewer than": "nearly",
    "just short of": "nearly",
    "slightly under": "nearly",
    "slightly less than": "nearly",
    "slightly fewer than": "nearly",
    "a little under": "nearly",
    "a little less than": "nearly",
    "more than": "more than",
    "greater than": "more than",
    "larger than": "more than",
    "higher than": "more than",
    "over": "more than",
    "above": "more than",
    "beyond": "more than",
    "exceeding": "more than",
    "in excess of": "more than",
    "north of": "more than",
    "well over": "more than",
    "well above": "more than",
    "well more than": "more than",
    "far more than": "more than",
    "many more than": "more than",
    "just over": "more than",
    "just above": "more than",
    "slightly over": "more than",
    "slightly more than": "more than",
    "little more than": "more than",
    "a little more than": "more than",
    "a little over": "more than",
    ">": "more than",
    "at least": "at least",
    "no fewer than": "at least",
    "no less than": "at least",
    "not fewer than": "at least",
    "not less than": "at least",
    "a minimum of": "at least",
    "minimum of": "at least",
    "upwards of": "at least",
    "upward of": "at least",
    "≥": "at least",
    "> =": "at least",
    "up to": "up to",
    "as many as": "up to",
    "as much as": "up to",
    "less than": "less than",
    "fewer than": "less than",
    "under": "less than",
    "below": "less than",
    "well under": "less than",
    "well below": "less than",
    "far fewer than": "less than",
    "far less than": "less than",
    "<": "less than",
    "at most": "at most",
    "no more than": "at most",
    "not more than": "at most",
    "a maximum of": "at most",
    "maximum of": "at most",
    "at the most": "at most",
    "≤": "at most",
    "< =": "at most",
}
# What stands after it.
AFTER: dict[str, Qualifier] = {
    "or more": "at least",
    "at least": "at least",
    "and more": "at least",
    "and above": "at least",
    "- plus": "at least",
    "plus": "at least",
    "+": "at least",
    "or so": "about",
    "or thereabouts": "about",
    "- odd": "about",
    "odd": "about",
    "or fewer": "at most",
    "or less": "at most",
    "at most": "at most",
}
PERCENT: tuple[str, ...] = ("percentage points", "percentage point", "percent", "per cent", "pct", "%")

# What shows that a figure is no amount: dates, times of day and labels.


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS: frozenset[str] = _set(
    """January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"""
)
BEFORE_YEARS: frozenset[str] = _set(
    """in since until till by during before after early late mid of year spring summer autumn winter fall circa
    between from to and"""
)
AFTER_TIMES: frozenset[str] = _set("am pm a p o'clock o’clock")
LABELS: frozenset[str] = _set(
    """article chapter page pages section no number paragraph resolution flight figure table volume line room boat
    lifeboat platform phase aged age route gate deck"""
)
COUNTED: frozenset[str] = _set("people men women children dead killed wounded injured missing troops aboard")
