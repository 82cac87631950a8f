"""When sources, or the voices in them, cannot both be right. Pure; no SQL.

Two statements on one claim, or two dates that passages give one event, are compared pair by pair:

- truth: in conflict if one asserts and the other denies.
- number and duration: if their ranges do not meet. A value is a point, with a second one a closed range; `about` is 10
  % either way, or the claim's tolerance, `nearly` 10 % downwards; `more than` and `at least` are open above, `less
  than`, `at most` and `up to` open below, down to 0. In tension if they meet by such an end or the 10 % alone, and the
  nearest ends of the stated figures differ by more than 5 % of the larger.
- date: two dates if the days that they can mean do not meet; two spans if their starts or their ends do not; a date
  and a span if it lies wholly outside. In tension if they meet only because `~` widens one by a unit of its own
  precision, or do not meet, but one is marked `?`, or one is a season and the gap is at most 31 days.
- answer: exclusive ones if two are asserted, or one asserts what the other denies; those that coexist only in the
  second case; those that compare by wording never.
- A denial of a number, date or duration stands against what lies within the denied; without a value it denies that
  there is any, and stands against every number above 0. Two denials never conflict. A question is never compared.
- Not the same thing: both name a scope and these differ, or both say as of when and these days do not meet.

Parts of a total that exceed it are told too (`totals.py`). `compare` is the rule for two statements, `pairs` all pairs
of one claim or event, `disagreement_on` the whole with totals and verdict. What is stated comes from records through
`stated_on`.
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
