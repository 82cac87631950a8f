"""What users are told of a damaged file: what is wrong with it, and the two ways that help."""

from pathlib import Path

from crossread.db.errors import DamagedProjectError

_ENDLESS = "what was to be read of it has no end"


def damaged(path: Path, error: Exception) -> DamagedProjectError:
    """The error for a file that SQLite, or the reading of what it gave, failed on."""
    return DamagedProjectError(f"{path.name} is damaged: {_what(error)}. {advice(path)}")


def damaged_while_open(error: Exception) -> DamagedProjectError:
    """The same for a project that is open, where the file need not be named."""
    return DamagedProjectError(
        f"The project’s file is damaged: {_what(error)}, so this could not be done. Check it, go back to a backup, or "
        "salvage what can be read."
    )


def incomplete() -> DamagedProjectError:
    """The error for a record without what every record has: SQLite gives nothing for what it finds no place of."""
    return DamagedProjectError(
        "The project’s file is damaged: something in it has lost its id or its name. Check it, go back to a backup, or "
        "salvage what can be read."
    )


def advice(path: Path) -> str:
    """What to do about it, as one sentence."""
    return (
        f"Restore a backup of it, or make a new file of all that can be read (crossread salvage {path.name} "
        "NEW.crossread)."
    )


def _what(error: Exception) -> str:
    text = str(error)
    if "interrupted" in text:
        return _ENDLESS
    if "malformed" in text or "not a database" in text:
        return "some of its pages cannot be read"
    return "something in it is not what it should be"
