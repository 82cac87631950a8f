"""A project with enough in it to span many pages, and its file at rest."""

import shutil
from pathlib import Path

import pytest

from crossread.db.project import Project
from crossread.db.records import Finding, Passage, Zone


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Two sources, one of them long, with something of every kind on them."""
    path = tmp_path / "whole.crossread"
    with Project.create(path, title="Whole", author="Ada") as project:
        first = project.sources.add("The Evening Paper", "The line says that all are safe. " * 40)
        second = project.sources.add("Morning", "Fourteen hundred and ninety were not saved. 漢字 👩‍👩‍👧\n" * 300)
        project.sources.set_zones(first.id, 1, [Zone(start=0, end=8, kind="headline")])
        project.sources.finish(first.id, 1)
        voice = project.voices.add("The line", aliases=["White Star"])
        event = project.events.add("Sinking", date="1912-04-15", description="She sank.")
        lost = project.claims.add("How many were lost?", "number", event_id=event.id)
        blame = project.claims.add("Who was to blame?", "answer", answers=["the captain"])
        with project.step("tag_many", count=80, name="Sinking"):
            for number in range(80):
                at = number * 33 % 1200
                made = project.annotations.add(
                    Passage(source_id=(first if number % 2 else second).id, revision=1, start=at, end=at + 20),
                    note=f"note {number} " * 8,
                )
                project.annotations.tag_event(made.id, event.id, date="1912")
                project.annotations.add_position(made.id, lost.id, value=str(number), voice_id=voice.id, via=("wire",))
        project.annotations.add_position(made.id, blame.id, answer_id=blame.answers[0].id)
        project.relations.add(second.id, first.id, "copies", reason="word for word")
        project.silences.add(second.id, blame.id, 1, note="nothing")
        project.verdicts.add("settled", claim_id=lost.id, finding=Finding(value="1490"), reason="the inquiry")
        project.events.delete(project.events.add("Nothing").id)
        project.annotations.delete([made.id])
    return path


@pytest.fixture
def hurt(whole: Path, tmp_path: Path) -> Path:
    """A copy to do harm to."""
    return Path(shutil.copy(whole, tmp_path / "hurt.crossread"))
