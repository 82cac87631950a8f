"""What one line of the list of sources shows, and the questions that fetch it. No widgets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from crossread.db.dates import show
from crossread.db.errors import CrossreadError
from crossread.db.project import Project
from crossread.db.records import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source as the list shows it; `place` is its place among all of them and decides letter and colour.

    `pane` counts from 1 at the left and is 0 if the source is not open. `read` says that somebody has finished its
    latest text. `who` gives way where there is no room for it and `facts`.
    """

    id: str
    place: int
    title: str
    who: str
    facts: str
    words: str
    count: int = 0
    texts: int = 1
    read: bool = False
    pane: int = 0

    @property
    def detail(self) -> str:
        """Publisher or author, date, and whatever else is worth a word."""
        read = QCoreApplication.translate("SourceList", "read to the end") if self.read else ""
        return " · ".join(filter(None, (self.who, self.facts, read)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The sources in order, their counts of annotations, and of some of them (number of texts, finished reading)."""

    sources: Sequence[Source]
    counts: Mapping[str, int]
    states: Mapping[str, tuple[int, bool]] = field(default_factory=dict)


def fetch(project: Project, stale: Iterable[str] | None) -> Fetched:
    """Ask for everything, with the states of the sources in `stale`, or of all if it is None."""
    sources = project.sources.all()
    wanted = {source.id for source in sources}
    if stale is not None:
        wanted &= set(stale)
    return Fetched(
        sources=sources,
        counts=project.sources.counts(),
        states={source_id: _state(project, source_id) for source_id in wanted},
    )


def make_rows(fetched: Fetched, states: Mapping[str, tuple[int, bool]], open_ids: Sequence[str]) -> list[SourceRow]:
    """The lines of the list, in order."""
    panes = {source_id: pane for pane, source_id in enumerate(open_ids, start=1)}
    rows = []
    for place, source in enumerate(fetched.sources):
        texts, read = states.get(source.id, (1, False))
        date = shown_date(source.published)
        words = " ".join(
            filter(None, (source.title, source.author, source.publisher, date, source.kind, source.file_name))
        )
        rows.append(
            SourceRow(
                id=source.id,
                place=place,
                title=source.title,
                who=source.publisher or source.author or "",
                facts=_facts(date, texts),
                words=words.casefold(),
                count=fetched.counts.get(source.id, 0),
                texts=texts,
                read=read,
                pane=panes.get(source.id, 0),
            )
        )
    return rows


def shown_date(edtf: str | None) -> str:
    """A date as people write it; what is no date as it is."""
    if not edtf:
        return ""
    try:
        return show(edtf)
    except CrossreadError:
        return edtf


def _state(project: Project, source_id: str) -> tuple[int, bool]:
    revisions = project.sources.revisions(source_id)
    return len(revisions), bool(revisions and revisions[-1].finished)


def _facts(date: str, texts: int) -> str:
    parts = [date]
    if texts > 1:
        parts.append(QCoreApplication.translate("SourceList", "{count} texts").format(count=texts))
    return " · ".join(filter(None, parts))
