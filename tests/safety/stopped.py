"""A parent behind the shim whose children kill themselves just before a call that would write, sync or rename."""

import json
import random
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.safety import shim
from tests.safety.kills import judge, run_child, work

LONGEST_S = 30.0

Say = Callable[[str], None]


def live(path: Path, taken_in: Path, seed: int, nth: int, say: Say) -> None:
    """A child's life, up to its nth call; 0 lets it live, and it says how many calls there were."""
    shim.arm("k", nth)
    work(path, taken_in, seed, say, turns=2)
    say(f"calls {shim.calls()}")


def main() -> None:
    """`stopped FOLDER JSON SEED TIMES` prints what came of it as JSON."""
    folder, taken_in, seed, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    rng, tried, lost, notes = random.Random(seed), 0, 0, []
    while tried < times:
        # Work of one seed makes about as many calls each time; a few deaths are spread over each.
        each = rng.randrange(1 << 30)
        whole = run_child(partial(live, _fresh(folder), taken_in, each, 0), LONGEST_S)
        calls = int(whole.lines[-1].removeprefix("calls "))
        for _ in range(min(10, times - tried)):
            path, nth = _fresh(folder), rng.randint(1, calls)
            told = run_child(partial(live, path, taken_in, each, nth), LONGEST_S)
            _, wrong = judge(path, told, "")
            tried, lost = tried + 1, lost + bool(wrong)
            notes += [f"call {nth} of {calls}: {'; '.join(wrong)}"] if wrong else []
    print(json.dumps({"tried": tried, "lost": lost, "notes": notes[:5]}))


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder / "case", ignore_errors=True)
    (folder / "case").mkdir()
    return folder / "case" / "case.crossread"


if __name__ == "__main__":
    main()
