"""Shared wording between sources, against comparing every sentence with every other."""

import random

from tests.bench.harness import Meter, bench
from tests.bench.projects import article


@bench("shared wording of 50 articles, times 20, against every sentence with every other", rounds=3, at_most_times=1)
def compare(meter: Meter) -> None:
    """Looks through all pairs of 50 articles of 3,000 words, twenty times over; one in twenty sentences is copied.

    Of the copies, edited by up to 30 % of their words, at least 95 % are to be found.
    """
    import numpy as np
    from rapidfuzz import fuzz, process

    from crossread.db.parallels import Text, parallels
    from crossread.db.text import sentences

    rng = random.Random(1)
    vocabulary = [f"{rng.choice('bcdfglmnprst')}{rng.choice('aeiou')}{rng.choice('lnrst')}{n}" for n in range(8_000)]
    texts = [_spelled(rng, article(rng, 17_000), vocabulary) for _ in range(50)]
    # What is copied is drawn from the texts as they were, so that no copy is one of a copy.
    own = [sentences(text) for text in texts]
    copies: list[tuple[int, int, int]] = []
    for _ in range(400):
        here, there = rng.sample(range(50), 2)
        start, end = rng.choice(own[here])
        texts[there] += " "
        copies.append((here, there, len(texts[there])))
        texts[there] += _edited(rng, texts[here][start:end], vocabulary)
    given = [Text(source_id=str(number), text=text) for number, text in enumerate(texts)]
    every = [text[start:end] for text in texts for start, end in sentences(text)]
    for _ in meter.rounds(warm=1):
        with meter.compared():
            process.cdist(every, every, scorer=fuzz.ratio, dtype=np.uint8)
        with meter.timed():
            for _ in range(20):
                found = parallels(given)
        places: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for each in found:
            places.setdefault((int(each.a), int(each.b)), []).append((each.b_start, each.b_end))
            places.setdefault((int(each.b), int(each.a)), []).append((each.a_start, each.a_end))
        hits = sum(any(start <= at < end for start, end in places.get((here, there), ())) for here, there, at in copies)
        assert hits >= 0.95 * len(copies), f"{hits} of {len(copies)}"


def _edited(rng: random.Random, sentence: str, vocabulary: list[str]) -> str:
    """The sentence with up to 30 % of its words dropped, exchanged or added to; its end stays one."""
    words = sentence.rstrip(".").split()
    for _ in range(int(len(words) * 0.3 * rng.random())):
        place = rng.randrange(len(words))
        kind = rng.randrange(3)
        if kind == 0 and len(words) > 6:
            del words[place]
        elif kind == 1:
            words[place] = rng.choice(vocabulary)
        else:
            words.insert(place, rng.choice(vocabulary))
    return " ".join(words).capitalize() + "."


def _spelled(rng: random.Random, text: str, vocabulary: list[str]) -> str:
    """The text with most of its words exchanged: a language has more than thirty words."""
    return " ".join(
        word if rng.random() < 0.3 else rng.choice(vocabulary) + word[-1:].replace("n", "") for word in text.split(" ")
    )
