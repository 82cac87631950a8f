"""What safety costs: a commit with its history against a bare one, undo of very much, opening with its checks."""

import gc
import sqlite3
from pathlib import Path

from crossread.db.events import Events
from crossread.db.project import Project
from crossread.db.records import EventTag, Passage, Position
from crossread.db.store import stranger
from tests.bench.harness import Meter, bench
from tests.bench.projects import make
from tests.bench.safety_rows import OWN, SAFETY, LastRows, bare_copy, write_bare

ROUNDS = 300
USED = 5_000


@bench(
    "one annotation committed, against a bare commit of the same rows, history and index",
    rounds=ROUNDS,
    at_most_times=1.5,
)
def commit_with_history(meter: Meter) -> None:
    """With a note, an event tag and a position, as the picker makes them; the bare rows are written without checks."""
    _commit(meter, (*OWN, *SAFETY))


@bench("one annotation committed, against a bare commit of its rows alone", rounds=ROUNDS, at_most_times=2)
def commit_without_history(meter: Meter) -> None:
    """Held against the annotation, its tag and its position without steps, history and search index."""
    _commit(meter, OWN)


def _commit(meter: Meter, tables: tuple[str, ...]) -> None:
    with Project.create(meter.folder / "case.crossread") as project:
        source = project.sources.add("Evening", "The line says that all are safe. " * 500)
        tag = EventTag(id="", event_id=project.events.add("Sinking").id)
        position = Position(id="", claim_id=project.claims.add("How many?", "number").id, value="1490")
        conn = bare_copy(project, meter.folder / "bare.crossread")
        made = LastRows(project)
        for number in meter.rounds(warm=50):
            passage = Passage(source_id=source.id, revision=1, start=number + 50, end=number + 90)
            with meter.timed():
                project.annotations.add(passage, note="seen here", events=[tag], positions=[position])
            rows = made.take()
            with meter.compared():
                write_bare(conn, rows, tables)
        conn.close()


@bench("undo of deleting an event used 5,000 times: 10,000 rows", rounds=5, wall_p99_ms=1_000)
def undo_deletion(meter: Meter) -> None:
    """Among 100,000 annotations: 5,000 tags come back, and 5,000 annotations are stamped."""
    with Project.open(make(meter.folder / "big.crossread")) as project:
        event = _use(project, project.events)
        for _ in meter.rounds(warm=1):
            project.events.delete(event)
            with meter.timed():
                project.history.undo()
            assert project.store.number("SELECT count(*) FROM event_tags WHERE event_id = ?", (event,)) == USED


@bench("the same in a window: its event loop goes on turning", rounds=5, gap_ms=50)
def undo_beside_the_window(meter: Meter) -> None:
    """By the session, on the writer's thread; timed until the session has told it."""
    gc.disable()  # as the program does
    meter.application()
    from crossread.desktop.application.session import Session

    path = make(meter.folder / "big.crossread")
    with Project.open(path) as project:
        event = _use(project, project.events)
    session = Session()
    told: list[str] = []
    session.undone.connect(told.append)
    session.open(path)
    meter.until(lambda: session.is_open)
    for _ in meter.rounds(warm=1):
        session.run(lambda project: project.events.delete(event))
        meter.until(lambda: not session.busy)
        told.clear()
        meter.settle()
        with meter.timed():
            session.undo()
            meter.until(lambda: bool(told))
    session.close()
    session.wait_until_closed(60)


@bench("undo of deleting 10,000 annotations with their tags and positions", rounds=3)
def undo_annotations(meter: Meter) -> None:
    """Among 100,000: with what belongs to them more than 21,000 rows."""
    with Project.open(make(meter.folder / "big.crossread")) as project:
        ids = [row[0] for row in project.store.rows("SELECT id FROM annotations ORDER BY key LIMIT 10000")]
        for _ in meter.rounds(warm=1):
            project.annotations.delete(ids)
            with meter.timed():
                project.history.undo()
            assert project.annotations.count() == 100_000


@bench("undo of an import of 100,000 annotations, against the import", rounds=1, at_most_times=1)
def undo_import(meter: Meter) -> None:
    """Told while it goes on, and can be stopped; nobody but the writer's thread is kept."""
    from crossread.db.exchange.export_json import export_json
    from crossread.db.exchange.import_json import import_json

    json = meter.folder / "big.json"
    with Project.open(make(meter.folder / "big.crossread")) as big:
        export_json(big, json)
    for number in meter.rounds(warm=0):
        with Project.create(meter.folder / f"{number}.crossread") as project:
            with meter.compared():
                import_json(project, json)
            with meter.timed():
                project.history.undo()
            assert project.annotations.count() == 0


@bench("opening 100,000 annotations with its checks, held against opening without them", rounds=30, wall_p50_ms=30)
def open_with_checks(meter: Meter) -> None:
    """The schema against the one that ships, pragmas read back, the watch over the file; deep checks come later."""
    path = make(meter.folder / "big.crossread")
    for _ in meter.rounds():
        with meter.compared():
            _open_without(path)
        with meter.timed():
            project = Project.open(path)
        project.close()


def _open_without(path: Path) -> None:
    """What any program would do: connect, and read the schema's version and the title."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode = WAL")
    stranger.stored_version(conn)
    conn.execute("SELECT title FROM project").fetchone()
    conn.execute("PRAGMA journal_mode = DELETE")
    conn.close()


def _use(project: Project, events: Events) -> str:
    event = events.add("Much used")
    with project.step("tag_many", name="Much used", count=USED):
        project.store.insert_many(
            "event_tags",
            [
                {"id": f"{number:08}-0000-4000-8000-000000000000", "annotation_id": row[0], "event_id": event.id}
                for number, row in enumerate(project.store.rows(f"SELECT id FROM annotations LIMIT {USED}"))
            ],
        )
    return event.id
