"""By voice, event, claim, stance or author every annotation weighs one, and what has no date is counted once."""

from pathlib import Path

import pytest

from crossread.db.dated_columns import read_columns
from crossread.db.dated_series import ITSELF, NONE, SERIES_BYS, SeriesBy, read_series
from crossread.db.density import CLOCKS, Clock
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage, Position

TEXT = "She struck ice on Sunday night. All were saved, says the line. She sank by the head."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "ice.crossread", title="Ice", author="Ada")
    sinking, rumour = made.events.add("Sinking", date="1912-04-15"), made.events.add("Rumour")
    inquiry = made.events.add("Inquiry", date="1912-05-02/1912-07-03")
    saved = made.claims.add("All were saved", "truth", event_id=sinking.id)
    lost = made.claims.add("How many were lost?", "number")
    voice = made.voices.add("The line")
    source = made.sources.add("Paper", TEXT, published="1912-04-16")

    def annotate(start: int, events: list[str], claims: list[tuple[str, str | None]]) -> None:
        made.annotations.add(
            Passage(source_id=source.id, revision=1, start=start, end=start + 6),
            events=[EventTag(id="", event_id=each) for each in events],
            positions=[Position(id="", claim_id=claim, voice_id=who) for claim, who in claims],
        )

    annotate(0, [sinking.id, inquiry.id], [])
    annotate(8, [sinking.id, rumour.id], [(saved.id, voice.id), (lost.id, None)])
    annotate(16, [rumour.id], [(lost.id, voice.id)])
    annotate(24, [], [(saved.id, voice.id), (saved.id, None)])
    annotate(32, [], [])
    return made


@pytest.mark.parametrize("by", SERIES_BYS)
@pytest.mark.parametrize("clock", CLOCKS)
def test_each_annotation_weighs_one(project: Project, by: SeriesBy, clock: Clock) -> None:
    found = read_series(project.store, clock, by)
    undated = [each for column in found.values() for each in column.undated]
    assert len(undated) == len(set(undated))
    assert sum(sum(column.weight) for column in found.values()) + len(undated) == pytest.approx(5)
    whole = read_columns(project.store, clock)
    assert sorted(undated) == sorted(each for column in whole.values() for each in column.undated)
    project.close()


def test_an_annotation_is_shared_among_its_series(project: Project) -> None:
    by_voice = read_series(project.store, "published", "voice")
    voice = project.voices.all()[0].id
    assert {each: sum(column.weight) for each, column in by_voice.items()} == {voice: 2.0, ITSELF: 1.0, NONE: 2.0}
    assert list(by_voice)[-1] == NONE
    project.close()


def test_by_event_the_share_of_a_date_is_its_events(project: Project) -> None:
    sinking, rumour, inquiry = (each.id for each in project.events.all())
    found = read_series(project.store, "happened", "event")
    assert sum(found[sinking].weight) == pytest.approx(0.5 + 1 + 1)
    assert sum(found[inquiry].weight) == pytest.approx(0.5)
    assert len(found[rumour].undated) == 1
    project.close()
