"""The pages of an SQLite file read without SQLite: page size, write-ahead log, page kinds, freelist.

Source: "Database File Format", sqlite.org/fileformat2.html, sections 1.3 (header), 1.5 (freelist), 1.6 (b-tree pages)
and 4 (write-ahead log). Nothing here trusts a number of the file: what points outside is left out.
"""

import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

HEADER_BYTES = 100
PAGE_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
INTERIOR, LEAF = 5, 13
INDEX_KINDS = (2, 10)
_LOG_MAGIC = (0x377F0682, 0x377F0683)
_FOLLOWED_EACH = 40
"""So often each page may be part of a value; more than twice only in a file that was made to harm."""
_MAGIC = b"SQLite format 3\0"


class Pages:
    """A file as numbered pages, the first is 1. With a log, a page is what its last committed frame says."""

    def __init__(self, raw: bytes | mmap.mmap, log: bytes = b"", *, page_size: int | None = None) -> None:
        self._raw = raw
        self.size = page_size or _page_size(raw, log)
        self._from_log = _committed(log, self.size)
        on_file = -(-len(raw) // self.size)
        self.count = max([on_file, *self._from_log])
        header = self.page(1)[:HEADER_BYTES]
        self.has_header = header.startswith(_MAGIC)
        reserved = header[20] if self.has_header else 0
        self.usable = self.size - reserved if self.size - reserved >= 480 else self.size
        self._to_follow = 1_000 + _FOLLOWED_EACH * self.count

    @classmethod
    def of_file(cls, path: Path, *, page_size: int | None = None) -> "Pages":
        """The pages of a file that nobody writes to, and of the log beside it."""
        log = path.with_name(path.name + "-wal")
        return cls(_mapped(path), log.read_bytes() if log.exists() else b"", page_size=page_size)

    def page(self, number: int) -> bytes:
        """One whole page; what is not there, as at the end of a file cut off, is zeros."""
        if number in self._from_log:
            return self._from_log[number]
        page = self._raw[(number - 1) * self.size : number * self.size] if number >= 1 else b""
        return page if len(page) == self.size else page.ljust(self.size, b"\0")

    def is_there(self, number: int) -> bool:
        """Whether the file is long enough for it."""
        return 1 <= number <= self.count

    def may_follow(self) -> bool:
        """Whether one more overflow page may be followed: pages that all lead through the whole file have no end."""
        self._to_follow -= 1
        return self._to_follow >= 0

    def kind(self, number: int) -> int:
        """The b-tree kind that the page says it has; 0 for anything else."""
        kind = self.page(number)[start_of(number)]
        return kind if kind in (INTERIOR, LEAF, *INDEX_KINDS) else 0

    def children(self, number: int) -> Iterator[int]:
        """The pages below an interior page of a table, left to right."""
        page, start = self.page(number), start_of(number)
        (cells,) = struct.unpack_from(">H", page, start + 3)
        for place in range(cells):
            at = start + 12 + 2 * place
            if at + 2 > self.size:
                return
            (pointer,) = struct.unpack_from(">H", page, at)
            if pointer + 4 <= self.size:
                yield int.from_bytes(page[pointer : pointer + 4], "big")
        yield int.from_bytes(page[start + 8 : start + 12], "big")

    def free(self) -> set[int]:
        """The pages that the freelist says are unused; none if it cannot be followed."""
        if not self.has_header:
            return set()
        found: set[int] = set()
        trunk = int.from_bytes(self.page(1)[32:36], "big")
        while self.is_there(trunk) and trunk not in found:
            found.add(trunk)
            page = self.page(trunk)
            count = min(int.from_bytes(page[4:8], "big"), (self.usable - 8) // 4)
            found.update(struct.unpack_from(f">{count}I", page, 8))
            trunk = int.from_bytes(page[:4], "big")
        return found


def _mapped(path: Path) -> bytes | mmap.mmap:
    """The content of a file, which need not fit into memory."""
    if not path.stat().st_size:
        return b""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def start_of(number: int) -> int:
    """Where the b-tree header of a page begins: the first page has the file's header before it."""
    return HEADER_BYTES if number == 1 else 0


def _page_size(raw: bytes | mmap.mmap, log: bytes) -> int:
    for told in (int.from_bytes(raw[16:18], "big"), int.from_bytes(log[8:12], "big")):
        size = 65536 if told == 1 else told
        if size in PAGE_SIZES:
            return size
    return PAGE_SIZES[0]


def _committed(log: bytes, page_size: int) -> dict[int, bytes]:
    """The last committed version of each page in a write-ahead log; a frame whose checksum is wrong ends it."""
    if len(log) < 32 or int.from_bytes(log[:4], "big") not in _LOG_MAGIC:
        return {}
    order = ">" if log[3] & 1 else "<"
    if int.from_bytes(log[8:12], "big") != page_size:
        return {}
    salt = log[16:24]
    first, second = _checksum(log[:24], order, 0, 0)
    if struct.pack(">II", first, second) != log[24:32]:
        return {}
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for at in range(32, len(log) - page_size - 23, page_size + 24):
        head, page = log[at : at + 24], log[at + 24 : at + 24 + page_size]
        first, second = _checksum(head[:8] + page, order, first, second)
        if head[8:16] != salt or struct.pack(">II", first, second) != head[16:24]:
            break
        number, size_after_commit = struct.unpack(">II", head[:8])
        if number >= 1:
            waiting[number] = page
        if size_after_commit:
            committed.update(waiting)
            waiting.clear()
    return committed


def _checksum(data: bytes, order: str, first: int, second: int) -> tuple[int, int]:
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
