"""Gives the tests the scripts that build the sample, which are no package."""

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[3] / "packaging" / "sample"


@pytest.fixture
def build_sample(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module `build_sample`."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("build_sample")


@pytest.fixture
def make_id(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The ids that the scripts make of the keys in the marks."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    make: Callable[..., str] = importlib.import_module("marked_articles").make_id
    return make
