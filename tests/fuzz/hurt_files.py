"""Damaged project files: whatever is wrong, each of our ways in answers in words, and the file stays as it is."""

import contextlib
import io
import random
import shutil
import struct
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.salvage import salvage
from crossread.db.verify import verify
from crossread.desktop.command_line.main import main
from tests.fuzz import small_project

PAGE = 4096


class Trying:
    """Hurts copies of a small project."""

    def __init__(self, scratch: Path, seed: int) -> None:
        self._scratch, self._seed = scratch, seed
        self.counts: Counter[str] = Counter()
        whole = scratch / "whole.crossread"
        small_project.make(whole)
        self._raw = whole.read_bytes()
        with Project.open(whole, author="Ada") as project:
            project.events.add("In the log")
            self._behind = whole.read_bytes()
            self._log = whole.with_name("whole.crossread-wal").read_bytes()
        self.folder = scratch / "try"

    def one(self, number: int) -> str:
        """Hurt one copy and go through all that reads it."""
        chance = random.Random(self._seed * 1_000_003 + number)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        path = self.folder / "hurt.crossread"
        kind = chance.choice(list(HARM))
        with_log = chance.random() < 0.15
        raw = bytearray(self._behind if with_log else self._raw)
        HARM[kind](raw, chance)
        path.write_bytes(raw)
        if with_log:
            log = bytearray(self._log)
            if chance.random() < 0.7:
                HARM[chance.choice(("bits", "cut", "zeros", "noise"))](log, chance)
            path.with_name(path.name + "-wal").write_bytes(log)
        self.counts[kind] += 1
        return self._all_ways(path, with_log=with_log, try_salvage=chance.random() < 0.35)

    def _all_ways(self, path: Path, *, with_log: bool, try_salvage: bool) -> str:
        before = self._beside(path)
        out = self._scratch / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        is_sound = self._verified(path)
        for words in (
            ["verify", path],
            ["export", path, out / "a.json"],
            ["export", path, out / "a.md"],
            ["sources", path, "--json"],
            ["search", path, "safe OR 15"],
            ["disagreements", path, "--json"],
            ["density", path],
            ["history", path],
            ["backup", path, out / "b.crossread"],
        ):
            self._command(*words)
        if (not with_log or not is_sound) and self._beside(path) != before and not with_log:
            return "reading changed the file or left something beside it"
        if try_salvage:
            wrong = self._salvaged(path, out / "salvaged.crossread", before if not with_log else None)
            if wrong:
                return wrong
        for words in (["undo", path, "3"], ["redo", path, "2"], ["import", path, self._article()]):
            self._command(*words)
        if is_sound and (faults := self._faults(path)):
            return f"sound before, and not after writing: {faults[0]}"
        return ""

    def _beside(self, path: Path) -> dict[str, bytes]:
        """All files there. SQLite's index of a log is none, nor is an empty log: reading a file that says it has one
        makes it, and nobody can tell that no other process is about to write into it."""
        found = {each.name: each.read_bytes() for each in sorted(path.parent.iterdir())}
        return {name: raw for name, raw in found.items() if not name.endswith("-shm") and (raw or name[-4:] != "-wal")}

    def _article(self) -> Path:
        article = self._scratch / "article.txt"
        article.write_text("One more article of some words.", encoding="utf-8")
        return article

    def _faults(self, path: Path) -> list[str]:
        with Project.open_for_reading(path) as project:
            return [fault.sentence for fault in verify(project) if not fault.note]

    def _verified(self, path: Path) -> bool:
        """Every fault is a sentence; answers whether there is none."""
        refused = ""
        try:
            faults = self._faults(path)
        except CrossreadError as error:
            refused = str(error)
        if refused:
            self.counts["refused"] += 1
            assert refused.endswith("."), refused
            return False
        for fault in faults:
            fault.encode()
            assert fault.endswith("."), fault
            assert "\n" not in fault, fault
        self.counts["faulty" if faults else "sound"] += 1
        return not faults

    def _command(self, *words: object) -> None:
        """A command works or says one line; anything else that is raised ends the input."""
        said, complained = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
            code = main([str(word) for word in words])
        lines = complained.getvalue().splitlines()
        assert code in (0, 1), code
        assert code == 0 or said.getvalue() or len(lines) == 1, (words, lines)
        self.counts[f"exit {code}"] += 1

    def _salvaged(self, path: Path, out: Path, before: dict[str, bytes] | None) -> str:
        try:
            done = salvage(path, out)
        except CrossreadError:
            self.counts["nothing to salvage"] += 1
            return ""
        self.counts["salvaged"] += 1
        if done.still_wrong:
            return f"salvaged with faults: {done.still_wrong[0]}"
        if before is not None and self._beside(path) != before:
            return "salvage changed the damaged file"
        return ""


