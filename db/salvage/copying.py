"""A copy of a damaged file to work on, without the zeros at its end: a file system may leave gigabytes of them."""

from collections.abc import Callable
from pathlib import Path

_AT_ONCE = 1 << 20


def copy_to_the_last(path: Path, copy: Path, on_progress: Callable[[float], None]) -> None:
    """Copy a file up to its last megabyte in which anything stands; an empty one if nothing does.

    Effects: makes `copy`. `on_progress` is called with 0 for each megabyte; what it raises ends the work.
    """
    nothing = bytes(_AT_ONCE)
    with path.open("rb") as source, copy.open("wb") as target:
        at = end = 0
        while piece := source.read(_AT_ONCE):
            on_progress(0.0)
            if piece != nothing[: len(piece)]:
                # What is passed over stays a hole, which takes no room.
                target.seek(at)
                target.write(piece)
                end = at + len(piece)
            at += len(piece)
        target.truncate(end)
