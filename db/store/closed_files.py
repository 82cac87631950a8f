"""Which project files this machine closed itself, as they were then: any other is looked through before a write."""

import json
from contextlib import suppress
from pathlib import Path

_MOST = 200


class ClosedFiles:
    """A small JSON file of the user's own, by the path of each project. Damage to it only means more checks."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def knows(self, project: Path) -> bool:
        """Whether the project is just as it was when it was last closed here.

        Must be asked before this process opens the project: reading its bytes later would drop SQLite's locks.
        """
        return self._read().get(str(project.resolve())) == _fingerprint(project)

    def note(self, project: Path) -> None:
        """Remember how the project is now, after closing it. A folder that cannot be written to is no harm."""
        known = self._read()
        key = str(project.resolve())
        known.pop(key, None)
        known[key] = _fingerprint(project)
        draft = self._path.with_name(self._path.name + ".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(dict(list(known.items())[-_MOST:])), encoding="utf-8")
            draft.replace(self._path)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _read(self) -> dict[str, str]:
        try:
            known = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def _fingerprint(project: Path) -> str:
    """Size, time of change and SQLite's own counter of changes, which its header holds at byte 24."""
    try:
        told = project.stat()
        with project.open("rb") as file:
            header = file.read(100)
    except OSError:
        return ""
    return f"{told.st_size} {told.st_mtime_ns} {header[24:28].hex()}"
