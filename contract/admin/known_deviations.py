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
        *("search_notifications_for_service", "create_job", "create_api_key", "create_event"),
    )
)
_ONE_WORD: Final = frozenset(
    ("only_active", "detailed", "today_only", "include_from_test_key", "format_for_csv")
)
_UNREAD: Final = ("remove_user_from_service",)
_ANYTHING: Final = frozenset((("create_event", "data"),))
"""Fields that are told to be objects, and that may be any JSON but null."""
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
        if _is_valid(f"{pointer}/schema", value):
            continue
        kind = parameter["schema"].get("type")
        yield (
            name in _ONE_WORD
            or name == "personalisation"
            or (
                name == "limit_days"
                and (_is_whole(value) or operation.operation_id == "get_uploads")
            )
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
        yield from () if _is_valid(pointer, body) else (True,)
        return
    if not isinstance(body, dict):
        return
    properties = ADMIN.resolve({"$ref": f"#{pointer}"}, "")[0]["properties"]
    fields: dict[str, Any] = {**body}
    for name, schema in properties.items():
        if name not in fields:
            continue
        value = fields[name]
        if _is_valid(f"{pointer}/properties/{name}", value):
            continue
        if (operation.operation_id, name) in _ANYTHING:
            yield value is not None
            continue
        if operation.operation_id == "process_unsubscribe_request_report":
            # Whatever is true to Python is true.
            yield True
            continue
        types = schema.get("type", ())
        yield operation.operation_id in _BY_FIELD and (
            ("boolean" in types and _is_switch(value) and schema.get("const", value) == value)
            or ("integer" in types and _is_whole(value))
            or (name == "status" and value is not None)
        )


def _is_valid(pointer: str, value: Any) -> bool:
    validator: Any = ADMIN.request_validator(pointer)
    return bool(validator.is_valid(value))


def _is_switch(value: object) -> bool:
    return isinstance(value, int | float | str) and str(value).lower() in _SWITCHES


def _is_whole(value: object) -> bool:
    if not isinstance(value, int | float | str):
        return False
    try:
        int(value)
    except (ValueError, OverflowError):
        return False
    return True
