"""What comes nearest to a claim: measured on the sample project, each source against what only the others gave."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crossread import resources
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.db.silence import Cell, Looker, Prepared, Sought, nearest
from crossread.db.text import sentences

SAMPLE = Path(resources.__file__).parent / "sample" / "titanic.crossread.json"
TEXT = (
    "The Carpathia came in on Thursday night. She had 705 people on board. The band had played to the end. "
    "Of the crew the paper knows nothing.\n\nThe price of coal rose."
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.create(tmp_path_factory.mktemp("sample") / "sample.crossread") as project:
        import_json(project, SAMPLE)
        yield project


def near(text: str, sought: Sought) -> list[str]:
    return [text[each.start : each.end] for each in nearest(Prepared(text), sought)]


def test_the_tagged_sentence_is_among_the_first_five(sample: Project) -> None:
    """Of 81 pairs of source and claim 77; the words of the claim alone (TF-IDF) find less than two in three."""
    looker, found, first, wholly, alone = Looker(), 0, 0, 0, 0
    for source in sample.sources.all():
        annotations = sample.annotations.of_source(source.id)
        for claim in sample.claims.all():
            tagged = [each for each in annotations if any(said.claim_id == claim.id for said in each.positions)]
            if not tagged:
                continue
            wholly += 1
            seen = looker.look(sample, Cell(source_id=source.id, claim_id=claim.id, revision=1)).near
            bare = Sought(statement=claim.statement, value_type="truth")
            plainly = nearest(Prepared(sample.sources.text(source.id)), bare)
            alone += any(one.start < each.end and each.start < one.end for one in plainly for each in tagged)
            hits = [any(one.start < each.end and each.start < one.end for each in tagged) for one in seen]
            found += any(hits)
            first += hits[:1] == [True]
    assert wholly == 81
    assert found / wholly >= 0.94
    assert first / wholly >= 0.75
    assert found / alone >= 1.4


def test_figures_raise_what_words_alone_would_not() -> None:
    sought = Sought(statement="How many were saved?", value_type="number", values=("705",))
    assert near(TEXT, sought)[0] == "She had 705 people on board."
    assert near(TEXT, replace(sought, value_type="truth", values=())) == []


def test_what_others_were_quoted_with_counts() -> None:
    sought = Sought(statement="Did the musicians stay?", value_type="truth", quotes=("The band went on to the end.",))
    assert near(TEXT, sought)[0] == "The band had played to the end."


def test_a_date_is_looked_for_where_the_claim_asks_when() -> None:
    text = "Nobody says a word. It was on 18 April 1912. It rained."
    sought = Sought(statement="When did she arrive?", value_type="date", values=("1912-04-18",))
    assert near(text, sought)[0] == "It was on 18 April 1912."


def test_what_shares_nothing_is_not_near() -> None:
    assert near(TEXT, Sought(statement="Zeppelin over Paris", value_type="truth")) == []
    assert near("", Sought(statement="Zeppelin over Paris", value_type="truth")) == []


def test_the_shared_words_are_told() -> None:
    (first, *_) = nearest(Prepared(TEXT), Sought(statement="The crew of the Carpathia", value_type="truth"))
    assert {TEXT[start:end] for start, end in first.shared} <= {"Carpathia", "crew"}
    assert first.shared


def test_offsets_hold_beyond_the_basic_plane() -> None:
    text = "👩‍👩‍👧 wept. 船上有四部。 The boats were 16 in all."
    (first, *_) = nearest(Prepared(text), Sought(statement="How many boats?", value_type="number"))
    assert text[first.start : first.end] == "The boats were 16 in all."
    assert near(text, Sought(statement="船上", value_type="truth"))[0].startswith("船")


def test_every_sentence_is_ready() -> None:
    prepared = Prepared(TEXT)
    assert prepared.spans == sentences(TEXT)
    assert [sorted(each) for each in prepared.figures] == [[], ["705"], [], [], []]
    assert any(prepared.dates)
