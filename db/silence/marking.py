"""Marking silences, several in one step."""

from collections.abc import Collection

from crossread.db.project import Project
from crossread.db.silence.untouched import Cell


def mark_silent(project: Project, cells: Collection[Cell]) -> None:
    """Say that each source, in that revision, says nothing on the claim: one step, however many."""
    with project.step("mark_silences", count=len(cells)):
        for cell in cells:
            project.silences.add(cell.source_id, cell.claim_id, cell.revision)


def unmark_silent(project: Project, cells: Collection[Cell]) -> None:
    """Take silences back, in one step."""
    with project.step("unmark_silent"):
        for cell in cells:
            project.silences.delete(cell.source_id, cell.claim_id, cell.revision)


def finish_silently(project: Project, source_id: str, cells: Collection[Cell]) -> None:
    """Say that a source's latest text is read to the end, and silent on these claims, in one step."""
    revision = project.sources.revision(source_id)
    with project.step("finish_source", name=project.sources.get(source_id).title):
        if not any(each.by == project.author for each in revision.finished):
            project.sources.finish(source_id, revision.number)
        for cell in cells:
            project.silences.add(cell.source_id, cell.claim_id, cell.revision)
