"""Read an OpenAPI description: find an operation, check a request or an answer."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit
from uuid import UUID

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

ROOT: Final = Path(__file__).parents[2]
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UUID_IN_ANSWERS: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

answer_formats: Final = FormatChecker(formats=())
request_formats: Final = FormatChecker(formats=())


@answer_formats.checks("uuid")
def _canonical_uuid(value: object) -> bool:
    return not isinstance(value, str) or UUID_IN_ANSWERS.fullmatch(value) is not None


@answer_formats.checks("date-time", raises=ValueError)
def _date_time(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@answer_formats.checks("uri", raises=ValueError)
@request_formats.checks("uri", raises=ValueError)
def _uri(value: object) -> bool:
    return not isinstance(value, str) or (value.isascii() and bool(urlsplit(value).scheme))


@answer_formats.checks("email")
def _email(value: object) -> bool:
    return not isinstance(value, str) or re.fullmatch(r"[^@\s]+@[^@\s]+", value) is not None


@request_formats.checks("uuid", raises=ValueError)
def _uuid_in_any_spelling(value: object) -> bool:
    return not isinstance(value, str) or bool(UUID(value))


def walk(node: Any) -> Iterator[tuple[str, Any]]:
    """Visit every value inside a piece of JSON, however deep, with its JSON pointer."""
    waiting = [("", node)]
    while waiting:
        pointer, value = waiting.pop()
        yield pointer, value
        found: list[tuple[object, Any]] = []
        if isinstance(value, dict):
            found = [*value.items()]
        elif isinstance(value, list):
            found = [*enumerate(value)]
        for key, inner in reversed(found):
            step = str(key).replace("~", "~0").replace("/", "~1")
            waiting.append((f"{pointer}/{step}", inner))


def _close(schema: Any) -> None:
    """Forbid what is not described in every object that lists its properties."""
    if isinstance(schema, list):
        for item in schema:
            _close(item)
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            schema.setdefault("additionalProperties", False)
        for key, value in schema.items():
            if key not in {"not", "if", "example", "examples"}:
                _close(value)


def leaves(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    """List the errors at the bottom: for a choice of schemas, those of each alternative."""
    for error in errors:
        if error.context:
            yield from leaves(iter(error.context))
        else:
            yield error


@dataclass(frozen=True)
class Operation:
    """One operation of the description."""

    operation_id: str
    path: str
    method: str
    description: Description = field(repr=False, compare=False)

    def __str__(self) -> str:
        return self.operation_id

    @property
    def pointer(self) -> str:
        """Where it stands in the description."""
        return f"/paths/{self.path.replace('/', '~1')}/{self.method}"

    @property
    def data(self) -> Mapping[str, Any]:
        """What the description says of it."""
        data: Mapping[str, Any] = self.description.document["paths"][self.path][self.method]
        return data

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The paths of its requests."""
        pieces = re.split(r"\{(\w+)\}", self.path)
        return re.compile(
            "".join(f"(?P<{p}>[^/]+)" if i % 2 else re.escape(p) for i, p in enumerate(pieces))
        )

    def parameters(self, place: str) -> Iterator[tuple[Mapping[str, Any], str]]:
        """List the parameters of one place (path, query), each with its pointer."""
        for index, node in enumerate(self.data.get("parameters", ())):
            parameter, pointer = self.description.resolve(
                node, f"{self.pointer}/parameters/{index}"
            )
            if parameter["in"] == place:
                yield parameter, pointer

    def answer_pointer(self, status: int, media_type: str) -> str | None:
        """Return the pointer to the schema of an answer, or None without a schema."""
        responses = self.data["responses"]
        if str(status) not in responses:
            return None
        response, pointer = self.description.resolve(
            responses[str(status)], f"{self.pointer}/responses/{status}"
        )
        if media_type not in response.get("content", {}):
            return None
        return f"{pointer}/content/{media_type.replace('/', '~1')}/schema"

    def request_errors(
        self, path: str, query: tuple[tuple[str, str], ...], content: bytes | None
    ) -> Iterator[ValidationError]:
        """Find what the description does not allow in a request: its path, its query, its body.

        Raises:
            ValueError: The path is not one of this operation.
        """
        match = self.pattern.fullmatch(path)
        if match is None:
            raise ValueError(f"{path} is not a path of {self}")
        for parameter, pointer in self.parameters("path"):
            value = _typed(unquote(match[parameter["name"]]), parameter["schema"])
            yield from _at(parameter["name"], self._checker(pointer), value)
        yield from self._query_errors(query)
        yield from self._body_errors(content)

    def _checker(self, pointer: str) -> Draft202012Validator:
        return self.description.request_validator(f"{pointer}/schema")

    def _query_errors(self, query: tuple[tuple[str, str], ...]) -> Iterator[ValidationError]:
        names = set()
        for parameter, pointer in self.parameters("query"):
            name, schema = parameter["name"], parameter["schema"]
            names.add(name)
            values = [value for key, value in query if key == name]
            if values:
                # A parameter that is not a list counts once: the server reads its first value.
                value = values if schema.get("type") == "array" else _typed(values[0], schema)
                yield from _at(name, self._checker(pointer), value)
        unknown = {name: value for name, value in query if name not in names}
        if unknown and self.data.get("x-unknown-query-parameters") == "refused":
            yield from Draft202012Validator({"additionalProperties": False}).iter_errors(unknown)

    def _body_errors(self, content: bytes | None) -> Iterator[ValidationError]:
        if "requestBody" not in self.data:
            return
        if not content and not self.data["requestBody"]["required"]:
            return
        pointer = f"{self.pointer}/requestBody/content/application~1json/schema"
        body = json.loads(content or b"null")
        if self.description.reads_nothing_as_empty:
            body = body or {}
        errors = leaves(self.description.request_validator(pointer).iter_errors(body))
        if self.operation_id == "send_letter":
            # Of the two kinds of body the server looks at one, told apart by this key.
            branch = 0 if isinstance(body, Container) and "content" in body else 1
            errors = (error for error in errors if _branch(error) == branch)
        yield from errors


