"""Mutated JSON: it is taken in whole and leaves a sound project, or is refused in words and nothing has changed."""

import copy
import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crossread.db.errors import CrossreadError
from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.db.store.schema import TABLES
from crossread.db.verify import verify
from tests.fuzz import small_project

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**53, 10**30, 1.5, -0.0, 1e308, "", " ", "x", "\0", "a\u2028b", "\r\n", "\ufeff",
    "漢字", "👩‍👩‍👧", "<b>x</b>", "file:///etc/passwd", "2023-02-30", "1912-04-15", "[1912..", "Z" * 5000, "-1", "1e5",
    [], {}, [[]], [None], {"a": 1}, "99999999-9999-4999-8999-999999999999", "ASSERTS", "=1+1", "2026-11-22T10:00:00Z",
)  # fmt: skip
_VERIFIED_EVERY = 8

Path_ = tuple[Any, ...]


class Trying:
    """Takes mutated exports into one and the same project."""

    def __init__(self, scratch: Path, seed: int) -> None:
        self._seed = seed
        self._file = scratch / "in.json"
        self.counts: Counter[str] = Counter()
        whole = scratch / "whole.crossread"
        small_project.make(whole)
        with Project.open_for_reading(whole) as project:
            export_json(project, self._file)
        self._text = self._file.read_text("utf-8")
        self._whole = json.loads(self._text)
        # It has half of what comes, so that both what is new and what is there already is met.
        self._project = Project.create(scratch / "into.crossread", author="Ada")
        half = copy.deepcopy(self._whole)
        for section in ("annotations", "verdicts", "silences"):
            half[section] = half[section][::2]
        self._file.write_text(json.dumps(half), encoding="utf-8")
        import_json(self._project, self._file)
        self._project.history.start_here()
        self._before = self._rows()

    def one(self, number: int) -> str:
        """Take one mutated file in, and take it back."""
        chance = random.Random(self._seed * 1_000_003 + number)
        self._file.write_bytes(self._mutated(chance))
        refused = None
        try:
            import_json(self._project, self._file)
        except CrossreadError as error:
            refused = str(error)
        if refused is not None:
            self.counts["refused"] += 1
            refused.encode()
            if "\n" in refused or len(refused) > 1000:
                return f"refused in too many words: {refused[:2000]}"
            return "" if self._rows() == self._before else f"refused ({refused}), and yet the project changed"
        self.counts["taken"] += 1
        if number % _VERIFIED_EVERY == 0:
            faults = [fault.sentence for fault in verify(self._project) if not fault.note]
            if faults:
                return f"taken in, and not sound: {faults[0]}"
        if self._project.history.next_undo is not None:
            self._project.history.undo()
        else:
            self.counts["nothing new"] += 1
        rows = self._rows()
        if rows != self._before:
            self._before = rows
            return "taken in, and not as before after the undo"
        return ""

    def _mutated(self, chance: random.Random) -> bytes:
        if chance.random() < 0.2:
            return _bytes(bytearray(self._text.encode()), chance)
        value = copy.deepcopy(self._whole)
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            places = list(_places(value))
            if not places:
                break
            chance.choice(HARM)(value, chance.choice(places), chance)
        text = json.dumps(value, ensure_ascii=chance.random() < 0.3)
        if chance.random() < 0.1:
            text = _text(text, chance)
        return text.encode("utf-8", "surrogatepass")

    def _rows(self) -> list[list[tuple[Any, ...]]]:
        """Everything but the times of change, which an undo moves on, and what was once read and indexed."""
        found = []
        for table in TABLES:
            names = ", ".join(f'"{name}"' for name in table.all_columns if name not in ("key", "modified_at"))
            found.append(sorted(self._project.store.rows(f"SELECT {names} FROM {table.name}"), key=repr))
        return found


_DEEPEST = 200


def _places(value: Any, at: Path_ = ()) -> Any:
    """The way to everything that lies in a value, but for what is nested too deep to be walked through."""
    if len(at) > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, item in value.items():
            yield (*at, key)
            yield from _places(item, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield (*at, index)
            yield from _places(item, (*at, index))


def _holder(value: Any, at: Path_) -> Any:
    for key in at[:-1]:
        value = value[key]
    return value


def _gone(value: Any, at: Path_, _chance: random.Random) -> None:
    del _holder(value, at)[at[-1]]


def _odd(value: Any, at: Path_, chance: random.Random) -> None:
    _holder(value, at)[at[-1]] = copy.deepcopy(chance.choice(ODD))


def _twice(value: Any, at: Path_, _chance: random.Random) -> None:
    holder = _holder(value, at)
    if isinstance(holder, list):
        holder.append(copy.deepcopy(holder[at[-1]]))
    else:
        holder[f"{at[-1]}s"] = copy.deepcopy(holder[at[-1]])


def _of_another(value: Any, at: Path_, chance: random.Random) -> None:
    """A value that stands somewhere else in the file."""
    other = chance.choice(list(_places(value)))
    _holder(value, at)[at[-1]] = copy.deepcopy(_holder(value, other)[other[-1]])


def _a_little(value: Any, at: Path_, chance: random.Random) -> None:
    holder = _holder(value, at)
    old = holder[at[-1]]
    if isinstance(old, bool) or old is None:
        holder[at[-1]] = not old
    elif isinstance(old, int):
        holder[at[-1]] = old + chance.choice((-1, 1, 1000))
    elif isinstance(old, str):
        place = chance.randrange(len(old) + 1)
        holder[at[-1]] = old[:place] + chance.choice(("", "x", "\u0301", "\ud800", " ")) + old[place + 1 :]
    elif isinstance(old, list):
        old.reverse()


def _deep(value: Any, at: Path_, chance: random.Random) -> None:
    nested: Any = "x"
    for _ in range(chance.choice((10, 500))):
        nested = [nested]
    _holder(value, at)[at[-1]] = nested


HARM: tuple[Callable[[Any, Path_, random.Random], None], ...] = (
    _gone,
    _odd,
    _odd,
    _twice,
    _of_another,
    _a_little,
    _deep,
)


def _text(text: str, chance: random.Random) -> str:
    """What no Python value is written as."""
    kind = chance.randrange(5)
    if kind == 0:
        return text.replace(": null", ": NaN", 1)
    if kind == 1:
        return text.replace('"title"', '"title": 1, "title"', 1)
    if kind == 2:
        return "\ufeff" + text
    if kind == 3:
        return "[" * 100_000
    return text.replace("1912", "1" * 5000, 1)


def _bytes(raw: bytearray, chance: random.Random) -> bytes:
    kind = chance.randrange(4)
    if kind == 0:
        del raw[chance.randrange(len(raw)) :]
    elif kind == 1:
        for _ in range(chance.choice((1, 5, 50))):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    elif kind == 2:
        at = chance.randrange(len(raw))
        raw[at:at] = chance.choice((b'"', b"{", b"\0", b"\xff", b",", b"\\u0000", b"\\ud800"))
    else:
        at, length = chance.randrange(len(raw)), chance.randrange(400)
        del raw[at : at + length]
    return bytes(raw)
