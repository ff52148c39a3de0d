"""Finds the API descriptions and gives their schemas with every reference resolved."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, cast

import yaml

from notify_typed.sandbox._errors import SandboxError

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue


class Description:
    """An OpenAPI description.

    Args:
        document: Its content.
    """

    def __init__(self, document: JsonObject) -> None:
        self.document = document

    def component(self, name: str) -> JsonObject:
        """Return one of the component schemas, references resolved.

        Raises:
            SandboxError: The description does not have the schema.
        """
        return self._resolve_object({"$ref": f"#/components/schemas/{name}"})

    def query_parameters(self, path: str, method: str = "get") -> JsonObject:
        """Return the schemas of an operation's query parameters, by name.

        Raises:
            SandboxError: The description does not have the operation.
        """
        operation = self._look_up(f"#/paths/{path.replace('/', '~1')}/{method}")
        found: JsonObject = {}
        parameters = operation.get("parameters")
        for item in parameters if isinstance(parameters, list) else []:
            parameter = self._resolve_object(item)
            if parameter.get("in") == "query":
                found[str(parameter["name"])] = parameter.get("schema")
        return found

    def _resolve_object(self, value: JsonValue) -> JsonObject:
        resolved = self._resolve(value)
        if not isinstance(resolved, dict):
            raise SandboxError("an API description has something else where an object belongs")
        return resolved

    def _resolve(self, value: JsonValue) -> JsonValue:
        if isinstance(value, list):
            return [self._resolve(item) for item in value]
        if isinstance(value, dict):
            reference = value.get("$ref")
            beside = {name: self._resolve(item) for name, item in value.items() if name != "$ref"}
            if isinstance(reference, str):
                return {**self._resolve_object(self._look_up(reference)), **beside}
            return beside
        return value

    def _look_up(self, reference: str) -> JsonObject:
        found: JsonValue = self.document
        for step in reference.removeprefix("#/").split("/"):
            name = step.replace("~1", "/").replace("~0", "~")
            if not isinstance(found, dict) or name not in found:
                raise SandboxError(f"an API description has no {reference}")
            found = found[name]
        if not isinstance(found, dict):
            raise SandboxError(f"an API description has no object at {reference}")
        return found


@lru_cache(maxsize=1)
def notify_description() -> Description:
    """Read the description of the v2 API.

    Raises:
        SandboxError: The file is missing or is not an OpenAPI description.
    """
    return _find("openapi.yaml")


@lru_cache(maxsize=1)
def admin_description() -> Description:
    """Read the description of the admin API.

    Raises:
        SandboxError: The file is missing or is not an OpenAPI description.
    """
    return _find("admin.yaml")


@lru_cache(maxsize=1)
def control_description() -> Description:
    """Read the description of the control API."""
    file = resources.files("notify_typed.sandbox").joinpath("control-api.yaml")
    return _read(file.read_text(encoding="utf-8"))


def _find(name: str) -> Description:
    """Return a description in the installed package, or in a checkout's `spec/`."""
    installed = resources.files("notify_typed.sandbox").joinpath(name)
    if installed.is_file():
        return _read(installed.read_text(encoding="utf-8"))
    checkout = Path(__file__).parents[3] / "spec" / name
    if not checkout.is_file():
        raise SandboxError(f"the API description {name} is missing from this installation")
    return _read(checkout.read_text(encoding="utf-8"))


def _read(text: str) -> Description:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    document = cast("JsonValue", yaml.load(text, Loader=loader))  # noqa: S506 - both are safe loaders
    if not isinstance(document, dict) or "components" not in document:
        raise SandboxError("this is not an OpenAPI description")
    return Description(document)
