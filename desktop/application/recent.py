"""The projects that were opened lately, newest first; those that are gone are not shown."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from crossread.desktop.application import settings
from crossread.desktop.application.settings import Settings


def add(store: Settings, path: Path) -> None:
    """Put a project first in the list."""
    name = str(path.resolve())
    # Another window may have opened others meanwhile.
    listed = dict.fromkeys((*store.get(settings.RECENT), *store.latest(settings.RECENT)))
    others = [known for known in listed if known != name]
    store.set(settings.RECENT, [name, *others][: settings.MOST_RECENT])


def there(store: Settings) -> list[Path]:
    """The projects of the list whose files exist."""
    return [path for path in map(Path, store.get(settings.RECENT)) if path.is_file()]


def names(paths: Sequence[Path]) -> list[str]:
    """What each of these is called in a list: the name of its file, with the folder where two are called the same."""
    alike = Counter(path.stem.casefold() for path in paths)
    is_alone = [alike[path.stem.casefold()] == 1 for path in paths]
    return [
        path.stem if alone else f"{path.stem} – {home_as_tilde(path.parent)}"
        for path, alone in zip(paths, is_alone, strict=True)
    ]


def home_as_tilde(folder: Path) -> str:
    """A folder as people write it."""
    try:
        return f"~/{folder.relative_to(Path.home()).as_posix()}"
    except ValueError:
        return str(folder)


def forget_all(store: Settings) -> None:
    """Empty the list; no project is touched."""
    store.set(settings.RECENT, [])
