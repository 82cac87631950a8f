"""How far coders agree who worked on the same texts. It stands apart from disagreements, which are between sources.

The coefficients are pure: `nominal` and `unitizing`. `read_agreement` applies them to a project.
"""

from crossread.db.agreement.nominal import Figure, alpha, kappa
from crossread.db.agreement.report import Agreement, Coder, Difference, Line, PairFigure, Reading
from crossread.db.agreement.study import read_agreement
from crossread.db.agreement.unitizing import Spread, alpha_u, disagreement

__all__ = [
    "Agreement",
    "Coder",
    "Difference",
    "Figure",
    "Line",
    "PairFigure",
    "Reading",
    "Spread",
    "alpha",
    "alpha_u",
    "disagreement",
    "kappa",
    "read_agreement",
]
