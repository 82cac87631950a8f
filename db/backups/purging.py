"""Getting rid of what backups hold of a project: all of them, and the copies that were put beside the project's file.

Whoever protects somebody first deletes the text, then drops the history (`db/compacting.py`), then this. Files that the
user wrote himself (copies, exports, reports) are his, and nothing here knows of them. What the disk still holds of a
removed file only a disk that is encrypted protects.
"""

import glob
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from crossread.db.backups import drafts, kept
from crossread.db.backups.kept import Backup
from crossread.db.errors import CrossreadError
from crossread.db.record import record
from crossread.db.replacing import sync_folder

_BESIDE = r"(\.version-\d+( \(\d+\))?| \(damaged \d+\)| \(left over \d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\))"
"""How a migration and a restore call what they put there (`before_migrating.py`, `restoring.py`), after the stem."""
_LOGS = ("-wal", "-journal", "-shm")


@record
class Holding:
    """What may hold earlier states of a project."""

    backups: tuple[Backup, ...]
    """Newest first."""
    of_copies: int
    """So many of them are of copies of the project that lie elsewhere."""
    beside: tuple[Path, ...]
    size: int
    """Bytes of both."""

    @property
    def count(self) -> int:
        """How many files with projects in them."""
        return len(self.backups) + len(self.beside)


def holding(root: Path, project_id: str, path: Path) -> Holding:
    """Look what there is. Writes nothing."""
    backups = kept.of_project(root, project_id)
    beside = [found for found in _beside(path) if found.suffix == path.suffix]
    size = sum(backup.size for backup in backups) + sum(_size(found) for found in beside)
    of_copies = sum(backup.of != os.path.realpath(path) for backup in backups)
    return Holding(backups=tuple(backups), of_copies=of_copies, beside=tuple(beside), size=size)


def purge(root: Path, project_id: str, path: Path, *, spare: Backup | None = None) -> int:
    """Remove all that `holding` finds but one, with drafts and notes; answers with how many.

    Raises CrossreadError, and names what is left, if anything could not be removed; all else is gone then.
    """
    found = holding(root, project_id, path)
    gone = [backup for backup in found.backups if spare is None or backup.path != spare.path]
    for backup in gone:
        kept.remove(backup)
    stays = {spare.path, kept.beside(spare.path)} if spare is not None else set()
    wanted = kept.safe_id(project_id)
    folders = [folder for folder in kept.folders(root) if folder.name.endswith(wanted)]
    for left in [*(each for folder in folders for each in folder.iterdir()), *_beside(path)]:
        if left not in stays:
            _remove(left)
    refused = [each for each in [*(backup.path for backup in gone), *_beside(path)] if each.exists()]
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
    for folder in {path.parent, root, *folders}:
        sync_folder(folder)
    if refused:
        raise CrossreadError(
            f"{len(refused)} of {found.count} files could not be removed and still hold what was there: "
            f"{', '.join(str(each) for each in refused[:3])}. Remove them by hand."
        )
    return len(gone) + len(found.beside)


def _beside(path: Path) -> Iterator[Path]:
    """Also their logs, and drafts whose writers are gone."""
    whole = Path(os.path.realpath(path))
    # Only just these names: another that is like them is the user's own file.
    ours = re.compile(re.escape(whole.stem) + _BESIDE + re.escape(whole.suffix))
    for found in sorted(whole.parent.glob(f"{glob.escape(whole.stem)}*{glob.escape(whole.suffix)}")):
        if ours.fullmatch(found.name):
            yield found
            yield from (log for suffix in _LOGS if (log := found.with_name(found.name + suffix)).exists())
    for left in sorted(whole.parent.glob(f".{glob.escape(whole.name)}.*.new*")):
        number = left.name.removeprefix(f".{whole.name}.").split(".")[0]
        if number.isdecimal() and (int(number) == os.getpid() or not drafts.process_runs(int(number))):
            yield left


def _remove(path: Path) -> None:
    try:
        kept.make_writable(path)
        path.unlink(missing_ok=True)
    except OSError:
        # Whoever asked looks what is left.
        return


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
