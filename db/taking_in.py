"""Writing planned texts into a project: all of them in one step, or none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.db.intake import Plan, Planned, plan
from crossread.db.project import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What an import did: ids of new sources, ids of sources that got a new revision, how many files were skipped."""

    added: tuple[str, ...]
    revised: tuple[str, ...]
    skipped: int


def plan_for(
    project: Project,
    paths: Iterable[Path],
    *,
    encoding: str | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Plan:
    """Read the files and say what is to be done with each in this project; nothing is written."""
    return plan(
        paths,
        encoding=encoding,
        same_text=lambda digest: [source.id for source, _ in project.sources.find_same(digest)],
        same_name=lambda name: [source.id for source in project.sources.find_file(name)],
        on_progress=on_progress,
    )


def take_in(
    project: Project, planned: Sequence[Planned], *, on_progress: Callable[[int, int], None] | None = None
) -> TakenIn:
    """Add the texts as one step; an exception raised by `on_progress` cancels it whole."""
    wanted = [each for each in planned if each.action != "skip"]
    added: list[str] = []
    revised: list[str] = []
    with project.step("add_sources", count=len(wanted)):
        for number, each in enumerate(wanted, start=1):
            if each.action == "revise":
                project.sources.add_revision(each.same_name[0], each.text, zones=each.guesses.zones)
                revised.append(each.same_name[0])
            else:
                added.append(_add(project, each))
            if on_progress is not None:
                on_progress(number, len(wanted))
    return TakenIn(added=tuple(added), revised=tuple(revised), skipped=len(planned) - len(wanted))


def _add(project: Project, each: Planned) -> str:
    guesses = each.guesses
    return project.sources.add(
        guesses.title,
        each.text,
        zones=guesses.zones,
        author=guesses.author,
        publisher=guesses.publisher,
        url=guesses.url,
        published=guesses.published,
        published_ground=guesses.published_ground,
        language=guesses.language,
        kind=guesses.kind,
        file_name=each.file_name,
    ).id
