"""The picker's search: what is typed against two thousand names, key stroke by key stroke."""

from tests.bench.harness import Meter, bench

_WORDS = (
    "ship", "boats", "night", "water", "people", "report", "morning", "captain", "saved", "lost", "crew", "list",
    "ice", "hour", "court",
)  # fmt: skip
_TYPED = ("e", "s", "sa", "saved", "sv", "sved", "saved ic", "zzzz", "qwertyuiop", "captian sved")


@bench("the picker's search of 2,000 names, a key stroke", rounds=60, wall_p99_ms=16.7)
def typing(meter: Meter) -> None:
    """Within one frame, whatever is typed."""
    from crossread.desktop.naming.matching import Index, Named

    names = [" ".join(_WORDS[(one * step) % len(_WORDS)] for step in range(1, 6)) for one in range(2000)]
    index = Index([Named(id=str(place), text=f"{name} {place}") for place, name in enumerate(names)])
    for number in meter.rounds():
        with meter.timed():
            index.find(_TYPED[number % len(_TYPED)])
