"""Which sources lie on the desk when a project is opened for the first time. No Qt, so that it is known early."""

import json
from collections.abc import Sequence
from pathlib import Path

from crossread import resources
from crossread.desktop.application.sample import copy_path

LEAST_AT_FIRST, MOST_AT_FIRST = 2, 3
"""So many sources are laid side by side then."""


def in_order(path: Path | None, ids: Sequence[str]) -> list[str]:
    """The sources in the order in which they are laid out: of the sample first those that the guide speaks of."""
    if path is None or path != copy_path():
        return list(ids)
    told = json.loads((Path(resources.__file__).parent / "sample" / "guide.json").read_text(encoding="utf-8"))
    spoken_of = (*told["beside"][:1], told["source_id"], *told["beside"][1:])
    first = [each for each in spoken_of if each in ids]
    return [*first, *(each for each in ids if each not in first)]
