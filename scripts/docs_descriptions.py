"""The API descriptions as the site's pages show them: to be tried against a new sandbox."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any, Final, TypeAlias

import yaml

from notify_typed.sandbox._world import default as world

Description: TypeAlias = dict[str, Any]

_LOOPBACK: Final = "http://127.0.0.1:8000"
_VALUES: Final = {"name": "Amala", "date": "3 December"}
_FILE: Final = {"file": "bmFtZSxkYXRlCkFtYWxhLDMgRGVjZW1iZXIK", "filename": "appointments.csv"}
_ADDRESS: Final = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "address_line_3": "SW14 6BF",
}

REQUESTS: Final[dict[str, dict[str, Description]]] = {
    "send_sms": {
        "A text message": {
            "phone_number": "07700900123",
            "template_id": world.SMS_TEMPLATE_ID,
            "personalisation": _VALUES,
            "reference": "tried",
        }
    },
    "send_email": {
        "An email": {
            "email_address": "amala@example.com",
            "template_id": world.EMAIL_TEMPLATE_ID,
            "personalisation": {"name": "Amala", "reference": "AB 123"},
            "reference": "tried",
        },
        "A file to download": {
            "email_address": "amala@example.com",
            "template_id": world.FILE_TEMPLATE_ID,
            "personalisation": {"name": "Amala", "link_to_file": _FILE},
            "reference": "tried",
        },
    },
    "send_letter": {
        "A letter": {
            "template_id": world.LETTER_TEMPLATE_ID,
            "personalisation": {"name": "Amala", **_ADDRESS},
            "reference": "tried",
        }
    },
    "preview_template": {"Values for two blanks": {"personalisation": _VALUES}},
}
"""Bodies that a sandbox takes when it was started without a world file, by operation."""

_PATHS: Final = {"template_id": world.SMS_TEMPLATE_ID, "service_id": world.SERVICE_ID}


def read(text: str) -> Description:
    """Read a description as JSON could say it: a date stays a text."""
    document: Description = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    return document


def for_page(document: Description) -> bytes:
    """Write a description as JSON, with this machine as its server and examples that work there."""
    document["servers"] = [{"url": _LOOPBACK, "description": "A sandbox on your machine"}]
    for name, parameter in document["components"].get("parameters", {}).items():
        document["components"]["parameters"][name] = _tried(parameter)
    for _, _, operation in operations(document):
        _try(operation)
    return json.dumps(document, ensure_ascii=False).encode()


def introduction(document: Description) -> str:
    """Write what a description says of all operations, under headings of the third level."""
    parts = [re.sub(r"^(#+) ", r"#\1 ", document["info"]["description"], flags=re.MULTILINE)]
    schemes = document["components"].get("securitySchemes", {})
    parts += [f"### {name}\n\n{scheme['description']}" for name, scheme in schemes.items()]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def contents(document: Description) -> str:
    """List the operations by their tags, as Markdown with a link to where each is shown."""
    parts: list[str] = []
    for tag in document["tags"]:
        rows = [
            f'| <a href="#/{place}/{operation["operationId"]}"><code>{name}</code></a> '
            f"| {escape(operation['summary'])} |"
            for name, place, operation in operations(document)
            if tag["name"] in operation["tags"]
        ]
        if rows:
            title = tag["name"].replace("_", " ").capitalize()
            head = [f"### {title}", "", tag["description"].strip(), ""]
            parts.append("\n".join([*head, "| Request | What it does |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def operations(document: Description) -> Iterator[tuple[str, str, Description]]:
    """List every operation and webhook: how it is called, and under what Swagger UI has it."""
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            if isinstance(operation, dict):
                yield f"{method.upper()} {path}", operation["tags"][0], operation
    for name, item in document.get("webhooks", {}).items():
        for method, operation in item.items():
            yield f"{method.upper()} (callback {name})", "webhooks", operation


def _try(operation: Description) -> None:
    operation["parameters"] = [_tried(each) for each in operation.get("parameters", [])]
    bodies = REQUESTS.get(operation["operationId"], {})
    if bodies:
        content = operation["requestBody"]["content"]["application/json"]
        content["examples"] = {
            f"try{number}": {"summary": summary, "value": body}
            for number, (summary, body) in enumerate(bodies.items(), 1)
        }


def _tried(parameter: Description) -> Description:
    """Leave a parameter empty whose example would be filled in and find nothing."""
    bare = {name: value for name, value in parameter.items() if name not in {"example", "examples"}}
    if parameter.get("in") == "path" and parameter["name"] in _PATHS:
        return {**bare, "example": _PATHS[parameter["name"]]}
    return bare if parameter.get("in") == "query" else parameter


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    pass


_Loader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
