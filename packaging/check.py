"""Runs every check of the repository, one stage after the other, and ends with what each took: `packaging/test`.

A stage is a command and its exit code; all of them run, whichever fails. Exit 0 if every stage passed, 1 if one did
not, 2 for an unknown stage.
"""

import argparse
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sysconfig.get_path("scripts"))
# All of packaging/ but the links to the application, which mypy finds under their own name.
SCRIPTS = tuple(
    str(path.relative_to(ROOT))
    for path in sorted((ROOT / "packaging").rglob("*.py"))
    if "names" not in path.relative_to(ROOT).parts
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One check: a command of the environment's own tools, run in the root of the repository."""

    name: str
    tells: str
    command: tuple[str, ...]
    limit_s: int = 300
    environment: Mapping[str, str] = field(default_factory=dict)


STAGES = (
    Stage(name="format", tells="ruff would not change the layout of a file", command=("ruff", "format", "--check")),
    Stage(name="lint", tells="ruff finds nothing", command=("ruff", "check")),
    Stage(name="types", tells="mypy strict, the application", command=("mypy",)),
    Stage(name="types-tests", tells="mypy strict, tests and tools", command=("mypy", "tests", *SCRIPTS)),
    Stage(name="layers", tells="import-linter: who may import whom", command=("lint-imports",)),
    Stage(
        name="tests",
        tells="pytest: behaviour, packaging, freedesktop files, the built wheel",
        command=("pytest", "-q", "-n", "2", "--dist", "worksteal"),
        limit_s=900,
        environment={"QT_QPA_PLATFORM": "offscreen"},
    ),
)


def run(stage: Stage) -> tuple[bool, float]:
    """Runs one stage, its output passed through; answers whether it passed and the seconds it took."""
    print(f"\n── {stage.name}: {stage.tells}", flush=True)
    program, *arguments = stage.command
    started = time.monotonic()
    try:
        done = subprocess.run(
            [TOOLS / program, *arguments],
            cwd=ROOT,
            env={**os.environ, **stage.environment},
            stdin=subprocess.DEVNULL,
            timeout=stage.limit_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"{stage.name} was stopped after {stage.limit_s} s", flush=True)
        return False, time.monotonic() - started
    return done.returncode == 0, time.monotonic() - started


def main() -> int:
    """Runs the stages that are named on the command line, all of them without a name."""
    parser = argparse.ArgumentParser(prog="packaging/test", description="Runs the checks of the repository.")
    parser.add_argument("stages", nargs="*", metavar="STAGE", help="run only these (without one: all)")
    parser.add_argument("--list", action="store_true", help="tell the stages and stop")
    options = parser.parse_args()
    by_name = {stage.name: stage for stage in STAGES}
    if options.list:
        for stage in STAGES:
            print(f"{stage.name:12} {stage.tells}")
        return 0
    if unknown := set(options.stages) - by_name.keys():
        parser.error(f"no such stage: {', '.join(sorted(unknown))} (there are {', '.join(by_name)})")

    chosen = [by_name[name] for name in options.stages] or list(STAGES)
    results = [(stage, *run(stage)) for stage in chosen]
    print("\n── summary")
    for stage, passed, seconds in results:
        print(f"{'ok    ' if passed else 'FAILED'} {stage.name:12} {seconds:6.1f} s   {stage.tells}")
    failed = [stage.name for stage, passed, _ in results if not passed]
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
