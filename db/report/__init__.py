"""The report: what was compared, where it differs, what was found, and every quote that this rests on.

`compose` gives the whole as a stream of plain blocks (`blocks`), whatever it is written as; `html` and `markdown` write
them, the desktop sets the same blocks as PDF. `write_report` does it all and replaces the file in one go.
"""

from crossread.db.replacing import replacing
from crossread.db.report.compose import compose
from crossread.db.report.options import FORMATS, ORDERS, PARTS, SCOPES, Format, Order, Part, ReportOptions, Scope
from crossread.db.report.write import write_report

__all__ = [
    "FORMATS",
    "ORDERS",
    "PARTS",
    "SCOPES",
    "Format",
    "Order",
    "Part",
    "ReportOptions",
    "Scope",
    "compose",
    "replacing",
    "write_report",
]
