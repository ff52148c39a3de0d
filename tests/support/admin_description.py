"""Holds answers of the admin API against its description."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from jsonschema import Draft202012Validator, FormatChecker

if TYPE_CHECKING:
    import httpx

_FILE: Final = Path(__file__).parents[2] / "spec" / "admin.yaml"
_UNDESCRIBED: Final = (405,)
_FORMATS: Final = FormatChecker(formats=("uuid", "date-time"))


@cache
def document() -> dict[str, Any]:
    """The description."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = _FILE.read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    return read


def check(answer: httpx.Response) -> None:
    """See that an answer is one that its operation is described to have.

    Raises:
        AssertionError: it is not.
    """
    operation = _operation(answer.request.method, answer.request.url.path)
    if operation is None or answer.status_code in _UNDESCRIBED:
        return
    described = operation["responses"].get(str(answer.status_code))
    assert described is not None, f"{operation['operationId']} has no {answer.status_code}"
    described = _resolved(described)
    schema = described.get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        assert not answer.content.strip(), f"{operation['operationId']} has no body"
        return
    problems = sorted(_validator(schema).iter_errors(answer.json()), key=str)
    assert not problems, f"{operation['operationId']} {answer.status_code}: {problems[0]}"


def _validator(schema: dict[str, Any]) -> Draft202012Validator:
    whole = {**schema, "components": document()["components"]}
    return Draft202012Validator(whole, format_checker=_FORMATS)


def _operation(method: str, path: str) -> dict[str, Any] | None:
    for pattern, methods in _paths():
        if pattern.fullmatch(path) and method.lower() in methods:
            found: dict[str, Any] = methods[method.lower()]
            return found
    return None


@cache
def _paths() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    # Literal paths go before those with variables, as `/user/email` before `/user/{user_id}`.
    paths = sorted(document()["paths"].items(), key=lambda item: item[0].count("{"))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), methods) for path, methods in paths]


def _resolved(value: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in value:
        found: Any = document()
        for step in value["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        value = found
    return value
