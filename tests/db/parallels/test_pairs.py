"""Sources that may depend on each other: what they share, what came the same way, and what was said of them."""

import pytest

from crossread.db.parallels import (
    decide,
    differences,
    independence,
    read_independence,
    read_linked,
    read_pairs,
    read_shared,
    take_back,
)
from crossread.db.project import Project
from crossread.db.records import Passage, Relation, RelationKind, Source, Zone

SAVED = "The Carpathia reached New York on Thursday night with all who had been taken from the boats."
EDITED = "The Carpathia reached New York late on Thursday with those who had been taken off the boats."
OTHER = "Nobody at the offices of the line could say how many boats the ship had carried."
NOTICE = "Subscribe today to the finest evening paper that is sold in all of the county."


@pytest.fixture
def papers(project: Project) -> tuple[Source, Source, Source]:
    later = project.sources.add(
        "Morning",
        f"{NOTICE}\n\n{EDITED}",
        zones=[Zone(start=0, end=len(NOTICE), kind="furniture")],
        published="1912-04-19",
    )
    first = project.sources.add("Evening", f"{NOTICE}\n\n{SAVED} {OTHER}", published="1912-04-18")
    third = project.sources.add("Weekly", "Quite other things are told in this one, at great length.", published="1912")
    return later, first, third


def test_shared_wording_is_found_but_not_in_furniture(project: Project, papers: tuple[Source, ...]) -> None:
    later, first, _ = papers
    (pair,) = read_pairs(project, read_shared(project))
    assert pair.key == (later.id, first.id)
    assert pair.earlier == first.id
    assert pair.kinship is not None
    (passage,) = pair.kinship.passages
    assert project.sources.text(later.id)[passage.a_start : passage.a_end] == EDITED
    assert pair.kinship.share_of_a > 0.9
    assert pair.kinship.share_of_b < 0.6


def test_what_was_found_holds_until_a_text_changes(project: Project, papers: tuple[Source, ...]) -> None:
    found = read_shared(project)
    project.sources.edit(papers[0].id, title="The Morning Paper")
    assert read_shared(project, found) is found
    project.sources.add_revision(papers[0].id, f"{EDITED} More came in.")
    assert read_shared(project, found) is not found


def test_the_search_can_be_stopped(project: Project, papers: tuple[Source, ...]) -> None:
    class EnoughError(Exception):
        pass

    def report(_done: int, _total: int) -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        read_shared(project, None, report)


def test_a_passage_knows_where_else_it_stands(project: Project, papers: tuple[Source, ...]) -> None:
    later, first, _ = papers
    found = read_shared(project)
    at = project.sources.text(first.id).index("Thursday")
    ((source_id, start, end),) = found.with_passage(first.id, at, at)
    assert (source_id, project.sources.text(later.id)[start:end]) == (later.id, EDITED)
    assert found.with_passage(first.id, 3, 9) == []


def test_linked_passages_mark_what_differs(project: Project, papers: tuple[Source, ...]) -> None:
    shared = read_shared(project)
    (pair,) = read_pairs(project, shared)
    (linked,) = read_linked(project, pair, shared)
    assert (linked.a_text, linked.b_text) == (EDITED, SAVED)
    assert [linked.a_text[start:end] for start, end in linked.only_a] == ["late", "those", "off"]
    assert [linked.b_text[start:end] for start, end in linked.only_b] == ["night", "all", "from"]
    assert (linked.a_paragraph, linked.b_paragraph) == (2, 2)


def test_differences_pass_over_case_and_punctuation() -> None:
    assert differences("He said: “No”.", "he said, no!") == ((), ())
    assert differences("", "All of it") == ((), ((0, 9),))


def test_equal_ends_of_ways_are_offered(project: Project, papers: tuple[Source, ...]) -> None:
    claim = project.claims.add("She is in tow", "truth")
    for source, via in zip(papers, (["office", "The  Wire"], ["the wire"], ["a letter"]), strict=True):
        made = project.annotations.add(Passage(source_id=source.id, revision=1, start=0, end=9))
        project.annotations.add_position(made.id, claim.id, via=tuple(via))
    (pair,) = read_pairs(project, None)
    assert (pair.ways, pair.kinship) == (("The  Wire",), None)
    (linked,) = read_linked(project, pair, None)
    assert (linked.way, linked.likeness, linked.a_text) == ("The  Wire", None, NOTICE[:9])


def test_what_is_said_of_two_sources_replaces_what_was_said(project: Project, papers: tuple[Source, ...]) -> None:
    later, first, third = papers
    decide(project, later.id, first.id, "copies", "word for word")
    steps = project.step_number
    decide(project, first.id, later.id, "same_origin", "both from the wire")
    assert project.step_number == steps + 1
    (pair,) = read_pairs(project, None)
    assert pair.relation is not None
    assert (pair.relation.kind, pair.relation.reason) == ("same_origin", "both from the wire")
    project.history.undo()
    assert [each.kind for each in project.relations.all()] == ["copies"]
    take_back(project, first.id, later.id)
    assert project.relations.all() == []
    decide(project, third.id, first.id, "independent")
    assert read_independence(project).origins == 3


def test_origins_are_counted_and_told() -> None:
    def said(a: str, b: str, kind: RelationKind) -> Relation:
        return Relation(id=a + b, a=a, b=b, kind=kind)

    found = independence(
        list("abcdefg"),
        [
            said("b", "a", "copies"),
            said("c", "a", "copies"),
            said("d", "e", "same_origin"),
            said("f", "g", "independent"),
        ],
    )
    assert (found.sources, found.origins) == (7, 4)
    assert (found.copied, found.translated, found.shared) == ((("a", 2),), (), (("d", "e"),))
