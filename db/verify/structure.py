"""What SQLite says of a file's own structure, in words: its lines name pages, rows and indices in words of its own."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from crossread.db.errors import CrossreadError
from crossread.db.store import stranger
from crossread.db.verify.faults import SALVAGE, Checked, Fault, printable
from crossread.db.verify.watch import Watch

_MOST_LINES = 100
_MOST_PAGES = 12
_LONGEST = 200
_UNREADABLE = "some of its pages cannot be read"
_PAGE = re.compile(r"(?:On (?:tree )?page|Tree \d+ page) (\d+)")
_UNUSED = re.compile(r"Page (\d+)(?: is|:) never used")
_MISSING = re.compile(r"NULL value in (\w+)\.(\w+)")
_KIND = re.compile(r"(?:non-)?(?:INTEGER|INT|TEXT|REAL|NUMERIC|BLOB) value in (\w+)\.(\w+)", re.IGNORECASE)
_OWN_INDEX = re.compile(r"sqlite_autoindex_(\w+)_\d+")
_NOT_IN_INDEX = re.compile(r"row \d+ missing from index (\w+)|wrong # of entries in index (\w+)")
_SEARCH_INDEX = re.compile(r"FTS5 table (?:\w+\.)?(\w+)")
_INDEX = re.compile(r"(?:entry|rowid) .*?in index (\w+)|(?:non-unique|order).* index (\w+)|index (\w+)")


def check(checked: Checked, path: Path, watch: Watch) -> Iterator[Fault]:
    """SQLite's own check, and the schema against the one that ships."""
    lines: list[str] = []
    broke_off = ""
    try:
        for (told,) in checked.conn.execute(f"PRAGMA integrity_check({_MOST_LINES})"):
            # Some versions of SQLite complain of a search index that they may not write to; `indexes` checks these.
            lines += [
                line
                for line in str(told).splitlines()
                if line != "ok" and "readonly" not in line and not line.startswith("***")
            ]
    except sqlite3.DatabaseError as error:
        watch.tell()
        broke_off = f"The file is damaged: {of_error(error)}."
    told = dict.fromkeys(in_words(lines))
    if broke_off:
        told[broke_off] = None
    for sentence in told:
        yield Fault(sentence=sentence, advice=SALVAGE)
    try:
        stranger.check_schema(checked.conn, path, stranger.stored_version(checked.conn))
        rows = checked.conn.execute("SELECT count(*) FROM project").fetchone()[0]
        if rows != 1:
            yield Fault(sentence=f"The project has {rows} titles instead of one.", table="project", advice=SALVAGE)
    except sqlite3.DatabaseError as error:
        watch.tell()
        yield Fault(sentence=f"The file is damaged: {of_error(error)}.", advice=SALVAGE)
    except CrossreadError as error:
        yield Fault(sentence=str(error))


def in_words(lines: list[str]) -> Iterator[str]:
    """SQLite's lines as sentences: the pages in one, each table and index once; what is not known, as it is said."""
    pages: dict[int, None] = {}
    said: dict[str, None] = {}
    for line in lines:
        if page := _PAGE.search(line):
            pages[int(page[1])] = None
        elif _UNUSED.search(line):
            said["Pages of the file belong to nothing: what lay on them may be missing."] = None
        elif line.startswith("Freelist"):
            said["The list of the file's free pages is wrong: what is written next could go over something."] = None
        elif missing := _MISSING.search(line):
            said[f"In the table {missing[1]} a value is missing ({missing[2]})."] = None
        elif wrong := _KIND.search(line):
            said[f"In the table {wrong[1]} a value is of the wrong kind ({wrong[2]})."] = None
        elif search := _SEARCH_INDEX.search(line):
            said[f"The search index {search[1]} is damaged, so that not everything is found."] = None
        elif index := _NOT_IN_INDEX.search(line) or _INDEX.search(line):
            said[_of_index(next(each for each in index.groups() if each))] = None
        else:
            said[f"The file is damaged: {_plain(line)}."] = None
    if pages:
        yield _of_pages(sorted(pages))
    yield from said


def of_error(error: Exception) -> str:
    """What a check broke off at, to stand behind a colon; SQLite's words, or Python's, are none for users."""
    text = str(error) if isinstance(error, sqlite3.Error) else ""
    if "malformed" in text or "not a database" in text:
        return _UNREADABLE
    if "disk I/O" in text:
        return "its disk fails"
    return "something in it is not what it should be"


def _of_pages(pages: list[int]) -> str:
    if len(pages) == 1:
        return f"Page {pages[0]} of the file is damaged."
    shown = ", ".join(str(page) for page in pages[:_MOST_PAGES])
    more = f" and {len(pages) - _MOST_PAGES:,} more" if len(pages) > _MOST_PAGES else ""
    return f"Pages {shown}{more} of the file are damaged."


def _of_index(name: str) -> str:
    table = _OWN_INDEX.fullmatch(name)
    which = f"An index of the table {table[1]}" if table else f"The index {name}"
    return f"{which} does not agree with what is in the file, so that not everything is found."


def _plain(text: str) -> str:
    if "malformed" in text:
        return _UNREADABLE
    return printable(" ".join(text.split()))[:_LONGEST].rstrip(" .")
