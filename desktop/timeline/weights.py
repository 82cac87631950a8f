"""A weight of annotations in words: a number, or a share of a whole."""


def weight_words(weight: float, *, share: bool = False) -> str:
    """Whole, or with one or two digits that count; a share in per cent."""
    if share:
        return f"{number(weight * 100)} %"
    return number(weight)


def number(weight: float) -> str:
    """Whole, or with one or two digits that count."""
    if 0 < weight < 0.005:
        return "<0.01"
    if weight >= 9.95 or abs(weight - round(weight)) < 0.005:
        return f"{round(weight):,}"
    return f"{weight:.1f}" if weight >= 0.95 else f"{weight:.2g}"
