"""Backups of projects: whole copies in a folder of the user's own, verified when written, thinned as they age.

One is made by `make`, all are told by `listed`, and `restoring` brings one back. Nothing here decides when: the window
does. Every function takes the folder that holds the backups of all projects, its `root`.
"""

from crossread.db.backups.comparing import Comparison, Difference, compare
from crossread.db.backups.kept import Backup, listed, of_file, of_project, used
from crossread.db.backups.making import MOST_NAME, PAUSE_S, BackupError, StoppedError, keep, make, make_and_keep
from crossread.db.backups.thinning import DEFAULT_BOUND_BYTES, thin

__all__ = [
    "DEFAULT_BOUND_BYTES",
    "MOST_NAME",
    "PAUSE_S",
    "Backup",
    "BackupError",
    "Comparison",
    "Difference",
    "StoppedError",
    "compare",
    "keep",
    "listed",
    "make",
    "make_and_keep",
    "of_file",
    "of_project",
    "thin",
    "used",
]
