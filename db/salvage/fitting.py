"""Values that must fit the type of their claim, in positions and in what was found."""

import json
from typing import Any

from crossread.db.exchange import checks
from crossread.db.exchange.checks import WrongError
from crossread.db.salvage.values import Clean, Mended, named
from crossread.db.verify.faults import short


def fit_position(each: Clean, value_type: str, told: Mended) -> None:
    """Take out of a position what the type of its claim does not allow."""
    fault = _fault(each, value_type)
    if fault:
        given = each["value_given"] or each["value"]
        told.mended.append(
            f"The value of the {named('positions', each)} does not fit its claim: it {fault}; it is left out"
            f"{f' (“{short(str(given))}”)' if given else ''}."
        )
        each["value"] = each["value_high"] = None


def fit_verdict(each: Clean, value_type: str, told: Mended) -> None:
    """The same for what was found."""
    if each["finding"] is None:
        return
    finding: dict[str, Any] = json.loads(str(each["finding"]))
    fault = _fault(finding, value_type)
    if fault:
        told.mended.append(f"What the {named('verdicts', each)} found does not fit its claim: it {fault}.")
        each["finding"] = json.dumps({**finding, "value": None, "value_high": None}, ensure_ascii=False)


def _fault(given: dict[str, Any], value_type: str) -> str:
    try:
        checks.value_range(given)
        checks.values_of_type(given, value_type)
    except WrongError as wrong:
        return wrong.reason
    return ""
