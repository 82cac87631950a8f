"""The tags of a project, events before claims, in the order of the codebook."""

from crossread.db.agreement.report import TagKind
from crossread.db.project import Project
from crossread.db.record import record


@record
class Tag:
    """An event or a claim; an empty id stands for all of them."""

    id: str
    kind: TagKind = ""
    title: str = ""
    color: str = ""


def read_tags(project: Project) -> list[Tag]:
    """All of them."""
    events = [Tag(id=each.id, kind="event", title=each.title, color=each.color) for each in project.events.all()]
    claims = [Tag(id=each.id, kind="claim", title=each.statement, color=each.color) for each in project.claims.all()]
    return events + claims
