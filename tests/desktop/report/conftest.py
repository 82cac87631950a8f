"""The case of these tests: the small project of the report's own."""

from pathlib import Path

import pytest

from tests.db.report.making import Case, make


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return make(tmp_path / "mill.crossread")
