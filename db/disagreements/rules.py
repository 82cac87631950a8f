"""When two statements on one claim, or two dates of one event, cannot both hold: each rule of the package.

Pure. Every comparison is symmetric in its relation, and nothing stands against itself.
"""

from decimal import ROUND_UP, Decimal
from typing import Literal, NamedTuple

from crossread.db.disagreements.days import Days, days, nearness, nearness_of_ends
from crossread.db.disagreements.figures import EXACT, Figure, figure, is_more_than_a_twentieth, stated_gap
from crossread.db.disagreements.reasons import Date, Number, Reason, figure_of, reason
from crossread.db.disagreements.stated import Stated, Subject, value_type_of
from crossread.db.records import Claim

# `nothing`: the two say nothing about each other, or hold nothing that could be compared.
Relation = Literal["conflict", "tension", "not_the_same_thing", "agree", "nothing"]


class Outcome(NamedTuple):
    """How two statements stand to each other; there is a reason for all but `agree` and `nothing`."""

    relation: Relation
    reason: Reason | None = None


class Weighed(NamedTuple):
    """A statement with all that comparing needs worked out: what it can mean, its scope folded, its days as-of.

    `shown` is its value as a reason names it.
    """

    stated: Stated
    denies: bool
    figure: Figure | None
    days: Days | None
    scope: str
    as_of: Days | None
    shown: Number | Date


AGREE = Outcome("agree")
NOTHING = Outcome("nothing")


def weigh(stated: Stated, subject: Subject) -> Weighed | None:
    """The statement made ready for `compare_weighed`.

    None if nothing can be compared: for a question, a value that is missing or cannot be read (but a number or duration
    can be denied without one), no answer, or answers that compare by wording.
    """
    if stated.stance == "questions":
        return None
    kind = value_type_of(subject)
    number = day = None
    if isinstance(subject, Claim) and kind == "answer":
        if subject.compare == "wording" or stated.answer_id is None:
            return None
    elif kind == "date":
        day = None if stated.value is None else days(stated.value)
        if day is None:
            return None
    elif isinstance(subject, Claim) and kind != "truth":
        if stated.value is not None:
            number = figure(stated.value, stated.value_high, stated.qualifier, subject.tolerance)
        if number is None and (stated.value is not None or stated.stance != "denies"):
            return None
    as_of = days(stated.as_of) if stated.as_of else None
    shown = Date(stated.value or "") if day is not None else figure_of(stated, of_days=kind == "duration")
    return Weighed(stated, stated.stance == "denies", number, day, fold(stated.scope), as_of, shown)


def is_comparable(stated: Stated, subject: Subject) -> bool:
    """Whether it holds what comparing needs: no question, but a value that can be read, an answer, or a denial."""
    return weigh(stated, subject) is not None


def compare(a: Stated, b: Stated, subject: Subject) -> Outcome:
    """How two statements on the same claim or event stand to each other.

    What differs in scope or as-of is not the same thing, whatever is said of it.
    """
    one, other = weigh(a, subject), weigh(b, subject)
    return NOTHING if one is None or other is None else compare_weighed(one, other, subject)


def compare_weighed(a: Weighed, b: Weighed, subject: Subject) -> Outcome:
    """As `compare`, for statements that were made ready by `weigh` for the same subject."""
    if a.scope and b.scope and a.scope != b.scope:
        return Outcome("not_the_same_thing", reason("other.scope", a=a.stated.scope, b=b.stated.scope))
    if a.as_of is not None and b.as_of is not None and not a.as_of.meets(b.as_of):
        then, later = Date(a.stated.as_of or ""), Date(b.stated.as_of or "")
        return Outcome("not_the_same_thing", reason("other.as_of", a=then, b=later))
    kind = value_type_of(subject)
    if kind == "truth":
        return AGREE if a.denies == b.denies else Outcome("conflict", reason("truth.denied"))
    if isinstance(subject, Claim) and kind == "answer":
        return _answers(a, b, subject)
    if a.denies and b.denies:
        return AGREE if _same_value(a.stated, b.stated) else NOTHING
    if a.denies or b.denies:
        return _denial(a, b) if a.denies else _denial(b, a)
    if a.days is not None and b.days is not None:
        return _dates(a.shown, b.shown, a.days, b.days)
    if a.figure is not None and b.figure is not None:
        return _figures(a.shown, b.shown, a.figure, b.figure, of_days=kind == "duration")
    return NOTHING


