"""Reading a JSON file piece by piece: the keys of the outermost object, and the items of the lists below them.

Only one item is in memory at a time. What the standard library lets pass is refused here: a key twice, U+0000, halves
of characters.
"""

import codecs
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from crossread.db.errors import ContractError, CrossreadError
from crossread.db.exchange.checks import kind_of, shown
from crossread.db.system_words import why

Progress = Callable[[int, int], None]

_CHUNK_BYTES = 1 << 18
# An error so near to the end of what was read may come from the cut; a complete escape is 12 characters long.
_NEAR_THE_CUT = 16


class _KeyTwiceError(Exception):
    pass


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _KeyTwiceError
    return made


class _Pairs(list[tuple[str, Any]]):
    """An object as its pairs, doubled keys and all."""


class JsonFile:
    """One JSON file, open for reading from its beginning to its end, once.

    Raises CrossreadError for what is not JSON and ContractError for what the format forbids in any JSON. `progress` is
    called with the bytes read and their total; what it raises goes through.
    """

    def __init__(self, path: Path, progress: Progress | None = None) -> None:
        self._name = path.name
        self._progress = progress
        try:
            self._total = path.stat().st_size
            self._file: BinaryIO = path.open("rb")
        except FileNotFoundError as error:
            raise CrossreadError(f"There is no file {path}; check its name.") from error
        except OSError as error:
            raise CrossreadError(f"{path} cannot be read: {why(error)}.") from error
        self._utf8 = codecs.getincrementaldecoder("utf-8-sig")()
        self._decode = json.JSONDecoder(object_pairs_hook=_without_doubles).raw_decode
        self._buffer = ""
        self._at = 0
        self._lines_before = 0
        self._bytes_read = 0
        self._ended = False
        self._path = "$"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def top_keys(self) -> Iterator[str]:
        """The keys of the outermost object; after each, `value` or `items` must be asked for and used up."""
        if self._peek() != "{":
            raise CrossreadError(f"{self._name} is not a Crossread JSON file: it does not begin with {{. {_CHOOSE}")
        self._at += 1
        seen: set[str] = set()
        if self._peek() == "}":
            self._at += 1
        else:
            while True:
                if self._peek() != '"':
                    raise self._broken("a key is missing", self._at)
                key = self.value("$")
                if key in seen:
                    raise ContractError("$", f"has the key {shown(key)} twice")
                seen.add(key)
                self._take(":")
                yield key
                if self._take(",}") == "}":
                    break
        if self._peek():
            raise self._broken("something follows after the end", self._at)

    def items(self, path: str) -> Iterator[tuple[int, Any]]:
        """The items of the list that comes next, with their places in it."""
        if self._peek() != "[":
            raise ContractError(path, f"must be a list, not {kind_of(self.value(path))}")
        self._at += 1
        if self._peek() == "]":
            self._at += 1
            return
        index = 0
        while True:
            yield index, self.value(path, index)
            if self._take(",]") == "]":
                return
            index += 1

    def skip(self) -> None:
        """Pass over the value that comes next."""
        if self._peek() == "[":
            for _ in self.items("$"):
                pass
        else:
            self.value("$")

    def value(self, path: str, index: int | None = None) -> Any:
        """The value that comes next, whole."""
        self._peek()
        while True:
            try:
                value, end = self._decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                reason, place, cut = error.msg, error.pos, error.msg.startswith("Unterminated")
            except _KeyTwiceError:
                raise self._doubled(_place(path, index)) from None
            except RecursionError:
                raise CrossreadError(f"{self._name} is nested too deeply to be a Crossread JSON file.") from None
            except ValueError:
                raise ContractError(_place(path, index), "holds a number with too many digits") from None
            else:
                # A number that ends where the buffer does may go on after it.
                length = end - self._at
                if end == len(self._buffer) and isinstance(value, int | float) and self._more():
                    continue
                if self._buffer.find("\\u", self._at, self._at + length) >= 0:
                    _check_characters(value, _place(path, index))
                self._at += length
                return value
            near = cut or place >= len(self._buffer) - _NEAR_THE_CUT
            place -= self._at
            if not near or not self._more():
                raise self._broken(reason, place + self._at)

    def _take(self, allowed: str) -> str:
        found = self._peek()
        if not found or found not in allowed:
            raise self._broken(f"{' or '.join(allowed)} is missing", self._at)
        self._at += 1
        return found

    def _peek(self) -> str:
        """The next character that is not white space, without taking it; empty at the end."""
        while True:
            self._at = _after_space(self._buffer, self._at)
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        """Read on: at least as much as is left in the buffer, so that a long item is not scanned often."""
        if self._ended:
            return False
        left = len(self._buffer) - self._at
        try:
            raw = self._file.read(max(_CHUNK_BYTES, left))
            self._ended = not raw
            fresh = self._utf8.decode(raw, final=self._ended)
        except OSError as error:
            raise CrossreadError(f"{self._name} cannot be read to its end: {why(error)}.") from error
        except UnicodeDecodeError as error:
            raise CrossreadError(
                f"{self._name} is not a Crossread JSON file: it is not UTF-8 text. {_CHOOSE}"
            ) from error
        self._lines_before += self._buffer.count("\n", 0, self._at)
        self._buffer = self._buffer[self._at :] + fresh
        self._at = 0
        self._bytes_read += len(raw)
        if self._progress is not None:
            self._progress(self._bytes_read, max(self._total, self._bytes_read))
        return not self._ended or bool(fresh)

    def _broken(self, reason: str, place: int) -> CrossreadError:
        line = self._lines_before + self._buffer.count("\n", 0, place) + 1
        return CrossreadError(
            f"{self._name} is not valid JSON at line {line:,}: {reason}. It may be cut off; take a whole copy of it."
        )

    def _doubled(self, path: str) -> ContractError:
        """Where exactly the key is doubled: the item is read again with nothing thrown away."""
        decode = json.JSONDecoder(object_pairs_hook=_Pairs).raw_decode
        while True:
            try:
                value, _ = decode(self._buffer, self._at)
            except ValueError:
                if not self._more():
                    return ContractError(path, "has a key twice")
            else:
                below, key = _find_double(value) or ("", "")
                return ContractError(path + below, f"has the key {shown(key)} twice")


def _after_space(text: str, place: int) -> int:
    for here in range(place, len(text)):
        if text[here] not in " \t\n\r":
            return here
    return len(text)


_CHOOSE = "Choose a file that Crossread has exported."


def _place(path: str, index: int | None) -> str:
    return path if index is None else f"{path}[{index}]"


def _find_double(value: Any) -> tuple[str, str] | None:
    if isinstance(value, _Pairs):
        seen: set[str] = set()
        for key, item in value:
            if key in seen:
                return "", key
            seen.add(key)
            if found := _find_double(item):
                return f".{key}{found[0]}", found[1]
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if found := _find_double(item):
                return f"[{index}]{found[0]}", found[1]
    return None


def _check_characters(value: Any, path: str) -> None:
    if isinstance(value, str):
        if "\0" in value:
            raise ContractError(path, "holds the character U+0000; take it out")
        try:
            value.encode()
        except UnicodeEncodeError as error:
            half = f"U+{ord(value[error.start]):04X}"
            raise ContractError(path, f"holds half of a character ({half}); take it out or write the whole") from None
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _check_characters(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_characters(key, path)
            _check_characters(item, f"{path}.{key}")
