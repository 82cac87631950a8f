"""A backup is a whole project of its own, made beside a writer at work, or it is not there at all."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from crossread.db import backups
from crossread.db.backups import drafts, kept, making
from crossread.db.backups.checking import check, reading
from crossread.db.errors import CrossreadError, NotAProjectError
from crossread.db.project import Project
from crossread.db.store import clock
from crossread.db.verify import verify


def files_in(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def made(path: Path, root: Path) -> backups.Backup:
    backup = backups.make(path, root)
    assert backup is not None
    return backup


def test_a_backup_is_a_whole_project_and_is_told_of(path: Path, root: Path) -> None:
    backup = made(path, root)
    assert (
        backups.listed(root) == [backup] == backups.of_file(root, path) == backups.of_project(root, backup.project_id)
    )
    assert backup.path.parent.name == f"Case 1912 04 {backup.project_id}"
    assert (backup.title, backup.of, backup.step, backup.why) == ("Case: 1912/04", str(path), 4, "work")
    assert (backup.number, backup.by_hand, backup.name) == (1, False, "")
    assert backup.counts["annotations"] == backup.counts["event_tags"] == 1
    assert backup.size == backup.path.stat().st_size == backups.used(root)
    check(backup)
    with Project.open_for_reading(backup.path) as project:
        assert [event.title for event in project.events.all()] == ["Sinking"]
        assert list(verify(project)) == []
    assert len(files_in(root)) == 2


def test_no_program_changes_a_backup_by_mistake_and_nobody_else_reads_it(path: Path, root: Path) -> None:
    backup = made(path, root)
    assert backup.path.stat().st_mode & 0o222 == 0
    assert {folder.stat().st_mode & 0o777 for folder in (root, backup.path.parent)} == {0o700}


def test_only_what_changed_is_backed_up_again(path: Path, root: Path) -> None:
    made(path, root)
    assert backups.make(path, root) is None
    with Project.open(path) as project:
        assert backups.make(path, root) is None
        with project.step("edit_note") as step:
            project.annotations.edit_note(project.annotations.of_source(project.sources.all()[0].id)[0].id, "a")
        assert made(path, root).step == 5
        # Typing goes on within one step.
        with project.step("edit_note", continues=step.id):
            project.annotations.edit_note(project.annotations.of_source(project.sources.all()[0].id)[0].id, "ab")
        assert made(path, root).step == 5
        assert backups.make(path, root) is None
        project.history.undo()
        assert made(path, root).step == 6
    assert len(backups.listed(root)) == 4


def test_an_empty_project_needs_none(tmp_path: Path, root: Path) -> None:
    Project.create(tmp_path / "new.crossread").close()
    assert backups.make(tmp_path / "new.crossread", root) is None
    assert not root.exists()


def test_a_copy_has_backups_of_its_own_and_a_renamed_project_keeps_its_folder(
    path: Path, root: Path, tmp_path: Path
) -> None:
    first = made(path, root)
    shutil.copy(path, tmp_path / "other.crossread")
    with Project.open(tmp_path / "other.crossread") as copy:
        copy.rename("Another name")
    other = made(tmp_path / "other.crossread", root)
    assert other.path.parent == first.path.parent
    assert other.line != first.line
    assert backups.of_project(root, first.project_id) == [other, first]
    assert backups.of_file(root, path) == [first]
    assert backups.make(path, root) is None


def test_the_writer_goes_on_meanwhile_and_the_copy_is_of_one_moment(
    path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "PAGES_A_STEP", 1)
    began, go_on, got = threading.Event(), threading.Event(), []

    def stop() -> bool:
        began.set()
        assert go_on.wait(30)
        return False

    with Project.open(path) as project:
        thread = threading.Thread(target=lambda: got.append(backups.make(path, root, stop=stop, pause=0)))
        thread.start()
        assert began.wait(30)
        for number in range(20):
            project.events.add(f"Event {number}")
        go_on.set()
        project.events.add("While it goes on")
        thread.join()
        assert got[0] is not None
        assert got[0].counts["events"] == 1
    # Nobody keeps the log from being folded in afterwards.
    assert not path.with_name(path.name + "-wal").exists()


def test_one_that_is_stopped_leaves_nothing(path: Path, root: Path) -> None:
    with pytest.raises(backups.StoppedError):
        backups.make(path, root, stop=lambda: True)
    assert files_in(root) == []


def test_a_folder_that_cannot_be_used_is_told_in_words(path: Path, root: Path) -> None:
    root.write_text("a file where a folder should be")
    with pytest.raises(backups.BackupError, match=r"No backup was made: .*the folder can be written to"):
        backups.make(path, root)


def test_a_disk_that_is_nearly_full_is_left_alone(path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "LEAST_FREE_BYTES", 1 << 62)
    with pytest.raises(backups.BackupError, match="nearly full"):
        backups.make(path, root)
    assert files_in(root) == []


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), sqlite3.OperationalError("disk is full")])
def test_a_disk_that_fills_up_meanwhile_leaves_nothing(
    path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    first = made(path, root)
    with Project.open(path) as project:
        project.events.add("More")

    def fail(_path: Path) -> None:
        raise fault

    monkeypatch.setattr(making, "sync_file", fail)
    with pytest.raises(backups.BackupError, match=r"No backup was made: .*(No space|full)"):
        backups.make(path, root)
    assert backups.listed(root) == [first]
    assert len(files_in(root)) == 2


def test_of_a_damaged_project_no_backup_is_kept(path: Path, root: Path) -> None:
    first = made(path, root)
    with Project.open(path) as project:
        project.events.add("More")
    content = bytearray(path.read_bytes())
    for page in range(8, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = os.urandom(64)
    path.write_bytes(content)
    with pytest.raises(backups.BackupError):
        backups.make(path, root)
    assert backups.listed(root) == [first]
    assert len(files_in(root)) == 2


def test_a_killed_backup_is_cleaned_up_and_never_listed(path: Path, root: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from crossread.db.backups import making; making.PAGES_A_STEP = 1; "
        "seen = []; stop = lambda: seen.append(1) or (len(seen) > 9 and os.kill(os.getpid(), 9)); "
        "making.make(Path(sys.argv[1]), Path(sys.argv[2]), stop=stop, pause=0)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path), str(root)], check=False)
    assert done.returncode == -9
    assert any(name.endswith(drafts.SUFFIX) for name in files_in(root))
    assert backups.listed(root) == []
    backup = made(path, root)
    assert len(files_in(root)) == 2
    check(backup)


def test_drafts_of_others_that_are_alive_stay(path: Path, root: Path) -> None:
    folder = made(path, root).path.parent
    alive, dead, old = folder / ".a.1.draft", folder / ".b.4000000.draft", folder / ".c.1.draft-journal"
    for draft in (alive, dead, old):
        draft.touch()
    os.utime(old, (1, 1))
    drafts.clean(root)
    assert (alive.exists(), dead.exists(), old.exists()) == (True, False, False)


def test_a_note_without_a_backup_goes_after_a_while(path: Path, root: Path) -> None:
    backup = made(path, root)
    backup.path.unlink()
    note = kept.beside(backup.path)
    drafts.clean(root)
    assert note.exists()
    os.utime(note, (time.time() - 7200,) * 2)
    drafts.clean(root)
    assert not note.exists()
    assert backups.listed(root) == []


def test_a_backup_without_its_note_is_still_one(path: Path, root: Path) -> None:
    backup = made(path, root)
    kept.beside(backup.path).write_text("{", encoding="utf-8")
    (found,) = backups.of_project(root, backup.project_id)
    assert (found.made_at, found.step, found.counts, found.cut_short) == (backup.made_at, backup.step, {}, False)
    check(found)


def test_damage_is_seen_at_a_glance_or_by_reading(path: Path, root: Path) -> None:
    backup = made(path, root)
    kept.make_writable(backup.path)
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[:-4096])
    (short,) = backups.listed(root)
    assert short.cut_short
    with pytest.raises(NotAProjectError, match="cut short"):
        check(short)
    flipped = bytearray(whole)
    flipped[whole.index(b"Evening Paper")] ^= 1
    backup.path.write_bytes(flipped)
    (odd,) = backups.listed(root)
    assert not odd.cut_short
    with pytest.raises(NotAProjectError, match="not as it was written"):
        check(odd)
    backup.path.write_bytes(b"")
    with pytest.raises(NotAProjectError, match="cut short"):
        check(backups.listed(root)[0])
    # What is damaged does not count as a backup.
    assert made(path, root).stamp == backup.stamp


def test_reading_a_backup_leaves_nothing_beside_it(path: Path, root: Path) -> None:
    backup = made(path, root)
    with reading(backup.path) as conn:
        assert conn.execute("SELECT count(*) FROM events").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError):
            conn.execute("DELETE FROM events")
    assert len(files_in(root)) == 2


def test_an_id_of_a_stranger_leads_nowhere_else(root: Path) -> None:
    folder = kept.folder_for(root, "../../../etc", "../..")
    assert folder.parent == root
    assert ".." not in folder.name


def test_a_file_that_is_gone_is_told(path: Path, root: Path) -> None:
    path.unlink()
    with pytest.raises(CrossreadError, match="No backup was made"):
        backups.make(path, root)


def test_a_path_that_is_no_text_is_kept(path: Path, root: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.crossread")
    try:
        path.rename(odd)
    except OSError:
        pytest.skip("this file system takes no such name")
    made(odd, root)
    assert backups.of_file(root, odd) == backups.listed(root)
    assert len(backups.listed(root)) == 1


@pytest.mark.parametrize("where", ["text", "number", "date"])
def test_a_copy_of_which_one_value_is_other_is_not_kept(
    path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """What SQLite itself does not see: no page is damaged, and all counts are the same."""
    first = made(path, root)
    with Project.open(path) as project:
        project.events.add("More")
    really = making.copy_snapshot

    def copy_badly(conn: sqlite3.Connection, draft: Path, **how: object) -> None:
        really(conn, draft, pause=0)
        content = bytearray(draft.read_bytes())
        place = {"text": b"Fourteen hundred", "number": b"Sinking", "date": b"1912-04-15"}[where]
        assert place in content
        content[content.index(place) + 3] ^= 1
        draft.write_bytes(content)

    monkeypatch.setattr(making, "copy_snapshot", copy_badly)
    with pytest.raises(backups.BackupError, match="does not hold what the project holds"):
        backups.make(path, root)
    assert backups.listed(root) == [first]
    assert len(files_in(root)) == 2


def test_one_on_the_users_word_is_kept_and_named(path: Path, root: Path) -> None:
    backup = backups.make_and_keep(path, root, "Before\tGeneva ")
    assert (backup.why, backup.by_hand, backup.name) == ("asked", True, "Before Geneva")
    assert backups.listed(root) == [backup]
    # What is backed up already is not copied again; it stays and has the name.
    assert backups.make_and_keep(path, root) == backup
    assert backups.make_and_keep(path, root, "As sent").name == "As sent"
    assert len(backups.listed(root)) == 1
    with Project.open(path) as project:
        project.events.add("More")
    backups.make(path, root, why="closing")
    kept_now = backups.make_and_keep(path, root)
    assert (kept_now.why, kept_now.by_hand, kept_now.name, kept_now.number) == ("closing", True, "", 2)
    assert len(backups.keep(backup, name="n" * 500).name) == making.MOST_NAME
    assert not backups.keep(backup, by_hand=False).by_hand
    check(backups.listed(root)[0])


def test_an_empty_project_is_told_so_if_somebody_asks(tmp_path: Path, root: Path) -> None:
    Project.create(tmp_path / "new.crossread").close()
    with pytest.raises(backups.BackupError, match="nothing in this project yet"):
        backups.make_and_keep(tmp_path / "new.crossread", root)


def test_the_copy_is_of_the_moment_at_which_it_was_begun(path: Path, root: Path) -> None:
    with Project.open(path) as project:
        backup = backups.make(path, root, why="opening", begin=lambda: project.events.add("Ruined"))
        assert backup is not None
        assert (backup.counts["events"], backup.why) == (1, "opening")
        assert len(project.events.all()) == 2


def test_the_order_is_that_of_the_numbers_whatever_the_clock_says(
    path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = []
    for year in (2026, 2000, 2031, 2026):
        with Project.open(path) as project:
            project.events.add(f"In {year}")
        monkeypatch.setattr(clock, "now", lambda year=year: f"{year}-11-22T10:30:00.000Z")
        numbers.append(made(path, root).number)
    assert numbers == [1, 2, 3, 4]
    assert [backup.number for backup in backups.of_file(root, path)] == [4, 3, 2, 1]
    assert backups.make(path, root) is None
    # Also if what tells of them is gone.
    for backup in backups.listed(root):
        kept.beside(backup.path).unlink()
    project_id = backups.listed(root)[0].path.parent.name[-36:]
    assert [backup.number for backup in backups.of_project(root, project_id)] == [4, 3, 2, 1]


def test_two_projects_of_one_name_have_their_own(path: Path, root: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "case.crossread"
    other.parent.mkdir()
    with Project.create(other, title="Case: 1912/04") as project:
        project.sources.add("Another", "Nothing of the kind.")
    mine, theirs = made(path, root), made(other, root)
    assert mine.path.parent != theirs.path.parent
    assert mine.path.parent.name[:12] == theirs.path.parent.name[:12]
    assert backups.of_file(root, path) == [mine]
    backups.thin(root, theirs.line, bound=0)
    assert len(backups.listed(root)) == 2


def test_one_that_is_deleted_leaves_the_others(path: Path, root: Path) -> None:
    first = made(path, root)
    with Project.open(path) as project:
        project.events.add("More")
    second = made(path, root)
    kept.remove(first)
    assert backups.listed(root) == [second]
    kept.remove(second)
    assert list(root.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("where", ["mkdir", "draft", "note"])
def test_a_folder_that_takes_nothing_is_told_and_leaves_what_was_there(
    path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, number: int, where: str
) -> None:
    """Full, read-only or forbidden: at the first write, in the middle, and at the last one."""
    first = made(path, root)
    before = files_in(root)
    with Project.open(path) as project:
        project.events.add("More")

    def refuse(*_given: object, **_how: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        if where == "mkdir":
            patched.setattr(Path, "mkdir", refuse)
        elif where == "draft":
            patched.setattr(making, "copy_snapshot", refuse)
        else:
            patched.setattr(Path, "write_text", refuse)
        with pytest.raises(backups.BackupError, match=r"^No backup was made: .*See that there is room"):
            backups.make(path, root)
        with pytest.raises(backups.BackupError, match="No backup was made"):
            backups.make_and_keep(path, root, "Asked")
    assert files_in(root) == before
    assert backups.listed(root) == [first]
    assert made(path, root).number == 2


def test_a_data_folder_that_is_gone_is_made_again(path: Path, tmp_path: Path) -> None:
    root = tmp_path / "no" / "such" / "data" / "backups"
    assert made(path, root).path.exists()
