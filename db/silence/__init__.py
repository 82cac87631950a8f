"""Silence: which claims a source does not touch, what in it comes nearest to each, and marking several at once.

A source is silent on a claim per revision: a new revision is read anew.
"""

from crossread.db.silence.marking import finish_silently, mark_silent, unmark_silent
from crossread.db.silence.nearest import Near, Sought, nearest
from crossread.db.silence.prepared import Prepared
from crossread.db.silence.untouched import Cell, Look, Looker, open_cells, untouched_in

__all__ = [
    "Cell",
    "Look",
    "Looker",
    "Near",
    "Prepared",
    "Sought",
    "finish_silently",
    "mark_silent",
    "nearest",
    "open_cells",
    "unmark_silent",
    "untouched_in",
]
