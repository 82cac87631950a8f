"""How many conflicts each claim and event of a project has, as its disagreements say, and what a step may change."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from crossread.db.disagreements.tally import Tally
from crossread.db.exchange.import_json import import_json
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage, Position, SetAside
from crossread.db.tallies import claim_tallies, event_tallies, touched_by
from crossread.db.uses import uses, uses_after


def as_disagreements_say(project: Project) -> dict[str, Tally]:
    found = {}
    for disagreement in project.disagreements.all():
        conflicts = sum(pair.relation == "conflict" for pair in disagreement.pairs)
        found[disagreement.id] = Tally(conflicts, len(disagreement.pairs) - conflicts)
    return found


@pytest.fixture
def sample(project: Project) -> Project:
    path = Path(str(files("crossread.resources") / "sample" / "titanic.crossread.json"))
    import_json(project, path)
    return project


def test_the_sample_has_the_conflicts_that_its_disagreements_list(sample: Project) -> None:
    found = claim_tallies(sample) | event_tallies(sample)
    assert found == as_disagreements_say(sample)
    assert any(tally.conflicts for tally in found.values())
    assert any(tally.tensions for tally in found.values())


def test_some_claims_alone_and_some_sources_alone(sample: Project) -> None:
    whole = claim_tallies(sample)
    one = next(iter(whole))
    assert claim_tallies(sample, [one]) == {one: whole[one]}
    sources = [source.id for source in sample.sources.all()]
    assert claim_tallies(sample, None, sources) == whole
    assert event_tallies(sample, None, sources) == event_tallies(sample)
    assert claim_tallies(sample, None, []) == {}
    few = claim_tallies(sample, None, sources[:3])
    assert 0 < sum(tally.conflicts for tally in few.values()) < sum(tally.conflicts for tally in whole.values())


def test_a_position_that_the_verdict_on_a_total_sets_aside_still_counts_on_its_own_claim(project: Project) -> None:
    source = project.sources.add("Paper", "All were lost. " * 9)
    total = project.claims.add("How many?", "number")
    part = project.claims.add("How many in the crew?", "number", parent_id=total.id, part_of_total=True)
    said = {}
    for number, (claim, value) in enumerate(((total, "100"), (part, "150"), (part, "160"))):
        passage = Passage(source_id=source.id, revision=1, start=number, end=number + 5)
        annotation = project.annotations.add(passage, positions=[Position(id="", claim_id=claim.id, value=value)])
        said[value] = annotation.positions[0].id
    assert claim_tallies(project) == {total.id: Tally(1), part.id: Tally(1)} == as_disagreements_say(project)
    project.verdicts.add("settled", claim_id=total.id, set_aside=[SetAside(id=said["150"], why="misprint")])
    assert claim_tallies(project) == as_disagreements_say(project)
    project.verdicts.add("settled", claim_id=part.id, set_aside=[SetAside(id=said["150"], why="misprint")])
    assert claim_tallies(project) == as_disagreements_say(project)


def test_a_step_tells_what_it_may_have_changed(sample: Project) -> None:
    claim = next(claim for claim in sample.claims.all() if claim.part_of_total)
    position = next(
        position
        for annotation in sample.annotations.of_claim(claim.id)
        for position in annotation.positions
        if position.claim_id == claim.id
    )
    sample.annotations.remove_position(position.id)
    touched = touched_by(sample, sample.step_number)
    assert touched.claims == {claim.id, claim.parent_id}
    sample.history.undo()
    assert touched_by(sample, sample.step_number).claims == {claim.id, claim.parent_id}
    event = sample.events.all()[0]
    sample.events.edit(event.id, date="1912")
    assert touched_by(sample, sample.step_number).events == {event.id}
    assert touched_by(sample, 999_999).claims == frozenset()


def test_uses_are_counted_in_all_sources_or_in_some(sample: Project) -> None:
    sources = [source.id for source in sample.sources.all()]
    assert uses(sample).counts == uses(sample, sources).counts
    assert uses(sample, []).counts == {}
    few = uses(sample, sources[:2])
    assert few.of("none") == 0
    for voice in sample.voices.all():
        voice_id, count = voice.id, few.of(voice.id)
        named = {
            annotation.id
            for source_id in sources[:2]
            for annotation in sample.annotations.of_source(source_id)
            if voice_id
            in {each.voice_id for each in annotation.positions} | {each.voice_id for each in annotation.events}
        }
        assert count == len(named)


def test_counting_what_changed_is_counting_all(sample: Project) -> None:
    sources = [source.id for source in sample.sources.all()][:3]
    event, other = sample.events.all()[:2]
    here, elsewhere = (sample.annotations.of_source(each)[0] for each in (sources[0], sample.sources.all()[-1].id))
    several = next(each for each in sample.annotations.of_source(sources[1]) if each.positions)
    counted = uses(sample, sources)
    steps: list[Callable[[], object]] = [
        lambda: sample.annotations.delete([here.id, elsewhere.id]),
        sample.history.undo,
        lambda: sample.annotations.add(
            Passage(source_id=sources[2], revision=1, start=0, end=4), events=[EventTag(id="", event_id=other.id)]
        ),
        lambda: sample.annotations.remove_position(several.positions[0].id),
        lambda: sample.events.delete(event.id),
        sample.history.undo,
    ]
    for step in steps:
        step()
        counted = uses_after(sample, counted, sample.last_changes.ids["annotation"], sources)
        assert counted == uses(sample, sources)
