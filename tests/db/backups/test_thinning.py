"""What stays: rows that grow thin with age, the user's own, the newest good one always; and what goes for the space."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.db import backups
from crossread.db.backups import kept, thinning
from crossread.db.backups.kept import Backup, Why
from crossread.db.backups.thinning import over_bound, rows, to_keep
from crossread.db.compacting import compact
from crossread.db.project import Project
from crossread.db.record import with_changes

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
MOST = thinning.LAST + thinning.HOURS + thinning.DAYS + thinning.WEEKS + thinning.SESSIONS + thinning.TURNS
BERLIN = ZoneInfo("Europe/Berlin")


def backup_of(made: datetime, number: int = 0, *, of: str = "a", project: str = "p", size: int = 1) -> Backup:
    return Backup(
        path=Path(f"{project} {of} {number} {made:%Y%m%dT%H%M%S}"),
        project_id=project,
        title="Case",
        of=of,
        made_at=made.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        step=1,
        size=size,
        number=number,
    )


def every(step: timedelta, count: int) -> list[Backup]:
    """Newest first; the last of them was made now."""
    return [backup_of(NOW - step * number, count - number) for number in range(count)]


def left_of(made: Iterable[Backup], zone: ZoneInfo | None = None) -> list[Backup]:
    stay = to_keep(list(made), zone=zone)
    return [backup for backup in made if backup.path in stay]


def thinned_as_one_goes(made: Iterable[Backup], zone: ZoneInfo | None = None) -> list[Backup]:
    there: list[Backup] = []
    for backup in made:
        there = left_of([*there, backup], zone)
    return there


def paths(backups: Iterable[Backup]) -> set[Path]:
    return {backup.path for backup in backups}


def ages(left: Iterable[Backup]) -> list[timedelta]:
    return sorted(NOW - datetime.fromisoformat(backup.made_at) for backup in left)


def test_whoever_notices_after_ten_minutes_finds_what_was_there_before() -> None:
    """Twelve of one hour, each a little more ruined than the one before: all stay."""
    made = every(timedelta(minutes=5), 12)
    assert left_of(made) == made


def test_whoever_opens_and_closes_a_few_times_finds_how_the_project_was_found() -> None:
    found = with_changes(backup_of(NOW - timedelta(hours=3), 1), {"why": "closing"})
    closed = [
        with_changes(backup_of(NOW - timedelta(minutes=50 - number), number), {"why": "closing"})
        for number in range(2, 18)
    ]
    assert found in left_of([found, *closed])


def test_a_year_of_work_every_ten_minutes_leaves_a_row_that_grows_thin() -> None:
    made = every(timedelta(minutes=10), 6 * 24 * 365)
    left = ages(left_of(made, BERLIN))
    assert left[:12] == [timedelta(minutes=10 * number) for number in range(12)]
    assert len([age for age in left if timedelta(hours=2) <= age < timedelta(hours=24)]) == 21
    assert len([age for age in left if timedelta(hours=24) <= age < timedelta(days=14)]) == 13
    assert len(left) < 12 + 24 + 14 + 26
    assert timedelta(weeks=24) < left[-1] < timedelta(weeks=26)


def test_a_year_of_rest_takes_nothing_away() -> None:
    made = left_of(every(timedelta(minutes=10), 2000))
    again = backup_of(NOW + timedelta(days=365), 3000)
    # The new one is the thirteenth of the last; it begins an hour, a day and a week.
    assert len(left_of([again, *made])) >= len(made) - 3


def test_the_newest_stays_however_old_it_is() -> None:
    old = backup_of(NOW - timedelta(days=3000))
    assert left_of([old]) == [old]
    assert left_of([]) == []
    assert over_bound([old], 0) == []


def test_a_damaged_one_takes_no_place_of_a_good_one() -> None:
    good = backup_of(NOW - timedelta(minutes=20), 1)
    damaged = with_changes(backup_of(NOW - timedelta(minutes=10), 2), {"cut_short": True})
    assert left_of([good, damaged]) == [good, damaged]
    assert over_bound([good, damaged], 1) == [damaged]
    assert over_bound([good, damaged], 0) == [damaged]


def test_what_was_made_before_a_turn_stays_longer_and_what_the_user_made_for_ever() -> None:
    made = every(timedelta(minutes=1), 500)
    made[400] = with_changes(made[400], {"why": "importing"})
    made[401] = with_changes(made[401], {"by_hand": True, "name": "Before Geneva"})
    left = left_of(made)
    assert made[400] in left
    assert made[401] in left
    assert made[399] not in left
    assert over_bound([made[401], *made[:3]], 0) == [made[2], made[1]]


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


def test_of_two_reasons_for_one_backup_that_counts_for_which_it_stays_longer(path: Path, root: Path) -> None:
    assert backups.make(path, root) is not None
    whys: tuple[Why, ...] = ("work", "closing", "work", "importing", "opening", "asked")
    told = []
    for why in whys:
        assert backups.make(path, root, why=why) is None
        told.append(backups.listed(root)[0].why)
    assert told == ["work", "closing", "closing", "importing", "importing", "importing"]


def test_when_space_is_short_all_rows_grow_short_alike() -> None:
    made = left_of(every(timedelta(minutes=10), 6 * 24 * 365))
    left = [backup for backup in made if backup not in over_bound(made, 16)]
    assert len(left) == 16
    found = ages(left)
    assert found[:3] == [timedelta(minutes=10 * number) for number in range(3)]
    assert any(timedelta(hours=2) < age < timedelta(hours=24) for age in found)
    assert any(timedelta(days=2) < age < timedelta(days=7) for age in found)
    assert found[-1] > timedelta(weeks=3)


def test_the_project_that_takes_most_gives_first() -> None:
    large = [with_changes(backup, {"of": "b", "size": 100}) for backup in every(timedelta(days=1), 10)]
    small = every(timedelta(hours=1), 30)
    gone = over_bound([*large, *small], 530)
    # The seventh day back is the last of its week.
    assert gone == [large[9], large[8], large[6], large[5], large[4]]
    # In the end only the newest of each is left.
    assert [each for each in [*large, *small] if each not in over_bound([*large, *small], 0)] == [large[0], small[0]]


def test_a_clock_set_back_takes_no_place_and_hides_nothing() -> None:
    """The last ones were made with a clock that stood years ago: they are the newest all the same."""
    before = every(timedelta(hours=1), 30)
    wrong = [backup_of(datetime(2000, 1, 1, number, tzinfo=UTC), 100 + number) for number in range(3)]
    left = left_of([*before, *wrong])
    assert paths(wrong) <= paths(left)
    assert kept.newest_first(left)[0] == wrong[2]
    assert over_bound([*before, *wrong], 1)[-1] != wrong[2]
    assert wrong[2] not in over_bound([*before, *wrong], 0)
    # A clock that stood years ahead for a day costs no more.
    ahead = [backup_of(datetime(2031, 1, 1, number, tzinfo=UTC), 100 + number) for number in range(3)]
    assert len(left_of([*before, *ahead])) >= len(left_of(before)) - 3


def test_the_hour_that_comes_twice_is_two_and_days_are_those_of_the_place() -> None:
    autumn = datetime(2026, 10, 25, 0, 10, tzinfo=UTC)  # 02:10 in Berlin, and 02:10 again an hour later
    made = [backup_of(autumn + timedelta(minutes=30 * number), number) for number in range(5)]
    assert len(rows(made, BERLIN)[1]) == 3
    late, early = backup_of(datetime(2026, 11, 21, 22, 30, tzinfo=UTC), 1), backup_of(NOW, 2)
    assert len(rows([late, early], BERLIN)[2]) == 2
    assert len(rows([late, early], ZoneInfo("Asia/Tokyo"))[2]) == 1


def test_a_time_that_is_none_is_no_error() -> None:
    odd = [with_changes(backup_of(NOW, number), {"made_at": told}) for number, told in enumerate(("", "T", "9999-99"))]
    assert left_of(odd) == odd
    assert over_bound(odd, 0) == [odd[0], odd[1]]


CLOCK = st.one_of(
    st.integers(1, 60),  # minutes that go on
    st.integers(60, 60 * 24 * 40),
    st.integers(-60 * 24 * 365 * 6, -1),  # the clock is set back
    st.integers(60 * 24 * 365, 60 * 24 * 365 * 6),  # or far ahead
)
WHYS = st.sampled_from(("work", "work", "work", "opening", "closing", "restoring", "importing", "dropping"))
ZONES = st.sampled_from([ZoneInfo(name) for name in ("UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Apia")])


@st.composite
def lives(draw: st.DrawFn, *, of: str = "a", project: str = "p") -> list[Backup]:
    """The backups of one project file in the order in which they were made, with whatever its clock said."""
    moment, made = NOW, []
    for number, minutes in enumerate(draw(st.lists(CLOCK, min_size=1, max_size=80)), start=1):
        moment += timedelta(minutes=minutes)
        if not 1990 < moment.year < 2200:
            moment = NOW
        known = {
            "why": draw(WHYS),
            "by_hand": draw(st.integers(0, 15)) == 0,
            "cut_short": draw(st.integers(0, 15)) == 0,
        }
        size = draw(st.integers(1, 50))
        made.append(with_changes(backup_of(moment, number, of=of, project=project, size=size), known))
    return made


@given(lives(), ZONES)
@settings(max_examples=150, deadline=None)
def test_whatever_the_clock_did_what_is_promised_stays(made: list[Backup], zone: ZoneInfo) -> None:
    there: list[Backup] = []
    for backup in made:
        there = left_of([*there, backup], zone)
        good = [each for each in made if each.number <= backup.number and not each.cut_short]
        assert paths(good[-thinning.LAST :]) <= paths(there)
        assert len([each for each in there if not each.by_hand]) <= MOST + thinning.DAMAGED
    # Thinning as time goes on leaves what thinning at the end would, and thinning twice what thinning once does.
    assert there == left_of(made, zone) == left_of(there, zone)
    assert paths(each for each in made if each.by_hand) <= paths(there)
    sessions = [each for each in made if each.why in kept.SESSIONS and not each.cut_short]
    turns = [each for each in made if each.why in kept.TURNS and not each.cut_short]
    assert paths([*sessions[-thinning.SESSIONS :], *turns[-thinning.TURNS :]]) <= paths(there)
    damaged = [each for each in made if each.cut_short]
    assert paths(damaged[-thinning.DAMAGED :]) <= paths(there)


@given(lives(), lives(of="b"), lives(project="q"), st.integers(0, 3000))
@settings(max_examples=100, deadline=None)
def test_the_bound_is_kept_as_far_as_the_newest_and_the_users_own_allow(
    one: list[Backup], copy: list[Backup], other: list[Backup], bound: int
) -> None:
    """Of a project, a copy of it, and another that is called the same and lies at the same place."""
    every_one = [*one, *copy, *other]
    gone = over_bound(every_one, bound)
    left = [backup for backup in every_one if backup not in gone]
    assert len(paths(gone)) == len(gone)
    assert not any(backup.by_hand for backup in gone)
    for life in (one, copy, other):
        good = [backup for backup in life if not backup.cut_short]
        assert not good or good[-1] in left
    if sum(backup.size for backup in left) > bound:
        may_go = [backup for backup in left if not backup.by_hand]
        assert all(not backup.cut_short for backup in may_go)
        assert len(may_go) <= 3
    if gone:
        # No more than was needed.
        assert sum(backup.size for backup in [*left, gone[-1]]) > bound


def test_thinning_removes_the_files(path: Path, root: Path) -> None:
    for number in range(thinning.LAST + 2):
        with Project.open(path) as project:
            project.events.add(f"Event {number}")
        backups.make(path, root)
    newest, *older = backups.of_file(root, path)
    assert newest.number == thinning.LAST + 2
    kept_by_hand = backups.keep(older[-1], name=" Before\nGeneva ")
    gone = backups.thin(root, newest.line, bound=1 << 40)
    # The first of them may have been made in the hour before.
    assert older[-2] in gone or len(rows([newest, *older])[1]) > 1
    assert kept_by_hand.path.exists()
    assert backups.of_file(root, path)[-1].name == "Before Geneva"
    assert backups.thin(root, newest.line, bound=0) == older[: -2 if gone else -1][::-1] or not gone
    assert backups.of_file(root, path) == [newest, kept_by_hand]
    assert sorted(path.suffix for path in newest.path.parent.iterdir()) == [".crossread"] * 2 + [".json"] * 2
