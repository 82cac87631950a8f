"""From a damaged file comes a new project with all that can be read; every loss is told; the file stays as it is."""

import os
import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.salvage import Salvaged, salvage
from crossread.db.salvage.report import each_once
from crossread.db.salvage.texts import GONE
from crossread.db.store.schema import TABLES
from crossread.db.verify import verify

MODEL = [table.name for table in TABLES]
COUNTED = [*MODEL, "texts", "steps", "history"]


def salvaged(path: Path) -> tuple[Salvaged, Path]:
    """Salvage, and hold that nothing was written to the file or beside it and that the new one is sound."""
    out = path.with_name("out.crossread")
    before, names = path.read_bytes(), sorted(each.name for each in path.parent.iterdir())
    done = salvage(path, out)
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == sorted([*names, "out.crossread"])
    assert done.still_wrong == ()
    with Project.open_for_reading(out) as project:
        assert [fault.sentence for fault in verify(project) if not fault.note] == []
    return done, out


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()


def ids(path: Path, table: str) -> set[object]:
    return {row[1] for row in rows(path, table)}


def overwrite(path: Path, page: int, filling: bytes = bytes(4096)) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(filling)


def pages_of(path: Path, name: str, kind: str = "") -> list[int]:
    """The pages of a table or index; `kind` is leaf, internal or overflow."""
    with closing(sqlite3.connect(path)) as conn:
        try:
            found = conn.execute(
                "SELECT pageno, pagetype FROM dbstat WHERE name = ? ORDER BY pageno", (name,)
            ).fetchall()
        except sqlite3.OperationalError:
            pytest.skip("this SQLite was built without dbstat")
    return [number for number, of in found if not kind or of == kind]


def test_a_sound_file_comes_through_to_the_row(hurt: Path) -> None:
    done, out = salvaged(hurt)
    assert done.is_whole
    assert done.by_sqlite
    assert "Nothing is known to be lost" in done.text()
    for table in (*MODEL, "history"):
        assert rows(out, table) == rows(hurt, table), table
    assert {row[1:] for row in rows(out, "texts")} == {row[1:] for row in rows(hurt, "texts")}


def test_what_was_salvaged_can_be_worked_on(hurt: Path) -> None:
    _, out = salvaged(hurt)
    with Project.open(out, author="Ada") as project:
        assert project.history.next_undo is None
        assert project.history.undo() is None
        project.events.add("Rescue")
        assert project.history.undo() is not None
        assert project.search("safe")
        assert not [fault for fault in verify(project) if not fault.note]


def test_without_its_first_page_every_row_is_there(hurt: Path, whole: Path) -> None:
    overwrite(hurt, 1)
    done, out = salvaged(hurt)
    assert done.lost == ()
    for table in MODEL:
        assert rows(out, table) == rows(whole, table), table
    assert len(rows(out, "history")) == len(rows(whole, "history"))


@pytest.mark.parametrize("table", ["events", "claims", "voices", "sources", "answers"])
def test_what_others_refer_to_is_put_back_by_its_name(table: str, hurt: Path, whole: Path) -> None:
    for page in pages_of(hurt, table, "leaf"):
        overwrite(hurt, page)
    done, out = salvaged(hurt)
    assert ids(out, table) == ids(whole, table)
    for kept in ("annotations", "event_tags", "positions"):
        assert ids(out, kept) == ids(whole, kept)
    told = " ".join((*done.lost, *done.mended))
    named = {"events": "Sinking", "claims": "How many were lost?", "voices": "The line", "sources": "Morning"}
    if table in named:
        assert named[table] in told
        assert any(named[table] in str(row) for row in rows(out, table))


def test_lost_annotations_are_counted(hurt: Path, whole: Path) -> None:
    gone = pages_of(hurt, "annotations", "leaf")[1:3]
    with closing(sqlite3.connect(whole)) as conn:
        total = conn.execute("SELECT count(*) FROM annotations").fetchone()[0]
    for page in gone:
        overwrite(hurt, page)
    done, out = salvaged(hurt)
    left = len(rows(out, "annotations"))
    assert 0 < left < total
    assert any(f"{total - left} annotations" in sentence for sentence in done.lost), done.lost
    assert done.bad_pages == len(gone)


def test_a_page_half_overwritten_gives_the_rows_of_its_other_half(hurt: Path) -> None:
    page = pages_of(hurt, "annotations", "leaf")[0]
    before = ids(hurt, "annotations")
    overwrite(hurt, page, b"\xab" * 600)
    _, out = salvaged(hurt)
    lost = before - ids(out, "annotations")
    assert len(lost) <= 4


