"""Runs the benches of this folder and prints one table: `packaging/bench [WORD...]`.

Words choose the benches whose key or title holds one of them. Exit 1 if a bench fails or breaks one of its limits.
How a bench is written stands in `harness.py`.
"""

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[0] = str(ROOT)  # the files of this folder are tests.bench.…, here as in the type checker

from tests.bench.harness import BENCHES, Bench, Meter, Samples, percentile

LIMIT_S = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one bench: its samples, or why there are none."""

    measured: Samples
    baseline: Samples
    failure: str = ""


def discover() -> dict[str, Bench]:
    """Loads every bench file; answers with the benches by key, in the order of the files."""
    for path in sorted(HERE.glob("bench_*.py")):
        importlib.import_module(f"tests.bench.{path.stem}")
    return BENCHES


def run_here(key: str) -> None:
    """Runs one bench in this process and prints its samples as JSON on the last line."""
    chosen = discover()[key]
    with tempfile.TemporaryDirectory(prefix="crossread-bench-") as folder:
        meter = Meter(chosen.rounds, Path(folder))
        chosen.function(meter)
        print(json.dumps({"measured": asdict(meter.measured), "baseline": asdict(meter.baseline)}), flush=True)


def run_apart(chosen: Bench) -> Outcome:
    """Runs one bench in a process of its own, with an empty home and no screen."""
    with tempfile.TemporaryDirectory(prefix="crossread-bench-home-") as home:
        xdg = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        try:
            done = subprocess.run(
                [sys.executable, str(HERE / "run.py"), "--one", chosen.key],
                env={"QT_QPA_PLATFORM": "offscreen", **os.environ, "HOME": home, **xdg},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=LIMIT_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Outcome(measured=Samples(), baseline=Samples(), failure=f"no end after {LIMIT_S} s")
    if done.returncode:
        last = (done.stderr.strip() or f"exit {done.returncode}").splitlines()[-1]
        return Outcome(measured=Samples(), baseline=Samples(), failure=last)
    samples = json.loads(done.stdout.splitlines()[-1])
    return Outcome(measured=Samples(**samples["measured"]), baseline=Samples(**samples["baseline"]))


def times(outcome: Outcome) -> float | None:
    """How often the median of what it is compared with goes into the bench's own."""
    if not outcome.baseline.wall_ms:
        return None
    return percentile(outcome.measured.wall_ms, 0.5) / percentile(outcome.baseline.wall_ms, 0.5)


def broken(chosen: Bench, outcome: Outcome) -> list[str]:
    """The limits that do not hold, in words."""
    if outcome.failure:
        return [f"failed: {outcome.failure}"]
    if not outcome.measured.wall_ms:
        return ["measured nothing"]
    figures = (
        ("p50", percentile(outcome.measured.wall_ms, 0.5), chosen.wall_p50_ms, "ms"),
        ("p99", percentile(outcome.measured.wall_ms, 0.99), chosen.wall_p99_ms, "ms"),
        ("gap", outcome.measured.gap_ms, chosen.gap_ms, "ms"),
        ("times", times(outcome), chosen.at_most_times, "×"),
    )
    return [
        f"{name} over {limit:g} {unit}" if value is not None else f"{name} was not measured"
        for name, value, limit, unit in figures
        if limit is not None and (value is None or value > limit)
    ]


def number(value: float | None) -> str:
    """A figure for the table: three digits that count, a dash for none."""
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def row(chosen: Bench, outcome: Outcome) -> list[str]:
    """One line of the table."""
    measured = outcome.measured
    limits = [
        f"{name} ≤ {limit:g}"
        for name, limit in (
            ("p50", chosen.wall_p50_ms),
            ("p99", chosen.wall_p99_ms),
            ("gap", chosen.gap_ms),
            ("times", chosen.at_most_times),
        )
        if limit is not None
    ]
    faults = broken(chosen, outcome)
    return [
        chosen.key,
        chosen.title,
        str(len(measured.wall_ms)),
        number(percentile(measured.wall_ms, 0.5) if measured.wall_ms else None),
        number(percentile(measured.wall_ms, 0.99) if measured.wall_ms else None),
        number(percentile(measured.cpu_ms, 0.5) if measured.cpu_ms else None),
        number(measured.gap_ms),
        number(times(outcome) if measured.wall_ms else None),
        ", ".join(limits) or "none",
        "; ".join(faults) or "ok",
    ]


HEADS = ["bench", "what", "n", "p50 ms", "p99 ms", "CPU ms", "gap ms", "times", "limits", ""]
FIGURES = range(2, 8)


def print_table(rows: list[list[str]]) -> None:
    """Prints the rows under their heads, figures to the right."""
    widths = [max(len(line[column]) for line in [HEADS, *rows]) for column in range(len(HEADS))]
    for line in [HEADS, *rows]:
        cells = [
            cell.rjust(width) if column in FIGURES else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def main() -> int:
    """Runs what was chosen, one after the other, and prints the table."""
    parser = argparse.ArgumentParser(prog="packaging/bench", description="Runs the benchmarks.")
    parser.add_argument("words", nargs="*", help="only benches whose key or title holds one of these")
    parser.add_argument("--list", action="store_true", help="tell the benches and stop")
    parser.add_argument("--one", metavar="KEY", help="run this one here and print its samples as JSON")
    options = parser.parse_args()
    if options.one:
        run_here(options.one)
        return 0

    chosen = [
        found
        for found in discover().values()
        if not options.words or any(word.lower() in f"{found.key} {found.title}".lower() for word in options.words)
    ]
    if options.list or not chosen:
        for found in chosen:
            print(f"{found.key:30} {found.title}")
        return 0 if chosen else 2

    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    outcomes = []
    for found in chosen:
        print(f"… {found.key}", file=sys.stderr, flush=True)
        outcomes.append((found, run_apart(found)))
    print_table([row(found, outcome) for found, outcome in outcomes])
    return 1 if any(broken(found, outcome) for found, outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
