"""The lock file: whole, hashed, of no particular machine."""

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
FREEZE = (ROOT / "packaging" / "freeze.lock").read_text(encoding="utf-8")
PINS = [Requirement(line.rstrip(" \\")) for line in LOCK.splitlines() if re.match(r"[a-z0-9]", line)]


def declared() -> list[Requirement]:
    """What pyproject.toml asks for, its tools included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(text) for text in (*project["dependencies"], *project["optional-dependencies"]["dev"])]


def pinned(name: str, python: str) -> list[str]:
    """The versions that the lock gives for a package on that Python, on Linux."""
    environment = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux"}
    return [
        str(pin.specifier).removeprefix("==")
        for pin in PINS
        if canonicalize_name(pin.name) == canonicalize_name(name)
        and (pin.marker is None or pin.marker.evaluate(environment))
    ]


@pytest.mark.parametrize("lock", [LOCK, FREEZE], ids=["requirements", "freeze"])
def test_it_names_no_address_and_no_folder(lock: str) -> None:
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|--trusted|(?<![\w.])/\w", lock)


@pytest.mark.parametrize("lock", [LOCK, FREEZE], ids=["requirements", "freeze"])
def test_every_pin_has_hashes_and_one_exact_version(lock: str) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", lock)[1:]
    assert len(blocks) > 20
    for block in blocks:
        assert re.match(r"[a-z0-9.-]+==[\w.+]+ .*\n +--hash=sha256:", block), block.splitlines()[0]


def test_what_is_frozen_is_what_is_checked() -> None:
    pins = re.findall(r"^([a-z0-9.-]+==[\w.+]+)", FREEZE, re.MULTILINE)
    tested = set(re.findall(r"^([a-z0-9.-]+==[\w.+]+)", LOCK, re.MULTILINE))
    tools = {"altgraph", "macholib", "pefile", "pyinstaller", "pyinstaller-hooks-contrib", "pywin32-ctypes"}
    assert {pin.partition("==")[0] for pin in pins if pin not in tested} == tools


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_it_satisfies_what_is_declared(python: str) -> None:
    for requirement in declared():
        if requirement.marker is None or requirement.marker.evaluate({"python_version": python}):
            versions = pinned(requirement.name, python)
            assert len(versions) == 1, f"{requirement} on {python}: {versions}; run packaging/lock"
            assert requirement.specifier.contains(versions[0]), (
                f"{requirement} is not {versions[0]}: run packaging/lock"
            )


def test_the_pair_that_kills_the_interpreter_is_kept_apart() -> None:
    assert [version.split(".")[:2] for version in pinned("PySide6-Essentials", "3.11")] == [["6", "11"]]


def test_what_is_installed_is_what_is_locked() -> None:
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    for requirement in declared():
        if versions := pinned(requirement.name, here):
            assert metadata.version(requirement.name) == versions[0], "run packaging/set-up tests"
