"""When two statements on one claim, or two dates of one event, cannot both hold: DESIGN.md section 8, row by row.

Pure. Every comparison is symmetric in its relation, and nothing stands against itself.
"""

from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from typing import Literal

from crossread.db.disagreements.days import Days, days, nearness, nearness_of_ends
from crossread.db.disagreements.figures import EXACT, Figure, figure, is_more_than_a_twentieth, stated_gap
from crossread.db.disagreements.reasons import Date, Number, Reason, figure_of, reason
from crossread.db.disagreements.stated import Stated, Subject, value_type_of
from crossread.db.records import Claim

# `nothing`: the two say nothing about each other, or hold nothing that could be compared.
Relation = Literal["conflict", "tension", "not_the_same_thing", "agree", "nothing"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How two statements stand to each other; there is a reason for all but `agree` and `nothing`."""

    relation: Relation
    reason: Reason | None = None


AGREE = Outcome("agree")
NOTHING = Outcome("nothing")


def is_comparable(stated: Stated, subject: Subject) -> bool:
    """Whether it holds what comparing needs: no question, but a value that can be read, an answer, or a denial."""
    if stated.stance == "questions":
        return False
    kind = value_type_of(subject)
    if kind == "truth":
        return True
    if kind == "answer":
        return isinstance(subject, Claim) and subject.compare != "wording" and stated.answer_id is not None
    if stated.value is None:
        return kind != "date" and stated.stance == "denies"
    return (_days(stated) if kind == "date" else _figure(stated, subject)) is not None


def compare(a: Stated, b: Stated, subject: Subject) -> Outcome:
    """How two statements on the same claim or event stand to each other.

    What differs in scope or as-of is not the same thing, whatever is said of it.
    """
    if not (is_comparable(a, subject) and is_comparable(b, subject)):
        return NOTHING
    apart = _other_thing(a, b)
    if apart is not None:
        return Outcome("not_the_same_thing", apart)
    kind = value_type_of(subject)
    if kind == "truth":
        return AGREE if a.stance == b.stance else Outcome("conflict", reason("truth.denied"))
    if isinstance(subject, Claim) and kind == "answer":
        return _answers(a, b, subject)
    if a.stance == "denies" and b.stance == "denies":
        return AGREE if _same_value(a, b) else NOTHING
    if a.stance == "denies":
        return _denial(a, b, subject)
    if b.stance == "denies":
        return _denial(b, a, subject)
    return _dates(a, b) if kind == "date" else _figures(a, b, subject)


def fold(scope: str) -> str:
    """A scope as it is compared: without regard to case and to the amount of white space."""
    return " ".join(scope.split()).casefold()


def _other_thing(a: Stated, b: Stated) -> Reason | None:
    if a.scope and b.scope and a.scope != b.scope:
        one, other = fold(a.scope), fold(b.scope)
        if one and other and one != other:
            return reason("other.scope", a=a.scope, b=b.scope)
    if a.as_of and b.as_of and a.as_of != b.as_of:
        then, later = days(a.as_of), days(b.as_of)
        if then is not None and later is not None and not then.meets(later):
            return reason("other.as_of", a=Date(a.as_of), b=Date(b.as_of))
    return None


def _answers(a: Stated, b: Stated, claim: Claim) -> Outcome:
    same = a.answer_id == b.answer_id
    if a.stance != b.stance:
        return Outcome("conflict", reason("answer.denied", answer=_answer(a, claim))) if same else NOTHING
    if same:
        return AGREE
    if a.stance == "asserts" and claim.compare == "exclusive":
        return Outcome("conflict", reason("answer.differ", a=_answer(a, claim), b=_answer(b, claim)))
    return NOTHING


def _answer(stated: Stated, claim: Claim) -> str:
    return next((answer.text for answer in claim.answers if answer.id == stated.answer_id), "?")


def _figure(stated: Stated, subject: Subject) -> Figure | None:
    if stated.value is None or not isinstance(subject, Claim):
        return None
    return figure(stated.value, stated.value_high, stated.qualifier, subject.tolerance)


def _days(stated: Stated) -> Days | None:
    return None if stated.value is None else days(stated.value)


def _same_value(a: Stated, b: Stated) -> bool:
    return (a.value, a.value_high, a.qualifier) == (b.value, b.value_high, b.qualifier)


def _shown(stated: Stated, subject: Subject) -> Number | Date:
    kind = value_type_of(subject)
    return Date(stated.value or "") if kind == "date" else figure_of(stated, of_days=kind == "duration")


def _denial(denied: Stated, asserted: Stated, subject: Subject) -> Outcome:
    """A denial stands against what lies wholly within it; one of no value against every assertion above 0."""
    if asserted.value is None:
        return NOTHING
    if denied.value is None:
        said = _figure(asserted, subject)
        if said is None or said.least <= 0:
            return NOTHING
        return Outcome("conflict", reason("denial.any", asserted=_shown(asserted, subject)))
    if value_type_of(subject) == "date":
        day, denied_day = _days(asserted), _days(denied)
        within = day is not None and denied_day is not None and day.lies_within(denied_day)
    else:
        number, denied_number = _figure(asserted, subject), _figure(denied, subject)
        within = number is not None and denied_number is not None and number.lies_within(denied_number)
    if not within:
        return NOTHING
    if _same_value(denied, asserted):
        return Outcome("conflict", reason("denial.same", asserted=_shown(asserted, subject)))
    why = reason("denial.within", asserted=_shown(asserted, subject), denied=_shown(denied, subject))
    return Outcome("conflict", why)


def _figures(a: Stated, b: Stated, subject: Subject) -> Outcome:
    one, other = _figure(a, subject), _figure(b, subject)
    if one is None or other is None:
        return NOTHING
    if not one.meets(other):
        return Outcome("conflict", reason("number.apart", a=_shown(a, subject), b=_shown(b, subject)))
    gap, near, other_near = stated_gap(one, other)
    if gap == 0 or not is_more_than_a_twentieth(gap, near, other_near):
        return AGREE
    share = EXACT.divide(EXACT.multiply(gap, Decimal(100)), max(abs(near), abs(other_near))).quantize(
        Decimal("0.1"), ROUND_UP, EXACT
    )
    of_days = value_type_of(subject) == "duration"
    why = reason(
        "number.stretched",
        a=_shown(a, subject),
        b=_shown(b, subject),
        near_a=Number(f"{near:f}", of_days=of_days),
        near_b=Number(f"{other_near:f}", of_days=of_days),
        percent=f"{share:f}".removesuffix(".0"),
    )
    return Outcome("tension", why)


def _dates(a: Stated, b: Stated) -> Outcome:
    one, other = _days(a), _days(b)
    if one is None or other is None:
        return NOTHING
    shown = {"a": Date(a.value or ""), "b": Date(b.value or "")}
    if one.span and other.span:
        return _spans(one, other)
    near, gap = nearness(one, other)
    if near == "meet":
        return AGREE
    row = "date"
    if one.span or other.span:
        row = "outside"
        shown = {"span": shown["a"], "date": shown["b"]} if one.span else {"span": shown["b"], "date": shown["a"]}
    if near == "season":
        return Outcome("tension", reason(f"{row}.season", **shown, days=gap))
    return Outcome("conflict" if near == "apart" else "tension", reason(f"{row}.{near}", **shown))


def _spans(one: Days, other: Days) -> Outcome:
    """Two spans meet if their beginnings and their ends do; the worse of the two is what is said."""
    worst = AGREE
    for row, a, b in (("start", one.start, other.start), ("end", one.end, other.end)):
        near, gap = nearness_of_ends(a, b)
        if near == "apart":
            return Outcome("conflict", reason(f"{row}.apart", a=Date(a.text), b=Date(b.text)))
        if near != "meet" and worst is AGREE:
            more = {"days": gap} if near == "season" else {}
            worst = Outcome("tension", reason(f"{row}.{near}", a=Date(a.text), b=Date(b.text), **more))
    return worst
