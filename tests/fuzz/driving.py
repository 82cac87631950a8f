"""Tries very many inputs in child processes, so that a crash or a hang is noticed, told with its input, and survived.

A kind of input is a module of this folder, or one named with its package, with `class Trying` that has
`def __init__(self, scratch: Path, seed: int)` and `def one(self, number: int) -> str`: what is wrong, or nothing.
"""

import faulthandler
import importlib
import io
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HANG_S = 120
_CHUNK = 500


@dataclass(slots=True)
class Tried:
    """How many inputs were tried, what was wrong with which, and what became of them in all."""

    inputs: int = 0
    wrong: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def in_memory() -> str | None:
    """A folder that no disk is waited for: what is tried here is not whether anything reaches it."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def drive(kind: str, total: int, seed: int) -> Tried:
    """Try `total` inputs of a kind."""
    tried = Tried()
    number = 0
    while number < total:
        count = min(_CHUNK, total - number)
        with tempfile.TemporaryDirectory(prefix="crossread-fuzz-", dir=in_memory()) as folder:
            command = [sys.executable, "-X", "faulthandler", __file__, kind, folder, str(seed), str(number), str(count)]
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
            for line in done.stdout.splitlines():
                told = json.loads(line)
                if "counts" in told:
                    tried.counts.update(told["counts"])
                else:
                    tried.wrong.append(f"{kind} {told['number']}: {told['wrong']}")
            current = Path(folder, "current")
            reached = int(current.read_text()) if current.exists() else number
            if done.returncode:
                tried.wrong.append(f"{kind} {reached}: ended with {done.returncode}\n{done.stderr[-4000:]}")
                tried.inputs += reached - number + 1
                number = reached + 1
            else:
                tried.inputs += count
                number += count
    return tried


def child() -> None:
    """Try some inputs, and print a line of JSON for each that goes wrong."""
    kind, scratch, seed, first, count = sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(scratch / "home")
    trying = importlib.import_module(kind if "." in kind else f"tests.fuzz.{kind}").Trying(scratch, seed)
    current = scratch / "current"
    for number in range(first, first + count):
        current.write_text(str(number))
        faulthandler.dump_traceback_later(HANG_S, exit=True)
        wrong = _wrong(trying, number)
        if wrong:
            print(json.dumps({"number": number, "wrong": wrong}), flush=True)
    faulthandler.cancel_dump_traceback_later()
    print(json.dumps({"counts": trying.counts}), flush=True)


def _wrong(trying: Any, number: int) -> str:
    """What is wrong with one input; whatever is raised is."""
    log = logging.getLogger("fuzz")
    kept = io.StringIO()
    log.addHandler(handler := logging.StreamHandler(kept))
    try:
        return str(trying.one(number))
    except Exception:
        log.exception("raised")
        return kept.getvalue()
    finally:
        log.removeHandler(handler)


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    child()
