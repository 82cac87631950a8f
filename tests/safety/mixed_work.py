"""Mixed work on a project, drawn at random: every kind of operation, and the fingerprint of what came of it."""

import hashlib
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from crossread.db.errors import InvalidRecordError
from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.overview import bulk
from crossread.db.project import Project
from crossread.db.records import EventTag, Finding, Passage, Position, Zone
from crossread.db.store.schema import TABLES
from crossread.db.verify import verify

WORDS = (
    "the",
    "line",
    "says",
    "all",
    "are",
    "safe",
    "while",
    "1,490",
    "were",
    "lost",
    "at",
    "Straße",
    "東京",
    "👩‍👩‍👧",
)
_TABLES = (*(table.name for table in TABLES), "texts", "steps", "history", "documents")


def fingerprint(project: Project) -> str:
    """A hash of every row of every table, times of change included."""
    told = hashlib.sha256()
    for table in _TABLES:
        for row in project.store.conn.execute(f"SELECT * FROM {table} ORDER BY 1"):
            told.update(repr(row).encode())
    return told.hexdigest()


def faults(project: Project) -> list[str]:
    """What `verify` finds wrong, in its words; a leaked reference or a torn page would be among it."""
    return [fault.sentence for fault in verify(project) if not fault.note]


def make_import(path: Path, seed: int, *, steps: int = 40) -> Path:
    """A JSON file to take in, made of another project."""
    with Project.create(path.with_suffix(".crossread"), title="Taken in") as project:
        work = Work(project, random.Random(seed))
        work.begin()
        for _ in range(steps):
            work.step()
        export_json(project, path)
    return path


