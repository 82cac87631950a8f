"""Four papers: two share two sentences, two have a statement the same way, one stands alone."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crossread.db.project import Project
from crossread.db.record import record
from crossread.db.records import Passage
from crossread.desktop.application.session import Session

SAVED = "The Carpathia reached New York on Thursday night with all who had been taken from the boats."
EDITED = "The Carpathia reached New York late on Thursday with those who had been taken off the boats."
OTHER = "Nobody at the offices of the line could say how many boats the ship had carried."
ALONE = "In Liverpool the flags were lowered, and shops stayed shut until the afternoon came."


@record
class Papers:
    """Where the project lies, and its sources in their order."""

    path: Path
    ids: tuple[str, ...]


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    path = tmp_path / "papers.crossread"
    with Project.create(path, title="Papers") as project:
        ids = tuple(
            project.sources.add(title, text, published=date, publisher="Press").id
            for title, text, date in (
                ("Morning", f"Late news. {EDITED} {ALONE}", "1912-04-19"),
                ("Evening", f"{SAVED} {OTHER}", "1912-04-18"),
                ("Weekly", "She was in tow, the wire says, and all were well on board of her.", "1912-04-20"),
                ("Digest", "It is said by some that a tow had been arranged before nightfall.", None),
            )
        )
        claim = project.claims.add("She is in tow", "truth")
        for source_id in ids[2:]:
            made = project.annotations.add(Passage(source_id=source_id, revision=1, start=0, end=14))
            project.annotations.add_position(made.id, claim.id, via=("office", "The Wire"))
    return Papers(path=path, ids=ids)


@pytest.fixture
def session(session: Session, qtbot: QtBot, papers: Papers) -> Session:
    with qtbot.waitSignal(session.opened):
        session.open(papers.path)
    return session
