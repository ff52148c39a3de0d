"""Know what the description calls wrong and the server overlooks, as the real one does.

Endpoints that read bodies field by field take numbers and switches written in other ways. Some
parameters of queries mean something when they have one value, and nothing otherwise. The
description says how things are to be written; that the server takes more is not a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from schemathesis.core import NotSet

from contract.description import ADMIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from contract.description import Operation

_BY_FIELD: Final = frozenset(
    (
        *("create_service", "update_service", "register_user", "update_user_attribute"),
        *("search_notifications_for_service", "create_job", "create_api_key"),
    )
)
_ONE_WORD: Final = frozenset(
    ("only_active", "detailed", "today_only", "include_from_test_key", "format_for_csv")
)
_UNREAD: Final = ("remove_user_from_service",)
_SWITCHES: Final = frozenset(
    (
        *("t", "true", "on", "y", "yes", "1", "1.0"),
        *("f", "false", "off", "n", "no", "0", "0.0", "-0.0"),
    )
)


def is_overlooked(operation_id: str, query: Mapping[str, Any], body: object) -> bool:
    """Tell whether something in a request is wrong, and nothing that the server looks at."""
    operation = ADMIN.operation(operation_id)
    found = [*_wrong_in_query(operation, query), *_wrong_in_body(operation, body)]
    return bool(found) and all(found)


def _wrong_in_query(operation: Operation, query: Mapping[str, Any]) -> Iterator[bool]:
    """Tell of each wrong parameter whether it is overlooked."""
    for parameter, pointer in operation.parameters("query"):
        name = parameter["name"]
        if name not in query:
            # Without its two parameters this one counts what there is.
            if operation.operation_id == "get_notifications_count_for_service":
                yield True
            continue
        value = query[name]
        if ADMIN.request_validator(f"{pointer}/schema").is_valid(value):
            continue
        kind = parameter["schema"].get("type")
        yield (
            name in _ONE_WORD
            or name == "personalisation"
            or (name == "limit_days" and _is_whole(value))
            or (kind == "boolean" and _is_switch(value))
            or (kind == "integer" and _is_whole(value) and int(value) > 0)
            or (name in ("start_date", "end_date") and query.get("detailed") != "True")
            or value == ""
        )


def _wrong_in_body(operation: Operation, body: object) -> Iterator[bool]:
    if operation.operation_id in _UNREAD and isinstance(body, bytes):
        yield True
    if isinstance(body, NotSet | bytes) or "requestBody" not in operation.data:
        return
    pointer = operation.data["requestBody"]["content"]["application/json"]["schema"]["$ref"][1:]
    if operation.operation_id in _UNREAD:
        yield from () if ADMIN.request_validator(pointer).is_valid(body) else (True,)
        return
    if not isinstance(body, dict):
        return
    properties = ADMIN.resolve({"$ref": f"#{pointer}"}, "")[0]["properties"]
    for name, schema in properties.items():
        if name not in body:
            continue
        value = body[name]
        if ADMIN.request_validator(f"{pointer}/properties/{name}").is_valid(value):
            continue
        types = schema.get("type", ())
        yield operation.operation_id in _BY_FIELD and (
            ("boolean" in types and _is_switch(value) and schema.get("const", value) == value)
            or ("integer" in types and _is_whole(value))
            or (name == "status" and value is not None)
        )


def _is_switch(value: object) -> bool:
    return isinstance(value, int | float | str) and str(value).lower() in _SWITCHES


def _is_whole(value: object) -> bool:
    if not isinstance(value, int | float | str):
        return False
    try:
        return isinstance(int(value), int)
    except (ValueError, OverflowError):
        return False
