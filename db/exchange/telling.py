"""What breaks the JSON format, as a sentence: where it lies is said in words, `in the third annotation`, not as a path.

Imports nothing of ours, so that an error can be worded wherever it is raised.
"""

import re

_TOKEN = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_FIRST = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
]
# What one of a list is called; of those that are not here, the list's key is named.
_ONE_OF = {
    "sources": "source",
    "revisions": "text",
    "zones": "zone",
    "finished": "mark of reading",
    "voices": "voice",
    "events": "event",
    "claims": "claim",
    "answers": "answer",
    "annotations": "annotation",
    "positions": "position",
    "relations": "relation",
    "silences": "silence",
    "verdicts": "verdict",
}
_DEEPEST = 6
_LONGEST_KEY = 60
ADVICE = "Correct that in the file, or export it anew where it comes from."


def told(path: str, reason: str) -> str:
    """The sentence for what is wrong, such as `must be text, not a number`, at a JSON path such as `$.events[0].title`.

    What a reason says to do follows a semicolon; where it says nothing of the kind, the sentence is followed by advice.
    """
    reason = reason.rstrip(". ")
    if reason.startswith("this file "):
        return f"T{reason[1:]}."
    holders, key = _read(path)
    where = " of ".join(reversed(holders))
    if key:
        said = f"In {where}, “{key}” {reason}." if where else f"In the file, “{key}” {reason}."
    else:
        said = f"{where[0].upper()}{where[1:]} {reason}." if where else f"The file {reason}."
    return said if ";" in reason else f"{said} {ADVICE}"


def _read(path: str) -> tuple[list[str], str]:
    """The records that a path goes through, the outermost first, and the key that it ends with, if it ends with one."""
    found: list[str] = []
    key = ""
    for name, number in _TOKEN.findall(path.removeprefix("$")):
        if name:
            if key:
                found.append(f"“{_short(key)}”")
            key = name
        else:
            found.append(_numbered(key, int(number), found))
            key = ""
        if len(found) > _DEEPEST:
            return [found[0]], ""
    return found, _short(key)


def _numbered(key: str, index: int, above: list[str]) -> str:
    one = "event tag" if key == "events" and above else _ONE_OF.get(key)
    ordinal = _FIRST[index] if index < len(_FIRST) else _in_digits(index + 1)
    if one is None:
        return f"the {ordinal} of “{_short(key)}”" if key else f"the {ordinal} item"
    return f"the {ordinal} {one}"


def _in_digits(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def _short(key: str) -> str:
    printable = "".join(character if character.isprintable() else "\ufffd" for character in key)
    return printable if len(printable) <= _LONGEST_KEY else f"{printable[:_LONGEST_KEY]}…"
