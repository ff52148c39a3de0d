"""Checks bodies against JSON schemas, as the real server does, and answers in shape C.

`body_fields` has the other kind.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from jsonschema import Draft202012Validator

from notify_typed.sandbox._admin.body_description import FORMATS, described
from notify_typed.sandbox._admin.errors import no_result
from notify_typed.sandbox._errors import AccidentalError, validation_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jsonschema import ValidationError

    from notify_typed.sandbox._description.validator import Validator
    from notify_typed.sandbox._json import JsonObject, JsonValue

_LARGEST_INTEGER = 2**31 - 1
_IN_LISTS = {
    "uuid": "is not a valid UUID",
    "notify-email": "Not a valid email address",
}
_WORDS = {
    ("CreateReportRequest", "notification_type"): "email sms letter",
    ("CreateServiceDataRetentionRequest", "notification_type"): "sms letter email",
    ("UpdateJoinRequest", "permissions"): (
        "manage_users manage_templates manage_settings send_texts send_emails send_letters"
        " manage_api_keys view_activity"
    ),
}
"""Where the real server takes the words of a field in another order, or fewer of them."""


class _Looser(NamedTuple):
    """Where the real server does not look for what the description says of a body.

    Attributes:
        lax: Rules that only its database has.
        late: Fields that it needs and does not look for, so that it fails without them; of the
            rules for the whole body, `minProperties` may be among them.
        nullable: Fields that it takes null for, and then fails on its database.
        badly_formed: Whether it refuses an id in the words of Python's own library.
    """

    lax: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    nullable: tuple[str, ...] = ()
    badly_formed: bool = False


_STRICT = _Looser()
_ROW = _Looser(lax=("maxLength",))
_LOOSER = {
    "CreateContactListRequest": _ROW,
    "CreateEmailBrandingRequest": _ROW,
    "CreateEmailFileRequest": _ROW._replace(
        late=("id", "filename", "created_by_id", "retention_period", "validate_users_email")
    ),
    "CreateJoinRequest": _Looser(late=("reason",), badly_formed=True),
    "CreateLetterBrandingRequest": _ROW._replace(nullable=("name",)),
    "CreateOrganisationRequest": _Looser(nullable=("name",)),
    "CreateOrgInviteRequest": _Looser(late=("permissions",)),
    "CreateReportRequest": _Looser(late=("minProperties",), badly_formed=True),
    "OrganisationMemberRequest": _Looser(lax=("enum",)),
    "UpdateEmailBrandingRequest": _ROW,
    "UpdateJoinRequest": _Looser(badly_formed=True),
    "UpdateLetterBrandingRequest": _ROW,
    "UpdateOrganisationRequest": _Looser(nullable=("name",)),
}
_BADLY_FORMED = "badly formed hexadecimal UUID string"


def checked(schema: str, body: JsonValue) -> JsonObject:
    """Check a body against a JSON schema.

    Args:
        schema: The name of the schema in the description.
        body: The decoded JSON.

    Raises:
        ApiError: 400, it does not fit.
        AccidentalError: A late field is missing, or a nullable one null.
        LegacyError: 404, a value does not fit the database.
    """
    looser = _LOOSER.get(schema, _STRICT)
    found = [*_whole(schema).iter_errors(body)]
    fit_for_schema = [problem for problem in found if not _is_for_database(problem, looser)]
    problems = [problem for problem in fit_for_schema if not _is_late(problem, looser)]
    said = [_in_list(problem) for problem in _without_types(problems)]
    if said or not isinstance(body, dict):
        if looser.badly_formed:
            said = [text.replace(_IN_LISTS["uuid"], _BADLY_FORMED) for text in said]
        raise validation_error(said)
    if fit_for_schema:
        raise AccidentalError("IntegrityError", _in_list(fit_for_schema[0]))
    if found:
        raise no_result()
    return body


def whole(value: JsonValue) -> int:
    """Return a whole number of a checked body, which JSON may write with a fraction of zero."""
    return int(value) if isinstance(value, int | float) else 0


def _is_for_database(problem: ValidationError, looser: _Looser) -> bool:
    """Return whether a value keeps to the real server's schema, but not to its database."""
    limit = cast("JsonValue", problem.validator_value)
    return problem.validator in looser.lax or (
        problem.validator in ("maximum", "minimum")
        and isinstance(limit, int)
        and abs(limit) >= _LARGEST_INTEGER
    )


def _is_late(problem: ValidationError, looser: _Looser) -> bool:
    """Return whether the real server goes on, and fails for lack of a value."""
    if problem.validator == "required":
        return any(problem.message == f"{name!r} is a required property" for name in looser.late)
    if problem.validator == "type" and cast("JsonValue", problem.instance) is None:
        return [*problem.absolute_path] in [[name] for name in looser.nullable]
    return problem.validator in looser.late


def _without_types(problems: Sequence[ValidationError]) -> Iterator[ValidationError]:
    """Leave out the types of values that must be one of some words: the words say enough."""
    listed = [problem.absolute_path for problem in problems if problem.validator == "enum"]
    for problem in problems:
        if problem.validator != "type" or problem.absolute_path not in listed:
            yield problem


@cache
def _whole(schema: str) -> Validator:
    plain = described(schema)
    for (_, name), words in (one for one in _WORDS.items() if one[0][0] == schema):
        listed = cast("dict[str, JsonObject]", plain["properties"])
        of_field: JsonObject = {"enum": [*words.split()]}
        listed[name] |= {"items": of_field} if "items" in listed[name] else of_field
    # The real server looks at the properties before it looks for missing ones.
    order = {"properties": 0, "required": 1}
    ordered = dict(sorted(plain.items(), key=lambda item: order.get(item[0], 2)))
    return Draft202012Validator(ordered, format_checker=FORMATS)


def _in_list(problem: ValidationError) -> str:
    """Word a problem as the real server does: without quotation marks."""
    schema = cast("JsonObject", problem.schema)
    path: Iterable[str | int] = problem.absolute_path
    name = next(iter(path), "")
    kind = schema.get("format")
    text = problem.message
    if isinstance(kind, str) and kind in _IN_LISTS:
        text = _IN_LISTS[kind]
    if problem.validator == "const":
        text = f"{problem.instance} is not one of [{problem.validator_value}]"
    if problem.validator == "format" and kind == "day":
        text = f"{problem.instance} is not a date"
    return f"{name} {text}".replace("'", "") if name != "" else text.replace("'", "")
