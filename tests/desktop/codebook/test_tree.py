"""The model: a codebook shown after another, row by row or at once, is the one that was asked for."""

import random

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from crossread.desktop.codebook import tree as tree_module
from crossread.desktop.codebook.book import Book, Entry
from crossread.desktop.codebook.finding import find, folded_words
from crossread.desktop.codebook.tree import Tree
from crossread.desktop.codebook.words import Words


def book_of(rows: list[tuple[str, str, str | None]]) -> Book:
    entries = [
        Entry(id=entry_id, kind="claim", title=title, parent_id=parent, found_by=folded_words(title))
        for entry_id, title, parent in rows
    ]
    return Book(entries={entry.id: entry for entry in entries}, count={"claim": len(entries)})


def shape(tree: Tree, parent: QModelIndex) -> list[object]:
    return [
        (tree.data(index, Qt.ItemDataRole.DisplayRole), shape(tree, index))
        for row in range(tree.rowCount(parent))
        for index in [tree.index(row, 0, parent)]
    ]


@pytest.mark.parametrize("seed", range(30))
def test_row_by_row_comes_to_the_same_as_at_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(tree_module, "MOST_SINGLE_CHANGES", 1000)
    rng = random.Random(seed)
    tree = Tree(Words())
    tester = QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows: list[tuple[str, str, str | None]] = []
    resets = []
    tree.modelReset.connect(lambda: resets.append(1))
    for step in range(12):
        rows = [row for row in rows if rng.random() > 0.15]
        for number in range(rng.randint(0, 3)):
            rows.insert(rng.randint(0, len(rows)), (f"{step}-{number}", f"Claim {step} {number}", None))
        if rng.random() < 0.3:
            rng.shuffle(rows)
        # A parent comes before what is below it, so that there is no loop.
        rows = [
            (entry_id, title if rng.random() > 0.2 else f"{title}!", rng.choice([None, *[row[0] for row in rows[:at]]]))
            for at, (entry_id, title, _) in enumerate(rows)
        ]
        tree.show(book_of(rows))
        fresh = Tree(Words())
        fresh.show(book_of(rows))
        assert shape(tree, QModelIndex()) == shape(fresh, QModelIndex())
    assert len(resets) == 0
    tester.deleteLater()


def test_many_at_once_are_a_reset(qtbot: QtBot) -> None:
    tree = Tree(Words())
    rows: list[tuple[str, str, str | None]] = [(f"{n}", f"Claim {n}", None) for n in range(1000)]
    assert tree.show(book_of(rows))
    assert not tree.show(book_of([*rows[:500], *rows[501:]]))
    assert tree.rowCount(tree.index_of("claim")) == 999


def test_a_group_that_is_gone_leaves_its_rows_in_the_section(qtbot: QtBot) -> None:
    tree = Tree(Words())
    tree.show(book_of([("a", "Group", None), ("b", "Row", "a")]))
    tree.show(book_of([("b", "Row", "a")]))
    assert tree.data(tree.index(0, 0, tree.index_of("claim")), Qt.ItemDataRole.DisplayRole) == "Row"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["How many were lost?", "Löst er sich?", "Collision", "She was lost"]),
        ("lost", ["How many were lost?", "Löst er sich?", "She was lost"]),
        ("lost many", ["How many were lost?"]),
        ("LÖST sich", ["Löst er sich?"]),
        ("clsn", ["Collision"]),
        ("oll", ["Collision"]),
        ("zzz", []),
        ("?!", ["How many were lost?", "Löst er sich?", "Collision", "She was lost"]),
    ],
)
def test_finding(typed: str, found: list[str]) -> None:
    titles = ["How many were lost?", "Löst er sich?", "Collision", "She was lost"]
    book = book_of([(title, title, None) for title in titles])
    entries = book.of("claim")
    assert sorted(entries[place].title for place in find(entries, typed)) == sorted(found)
