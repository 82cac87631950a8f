"""Telling names of people, of publishers and of kinds of article in the words of a byline."""

import re
from functools import cache

_PARTICLES = "de van von der den di da du del della la le al el bin ibn ben y e ter ten zu zur dos das af"
_NO_NAMES = (
    "the a an and or for from our own staff special correspondent correspondents news press agency agencies times "
    "post reporter reporters editor editors editorial team desk bureau wire service services report reports opinion "
    "analysis policy memo brief today yesterday monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december read more related share new york "
    "about what why how when who is are was were in on at to with after before this that conclusion introduction "
    "summary abstract background history notes references contents part chapter war peace city state republic "
    "minister president government court foto bild text photo updated published journal gazette herald tribune daily "
    "weekly review institute university center centre association council committee company line ltd inc media "
    "independent next live world story stories swift our telegraph cable wireless mail letter eye-witness eyewitness "
    "passenger survivor"
)
_PAPERS = (
    r"times|post|herald|gazette|tribune|news|journal|daily|sun|star|standard|chronicle|guardian|independent"
    r"|observer|telegraph|mirror|express|mail|globe|echo|argus|courier|examiner|record|review|weekly|monitor"
    r"|monitoring|press|agency|magazine|blog|institute|foundation|center|centre|council|society|commission"
    r"|zeitung|anzeiger|nachrichten|blatt|spiegel|rundschau|monde|figaro|matin|temps|país|mundo|corriere"
    r"|repubblica|stampa|gazeta|pravda|izvestia|eurasia|media|radio|tv|network|газета|известия|правда|новости"
    r"|日报|新聞|新闻"
)
_AGENCIES = (
    "reuters|ap|the associated press|associated press|afp|agence france-presse|tass|itar-tass|interfax"
    "|ria novosti|dpa|ansa|efe|xinhua|kyodo|bloomberg|upi|united press|pa media|pa|apa|armenpress|azertac"
    "|anadolu|anadolu agency|ukrinform|unian|rfe/rl|bbc|bbc news|cnn|deutsche welle|dw|al jazeera|marconi"
    "|central news|havas|wolff"
)
_MEMO = "policy memo|policy brief|policy paper|memorandum|memo|briefing note|briefing paper|briefing|служебная записка"
_OPINION = (
    "opinion|op-ed|oped|editorial|commentary|column|blog|viewpoint|perspective|meinung|kommentar|leitartikel|tribune"
    "|éditorial|opinión|columna|editoriale|opinione|opinie|мнение|мнения|колонка|думка|社论|社説"
)
_REPORT = "news report|special report|report|dispatch|by telegraph|by cable|by wireless|reportage|репортаж"
_KINDS = (("memo", _MEMO), ("opinion", _OPINION), ("report", _REPORT))


@cache
def _set(text: str) -> frozenset[str]:
    return frozenset(re.split(r"[ |]", text) if "|" not in text else text.split("|"))


@cache
def _kind_pattern(words: str) -> "re.Pattern[str]":
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def kind_named(words: str) -> tuple[str | None, str]:
    """The kind of article that a few words name, with the words that are left without it."""
    for kind, names in _KINDS:
        match = _kind_pattern(names).search(words)
        if match is not None:
            return kind, (words[: match.start()] + words[match.end() :]).strip(" ,:;|")
    return None, words


def is_agency(words: str) -> bool:
    """Whether words name a news agency or broadcaster."""
    return words.strip().lower() in _set(_AGENCIES)


def as_publisher(words: str, *, is_told: bool = False) -> str | None:
    """The words as a publisher's name, None if they are not like one; `is_told` takes any short capitalised name."""
    name = words.split(",", maxsplit=1)[0].strip(" .,;:*_“”\"'")
    tokens = name.split()
    if not tokens or len(tokens) > 7 or not (tokens[0][0].isupper() or not tokens[0][0].isalpha()):
        return None
    if any(character.isdigit() for character in name):
        return None
    if is_agency(name) or (is_told and sum(token[0].isupper() for token in tokens) * 2 >= len(tokens)):
        return name
    return name if _kind_pattern(_PAPERS).search(name) and not name.isdigit() else None


def as_names(words: str, *, is_told: bool = False) -> str | None:
    """One or several names of people as written ("Ann Lee and B. de Vries"), None if the words are something else.

    `is_told` says that the text announces a name ("By ..."): then what follows the name, a place or an office, is cut
    off, and scripts without capitals are taken.
    """
    if is_told:
        words = re.split(r",(?! (?:[A-Z]\w+ )+(?:and|&))|\s+(?:in|for|at|from|aus|à|en)\s+(?=[^\W\d_])|[|•·(;]", words)[
            0
        ]
    words = words.strip(" .,;:*_\t")
    people = re.split(r"\s+(?:and|und|et|y|e|и|&)\s+|,\s+", words)
    if not words or len(people) > 6 or not all(_is_person(person, is_told=is_told) for person in people):
        return None
    return words.title() if words.isupper() and words.lower() != words else words


def _is_person(words: str, *, is_told: bool) -> bool:
    tokens = words.split()
    has_case = words.lower() != words.upper()
    if not has_case:
        return is_told and 0 < len(words) <= 40 and len(tokens) <= 5
    if not 2 <= len(tokens) <= 5 and not (is_told and len(tokens) == 1 and len(words) > 2):
        return False
    for token in tokens:
        bare = token.strip(".,").lower()
        is_initial = len(token) == 2 and token[1] == "."
        if not re.fullmatch(r"[^\W\d_]+(?:[.'’\-][^\W\d_]*)*\.?", token):
            return False
        if bare in _set(_NO_NAMES) and not is_initial:
            return False
        if not token[0].isupper() and bare not in _set(_PARTICLES):
            return False
    return tokens[-1][0].isupper() and tokens[0][0].isupper()
