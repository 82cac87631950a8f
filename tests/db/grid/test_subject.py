"""All about one claim or event: passages in context, pairs, sides, verdicts, and what changed since the latest."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from crossread.db.disagreements import fingerprint
from crossread.db.errors import InvalidRecordError
from crossread.db.exchange.import_json import import_json
from crossread.db.grid import read_grid, read_subject
from crossread.db.project import Project
from crossread.db.records import Claim, Passage, SetAside


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "sample.crossread", title="Sample") as made:
        import_json(made, Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json")))
        yield made


def _lost(project: Project) -> Claim:
    return next(each for each in project.claims.all() if each.statement.startswith("How many people were lost"))


def test_row_pairs_and_sides_are_those_of_the_grid(project: Project) -> None:
    grid = read_grid(project)
    known = {each.id: each for each in project.disagreements.all()}
    for row in grid.rows:
        found = read_subject(project, row.kind, row.id)
        assert found.row.conflicts == row.conflicts
        assert (found.row.status, found.row.stale, found.row.changed) == (row.status, row.stale, row.changed), row.title
        assert (found.row.since, found.row.first_day) == (row.since, row.first_day)
        assert found.pairs == (known[row.id].pairs if row.id in known else ())
        assert [(side.count.accounts, side.count.sources, side.beside) for side in found.sides] == [
            tuple(each) for each in row.sides
        ]
        assert len(found.said) == sum(grid.count(row.id, column.id) for column in grid.columns)


def test_a_passage_stands_in_its_text(project: Project) -> None:
    for quoted in read_subject(project, "claim", _lost(project).id).said:
        passage = quoted.said.passage
        text = project.sources.text(quoted.said.source_id, passage.revision)
        around = quoted.before + quoted.text + quoted.after
        assert around in text
        assert text[passage.start : passage.end] == quoted.text
        assert "\n" not in quoted.before + quoted.after
        assert max(len(quoted.before), len(quoted.after)) <= 160
        assert quoted.text.startswith(quoted.said.quote[:20])
        assert quoted.paragraph >= 1
        assert quoted.source_title


def test_words_are_those_that_people_write(project: Project) -> None:
    words = {quoted.said.words for quoted in read_subject(project, "claim", _lost(project).id).said}
    assert {"more than 1,300", "1,490"} <= words


def test_what_is_set_aside_says_why_and_has_no_mark(project: Project) -> None:
    claim = _lost(project)
    worst = next(each.said for each in read_subject(project, "claim", claim.id).said if each.said.mark == "conflict")
    project.verdicts.add("open", claim_id=claim.id, set_aside=[SetAside(id=worst.position_id, why="misprint")])
    said = {each.said.position_id: each.said for each in read_subject(project, "claim", claim.id).said}
    assert (said[worst.position_id].aside, said[worst.position_id].mark) == ("misprint", "")


def test_it_says_what_changed_since_the_verdict(project: Project) -> None:
    claim = _lost(project)

    def decide() -> None:
        subject = project.claims.get(claim.id)
        judged = fingerprint(subject, project.disagreements.stated_on(subject))
        project.verdicts.add("settled", claim_id=claim.id, judged=judged)

    def why() -> tuple[str, ...]:
        return read_subject(project, "claim", claim.id).stale_why

    decide()
    assert why() == ()
    found = next(each for each in read_subject(project, "claim", claim.id).said if each.said.words == "more than 1,300")
    project.annotations.edit_position(found.said.position_id, value="1350")
    assert [each for each in why() if "more than 1,300" in each and "more than 1,350" in each]
    project.history.undo()
    assert why() == ()
    project.claims.edit(claim.id, statement="How many drowned?")
    assert why() == ("the words were “How many people were lost?”",)
    decide()
    source = project.sources.all()[0]
    made = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=5))
    project.annotations.add_position(made.id, claim.id, value="3", qualifier="about")
    assert why() == (f"{source.title} has been added: “asserts about 3”",)
    decide()
    project.annotations.delete([made.id])
    assert why() == (f"{source.title} has been taken away: “asserts about 3”",)


def test_what_is_gone_is_refused(project: Project) -> None:
    with pytest.raises(InvalidRecordError):
        read_subject(project, "event", "00000000-0000-4000-8000-000000000000")
