"""Which backups stay: dense for the last day, thin for the last half year, and within a bound of bytes.

Of the last 24 hours one for each hour stays, of the last 14 days one for each day, of the last 26 weeks one for each
week (from Monday): always the newest of its hour, day or week, counted in UTC. What was made before another backup took
the project's place, or before history was dropped, stays for the 26 weeks. The newest good backup of a project file is
never removed, however old it is and however small the bound.

If all backups of all projects together take more than the bound, damaged ones go first, then the oldest of those that
are not the newest of their week, then the oldest; the newest good one of each project file stays.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crossread.db.backups import kept
from crossread.db.backups.kept import Backup

HOURLY_FOR = timedelta(hours=24)
DAILY_FOR = timedelta(days=14)
WEEKLY_FOR = timedelta(weeks=26)
DEFAULT_BOUND_BYTES = 2 * 1024**3


def thin(root: Path, line: tuple[str, str], *, bound: int, now: datetime | None = None) -> list[Backup]:
    """Remove the backups of one project file that need not stay, then what is over the bound; answers with both."""
    moment = now or datetime.now(UTC)
    every = kept.listed(root)
    own = [backup for backup in every if backup.line == line]
    stay = to_keep(own, moment)
    gone = [backup for backup in own if backup.path not in stay]
    left = [backup for backup in every if backup not in gone]
    gone += over_bound(left, bound)
    for backup in gone:
        kept.remove(backup)
    return gone


def to_keep(backups: Sequence[Backup], now: datetime) -> set[Path]:
    """Of the backups of one project file, those that stay for their age."""
    good = [backup for backup in _newest_first(backups) if not backup.cut_short]
    stay = {backup.path for backup in good[:1]}
    for reach, slot in ((HOURLY_FOR, _hour), (DAILY_FOR, _day), (WEEKLY_FOR, _week)):
        seen: set[tuple[int, ...]] = set()
        for backup in good:
            made = _time(backup)
            if now - made <= reach and slot(made) not in seen:
                seen.add(slot(made))
                stay.add(backup.path)
    for backup in backups:
        age = now - _time(backup)
        if (backup.why in kept.KEPT_WHY and age <= WEEKLY_FOR) or (backup.cut_short and age <= DAILY_FOR):
            stay.add(backup.path)
    return stay


def over_bound(backups: Sequence[Backup], bound: int) -> list[Backup]:
    """What must go so that the rest takes no more than the bound, as far as that can be."""
    over = sum(backup.size for backup in backups) - bound
    if over <= 0:
        return []
    gone: list[Backup] = []
    for backup in _in_order_of_going(backups):
        if over <= 0:
            break
        gone.append(backup)
        over -= backup.size
    return gone


def _in_order_of_going(backups: Sequence[Backup]) -> list[Backup]:
    lines: set[tuple[str, str]] = set()
    weeks: set[tuple[object, ...]] = set()
    damaged, loose, weekly = [], [], []
    for backup in _newest_first(backups):
        week = (*backup.line, *_week(_time(backup)))
        if backup.cut_short:
            damaged.append(backup)
        elif backup.line not in lines:
            lines.add(backup.line)
            weeks.add(week)
        elif week in weeks and backup.why not in kept.KEPT_WHY:
            loose.append(backup)
        else:
            weeks.add(week)
            weekly.append(backup)
    return [*reversed(damaged), *reversed(loose), *reversed(weekly)]


def _newest_first(backups: Iterable[Backup]) -> list[Backup]:
    return sorted(backups, key=lambda backup: (_time(backup), backup.path.name), reverse=True)


def _time(backup: Backup) -> datetime:
    try:
        return datetime.fromisoformat(backup.made_at).astimezone(UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _hour(time: datetime) -> tuple[int, ...]:
    return time.year, time.month, time.day, time.hour


def _day(time: datetime) -> tuple[int, ...]:
    return time.year, time.month, time.day


def _week(time: datetime) -> tuple[int, ...]:
    return time.isocalendar()[:2]
