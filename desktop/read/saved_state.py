"""The desk's state as plain values, for the settings: written whole, read with distrust. No Qt."""

from collections.abc import Mapping, Sequence

from crossread.db.record import record


@record
class SavedPane:
    """One pane: its source, how wide it is wanted, and the places of caret and first line as code point offsets."""

    source_id: str
    width: float = 1.0
    caret: int = 0
    top: int = 0
    zoom: int = 0
    """By how many pixels its text is larger than all."""
    turned: tuple[int, ...] = ()
    """The code point offsets at which folds begin that are not open or closed as all are."""


def write_state(panes: Sequence[SavedPane], active: int) -> dict[str, object]:
    """The state as strings, numbers, lists and dicts."""
    return {
        "panes": [
            {
                "source": pane.source_id,
                "width": round(pane.width, 4),
                "caret": pane.caret,
                "top": pane.top,
                "zoom": pane.zoom,
                "turned": list(pane.turned),
            }
            for pane in panes
        ],
        "active": active,
    }


def read_state(state: object) -> tuple[list[SavedPane], int]:
    """Panes, and the number of the one in use; what cannot be understood is left out."""
    if not isinstance(state, Mapping):
        return [], 0
    listed = state.get("panes")
    panes = [
        SavedPane(
            source_id=one["source"],
            width=float(_number(one.get("width"), 1)),
            caret=int(_number(one.get("caret"), 0)),
            top=int(_number(one.get("top"), 0)),
            zoom=zoom if isinstance(zoom := one.get("zoom"), int) else 0,
            turned=tuple(at for at in turned if isinstance(at, int))
            if isinstance(turned := one.get("turned"), list)
            else (),
        )
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, Mapping) and isinstance(one.get("source"), str)
    ]
    return panes, int(_number(state.get("active"), 0))


def _number(value: object, otherwise: float) -> float:
    return value if isinstance(value, int | float) and value >= 0 else otherwise
