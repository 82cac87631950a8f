"""The set-up and check scripts, as far as they can be tried without installing anything."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
SCRIPTS = ["packaging/set-up", "packaging/run", "packaging/test", "packaging/lock", ".ci/run"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_script_can_be_run_and_is_sound_bash(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)
    subprocess.run(["bash", "-n", str(ROOT / script)], check=True)


def test_packaging_is_never_a_package() -> None:
    # It would stand in front of the library of that name, which pip and others import.
    assert not (PACKAGING / "__init__.py").exists()


def shadow_system(folder: Path, programs: dict[str, str]) -> dict[str, str]:
    """An environment in which those programs are found first, each given as a line of shell."""
    folder.mkdir()
    for name, line in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(folder)}


def set_up(copy: Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Runs the set-up of a bare copy of the repository."""
    (copy / "packaging").mkdir(parents=True)
    for name in ("packaging/set-up", "packaging/requirements.lock", "pyproject.toml", "setup.py"):
        (copy / name).write_bytes((ROOT / name).read_bytes())
    return subprocess.run(
        ["/bin/bash", str(copy / "packaging" / "set-up"), "app"],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_rights_it_says_what_to_ask_for(tmp_path: Path) -> None:
    system = {"id": "echo 1000", "dpkg-query": "true", "python3": f'exec "{sys.executable}" "$@"'}
    environment = shadow_system(tmp_path / "bin", system)
    for name in ("dirname", "tr", "sed", "grep", "cat"):
        (tmp_path / "bin" / name).symlink_to(f"/usr/bin/{name}")
    environment["PATH"] = str(tmp_path / "bin")  # and so no sudo
    done = set_up(tmp_path / "copy", environment)
    assert done.returncode == 1
    assert "administrator's rights" in done.stderr
    assert "apt-get install libglib2.0-0 libxkbcommon0 libegl1" in done.stderr
    assert not (tmp_path / "copy" / ".venv").exists()


def test_a_python_that_is_too_old_is_told(tmp_path: Path) -> None:
    old = dict.fromkeys(("python3", "python3.13", "python3.12", "python3.11"), "exit 1")
    done = set_up(tmp_path / "copy", shadow_system(tmp_path / "bin", old))
    assert done.returncode == 1
    assert "needs Python 3.11 or later" in done.stderr


def cpu_of_children() -> float:
    """Seconds of work by processes that have ended: on a busy machine too it is the same."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_run_again_it_installs_nothing_and_is_quick(tmp_path: Path) -> None:
    if not (ROOT / ".venv" / "set-up").exists():
        pytest.skip("this environment was not made by packaging/set-up")
    called = tmp_path / "called"
    installers = dict.fromkeys(("apt-get", "sudo", "pip"), f'echo "$0 $*" >> "{called}"; exit 9')
    environment = shadow_system(tmp_path / "bin", installers)
    if "PYTHON" in os.environ:
        environment["PYTHON"] = os.environ["PYTHON"]
    environment["PATH"] = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    before = cpu_of_children()
    command = ["/bin/bash", str(PACKAGING / "set-up"), "tests"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert cpu_of_children() - before < 5
    assert not called.exists()


def test_the_check_refuses_an_unknown_stage_and_lists_those_it_has() -> None:
    check = [sys.executable, str(PACKAGING / "check.py")]
    wrong = subprocess.run([*check, "nonsense"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "no such stage: nonsense" in wrong.stderr
    listed = subprocess.run([*check, "--list"], capture_output=True, text=True, check=True).stdout
    assert {"format", "lint", "types", "layers", "tests"} <= set(listed.split())