@pytest.mark.parametrize("kind", ["overflow", "leaf"])
def test_of_a_text_that_is_gone_the_quotes_stay_in_their_places(kind: str, hurt: Path, whole: Path) -> None:
    for page in pages_of(hurt, "texts", kind)[-1:]:
        overwrite(hurt, page)
    done, out = salvaged(hurt)
    assert ids(out, "annotations") == ids(whole, "annotations")
    assert any("text of “" in sentence for sentence in (*done.lost, *done.mended))
    with Project.open_for_reading(whole) as before, Project.open_for_reading(out) as after:
        sources = before.sources.all()
        assert [after.sources.get(each.id).title for each in sources] == [each.title for each in sources]
        texts = [after.sources.text(each.id) for each in sources]
        assert kind == "leaf" or any(GONE in text for text in texts)
        for source, text in zip(sources, texts, strict=True):
            for each in before.annotations.of_source(source.id):
                assert text[each.start : each.end] == each.quote


def test_pages_that_changed_places_are_known_by_what_is_on_them(hurt: Path, whole: Path) -> None:
    raw = hurt.read_bytes()
    one, other = pages_of(hurt, "events", "leaf")[0], pages_of(hurt, "claims", "leaf")[0]
    overwrite(hurt, one, raw[(other - 1) * 4096 : other * 4096])
    overwrite(hurt, other, raw[(one - 1) * 4096 : one * 4096])
    done, out = salvaged(hurt)
    for table in MODEL:
        assert ids(out, table) == ids(whole, table), (table, done.text())


