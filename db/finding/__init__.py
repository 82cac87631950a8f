"""Finding in one text: what is looked for, how letters are compared, and where the hits lie. No project, no Qt.

`plain` finds words as they are typed, in the thread that asks; `patterns` finds regular expressions, and is only ever
run in the process that `process` holds on a leash. Offsets are code points of the text as it is.
"""

from crossread.db.finding.hits import Hits
from crossread.db.finding.wanted import PatternFault, Wanted

__all__ = ["Hits", "PatternFault", "Wanted"]
