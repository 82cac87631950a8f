"""The shim before the C library: compiled on the fly, put before a child process, and spoken to from inside it."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.safety.harness import ROOT

SOURCE = Path(__file__).with_name("shim.c")
LIMIT_S = 3_600


def compiler() -> str | None:
    """The C compiler there is; None where the shim cannot be had (no compiler, or no Linux)."""
    if not sys.platform.startswith("linux"):
        return None
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def build(folder: Path) -> Path:
    """Compile the shim into a folder."""
    out = folder / "shim.so"
    command = [compiler() or "cc", "-shared", "-fPIC", "-O1", "-o", str(out), str(SOURCE), "-ldl", "-lpthread"]
    subprocess.run(command, check=True, capture_output=True)
    return out


def run(shim: Path, watched: Path, module: str, arguments: Sequence[str], log: Path | None = None) -> str:
    """Run a module of this folder behind the shim; answers with what it printed. Raises if it failed."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.safety.{module}", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "LD_PRELOAD": str(shim),
            "SHIM_FOLDER": str(watched.resolve()),
            **({"SHIM_LOG": str(log)} if log else {}),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed: {done.stderr[-2000:]}")
    return done.stdout


@cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def mark(text: str) -> None:
    """In the child: put a word between what is recorded."""
    _library().shim_mark(text.encode())


def arm(kind: str, nth: int = 0, error: int = 0) -> None:
    """In the child: let calls from the nth on fail (`f`), only the nth (`e`), or the process end there (`k`)."""
    _library().shim_arm(ctypes.c_char(kind.encode()), ctypes.c_long(nth), ctypes.c_int(error))


def disarm() -> None:
    """In the child: let everything succeed again, and count from nothing."""
    _library().shim_arm(ctypes.c_char(b"\0"), ctypes.c_long(0), ctypes.c_int(0))


def calls() -> int:
    """In the child: how many calls there were since it was last armed or disarmed."""
    _library().shim_calls.restype = ctypes.c_long
    return int(_library().shim_calls())
