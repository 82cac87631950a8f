"""Wording that sources share: sentences that one has from another, found offline and without a model of language.

It finds copied wording, also when up to a third of a sentence was edited; it does not find a paraphrase. `parallels`
and `kinships` are pure; the rest reads a project and keeps what the researcher says of two sources.
"""

from crossread.db.parallels.differences import differences
from crossread.db.parallels.finding import Parallel, Text, parallels
from crossread.db.parallels.independence import Independence, independence, read_independence
from crossread.db.parallels.kinship import Kinship, kinships
from crossread.db.parallels.linked import Linked, read_linked
from crossread.db.parallels.pairs import SourcePair, decide, published_first, read_pairs, take_back
from crossread.db.parallels.shared import Shared, read_shared

__all__ = [
    "Independence",
    "Kinship",
    "Linked",
    "Parallel",
    "Shared",
    "SourcePair",
    "Text",
    "decide",
    "differences",
    "independence",
    "kinships",
    "parallels",
    "published_first",
    "read_independence",
    "read_linked",
    "read_pairs",
    "read_shared",
    "take_back",
]
