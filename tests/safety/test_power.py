"""Power cuts in their short form, and the disk after one."""

import random
from pathlib import Path

import pytest

from tests.safety import power, shim
from tests.safety.disk import Disk, Entry
from tests.safety.harness import SEED

needs_shim = pytest.mark.skipif(shim.compiler() is None, reason="needs a C compiler, and Linux")


@needs_shim
def test_nothing_acknowledged_is_lost_by_a_power_cut_and_a_planted_loss_is_told() -> None:
    found = power.rows(long=False, seed=SEED)
    assert len(found) == 5
    assert all(row.tried and not row.lost for row in found), found


def _entry(kind: str, *, inode: int = 1, at: int = 0, name: str = "", data: bytes = b"", second: str = "") -> Entry:
    return Entry(kind, inode, at, name, second, data)


def test_what_was_not_synced_may_be_gone(tmp_path: Path) -> None:
    disk = Disk()
    for entry in (
        _entry("c", name="/a/one"),
        _entry("w", data=b"safe"),
        _entry("s", name="/a/one"),
        _entry("s", inode=9, name="/a"),
        _entry("w", at=4, data=b"lost"),
        _entry("r", name="/a/one", second="/a/two"),
    ):
        disk.apply(entry)
    found = {}
    for keep in ("nothing", "everything"):
        (tmp_path / keep).mkdir()
        disk.cut_power(tmp_path / keep, keep, random.Random(1))
        found[keep] = {each.name: each.read_bytes() for each in (tmp_path / keep).iterdir()}
    assert found == {"nothing": {"one": b"safe"}, "everything": {"two": b"safelost"}}