class Work:
    """Does one operation after the other on a project; an operation that the model refuses is another's turn."""

    def __init__(self, project: Project, rng: random.Random, *, json: Path | None = None) -> None:
        self._project, self._rng, self._json = project, rng, json
        self._deeds: list[Callable[[], object]] = [
            *(self._annotate,) * 6,
            *(self._tag, self._take_position) * 3,
            *(self._undo, self._undo, self._redo),
            *(self._edit_note, self._move, self._untag, self._edit_position, self._edit_source, self._rename),
            *(self._add_source, self._add_revision, self._zones, self._finish, self._reorder),
            *(self._add_event, self._add_claim, self._add_voice, self._edit_codebook, self._group),
            *(self._relate, self._fall_silent, self._decide),
            *(self._delete_annotations, self._delete_codebook, self._delete_source, self._merge, self._tag_many),
        ]

    def begin(self) -> None:
        """What all work begins with, in one step."""
        with self._project.step("add_sources", count=2):
            for _ in range(2):
                self._add_source()
            self._add_event()
            self._add_claim()
            self._add_voice()
            self._annotate()

    def step(self) -> None:
        """One operation that leaves a step, or none if what was drawn had nothing to do."""
        deeds = [*self._deeds, self._import] if self._json else self._deeds
        with suppress(InvalidRecordError):
            self._rng.choice(deeds)()

    def _text(self, words: int) -> str:
        return " ".join(self._rng.choices(WORDS, k=words))

    def _ids(self, table: str) -> list[str]:
        return [row[0] for row in self._project.store.rows(f"SELECT id FROM {table} ORDER BY key")]

    def _one(self, table: str) -> str:
        ids = self._ids(table)
        if not ids:
            raise InvalidRecordError("There is none.")
        return self._rng.choice(ids)

    def _some(self, table: str) -> Sequence[str]:
        ids = self._ids(table)
        return self._rng.sample(ids, self._rng.randint(0, min(len(ids), 12)))

    def _passage(self) -> Passage:
        row = self._rng.choice(
            self._project.store.rows(
                "SELECT r.source_id, r.number, t.length FROM revisions r JOIN texts t ON t.sha256 = r.sha256 "
                "ORDER BY r.key"
            )
            or [("", 1, 60)]
        )
        start = self._rng.randrange(row[2] - 20)
        return Passage(source_id=row[0], revision=row[1], start=start, end=start + self._rng.randint(1, 19))

    def _annotate(self) -> None:
        with self._project.step("annotate", quote="x"):
            events = [EventTag(id="", event_id=each) for each in self._some("events")[:2]]
            positions = [Position(id="", claim_id=each) for each in self._some("claims")[:2]]
            for _ in range(self._rng.choice((1, 1, 1, 15))):
                note = self._text(self._rng.choice((0, 3, 200)))
                self._project.annotations.add(self._passage(), note=note, events=events, positions=positions)

    def _tag(self) -> None:
        self._project.annotations.tag_event(self._one("annotations"), self._one("events"), date="1912-04-15")

    def _take_position(self) -> None:
        claim = self._one("claims")
        given: dict[str, Any] = {"value": "1490"} if self._project.claims.get(claim).value_type == "number" else {}
        self._project.annotations.add_position(self._one("annotations"), claim, **given)

    def _edit_note(self) -> None:
        annotation, visit = self._one("annotations"), None
        for _ in range(3):
            self._project.annotations.edit_note(annotation, self._text(5), continues=visit)
            visit = self._project.history.steps(limit=1)[0].id

    def _move(self) -> None:
        self._project.annotations.move(self._one("annotations"), 2, self._rng.randint(3, 20))

    def _untag(self) -> None:
        self._project.annotations.untag(self._one("event_tags"))

    def _edit_position(self) -> None:
        self._project.annotations.edit_position(
            self._one("positions"), stance=self._rng.choice(("asserts", "denies", "questions")), scope=self._text(2)
        )

    def _add_source(self) -> None:
        self._project.sources.add(self._text(3), self._text(self._rng.choice((40, 400, 4000))))

    def _add_revision(self) -> None:
        self._project.sources.add_revision(self._one("sources"), self._text(60))

    def _edit_source(self) -> None:
        self._project.sources.edit(self._one("sources"), note=self._text(4), published="1912-04-16")

    def _zones(self) -> None:
        self._project.sources.set_zones(self._one("sources"), 1, [Zone(start=0, end=8, kind="headline")])

    def _finish(self) -> None:
        self._project.sources.finish(self._one("sources"), 1)

    def _reorder(self) -> None:
        ids = self._ids("sources")
        self._rng.shuffle(ids)
        self._project.sources.reorder(ids)

    def _add_event(self) -> None:
        self._project.events.add(self._text(2), date=self._rng.choice((None, "1912-04-15")))

    def _add_claim(self) -> None:
        self._project.claims.add(self._text(3), self._rng.choice(("truth", "number")))

    def _add_voice(self) -> None:
        self._project.voices.add(self._text(2), aliases=("office",))

    def _edit_codebook(self) -> None:
        self._project.events.edit(self._one("events"), description=self._text(6), date="1912")

    def _group(self) -> None:
        self._project.claims.edit(self._one("claims"), parent_id=self._one("claims"))

    def _relate(self) -> None:
        self._project.relations.add(self._one("sources"), self._one("sources"), "copies")

    def _fall_silent(self) -> None:
        self._project.silences.add(self._one("sources"), self._one("claims"), 1, note=self._text(3))

    def _decide(self) -> None:
        self._project.verdicts.add("settled", claim_id=self._one("claims"), finding=Finding(), reason=self._text(8))

    def _delete_annotations(self) -> None:
        ids = self._some("annotations")
        self._project.annotations.delete(ids) if ids else None

    def _delete_codebook(self) -> None:
        part = self._rng.choice(("events", "claims", "voices"))
        getattr(self._project, part).delete(self._one(part))

    def _delete_source(self) -> None:
        self._project.sources.delete(self._one("sources"))

    def _merge(self) -> None:
        part = self._rng.choice(("events", "claims", "voices"))
        getattr(self._project, part).merge(self._one(part), self._one(part))

    def _tag_many(self) -> None:
        bulk.add_tag(self._project, self._ids("annotations"), "event", self._one("events"))

    def _undo(self) -> None:
        self._project.history.undo()

    def _redo(self) -> None:
        self._project.history.redo()

    def _rename(self) -> None:
        self._project.rename(self._text(2))

    def _import(self) -> None:
        assert self._json
        import_json(self._project, self._json)
