"""What is shown reads back as the same date, over every canonical form of EDTF that a project keeps."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.db.dates import is_date, read, show

_MARKS = st.sampled_from(["", "", "~", "?", "%"])
_YEARS = st.one_of(st.integers(-9999, 9999), st.integers(1800, 2030), st.integers(-50, 50))


def _four(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _time(minutes: int, second: int, offset: int | None) -> str:
    clock = f"T{minutes // 60:02}:{minutes % 60:02}:{second:02}"
    if offset is None:
        return clock
    return f"{clock}{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}" if offset else f"{clock}Z"


_years = _YEARS.map(_four)
_long_years = st.one_of(st.integers(10000, 10**12 - 1), st.integers(-(10**12) + 1, -10000)).map(lambda y: f"Y{y}")
_months = st.builds("{}-{:02}".format, _years, st.integers(1, 12))
_seasons = st.builds("{}-{}".format, _years, st.integers(21, 24))
_days = st.builds("{}-{:02}".format, _months, st.integers(1, 31)).filter(is_date)
_times = st.builds(
    "{}{}".format,
    _days,
    st.builds(
        _time,
        st.integers(0, 1439),
        st.one_of(st.just(0), st.integers(0, 59)),
        st.one_of(st.none(), st.integers(-23 * 60, 23 * 60)),
    ),
)
_decades = st.one_of(st.integers(0, 999).map("{:03}X".format), st.integers(0, 999).map("-{:03}X".format))
_centuries = st.one_of(st.integers(0, 99).map("{:02}XX".format), st.integers(0, 99).map("-{:02}XX".format))

parts = st.builds(
    "{}{}".format, st.one_of(_years, _long_years, _months, _seasons, _days, _times, _decades, _centuries), _MARKS
)
_ranges = st.builds(
    lambda form, a, b: form.format(a, b),
    st.sampled_from(["{}/{}", "{}/..", "../{1}", "[{}..{}]", "[{}..]", "[..{1}]"]),
    *(parts, parts),
).filter(is_date)
_near = st.builds(
    lambda form, month, low, high: form.format(f"{month}-{low:02}", f"{month}-{high:02}"),
    st.sampled_from(["{}/{}", "[{}..{}]"]),
    _months,
    st.integers(1, 31),
    st.integers(1, 31),
).filter(is_date)

canonical_dates = st.one_of(parts, _ranges, _near)


@given(canonical_dates)
@settings(max_examples=600, deadline=None)
def test_reading_what_is_shown_gives_the_same_date(text: str) -> None:
    assert read(show(text)) == text


@given(canonical_dates)
def test_canonical_text_is_read_as_it_is(text: str) -> None:
    assert read(text) == text
