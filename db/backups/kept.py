"""The backups that are there: where they lie, what is known of each without opening it, how one is taken away.

`root/<title> <project id>/<time> <step> <number>.crossread` is the backup, the same name with `.json` what was known
when it was written. A backup without the second file is still one; the second without the first is nothing.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from crossread.db.record import field, record

SUFFIX = ".crossread"
HEADER_BYTES = 100
_MOST_TITLE = 40
_MOST_DIGITS = 7
_ID_LENGTH = 36
_ID_SIGNS = frozenset("0123456789abcdef-")

Why = Literal["work", "opening", "closing", "restoring", "importing", "dropping", "asked"]
"""What it was made for: work that goes on, its beginning and end, that another backup took the project's place, that
much was taken in, that history was dropped, or the user's word."""

SESSIONS: tuple[Why, ...] = ("opening", "closing")
"""The project as it was found or left."""
TURNS: tuple[Why, ...] = ("restoring", "importing", "dropping")
"""Made because what came next cannot be undone, or is much at once."""


@record
class Backup:
    """One backup as it is told of itself; whether it is still whole is known once it is read (`checking.check`)."""

    path: Path
    project_id: str
    """Empty if nothing tells it."""
    title: str
    of: str
    """The file it is a backup of."""
    made_at: str
    """UTC with `Z`."""
    step: int
    size: int
    """Bytes."""
    stamp: str = ""
    """Equal stamps are equal states of one project; see `facts.Facts`."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """Rows by table, as they were counted in the backup."""
    sha256: str = ""
    why: Why = "work"
    number: int = 0
    """Its place in the order in which the backups of a project were made, from 1: clocks are set back, this is not."""
    by_hand: bool = False
    """It stays until the user deletes it."""
    name: str = ""
    """What the user calls it."""
    cut_short: bool = False
    """The file is not as long as its own header says: it is no use."""

    @property
    def line(self) -> tuple[str, str]:
        """Whose backup it is: copies of one project go their own ways, each with its own backups."""
        return self.project_id, self.of


def listed(root: Path) -> list[Backup]:
    """All backups of all projects, newest first. Reads names, sizes and first bytes; damage is no error here."""
    found = [backup for folder in folders(root) for backup in _in_folder(folder)]
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def newest_first(backups: Iterable[Backup]) -> list[Backup]:
    """The backups of one project in the order in which they were made, whatever the clock said then."""
    return sorted(backups, key=lambda backup: (backup.number, backup.made_at, backup.path.name), reverse=True)


def of_project(root: Path, project_id: str) -> list[Backup]:
    """The backups of one project and of its copies, newest first."""
    wanted = safe_id(project_id)
    mine = [folder for folder in folders(root) if folder.name.endswith(wanted)]
    return newest_first(backup for folder in mine for backup in _in_folder(folder))


def of_file(root: Path, path: Path) -> list[Backup]:
    """The backups of the project file that lies, or lay, at a path, newest first."""
    name = os.path.realpath(path)
    return newest_first(backup for backup in listed(root) if backup.of == name)


def used(root: Path) -> int:
    """The bytes that all backups take."""
    return sum(backup.size for backup in listed(root))


def folder_for(root: Path, project_id: str, title: str) -> Path:
    """Where the backups of a project go: the folder that is there already, whatever the project was called then."""
    wanted = safe_id(project_id)
    for folder in folders(root):
        if folder.name.endswith(wanted):
            return folder
    plain = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
    name = " ".join(plain.split())[:_MOST_TITLE].strip()
    return root / f"{name} {wanted}".strip()


def safe_id(project_id: str) -> str:
    """The id as part of a name; a file from a stranger may hold anything at all in its place."""
    if len(project_id) == _ID_LENGTH and set(project_id) <= _ID_SIGNS:
        return project_id
    return hashlib.sha256(project_id.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


def told_of(backup: Backup) -> str:
    """What goes into the file beside the backup."""
    known = {name: getattr(backup, name) for name in _TOLD} | {"counts": dict(backup.counts)}
    # All in ASCII: a path may hold bytes that are no text at all.
    return json.dumps(known, indent=1, sort_keys=True) + "\n"


def beside(path: Path) -> Path:
    """The file that tells of a backup."""
    return path.with_suffix(".json")


def remove(backup: Backup) -> None:
    """Take a backup away. One that cannot be removed stays, and is listed again."""
    with suppress(OSError):
        make_writable(backup.path)
        backup.path.unlink(missing_ok=True)
        beside(backup.path).unlink(missing_ok=True)
        backup.path.parent.rmdir()


def make_writable(path: Path) -> None:
    """A backup is read-only, so that no program changes it; some systems do not remove such a file either."""
    path.chmod(path.stat().st_mode | stat.S_IWUSR)


_TOLD: dict[str, type] = {
    "project_id": str,
    "title": str,
    "of": str,
    "made_at": str,
    "step": int,
    "stamp": str,
    "sha256": str,
    "why": str,
    "number": int,
    "by_hand": bool,
    "name": str,
}


def folders(root: Path) -> list[Path]:
    """The folders of all projects."""
    try:
        return sorted(folder for folder in root.iterdir() if folder.is_dir())
    except OSError:
        return []


def _in_folder(folder: Path) -> Iterator[Backup]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return
    for path in paths:
        if path.suffix == SUFFIX and not path.name.startswith("."):
            backup = _read(path)
            if backup is not None:
                yield backup


def _read(path: Path) -> Backup | None:
    try:
        told = path.stat()
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except OSError:
        return None
    known = _known(path)
    time, step, number = _from_name(path)
    told_by_name: dict[str, Any] = {"title": path.parent.name, "made_at": time, "step": step, "number": number}
    values = {"project_id": "", "of": "", **told_by_name, **known}
    return Backup(path=path, size=told.st_size, cut_short=_is_cut_short(header, told.st_size), **values)


def _known(path: Path) -> dict[str, Any]:
    try:
        read = json.loads(beside(path).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(read, dict):
        return {}
    known = {name: read[name] for name, kind in _TOLD.items() if type(read.get(name)) is kind}
    counts = read.get("counts")
    if isinstance(counts, dict):
        known["counts"] = {name: count for name, count in counts.items() if type(count) is int}
    return known


def _from_name(path: Path) -> tuple[str, int, int]:
    """Time, step and number, for a backup that nothing else tells of."""
    time, step, number, *_ = (*path.stem.split(" "), "", "")
    day, _, clock = time.partition("T")
    # Earlier ones may have a few signs at random in its place.
    is_number = number.isdecimal() and len(number) <= _MOST_DIGITS
    return f"{day}T{clock.replace('-', ':')}", int(step) if step.isdecimal() else 0, int(number) if is_number else 0


def _is_cut_short(header: bytes, size: int) -> bool:
    """SQLite's header holds the size of a page at byte 16 (1 means 65,536) and their number at byte 28."""
    if len(header) < HEADER_BYTES or not header.startswith(b"SQLite format 3\0"):
        return True
    page = int.from_bytes(header[16:18], "big")
    return size != (65_536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
