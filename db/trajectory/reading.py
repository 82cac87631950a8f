"""The points of trajectories, read from a project: of one claim or event, or of many claims at once."""

from collections.abc import Mapping, Sequence

from crossread.db.disagreements.verdicts import latest
from crossread.db.grid.grid import Kind
from crossread.db.grid.saying import Said, read_said
from crossread.db.project import Project
from crossread.db.records import Claim, Event, SetAsideWhy, Source, Verdict
from crossread.db.trajectory.points import Point, Trajectory, shape_of

PLOTTED = frozenset({"number", "date", "duration"})


def read_trajectory(project: Project, kind: Kind, subject_id: str) -> Trajectory | None:
    """The trajectory of one claim, or of the date of one event; None where there is no figure or date to plot.

    Raises InvalidRecordError if the claim or event is gone.
    """
    subject: Claim | Event = project.claims.get(subject_id) if kind == "claim" else project.events.get(subject_id)
    value_type = subject.value_type if isinstance(subject, Claim) else "date"
    if value_type not in PLOTTED:
        return None
    verdicts = project.verdicts.of(claim_id=subject_id) if kind == "claim" else project.verdicts.of(event_id=subject_id)
    points, without = _points(project, kind, {subject_id: subject}, verdicts)[subject_id]
    return Trajectory(
        kind=kind,
        id=subject_id,
        title=subject.statement if isinstance(subject, Claim) else subject.title,
        value_type=value_type,
        unit=subject.unit if isinstance(subject, Claim) else None,
        points=points,
        # A passage about an event that gives no date says nothing of it.
        without=without if kind == "claim" else 0,
    )


def read_points(project: Project, claim_ids: Sequence[str]) -> dict[str, tuple[Point, ...]]:
    """The points of those claims that ask for a number, date or duration, for small pictures; others are left out."""
    wanted = set(claim_ids)
    claims: dict[str, Claim | Event] = {
        claim.id: claim for claim in project.claims.all() if claim.id in wanted and claim.value_type in PLOTTED
    }
    found = _points(project, "claim", claims, project.verdicts.all()) if claims else {}
    return {claim_id: points for claim_id, (points, _) in found.items()}


def _points(
    project: Project, kind: Kind, subjects: Mapping[str, Claim | Event], verdicts: Sequence[Verdict]
) -> dict[str, tuple[tuple[Point, ...], int]]:
    sources = project.sources.all()
    said = read_said(
        project.store,
        kind,
        subjects,
        places={source.id: place for place, source in enumerate(sources)},
        marks={},
        asides=_asides(subjects, verdicts),
    )
    known = {source.id: (place, source) for place, source in enumerate(sources)}
    found = {}
    for subject_id, subject in subjects.items():
        points = [
            point for each in said.get(subject_id, ()) if (point := _point(each, subject, *known[each.source_id]))
        ]
        found[subject_id] = tuple(points), len(said.get(subject_id, ())) - len(points)
    return found


def _asides(subjects: Mapping[str, Claim | Event], verdicts: Sequence[Verdict]) -> dict[str, SetAsideWhy]:
    by_subject: dict[str, list[Verdict]] = {}
    for each in verdicts:
        by_subject.setdefault(each.claim_id or each.event_id or "", []).append(each)
    found: dict[str, SetAsideWhy] = {}
    for subject_id in subjects:
        last = latest(by_subject.get(subject_id, ()))
        if last is not None:
            found.update((each.id, each.why) for each in last.set_aside)
    return found


def _point(said: Said, subject: Claim | Event, place: int, source: Source) -> Point | None:
    value_type, tolerance = (subject.value_type, subject.tolerance) if isinstance(subject, Claim) else ("date", None)
    shape = shape_of(value_type, said.value, said.value_high, said.qualifier, tolerance)
    if shape is None:
        return None
    return Point(
        position_id=said.position_id,
        annotation_id=said.annotation_id,
        source_id=said.source_id,
        place=place,
        source=source.title,
        shape=shape,
        words=said.words,
        voice_id=said.voice_id,
        voice=said.voice,
        stance=said.stance,
        published=source.published,
        as_of=said.as_of,
        given=said.given,
        quote=said.quote,
        scope=said.scope,
        certainty=said.certainty,
        via=said.via,
        aside=said.aside,
    )
