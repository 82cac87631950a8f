"""What stays: hours of a day, days of a fortnight, weeks of half a year, the newest good one always, within a bound."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from crossread.db import backups
from crossread.db.backups.kept import Backup
from crossread.db.backups.thinning import over_bound, to_keep
from crossread.db.compacting import compact
from crossread.db.project import Project

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


def backup_of(made: datetime, *, of: str = "a", size: int = 1, cut_short: bool = False, why: str = "hour") -> Backup:
    name = f"{made:%Y%m%dT%H%M%S} {of}"
    return Backup(
        path=Path(name),
        project_id="p",
        title="",
        of=of,
        made_at=made.isoformat(timespec="seconds").replace("+00:00", "Z"),
        step=1,
        size=size,
        cut_short=cut_short,
        why="restoring" if why == "restoring" else "hour",
    )


def every(step: timedelta, count: int) -> list[Backup]:
    return [backup_of(NOW - step * number) for number in range(count)]


def ages(kept: set[Path], among: list[Backup]) -> list[timedelta]:
    return sorted(NOW - datetime.fromisoformat(backup.made_at) for backup in among if backup.path in kept)


def test_a_year_of_backups_every_half_hour() -> None:
    made = every(timedelta(minutes=30), 2 * 24 * 365)
    left = ages(to_keep(made, NOW), made)
    assert len([age for age in left if age <= timedelta(hours=24)]) == 25  # the hours that the last 24 touch
    days = [age for age in left if timedelta(hours=24) < age <= timedelta(days=14)]
    assert len(days) == 13  # the days before those hours
    weeks = [age for age in left if age > timedelta(days=14)]
    assert len(weeks) == 24
    assert left[0] == timedelta(0)
    assert left[-1] <= timedelta(weeks=26)


def test_the_newest_of_a_slot_stays_and_an_old_only_one_too() -> None:
    first, second = backup_of(NOW - timedelta(minutes=20)), backup_of(NOW - timedelta(minutes=10))
    assert to_keep([first, second], NOW) == {second.path}
    old = backup_of(NOW - timedelta(days=3000))
    assert to_keep([old], NOW) == {old.path}
    assert to_keep([], NOW) == set()


def test_a_damaged_one_takes_no_place_of_a_good_one() -> None:
    good, damaged = backup_of(NOW - timedelta(minutes=20)), backup_of(NOW - timedelta(minutes=10), cut_short=True)
    assert good.path in to_keep([good, damaged], NOW)
    assert over_bound([good, damaged], 1) == [damaged]
    assert over_bound([good, damaged], 0) == [damaged]


def test_what_was_there_before_another_took_its_place_stays() -> None:
    before = backup_of(NOW - timedelta(minutes=20), why="restoring")
    newer = backup_of(NOW - timedelta(minutes=10))
    assert to_keep([before, newer], NOW) == {before.path, newer.path}


def test_what_holds_the_history_that_was_dropped_stays(path: Path, root: Path) -> None:
    """Also if it was there already: then nothing new is made, and the next of its hour does not take its place."""
    before = backups.make(path, root)
    assert before is not None
    assert backups.make(path, root, why="dropping") is None
    with Project.open(path) as project:
        compact(project, project.step_number)
    after = backups.make(path, root, why="closing")
    assert after is not None
    assert backups.thin(root, after.line, bound=1 << 40) == []
    assert [(backup.path, backup.why) for backup in backups.listed(root)] == [
        (after.path, "closing"),
        (before.path, "dropping"),
    ]


def test_the_bound_takes_the_oldest_that_are_no_weeks_first() -> None:
    made = every(timedelta(days=1), 28)
    gone = over_bound(made, 20)
    assert len(gone) == 8
    assert all(datetime.fromisoformat(backup.made_at).isoweekday() != 7 for backup in gone)
    assert gone == sorted(gone, key=lambda backup: backup.made_at)
    # In the end only the newest of each file is left.
    other = backup_of(NOW - timedelta(days=900), of="b")
    left = [backup for backup in [*made, other] if backup not in over_bound([*made, other], 0)]
    assert left == [made[0], other]


@given(st.lists(st.integers(0, 60 * 24 * 400), min_size=1, max_size=60, unique=True), st.integers(1, 60 * 24 * 30))
def test_thinning_as_time_goes_on_leaves_what_thinning_at_the_end_would(minutes: list[int], later: int) -> None:
    made = [backup_of(NOW - timedelta(minutes=number)) for number in sorted(minutes, reverse=True)]
    there: list[Backup] = []
    for backup in made:
        there.append(backup)
        stay = to_keep(there, datetime.fromisoformat(backup.made_at))
        there = [each for each in there if each.path in stay]
        assert there
    end = NOW + timedelta(minutes=later)
    at_once, step_by_step = to_keep(made, end), to_keep(there, end)
    assert step_by_step == at_once


def test_thinning_removes_the_files(path: Path, root: Path) -> None:
    for number in range(3):
        with Project.open(path) as project:
            project.events.add(f"Event {number}")
        backups.make(path, root)
    newest, *older = backups.listed(root)
    gone = backups.thin(root, newest.line, bound=1 << 40)
    assert gone == older
    assert backups.listed(root) == [newest]
    assert sorted(path.suffix for path in newest.path.parent.iterdir()) == [".crossread", ".json"]
    assert backups.thin(root, newest.line, bound=0) == []
