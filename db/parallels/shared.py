"""The wording that the sources of a project share: in which texts it is looked for, and when that is not done again."""

from collections.abc import Mapping

from crossread.db.parallels.finding import Report, Text, parallels
from crossread.db.parallels.kinship import Kinship, kinships
from crossread.db.project import Project
from crossread.db.record import record

Ranges = tuple[tuple[int, int], ...]


@record
class Shared:
    """The pairs of sources with shared wording, the closest first, as found in the latest revision of each source.

    `key` is what they were found in: the hash of each text, and the furniture that was left out.
    """

    key: tuple[tuple[str, str, Ranges], ...]
    kinships: tuple[Kinship, ...]
    revisions: Mapping[str, int]

    def with_passage(self, source_id: str, start: int, end: int) -> list[tuple[str, int, int]]:
        """Where else the words at `[start, end)` of a source's text are found: source, start, end, the likest first."""
        found = []
        for kinship in self.kinships:
            for each in kinship.passages:
                if each.a == source_id and each.a_start < max(end, start + 1) and start < each.a_end:
                    found.append((each.likeness, each.b, each.b_start, each.b_end))
                elif each.b == source_id and each.b_start < max(end, start + 1) and start < each.b_end:
                    found.append((each.likeness, each.a, each.a_start, each.a_end))
        return [each[1:] for each in sorted(found, key=lambda each: -each[0])]


def read_shared(project: Project, before: Shared | None = None, report: Report | None = None) -> Shared:
    """Look through all pairs of sources; `before` is given back if no text changed since.

    `report(done, total)` counts sentences, is called now and then, and may raise to stop. Takes about 4 ms an article
    of 3,000 words, at 50 of them.
    """
    key: list[tuple[str, str, Ranges]] = []
    revisions: dict[str, int] = {}
    for source in project.sources.all():
        revision = project.sources.revision(source.id)
        furniture = tuple((zone.start, zone.end) for zone in revision.zones if zone.kind == "furniture")
        key.append((source.id, revision.sha256, furniture))
        revisions[source.id] = revision.number
    if before is not None and before.key == tuple(key) and before.revisions == revisions:
        return before
    texts = [
        Text(source_id=source_id, text=project.sources.text(source_id, revisions[source_id]), left_out=furniture)
        for source_id, _, furniture in key
    ]
    lengths = {each.source_id: len(each.text) - sum(end - start for start, end in each.left_out) for each in texts}
    found = kinships(parallels(texts, report), lengths)
    return Shared(key=tuple(key), kinships=tuple(found), revisions=revisions)
