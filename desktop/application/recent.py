"""The projects that were opened lately, newest first; those that are gone are not shown."""

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


def forget_all(store: Settings) -> None:
    """Empty the list; no project is touched."""
    store.set(settings.RECENT, [])
