"""Big projects for the benchmarks: made once per size by bulk statements, from words that mean nothing."""

import random
from pathlib import Path

from crossread.db.project import Project
from crossread.db.store import clock
from crossread.db.store.store import Value

WORDS = [
    *("the", "ship", "boats", "night", "water", "said", "people", "report", "came", "after", "before", "morning"),
    *("officers", "captain", "saved", "lost", "crew", "passengers", "list", "line", "office", "message", "wireless"),
    *("ice", "north", "collision", "hour", "sank", "inquiry", "court", "evidence", "witness"),
]
EVENTS = 120
CLAIMS = 300


def article(rng: random.Random, length: int) -> str:
    """A text of about `length` characters in paragraphs of three to six sentences."""
    parts: list[str] = []
    size = 0
    while size < length:
        sentences = [
            " ".join(rng.choices(WORDS, k=rng.randint(8, 22))).capitalize() + "." for _ in range(rng.randint(3, 6))
        ]
        parts.append(" ".join(sentences))
        size += len(parts[-1]) + 2
    return "\n\n".join(parts)


def make(path: Path, *, sources: int = 200, annotations: int = 100_000, length: int = 15_000, seed: int = 1) -> Path:
    """A project with that many sources and annotations; two thirds have an event, half a position on a claim."""
    rng = random.Random(seed)
    with Project.create(path, title="Big") as project:
        store = project.store
        with project.step("add_sources", count=sources):
            records = [
                project.sources.add(
                    f"Source {number}",
                    article(rng, length),
                    published=f"19{rng.randint(10, 40)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
                )
                for number in range(sources)
            ]
            events = [project.events.add(f"Event {number}", date=_date(rng)) for number in range(EVENTS)]
            claims = [project.claims.add(f"How many were counted {number}?", "number") for number in range(CLAIMS)]
            voices = [project.voices.add(f"Voice {number}") for number in range(60)]
            texts = {source.id: project.sources.text(source.id) for source in records}
            rows: list[dict[str, Value]] = []
            tags: list[dict[str, Value]] = []
            positions: list[dict[str, Value]] = []
            for number in range(annotations):
                source = records[number % sources]
                text = texts[source.id]
                start = rng.randrange(len(text) - 200)
                end = start + rng.randint(20, 160)
                now = clock.now()
                annotation_id = clock.new_id()
                rows.append(
                    {
                        "id": annotation_id,
                        "source_id": source.id,
                        "revision": 1,
                        "start": start,
                        "end": end,
                        "quote": text[start:end],
                        "prefix": text[max(0, start - 32) : start],
                        "suffix": text[end : end + 32],
                        "note": "",
                        "created_at": now,
                        "modified_at": now,
                        "created_by": "",
                    }
                )
                if number % 3:
                    tags.append(
                        {"id": clock.new_id(), "annotation_id": annotation_id, "event_id": rng.choice(events).id}
                    )
                if number % 2:
                    positions.append(
                        {
                            "id": clock.new_id(),
                            "annotation_id": annotation_id,
                            "claim_id": rng.choice(claims).id,
                            "voice_id": rng.choice(voices).id if number % 5 == 0 else None,
                            "value": str(rng.choice((1490, 1500, 1503, 1517, 1635))),
                        }
                    )
            store.insert_many("annotations", rows)
            store.insert_many("event_tags", tags)
            store.insert_many("positions", positions)
    return path


def _date(rng: random.Random) -> str:
    year = rng.randint(1905, 1945)
    return rng.choice(
        (
            f"{year}",
            f"{year}-{rng.randint(1, 12):02}",
            f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
            f"{year}-21~",
        )
    )
