"""Finds the API descriptions and gives their schemas with every reference resolved."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue


class RequestSchemas(NamedTuple):
    """What the description of the v2 API says of requests, every reference resolved.

    Attributes:
        bodies: The schemas of bodies, by their names.
        queries: The schemas of queries, by the paths of their operations.
    """

    bodies: dict[str, JsonObject]
    queries: dict[str, JsonObject]


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
            KeyError: The description does not have the schema.
        """
        return self.at(f"#/components/schemas/{name}")

    def at(self, reference: str) -> JsonObject:
        """Return the object at a place, references resolved.

        Raises:
            KeyError: The description does not have the place.
        """
        return cast("JsonObject", self._resolve(self._look_up(reference)))

    def _resolve(self, value: JsonValue) -> JsonValue:
        if isinstance(value, list):
            return [self._resolve(item) for item in value]
        if isinstance(value, dict):
            reference = value.get("$ref")
            beside = {name: self._resolve(item) for name, item in value.items() if name != "$ref"}
            if isinstance(reference, str):
                return {**self.at(reference), **beside}
            return beside
        return value

    def _look_up(self, reference: str) -> JsonObject:
        found = self.document
        for step in reference.removeprefix("#/").split("/"):
            found = cast("JsonObject", found[step.replace("~1", "/").replace("~0", "~")])
        return found


@lru_cache(maxsize=1)
def request_schemas() -> RequestSchemas:
    """Return what is needed of the description of the v2 API to check requests: it is made of it.

    The description itself takes longer to read than all the rest takes to start.
    """
    made = resources.files("notify_typed.sandbox").joinpath("_made", "requests.json")
    return RequestSchemas(**json.loads(made.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def notify_description() -> Description:
    """Read the description of the v2 API."""
    return _find("openapi.yaml")


@lru_cache(maxsize=1)
def admin_description() -> Description:
    """Read the description of the admin API."""
    return _find("admin.yaml")


@lru_cache(maxsize=1)
def control_description() -> Description:
    """Read the description of the control API."""
    file = resources.files("notify_typed.sandbox").joinpath("control-api.yaml")
    return _read(file.read_text(encoding="utf-8"))


def _find(name: str) -> Description:
    """Return a description in the installed package, or in a checkout's `spec/`."""
    installed = resources.files("notify_typed.sandbox").joinpath(name)
    checkout = Path(__file__).parents[3] / "spec" / name
    return _read((installed if installed.is_file() else checkout).read_text(encoding="utf-8"))


def _read(text: str) -> Description:
    import yaml  # noqa: PLC0415 - slow to import, and only needed by those who ask for the rest

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return Description(cast("JsonObject", yaml.load(text, Loader=loader)))  # noqa: S506 - both are safe loaders
