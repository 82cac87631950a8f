"""Whether four digits in running text are a year, or a figure, a page, a sum."""

from crossread.db.dates.tokens import Token


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LABELS = _set(
    "page pages p pp no nos nr number numbers room flight article articles resolution para paragraph section chapter "
    "volume vol route highway line unit brigade regiment battalion code area phone tel fax fig figure table isbn issn "
    "boeing airbus windows version model iso seite seiten"
)
_UNITS = _set(
    "troops soldiers people men women children servicemen civilians refugees victims survivors persons passengers "
    "peacekeepers prisoners fighters officers residents families houses homes villages tons tonnes km kilometres "
    "kilometers metres meters miles feet m ft kg dollars euros rubles roubles pounds yards acres hectares armed square "
    "cubic million billion thousand hundred percent per dead killed wounded injured casualties lives days hours years "
    "months weeks minutes times copies words pages points seats votes members souls bodies crew aboard strong odd"
)
_QUANTITIES = _set("over nearly than least most almost only another these those all up some exactly total")
_LEADS = _set(
    "in since by until till from of after before during to year circa ca c early late mid around about between and "
    "through summer spring autumn fall winter ad"
)
_NOT_PLURAL = _set("was is has does this its as us thus perhaps always sees towards besides afterwards less")
_MONEY = frozenset("$€£₽¥#№§")
_BULLETS = frozenset("•*·|-–")


def is_year_in_text(tokens: list[Token], index: int) -> bool:
    """Whether the token, a number of four digits, is a year, judged by its neighbours."""
    token = tokens[index]
    year = int(token.text)
    before = tokens[index - 1] if index else tokens[-1]
    after = tokens[index + 1]
    if not 1000 <= year <= 2999 or not _stands_alone(tokens, index):
        return False
    if before.text in {"-", "–"} and index > 1 and not token.gap and len(tokens[index - 2].text) == 4:
        # "pp. 1914-1916": the second is what the first is.
        return tokens[index - 2].kind != "number" or is_year_in_text(tokens, index - 2)
    word_before = before.text if before.kind == "word" else ""
    if before.text == "." and index > 1 and not before.gap:
        label = tokens[index - 2]
        word_before = label.text if label.text in {"p", "pp", "no", "nr", "vol", "fig", "ca", "c"} else ""
    if word_before in _LABELS:
        return False
    word_after = after.text if after.kind == "word" and after.gap else ""
    if word_after in _UNITS or (word_before in _QUANTITIES and word_after):
        return False
    named = word_before in _LEADS or before.text in {"(", "–", "-", "©", "/"}
    if counts_something(tokens, index) and (year % 100 == 0 or word_before not in {"the", "s"}):
        return False
    if not 1800 <= year <= 2059:
        return named
    return year >= 1900 or named or not (before.text in _BULLETS and after.kind == "end")


def _stands_alone(tokens: list[Token], index: int) -> bool:
    """Whether no sign or figure that touches the number makes it a part of something else."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    after = tokens[index + 1]
    if before is not None:
        if before.text in _MONEY or before.kind in {"number", "iso"}:
            return False
        if not token.gap and (before.kind == "word" or before.text in ".:+=&_@#%"):
            return False
        if not token.gap and before.text in ",-–/" and index > 1 and not before.gap:
            leader = tokens[index - 2]
            if not (leader.text in {"post", "pre", "mid", "early", "late"} or _is_year_like(leader)):
                return False
    if after.kind == "number" or (after.kind == "sign" and after.text in "%°€£₽$"):
        return False
    if not after.gap:
        if after.kind == "word" or after.text in "=&_@":
            return False
        follower = tokens[min(index + 2, len(tokens) - 1)]
        if after.text in ",.:-/'" and not follower.gap and follower.kind in {"number", "word"}:
            if after.text == "-":
                return _is_year_like(follower) or (follower.text not in _UNITS | {""} and follower.kind == "word")
            return after.text == "'" and follower.text == "s"
    return True


def _is_year_like(token: Token) -> bool:
    return token.kind == "number" and len(token.text) in {2, 4}


def counts_units(tokens: list[Token], index: int) -> bool:
    """Whether the next word is one of what is often counted: "12 soldiers"."""
    token = tokens[min(index + 1, len(tokens) - 1)]
    return token.text in _UNITS


def counts_something(tokens: list[Token], index: int) -> bool:
    """Whether a plural noun follows within two words: "1500 Russian peacekeepers"."""
    for step in (1, 2):
        token = tokens[min(index + step, len(tokens) - 1)]
        if token.kind != "word" or not token.gap:
            return False
        if token.text in _UNITS:
            return True
        if token.raw.islower() and len(token.text) > 3 and token.text.endswith("s") and not token.text.endswith("ss"):
            return token.text not in _NOT_PLURAL and step == 1
        if token.raw.islower() and step == 1 and len(token.text) <= 3:
            return False
    return False
