"""Finding the text files in the files and folders that are given."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crossread.db.errors import UnusableTextError

SUFFIXES = (".txt", ".text", ".md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file in a folder that is not taken in, and why, in a few words."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The text files, each once, in the order given and by name within a folder; and what was passed over."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...]


def find_files(paths: Iterable[Path]) -> Found:
    """The text files among files and in folders, at any depth.

    Hidden files and folders are passed over without a word, links that lead back are followed once. Raises
    `UnusableTextError` for a path that does not exist, for a file that is named itself but has another suffix, and
    if a folder has no text at all.
    """
    files: dict[str, Path] = {}
    skipped: list[Skipped] = []
    for path in paths:
        if path.is_dir():
            found = list(_in_folder(path, skipped))
            if not found:
                raise UnusableTextError(
                    f"There is no text in the folder “{path.name or path}”. Texts are files that end in "
                    f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}; save yours as one of these."
                )
        elif not path.exists():
            raise UnusableTextError(f"There is no file or folder “{path}”. Check its name and folder.")
        elif path.suffix and path.suffix.lower() not in SUFFIXES:
            raise UnusableTextError(
                f"“{path.name}” does not end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}. "
                "Save it as plain text under such a name and take that in."
            )
        else:
            found = [path]
        for file in found:
            files.setdefault(os.path.realpath(file), file)
    return Found(files=tuple(files.values()), skipped=tuple(skipped))


def _in_folder(folder: Path, skipped: list[Skipped]) -> Iterator[Path]:
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        real = os.path.realpath(current)
        if real in seen:
            continue
        seen.add(real)
        try:
            entries = sorted(current.iterdir(), key=_by_name)
        except OSError:
            skipped.append(Skipped(path=current, reason="the folder may not be read"))
            continue
        folders = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                folders.append(entry)
            elif not entry.is_file():
                skipped.append(Skipped(path=entry, reason="no file, or a link that leads nowhere"))
            elif entry.suffix.lower() in SUFFIXES:
                yield entry
            else:
                skipped.append(Skipped(path=entry, reason="not a text file"))
        waiting.extend(reversed(folders))


def _by_name(path: Path) -> tuple[list[tuple[int, str]], str]:
    """Sort as people count: "2.txt" before "10.txt"; by the exact name where that leaves two equal."""
    parts = re.findall(r"[0-9]+|[^0-9]+", path.name.casefold())
    return [(int(part), "") if part.isdecimal() else (1 << 62, part) for part in parts], path.name
