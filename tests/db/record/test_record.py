"""Records behave as frozen dataclasses with slots that are made by keywords, at a fraction of their price."""

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest

from crossread.db.record import field, mutable, record


@record
class Ship:
    """A ship."""

    name: str
    boats: int = 16
    crew: dict[str, int] = field(default_factory=dict)

    @property
    def room(self) -> int:
        """For so many."""
        return self.boats * 60


@record
class Line:
    """A shipping line."""

    name: str


def test_fields_and_defaults() -> None:
    ship = Ship(name="Titanic")
    assert (ship.name, ship.boats, ship.crew, ship.room) == ("Titanic", 16, {}, 960)
    assert ship.crew is not Ship(name="Olympic").crew
    assert Ship(name="Titanic", crew={"deck": 66}).crew == {"deck": 66}


def test_it_is_made_by_keywords_alone_and_only_by_its_own() -> None:
    given: tuple[dict[str, Any], ...] = ({}, {"name": "Titanic", "masts": 2})
    for wrong in given:
        with pytest.raises(TypeError):
            Ship(**wrong)
    unchecked: Any = Ship
    with pytest.raises(TypeError):
        unchecked("Titanic")


def test_nothing_can_be_changed_or_added() -> None:
    ship: Any = Ship(name="Titanic")
    with pytest.raises(FrozenInstanceError):
        ship.boats = 20
    with pytest.raises(FrozenInstanceError):
        del ship.boats
    with pytest.raises(FrozenInstanceError):
        ship.masts = 2
    assert not hasattr(ship, "__dict__")


def test_compared_by_value_and_kind() -> None:
    assert Line(name="White Star") == Line(name="White Star") != Line(name="Cunard")
    assert len({Line(name="White Star"), Line(name="White Star")}) == 1
    line: object = Line(name="Titanic")
    assert line != Ship(name="Titanic")
    with pytest.raises(TypeError):
        hash(Ship(name="Titanic"))  # a dict cannot be hashed


def test_it_reads_as_it_is_written() -> None:
    assert repr(Ship(name="Titanic")) == "Ship(name='Titanic', boats=16, crew={})"


def test_copied_and_kept() -> None:
    ship = Ship(name="Titanic", crew={"deck": 66})
    assert copy.deepcopy(ship) == pickle.loads(pickle.dumps(ship)) == ship


def test_what_dataclasses_can_do() -> None:
    assert replace(Ship(name="Titanic"), boats=20) == Ship(name="Titanic", boats=20)
    assert [(known.name, known.type) for known in fields(Line)] == [("name", str)]


@mutable
class Drawn:
    """Something that changes while it is at work."""

    number: int
    words: list[str] = field(default_factory=list)
    ground: str = "paper"

    def add(self, word: str) -> None:
        """One word more."""
        self.words.append(word)


def test_what_is_mutable_is_made_by_place_or_keyword_and_can_be_set() -> None:
    first, second = Drawn(1), Drawn(number=1, ground="paper")
    assert first == second
    first.add("a")
    assert (first.words, second.words) == (["a"], [])
    assert first != second
    second.words, second.ground = ["a"], "ink"
    assert repr(second) == "Drawn(number=1, words=['a'], ground='ink')"
    assert Drawn(1, ["a"], "ink") == second
    with pytest.raises(TypeError, match="unhashable"):
        hash(first)
    anything: Any = Drawn
    with pytest.raises(AttributeError):
        anything(1).other = 1
    with pytest.raises(TypeError):
        anything()
