"""A small project with something of every kind in it, made the same each time but for ids and times."""

from pathlib import Path

from crossread.db.project import Project
from crossread.db.records import DateAnchor, Finding, Passage, SetAside, Zone

TEXTS = (
    "The line says that all are safe.\n\nFourteen hundred and ninety were not saved. 👩‍👩‍👧 wept.\n" * 12,
    "漢字の本文です。The ship sank on 15 April 1912; more than 1,500 drowned.\n" * 20,
    "Nobody was to blame, the inquiry found. Two days later the captain was named. שלום\n" * 30,
)


def make(path: Path) -> None:
    """Make the file, and close it."""
    with Project.create(path, title="Small", author="Ada") as project:
        sources = [
            project.sources.add(f"Paper {number}", text, published=f"1912-04-{15 + number}")
            for number, text in enumerate(TEXTS)
        ]
        project.sources.add_revision(sources[0].id, TEXTS[0] + "A correction.")
        project.sources.set_zones(sources[0].id, 1, [Zone(start=0, end=8, kind="headline")])
        project.sources.finish(sources[1].id, 1)
        line = project.voices.add("The line", aliases=["White Star"])
        agent = project.voices.add("Its agent", parent_id=line.id)
        night = project.events.add("The night", date="1912-04-14/1912-04-15")
        sinking = project.events.add("Sinking", date="1912-04-15", description="She sank.", parent_id=night.id)
        lost = project.claims.add("How many were lost?", "number", event_id=sinking.id)
        when = project.claims.add("When did she sink?", "date")
        safe = project.claims.add("All are safe", "truth")
        blame = project.claims.add("Who was to blame?", "answer", answers=["the captain", "nobody"])
        made = []
        for number in range(40):
            source = sources[number % 3]
            at = number * 11
            passage = Passage(source_id=source.id, revision=1, start=at, end=at + 10 + number)
            made.append(project.annotations.add(passage, note=f"note {number}" if number % 3 else ""))
        for number, each in enumerate(made):
            if number % 2:
                project.annotations.tag_event(each.id, sinking.id, date="1912-04" if number % 4 == 1 else None)
            if number % 3 == 0:
                project.annotations.add_position(
                    each.id, lost.id, value=str(1400 + number), voice_id=line.id, via=("a wire",)
                )
            elif number % 3 == 1:
                project.annotations.add_position(each.id, safe.id, stance="denies" if number % 2 else "asserts")
            else:
                answer = blame.answers[number % 2].id
                project.annotations.add_position(each.id, blame.id, answer_id=answer, voice_id=agent.id)
        tag = project.annotations.tag_event(
            made[2].id, night.id, date_given="two days later", date_anchor=DateAnchor(event_id=sinking.id)
        )
        project.annotations.add_position(made[4].id, when.id, value="1912-04-15~")
        project.relations.add(sources[1].id, sources[0].id, "copies", reason="word for word")
        project.silences.add(sources[2].id, when.id, 1, note="nothing")
        project.verdicts.add(
            "settled", claim_id=lost.id, finding=Finding(value="1490"), set_aside=[SetAside(id=tag.id, why="copy")]
        )
        project.events.delete(project.events.add("Nothing").id)
        project.history.undo()
        project.history.redo()
