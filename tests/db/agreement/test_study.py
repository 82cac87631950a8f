"""A project of two coders and of three: who worked on what, which passages are shared, what the figures stand on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crossread.db.agreement import Agreement, Line, read_agreement
from crossread.db.project import Project
from crossread.db.records import Claim, Event, Passage, Source

TEXT = "All were saved. The band played. 711 were saved. She was in tow. Nobody was lost."
SENTENCES = [(0, 15), (16, 32), (33, 48), (49, 64), (65, 81)]
Tagged = Callable[..., str]


@pytest.fixture
def text(project: Project) -> Source:
    return project.sources.add("The Evening Paper", TEXT)


@pytest.fixture
def event(project: Project) -> Event:
    return project.events.add("Sinking")


@pytest.fixture
def claim(project: Project) -> Claim:
    return project.claims.add("How many were saved?", "number")


@pytest.fixture
def tagged(project: Project, text: Source, event: Event, claim: Claim) -> Tagged:
    """Lets a coder tag a sentence with the event, or with a number on the claim."""

    def tag(coder: str, sentence: int, value: str = "", *, moved: int = 0, source: Source = text) -> str:
        project.author = coder
        start, end = SENTENCES[sentence]
        made = project.annotations.add(Passage(source_id=source.id, revision=1, start=start + moved, end=end))
        if value:
            project.annotations.add_position(made.id, claim.id, value=value)
        else:
            project.annotations.tag_event(made.id, event.id)
        return made.id

    return tag


def line(found: Agreement, tag_id: str) -> Line:
    return next(each for each in found.tags if each.tag_id == tag_id)


def test_one_coder_has_nobody_to_agree_with(project: Project, tagged: Tagged) -> None:
    tagged("Ada", 0)
    found = read_agreement(project)
    assert [each.name for each in found.coders] == ["Ada"]
    assert (found.overall, found.tags, found.differences) == (None, (), ())


def test_without_any_annotation_there_is_no_coder(project: Project) -> None:
    assert read_agreement(project) == Agreement()


def test_coders_who_worked_on_different_texts_share_nothing(project: Project, tagged: Tagged) -> None:
    other = project.sources.add("The Morning Paper", TEXT + " It is late.")
    tagged("Ada", 0)
    tagged("Grace", 0, source=other)
    found = read_agreement(project)
    assert found.overall is not None
    assert (found.texts, found.common, found.passages, found.differences) == (0, 0, 0, ())
    assert found.overall.alpha.why == "nothing_shared"
    assert found.overall.alpha_u.why == "nothing_shared"


def test_what_is_tagged_alike_by_both_agrees(project: Project, tagged: Tagged, event: Event, claim: Claim) -> None:
    for coder in ("Ada", "Grace"):
        tagged(coder, 0)
        tagged(coder, 2, "711")
    found = read_agreement(project)
    assert (found.texts, found.common, found.passages) == (1, 1, 2)
    assert found.differences == ()
    for each in (found.overall, line(found, event.id), line(found, claim.id)):
        assert each is not None
        assert each.alpha.value == each.alpha_u.value == each.pairs[0].kappa.value == 1
        assert each.alpha.units == each.alpha.same == 2
    assert line(found, event.id).marks == (1, 1)


def test_another_tag_another_reading_and_a_passage_of_one_alone(
    project: Project, tagged: Tagged, event: Event, claim: Claim
) -> None:
    tagged("Ada", 0), tagged("Grace", 0)
    tagged("Ada", 1), tagged("Grace", 1, "16")
    ada, grace = tagged("Ada", 2, "711"), tagged("Grace", 2, "705")
    lone = tagged("Ada", 3)
    found = read_agreement(project)
    assert [each.kind for each in found.differences] == ["tags", "reading", "alone"]
    reading = found.differences[1].readings
    assert [each.annotation_id for each in reading] == [ada, grace]
    assert [each.words for each in reading] == [
        ("How many were saved?: asserts 711",),
        ("How many were saved?: asserts 705",),
    ]
    assert found.differences[2].quote == "She was in tow."
    assert [each.annotation_id for each in found.differences[2].readings] == [lone, None]
    assert line(found, event.id).differences == (0, 2)
    assert line(found, claim.id).differences == (0, 1)
    # Of three shared passages, tags agree on two; what was read in them on one.
    assert found.overall is not None
    assert (found.overall.alpha.units, found.overall.alpha.same) == (3, 2)
    assert line(found, claim.id).alpha.same == 1
    assert found.overall.alpha.value == pytest.approx(1 - 2 / 3.6)


def test_passages_are_the_same_from_half_of_what_they_cover(project: Project, tagged: Tagged) -> None:
    tagged("Ada", 1), tagged("Grace", 1, moved=8)
    tagged("Ada", 2), tagged("Grace", 2, moved=8)
    found = read_agreement(project)
    assert found.passages == 1
    assert sorted(each.kind for each in found.differences) == ["alone", "alone"]
    assert found.overall is not None
    assert found.overall.alpha_u.value is not None
    assert found.overall.alpha_u.value < 1


def test_who_finished_a_text_without_a_mark_worked_on_it(project: Project, tagged: Tagged, text: Source) -> None:
    other = project.sources.add("The Morning Paper", TEXT + " It is late.")
    tagged("Grace", 0, source=other)
    project.sources.finish(text.id, 1)
    tagged("Ada", 0)
    found = read_agreement(project)
    assert found.texts == 1
    assert [each.kind for each in found.differences] == ["alone"]


def test_three_coders_have_three_pairs(project: Project, tagged: Tagged) -> None:
    for coder in ("Ada", "Eve", "Grace"):
        tagged(coder, 0)
        tagged(coder, 2, "711" if coder != "Eve" else "705")
    found = read_agreement(project)
    assert found.overall is not None
    assert [(each.one, each.other) for each in found.overall.pairs] == [
        ("Ada", "Eve"),
        ("Ada", "Grace"),
        ("Eve", "Grace"),
    ]
    assert found.passages == 2
    (apart,) = found.differences
    assert len(apart.readings) == 3


def test_without_variation_it_says_so(project: Project, tagged: Tagged, event: Event) -> None:
    tagged("Ada", 0), tagged("Grace", 0)
    found = line(read_agreement(project), event.id)
    assert (found.alpha.value, found.alpha.why) == (None, "no_variation")
    assert found.pairs[0].kappa.why == "no_variation"


def test_a_project_opened_for_reading_is_enough(project: Project, tagged: Tagged, tmp_path: Path) -> None:
    tagged("Ada", 0), tagged("Grace", 0)
    with Project.open_for_reading(project.path) as reader:
        assert read_agreement(reader).passages == 1
