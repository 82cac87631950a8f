"""The columns of a grid: the sources in their order; or the voices that say anything, and the sources that do."""

from collections.abc import Collection

from crossread.db.disagreements.counts import Origins
from crossread.db.grid.grid import By, Column
from crossread.db.project import Project


def read_columns(project: Project, by: By, voices: Collection[str]) -> tuple[Column, ...]:
    """The columns; `voices` are the ids of those that say anything."""
    sources = _sources(project)
    if by == "source":
        return sources
    named = [
        Column(id=voice.id, title=voice.name, detail=voice.kind or "")
        for voice in project.voices.all()
        if voice.id in voices
    ]
    return (*named, *sources)


def _sources(project: Project) -> tuple[Column, ...]:
    relations = project.relations.all()
    origins = Origins(relations)
    copies = {each.a: each.b for each in relations if each.kind in ("copies", "translates")}
    latest = dict(project.store.rows("SELECT source_id, max(number) FROM revisions GROUP BY source_id"))
    finished = {
        (source_id, number): at
        for source_id, number, at in project.store.rows(
            "SELECT source_id, revision, max(at) FROM finished GROUP BY source_id, revision"
        )
    }
    return tuple(
        Column(
            id=source.id,
            title=source.title,
            detail=source.publisher or source.author or "",
            published=source.published,
            place=place,
            origin=origins.of(source.id),
            copies_of=copies.get(source.id),
            finished=finished.get((source.id, latest.get(source.id, 0))),
            revision=latest.get(source.id, 0),
        )
        for place, source in enumerate(project.sources.all())
    )
