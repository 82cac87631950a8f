"""A full, failing or dead disk at every write of a session: nothing lost or half done, told, and gone on after it."""

import os
import shutil
import subprocess
import tempfile
from json import loads
from pathlib import Path

from tests.safety import failing, shim
from tests.safety.harness import Row
from tests.safety.mixed_work import make_import

_WORDS = {
    "full": "disk full (ENOSPC) from a write on",
    "quota": "quota used up (EDQUOT) from a write on",
    "failing": "one write or sync that fails (EIO)",
    "dead": "disk dead (EIO) from a write on",
    "read-only": "disk made read-only (EROFS) from a write on",
}


PAGE = 4096
ROOM = 3 * 1024 * 1024


def rows(*, long: bool, seed: int) -> list[Row]:
    """A session for each write at which the disk begins to fail, all in the long form; and a small disk indeed."""
    with tempfile.TemporaryDirectory(prefix="crossread-full-") as name:
        folder = Path(name)
        json = make_import(folder / "import.json", seed, steps=4)
        return [*_behind_the_shim(folder, json, long, seed), _small_disk(folder, json, long, seed)]


def _behind_the_shim(folder: Path, json: Path, long: bool, seed: int) -> list[Row]:
    if shim.compiler() is None:
        return [Row("disk full or failing at a write (needs a C compiler, and Linux)", 0, 0, "not tried here")]
    watched = folder / "watched"
    watched.mkdir()
    arguments = [str(watched), str(json), str(seed), str(10_000 if long else 8)]
    told = loads(shim.run(shim.build(folder), watched, "failing", arguments))
    return [
        Row(
            f"{_WORDS[kind]}, of {each['calls']}",
            each["tried"],
            each["lost"],
            f"{each['failures']} failures told" + "; ".join(each["notes"]),
        )
        for kind, each in told.items()
    ]


class _Tmpfs:
    """A disk in memory, with a file on it that leaves only some pages free."""

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"

    def harm(self, nth: int) -> None:
        """Leave that many pages."""
        room = os.statvfs(self._ballast.parent)
        free = room.f_bavail * room.f_frsize
        if nth:
            self._ballast.write_bytes(bytes(max(0, free - nth * PAGE)))

    def mend(self) -> int:
        """Take the ballast away."""
        self._ballast.unlink(missing_ok=True)
        return 0


def _small_disk(folder: Path, json: Path, long: bool, seed: int) -> Row:
    what = "small disk (tmpfs) with room for a few more pages"
    disk = folder / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", f"size={ROOM}", "crossread", disk], capture_output=True, check=False
        ).returncode
    ):
        return Row(f"{what} (needs the right to mount)", 0, 0, "not tried here")
    try:
        first = failing.make(folder / "first.crossread", seed)
        pages = range(1, 160, 2) if long else range(1, 160, 40)
        each = [(room, failing.live(failing.fresh(disk, first), json, _Tmpfs(disk), room)) for room in pages]
    finally:
        subprocess.run(["umount", "-l", disk], capture_output=True, check=False)
    bad = [f"{room} pages: {'; '.join(came.wrong)}" for room, came in each if came.wrong]
    return Row(
        what, len(each), len(bad), f"{sum(came.failures for _, came in each)} failures told" + "; ".join(bad[:4])
    )
