"""The folders are those that the system's conventions say, with and without variables that move them."""

import sys
from pathlib import Path
from typing import get_args

import platformdirs
import pytest

from crossread.desktop.application import places

VARIABLES = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere they are asked of platformdirs itself")
@pytest.mark.parametrize("value", [None, "", " ", "/somewhere/else"])
@pytest.mark.parametrize("kind", get_args(places.Kind))
def test_the_same_as_platformdirs(kind: places.Kind, value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in VARIABLES:
        if value is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, value)
    expected: Path = getattr(platformdirs, f"user_{kind}_path")("crossread", appauthor=False)
    assert places.folder(kind) == expected
