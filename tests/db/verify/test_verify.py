"""Each fault that a file can have, planted once, is found and told in a sentence."""

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crossread.db.errors import DamagedProjectError, NotAProjectError
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.db.records import Finding, Passage, SetAside, Source, Zone
from crossread.db.store.schema import BY_NAME
from crossread.db.verify import Fault, StoppedError, Watch, values, verify, whole
from crossread.db.verify.blame import blame
from crossread.db.verify.counting import count
from crossread.db.verify.faults import Checked
from crossread.db.verify.places import Place, place_of
from crossread.db.verify.structure import in_words


@pytest.fixture
def full(project: Project, source: Source) -> Project:
    """A project with something of every kind, without a fault."""
    other = project.sources.add("Morning", "漢字の本文です\n")
    project.sources.set_zones(source.id, 1, [Zone(start=0, end=8, kind="headline")])
    project.sources.finish(source.id, 1)
    voice = project.voices.add("The line", aliases=["White Star"])
    project.voices.add("Its agent", parent_id=voice.id)
    event = project.events.add("Sinking", date="1912-04-15", description="She sank.")
    lost = project.claims.add("How many were lost?", "number", event_id=event.id)
    blame = project.claims.add("Who was to blame?", "answer", answers=["the captain"])
    first = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=32), note="a headline")
    second = project.annotations.add(Passage(source_id=source.id, revision=1, start=34, end=77))
    tag = project.annotations.tag_event(first.id, event.id, date="1912")
    project.annotations.add_position(second.id, lost.id, value="1490", voice_id=voice.id, via=("a wire",))
    project.annotations.add_position(second.id, blame.id, answer_id=blame.answers[0].id)
    project.relations.add(other.id, source.id, "copies", reason="word for word")
    project.silences.add(other.id, lost.id, 1, note="nothing")
    project.verdicts.add(
        "settled",
        claim_id=blame.id,
        finding=Finding(answer_id=blame.answers[0].id),
        set_aside=[SetAside(id=tag.id, why="copy")],
        reason="the inquiry",
    )
    project.events.edit(event.id, description="She sank in the night.")
    project.events.delete(project.events.add("Nothing").id)
    return project


@pytest.fixture
def file(full: Project, tmp_path: Path) -> Path:
    """The file of that project, at rest."""
    full.close()
    return Path(shutil.copy(full.path, tmp_path / "planted.crossread"))


def found(path: Path) -> list[Fault]:
    before = path.read_bytes()
    with Project.open_for_reading(path) as project:
        faults = list(verify(project))
    assert path.read_bytes() == before
    return faults


