"""The command that prints the table: what it says, and with which code it ends."""

import os
import sys
import types
from pathlib import Path

import pytest

from tests.safety import harness
from tests.safety.harness import SECTIONS, Row, main, table


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """A section of its own, put in the place of all others."""
    module = types.ModuleType("tests.safety.planted")
    monkeypatch.setitem(sys.modules, "tests.safety.planted", module)
    monkeypatch.setattr(harness, "SECTIONS", ("planted",))
    return module


def test_every_section_is_a_module_with_rows() -> None:
    folder = Path(harness.__file__).parent
    for section in SECTIONS:
        assert "def rows(*, long: bool, seed: int) -> list[Row]:" in (folder / f"{section}.py").read_text("utf-8")


def test_a_loss_ends_with_one(
    planted: types.ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    homes = []

    def rows(*, long: bool, seed: int) -> list[Row]:
        homes.append(os.environ["HOME"])
        return [Row("kills", 1_500, seed, f"long is {long}")]

    vars(planted)["rows"] = rows
    own = os.environ["HOME"]
    monkeypatch.setattr(sys, "argv", ["safety", "--seed", "0", "--long"])
    assert main() == 0
    assert "| kills | 1,500 |    0 | long is True |" in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["safety", "--seed", "2"])
    assert main() == 1
    assert homes[0] != own
    assert os.environ["HOME"] == own


def test_an_unknown_section_is_wrong_usage(planted: types.ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["safety", "--only", "hope"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2


def test_the_table_is_of_markdown() -> None:
    lines = table([Row("one", 1, 0), Row("another", 20, 0, "slowly")]).splitlines()
    assert lines[1].startswith("| ---")
    assert len({len(line) for line in lines}) == 1
