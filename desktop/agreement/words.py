"""The words of the agreement between coders."""

from PySide6.QtCore import QCoreApplication, QLocale

from crossread.db.agreement import Difference, Figure, Line
from crossread.db.agreement.nominal import Why


def tr(text: str) -> str:
    """A text in the language of the interface."""
    return QCoreApplication.translate("Agreement", text)


def coder_name(name: str) -> str:
    """A coder; somebody who gave no name is called so."""
    return name or tr("without a name")


def why_word(why: Why) -> str:
    """Why there is no figure, in a word or two."""
    return {
        "": "",
        "alone": tr("one coder"),
        "nothing_shared": tr("nothing shared"),
        "no_variation": tr("all alike"),
        "nothing_marked": tr("not marked"),
    }[why]


def why_sentence(why: Why) -> str:
    """The same as a sentence."""
    return {
        "": "",
        "alone": tr("Only one coder worked on this."),
        "nothing_shared": tr("No passage, or no text, was worked on by all who are compared."),
        "no_variation": tr("All values are the same, so that chance alone would agree as well: there is no figure."),
        "nothing_marked": tr("Nobody marked it in a text that all worked on."),
    }[why]


def number(figure: Figure) -> str:
    """`0.74`; without a figure a word."""
    if figure.value is None:
        return why_word(figure.why)
    text = QLocale().toString(abs(figure.value), "f", 2)
    is_below = figure.value < 0 and round(figure.value, 2) != 0
    return f"\u2212{text}" if is_below else text


def kappa_of(line: Line) -> Figure:
    """The kappa of the only pair, or the lowest of several."""
    known = [pair.kappa for pair in line.pairs if pair.kappa.value is not None]
    if known:
        return min(known, key=lambda figure: figure.value or 0.0)
    return line.pairs[0].kappa if line.pairs else Figure(why="alone")


def title_of(line: Line) -> str:
    """The name of a line."""
    return line.title if line.tag_id else tr("All tags together")


def stands_on(line: Line) -> str:
    """What the figures of a line stand on."""
    alpha = line.alpha
    if not alpha.units:
        return tr("No passage was marked by two coders.")
    passages = tr("1 passage") if alpha.units == 1 else tr("{count} passages").format(count=f"{alpha.units:,}")
    same = tr("in 1 of them they agree") if alpha.same == 1 else tr("in {count} of them they agree")
    spans = tr("1 span") if line.alpha_u.units == 1 else tr("{count} spans").format(count=f"{line.alpha_u.units:,}")
    return tr("α and κ stand on {passages} that two or more marked, {same}; αᵤ on {spans}.").format(
        passages=passages, same=same.format(count=f"{alpha.same:,}"), spans=spans
    )


def kind_of(difference: Difference) -> str:
    """How coders differ at a passage."""
    return {
        "tags": tr("other tags"),
        "reading": tr("read differently"),
        "alone": tr("not marked by all"),
    }[difference.kind]


def pairs_of(line: Line) -> str:
    """The kappa of each pair, where there are several."""
    if len(line.pairs) < 2:
        return ""
    return " · ".join(
        f"{coder_name(pair.one)} – {coder_name(pair.other)} {number(pair.kappa)} ({pair.kappa.units:,})"
        for pair in line.pairs
    )
