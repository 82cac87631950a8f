"""What each calls it: words by voice and date, counted, each use in its sentence."""

import pytest

from crossread.db.errors import InvalidRecordError
from crossread.db.project import Project
from crossread.db.records import Claim, Passage
from crossread.db.wording import read_wording

TEXT = "It began. The office spoke of a measure, twice of a Measure. We call it an offensive."


@pytest.fixture
def claim(project: Project) -> Claim:
    late = project.sources.add("Late", TEXT, published="2023-09-21")
    early = project.sources.add("Early", TEXT, published="2023-09")
    undated = project.sources.add("Undated", TEXT)
    claim = project.claims.add("What do they call it?", "answer", compare="wording")
    measure = project.claims.add_answer(claim.id, "measure")
    offensive = project.claims.add_answer(claim.id, "offensive")
    office = project.voices.add("The office")

    def say(
        source_id: str, words: str, answer_id: str | None, voice_id: str | None = None, given: str | None = None
    ) -> None:
        start = TEXT.index(words)
        made = project.annotations.add(Passage(source_id=source_id, revision=1, start=start, end=start + len(words)))
        project.annotations.add_position(made.id, claim.id, answer_id=answer_id, voice_id=voice_id, value_given=given)

    say(late.id, "Measure", measure.id, office.id)
    say(early.id, "measure", measure.id, office.id)
    say(late.id, "offensive", offensive.id)
    say(undated.id, "offensive", offensive.id)
    say(late.id, "It began", None)
    return project.claims.get(claim.id)


def test_words_are_counted_by_voice_in_order_of_time(project: Project, claim: Claim) -> None:
    found = read_wording(project, claim.id)
    assert [(word.text, word.who, len(word.uses), word.first, word.last) for word in found.words] == [
        ("measure", "The office", 2, "2023-09", "2023-09-21"),
        ("It began", "Late", 1, "2023-09-21", "2023-09-21"),
        ("offensive", "Late", 1, "2023-09-21", "2023-09-21"),
        ("offensive", "Undated", 1, None, None),
    ]
    assert found.counts == {"measure": 2, "offensive": 2, "it began": 1}
    assert [word.place for word in found.words] == [-1, 0, 0, 2]


def test_each_use_stands_in_its_sentence(project: Project, claim: Claim) -> None:
    use = read_wording(project, claim.id).words[0].uses[0]
    assert use.sentence.strip() == "The office spoke of a measure, twice of a Measure."
    assert use.sentence[use.start : use.end] == "measure"
    assert (use.source, use.paragraph) == ("Early", 1)


def test_any_claim_has_words_and_one_that_is_gone_says_so(project: Project, claim: Claim) -> None:
    number = project.claims.add("How many?", "number")
    made = project.annotations.add(Passage(source_id=project.sources.all()[0].id, revision=1, start=0, end=8))
    project.annotations.add_position(made.id, number.id, value="12", value_given="a dozen")
    assert [word.text for word in read_wording(project, number.id).words] == ["a dozen"]
    project.claims.delete(number.id)
    with pytest.raises(InvalidRecordError):
        read_wording(project, number.id)


def test_words_never_stand_against_each_other(project: Project, claim: Claim) -> None:
    assert project.disagreements.of_claim(claim.id) is None
    assert list(project.disagreements.all()) == []
