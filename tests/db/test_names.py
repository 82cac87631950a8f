"""A name is one line, whichever way it comes into the project; files with others open, and are shown so."""

import json
import sqlite3
from pathlib import Path

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.db.validity import one_line

BROKEN = "The stokers\r\nare\u2028silent\x07 now\t"
NAME = "The stokers are silent now"


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (BROKEN, NAME),
        ("  as it  is ", "  as it  is "),
        ("50\u00a0km, 👩‍👩‍👧, \u202bעברית\u202c", "50\u00a0km, 👩‍👩‍👧, \u202bעברית\u202c"),
        ("50\u00a0km\x85away", "50\u00a0km away"),
    ],
)
def test_breaks_and_controls_are_spaces_and_nothing_else_is_changed(given: str, stored: str) -> None:
    assert one_line(given) == stored


def names(project: Project) -> list[str]:
    claims = project.claims.all()
    return [
        project.info.title,
        *(source.title for source in project.sources.all()),
        *(event.title for event in project.events.all()),
        *(voice.name for voice in project.voices.all()),
        *(claim.statement for claim in claims),
        *(answer.text for claim in claims for answer in claim.answers),
    ]


def test_whatever_is_made_or_renamed_has_a_name_of_one_line(tmp_path: Path) -> None:
    with Project.create(tmp_path / "case.crossread", title=BROKEN) as project:
        source = project.sources.add(BROKEN, "All are safe.")
        event, voice = project.events.add(BROKEN), project.voices.add(BROKEN)
        claim = project.claims.add(BROKEN, "answer", answers=[BROKEN])
        assert names(project) == [NAME] * 6
        other = f"{BROKEN}\n2"
        project.rename(other)
        project.sources.edit(source.id, title=other)
        project.events.edit(event.id, title=other)
        project.voices.edit(voice.id, name=other)
        project.claims.edit(claim.id, statement=other)
        project.claims.edit_answer(claim.answers[0].id, text=other)
        assert names(project) == [f"{NAME} 2"] * 6
        with pytest.raises(InvalidRecordError, match="title is empty"):
            project.events.add("\x01\x02")


def test_a_file_with_other_names_opens_and_shows_them_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "case.crossread"
    with Project.create(path, title="Old") as project:
        project.sources.add("Old", "All are safe.")
        project.events.add("Old")
        project.voices.add("Old")
        project.claims.add("Old", "answer", answers=["Old"])
        # As a program before this rule wrote them: with the triggers of a step, past the operations.
        with project.step("rename_project", name="Old"):
            for table, column in (
                ("project", "title"),
                ("sources", "title"),
                ("events", "title"),
                ("voices", "name"),
                ("claims", "statement"),
                ("answers", "text"),
            ):
                project.store.conn.execute(f"UPDATE {table} SET {column} = ?", (BROKEN,))
    with Project.open(path) as project:
        assert names(project) == [NAME] * 6
    conn = sqlite3.connect(path)
    assert conn.execute("SELECT title FROM events").fetchone() == (BROKEN,)
    conn.close()


def test_the_names_of_a_json_file_become_one_line(tmp_path: Path) -> None:
    with Project.create(tmp_path / "one.crossread", title="Old name") as project:
        project.sources.add("Old name", "All are safe.")
        project.events.add("Old name")
        project.voices.add("Old name")
        project.claims.add("Old name", "answer", answers=["Old name"])
        export_json(project, tmp_path / "one.json")
    written = (tmp_path / "one.json").read_text(encoding="utf-8")
    (tmp_path / "two.json").write_text(written.replace('"Old name"', json.dumps(BROKEN)), encoding="utf-8")
    with Project.create(tmp_path / "two.crossread", title=NAME) as project:
        import_json(project, tmp_path / "two.json")
        assert names(project) == [NAME] * 6
