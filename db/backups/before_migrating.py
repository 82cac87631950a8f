"""The copy that is made beside a project of an earlier version before it is migrated: verified, never over another."""

import itertools
import sqlite3
from pathlib import Path

from crossread.db.backups import checking, drafts, making
from crossread.db.backups.facts import Facts, facts_of
from crossread.db.errors import CrossreadError
from crossread.db.replacing import draft_of, sync_folder
from crossread.db.system_words import why


def keep(conn: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy the project as `case.version-1.crossread`, or `case.version-1 (2).crossread` if that is another state.

    Answers with the copy, or with an earlier one that holds the same. The caller holds the writer's lock. Raises
    CrossreadError if no copy can be made and relied on; then the project must not be migrated.
    """
    draft = draft_of(path)
    try:
        facts = facts_of(conn)
        making.copy_snapshot(conn, draft)
        checking.check_draft(draft, facts, conn)
        for number in itertools.count(1):
            kept = path.with_name(f"{path.stem}.version-{version}{f' ({number})' if number > 1 else ''}{path.suffix}")
            if not kept.exists():
                draft.rename(kept)
                sync_folder(kept.parent)
                return kept
            if _holds(kept, facts, conn):
                return kept
        raise AssertionError("there are numbers without end")
    except (OSError, sqlite3.Error, CrossreadError) as error:
        reason = str(error) if isinstance(error, CrossreadError) else why(error)
        raise CrossreadError(
            f"{path.name} is of an earlier version and was not updated, for no copy of it could be made first: "
            f"{reason.rstrip('.')}. See that there is room beside it; the project is as it was."
        ) from error
    finally:
        drafts.remove(draft)


def _holds(kept: Path, facts: Facts, conn: sqlite3.Connection) -> bool:
    try:
        checking.check_draft(kept, facts, conn)
    except CrossreadError:
        return False
    return True
