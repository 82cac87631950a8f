"""The file of notes that could not be stored, by project and annotation, with what stood there before. No Qt."""

import json
import logging
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crossread.desktop.application import places

Note = tuple[str, str]
"""What was typed, and what the note was before."""

log = logging.getLogger(__name__)
_lock = threading.Lock()


def path() -> Path:
    """Where it lies: with the state of the program, not with the project, whose disk is full."""
    return places.folder("state") / "drafts.json"


def read(project: str) -> dict[str, Note]:
    """The drafts of a project, by the ids of annotations; what is damaged is passed over."""
    found = _all().get(project)
    return {
        annotation_id: (kept["note"], kept["before"])
        for annotation_id, kept in (found.items() if isinstance(found, dict) else ())
        if isinstance(kept, dict) and isinstance(kept.get("note"), str) and isinstance(kept.get("before"), str)
    }


def write(project: str, notes: Mapping[str, Note]) -> None:
    """Let these be the drafts of a project. A disk that does not take them is only logged."""
    with _lock:
        _write(project, notes)


def put(project: str, annotation_id: str, note: Note) -> None:
    """Add one, or change it."""
    with _lock:
        _write(project, read(project) | {annotation_id: note})


def take_out(project: str, annotation_id: str) -> None:
    """Take one out, if it is there."""
    with _lock:
        notes = read(project)
        notes.pop(annotation_id, None)
        _write(project, notes)


def _write(project: str, notes: Mapping[str, Note]) -> None:
    known = _all()
    told = {annotation_id: {"note": note, "before": before} for annotation_id, (note, before) in notes.items()}
    if known.get(project, {}) == told:
        return
    known.pop(project, None)
    if told:
        known[project] = told
    target = path()
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
        draft.replace(target)
    except OSError as error:
        log.warning("Drafts could not be kept: %s", type(error).__name__)


def _all() -> dict[str, Any]:
    try:
        known = json.loads(path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
