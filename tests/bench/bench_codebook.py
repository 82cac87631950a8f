"""The codebook with 1,000 events, claims and voices beside 100,000 annotations: conflicts, opening, filter, an edit."""

from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.harness import Meter, bench
from tests.bench.projects import make

if TYPE_CHECKING:
    from crossread.db.project import Project
    from crossread.desktop.application.session import Session
    from crossread.desktop.codebook.codebook import Codebook

OF_EACH = 1_000
CLAIMS, POSITIONS = 300, 50_000
WORDS = ("ship", "boats", "night", "water", "people", "report", "captain", "saved", "lost", "crew", "ice", "hour")


def _fill(path: Path) -> Path:
    from crossread.db.project import Project

    with Project.open(path) as project, project.step("import_files", count=1):
        for number in range(len(project.events.all()), OF_EACH):
            words = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 6))
            project.events.add(f"{words} {number}", date=f"19{number % 40 + 10}-{number % 12 + 1:02}")
        for number in range(len(project.claims.all()), OF_EACH):
            words = " ".join(WORDS[(number * step + 3) % len(WORDS)] for step in range(1, 7))
            project.claims.add(f"How many {words} {number}?", "number")
        for number in range(len(project.voices.all()), OF_EACH):
            project.voices.add(f"{WORDS[number % len(WORDS)]} {number}")
    return path


def _opened(meter: Meter) -> "tuple[Session, Codebook]":
    from crossread.desktop.application.session import Session
    from crossread.desktop.codebook.codebook import Codebook
    from crossread.desktop.look import style

    path = _fill(make(meter.folder / "big.crossread"))
    style.apply(meter.application())
    session = Session()
    session.open(path)
    meter.until(lambda: session.is_open)
    codebook = Codebook(session)
    codebook.resize(260, 700)
    codebook.show()
    meter.until(lambda: any(codebook.feed.figures(each).tally_all for each in codebook.tree.book.entries))
    sources: list[str] = []
    session.ask(lambda project: [source.id for source in project.sources.all()][:3], sources.extend)
    meter.until(lambda: bool(sources))
    codebook.set_open_sources(sources)
    meter.settle(300)
    return session, codebook


def _closed(session: "Session") -> None:
    session.close()
    session.wait_until_closed()


@bench("conflicts of all 300 claims with 50,000 positions", rounds=8, wall_p50_ms=1500)
def tallies(meter: Meter) -> None:
    """Read and counted."""
    from crossread.db.project import Project
    from crossread.db.tallies import claim_tallies

    path = make(meter.folder / "big.crossread")
    with Project.open_for_reading(path) as project:
        for _ in meter.rounds(1):
            with meter.timed():
                found = claim_tallies(project)
            assert len(found) == CLAIMS


@bench("the same, when hardly two say the same", rounds=5, wall_p50_ms=1500)
def different(meter: Meter) -> None:
    """50,000 figures in 300 claims, a third of them loosely put; counted alone."""
    import random

    from crossread.db.disagreements.tally import Said, tally
    from crossread.db.records import Claim, Qualifier

    rng = random.Random(1)
    qualifiers: tuple[Qualifier | None, ...] = (None, None, None, None, "about", "more than")
    claim = Claim(id="c", statement="How many?", value_type="number")
    said = [
        {
            Said(value=str(rng.randint(100, 9_999_999)), qualifier=rng.choice(qualifiers)): 1
            for _ in range(POSITIONS // CLAIMS)
        }
        for _ in range(CLAIMS)
    ]
    for _ in meter.rounds(1):
        with meter.timed():
            for each in said:
                tally(claim, each)


@bench("conflicts of one claim after an edit", rounds=100, wall_p50_ms=5)
def one_claim(meter: Meter) -> None:
    """What the step touched, found and counted."""
    from crossread.db.project import Project
    from crossread.db.tallies import claim_tallies, touched_by

    path = make(meter.folder / "big.crossread")
    with Project.open(path) as project:
        claims = project.claims.all()
        for number in meter.rounds():
            annotation = project.annotations.of_claim(claims[number].id)[0]
            project.annotations.edit_position(annotation.positions[0].id, value=str(7000 + number))
            with meter.timed():
                claim_tallies(project, touched_by(project, project.step_number).claims)


@bench("a key in the filter over 3,000 rows", rounds=40, wall_p50_ms=50, wall_p99_ms=150, gap_ms=150)
def filter_key(meter: Meter) -> None:
    """From the key to the end of the paint; each fourth is Escape, which lays out all 3,000 rows again."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    session, codebook = _opened(meter)
    line = codebook.filter.line
    line.setFocus()
    for number in meter.rounds():
        meter.settle()
        with meter.timed(), meter.painted(codebook.view.viewport()):
            if number % 4 == 3:
                QTest.keyClick(line, Qt.Key.Key_Escape)
            else:
                QTest.keyClicks(line, "boa"[number % 4])
    _closed(session)


@bench("an event renamed, to its row", rounds=40, wall_p50_ms=100, gap_ms=50)
def rename(meter: Meter) -> None:
    """From the operation to the end of the paint that shows the new title."""
    session, codebook = _opened(meter)
    view, tree = codebook.view, codebook.tree
    event = tree.book.of("event")[10]
    codebook.set_chosen(event.id)
    titles = [""]

    def edit(project: "Project") -> None:
        project.events.edit(event.id, title=titles[-1])

    for number in meter.rounds():
        meter.settle()
        titles.append(f"Renamed {number}")
        shows = meter.painted(view.viewport(), when=lambda: tree.book.entries[event.id].title == titles[-1])
        with meter.timed(), shows:
            session.run(edit)
    _closed(session)


@bench("an annotation made, to its count in the codebook", rounds=40, wall_p99_ms=100, gap_ms=50)
def counted(meter: Meter) -> None:
    """From the operation to the end of the paint that shows the count of its event."""
    from crossread.db.records import EventTag, Passage

    session, codebook = _opened(meter)
    view, feed = codebook.view, codebook.feed
    event = codebook.tree.book.of("event")[10]
    codebook.set_chosen(event.id)
    places, before = [10], [0]

    def add(project: "Project") -> None:
        passage = Passage(source_id=feed.open_sources[0], revision=1, start=places[-1], end=places[-1] + 20)
        project.annotations.add(passage, events=[EventTag(id="", event_id=event.id)])

    for _ in meter.rounds():
        meter.settle(600)
        places.append(places[-1] + 1)
        before.append(feed.figures(event.id).here)
        with meter.timed(), meter.painted(view.viewport(), when=lambda: feed.figures(event.id).here > before[-1]):
            session.run(add)
    _closed(session)
