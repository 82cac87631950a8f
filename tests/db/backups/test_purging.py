"""After a text was deleted, its history dropped and its backups purged, no file of ours holds a byte of it."""

import sqlite3
from pathlib import Path

import pytest

from crossread.db import backups
from crossread.db.backups import drafts, kept, purging, restoring
from crossread.db.compacting import compact
from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.records import Passage

WITNESS = "Ordinary seaman Quillfeather"
TEXT = f"{WITNESS} saw who cut the rope. He must not be known."


def holding(folder: Path, words: str = "Quillfeather") -> list[str]:
    """The files below a folder that hold words in their bytes or names, in any of SQLite's encodings, or folded."""
    wanted = [each.encode(how) for each in (words, words.casefold()) for how in ("utf-8", "utf-16-le", "utf-16-be")]
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(each in path.read_bytes() or each in path.name.encode() for each in wanted)
    )


def witnessed(path: Path, root: Path) -> None:
    """Work on a text that must go, with backups of every kind and what kills have left."""
    with Project.open(path, author="Ada") as project:
        source = project.sources.add(WITNESS, TEXT, note=f"Ask {WITNESS} again")
        annotation = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=20), note=TEXT)
        event = project.events.add(f"{WITNESS} speaks")
        project.annotations.tag_event(annotation.id, event.id)
        voice = project.voices.add(WITNESS)
        project.sources.edit(source.id, title=f"{WITNESS}, heard again")
        backups.make(path, root)
        backups.make_and_keep(path, root, f"With {WITNESS}")
        project.sources.delete(source.id)
        project.events.delete(event.id)
        project.voices.delete(voice.id)
        backups.make(path, root, why="closing")
    folder = backups.listed(root)[0].path.parent
    (folder / ".killed.4000000.draft").write_text(TEXT)
    path.with_name(f".{path.name}.4000000.new").write_text(TEXT)
    for beside in ("case.version-1.crossread", "case.version-1 (2).crossread", "case (damaged 1).crossread"):
        path.with_name(beside).write_bytes(path.read_bytes())
    path.with_name("case (damaged 1).crossread-wal").write_text(TEXT)


def test_all_that_is_promised_to_go_is_gone_to_the_byte(path: Path, root: Path, tmp_path: Path) -> None:
    witnessed(path, root)
    found = holding(tmp_path)
    assert len([name for name in found if name.startswith("backups/")]) >= 4
    assert {"case.crossread", "case.version-1.crossread", "case (damaged 1).crossread-wal"} <= set(found)
    with Project.open(path) as project:
        compact(project, project.step_number)
        # The rest is still at work: neither the file nor its log holds it.
        assert not [name for name in holding(tmp_path) if name.startswith("case.crossread")]
        fresh = backups.make(path, root, why="closing")
        assert fresh is not None
        held = purging.holding(root, project.info.id, path)
        assert held.of_copies == 0
        assert purging.holding(root, project.info.id, tmp_path / "copy.crossread").of_copies == 3
        assert (len(held.backups), [each.name for each in held.beside]) == (
            3,
            ["case (damaged 1).crossread", "case.version-1 (2).crossread", "case.version-1.crossread"],
        )
        assert purging.purge(root, project.info.id, path, spare=fresh) == 5
        assert holding(tmp_path) == []
    assert holding(tmp_path) == []
    assert backups.listed(root) == [fresh]
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "case.crossread"]
    restoring.restore_copy(fresh, tmp_path / "copy.crossread")


def test_without_a_spare_nothing_is_left(path: Path, root: Path, tmp_path: Path) -> None:
    witnessed(path, root)
    project_id = backups.listed(root)[0].project_id
    purging.purge(root, project_id, path)
    assert holding(tmp_path) == ["case.crossread"]
    assert list(root.iterdir()) == []
    assert purging.purge(root, project_id, path) == 0


def test_files_of_the_user_and_of_others_stay(path: Path, root: Path, tmp_path: Path) -> None:
    mine = ["case (copy).crossread", "case.version-final.crossread", "case (damaged by rain).crossread", "case.json"]
    other = tmp_path / "other.crossread"
    with Project.create(other, title="Other") as project:
        project.events.add("Elsewhere")
    theirs = backups.make(other, root)
    for name in mine:
        (tmp_path / name).write_text("mine")
    alive = tmp_path / ".case.crossread.1.new"
    alive.touch()
    backups.make(path, root)
    with Project.open_for_reading(path) as project:
        purging.purge(root, project.info.id, path)
    assert all((tmp_path / name).exists() for name in mine)
    assert alive.exists()
    assert backups.listed(root) == [theirs]


def test_what_cannot_be_removed_is_named(path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    witnessed(path, root)
    found = backups.listed(root)
    stuck = found[0].path
    really = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self == stuck:
            raise PermissionError(13, "Permission denied")
        really(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(CrossreadError, match="1 of 5 files could not be removed") as told:
        purging.purge(root, found[0].project_id, path)
    assert str(stuck) in str(told.value)
    assert [backup.path for backup in backups.listed(root)] == [stuck]


def test_drafts_and_notes_are_looked_for(path: Path, root: Path) -> None:
    """The proof would tell if something was left: what the folder holds is found by its bytes."""
    witnessed(path, root)
    folder = backups.listed(root)[0].path.parent
    left = holding(folder)
    assert any(drafts.SUFFIX in name for name in left)
    assert any(name.endswith(".json") for name in left)
    assert any(name.endswith(kept.SUFFIX) for name in left)


def test_the_index_of_what_is_left_knows_none_of_its_words(path: Path, root: Path) -> None:
    """It keeps words cut at what they share with the one before, so that bytes alone would not tell."""
    witnessed(path, root)
    with Project.open(path) as project:
        assert words_of(path)
        compact(project, project.step_number)
        fresh = backups.make(path, root)
        assert fresh is not None
        purging.purge(root, project.info.id, path, spare=fresh)
    assert words_of(path) == words_of(fresh.path) == set()


def words_of(path: Path) -> set[str]:
    """The words of the witness that the search index of a project holds."""
    conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        found: set[str] = set()
        for table in ("text_index", "text_trigrams", "document_index"):
            conn.execute(f"CREATE VIRTUAL TABLE temp.words_of_{table} USING fts5vocab(main, {table}, row)")
            found |= {term for (term,) in conn.execute(f"SELECT term FROM temp.words_of_{table}")}
        return found & {"quillfeather", "seaman", "rope", "qui", "uil"}
    finally:
        conn.close()
