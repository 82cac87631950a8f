"""Rows read out of table leaf pages without SQLite: by the page's own list of cells, or by looking for cells.

Source: sqlite.org/fileformat2.html, sections 1.6 (cells, overflow) and 2.1 (records). A row whose overflow pages are
gone is given as far as it goes.
"""

import struct
from collections.abc import Iterator

from crossread.db.record import record
from crossread.db.salvage.pages import Pages, start_of

Value = str | int | float | bytes | None


class Lost:
    """Stands for a value that lies on a page that is gone."""

    def __repr__(self) -> str:
        return "LOST"


LOST = Lost()


@record
class RawRow:
    """One row: its key, and its columns in order, the first of which is the key too. `cut` is the column cut off."""

    key: int
    values: tuple[Value | Lost, ...]
    cut: int | None = None


def read_leaf(pages: Pages, number: int) -> tuple[list[RawRow], int]:
    """The rows that a leaf page lists, and how many of its cells make no sense."""
    page, start = pages.page(number), start_of(number)
    (count,) = struct.unpack_from(">H", page, start + 3)
    most = (pages.usable - start - 8) // 2
    bad = max(count - most, 0)
    rows = []
    for place in range(min(count, most)):
        (pointer,) = struct.unpack_from(">H", page, start + 8 + 2 * place)
        row = _cell(pages, page, pointer) if pointer > start else None
        if row is None:
            bad += 1
        else:
            rows.append(row)
    return rows, bad


# How the records of a project begin: the key (stored as NULL), then an id of 36, or a hash of 64 characters; or, in
# the history, a small number and a name of a table.
_BEGINNINGS = (b"\x00\x55", b"\x00\x81\x0d", *(bytes((0, kind)) for kind in (1, 2, 3, 4, 8, 9)))


def carve(pages: Pages, number: int) -> Iterator[RawRow]:
    """Rows on a page whose own list of cells is gone: a cell is known by its length agreeing with its columns."""
    page = pages.page(number)
    for beginning in _BEGINNINGS:
        at = page.find(beginning, 2)
        while at >= 0:
            for header in (at - 1, at - 2):
                row = _carved(pages, page, header)
                if row is not None:
                    yield row
                    break
            at = page.find(beginning, at + 1)


def _carved(pages: Pages, page: bytes, header: int) -> RawRow | None:
    kinds = _kinds(page, header)
    if kinds is None or len(kinds) < 4:
        return None
    told = page[header] if page[header] < 0x80 else (page[header] & 0x7F) << 7 | page[header + 1]
    length = _varint_bytes(told + sum(_size(kind) for kind in kinds))
    for key_bytes in range(1, 6):
        start = header - key_bytes - len(length)
        if start < 0:
            return None
        if page[start : start + len(length)] == length:
            key = _varint(page, start + len(length))
            if key is not None and key[1] == header:
                return _cell(pages, page, start)
    return None


def _cell(pages: Pages, page: bytes, at: int) -> RawRow | None:
    length = _varint(page, at)
    key = _varint(page, length[1]) if length is not None else None
    if length is None or key is None or not 0 < length[0] < 1 << 31:
        return None
    payload = _payload(pages, page, key[1], length[0])
    kinds = _kinds(payload, 0)
    if kinds is None:
        return None
    first = _varint(payload, 0)
    begin = first[0] if first is not None else 0
    if begin + sum(_size(kind) for kind in kinds) != length[0]:
        return None
    return _decoded(key[0] if key[0] < 1 << 63 else key[0] - (1 << 64), payload, begin, kinds)


def _payload(pages: Pages, page: bytes, at: int, length: int) -> bytes:
    """The record; shorter than `length` where an overflow page is gone."""
    usable = pages.usable
    most, least = usable - 35, (usable - 12) * 32 // 255 - 23
    if length <= most:
        return page[at : at + length]
    local = least + (length - least) % (usable - 4)
    local = local if local <= most else least
    parts = [page[at : at + local]]
    left = length - local
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    seen: set[int] = set()
    while left > 0 and pages.is_there(following) and following not in seen and pages.may_follow():
        seen.add(following)
        more = pages.page(following)
        parts.append(more[4 : 4 + min(left, usable - 4)])
        left -= len(parts[-1])
        following = int.from_bytes(more[:4], "big")
    return b"".join(parts)


def _kinds(data: bytes, at: int) -> list[int] | None:
    """The serial types of a record whose header begins here; None if that is no header."""
    if at < 0:
        return None
    length = _varint(data, at)
    if length is None or not 1 < length[0] <= 200 or at + length[0] > len(data):
        return None
    kinds, place = [], length[1]
    while place < at + length[0]:
        kind = _varint(data, place)
        if kind is None or kind[0] in (10, 11):
            return None
        kinds.append(kind[0])
        place = kind[1]
    return kinds if place == at + length[0] else None


def _size(kind: int) -> int:
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind] if kind < 12 else (kind - 12) // 2


def _decoded(key: int, payload: bytes, at: int, kinds: list[int]) -> RawRow:
    values: list[Value | Lost] = []
    cut = None
    for place, kind in enumerate(kinds):
        size = _size(kind)
        piece = payload[at : at + size]
        at += size
        if len(piece) < size:
            if kind >= 13 and kind % 2 and piece and cut is None:
                cut = place
                values.append(piece.decode("utf-8", "ignore"))
            else:
                values.append(LOST)
        else:
            values.append(_value(kind, piece))
    if values and values[0] is None:
        values[0] = key
    return RawRow(key=key, values=tuple(values), cut=cut)


def _value(kind: int, piece: bytes) -> Value:
    if kind == 0:
        return None
    if kind == 7:
        return float(struct.unpack(">d", piece)[0])
    if kind < 10:
        return kind - 8 if kind >= 8 else int.from_bytes(piece, "big", signed=True)
    return piece.decode("utf-8", "replace") if kind % 2 else piece


def _varint(data: bytes, at: int) -> tuple[int, int] | None:
    """A number of one to nine bytes, and where the next begins; None beyond the end."""
    value = 0
    for place in range(at, min(at + 8, len(data))):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    return (value << 8 | data[at + 8], at + 9) if at + 8 < len(data) else None


def _varint_bytes(value: int) -> bytes:
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))
