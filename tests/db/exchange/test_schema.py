"""The JSON Schema and the importer say the same."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from crossread.db import dates
from crossread.db.errors import CrossreadError
from crossread.db.exchange import shapes
from crossread.db.exchange.import_json import plan_import
from crossread.db.project import Project

Document = dict[str, Any]

NAMES = {
    "sources": "source",
    "voices": "voice",
    "events": "event",
    "claims": "claim",
    "annotations": "annotation",
    "relations": "relation",
    "silences": "silence",
    "verdicts": "verdict",
}


@pytest.fixture(scope="module")
def schema(pytestconfig: pytest.Config) -> Document:
    loaded: Document = json.loads((pytestconfig.rootpath / "resources" / "crossread.schema.json").read_bytes())
    return loaded


@pytest.fixture(scope="module")
def validator(schema: Document) -> Draft202012Validator:
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def parts(schema: Any) -> Iterator[Document]:
    """Every schema within a schema that describes a key."""
    if isinstance(schema, dict):
        for name, below in schema.items():
            if name == "properties" and schema.get("additionalProperties") is False:
                yield from below.values()
            yield from parts(below)
    elif isinstance(schema, list):
        for below in schema:
            yield from parts(below)


def test_every_key_is_described_in_one_sentence(schema: Document) -> None:
    described = [part["description"] for part in parts(schema)]
    assert len(described) > 90
    assert all(sentence.endswith(".") and ". " not in sentence for sentence in described)


def test_it_knows_the_keys_of_the_importer_in_their_order(schema: Document) -> None:
    others = {
        "project": shapes.PROJECT,
        "revision": shapes.REVISION,
        "zone": shapes.ZONE,
        "finished": shapes.FINISHED,
        "answer": shapes.ANSWER,
        "event_tag": shapes.EVENT_TAG,
        "position": shapes.POSITION,
        "finding": shapes.FINDING,
        "set_aside": shapes.SET_ASIDE,
    }
    for name, shape in {**{NAMES[key]: shape for key, shape in shapes.SECTIONS.items()}, **others}.items():
        part = schema["$defs"][name]
        assert list(part["properties"]) == list(shape.keys)
        assert part.get("required", []) == list(shape.required)


def test_exports_are_valid_and_write_the_keys_in_order(
    take: Any, give: Any, whole: Document, schema: Document, validator: Draft202012Validator
) -> None:
    validator.validate(whole)
    take(whole)
    document = give()
    assert ["format", "version", *list(document)[2:]] == [key for key in schema["properties"] if key != "exported_at"]
    for section, name in NAMES.items():
        for record in document[section]:
            assert list(record) == list(schema["$defs"][name]["properties"])
    (tag, _), (position, _) = (document["annotations"][0][key] for key in ("events", "positions"))
    assert list(tag) == list(schema["$defs"]["event_tag"]["properties"])
    assert list(position) == list(schema["$defs"]["position"]["properties"])
    for export in (document, give(with_text=False), give(only=[whole["annotations"][1]["id"]])):
        validator.validate({**export, "exported_at": "2026-01-01T00:00:00.5Z"})


def test_the_sample_is_valid(pytestconfig: pytest.Config, validator: Draft202012Validator) -> None:
    path = pytestconfig.rootpath / "resources" / "sample" / "titanic.crossread.json"
    validator.validate(json.loads(path.read_bytes()))


DATES = (
    "2023 -0044 Y12000 Y-12000 202X 19XX -01XX 2020-23 2023-09-19? 1912-04-14T23:40 1912-04-14T23:40:00Z "
    "1912-04-14T23:40+04 2022-12~/2023 ../2023 2023/.. [..2023] [2022..] [2022~..2023%] 1912-04-14T23:40/1912-04-15"
)


@pytest.mark.parametrize("text", DATES.split())
def test_its_dates_are_those_that_can_be_read(text: str, validator: Draft202012Validator) -> None:
    dates.parse(text)
    validator.validate({"events": [{"title": "x", "date": text}]})


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a document, as the keys and numbers that lead there."""
    if way:
        yield way
    if isinstance(value, dict):
        for key, below in value.items():
            yield from places(below, (*way, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from places(below, (*way, index))


ODD_VALUES: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    1,
    2,
    2**53,
    1.5,
    "",
    " ",
    "x",
    "2023-13",
    "12",
    "-0.5",
    "a\rb",
    [],
    {},
]
ODD_VALUES += [["x"], [""], [None], [{}], {"x": 1}, {"published": False}, {"published": True}, "asserts", "number"]
ODD_VALUES += ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00+00:00", "#ABCDEF", "00000000-0000-4000-8000-00000000000A"]
ODD_VALUES += ["00000000-0000-4000-8000-000000000040", "\ufeffx", "2023/2022", "[2022..2023]", float("nan")]


def change(document: Document, way: tuple[Any, ...], how: str, value: Any) -> None:
    """Break, or not, one place of a document."""
    at: Any = document
    for step in way[:-1]:
        at = at[step]
    if how == "remove":
        del at[way[-1]]
    elif how == "add" and isinstance(at[way[-1]], dict):
        at[way[-1]]["other"] = value
    elif how == "double" and isinstance(at[way[-1]], list):
        at[way[-1]].extend(copy.deepcopy(at[way[-1]]))
    else:
        at[way[-1]] = value


@settings(
    max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(data=st.data())
def test_what_the_schema_refuses_the_importer_refuses(
    data: st.DataObject, empty: Project, whole: Document, tmp_path: Path, validator: Draft202012Validator
) -> None:
    document = copy.deepcopy(whole)
    way = data.draw(st.sampled_from(sorted(places(document), key=repr)))
    how = data.draw(st.sampled_from(["remove", "add", "double", "set", "set", "set", "set"]))
    change(document, way, how, data.draw(st.sampled_from(ODD_VALUES)))
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(document))
    try:
        plan_import(empty, path)
    except CrossreadError:
        return
    assert validator.is_valid(document), (way, how)
