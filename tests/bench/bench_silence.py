"""What comes nearest to a claim in a source of 15 kB, from cold: the text is made ready each time."""

import random

from tests.bench.harness import Meter, bench
from tests.bench.projects import article


@bench(
    "passages nearest to a claim in 15 kB, against reading it for numbers", rounds=30, wall_p50_ms=50, at_most_times=1
)
def look(meter: Meter) -> None:
    """A claim that asks for a number, with forty quotes of others: the dearest sort."""
    from crossread.db.numbers import find
    from crossread.db.silence import Prepared, Sought, nearest

    rng = random.Random(1)
    text = article(rng, 15_000).replace(" crew ", " 711 of the crew ")
    quotes = tuple(article(rng, 120) for _ in range(40))
    sought = Sought(statement="How many were saved?", value_type="number", quotes=quotes, values=("711", "705"))
    for _ in meter.rounds():
        with meter.compared():
            find(text)
        with meter.timed():
            found = nearest(Prepared(text), sought)
        assert len(found) == 5
