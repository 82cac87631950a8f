"""How much was annotated of which time: weights spread over uncertain dates, binned or cumulated. Pure; no SQL, no Qt.

Take `Dated` rows through `masses_of` to `Masses`; these through `density` to numbers, or to a `CumulativeMass` to plot.
"""

from crossread.db.density.bins import BINS, Bin, Density, density
from crossread.db.density.cumulative import CumulativeMass, Spans
from crossread.db.density.masses import BYS, CLOCKS, By, Clock, Coverage, Dated, Masses, Minutes, masses_of

__all__ = [
    "BINS",
    "BYS",
    "CLOCKS",
    "Bin",
    "By",
    "Clock",
    "Coverage",
    "CumulativeMass",
    "Dated",
    "Density",
    "Masses",
    "Minutes",
    "Spans",
    "density",
    "masses_of",
]
