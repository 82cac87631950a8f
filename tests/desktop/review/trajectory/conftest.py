"""A toll that rises: three sources, one voice that changes its account, a range, an open end, and one set aside."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Passage, SetAside
from crossread.desktop.application.session import Session

TEXT = "None were lost. More than 1,250 were. About 1,500 of us. 1,490 to 1,500 were not saved."


@record
class Toll:
    """Where the project lies, and what is in it."""

    path: Path
    claim: str
    truth: str
    ids: tuple[str, ...]


@pytest.fixture
def toll(tmp_path: Path) -> Toll:
    path = tmp_path / "toll.crossread"
    with Project.create(path, title="Toll") as project:
        dates = ("1912-04-15", "1912-04-16", "1912-07-30", "1940", None)
        sources = [project.sources.add(f"Paper {n}", TEXT, published=date) for n, date in enumerate(dates)]
        claim = project.claims.add("How many were lost?", "number", unit="people")
        truth = project.claims.add("All were saved", "truth")
        line = project.voices.add("The line's office")
        said: list[tuple[int, dict[str, Any]]] = [
            (0, {"value": "0", "voice_id": line.id, "as_of": "1912-04-15"}),
            (1, {"value": "1250", "qualifier": "more than", "voice_id": line.id, "as_of": "1912-04-16"}),
            (2, {"value": "1490", "value_high": "1500"}),
            (3, {"value": "1500", "qualifier": "about"}),
            (3, {"value": "1400", "stance": "denies"}),
            (4, {"value": "1600"}),
            (4, {"value": None}),
        ]
        ids = []
        for place, fields in said:
            made = project.annotations.add(Passage(source_id=sources[place].id, revision=1, start=0, end=14))
            ids.append(project.annotations.add_position(made.id, claim.id, **fields).id)
        project.verdicts.add("settled", claim_id=claim.id, set_aside=[SetAside(id=ids[5], why="unreliable")])
    return Toll(path=path, claim=claim.id, truth=truth.id, ids=tuple(ids))


@pytest.fixture
def session(session: Session, qtbot: QtBot, toll: Toll) -> Session:
    with qtbot.waitSignal(session.opened):
        session.open(toll.path)
    return session
