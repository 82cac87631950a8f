"""What is known of the passage that is being tagged: its source, what is said of it already, who speaks around it."""

from dataclasses import dataclass

from crossread.db.project import Project
from crossread.db.records import Annotation, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """`existing` is the annotation at exactly these bounds; `voice_id` the one last used in the paragraph."""

    published: str | None = None
    existing: Annotation | None = None
    voice_id: str | None = None


UNKNOWN = Surroundings()


def surroundings(
    project: Project, passage: Passage, paragraph: Passage, annotation_id: str | None = None
) -> Surroundings:
    """Ask a project; reads the annotations of the paragraph, so off the GUI thread."""
    named = project.annotations.with_ids([annotation_id]) if annotation_id is not None else []
    existing = named[0] if named else project.annotations.at(passage)
    inside = project.annotations.overlapping(paragraph)
    spoken = [(each.modified_at, voice_id) for each in inside if (voice_id := _voice_of(each)) is not None]
    return Surroundings(
        published=project.sources.get(passage.source_id).published,
        existing=existing,
        voice_id=max(spoken)[1] if spoken else None,
    )


def _voice_of(annotation: Annotation) -> str | None:
    """The voice that was named last in an annotation; tags and positions are in the order of their making."""
    voices = [tag.voice_id for tag in annotation.events] + [position.voice_id for position in annotation.positions]
    return next((voice_id for voice_id in reversed(voices) if voice_id is not None), None)
