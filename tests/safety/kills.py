"""SIGKILL at random points of mixed work: what was acknowledged is there, and the step after it wholly or not at all.

A child process opens the project, works, closes it and opens it again, and tells on a pipe what it is about to commit
and what has returned. The parent kills it, opens the file as the next start of the program would, and compares the
fingerprint of every row with what the child had said last.
"""

import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from json import loads
from pathlib import Path

from crossread.db.project import Project
from tests.safety import shim
from tests.safety.harness import Row
from tests.safety.mixed_work import Work, faults, fingerprint, make_import

KILLS_PER_FILE = 12
LONG, SHORT = 600, 8
LONGEST_S = 0.25


@dataclass(slots=True)
class Told:
    """What a child has said: the fingerprint of the last state it was given back, and of those to be committed since.

    Some work is several steps, and only the last is given back.
    """

    done: str = ""
    intended: list[str] = field(default_factory=list)
    steps: int = 0
    ended: bool = False
    lines: list[str] = field(default_factory=list)

    def hear(self, line: str) -> None:
        """Take in one line."""
        word, _, rest = line.partition(" ")
        self.lines.append(line)
        if word == "intend":
            self.intended.append(rest)
        elif word == "done":
            self.done = rest
            self.intended.clear()
            self.steps += 1
        elif word == "end":
            self.ended = True


def work(path: Path, json: Path, seed: int, say: Callable[[str], None], *, turns: int = 6) -> None:
    """The child's life: it makes the project if there is none, and works until it is killed or has done enough."""
    rng = random.Random(seed)
    for turn in range(turns):
        fresh = not path.exists()
        project = Project.create(path, title="Killed") if fresh else Project.open(path, author="Ada")
        watch_commits(project, say)
        say(f"done {fingerprint(project)}")
        doing = Work(project, rng, json=json)
        if fresh:
            doing.begin()
            say(f"done {fingerprint(project)}")
        for _ in range(rng.randint(3, 25)):
            doing.step()
            say(f"done {fingerprint(project)}")
        if turn % 2:
            project.save_copy(path.with_name("copy.crossread"))
        project.close()
        say("closed")
    say("end")


def watch_commits(project: Project, say: Callable[[str], None]) -> None:
    """Tell, from inside each transaction, what is to be committed: `intend`, and the fingerprint as it will be."""
    steps = project.store.writing()
    look = steps._look

    def tell() -> None:
        look()
        if project.store.conn.in_transaction:
            say(f"intend {fingerprint(project)}")

    vars(steps)["_look"] = tell


def run_child(life: Callable[[Callable[[str], None]], None], delay: float) -> Told:
    """Let a child live, kill it after a time, and answer with all that it had said by then."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.close(reading)
            life(lambda line: _write(writing, line))
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    return hear(child, reading, delay)


def hear(child: int, reading: int, delay: float) -> Told:
    """Kill a child after `delay` seconds, and answer with all that it said. Raises if it failed by itself."""
    told, rest, killed, ends = Told(), b"", False, time.monotonic() + delay
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        os.set_blocking(reading, False)
        while True:
            piece = pipe.read(65_536)
            if piece == b"":
                break
            if piece:
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    told.hear(line.decode())
            if not killed and time.monotonic() >= ends:
                os.kill(child, signal.SIGKILL)
                killed = True
            time.sleep(0.001)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"the child failed by itself after {told.lines[-1:]}")
    return told


def _write(descriptor: int, line: str) -> None:
    os.write(descriptor, f"{line}\n".encode())


def judge(path: Path, told: Told, before: str) -> tuple[str, list[str]]:
    """The fingerprint of a file after a kill, and what is wrong; `before` is what it was when the child began."""
    if not path.exists():
        return "", [] if not told.done and not before else ["the file is gone"]
    wanted = {told.done or before, *told.intended} - {""}
    with Project.open(path) as project:
        found = fingerprint(project)
        wrong = faults(project)
    if wanted and found not in wanted:
        wrong.append("what is in the file is neither what was acknowledged nor what was to follow")
    left = sorted(each.name for each in path.parent.glob(f"{path.name}-*"))
    if left:
        wrong.append(f"left beside the file: {left}")
    copy = path.with_name("copy.crossread")
    if copy.exists():
        with Project.open_for_reading(copy) as whole:
            wrong += [f"the copy: {sentence}" for sentence in faults(whole)]
    return found, wrong


def rows(*, long: bool, seed: int) -> list[Row]:
    """Kills at random points, twelve in a row on each file."""
    rng, kills, lost, steps, notes = random.Random(seed), 0, 0, 0, [""]
    wanted = LONG if long else SHORT
    with tempfile.TemporaryDirectory(prefix="crossread-kills-") as folder:
        json = make_import(Path(folder) / "import.json", seed)
        while kills < wanted:
            path = Path(folder) / f"killed-{kills}" / "case.crossread"
            path.parent.mkdir()
            before = ""
            for _ in range(min(KILLS_PER_FILE, wanted - kills)):
                told = run_child(partial(work, path, json, rng.randrange(1 << 30)), rng.uniform(0, LONGEST_S))
                kills, steps = kills + 1, steps + told.steps
                before, wrong = judge(path, told, before)
                lost += bool(wrong)
                notes += [f"kill {kills}: {'; '.join(wrong)}"] if wrong else []
    note = f"{steps:,} steps acknowledged" + "; ".join(notes)
    return [Row("kills (SIGKILL) at random points of mixed work", kills, lost, note), *_at_each_call(long, seed)]


def _at_each_call(long: bool, seed: int) -> list[Row]:
    what = "kills just before a write, sync, truncation, renaming or removal"
    if shim.compiler() is None:
        return [Row(f"{what} (needs a C compiler, and Linux)", 0, 0, "not tried here")]
    with tempfile.TemporaryDirectory(prefix="crossread-calls-") as folder:
        watched = Path(folder) / "watched"
        watched.mkdir()
        json = make_import(Path(folder) / "import.json", seed)
        arguments = [str(watched), str(json), str(seed), str(300 if long else 10)]
        told = loads(shim.run(shim.build(Path(folder)), watched, "stopped", arguments))
    return [Row(what, told["tried"], told["lost"], "; ".join(told["notes"]))]
