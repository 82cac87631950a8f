"""The model under the list: any list after any other, with and without a filter, and indexes that follow their rows."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from crossread.desktop.sources.source_model import SourceModel
from crossread.desktop.sources.source_rows import SourceRow

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


def rows_of(ids: list[str]) -> list[SourceRow]:
    return [
        SourceRow(id=one, place=place, title=one, who="", facts="", words=f"{one} {'even' if ord(one) % 2 else 'odd'}")
        for place, one in enumerate(ids)
    ]


@given(IDS, IDS, st.sampled_from(["", "even", "odd", "none"]))
def test_any_list_after_any_other(before: list[str], after: list[str], typed: str) -> None:
    model = SourceModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(rows_of(before))
    kept = {one: QPersistentModelIndex(model.index_of(one)) for one in before}
    model.set_filter(typed)
    model.set_rows(rows_of(after))
    expected = [row for row in rows_of(after) if typed in row.words]
    assert [model.row_at(model.index(at)) for at in range(model.rowCount())] == expected
    model.set_filter("")
    shown = [model.index(at).data() for at in range(model.rowCount())]
    assert shown == after
    for one, index in kept.items():
        if index.isValid():
            assert model.row_at(index) is not None
            assert index.data() == one


@given(IDS.filter(lambda ids: len(ids) > 1), st.data())
def test_a_place_is_asked_for_in_the_order_wanted(ids: list[str], data: st.DataObject) -> None:
    model = SourceModel()
    model.set_rows(rows_of(ids))
    wished: list[list[str]] = []
    model.order_requested.connect(wished.append)
    moved = data.draw(st.sampled_from(ids))
    before = data.draw(st.integers(0, len(ids)))
    model.request_place(moved, before)
    marker = [*ids[:before], "|", *ids[before:]]
    marker.remove(moved)
    marker[marker.index("|")] = moved
    assert wished == ([marker] if marker != ids else [])
    assert model.rowCount(QModelIndex()) == len(ids)
