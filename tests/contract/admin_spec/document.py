"""The description of the admin API as tests use it: operations, schemas, examples, samples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final

from contract.description import ADMIN

METHODS: Final = {"get", "post", "put", "patch", "delete"}
JSON: Final = "application/json"
_BY_FORMAT: Final = {
    "uuid": "740e5834-3a29-46b4-9a6f-16142fde533a",
    "date-time": "2026-11-21T09:30:15.000120Z",
}
_BY_TYPE: Final = {"string": "some text", "integer": 3, "number": 1.5, "boolean": True}


def document() -> Mapping[str, Any]:
    """The description as plain data."""
    return ADMIN.document


def schemas() -> Mapping[str, Any]:
    """The component schemas by name."""
    return dict(document()["components"]["schemas"])


def resolve(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference, if the node is one."""
    if "$ref" not in node:
        return node
    target: Any = document()
    for step in node["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return dict(target)


@dataclass(frozen=True)
class Operation:
    """One operation of the description."""

    operation_id: str
    path: str
    method: str

    def __str__(self) -> str:
        return self.operation_id

    @property
    def data(self) -> Mapping[str, Any]:
        return dict(document()["paths"][self.path][self.method])

    @property
    def tag(self) -> str:
        (tag,) = self.data["tags"]
        return str(tag)

    @property
    def endpoint(self) -> Any:
        """The generated code."""
        return getattr(import_module(f"notify_typed_admin.api.{self.tag}"), self.operation_id)

    @property
    def responses(self) -> dict[int, Mapping[str, Any]]:
        return {int(code): resolve(node) for code, node in self.data["responses"].items()}

    @property
    def success(self) -> tuple[int, Mapping[str, Any]]:
        """The last of them: where there are two, 200 is for what was there before."""
        return [item for item in self.responses.items() if 200 <= item[0] < 300][-1]

    @property
    def body(self) -> Mapping[str, Any] | None:
        """What the description says of a JSON body, if there is one."""
        request = self.data.get("requestBody")
        return None if request is None else request["content"][JSON]


@cache
def operations() -> tuple[Operation, ...]:
    """All operations of the description."""
    return tuple(
        Operation(operation["operationId"], path, method)
        for path, item in document()["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    )


def examples(content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The values of the examples of a body, by name."""
    for name, example in content["examples"].items():
        yield name, resolve(example)["value"]


def walk(node: Any) -> Iterator[Any]:
    """Every value inside a piece of JSON."""
    yield node
    for child in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from walk(child)


def alternatives(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Split a schema into the kinds of value that it allows."""
    schema = resolve(schema)
    if "anyOf" in schema:
        return [inner for member in schema["anyOf"] for inner in alternatives(member)]
    if isinstance(schema.get("type"), list):
        return [{**schema, "type": kind} for kind in schema["type"]]
    return [schema]


def sample(schema: Mapping[str, Any], choice: int = 0) -> Any:
    """Make one value with all fields, of each set of alternatives the choice-th, or the last.

    Enums get a value that nobody has heard of if the choice is above 0, as do open objects a field.
    """
    options = alternatives(schema)
    schema = options[min(choice, len(options) - 1)]
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return "something-new" if choice else schema["enum"][0]
    kind = schema.get("type")
    if kind == "array":
        return [sample(schema["items"], choice)]
    if kind == "object":
        fields = {name: sample(each, choice) for name, each in schema.get("properties", {}).items()}
        extra = schema.get("additionalProperties", True)
        if isinstance(extra, Mapping):
            fields["any name"] = sample(extra, choice)
        elif choice and extra:
            fields["brand_new"] = {"nested": [1, None, "x"]}
        return fields
    if schema.get("maxLength") == 0:
        return ""
    return _BY_FORMAT.get(schema.get("format", ""), _BY_TYPE.get(str(kind)))