def test_a_file_cut_off(hurt: Path) -> None:
    raw = hurt.read_bytes()
    hurt.write_bytes(raw[: len(raw) // 2 + 1000])
    done, out = salvaged(hurt)
    assert not done.is_whole
    assert ids(out, "sources")


def test_what_lies_in_the_log_alone_is_read(whole: Path, tmp_path: Path) -> None:
    with Project.open(whole) as project:
        project.events.add("In the log")
        raw, log = whole.read_bytes(), whole.with_name("whole.crossread-wal").read_bytes()
    folder = tmp_path / "crashed"
    folder.mkdir()
    hurt = folder / "hurt.crossread"
    hurt.write_bytes(bytes(4096) + raw[4096:])
    hurt.with_name("hurt.crossread-wal").write_bytes(log)
    _, out = salvaged(hurt)
    assert any("In the log" in str(row) for row in rows(out, "events"))
    # A log that was cut off counts as far as it goes.
    out.unlink()
    hurt.with_name("hurt.crossread-wal").write_bytes(log[:2000])
    _, out = salvaged(hurt)
    assert not any("In the log" in str(row) for row in rows(out, "events"))


def test_what_was_deleted_stays_deleted(hurt: Path, whole: Path) -> None:
    with Project.open(hurt) as project:
        kept = {each.id for each in project.events.all()}
        gone = [project.events.add(f"Gone {number}").id for number in range(200)]
        with project.step("tidy"):
            for each in gone:
                project.events.delete(each)
    overwrite(hurt, 1)
    _, out = salvaged(hurt)
    assert ids(out, "events") == kept


VALUES = [
    ("UPDATE events SET date = '1912-02-30'", "date of the event “Sinking”"),
    ("UPDATE claims SET color = 'red' WHERE value_type = 'number'", "color of the claim “How many were lost?”"),
    ("UPDATE voices SET aliases = '[1'", "aliases of the voice “The line”"),
    ("UPDATE sources SET title = '' WHERE key = 1", "title of the source"),
    ("UPDATE sources SET note = 'a' || char(0) || 'b' WHERE key = 1", "note of the source"),
    ("UPDATE positions SET value = 'many' WHERE key = 1", "does not fit its claim"),
    ("UPDATE annotations SET start = start + 1 WHERE key = 3", "annotation"),
    ("UPDATE annotations SET quote = 'x' || substr(quote, 2) WHERE key = 3", "annotation"),
    ("UPDATE voices SET parent_id = id", "group of the voice"),
    ("UPDATE texts SET text = replace(text, 'safe', 'sAfe') WHERE key = 1", "text of “The Evening Paper”"),
    ("DELETE FROM revisions WHERE number = 1", "found by its quotes"),
    ("DELETE FROM project", "title of the project"),
    ('UPDATE zones SET "end" = 90000', "zone"),
    ("UPDATE steps SET args = '{' WHERE number = 2", "step of the history"),
    ('UPDATE event_tags SET date_anchor = \'{"event_id":"99999999-9999-4999-8999-999999999999"}\'', "counted from"),
    ('UPDATE verdicts SET finding = \'{"value":"many"}\'', "verdict"),
    ("UPDATE sources SET modified_at = 'then' WHERE key = 1", "time of change of the source"),
]


@pytest.mark.parametrize(("statement", "told"), VALUES)
def test_a_wrong_value_is_mended_and_told(statement: str, told: str, hurt: Path) -> None:
    with closing(sqlite3.connect(hurt)) as conn:
        conn.execute(statement)
        conn.commit()
    done, _ = salvaged(hurt)
    assert told in " ".join((*done.lost, *done.mended)), done.text()


def test_a_foreign_schema_is_read_by_pages_alone(hurt: Path, whole: Path) -> None:
    with closing(sqlite3.connect(hurt)) as conn:
        conn.execute("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM sources; END")
        conn.commit()
    done, out = salvaged(hurt)
    assert not done.by_sqlite
    assert ids(out, "annotations") == ids(whole, "annotations")


def test_what_is_no_project_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "odd.crossread"
    nothing = "Nothing of a Crossread project"
    for content, words in (
        (b"", "is empty, so there is nothing"),
        (b"not a database at all" * 2000, nothing),
        (bytes(40960), "nothing but zeros"),
        (random.Random(1).randbytes(40960), nothing),
    ):
        path.write_bytes(content)
        with pytest.raises(CrossreadError, match=words):
            salvage(path, tmp_path / "out.crossread")
        assert [each.name for each in tmp_path.iterdir()] == ["odd.crossread"]


def test_what_is_no_file_is_said_and_never_waited_for(tmp_path: Path) -> None:
    pipe, folder = tmp_path / "pipe.crossread", tmp_path / "folder.crossread"
    os.mkfifo(pipe)
    folder.mkdir()
    for path, words in ((pipe, "is no file"), (folder, "is a folder")):
        with pytest.raises(CrossreadError, match=words):
            salvage(path, tmp_path / "out.crossread")


def test_gigabytes_of_zeros_after_it_take_no_room(hurt: Path, tmp_path: Path) -> None:
    with hurt.open("r+b") as file:
        file.truncate(1 << 30)
    reached = []

    def look(share: float) -> None:
        copies = list(Path(tempfile.gettempdir()).glob("crossread-salvage-*/hurt.crossread"))
        reached.append(max((copy.stat().st_size for copy in copies), default=0))
        if share > 0.01:
            raise StopIteration

    with pytest.raises(StopIteration):
        salvage(hurt, tmp_path / "out.crossread", on_progress=look)
    assert max(reached) < 1 << 21


def test_it_never_writes_over_anything(hurt: Path, tmp_path: Path) -> None:
    with pytest.raises(CrossreadError, match="exists already"):
        salvage(hurt, hurt)
    with pytest.raises(CrossreadError, match="no folder"):
        salvage(hurt, tmp_path / "missing" / "out.crossread")
    with pytest.raises(CrossreadError, match="could not be read"):
        salvage(tmp_path / "gone.crossread", tmp_path / "out.crossread")
    with Project.open(hurt), pytest.raises(CrossreadError, match="open in this window"):
        salvage(hurt, tmp_path / "out.crossread")


def test_it_can_be_stopped_in_the_middle(hurt: Path, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(share: float) -> None:
        if share > 0.1:
            raise StopError

    with pytest.raises(StopError):
        salvage(hurt, tmp_path / "out.crossread", on_progress=stop)
    assert not list(tmp_path.glob("*out*"))


def test_the_report_stands_beside_the_new_file(hurt: Path) -> None:
    overwrite(hurt, pages_of(hurt, "events", "leaf")[0])
    done, out = salvaged(hurt)
    assert done.write().name == "out.report.txt"
    text = (out.parent / "out.report.txt").read_text("utf-8")
    assert "Sinking" in text
    assert "hurt.crossread, which was not changed" in text


def test_what_is_kept_and_lost_is_counted_by_kind_and_by_source(hurt: Path) -> None:
    leaf = pages_of(hurt, "annotations", "leaf")[1]
    overwrite(hurt, leaf)
    done, _ = salvaged(hurt)
    whole = {name: (kept, lost) for name, kept, lost in done.table()}
    kept, lost = whole["Annotations"]
    assert lost > 0
    assert kept + lost == 79
    assert whole["Sources"] == (2, 0)
    assert sum(part.lost for part in done.parts) == lost
    assert all(part.text_is_whole for part in done.parts)
    assert ["Annotations", str(kept), str(lost)] in [line.split() for line in done.lines()]
    steps = list(done.next_steps())
    assert steps[0] == "Open out.crossread and look through what is named here."
    assert any("backup" in step for step in steps)


def test_a_source_whose_text_is_gone_is_named_with_what_to_do(hurt: Path) -> None:
    for page in pages_of(hurt, "texts"):
        overwrite(hurt, page)
    done, _ = salvaged(hurt)
    assert {part.title for part in done.parts if not part.text_is_whole} == {"The Evening Paper", "Morning"}
    assert "Take the article in again as a new text of it." in done.parts[0].sentence


def test_what_is_said_often_is_said_once() -> None:
    assert each_once(["A.", "B.", "A.", "A."]) == ["A (3 times).", "B."]


def test_random_damage_never_raises(hurt: Path, tmp_path: Path) -> None:
    whole = hurt.read_bytes()
    for seed in range(25):
        chance = random.Random(seed)
        raw = bytearray(whole)
        for _ in range(chance.choice((1, 20, 400))):
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        hurt.write_bytes(raw)
        salvaged(hurt)[1].unlink()
