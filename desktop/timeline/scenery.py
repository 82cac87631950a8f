"""All that the drawing paints now, gathered: a sketch, and what is marked on it."""

from dataclasses import dataclass, field

from crossread.desktop.timeline.lanes import Lane
from crossread.desktop.timeline.overview_strip import Overview
from crossread.desktop.timeline.sketch import Sketch


@dataclass(slots=True, kw_only=True)
class Scenery:
    """What is painted now. `chosen` are ids of events; `passages` the minutes of chosen annotations by lane."""

    sketch: Sketch | None = None
    lanes: tuple[Lane, ...] = ()
    undated: list[int] = field(default_factory=list)
    overview: Overview | None = None
    chosen: frozenset[str] = frozenset()
    passages: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    brush: tuple[float, float] | None = None
    pointed_lane: int | None = None
    focused: bool = False
