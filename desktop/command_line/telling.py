"""Disagreements as a person reads them in a terminal: each pair with its sentence and both passages."""

from collections.abc import Iterator

from crossread.db.disagreements import Disagreement, Pair
from crossread.db.project import Project
from crossread.db.records import Annotation

_WIDTH = 90


def tell_disagreements(project: Project) -> Iterator[str]:
    """Lines for every disagreement of the project."""
    titles = {source.id: source.title for source in project.sources.all()}
    for found in project.disagreements.all():
        verdicts = project.verdicts.of(
            claim_id=found.id if found.subject == "claim" else None,
            event_id=found.id if found.subject == "event" else None,
        )
        again = ", to be looked at again" if found.stale else ""
        yield f"{found.title} ({found.status.replace('_', ' ')}{again})"
        if verdicts and verdicts[-1].reason:
            yield f"  verdict: {verdicts[-1].reason}"
        passages = _passages(project, found)
        for pair in found.pairs:
            yield f"  {'≠' if pair.relation == 'conflict' else '~'} {pair.sentence}"
            for row_id in _members(pair):
                annotation = passages[row_id]
                yield f"      {titles[annotation.source_id]}: “{_short(annotation.quote)}”"
        yield ""


def _members(pair: Pair) -> tuple[str, ...]:
    return tuple(each for each in (pair.a, pair.b, *pair.parts) if each is not None)


def _passages(project: Project, found: Disagreement) -> dict[str, Annotation]:
    """The annotation of each position that the pairs name; of an event they name the annotations themselves."""
    if found.subject == "event":
        return {annotation.id: annotation for annotation in project.annotations.of_event(found.id)}
    wanted = {member for pair in found.pairs for member in _members(pair)}
    by_position = {
        position.id: annotation
        for annotation in project.annotations.of_claim(found.id)
        for position in annotation.positions
    }
    for position_id in wanted - by_position.keys():
        by_position[position_id] = project.annotations.of_position(position_id)
    return by_position


def _short(quote: str) -> str:
    folded = " ".join(quote.split())
    return folded if len(folded) <= _WIDTH else folded[: _WIDTH - 1].rstrip() + "…"
