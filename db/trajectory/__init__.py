"""How what is said of a figure or a date goes over time: the points of a small plot, and the axes that they lie on.

No Qt: the points are read from a project, the rest is pure. `crossread.desktop.review.trajectory` draws them.
"""

from crossread.db.trajectory.points import Clock, Point, Shape, Trajectory, shape_of, strands, time_of
from crossread.db.trajectory.reading import read_points, read_trajectory
from crossread.db.trajectory.scale import BREAK, Panel, Scale, scale_of

__all__ = [
    "BREAK",
    "Clock",
    "Panel",
    "Point",
    "Scale",
    "Shape",
    "Trajectory",
    "read_points",
    "read_trajectory",
    "scale_of",
    "shape_of",
    "strands",
    "time_of",
]
