"""A big project in which much is disputed: 2,000 claims, 100,000 positions in 200 sources, 30 % of pairs at odds."""

import random
from pathlib import Path
from typing import Literal

from crossread.db.project import Project
from crossread.db.store import clock
from crossread.db.store.store import Value
from tests.bench.projects import article

Kind = Literal["number", "date", "truth", "answer"]
KINDS: tuple[Kind, ...] = ("number", "number", "date", "truth", "answer")


def make_disputed(
    path: Path, *, sources: int = 200, claims: int = 2_000, positions: int = 100_000, seed: int = 2
) -> Path:
    """Every claim has as many positions as any other, and most of them agree: of ten pairs three do not."""
    rng = random.Random(seed)
    with Project.create(path, title="Disputed") as project, project.step("add_sources", count=sources):
        texts = [article(rng, 4_000) + f" {number}" for number in range(sources)]
        made = [
            project.sources.add(
                f"Source {number}", text, published=f"19{rng.randint(12, 40)}", publisher=f"Paper {number % 40}"
            )
            for number, text in enumerate(texts)
        ]
        voices = [project.voices.add(f"Voice {number}") for number in range(60)]
        events = [project.events.add(f"Event {number}", date=f"1912-04-{number + 1:02}") for number in range(28)]
        asked = [
            project.claims.add(
                f"What is said of matter {number}?",
                KINDS[number % len(KINDS)],
                answers=("this", "that", "neither") if KINDS[number % len(KINDS)] == "answer" else (),
                unit="people" if KINDS[number % len(KINDS)] == "number" else None,
                event_id=events[number % 28].id if number % 2 else None,
            )
            for number in range(claims)
        ]
        annotations: list[dict[str, Value]] = []
        said: list[dict[str, Value]] = []
        for number in range(positions):
            at = rng.randrange(sources)
            start = rng.randrange(3_800)
            now, annotation_id = clock.now(), clock.new_id()
            annotations.append(
                {
                    "id": annotation_id,
                    "source_id": made[at].id,
                    "revision": 1,
                    "start": start,
                    "end": start + 60,
                    "quote": texts[at][start : start + 60],
                    "prefix": texts[at][max(0, start - 32) : start],
                    "suffix": texts[at][start + 60 : start + 92],
                    "note": "",
                    "created_at": now,
                    "modified_at": now,
                    "created_by": "",
                }
            )
            claim = asked[number % claims]
            value, qualifier, stance = _stated(rng, claim.value_type)
            said.append(
                {
                    "id": clock.new_id(),
                    "annotation_id": annotation_id,
                    "claim_id": claim.id,
                    "voice_id": rng.choice(voices).id if rng.random() < 0.4 else None,
                    "stance": stance,
                    "value": value,
                    "qualifier": qualifier,
                    "answer_id": rng.choices(claim.answers, (82, 12, 6))[0].id if claim.answers else None,
                }
            )
        project.store.insert_many("annotations", annotations)
        project.store.insert_many("positions", said)
    return path


def _stated(rng: random.Random, kind: str) -> tuple[str | None, str | None, str]:
    stance = "denies" if kind == "truth" and rng.random() < 0.19 else "asserts"
    if kind == "number":
        qualifier = rng.choice((None, None, None, "about", "more than"))
        return rng.choices(("1500", "1503", "1490", "1635", "1400"), (80, 4, 6, 5, 5))[0], qualifier, stance
    if kind == "date":
        return rng.choices(("1912-04-15", "1912-04", "1912-04-14", "1912-04-16~"), (70, 12, 12, 6))[0], None, stance
    return None, None, stance
