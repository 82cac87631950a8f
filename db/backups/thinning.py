"""Which backups stay: rows that thin out with age, counted in backups and not in days, and within a bound of bytes.

Of one project file these rows stay, each counted from the newest:

- the last 12;
- the newest of each of the last 24 hours in which there are any, of 14 such days, of 26 such weeks (from Monday);
- the last 20 of how the project was found and left, and the last 20 made before a restore, an import, or that history
  was dropped.

The newest good one stays, and what the user made or keeps stays until he deletes it. Hours, days and weeks without
work take nothing away (as with `restic forget --keep-hourly`), so neither a year of rest nor a clock that was wrong for
a day costs a backup; the order is that of their numbers, not of their times. Days and weeks are those of the place,
hours those of UTC, where none comes twice.

If all backups of all projects together take more than the bound, damaged ones go first, then the project file that
takes most gives one after the other, each time from the far end of its longest row, so that all rows grow short alike.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from crossread.db.backups import kept
from crossread.db.backups.kept import Backup

LAST, HOURS, DAYS, WEEKS, SESSIONS, TURNS, DAMAGED = 12, 24, 14, 26, 20, 20, 3
DEFAULT_BOUND_BYTES = 2 * 1024**3

Row = list[Backup]


def thin(root: Path, line: tuple[str, str], *, bound: int) -> list[Backup]:
    """Remove the backups of one project file that need not stay, then what is over the bound; answers with both."""
    every = kept.listed(root)
    own = [backup for backup in every if backup.line == line]
    stay = to_keep(own)
    gone = [backup for backup in own if backup.path not in stay]
    left = [backup for backup in every if backup not in gone]
    gone += over_bound(left, bound)
    for backup in gone:
        kept.remove(backup)
    return gone


def to_keep(backups: Sequence[Backup], *, zone: tzinfo | None = None) -> set[Path]:
    """Of the backups of one project file, those that stay while there is space; `zone` is that of the place."""
    stay = {backup.path for row in rows(backups, zone) for backup in row}
    stay |= {backup.path for backup in backups if backup.by_hand}
    damaged = [backup for backup in kept.newest_first(backups) if backup.cut_short]
    return stay | {backup.path for backup in damaged[:DAMAGED]}


def rows(backups: Iterable[Backup], zone: tzinfo | None = None) -> tuple[Row, ...]:
    """The rows that stay of one project file, each from its newest."""
    good = [backup for backup in kept.newest_first(backups) if not backup.cut_short]
    return (
        good[:LAST],
        _newest_of_each(good, HOURS, lambda backup: _time(backup, UTC)[:13]),
        _newest_of_each(good, DAYS, lambda backup: _time(backup, zone)[:10]),
        _newest_of_each(good, WEEKS, lambda backup: _week(backup, zone)),
        [backup for backup in good if backup.why in kept.SESSIONS][:SESSIONS],
        [backup for backup in good if backup.why in kept.TURNS][:TURNS],
    )


def over_bound(backups: Sequence[Backup], bound: int) -> list[Backup]:
    """What must go so that the rest takes no more than the bound, as far as that can be."""
    over = sum(backup.size for backup in backups) - bound
    gone: list[Backup] = []
    for backup in reversed(kept.newest_first(backups)):
        if over > 0 and backup.cut_short and not backup.by_hand:
            gone.append(backup)
            over -= backup.size
    queues = _queues([backup for backup in backups if not backup.cut_short])
    taken = {line: sum(backup.size for backup in queue) for line, queue in queues.items()}
    while over > 0 and any(queues.values()):
        line = max((line for line, queue in queues.items() if queue), key=lambda line: (taken[line], line))
        backup = queues[line].pop()
        taken[line] -= backup.size
        over -= backup.size
        gone.append(backup)
    return gone


def _queues(backups: Iterable[Backup]) -> dict[tuple[str, str], Row]:
    """By project file what may go, that which goes first in the end."""
    lines: dict[tuple[str, str], Row] = {}
    for backup in backups:
        lines.setdefault(backup.line, []).append(backup)
    return {line: _in_order_of_worth(own) for line, own in lines.items()}


def _in_order_of_worth(own: Row) -> Row:
    """By the best place that a backup has in any row; the newest and those kept by hand do not go at all."""
    places: dict[Path, int] = {}
    for row in rows(own):
        for place, backup in enumerate(row):
            places[backup.path] = min(place, places.get(backup.path, place))
    ordered = kept.newest_first(own)
    return sorted(
        (backup for backup in ordered[1:] if not backup.by_hand),
        key=lambda backup: places.get(backup.path, len(own)),
    )


def _newest_of_each(newest_first: Row, most: int, slot: Callable[[Backup], str]) -> Row:
    seen: dict[str, Backup] = {}
    for backup in newest_first:
        key = slot(backup)
        if key not in seen:
            if len(seen) == most:
                break
            seen[key] = backup
    return list(seen.values())


def _time(backup: Backup, zone: tzinfo | None) -> str:
    """When it was made, as told there; what is no time stays as it is."""
    try:
        return datetime.fromisoformat(backup.made_at).astimezone(zone).isoformat()
    except (ValueError, OverflowError, OSError):
        return backup.made_at


def _week(backup: Backup, zone: tzinfo | None) -> str:
    try:
        return "{}-{}".format(*datetime.fromisoformat(_time(backup, zone)).isocalendar()[:2])
    except ValueError:
        return backup.made_at
