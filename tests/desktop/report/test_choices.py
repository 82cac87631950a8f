"""What was chosen for a report is kept, and whatever is damaged in it is as at first."""

from hypothesis import given
from hypothesis import strategies as st

from crossread.db.report.options import FORMATS, ORDERS, PARTS, SCOPES
from crossread.desktop.report.choices import MOST_WORDS, Choices, choices_of


@given(
    st.builds(
        Choices,
        form=st.sampled_from(FORMATS),
        order=st.sampled_from(ORDERS),
        scope=st.sampled_from(SCOPES),
        without=st.frozensets(st.sampled_from(PARTS)),
        longest_quote=st.integers(1, MOST_WORDS),
        leaves_out=st.booleans(),
    )
)
def test_kept_and_back(choices: Choices) -> None:
    assert choices_of(choices.stored()) == choices


@given(st.lists(st.text(max_size=30)))
def test_damage_is_as_at_first(stored: list[str]) -> None:
    assert choices_of(stored) == Choices()


def test_options_hold_what_was_chosen() -> None:
    chosen = Choices(without=frozenset({"grid"}), longest_quote=12, leaves_out=True)
    options = chosen.options(groups=("g",), sources=("s",))
    assert "grid" not in options.parts
    assert (options.longest_quote, options.groups, options.sources) == (12, ("g",), ("s",))
    assert Choices(longest_quote=12).options().longest_quote is None
