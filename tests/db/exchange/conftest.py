"""A small document with every kind of record in it, and the way to take documents in and out."""

import copy
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from crossread.db.exchange.export_json import export_json
from crossread.db.exchange.import_json import import_json
from crossread.db.exchange.incoming import Imported
from crossread.db.project import Project

Document = dict[str, Any]
TEXT = "All are safe, the line says.\n👩‍👩‍👧 “Nearly 1,500” were lost that night.\n"
OTHER = "Fifteen hundred lost.\n"


def known(number: int) -> str:
    """A UUID that a reader can tell apart."""
    return f"00000000-0000-4000-8000-{number:012d}"


def _passage(text: str, start: int, end: int) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "quote": text[start:end],
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
    }


def _revision(number: int, text: str, **others: Any) -> dict[str, Any]:
    return {
        "number": number,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "imported_at": "2026-01-01T00:00:00Z",
        "text": text,
        "zones": [],
        "finished": [],
        **others,
    }


def _source(number: int, title: str, revisions: list[dict[str, Any]], **others: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(
        ("author", "publisher", "url", "published", "published_ground", "language", "kind", "reliability", "order")
    )
    return {
        "id": known(number),
        "title": title,
        **nothing,
        "note": "",
        "file_name": f"{number}.txt",
        "modified_at": "2026-01-02T00:00:00.5Z",
        "revisions": revisions,
        **others,
    }


WHOLE: Document = {
    "format": "crossread",
    "version": 1,
    "exported_at": "2026-02-01T00:00:00Z",
    "project": {"id": known(1), "title": "Case"},
    "sources": [
        _source(
            10,
            "Evening",
            [
                _revision(
                    1,
                    TEXT,
                    zones=[{"start": 0, "end": 28, "kind": "headline"}],
                    finished=[{"at": "2026-01-03T00:00:00.123456789Z", "by": "Ada"}],
                ),
                _revision(2, OTHER),
            ],
            published="1912-04-15",
            published_ground="stated",
            note="the first edition",
        ),
        _source(11, "Morning", [_revision(1, OTHER)], order=3),
    ],
    "voices": [
        {"id": known(20), "name": "The line", "kind": "company", "aliases": ["White Star"], "parent_id": known(21)}
        | {"modified_at": "2026-01-02T00:00:00Z"},
        {"id": known(21), "name": "The trust", "kind": None, "aliases": [], "parent_id": None}
        | {"modified_at": "2026-01-02T00:00:00Z"},
    ],
    "events": [
        {
            "id": known(30),
            "title": "Sinking",
            "date": "1912-04-14T23:40:00/1912-04-15",
            "description": "She sank.",
            "color": "#1b9e77",
            "parent_id": None,
            "modified_at": "2026-01-02T00:00:00Z",
        },
        {
            "id": known(31),
            "title": "Landing",
            "date": None,
            "description": "",
            "color": "#d95f02",
            "parent_id": known(30),
            "modified_at": "2026-01-02T00:00:00Z",
        },
    ],
    "claims": [
        {
            "id": known(40),
            "statement": "How many were lost?",
            "value_type": "number",
            "compare": "exclusive",
            "answers": [],
            "unit": "persons",
            "tolerance": "0.1",
            "event_id": known(30),
            "parent_id": None,
            "part_of_total": False,
            "description": "",
            "color": "#3f7f93",
            "modified_at": "2026-01-02T00:00:00Z",
        },
        {
            "id": known(41),
            "statement": "Who was to blame?",
            "value_type": "answer",
            "compare": "coexist",
            "answers": [
                {"id": known(45), "text": "the captain", "aliases": ["Smith"]},
                {"id": known(46), "text": "nobody", "aliases": []},
            ],
            "unit": None,
            "tolerance": None,
            "event_id": None,
            "parent_id": known(40),
            "part_of_total": True,
            "description": "",
            "color": "#3f7f93",
            "modified_at": "2026-01-02T00:00:00Z",
        },
    ],
    "annotations": [
        {
            "id": known(50),
            "source_id": known(10),
            "revision": 1,
            **_passage(TEXT, 29, 48),
            "note": "with a family",
            "created_at": "2026-01-04T00:00:00Z",
            "modified_at": "2026-01-05T00:00:00Z",
            "created_by": "Ada",
            "events": [
                {
                    "id": known(60),
                    "event_id": known(30),
                    "date": "1912-04-15",
                    "date_given": "that night",
                    "date_anchor": {"published": True},
                    "voice_id": known(20),
                },
                {
                    "id": known(61),
                    "event_id": known(31),
                    "date": None,
                    "date_given": None,
                    "date_anchor": {"annotation_id": known(51)},
                    "voice_id": None,
                },
            ],
            "positions": [
                {
                    "id": known(70),
                    "claim_id": known(40),
                    "voice_id": known(20),
                    "stance": "asserts",
                    "value": "1500",
                    "value_high": None,
                    "qualifier": "nearly",
                    "value_given": "Nearly 1,500",
                    "answer_id": None,
                    "via": ["a wire", "a steward"],
                    "date_anchor": {"event_id": known(30)},
                    "as_of": "1912-04-15",
                    "scope": "",
                    "certainty": "likely",
                    "source_stance": "distances",
                },
                {
                    "id": known(71),
                    "claim_id": known(41),
                    "voice_id": None,
                    "stance": "denies",
                    "value": None,
                    "value_high": None,
                    "qualifier": None,
                    "value_given": None,
                    "answer_id": known(45),
                    "via": [],
                    "date_anchor": None,
                    "as_of": None,
                    "scope": "the crew",
                    "certainty": "certain",
                    "source_stance": None,
                },
            ],
        },
        {
            "id": known(51),
            "source_id": known(11),
            "revision": 1,
            **_passage(OTHER, 0, 15),
            "note": "",
            "created_at": "2026-01-04T00:00:00Z",
            "modified_at": "2026-01-05T00:00:00Z",
            "created_by": "",
            "events": [],
            "positions": [],
        },
    ],
    "relations": [
        {
            "id": known(80),
            "a": known(11),
            "b": known(10),
            "kind": "copies",
            "reason": "word for word",
            "decided_by": "Ada",
            "decided_at": "2026-01-06T00:00:00Z",
        }
    ],
    "silences": [
        {
            "source_id": known(11),
            "claim_id": known(41),
            "revision": 1,
            "note": "not a word",
            "created_by": "Ada",
            "modified_at": "2026-01-06T00:00:00Z",
        }
    ],
    "verdicts": [
        {
            "id": known(90),
            "claim_id": known(41),
            "event_id": None,
            "status": "settled",
            "finding": {"value": None, "value_high": None, "qualifier": None, "answer_id": known(45)},
            "confidence": "high",
            "reason": "the inquiry",
            "set_aside": [{"id": known(71), "why": "superseded"}, {"id": known(60), "why": "other scope"}],
            "judged": "abc",
            "decided_by": "Ada",
            "decided_at": "2026-01-07T00:00:00Z",
        },
        {
            "id": known(91),
            "claim_id": None,
            "event_id": known(30),
            "status": "open",
            "finding": None,
            "confidence": None,
            "reason": "",
            "set_aside": [],
            "judged": None,
            "decided_by": "",
            "decided_at": "2026-01-07T00:00:00Z",
        },
    ],
}


@pytest.fixture
def whole() -> Document:
    """Every kind of record and every key, as an export writes them; to be changed at will."""
    return copy.deepcopy(WHOLE)


Take = Callable[..., Imported]
Give = Callable[..., Document]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "empty.crossread", author="Ben") as project:
        yield project


@pytest.fixture
def take(empty: Project, tmp_path: Path) -> Take:
    """Takes a document, or the text of one, into the empty project, or into another."""

    def into(document: Document | str | bytes, project: Project = empty, **options: Any) -> Imported:
        path = tmp_path / "in.json"
        raw = document if isinstance(document, str | bytes) else json.dumps(document)
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return import_json(project, path, **options)

    return into


@pytest.fixture
def give(empty: Project, tmp_path: Path) -> Give:
    """The document that an export of the empty project, or of another, writes, but for the time of it."""

    def out_of(project: Project = empty, **options: Any) -> Document:
        path = tmp_path / "out.json"
        export_json(project, path, **options)
        document: Document = json.loads(path.read_bytes())
        document.pop("exported_at")
        return document

    return out_of
