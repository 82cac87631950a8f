"""Where things lie on the canvas: the gutter with the letters, the events above, the lanes, the axis below. Pure."""

from dataclasses import dataclass

COMPACT_HEIGHT = 84
"""A timeline lower than this is the strip: one curve for all."""
STRIP_HEIGHT = 44
EVENT_ROW = 15
TERMS_ROW = 14
"""What is not plain counts is said there."""
BAR_TRACK = 6
AXIS_HEIGHT = 20
OVERVIEW_HEIGHT = 13
"""The small picture of everything below the axis, with what is seen of it."""
TOTAL_GAP = 3
RIGHT_MARGIN = 16
UNDATED_MARGIN = 62
"""The column after the end of time: how many annotations of each lane have no date."""
LEAST_ROW, MOST_ROW = 4, 72
LEAST_RIDGE = 16
"""A lane lower than this shows how much by strength of colour instead of by height."""
LEAST_LETTER, LEAST_TITLE = 8, 13
"""A lane lower than this has no room for a name of its own, or for one in letters of the usual size."""
WIDE = 1000
"""From this width on the gutter has room for titles beside the letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Places in pixels. `shown_lanes` lanes from `first_lane` on are seen, `row` pixels each from `lanes_top`.

    `total_row` is the height of the lane of all above them, `overview` that of the small picture below the axis; either
    is 0 where there is no room. `right` is the end of time, after which the undated have their column.
    """

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
    total_row: int
    overview: int
    row: int
    lanes: int
    first_lane: int
    shown_lanes: int

    @property
    def plot_width(self) -> int:
        """From left to right, at least a pixel."""
        return max(self.right - self.left, 1)

    @property
    def total_top(self) -> int:
        """The upper end of the lane of all, or of the lanes without one."""
        return self.lanes_top - (self.total_row + TOTAL_GAP if self.total_row else 0)

    @property
    def axis_bottom(self) -> int:
        """The lower end of the words of the axis."""
        return self.height - self.overview

    @property
    def bars_top(self) -> int:
        """Where the bars of the events begin, below their labels."""
        return self.total_top - 3 - self.bar_tracks * BAR_TRACK

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
    width: int,
    height: int,
    *,
    lanes: int,
    first_lane: int = 0,
    events: int = 0,
    compact: bool = False,
    undated: bool = False,
    stacked: bool = False,
    least_row: int = LEAST_ROW,
    gutter: int = 0,
    terms: bool = False,
) -> Layout:
    """Share the room out; `events` is how many marks there may be to name, `first_lane` the wish of who scrolls.

    Lanes are not lower than `least_row`, whatever must be scrolled to; `gutter` is the room
    for their names, if it is not to follow from the width. With `terms` a line at the top is left free for words.
    """
    compact = compact or height < COMPACT_HEIGHT
    titles = width >= WIDE and not compact
    left = min(max(width // 7, 150), 280) if titles and not gutter else gutter if titles else 88 if compact else 44
    rows = tracks = 0
    if events and not compact:
        rows = min(events, 1 if height < 130 else 2 if height < 240 else 3 if height < 360 else 5)
        tracks = 1 if height < 130 else 2 if height < 240 else 3 if height < 300 else 4
    overview = OVERVIEW_HEIGHT if height >= 150 and not compact else 0
    count = 1 if compact or stacked else max(lanes, 1)
    total = 0
    if count > 1 and not compact and height >= 150:
        total = 18 if height < 240 else 26 if height < 400 else 40
    top = 6 if compact else 4 + rows * EVENT_ROW + (tracks * BAR_TRACK + 3 if tracks else 4)
    top += total + TOTAL_GAP if total else 0
    top += TERMS_ROW if terms and not compact else 0
    bottom = max(height - (15 if compact else AXIS_HEIGHT + overview), top + 1)
    most = MOST_ROW * 4 if stacked else MOST_ROW
    row = max(min((bottom - top) // count, most), least_row) if not compact else bottom - top
    shown = min(count, max((bottom - top) // row, 1))
    if rows:
        # What the lanes leave over names more events.
        rows = min(rows + max((bottom - top - shown * row) // EVENT_ROW, 0), events)
    margin = UNDATED_MARGIN if undated and not compact else RIGHT_MARGIN
    return Layout(
        width=width,
        height=height,
        compact=compact,
        titles=titles,
        left=left,
        right=max(width - margin, left + 1),
        event_rows=rows,
        bar_tracks=tracks,
        lanes_top=bottom - shown * row,
        lanes_bottom=bottom,
        total_row=total,
        overview=overview,
        row=row,
        lanes=count,
        first_lane=max(0, min(first_lane, count - shown)),
        shown_lanes=shown,
    )