def plant(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as conn:
        for statement in statements:
            conn.execute(statement)
        conn.commit()


def test_a_sound_project_has_no_fault_also_while_it_is_open(full: Project) -> None:
    assert list(verify(full)) == []
    full.events.add("Another")
    assert list(verify(full)) == []
    full.history.undo()
    full.history.undo()
    full.history.redo()
    assert list(verify(full)) == []
    with Project.open_for_reading(full.path) as reading:
        assert list(verify(reading)) == []
    full.close()
    assert found(full.path) == []


def test_every_table_of_the_model_is_checked() -> None:
    assert set(values.TABLES) == set(BY_NAME)


def test_the_sample_is_sound(pytestconfig: pytest.Config, tmp_path: Path) -> None:
    with Project.create(tmp_path / "sample.crossread") as sample:
        import_json(sample, pytestconfig.rootpath / "resources" / "sample" / "titanic.crossread.json")
        assert [fault for fault in verify(sample) if not fault.note] == []


GONE = "99999999-9999-4999-8999-999999999999"
FAULTS: list[tuple[str, str]] = [
    # References.
    (
        f"UPDATE positions SET claim_id = '{GONE}' WHERE value = '1490'",
        "position in “Fourteen.*” refers to a claim that",
    ),
    (
        f"UPDATE positions SET voice_id = '{GONE}' WHERE value = '1490'",
        "position in “Fourteen.*” refers to a voice that",
    ),
    (f"UPDATE event_tags SET event_id = '{GONE}'", "event tag on “The line says.*” refers to an event that"),
    (f"UPDATE annotations SET source_id = '{GONE}' WHERE start = 0", "annotation “The line says.*” refers to a text"),
    (f"UPDATE silences SET claim_id = '{GONE}'", "silence of “Morning” refers to a claim"),
    (f"UPDATE relations SET b = '{GONE}'", "relation of “Morning” refers to a source"),
    ("UPDATE steps SET undoes = 99 WHERE number = 2", "Step 2 of the history takes back a step"),
    (f"""UPDATE event_tags SET date_anchor = '{{"event_id":"{GONE}"}}'""", "event tag.* counts its date from an event"),
    (
        f"""UPDATE positions SET date_anchor = '{{"annotation_id":"{GONE}"}}' WHERE value = '1490'""",
        "position.* counts its date from an annotation",
    ),
    ("UPDATE positions SET answer_id = (SELECT id FROM answers) WHERE value = '1490'", "an answer to another claim"),
    ("UPDATE voices SET parent_id = id WHERE name = 'The line'", "voice “The line” lies below itself"),
    # Texts and passages.
    (
        "UPDATE texts SET text = replace(text, 'safe', 'lost') WHERE key = 1",
        "text of “The Evening Paper” is not the one",
    ),
    ("UPDATE texts SET length = 5 WHERE key = 1", "is said to have 5 characters"),
    (
        "UPDATE annotations SET quote = 'The lime' WHERE start = 0",
        "annotation “The lime” is not what the text says at 0",
    ),
    ("UPDATE annotations SET prefix = 'x' WHERE start = 34", "annotation “Fourteen.*” is not surrounded"),
    ('UPDATE annotations SET "end" = 5000 WHERE start = 34', "annotation “Fourteen.*” lies outside its text"),
    ('UPDATE zones SET "end" = 5000', "zone of “The Evening Paper” lies outside the text"),
    # Values.
    ("UPDATE events SET date = '1912-02-30'", "event “Sinking” has a wrong date: it is not a date"),
    ("UPDATE event_tags SET date = 'April'", "event tag on “The line.*” has a wrong date"),
    ("UPDATE sources SET published = '15.4.1912'", "source “The Evening Paper” has a wrong date published"),
    ("UPDATE sources SET modified_at = 'now' WHERE key = 1", "source “The Evening Paper” has a wrong time of change"),
    ("UPDATE sources SET id = upper(id), title = '' WHERE key = 2", "wrong title: it is empty"),
    ("UPDATE positions SET value = 'many' WHERE value = '1490'", "position.* has a wrong value: it must be a decimal"),
    ("UPDATE positions SET value_high = '1', qualifier = 'about' WHERE value = '1490'", "takes no qualifier"),
    ("UPDATE positions SET value = '1' WHERE value IS NULL", "must be null, because the claim is of the type"),
    ("UPDATE positions SET via = '[' WHERE value = '1490'", "something unreadable as its way"),
    ("UPDATE voices SET aliases = '[1]'", "voice “The line” has a wrong aliases: it must be text"),
    ("UPDATE verdicts SET finding = '[]'", "verdict on “Who was to blame.” has something unreadable as its finding"),
    ("""UPDATE verdicts SET finding = '{"value":"1"}'""", "verdict on “Who was to blame.” has a wrong value"),
    ("UPDATE verdicts SET set_aside = '[{}]'", "unreadable as its set aside"),
    ("""UPDATE event_tags SET date_anchor = '{"published":false}'""", "wrong anchor of its date"),
    ("UPDATE claims SET color = 'red', tolerance = '-1'", "claim “How many.*” has a wrong colou?r"),
    ("UPDATE claims SET tolerance = '-1'", "claim “How many.*” has a wrong tolerance"),
    ("UPDATE voices SET kind = 'a' || char(0) || 'b'", "voice.* holds the character U\\+0000"),
    ("UPDATE voices SET kind = CAST(x'ff41' AS TEXT)", "voice.* holds bytes that are no text"),
    (
        "INSERT INTO project SELECT 2, lower(hex(randomblob(9))), title, created_at, modified_at FROM project",
        "2 titles",
    ),
    # History.
    ("UPDATE history SET before = '{' WHERE op = 'update'", "cannot be read, so step"),
    ("""UPDATE history SET before = '{"id":"x"}' WHERE op = 'delete'""", "cannot be read, so step"),
    ("UPDATE history SET table_name = 'sqlite_master' WHERE key = 1", "Row 1 of the history cannot be read"),
    ("UPDATE history SET step = 999 WHERE key = 1", "belongs to step 999, which is not there"),
    ("UPDATE steps SET args = '{' WHERE number = 1", "Step 1 of the history cannot be read"),
    ("UPDATE steps SET at = 'then' WHERE number = 1", "Step 1 of the history cannot be read"),
    ("UPDATE steps SET undo_top = 77 WHERE number = 1", "leads to a step that is not there"),
    # Search index.
    ("UPDATE events SET description = 'She floats.'", "event “Sinking” is not in the search index as it is now"),
    ("DELETE FROM documents WHERE kind = 'voices'", "voice “The line” is not in the search index"),
    (
        f"INSERT INTO documents (kind, record_id, body) VALUES ('events', '{GONE}', 'x')",
        "holds something that has been deleted",
    ),
    ("DELETE FROM document_index_docsize WHERE id = 1", "lacks 1 notes and names"),
    ("INSERT INTO text_index (rowid, body) VALUES (99, 'more')", "holds 1 texts that are not there"),
    ("DELETE FROM text_trigrams_docsize", "lacks 1 texts"),
    ("INSERT INTO text_index (text_index) VALUES ('delete-all')", "is not found by its word|lacks 2 texts"),
    ("INSERT INTO document_index (document_index) VALUES ('delete-all')", "is not found by its words"),
]


@pytest.mark.parametrize(("statement", "sentence"), FAULTS)
def test_a_planted_fault_is_told(statement: str, sentence: str, file: Path) -> None:
    plant(file, statement)
    told = [fault.sentence for fault in found(file) if not fault.note]
    assert any(re.search(sentence, one) for one in told), told
    for one in told:
        one.encode()
        assert one.endswith(".")
        assert "\n" not in one
        assert one[0].isupper()


def test_carriage_returns_in_a_text(file: Path) -> None:
    text = "one\r\ntwo"
    digest = hashlib.sha256(text.encode()).hexdigest()
    plant(
        file,
        f"INSERT INTO texts (sha256, text, length) VALUES ('{digest}', 'one' || char(13, 10) || 'two', {len(text)})",
    )
    assert any("carriage returns" in fault.sentence for fault in found(file))


def test_what_is_only_worth_a_note(file: Path) -> None:
    with Project.open(file) as project:
        silence = project.silences.all()[0]
        claim = silence.claim_id
        annotation = project.annotations.add(Passage(source_id=silence.source_id, revision=1, start=0, end=2))
        project.annotations.add_position(annotation.id, claim)
        tagged = project.annotations.of_event(project.events.all()[0].id)[0]
        project.annotations.untag(tagged.events[0].id)
        with project.step("a script's own step"):
            project.events.add("By script")
    plant(file, f"""UPDATE verdicts SET finding = json_set(finding, '$.answer_id', '{GONE}')""")
    notes = found(file)
    assert all(fault.note for fault in notes)
    told = " ".join(fault.sentence for fault in notes)
    assert "silence of “Morning” on “How many were lost?” is hidden by a position" in told
    assert "finds an answer that has been deleted since" in told
    assert "sets aside what has been deleted since" in told
    assert "cannot be told in words" in told


def test_a_note_names_its_record(file: Path) -> None:
    plant(file, "UPDATE events SET date = 'x'")
    (fault,) = found(file)
    assert fault.table == "events"
    with Project.open_for_reading(file) as project:
        assert project.events.get(str(fault.record_id)).title == "Sinking"


def damaged(path: Path) -> Iterator[bytes]:
    """The file with each of some of its pages overwritten."""
    whole = path.read_bytes()
    for page in range(2, len(whole) // 4096, 3):
        yield whole[: page * 4096] + b"\xab" * 512 + whole[page * 4096 + 512 :]


def test_damage_to_the_file_itself_is_told_and_never_raises(file: Path) -> None:
    for number, raw in enumerate(damaged(file)):
        hurt = file.with_name(f"{number}.crossread")
        hurt.write_bytes(raw)
        try:
            told = [fault.sentence for fault in found(hurt) if not fault.note]
        except NotAProjectError as error:
            told = [str(error)]
        assert any("damaged" in sentence for sentence in told), (number, told)
        hurt.unlink()


def test_a_schema_that_another_program_changed(full: Project) -> None:
    full.store.conn.execute("CREATE TABLE more (x)")
    assert any("more" in fault.sentence for fault in verify(full))
    full.store.conn.execute("DROP TABLE more")


def test_it_can_be_left_in_the_middle(full: Project) -> None:
    full.store.conn.execute("UPDATE history SET step = 999")
    checking = verify(full)
    assert isinstance(next(checking), Fault)
    full.events.add("Meanwhile")
    assert isinstance(checking, Generator)
    checking.close()
    assert json.dumps([fault.sentence for fault in verify(full)])


def test_it_tells_how_far_it_is_and_can_be_stopped(full: Project) -> None:
    watch = Watch()
    assert list(verify(full, watch)) == []
    assert watch.share == 1.0
    watch.stop()
    with pytest.raises(StoppedError):
        list(verify(full, watch))


def test_where_a_fault_is_seen(file: Path) -> None:
    plant(
        file,
        "UPDATE events SET date = 'x'",
        "UPDATE positions SET value = 'many' WHERE value = '1490'",
        'UPDATE zones SET "end" = 5000',
        "UPDATE answers SET text = ''",
        "UPDATE history SET step = 999 WHERE key = 1",
    )
    with Project.open_for_reading(file) as project:
        places = {fault.table: place_of(project, fault) for fault in verify(project)}
        event, position = project.events.all()[0], project.annotations.of_claim(project.claims.all()[0].id)[0]
        assert places["events"] == Place(event_id=event.id)
        assert places["positions"] == Place(annotation_id=position.id)
        assert places["zones"] == Place(source_id=project.sources.all()[0].id)
        assert places["answers"].claim_id
        assert places["history"] == Place()
        counts = count(project)
    assert (counts.texts, counts.quotes) == (2, 2)
    assert counts.steps > 10


def test_the_fault_of_damage_is_the_files(file: Path) -> None:
    assert blame(file) is None
    plant(file, "UPDATE events SET date = 'x'")
    assert "date" in str(blame(file))
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    assert isinstance(blame(file), DamagedProjectError)


def test_an_id_that_is_no_text_is_told_in_letters(file: Path) -> None:
    plant(file, "INSERT INTO documents (kind, record_id, body) VALUES ('events', CAST(x'e6e6' AS TEXT), 'x')")
    told = [fault.sentence for fault in found(file)]
    assert any("has been deleted (events" in sentence for sentence in told)
    for sentence in told:
        sentence.encode()


def test_what_sqlite_says_is_told_in_words() -> None:
    told = list(
        in_words(
            [
                "On tree page 20 cell 1: Offset 1544 out of range 3847..4092",
                "Tree 21 page 23: btreeInitPage() returns error code 11",
                "Page 30 is never used",
                "Page 31: never used",
                "NULL value in events.title",
                "NULL value in events.title",
                "TEXT value in annotations.start",
                "row 1 missing from index sqlite_autoindex_events_1",
                "wrong # of entries in index annotations_by_revision",
                "Freelist: size is 0 but should be 1",
                "malformed inverted index for FTS5 table main.text_index",
                "unable to validate the inverted index for FTS5 table main.text_index: it is malformed",
                "database disk image is malformed",
                "something new \x1b[1m of a later version.",
            ]
        )
    )
    assert told == [
        "Pages 20, 23 of the file are damaged.",
        "Pages of the file belong to nothing: what lay on them may be missing.",
        "In the table events a value is missing (title).",
        "In the table annotations a value is of the wrong kind (start).",
        "An index of the table events does not agree with what is in the file, so that not everything is found.",
        "The index annotations_by_revision does not agree with what is in the file, so that not everything is found.",
        "The list of the file's free pages is wrong: what is written next could go over something.",
        "The search index text_index is damaged, so that not everything is found.",
        "The file is damaged: some of its pages cannot be read.",
        "The file is damaged: something new \ufffd[1m of a later version.",
    ]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite3.DatabaseError("database disk image is malformed"), "some of its pages cannot be read"),
        (sqlite3.DatabaseError("file is not a database"), "some of its pages cannot be read"),
        (sqlite3.OperationalError("disk I/O error"), "its disk fails"),
        (sqlite3.OperationalError("interrupted"), "something in it is not what it should be"),
        (
            TypeError("'<' not supported between instances of 'int' and 'str'"),
            "something in it is not what it should be",
        ),
    ],
)
def test_what_ended_a_check_is_told_in_our_words(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def ends(_checked: Checked) -> Iterator[Fault]:
        raise error

    monkeypatch.setattr(whole, "_CHECKS", ((ends, 0.8),))
    assert [fault.sentence for fault in found(file)] == [
        f"The file is damaged and cannot be checked to its end: {words}."
    ]


def test_each_fault_says_what_to_do(file: Path) -> None:
    plant(
        file,
        "UPDATE annotations SET quote = 'x' WHERE key = 1",
        "UPDATE texts SET length = 7",
        "UPDATE events SET date = 'soon'",
        "UPDATE voices SET parent_id = id WHERE key = 1",
        "DELETE FROM sources WHERE key = 2",
        "UPDATE history SET op = 'update' WHERE key = 1",
        "UPDATE steps SET parent = number WHERE number = 3",
        "UPDATE documents SET body = 'x' WHERE key = 1",
    )
    faults = [fault for fault in found(file) if not fault.note]
    assert len(faults) >= 8
    for fault in faults:
        assert re.fullmatch(r"[A-Z].*\.", fault.sentence), fault
        assert re.fullmatch(r"[A-Z].*\.", fault.advice), fault
        assert fault.in_full == f"{fault.sentence} {fault.advice}"
