"""Where things lie on the canvas: the gutter with the letters, the events above, the lanes, the axis below. Pure."""

from dataclasses import dataclass

COMPACT_HEIGHT = 84
"""A timeline lower than this is the strip: one curve for all."""
STRIP_HEIGHT = 44
EVENT_ROW = 15
BAR_TRACK = 4
AXIS_HEIGHT = 20
RIGHT_MARGIN = 16
LEAST_ROW, MOST_ROW = 4, 72
LEAST_RIDGE = 12
"""A lane lower than this shows how much by strength of colour instead of by height."""
WIDE = 1000
"""From this width on the gutter has room for titles beside the letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Places in pixels. `shown_lanes` lanes from `first_lane` on are seen, `row` pixels each from `lanes_top`."""

    width: int
    height: int
    compact: bool
    titles: bool
    left: int
    right: int
    event_rows: int
    bar_tracks: int
    lanes_top: int
    lanes_bottom: int
    row: int
    lanes: int
    first_lane: int
    shown_lanes: int

    @property
    def plot_width(self) -> int:
        """From left to right, at least a pixel."""
        return max(self.right - self.left, 1)

    @property
    def bars_top(self) -> int:
        """Where the bars of the events begin, below their labels."""
        return self.lanes_top - 3 - self.bar_tracks * BAR_TRACK

    @property
    def labels_top(self) -> int:
        """Where the labels of the events begin."""
        return self.bars_top - self.event_rows * EVENT_ROW

    @property
    def ridges(self) -> bool:
        """Whether lanes are high enough to show how much by height."""
        return self.row >= LEAST_RIDGE

    @property
    def scrolls(self) -> bool:
        """Whether there are more lanes than are seen."""
        return self.shown_lanes < self.lanes

    def row_top(self, lane: int) -> int:
        """The upper end of a lane that is seen."""
        return self.lanes_top + (lane - self.first_lane) * self.row

    def lane_at(self, y: float) -> int | None:
        """The lane at a height, if there is one."""
        if not self.lanes_top <= y < self.lanes_top + self.shown_lanes * self.row:
            return None
        return self.first_lane + int((y - self.lanes_top) // self.row)


def lay_out(
    width: int, height: int, *, lanes: int, first_lane: int = 0, events: int = 0, compact: bool = False
) -> Layout:
    """Share the room out; `events` is how many marks there may be to name, `first_lane` the wish of who scrolls."""
    compact = compact or height < COMPACT_HEIGHT
    titles = width >= WIDE and not compact
    left = min(max(width // 7, 150), 280) if titles else 88 if compact else 44
    rows = tracks = 0
    if events and not compact:
        rows = min(events, 1 if height < 130 else 2 if height < 240 else 3 if height < 360 else 5)
        tracks = 1 if height < 130 else 3 if height < 300 else 4
    top = 6 if compact else 4 + rows * EVENT_ROW + (tracks * BAR_TRACK + 3 if tracks else 4)
    bottom = max(height - (15 if compact else AXIS_HEIGHT), top + 1)
    count = 1 if compact else max(lanes, 1)
    row = max(min((bottom - top) // count, MOST_ROW), LEAST_ROW) if not compact else bottom - top
    shown = min(count, max((bottom - top) // row, 1))
    if rows:
        # What the lanes leave over names more events.
        rows = min(rows + max((bottom - top - shown * row) // EVENT_ROW, 0), events)
    return Layout(
        width=width,
        height=height,
        compact=compact,
        titles=titles,
        left=left,
        right=max(width - RIGHT_MARGIN, left + 1),
        event_rows=rows,
        bar_tracks=tracks,
        lanes_top=bottom - shown * row,
        lanes_bottom=bottom,
        row=row,
        lanes=count,
        first_lane=max(0, min(first_lane, count - shown)),
        shown_lanes=shown,
    )
