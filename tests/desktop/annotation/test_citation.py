"""A citation holds what is known and nothing else."""

from crossread.db.records import Annotation, Source
from crossread.desktop.annotation.citation import citation


def annotation(quote: str) -> Annotation:
    return Annotation(id="a", source_id="s", revision=1, start=0, end=len(quote), quote=quote)


def test_everything_that_is_known() -> None:
    source = Source(
        id="s", title="All saved", author="J. Smith", publisher="Evening paper", published="1912-04-15/1912-04-16"
    )
    assert citation(annotation("Every soul\nis safe"), source, 3) == (
        "“Every soul is safe” – J. Smith, “All saved”, Evening paper, 15–16 Apr 1912, paragraph 3"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert citation(annotation("safe"), Source(id="s", title="All saved"), 0) == "“safe” – “All saved”"


def test_quotation_marks_inside_become_single_ones() -> None:
    source = Source(id="s", title="T")
    assert citation(annotation("he said “safe” twice"), source, 1) == "“he said ‘safe’ twice” – “T”, paragraph 1"
    assert citation(annotation("he said “safe"), source, 1) == "“he said “safe” – “T”, paragraph 1"


def test_the_word_for_paragraph_is_the_interfaces() -> None:
    assert citation(annotation("x"), Source(id="s", title="T"), 2, "Absatz").endswith("Absatz 2")
