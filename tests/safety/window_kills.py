"""SIGKILL while somebody works in the window: what the window has shown is in the file."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from crossread.db.project import Project
from tests.safety.harness import ROOT, Row
from tests.safety.mixed_work import faults

LONG, SHORT = 36, 1
LONGEST_S = 4.0
PATIENCE_S = 120.0
IDS = "SELECT id FROM annotations"
TEXT = "The line says that all are safe, and that she is in tow. Fourteen hundred and ninety were not saved at sea. "


def rows(*, long: bool, seed: int) -> list[Row]:
    """Kills at random moments after the window has shown the project, all on one file."""
    rng, kills, lost, shown, notes = random.Random(seed), 0, 0, 0, []
    with tempfile.TemporaryDirectory(prefix="crossread-window-") as folder:
        path = Path(folder) / "case.crossread"
        with Project.create(path, title="Killed") as project:
            project.sources.add("Evening", TEXT * 30)
            project.history.start_here()
        for _ in range(LONG if long else SHORT):
            lines = _live(path, rng.randrange(1 << 30), rng.uniform(0, LONGEST_S))
            kills, shown = kills + 1, shown + len(lines)
            wrong = judge(path, lines[-1])
            lost += bool(wrong)
            notes += [f"kill {kills}: {'; '.join(wrong)}"] if wrong else []
    if long and shown < 3 * kills:
        # Nobody worked, so nothing was tried: a shortcut may have changed.
        lost, notes = kills, ["hardly anything was shown"]
    note = f"{shown:,} states shown" + "; ".join(["", *notes[:4]])
    return [Row("kills (SIGKILL) of the window at work by the keys", kills, lost, note)]


def _live(path: Path, seed: int, delay: float) -> list[str]:
    """What a window said until it was killed, `delay` seconds after its first word."""
    reading, writing = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.safety.window_life", str(path), str(seed), str(writing)],
        cwd=ROOT,
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    said, ends, killed = b"", time.monotonic() + PATIENCE_S, False
    os.set_blocking(reading, False)
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        while (piece := pipe.read(65_536)) != b"":
            if piece and not said:
                ends = time.monotonic() + delay
            said += piece or b""
            if not killed and time.monotonic() >= ends:
                child.send_signal(signal.SIGKILL)
                killed = True
            time.sleep(0.002)
    _, errors = child.communicate()
    lines = said.decode().splitlines() if said.endswith(b"\n") else said.decode().splitlines()[:-1]
    if not killed or not lines:
        raise RuntimeError(f"the window failed by itself: {errors.decode()[-2000:]}")
    return lines


def judge(path: Path, line: str) -> list[str]:
    """What is wrong with the file, if the window said this last: its step, and the annotations that it painted."""
    _, step, ids = line.split(" ")
    painted = set(ids.split(",")) - {""}
    with Project.open(path) as project:
        wrong = faults(project)
        more = project.step_number - int(step)
        if more < 0:
            wrong.append(f"the window had shown step {step}, the file ends with {project.step_number}")
        elif more > 1:
            wrong.append(f"{more} steps came after what was shown last")
        elif more == 1:
            # The step under way when it was killed is there as a whole: taken back, all is as was shown.
            if project.history.steps(limit=1)[0].kind == "undo":
                project.history.redo()
            else:
                project.history.undo()
        if not wrong and {row[0] for row in project.store.rows(IDS)} != painted:
            wrong.append("the annotations in the file are not those that were shown")
    return wrong