def _bits(raw: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 30, 500))):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def _bits_of_a_page(raw: bytearray, chance: random.Random) -> None:
    start = chance.randrange(max(len(raw) // PAGE, 1)) * PAGE
    for _ in range(chance.choice((1, 4, 20))):
        raw[min(start + chance.choice((chance.randrange(12), chance.randrange(PAGE))), len(raw) - 1)] = (
            chance.randrange(256)
        )


def _cut(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(raw))
    del raw[at // PAGE * PAGE if chance.random() < 0.5 else at :]


def _swapped(raw: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 3))):
        one, other = (chance.randrange(len(raw) // PAGE) * PAGE for _ in range(2))
        raw[one : one + PAGE], raw[other : other + PAGE] = raw[other : other + PAGE], raw[one : one + PAGE]


def _zeros(raw: bytearray, chance: random.Random) -> None:
    start, length = chance.randrange(len(raw)), chance.choice((16, 512, PAGE, 5 * PAGE))
    raw[start : start + length] = bytes(len(raw[start : start + length]))


def _noise(raw: bytearray, chance: random.Random) -> None:
    start, length = chance.randrange(len(raw)), chance.choice((16, 512, PAGE))
    raw[start : start + length] = chance.randbytes(len(raw[start : start + length]))


def _header(raw: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 2, 8))):
        raw[chance.randrange(100)] = chance.randrange(256)


def _header_field(raw: bytearray, chance: random.Random) -> None:
    """One of the fields that SQLite believes: page size, formats, change counter, size, freelist, schema format."""
    at, size = chance.choice(
        (
            (16, 2),
            (18, 1),
            (19, 1),
            (20, 1),
            (24, 4),
            (28, 4),
            (32, 4),
            (36, 4),
            (44, 4),
            (52, 4),
            (56, 4),
            (60, 4),
            (68, 4),
            (92, 4),
        )
    )
    value = chance.choice((0, 1, 2, 3, 5, 255, 512, 4096, 65535, 2**31 - 1, 2**32 - 1)) & ((1 << 8 * size) - 1)
    raw[at : at + size] = value.to_bytes(size, "big")


def _schema_text(raw: bytearray, chance: random.Random) -> None:
    """A word of a statement of the schema is another."""
    at = raw.find(b"CREATE", chance.randrange(len(raw)))
    if at >= 0:
        at += chance.randrange(120)
        raw[at : at + 4] = chance.choice((b"VIEW", b"    ", b"\xff\xfe\x00x", b"GLOB"))


def _pointers(raw: bytearray, chance: random.Random) -> None:
    """The cells of one page lie elsewhere, or overlap."""
    start = chance.randrange(max(len(raw) // PAGE, 1)) * PAGE
    for place in range(chance.randrange(1, 6)):
        at = start + 8 + 2 * place
        if at + 2 <= len(raw):
            struct.pack_into(">H", raw, at, chance.choice((0, 4, PAGE - 2, chance.randrange(PAGE), 65535)))


def _grown(raw: bytearray, chance: random.Random) -> None:
    raw.extend(chance.randbytes(chance.choice((1, 100, PAGE, 3 * PAGE))))


HARM: dict[str, Callable[[bytearray, random.Random], None]] = {
    "bits": _bits,
    "bits of a page": _bits_of_a_page,
    "cut": _cut,
    "swapped": _swapped,
    "zeros": _zeros,
    "noise": _noise,
    "header": _header,
    "header field": _header_field,
    "schema text": _schema_text,
    "pointers": _pointers,
    "grown": _grown,
}
