"""Wording that sources share: sentences that one has from another, found offline and without a model of language.

It finds copied wording, also when up to a third of a sentence was edited; it does not find a paraphrase.
"""

from crossread.db.parallels.finding import Parallel, Text, parallels
from crossread.db.parallels.kinship import Kinship, kinships

__all__ = ["Kinship", "Parallel", "Text", "kinships", "parallels"]
