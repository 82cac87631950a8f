"""Gives the tests the scripts that build the sample, which are no package."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[3] / "packaging" / "sample"


@pytest.fixture
def build_sample(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module that writes the sample and checks it."""
    return script("build_sample", monkeypatch)


@pytest.fixture
def marked_articles(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module that makes ids of the keys in the marks."""
    return script("marked_articles", monkeypatch)


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module that gives the sample's records to the rules."""
    return script("judged", monkeypatch)


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """One of the scripts, imported as it imports its neighbours."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module(name)
