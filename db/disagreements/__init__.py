"""When sources, or the voices in them, cannot both be right: the rules of DESIGN.md section 8. Pure; no SQL.

`compare` is the rule for two statements, `pairs` all pairs of one claim or event, `disagreement_on` the whole with
totals and verdict. What is stated comes from records through `stated_on`.
"""

from crossread.db.disagreements.counts import Count, Origins, Side, count, sides
from crossread.db.disagreements.find import Disagreement, Judged, disagreement_on
from crossread.db.disagreements.pairs import Pair, conflicts_of, pair_of, pairs
from crossread.db.disagreements.reasons import TEMPLATES, Date, Number, Reason, say
from crossread.db.disagreements.rules import Outcome, Relation, compare, is_comparable
from crossread.db.disagreements.stated import Stated, Subject, of_event_tag, of_position, stated_on
from crossread.db.disagreements.totals import exceeded_totals
from crossread.db.disagreements.verdicts import fingerprint, is_stale, latest, set_aside

__all__ = [
    "TEMPLATES",
    "Count",
    "Date",
    "Disagreement",
    "Judged",
    "Number",
    "Origins",
    "Outcome",
    "Pair",
    "Reason",
    "Relation",
    "Side",
    "Stated",
    "Subject",
    "compare",
    "conflicts_of",
    "count",
    "disagreement_on",
    "exceeded_totals",
    "fingerprint",
    "is_comparable",
    "is_stale",
    "latest",
    "of_event_tag",
    "of_position",
    "pair_of",
    "pairs",
    "say",
    "set_aside",
    "sides",
    "stated_on",
]
