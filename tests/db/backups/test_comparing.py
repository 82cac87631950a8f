"""What differs between a backup and the project now: counted by kind, named where there is a name, said in words."""

from pathlib import Path

import pytest

from crossread.db import backups
from crossread.db.backups import comparing
from crossread.db.backups.checking import reading
from crossread.db.backups.facts import facts_of
from crossread.db.backups.words import COUNTS, MORE, NAMED, tell_counts, tell_named, tell_rest
from crossread.db.errors import NotAProjectError
from crossread.db.project import Project
from crossread.db.records import Passage


@pytest.fixture
def backup(path: Path, root: Path) -> backups.Backup:
    made = backups.make(path, root)
    assert made is not None
    return made


def test_nothing_differs_at_first_nor_after_there_and_back(path: Path, backup: backups.Backup) -> None:
    with Project.open(path) as project:
        found = backups.compare(project, backup)
        assert (found.same, found.named, found.step_then, found.step_now) == (True, (), 4, 4)
        project.events.add("Inquiry")
        project.history.undo()
        found = backups.compare(project, backup)
        assert (found.same, found.named, found.step_now) == (True, (), 6)


@pytest.mark.parametrize("history", ["kept", "dropped"])
def test_each_difference_is_counted_and_named(path: Path, root: Path, history: str) -> None:
    with Project.open(path) as project:
        gone = project.claims.add("How many were saved?", "number")
        backup = backups.make(path, root)
        assert backup is not None
        source = project.sources.all()[0]
        project.claims.delete(gone.id)
        project.claims.add("When did she sink?", "date")
        project.events.edit(project.events.all()[0].id, title="The sinking {name}")
        project.annotations.untag(project.annotations.of_source(source.id)[0].events[0].id)
        project.annotations.add(Passage(source_id=source.id, revision=1, start=9, end=20))
        project.voices.add("Captain")
        project.sources.finish(source.id, 1)
        if history == "dropped":
            project.store.conn.execute("DELETE FROM history WHERE step = (SELECT max(number) - 2 FROM steps)")
        with reading(backup.path) as then:
            since = comparing._changed_since(then, project.store.conn)
        assert (since is None) == (history == "dropped")
        found = backups.compare(project, backup)
        now = facts_of(project.store.conn)
    assert not found.same
    assert {tell_named(each) for each in found.named} == {
        "claim “How many were saved?” still there",
        "claim “When did she sink?” not there",
        "event “The sinking {name}” was different",
        "voice “Captain” not there",
        "annotation “The line” was different",
        "annotation “says that a” not there",
        "source “The Evening Paper” was different",
    }
    assert sum(found.totals.values()) == len(found.named) == 7
    assert found.counts["claims"] == (1, 1)
    told = "1 annotation fewer, 1 voice fewer, 1 event tag more"
    assert tell_counts(backup.counts, now.counts) == told


def test_what_is_not_named_is_counted(path: Path, backup: backups.Backup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST_NAMED", 2)
    with Project.open(path) as project:
        for number in range(5):
            project.voices.add(f"Voice {number}")
        found = backups.compare(project, backup)
    assert len(found.named) == 2
    assert tell_rest(found, "voice", "not_yet") == "and 3 more voices not there"
    assert tell_rest(found, "voice", "still_there") == ""


def test_a_judgement_is_a_difference_too(path: Path, backup: backups.Backup) -> None:
    with Project.open(path) as project:
        project.verdicts.add(event_id=project.events.all()[0].id, status="settled", reason="The log")
        found = backups.compare(project, backup)
    assert (found.same, found.named, found.counts["verdicts"]) == (False, (), (0, 1))


def test_a_damaged_backup_is_not_compared(path: Path, backup: backups.Backup) -> None:
    backup.path.chmod(0o644)
    backup.path.write_bytes(backup.path.read_bytes()[:-1])
    with Project.open(path) as project, pytest.raises(NotAProjectError, match="not as it was written"):
        backups.compare(project, backup)


def test_the_words_know_one_and_many(backup: backups.Backup) -> None:
    assert tell_counts({"claims": 3, "events": 1}, {"claims": 1, "events": 1200}) == "2 claims more, 1,199 events fewer"
    assert tell_counts({"claims": 3}, {"claims": 3}) == "as much as now"
    assert tell_counts({"claims": 3}, {"claims": 3}, same=False) == "as much as now, not all of it the same"
    assert tell_counts({"claims": 3}, {"claims": 3}, same=True) == "as it is now"
    assert tell_counts({}, {"claims": 3}) == "what it holds is known once it is read"
    assert set(COUNTS) <= set(backup.counts)
    assert set(NAMED) == set(MORE)


def test_a_project_that_went_another_way_is_read_whole(path: Path, root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.crossread"
    other.write_bytes(path.read_bytes())
    with Project.open(path) as project:
        project.events.add("Here")
    backup = backups.make(path, root)
    assert backup is not None
    with Project.open(other) as project:
        project.events.add("There")
        project.voices.add("Captain")
        found = backups.compare(project, backup)
    assert {tell_named(each) for each in found.named} == {
        "event “Here” still there",
        "event “There” not there",
        "voice “Captain” not there",
    }
