"""The stored colours of events and claims; the interface shows each in a shade that suits its theme.

Chosen to stay apart for deuteranopes, and away from the conflict colour.
"""

COLORS: tuple[str, ...] = (
    "#3f7f93",
    "#8a6d1f",
    "#6a5aa8",
    "#4f8a3c",
    "#a8588f",
    "#2f6fb5",
    "#7a6a58",
    "#5b8f86",
)


def next_color(used: int) -> str:
    """The colour for the next record when `used` exist already."""
    return COLORS[used % len(COLORS)]
