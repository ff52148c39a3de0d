"""Finds the API description and gives its schemas with every reference resolved."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, cast

import yaml

from notify_typed.sandbox.errors import SandboxError

if TYPE_CHECKING:
    from notify_typed.sandbox.jsonvalues import JsonObject, JsonValue


@lru_cache(maxsize=1)
def load_spec() -> JsonObject:
    """Read `openapi.yaml`: from the installed package, or from a checkout's `spec/`.

    Raises:
        SandboxError: the file is missing or is not an OpenAPI description.
    """
    installed = resources.files("notify_typed.sandbox").joinpath("openapi.yaml")
    if installed.is_file():
        text = installed.read_text(encoding="utf-8")
    else:
        checkout = Path(__file__).parents[2] / "spec" / "openapi.yaml"
        if not checkout.is_file():
            raise SandboxError("the API description openapi.yaml is missing from this installation")
        text = checkout.read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document = cast("JsonValue", yaml.load(text, Loader=loader))  # noqa: S506 - both are safe loaders
    if not isinstance(document, dict) or "components" not in document:
        raise SandboxError("openapi.yaml is not an OpenAPI description")
    return document


def component(name: str) -> JsonObject:
    """One of the description's component schemas, references resolved.

    Raises:
        SandboxError: there is no such schema.
    """
    return _resolve_object({"$ref": f"#/components/schemas/{name}"})


def query_parameters(path: str, method: str = "get") -> JsonObject:
    """The schemas of an operation's query parameters, by name."""
    operation = _look_up(load_spec(), f"#/paths/{path.replace('/', '~1')}/{method}")
    found: JsonObject = {}
    parameters = operation.get("parameters")
    for item in parameters if isinstance(parameters, list) else []:
        parameter = _resolve_object(item)
        if parameter.get("in") == "query":
            found[str(parameter["name"])] = parameter.get("schema")
    return found


def _resolve_object(value: JsonValue) -> JsonObject:
    resolved = _resolve(value)
    if not isinstance(resolved, dict):
        raise SandboxError("openapi.yaml has something other than an object where one belongs")
    return resolved


def _resolve(value: JsonValue) -> JsonValue:
    if isinstance(value, list):
        return [_resolve(item) for item in value]
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str):
            beside = {name: _resolve(item) for name, item in value.items() if name != "$ref"}
            return {**_resolve_object(_look_up(load_spec(), reference)), **beside}
        return {name: _resolve(item) for name, item in value.items()}
    return value


def _look_up(document: JsonObject, reference: str) -> JsonObject:
    found: JsonValue = document
    for step in reference.removeprefix("#/").split("/"):
        name = step.replace("~1", "/").replace("~0", "~")
        if not isinstance(found, dict) or name not in found:
            raise SandboxError(f"openapi.yaml has no {reference}")
        found = found[name]
    if not isinstance(found, dict):
        raise SandboxError(f"openapi.yaml: {reference} is not an object")
    return found
