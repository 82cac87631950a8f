"""What is said of a point and of a whole trajectory, to those who see it and to those who hear it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from crossread.db.dates import InvalidDateError, show
from crossread.db.trajectory import Clock, Point, Trajectory, strands, time_of
from crossread.desktop.look.palettes import source_letter


def tr(text: str) -> str:
    """The words in the language of the interface."""
    return QCoreApplication.translate("Trajectory", text)


def shown_date(text: str | None) -> str:
    """A date in words; nothing for none."""
    if not text:
        return ""
    try:
        return show(text)
    except InvalidDateError:
        return text


def figure_of(point: Point, unit: str | None) -> str:
    """The value with its unit, and with the stance where it is not asserted: "denies 712 people"."""
    words = f"{point.words} {unit}" if unit else point.words
    if point.stance == "denies":
        return tr("denies {words}").format(words=words)
    if point.stance == "questions":
        return tr("questions {words}").format(words=words)
    return words


def head_of(point: Point, unit: str | None) -> str:
    """Who gives what: "A · Captain Smith · more than 1,250 people"."""
    return " · ".join([source_letter(point.place), point.who, figure_of(point, unit)])


def beside(point: Point) -> str:
    """Where, when, as of when, of what, which way, and why it was set aside."""
    parts = [point.source if point.voice else ""]
    parts.append(shown_date(point.published))
    if point.as_of:
        parts.append(tr("as of {date}").format(date=shown_date(point.as_of)))
    parts.append(point.scope)
    if point.certainty != "certain":
        parts.append({"likely": tr("likely"), "possible": tr("possible")}[point.certainty])
    if point.via:
        parts.append("‹ " + " ‹ ".join(point.via))
    if point.aside:
        parts.append(tr("set aside: {why}").format(why=why_words(point.aside)))
    return " · ".join(part for part in parts if part)


def why_words(why: str) -> str:
    """Why a statement was set aside."""
    return {
        "superseded": tr("superseded"),
        "other scope": tr("other scope"),
        "copy": tr("copy"),
        "unreliable": tr("unreliable"),
        "misprint": tr("misprint"),
    }.get(why, why)


def spoken(point: Point, unit: str | None) -> str:
    """All of a point in one sentence."""
    return f"{head_of(point, unit)}. {beside(point)}. “{point.quote}”"


def summary(trajectory: Trajectory, clock: Clock) -> str:
    """How many points, from when to when, the least and the greatest of them, and whose account changed."""
    points = [point for point in trajectory.points if point.stance == "asserts" and point.aside is None]
    if not points:
        return tr("{count} points").format(count=len(trajectory.points))
    low, high = _extremes(points)
    said = [tr("{count} points").format(count=len(trajectory.points)), *_from_to(points, clock)]
    said.append(
        tr("from {low} to {high}").format(low=figure_of(low, trajectory.unit), high=figure_of(high, trajectory.unit))
        if low.words != high.words
        else figure_of(low, trajectory.unit)
    )
    for account in strands(points, clock):
        figures = list(dict.fromkeys(figure_of(point, trajectory.unit) for point in account))
        if len(figures) > 1:
            said.append(tr("{who}: {figures}").format(who=account[0].who, figures=tr(", then ").join(figures)))
    return ". ".join(said) + "."


def _extremes(points: Sequence[Point]) -> tuple[Point, Point]:
    return min(points, key=lambda each: each.shape.at), max(points, key=lambda each: each.shape.at)


def _from_to(points: Sequence[Point], clock: Clock) -> list[str]:
    timed = [(time, point) for point in points if (time := time_of(point, clock)) is not None]
    if not timed:
        return []
    texts = [
        (point.published if clock == "published" else point.as_of) or ""
        for _, point in (min(timed, key=lambda each: each[0]), max(timed, key=lambda each: each[0]))
    ]
    first, last = (shown_date(text) for text in texts)
    return [first if first == last else tr("{first} to {last}").format(first=first, last=last)]
