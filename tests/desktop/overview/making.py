"""What the tests of the overview act on."""

from pathlib import Path

from tests.db.overview.making import Made

HOW_MANY = 240


class Case:
    """The project's file, what it holds, and the ids of its annotations."""

    def __init__(self, path: Path, made: Made, ids: list[str]) -> None:
        self.path, self.made, self.ids = path, made, ids
