"""What happens to a project behind the back of the random user."""

import random

from crossread.db.project import Project
from crossread.db.records import Passage


def change(project: Project, chance: random.Random) -> None:
    """One operation drawn by lot, as another view or a script would do it."""
    sources, claims, events = project.sources.all(), project.claims.all(), project.events.all()
    kind = chance.randrange(10)
    if kind == 0:
        project.events.add(f"Event {chance.randrange(99)}", date=chance.choice((None, "1912-04", "1912-04-15")))
    elif kind == 1:
        project.claims.add(f"Claim {chance.randrange(99)}?", chance.choice(("truth", "number", "date")))
    elif kind == 2 and claims:
        project.claims.delete(chance.choice(claims).id)
    elif kind == 3 and events:
        project.events.delete(chance.choice(events).id)
    elif kind == 4 and sources and chance.random() < 0.2:
        project.sources.delete(chance.choice(sources).id)
    elif kind == 5:
        project.sources.add(f"Source {chance.randrange(99)}", f"Words {chance.random()}, and 1,490 were lost.\n\n" * 30)
    elif kind == 6:
        with project.step("tidy"):
            for _ in range(chance.randrange(1, 8)):
                project.history.steps(limit=1)
                project.voices.add(f"Voice {chance.randrange(10**6)}")
    elif kind == 7 and claims:
        project.claims.edit(chance.choice(claims).id, statement=f"Changed {chance.randrange(99)}?")
    elif sources:
        source = chance.choice(sources)
        length = len(project.sources.text(source.id))
        start = chance.randrange(max(length - 1, 1))
        end = min(start + chance.randint(1, 80), length)
        if end > start:
            number = project.sources.revisions(source.id)[-1].number
            made = project.annotations.add(Passage(source_id=source.id, revision=number, start=start, end=end))
            if claims and chance.random() < 0.7:
                project.annotations.add_position(made.id, chance.choice(claims).id)
            if events and chance.random() < 0.5:
                project.annotations.tag_event(made.id, chance.choice(events).id)
