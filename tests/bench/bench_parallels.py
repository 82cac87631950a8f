"""Shared wording between sources, against comparing every sentence with every other."""

import random

from tests.bench.harness import Meter, bench
from tests.bench.projects import article


@bench("shared wording of 50 articles, times 20, against every sentence with every other", rounds=3, at_most_times=1)
def compare(meter: Meter) -> None:
    """Looks through all pairs of 50 articles of 3,000 words, twenty times over; one in twenty sentences is copied."""
    import numpy as np
    from rapidfuzz import fuzz, process

    from crossread.db.parallels import Text, parallels
    from crossread.db.text import sentences

    rng = random.Random(1)
    vocabulary = [f"{rng.choice('bcdfglmnprst')}{rng.choice('aeiou')}{rng.choice('lnrst')}{n}" for n in range(8_000)]
    texts = [_spelled(rng, article(rng, 17_000), vocabulary) for _ in range(50)]
    for _ in range(400):
        here, there = rng.sample(range(50), 2)
        start, end = rng.choice(sentences(texts[here]))
        texts[there] += " " + texts[here][start:end].replace("a", "e", 3)
    given = [Text(source_id=str(number), text=text) for number, text in enumerate(texts)]
    every = [text[start:end] for text in texts for start, end in sentences(text)]
    for _ in meter.rounds(warm=1):
        with meter.compared():
            process.cdist(every, every, scorer=fuzz.ratio, dtype=np.uint8)
        with meter.timed():
            for _ in range(20):
                found = parallels(given)
        assert len(found) >= 300


def _spelled(rng: random.Random, text: str, vocabulary: list[str]) -> str:
    """The text with most of its words exchanged: a language has more than thirty words."""
    return " ".join(
        word if rng.random() < 0.3 else rng.choice(vocabulary) + word[-1:].replace("n", "") for word in text.split(" ")
    )
