"""The folders in which this system wants settings, data, state and logs. No Qt."""

import os
import sys
from pathlib import Path
from typing import Literal

Kind = Literal["config", "data", "state", "log"]

# The XDG base directory specification; platformdirs knows it too, but takes 4 ms to load, and the start waits for it.
_XDG = {
    "config": ("XDG_CONFIG_HOME", ".config"),
    "data": ("XDG_DATA_HOME", ".local/share"),
    "state": ("XDG_STATE_HOME", ".local/state"),
}


def folder(kind: Kind) -> Path:
    """The folder of that kind for this app; it need not exist."""
    if sys.platform.startswith("linux"):
        variable, otherwise = _XDG["state" if kind == "log" else kind]
        base = os.environ.get(variable, "")
        whole = (Path(base) if base.strip() else Path.home() / otherwise) / "crossread"
        return whole / "log" if kind == "log" else whole
    import platformdirs

    named = platformdirs.PlatformDirs("crossread", appauthor=False)
    return {
        "config": named.user_config_path,
        "data": named.user_data_path,
        "state": named.user_state_path,
        "log": named.user_log_path,
    }[kind]
