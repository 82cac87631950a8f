"""The stored colours of events and claims; the interface shows each in a shade that suits its theme.

Chosen to stay apart for deuteranopes and protanopes, and away from the conflict colour;
`desktop/look` holds them to that by test.
"""

EVENT_COLORS: tuple[str, ...] = (
    "#ecd05a",
    "#6eedb5",
    "#7792ee",
    "#d671a7",
    "#66caff",
    "#7aa489",
    "#f0c2d8",
    "#d58b4b",
)
CLAIM_COLORS: tuple[str, ...] = (
    "#2574b0",
    "#6e3562",
    "#4c9f79",
    "#a07dfb",
    "#163639",
    "#2a9cae",
    "#2b3cad",
    "#916f80",
)


def next_color(palette: tuple[str, ...], used: int) -> str:
    """The colour for the next record when `used` exist already."""
    return palette[used % len(palette)]