def _branch(error: ValidationError) -> int:
    """Tell which alternative of a choice an error belongs to."""
    path = list(error.absolute_schema_path)
    return int(path[path.index("anyOf") + 1])


def _typed(text: str, schema: Mapping[str, Any]) -> object:
    """Read a parameter's text as the type that the schema asks for, or leave it as it is."""
    if schema.get("type") == "integer" and re.fullmatch("[0-9]+", text):
        return int(text)
    if schema.get("const") is True and text in {"true", "True"}:
        return True
    if schema.get("type") == "boolean" and text.lower() in {"true", "false"}:
        return text.lower() == "true"
    return text


def _at(name: str, validator: Draft202012Validator, value: object) -> Iterator[ValidationError]:
    for error in leaves(validator.iter_errors(value)):
        error.path.appendleft(name)
        yield error


@dataclass(frozen=True)
class Description:
    """One description, read when it is first asked for.

    Args:
        file: Where it is.
        reads_nothing_as_empty: Whether the server takes null, false, 0, "" and [] for {}.
    """

    file: Path
    reads_nothing_as_empty: bool = False

    @cached_property
    def document(self) -> Mapping[str, Any]:
        """The description as plain data."""
        return dict(yaml.load(self.file.read_text("utf-8"), _LOADER))  # noqa: S506 - both are safe

    def answer_validator(self, pointer: str) -> Draft202012Validator:
        """Make what checks answers by the schema at a JSON pointer; unknown fields are errors."""
        return self._validator("closed", pointer, answer_formats)

    def request_validator(self, pointer: str) -> Draft202012Validator:
        """Make what checks requests by the schema at a JSON pointer, as it stands."""
        return self._validator("open", pointer, request_formats)

    def resolve(self, node: Mapping[str, Any], pointer: str) -> tuple[Mapping[str, Any], str]:
        """Follow a reference, if the node is one."""
        if "$ref" not in node:
            return node, pointer
        pointer = node["$ref"].removeprefix("#")
        target: Any = self.document
        for step in pointer.split("/")[1:]:
            target = target[step.replace("~1", "/").replace("~0", "~")]
        return target, pointer

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """All operations of the description."""
        return tuple(
            Operation(operation["operationId"], path, method, self)
            for path, item in self.document["paths"].items()
            for method, operation in item.items()
            if method in {"get", "post", "put", "patch", "delete"}
        )

    def operation(self, operation_id: str) -> Operation:
        """Give the operation with an id."""
        return next(each for each in self.operations if each.operation_id == operation_id)

    def find(self, method: str, path: str) -> Operation | None:
        """Find the operation that a request is for: a literal path goes before a template."""
        for operation in self._literal_first:
            if operation.method == method.lower() and operation.pattern.fullmatch(path):
                return operation
        return None

    @cached_property
    def _literal_first(self) -> list[Operation]:
        return sorted(self.operations, key=lambda each: each.path.count("{"))

    @cached_property
    def _registry(self) -> Registry[Any]:
        closed = copy.deepcopy(dict(self.document))
        for schema in closed["components"]["schemas"].values():
            _close(schema)
        return Registry().with_resources(
            [
                ("urn:open", DRAFT202012.create_resource(dict(self.document))),
                ("urn:closed", DRAFT202012.create_resource(closed)),
            ]
        )

    def _validator(
        self, document_name: str, pointer: str, formats: FormatChecker
    ) -> Draft202012Validator:
        return Draft202012Validator(
            {"$ref": f"urn:{document_name}#{pointer.replace('%', '%25')}"},
            registry=self._registry,
            format_checker=formats,
        )


V2: Final = Description(ROOT / "spec" / "openapi.yaml", reads_nothing_as_empty=True)
ADMIN: Final = Description(ROOT / "spec" / "admin.yaml")
