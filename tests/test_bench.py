"""The benchmarks can be found, and their table tells a broken limit."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / "tests" / "bench"

PLANTED = """
from tests.bench.harness import Meter, bench
import time

@bench("keeps its limit", rounds=3, wall_p99_ms=5000, at_most_times=5000)
def kept(meter: Meter) -> None:
    for _ in meter.rounds(warm=1):
        with meter.compared():
            time.sleep(0.001)
        with meter.timed():
            (meter.folder / "file").touch()

@bench("breaks its limit", rounds=3, wall_p50_ms=1)
def broken(meter: Meter) -> None:
    for _ in meter.rounds():
        with meter.timed():
            time.sleep(0.002)

@bench("waits for a paint", rounds=3, gap_ms=2000)
def painted(meter: Meter) -> None:
    meter.application()
    from PySide6.QtWidgets import QLabel
    label = QLabel("a")
    label.show()
    for number in meter.rounds():
        meter.settle(quiet_ms=5)
        with meter.timed(), meter.painted(label):
            label.setText(str(number))

@bench("fails", rounds=3)
def fails(meter: Meter) -> None:
    raise RuntimeError("no such project")
"""


def run(script: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=False)


def test_every_bench_is_found() -> None:
    done = run(BENCH / "run.py", "--list")
    assert done.returncode == 0, done.stderr
    assert {"start.command_line", "start.first_paint"} <= set(done.stdout.split())


def test_the_table_tells_what_holds_and_what_does_not(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "bench"
    folder.mkdir(parents=True)
    for name in ("run.py", "harness.py"):
        (folder / name).write_bytes((BENCH / name).read_bytes())
    (folder / "bench_planted.py").write_text(PLANTED, encoding="utf-8")
    done = run(folder / "run.py")
    assert done.returncode == 1
    verdicts = {line.split()[0]: line for line in done.stdout.splitlines() if line.startswith("planted.")}
    assert verdicts["planted.kept"].endswith("ok")
    assert verdicts["planted.broken"].endswith("p50 over 1 ms")
    assert verdicts["planted.painted"].endswith("ok")
    assert verdicts["planted.fails"].endswith("failed: RuntimeError: no such project")
    assert run(folder / "run.py", "kept").returncode == 0
    assert run(folder / "run.py", "nothing of that name").returncode == 2


@pytest.mark.parametrize(
    ("count", "share", "rank"), [(1, 0.99, 1), (10, 0.5, 5), (10, 0.99, 10), (100, 0.99, 99), (200, 0.99, 198)]
)
def test_percentiles_are_values_that_occurred(count: int, share: float, rank: int) -> None:
    code = "import sys; sys.path[0] = sys.argv[1]; from tests.bench.harness import percentile; print(percentile"
    values = list(range(count, 0, -1))
    done = subprocess.run(
        [sys.executable, "-c", f"{code}({values}, {share}))", str(ROOT)], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) == rank
