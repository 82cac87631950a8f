"""Bookmarks for a PDF that Qt has written: Qt makes none, so they are added behind its end, as PDF allows.

PDF 32000-1:2008, 7.5.6 (incremental updates) and 12.3.3 (document outline). Only what Qt itself writes is understood;
of anything else the file stays as it is.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

_TAIL = 2048
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_ENTRY = 20


class Bookmark(NamedTuple):
    """A heading: its depth from 0, its words, its page from 1. A deeper one lies under the last that is not as deep."""

    depth: int
    title: str
    page: int


def add_outline(path: Path, bookmarks: Sequence[Bookmark]) -> bool:
    """Add the bookmarks, of depth 0 and 1; false if the file is not one that Qt wrote, which is then as it was."""
    with path.open("r+b") as file:
        found = _read(file) if bookmarks and not bookmarks[0].depth else None
        if found is None:
            return False
        _write(file, found, bookmarks)
        return True


class _Found(NamedTuple):
    size: int
    xref: int
    root: int
    catalog: bytes
    kept: bytes
    kids: list[bytes]


def _read(file: BinaryIO) -> _Found | None:
    end = file.seek(0, 2)
    file.seek(max(end - _TAIL, 0))
    trailer = _TRAILER.search(file.read())
    if trailer is None:
        return None
    words, xref = trailer[1], int(trailer[2])
    size, root = re.search(rb"/Size (\d+)", words), re.search(rb"/Root (\d+) 0 R", words)
    if size is None or root is None:
        return None
    catalog = _object(file, xref, int(root[1]))
    pages = re.search(rb"/Pages (\d+) 0 R", catalog)
    if pages is None or b"/Outlines" in catalog:
        return None
    kids = re.search(rb"/Kids\s*\[(.*?)\]", _object(file, xref, int(pages[1])), re.DOTALL)
    kept = b"".join(re.findall(rb"/Info \d+ 0 R|/ID \[.*?\]", words, re.DOTALL))
    listed = re.findall(rb"\d+ 0 R", kids[1]) if kids is not None else []
    return _Found(int(size[1]), xref, int(root[1]), catalog, kept, listed)


def _object(file: BinaryIO, xref: int, number: int) -> bytes:
    """What stands between `obj` and `endobj`; nothing if it is not where the table says."""
    file.seek(xref)
    head = file.read(32)
    table = re.match(rb"xref\s+0 \d+\s*\n", head)
    if table is None:
        return b""
    file.seek(xref + table.end() + number * _ENTRY)
    entry = file.read(_ENTRY)
    if not re.match(rb"\d{10} \d{5} n", entry):
        return b""
    file.seek(int(entry[:10]))
    found = b""
    while b"endobj" not in found and (more := file.read(1 << 16)):
        found += more
    start = re.match(rb"\s*%d 0 obj" % number, found)
    return found[start.end() : found.index(b"endobj")] if start is not None and b"endobj" in found else b""


def _write(file: BinaryIO, found: _Found, bookmarks: Sequence[Bookmark]) -> None:
    outline = found.size
    numbers = range(outline + 1, outline + 1 + len(bookmarks))
    parents: list[int] = []
    top = outline
    for each, number in zip(bookmarks, numbers, strict=True):
        parents.append(outline if each.depth == 0 else top)
        top = number if each.depth == 0 else top
    children: dict[int, list[int]] = {}
    for number, parent in zip(numbers, parents, strict=True):
        children.setdefault(parent, []).append(number)
    place = {number: at for below in children.values() for at, number in enumerate(below)}
    offsets: dict[int, int] = {}
    file.seek(0, 2)

    def put(number: int, body: bytes) -> None:
        offsets[number] = file.tell()
        file.write(b"%d 0 obj\n<<%s>>\nendobj\n" % (number, body))

    tops = children[outline]
    put(outline, b"/Type /Outlines /First %d 0 R /Last %d 0 R /Count %d" % (tops[0], tops[-1], len(tops)))
    for each, number, parent in zip(bookmarks, numbers, parents, strict=True):
        body = b"/Title <%s> /Parent %d 0 R" % (_text(each.title), parent)
        if 0 < each.page <= len(found.kids):
            body += b" /Dest [%s /Fit]" % found.kids[each.page - 1]
        beside, at = children[parent], place[number]
        if at:
            body += b" /Prev %d 0 R" % beside[at - 1]
        if at + 1 < len(beside):
            body += b" /Next %d 0 R" % beside[at + 1]
        below = children.get(number)
        if below:
            # A negative count: closed, until somebody opens it.
            body += b" /First %d 0 R /Last %d 0 R /Count %d" % (below[0], below[-1], -len(below))
        put(number, body)
    catalog = found.catalog.strip().removeprefix(b"<<").removesuffix(b">>")
    put(found.root, catalog + b"/Outlines %d 0 R /PageMode /UseOutlines\n" % outline)
    xref = file.tell()
    file.write(b"xref\n%d 1\n%010d 00000 n \n" % (found.root, offsets[found.root]))
    file.write(b"%d %d\n" % (outline, len(bookmarks) + 1))
    for number in (outline, *numbers):
        file.write(b"%010d 00000 n \n" % offsets[number])
    size = outline + 1 + len(bookmarks)
    file.write(b"trailer\n<<\n/Size %d\n/Root %d 0 R\n/Prev %d\n%s\n>>\n" % (size, found.root, found.xref, found.kept))
    file.write(b"startxref\n%d\n%%%%EOF\n" % xref)


def _text(title: str) -> bytes:
    return ("\ufeff" + title).encode("utf-16-be", "replace").hex().encode("ascii")
