"""The lanes of the timeline: what each is of, how it is named, and its colour; the smallest of many are one."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from crossread.db.dated_columns import DatedColumns
from crossread.db.dated_series import ITSELF, NONE, SeriesBy
from crossread.db.dates import InvalidDateError, parse, show
from crossread.db.project import Project
from crossread.desktop.look import palettes

MOST_LANES = 40
"""So many events, claims or voices have lanes of their own."""
OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What the gutter says of a lane: `color` is a stored one, empty for grey; `published` the minutes of its date."""

    id: str
    title: str
    detail: str = ""
    letter: str = ""
    color: str = ""
    is_event: bool = False
    published: tuple[int, int] | None = None


def lanes_of(
    project: Project, by: SeriesBy, columns: dict[str, DatedColumns]
) -> tuple[tuple[Lane, ...], dict[str, DatedColumns]]:
    """The lanes of the columns in their order, and the columns by lane."""
    if by == "source":
        sources = project.sources.all()
        lanes = tuple(
            Lane(
                id=source.id,
                title=source.title,
                detail=" · ".join(filter(None, (source.publisher, _shown(source.published)))),
                letter=palettes.source_letter(place),
                color=palettes.SOURCE_COLORS[place % len(palettes.SOURCE_COLORS)],
                published=_minutes(source.published),
            )
            for place, source in enumerate(sources)
        )
        return lanes, {lane.id: columns[lane.id] for lane in lanes}
    columns = _gathered(columns)
    named = _named(project, by, len(columns))
    return tuple(named.get(each) or Lane(id=each, title=each) for each in columns), columns


def _gathered(columns: dict[str, DatedColumns]) -> dict[str, DatedColumns]:
    """The greatest as they are, and the rest as one; what belongs nowhere stays itself."""
    if len(columns) <= MOST_LANES:
        return columns
    own = [each for each in columns if each != NONE]
    made = {each: columns[each] for each in own[:MOST_LANES]}
    others = DatedColumns(several=True)
    for each in own[MOST_LANES:]:
        column = columns[each]
        others.ids += column.ids
        others.first += column.first
        others.last += column.last
        others.weight += column.weight
        others.undated += column.undated
    made[OTHERS] = others
    if NONE in columns:
        made[NONE] = columns[NONE]
    return made


def _named(project: Project, by: SeriesBy, count: int) -> dict[str, Lane]:
    lanes = [Lane(id=OTHERS, title=_tr("All others"))]
    if by == "event":
        events = project.events.all()
        lanes += [
            Lane(id=event.id, title=event.title, detail=_shown(event.date), color=event.color, is_event=True)
            for event in events
        ]
        lanes.append(Lane(id=NONE, title=_tr("No event")))
    elif by == "claim":
        claims = project.claims.all()
        codes = palettes.claim_codes([(claim.id, claim.statement) for claim in claims])
        lanes += [
            Lane(id=claim.id, title=claim.statement, letter=codes[claim.id], color=claim.color) for claim in claims
        ]
        lanes.append(Lane(id=NONE, title=_tr("No claim")))
    elif by == "voice":
        lanes += [Lane(id=voice.id, title=voice.name) for voice in project.voices.all()]
        lanes += [
            Lane(id=ITSELF, title=_tr("The source itself")),
            Lane(id=NONE, title=_tr("No position")),
        ]
    elif by == "stance":
        words = {"asserts": _tr("asserts"), "denies": _tr("denies"), "questions": _tr("questions")}
        lanes += [Lane(id=stance, title=said) for stance, said in words.items()]
        lanes.append(Lane(id=NONE, title=_tr("No position")))
    else:
        lanes.append(Lane(id=NONE, title=_tr("Unnamed") if count > 1 else _tr("All, by nobody named")))
    return {lane.id: lane for lane in lanes}


def _minutes(date: str | None) -> tuple[int, int] | None:
    if not date:
        return None
    try:
        return parse(date).known
    except InvalidDateError:
        return None


def _shown(date: str | None) -> str:
    try:
        return show(date) if date else ""
    except InvalidDateError:
        return date or ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
