"""The program under random events: no crash, no hang, no warning, no exception, and a sound project afterwards."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.fuzz.driving import in_memory
from tests.safety.harness import ROOT, Row

LONG, SHORT = (12, 2_000), (2, 120)
PATIENCE_S = 1_800


def rows(*, long: bool, seed: int) -> list[Row]:
    """Runs of the program, every other one while the project is changed from elsewhere as well."""
    runs, events = LONG if long else SHORT
    done, wrong, kinds = 0, 0, set()
    for number in range(runs):
        told = run(seed + number, events, changes=number % 2 == 1)
        done += told["events"]
        kinds |= set(told["kinds"])
        wrong += len(troubles(told))
        for trouble in troubles(told):
            print(f"seed {seed + number}: {trouble}", file=sys.stderr)
    return [Row("random event on the window", done, wrong, f"{runs:,} runs, {len(kinds):,} kinds of events")]


def run(seed: int, events: int, *, changes: bool) -> dict[str, Any]:
    """One run of the program in a process of its own; what it tells, or what it died of."""
    with tempfile.TemporaryDirectory(prefix="crossread-monkey-", dir=in_memory()) as folder:
        command = [sys.executable, str(ROOT / "tests" / "fuzz" / "monkey.py"), folder]
        command += ["--seed", str(seed), "--events", str(events), *(["--changes"] if changes else [])]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=PATIENCE_S)
        lines = ended.stdout.splitlines()
        if ended.returncode == 0 and lines:
            told: dict[str, Any] = json.loads(lines[-1])
            return told
        log = Path(folder, "events.log")
        last = log.read_text("utf-8").splitlines()[-20:] if log.exists() else []
        died = [f"ended with {ended.returncode}", ended.stderr[-6000:], *last]
        return {"events": len(last), "kinds": {}, "died": "\n".join(died)}


def troubles(told: dict[str, Any]) -> list[str]:
    """What should not have been."""
    died = [told["died"]] if "died" in told else []
    return [*died, *told.get("warnings", ()), *told.get("raised", ()), *told.get("faults", ())]
