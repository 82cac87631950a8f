"""What a disk may hold after its power was cut: of what was written and not synced any part, all or nothing.

A model of what POSIX promises and no more: the content of a file is safe up to its last sync; what was written since
may be there or not, write by write and sector by sector; a name that was made, changed or removed is safe when its
folder was synced, and until then the changes of names are there up to one of them.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

SECTOR = 512
Keep = Literal["nothing", "everything", "some"]
KEEPS: tuple[Keep, ...] = ("nothing", "everything", "some")
_HEAD = struct.Struct("<cQQIII")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the shim's record: see `shim.c`."""

    kind: str
    inode: int
    at: int
    name: str
    second: str
    data: bytes


def read_record(log: Path) -> Iterator[Entry]:
    """All entries of a record, in order."""
    whole = log.read_bytes()
    here = 0
    while here < len(whole):
        kind, inode, at, name, second, length = _HEAD.unpack_from(whole, here)
        here += _HEAD.size
        parts = []
        for size in (name, second, length):
            parts.append(whole[here : here + size])
            here += size
        yield Entry(kind.decode(), inode, at, parts[0].decode(), parts[1].decode(), parts[2])


@dataclass(slots=True)
class _File:
    safe: bytearray = field(default_factory=bytearray)
    unsynced: list[Entry] = field(default_factory=list)


class Disk:
    """The files of one folder as a record tells them, up to where it was applied."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._unsynced_names: list[Entry] = []

    def apply(self, entry: Entry) -> None:
        """Let one more thing happen."""
        if entry.kind in "wt":
            self._files.setdefault(entry.inode, _File()).unsynced.append(entry)
        elif entry.kind == "c":
            # The number of a removed file is given to new ones: this one begins with nothing.
            self._files[entry.inode] = _File()
            self._unsynced_names.append(entry)
        elif entry.kind in "url":
            self._unsynced_names.append(entry)
        elif entry.kind == "s":
            if entry.inode in self._files:
                self._sync(self._files[entry.inode])
            else:
                for change in self._unsynced_names:
                    _rename(self._names, change)
                self._unsynced_names.clear()

    def cut_power(self, folder: Path, keep: Keep, rng: random.Random) -> None:
        """Write into an empty folder what may be found there when the machine starts again."""
        names = dict(self._names)
        kept = {"nothing": 0, "everything": len(self._unsynced_names)}.get(keep)
        if kept is None:
            kept = rng.randint(0, len(self._unsynced_names))
        for change in self._unsynced_names[:kept]:
            _rename(names, change)
        for name, inode in names.items():
            file = self._files[inode]
            content = bytearray(file.safe)
            for entry in file.unsynced:
                if keep == "everything" or (keep == "some" and rng.random() < 0.5):
                    _write(content, entry, rng if keep == "some" else None)
            (folder / Path(name).name).write_bytes(content)

    def _sync(self, file: _File) -> None:
        for entry in file.unsynced:
            _write(file.safe, entry, None)
        file.unsynced.clear()


def _rename(names: dict[str, int], change: Entry) -> None:
    if change.kind == "c":
        names[change.name] = change.inode
    elif change.kind == "u":
        names.pop(change.name, None)
    elif change.name in names:
        inode = names[change.name] if change.kind == "l" else names.pop(change.name)
        names[change.second] = inode


def _write(content: bytearray, entry: Entry, rng: random.Random | None) -> None:
    """Change the content as the entry says; with `rng` perhaps only some sectors of it, as a torn write does."""
    if entry.kind == "t":
        if entry.at < len(content):
            del content[entry.at :]
        else:
            content.extend(bytes(entry.at - len(content)))
        return
    end = entry.at + len(entry.data)
    if end > len(content):
        content.extend(bytes(end - len(content)))
    if rng is None or rng.random() < 0.5:
        content[entry.at : end] = entry.data
        return
    for first in range(0, len(entry.data), SECTOR):
        if rng.random() < 0.5:
            piece = entry.data[first : first + SECTOR]
            content[entry.at + first : entry.at + first + len(piece)] = piece
