"""How a second window on a project has the first one come to the front. No Qt, no socket: a file that is asked for.

Whoever wants to see the window that has a project puts a file into a folder of the user's own; that window takes it
away and comes to the front. If nobody takes it, nobody is there.
"""

import os
import time
from pathlib import Path

from crossread.desktop.application import places

WAIT_S = 2.0
_LOOK_EVERY_S = 0.01
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def folder() -> Path:
    """Where it is knocked; it need not exist."""
    return places.folder("state") / "knocks"


def door_of(project: Path) -> Path:
    """The file by which it is knocked at the window of one project."""
    import hashlib  # the start waits for nothing that it does not need

    name = hashlib.sha256(os.fsencode(os.path.realpath(project))).hexdigest()[:32]
    return folder() / name


def knock(project: Path, *, wait: float = WAIT_S) -> bool:
    """Ask the window that has a project to show itself; False if none does so in time (seconds)."""
    door = door_of(project)
    # The window manager lets a window come to the front if it can show what the user clicked on.
    token = next(filter(None, (os.environ.get(name, "") for name in _TOKENS)), "")
    draft = door.with_name(f".{door.name}.{os.getpid()}")
    try:
        door.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(token, encoding="utf-8")
        draft.replace(door)
    except OSError:
        return False
    ends = time.monotonic() + wait
    while door.exists():
        if time.monotonic() > ends:
            door.unlink(missing_ok=True)
            return False
        time.sleep(_LOOK_EVERY_S)
    return True


def answer(project: Path) -> str | None:
    """Take the knock away if there is one: the token of whoever knocked, which may be empty; else None."""
    door = door_of(project)
    try:
        token = door.read_text("utf-8", "replace")
        door.unlink()
    except OSError:
        return None
    return token


def is_shown_elsewhere(project: Path) -> bool:
    """Whether another window of this user has the project, and has come to the front now that it was asked to."""
    # Without that file nobody has it, and the start does not wait for more than this look.
    if not Path(os.path.realpath(project) + ".lock").exists():
        return False
    from crossread.db.store.lock import who_has

    holder = who_has(project)
    return holder is not None and holder.is_here and holder.pid != os.getpid() and knock(project)
