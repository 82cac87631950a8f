"""Pictures of a report as plain shapes, and as the SVG that stands in an HTML file."""

import re
from html import escape
from typing import Literal

from crossread.db.record import record

_NEITHER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


@record
class Stroke:
    """A line through points; `dashed` where its end is by courtesy only, `arrow` where its last end is open.

    `ink` is a role: `ink`, `quiet`, `faint`, `accent`, `conflict`, or `source0` to `source7` by the source's
    place. Each writer has its own colours for them.
    """

    points: tuple[tuple[float, float], ...]
    ink: str = "ink"
    width: float = 1.0
    dashed: bool = False
    arrow: bool = False


@record
class Area:
    """A filled shape."""

    points: tuple[tuple[float, float], ...]
    ink: str = "ink"
    faint: bool = False


@record
class Dot:
    """A point of a plot, hollow or filled; it leads to `link` and says `title`."""

    x: float
    y: float
    radius: float = 3.5
    ink: str = "ink"
    hollow: bool = False
    link: str = ""
    title: str = ""


@record
class Words:
    """A word in a picture; `x` and `y` are those of its base line. `anchor` tells which end of it lies at `x`."""

    x: float
    y: float
    text: str
    ink: str = "quiet"
    anchor: Literal["start", "middle", "end"] = "start"
    size: float = 11
    link: str = ""


Shape = Stroke | Area | Dot | Words


@record
class Drawing:
    """Shapes on a ground of `width` by `height`, from the top left, in what is a pixel on a screen."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def svg(drawing: Drawing, title: str, description: str, anchor: str) -> str:
    """The drawing as an SVG element: no style but classes, no script, nothing from elsewhere."""
    head = (
        f'<svg viewBox="0 0 {drawing.width:g} {drawing.height:g}" width="{drawing.width:g}" '
        f'height="{drawing.height:g}" role="img" aria-labelledby="{anchor}-t {anchor}-d">'
        f'<title id="{anchor}-t">{clean(title)}</title><desc id="{anchor}-d">{clean(description)}</desc>'
    )
    return head + "".join(_shape(each) for each in drawing.shapes) + "</svg>"


def clean(text: str) -> str:
    """Text as HTML and SVG can hold it: escaped, and without characters that neither allows."""
    return escape(_NEITHER.sub("\ufffd", text))


def arrow_head(shape: Stroke, size: float = 4.0) -> tuple[tuple[float, float], ...]:
    """The corners of the head at the last end of a stroke."""
    (x0, y0), (x1, y1) = shape.points[-2:]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
    dx, dy = (x1 - x0) / length * size, (y1 - y0) / length * size
    return ((x1, y1), (x1 - dx - dy * 0.6, y1 - dy + dx * 0.6), (x1 - dx + dy * 0.6, y1 - dy - dx * 0.6))


def _shape(shape: Shape) -> str:
    if isinstance(shape, Stroke):
        dash = ' stroke-dasharray="4 3"' if shape.dashed else ""
        drawn = (
            f'<polyline class="s-{shape.ink}" points="{_points(shape.points)}" stroke-width="{shape.width:g}"{dash}/>'
        )
        if shape.arrow:
            drawn += f'<polygon class="f-{shape.ink}" points="{_points(arrow_head(shape))}"/>'
        return drawn
    if isinstance(shape, Area):
        opacity = ' fill-opacity=".35"' if shape.faint else ""
        return f'<polygon class="f-{shape.ink}" points="{_points(shape.points)}"{opacity}/>'
    if isinstance(shape, Dot):
        kind = "h" if shape.hollow else "f"
        told = f"<title>{clean(shape.title)}</title>" if shape.title else ""
        dot = f'<circle class="{kind}-{shape.ink}" cx="{shape.x:.4g}" cy="{shape.y:.4g}" r="{shape.radius:g}">'
        return _linked(f"{dot}{told}</circle>", shape.link)
    words = (
        f'<text class="f-{shape.ink}" x="{shape.x:.5g}" y="{shape.y:.5g}" font-size="{shape.size:g}" '
        f'text-anchor="{shape.anchor}">{clean(shape.text)}</text>'
    )
    return _linked(words, shape.link)


def _linked(drawn: str, link: str) -> str:
    return f'<a href="#{link}">{drawn}</a>' if link else drawn


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:.5g},{y:.5g}" for x, y in points)
