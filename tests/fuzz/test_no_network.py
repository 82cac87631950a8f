"""The running program makes no network connection: the kernel would end it at the first internet socket."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz import no_internet

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
EVENTS = 250
WITHOUT = [sys.executable, str(HERE / "no_internet.py"), sys.executable]

pytestmark = pytest.mark.skipif(not no_internet.is_possible(), reason="the kernel's filter is for Linux")


def run(*arguments: str, folder: Path, seconds: int = 300) -> "subprocess.CompletedProcess[str]":
    names = [str(REPOSITORY), str(REPOSITORY / "packaging" / "names")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(names), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [*WITHOUT, *arguments],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
        "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "import threading, socket; one = threading.Thread(target=socket.socket); one.start(); one.join()",
        "from PySide6.QtNetwork import QTcpSocket; QTcpSocket().connectToHost('127.0.0.1', 9)",
    ],
)
def test_an_attempt_is_the_end(attempt: str, tmp_path: Path) -> None:
    done = run("-c", attempt, folder=tmp_path)
    assert done.returncode == -signal.SIGSYS, done.stderr


def test_other_work_goes_on(tmp_path: Path) -> None:
    done = run(
        "-c", "import socket; socket.socketpair(); socket.socket(socket.AF_UNIX); print('well')", folder=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, "well\n"), done.stderr


def test_the_program_lives_through_all_that_is_done_to_it(tmp_path: Path) -> None:
    done = run(str(HERE / "monkey.py"), str(tmp_path), "--seed", "7", "--events", str(EVENTS), folder=tmp_path)
    assert done.returncode == 0, (done.returncode, done.stderr[-2000:])
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["events"] >= EVENTS
    assert len(told["visited"]) > 1