def fold(scope: str) -> str:
    """A scope as it is compared: without regard to case and to the amount of white space."""
    return " ".join(scope.split()).casefold() if scope else scope


def _answers(a: Weighed, b: Weighed, claim: Claim) -> Outcome:
    same = a.stated.answer_id == b.stated.answer_id
    if a.denies != b.denies:
        return Outcome("conflict", reason("answer.denied", answer=_answer(a, claim))) if same else NOTHING
    if same:
        return AGREE
    if not a.denies and claim.compare == "exclusive":
        return Outcome("conflict", reason("answer.differ", a=_answer(a, claim), b=_answer(b, claim)))
    return NOTHING


def _answer(weighed: Weighed, claim: Claim) -> str:
    return next((answer.text for answer in claim.answers if answer.id == weighed.stated.answer_id), "?")


def _same_value(a: Stated, b: Stated) -> bool:
    return (a.value, a.value_high, a.qualifier) == (b.value, b.value_high, b.qualifier)


def _denial(denied: Weighed, asserted: Weighed) -> Outcome:
    """A denial stands against what lies wholly within it; one of no value against every assertion above 0."""
    shown = asserted.shown
    if asserted.days is not None and denied.days is not None:
        within = asserted.days.lies_within(denied.days)
    elif asserted.figure is not None and denied.figure is not None:
        within = asserted.figure.lies_within(denied.figure)
    elif asserted.figure is not None:
        return Outcome("conflict", reason("denial.any", asserted=shown)) if asserted.figure.least > 0 else NOTHING
    else:
        return NOTHING
    if not within:
        return NOTHING
    if _same_value(denied.stated, asserted.stated):
        return Outcome("conflict", reason("denial.same", asserted=shown))
    return Outcome("conflict", reason("denial.within", asserted=shown, denied=denied.shown))


def _figures(a: Number | Date, b: Number | Date, one: Figure, other: Figure, *, of_days: bool) -> Outcome:
    if not one.meets(other):
        return Outcome("conflict", Reason("number.apart", (("a", a), ("b", b))))
    gap, near, other_near = stated_gap(one, other)
    if gap == 0 or not is_more_than_a_twentieth(gap, near, other_near):
        return AGREE
    share = EXACT.divide(EXACT.multiply(gap, Decimal(100)), max(abs(near), abs(other_near)))
    percent = f"{share.quantize(Decimal('0.1'), ROUND_UP, EXACT):f}"
    why = reason(
        "number.stretched",
        a=a,
        b=b,
        near_a=Number(f"{near:f}", of_days=of_days),
        near_b=Number(f"{other_near:f}", of_days=of_days),
        percent=percent.removesuffix(".0"),
    )
    return Outcome("tension", why)


def _dates(a: Number | Date, b: Number | Date, one: Days, other: Days) -> Outcome:
    if one.span and other.span:
        return _spans(one, other)
    near, gap = nearness(one, other)
    if near == "meet":
        return AGREE
    row = "date"
    shown = {"a": a, "b": b}
    if one.span or other.span:
        row = "outside"
        shown = {"span": a, "date": b} if one.span else {"span": b, "date": a}
    if near == "season":
        return Outcome("tension", reason(f"{row}.season", **shown, days=_days_apart(gap)))
    return Outcome("conflict" if near == "apart" else "tension", reason(f"{row}.{near}", **shown))


def _days_apart(gap: int) -> Number:
    return Number(str(gap), of_days=True)


def _spans(one: Days, other: Days) -> Outcome:
    """Two spans meet if their beginnings and their ends do; the worse of the two is what is said."""
    worst = AGREE
    for row, a, b in (("start", one.start, other.start), ("end", one.end, other.end)):
        near, gap = nearness_of_ends(a, b)
        if near == "apart":
            return Outcome("conflict", reason(f"{row}.apart", a=Date(a.text), b=Date(b.text)))
        if near != "meet" and worst is AGREE:
            more = {"days": _days_apart(gap)} if near == "season" else {}
            worst = Outcome("tension", reason(f"{row}.{near}", a=Date(a.text), b=Date(b.text), **more))
    return worst
