"""How fast the program starts, as whole processes: the command line, and the window up to its first paint."""

import os
import sys
from pathlib import Path

from tests.bench.harness import Meter, bench

CROSSREAD = Path(sys.executable).parent / "crossread"

# Both windows leave as soon as their first paint has ended, without tidying up.
EMPTY_WINDOW = Path(__file__).with_name("empty_window.py")
FIRST_PAINT = Path(__file__).with_name("first_paint.py")


QUIT_AFTER_PAINT = "CROSSREAD_QUIT_AFTER_PAINT"


def keep_bytecode(meter: Meter) -> None:
    """Lets the programs find their modules compiled, as installed ones do, whatever the environment says of that."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(meter.folder / "compiled")


@bench("crossread sources, against python -c pass", rounds=20, at_most_times=6)
def command_line(meter: Meter) -> None:
    """Lists the sources of a project with ten texts."""
    keep_bytecode(meter)
    texts = meter.folder / "texts"
    texts.mkdir()
    for number in range(10):
        (texts / f"{number}.txt").write_text(f"Article {number}\n\nWords of article {number}.\n", encoding="utf-8")
    project = meter.folder / "p.crossread"
    meter.run([CROSSREAD, "import", project, texts])
    for _ in meter.rounds():
        meter.compared_process([sys.executable, "-c", "pass"])
        meter.process([CROSSREAD, "sources", project])


@bench("first paint of the sample project's text, against an empty window", rounds=15, at_most_times=1.6)
def first_paint(meter: Meter) -> None:
    """Opens a copy of the sample project that is there already, as on every start but the first."""
    keep_bytecode(meter)
    # Opened and closed once, so that the copy lies there as a window leaves it and not as one that was killed.
    os.environ[QUIT_AFTER_PAINT] = "1"
    meter.run([sys.executable, "-m", "crossread.desktop.command_line.main", "--sample"])
    del os.environ[QUIT_AFTER_PAINT]
    for _ in meter.rounds():
        meter.compared_process([sys.executable, EMPTY_WINDOW])
        meter.process([sys.executable, FIRST_PAINT, "--sample"])
