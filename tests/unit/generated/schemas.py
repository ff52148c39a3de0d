"""JSON made from the component schemas of the API description: samples, random documents."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st

from contract.description import V2

UNKNOWN_ENUM_VALUE: Final = "something-new"
UNKNOWN_FIELD: Final = "brand_new"
UNKNOWN_FIELD_VALUE: Final = {"nested": [1, None, "x"]}

texts: Final = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers: Final = st.one_of(
    st.integers(-(10**12), 10**12), st.floats(allow_nan=False, allow_infinity=False)
)
anything: Final = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=4,
)
_BY_FORMAT: Final[dict[str, st.SearchStrategy[Any]]] = {
    "uuid": st.uuids().map(str),
    "date-time": st.datetimes(
        min_value=datetime(1970, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
        timezones=st.just(UTC),
    ).map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z"),
}
_BY_TYPE: Final[dict[str, st.SearchStrategy[Any]]] = {
    "string": texts,
    "integer": st.integers(-(10**12), 10**12),
    "number": numbers,
    "boolean": st.booleans(),
    "null": st.none(),
}
_SAMPLE_BY_TYPE: Final = {"string": "some text", "integer": 3, "number": 1.5, "boolean": True}
_SAMPLE_BY_FORMAT: Final = {
    "uuid": "740e5834-3a29-46b4-9a6f-16142fde533a",
    "date-time": "2026-11-21T09:30:15.000120Z",
}


def document() -> Mapping[str, Any]:
    """Read the API description."""
    return V2.document


def components() -> Mapping[str, Any]:
    """Find the component schemas by name."""
    return dict(document()["components"]["schemas"])


def resolve(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference to a component."""
    while "$ref" in schema:
        schema = components()[schema["$ref"].rpartition("/")[2]]
    return schema


def objects() -> list[str]:
    """Name the components that are objects, which are those that become models."""
    return sorted(name for name, schema in components().items() if schema.get("type") == "object")


def _reachable(schema: object) -> Iterator[str]:
    if isinstance(schema, Mapping):
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            if name in components():
                yield name
                yield from _reachable(components()[name])
            return
        for part in schema.values():
            yield from _reachable(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _reachable(part)


def received_objects() -> list[str]:
    """Name the object components that Notify sends, in answers and in callbacks."""
    roots: list[object] = [document()["components"]["responses"]]
    for path in document()["paths"].values():
        roots += [operation["responses"] for operation in path.values() if "responses" in operation]
    roots += [hook["post"]["requestBody"] for hook in document()["webhooks"].values()]
    return sorted({name for root in roots for name in _reachable(root)} & set(objects()))


def alternatives(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Split a schema into the kinds of value it allows."""
    if "anyOf" in schema:
        return [inner for member in schema["anyOf"] for inner in alternatives(resolve(member))]
    if isinstance(schema.get("type"), list):
        return [{**schema, "type": kind} for kind in schema["type"]]
    return [schema]


def sample(schema: Mapping[str, Any], choice: int = 0, *, novel: bool = False) -> Any:
    """Make one value with every optional field, the choice-th of each set of alternatives.

    With novel, every enum has a value and every open object a field that nobody has heard of.
    """
    options = [option for option in alternatives(resolve(schema)) if option.get("type") != "null"]
    if not options:
        return None
    schema = options[min(choice, len(options) - 1)]
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return UNKNOWN_ENUM_VALUE if novel else schema["enum"][choice % len(schema["enum"])]
    kind = schema.get("type", "")
    if kind == "object":
        return _sample_object(schema, choice, novel=novel)
    if kind == "array":
        return [sample(schema["items"], choice, novel=novel)]
    return _SAMPLE_BY_FORMAT.get(schema.get("format", ""), _SAMPLE_BY_TYPE.get(kind))


def _sample_object(schema: Mapping[str, Any], choice: int, *, novel: bool) -> dict[str, Any]:
    fields = {
        name: sample(inner, choice, novel=novel)
        for name, inner in schema.get("properties", {}).items()
    }
    extra = schema.get("additionalProperties", {})
    if isinstance(extra, Mapping) and extra:
        fields["any name"] = sample(extra, choice, novel=novel)
    elif novel and extra is not False:
        fields[UNKNOWN_FIELD] = UNKNOWN_FIELD_VALUE
    return fields


@cache
def documents_of(name: str) -> st.SearchStrategy[Any]:
    """Make random values of a component, by a strategy that is built once."""
    return documents(components()[name])


def documents(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Make random values, with unknown fields and unknown enum values among them."""
    if "$ref" in schema:
        return documents_of(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return st.one_of([documents(member) for member in schema["anyOf"]])
    if isinstance(schema.get("type"), list):
        return st.one_of([documents({**schema, "type": kind}) for kind in schema["type"]])
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"]) | st.text(string.ascii_lowercase, min_size=1)
    kind = schema.get("type", "")
    if kind == "object":
        return _object_documents(schema)
    if kind == "array":
        return st.lists(documents(schema["items"]), max_size=3)
    return _BY_FORMAT.get(schema.get("format", ""), _BY_TYPE.get(kind, anything))


def _object_documents(schema: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    fields = {name: documents(inner) for name, inner in schema.get("properties", {}).items()}
    required = schema.get("required", ())
    known = st.fixed_dictionaries(
        {name: fields[name] for name in required},
        optional={name: fields[name] for name in fields if name not in required},
    )
    extra = schema.get("additionalProperties", {})
    if extra is False:
        return known
    inner = documents(extra) if isinstance(extra, Mapping) and extra else anything
    keys = texts.filter(lambda key: key not in fields)
    return st.builds(
        lambda unknown, fixed: unknown | fixed, st.dictionaries(keys, inner, max_size=2), known
    )


def same_json(one: object, other: object) -> bool:
    """Compare as JSON texts, in which 1, 1.0 and true are three things."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
