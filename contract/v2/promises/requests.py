"""How bodies are read: all that is wrong is told, in order; nothing unknown gets through."""

from __future__ import annotations

from typing import Any

from contract.engine.promises import require, status
from contract.v2 import world
from contract.v2.context import Context, errors, promise, safe_promise

NUMBER = "07700900000"
ADDRESS = "simulate-delivered@notifications.service.gov.uk"
UNKNOWN = "00000000-0000-4000-8000-000000000000"
KIND = "ValidationError"
PATHS = {
    "/v2/notifications/sms": {"phone_number": NUMBER, "template_id": UNKNOWN},
    "/v2/notifications/email": {"email_address": ADDRESS, "template_id": UNKNOWN},
}
LETTER = {"template_id": UNKNOWN, "personalisation": {}}
PRECOMPILED = {"reference": "r", "content": ""}


def _refused(context: Context, path: str, body: Any, *messages: str) -> None:
    found = errors(context.me.post(path, body), 400)
    require(found == [(KIND, message) for message in messages], "other errors", path, found)


def _not_found(context: Context, path: str, body: Any) -> None:
    found = errors(context.me.post(path, body), 400)
    if path.rpartition("/")[2] in context.inventory.refused_sends:
        return  # what the service may not do comes before its templates
    require(found == [("BadRequestError", "Template not found")], "other errors", path, found)


@safe_promise
def an_unknown_property_is_refused(context: Context) -> None:
    """Expect so by name, on every send."""
    message = "Additional properties are not allowed (contract_unknown was unexpected)"
    for path, body in PATHS.items():
        _refused(context, path, body | {"contract_unknown": 1}, message)


@promise
def an_unknown_property_of_a_letter_is_refused(context: Context) -> None:
    """Expect so of both kinds of letter; a preview ignores it."""
    for body, name in ((LETTER, "postage"), (PRECOMPILED, "template_id")):
        message = f"Additional properties are not allowed ({name} was unexpected)"
        _refused(context, "/v2/notifications/letter", body | {name: "second"}, message)
    preview = {"unknown": 1, "personalisation": {"name": "Amala", "date": "today"}}
    status(context.me.post(f"/v2/template/{world.SMS_TEMPLATE_ID}/preview", preview), 200)


@safe_promise
def everything_wrong_is_told_at_once(context: Context) -> None:
    """Expect properties in the description's order, then missing ones, then unknown ones."""
    for (path, body), ids in zip(
        PATHS.items(), ("sms_sender_id", "email_reply_to_id"), strict=True
    ):
        wrong = {**body, "reference": "x" * 1001, "personalisation": None, ids: "x"}
        del wrong["template_id"]
        _refused(
            context,
            path,
            wrong | {"contract_unknown": 1},
            f"reference {'x' * 1001} is too long",
            "personalisation None is not of type object",
            f"{ids} is not a valid UUID",
            "template_id is a required property",
            "Additional properties are not allowed (contract_unknown was unexpected)",
        )


@safe_promise
def null_is_not_a_value(context: Context) -> None:
    """Expect it refused for personalisation, and for ids and addresses."""
    sms, email = PATHS.items()
    for (path, body), name, message in (
        (sms, "personalisation", "personalisation None is not of type object"),
        (sms, "sms_sender_id", "sms_sender_id is not a valid UUID"),
        (sms, "reference", "reference None is not of type string"),
        (email, "email_reply_to_id", "email_reply_to_id is not a valid UUID"),
    ):
        _refused(context, path, body | {name: None}, message)
    for name in ("scheduled_for", "sanitise_content_for"):
        path, body = email
        _not_found(context, path, body | {name: None})


@safe_promise
def a_template_that_is_not_there_is_a_bad_request(context: Context) -> None:
    """Expect 400 and not 404, after the body has been read."""
    for path, body in PATHS.items():
        for reference in ("", "x" * 1000):
            _not_found(context, path, body | {"reference": reference})


@promise
def a_recipient_must_be_one(context: Context) -> None:
    """Expect digits in a phone number, and an email address with its parts."""
    ids = {"template_id": UNKNOWN}
    for number, message in (
        ("0770090012a", "Must not contain letters or symbols"),
        ("0777", "Not enough digits"),
        ("077009001234567", "Too many digits"),
    ):
        body = ids | {"phone_number": number}
        _refused(context, "/v2/notifications/sms", body, f"phone_number {message}")
    for address in ("amala", "amala@", "a b@example.com", "amala@example", "a..b@example.com"):
        body = ids | {"email_address": address}
        message = "email_address Not a valid email address"
        _refused(context, "/v2/notifications/email", body, message)


@promise
def a_body_must_be_json(context: Context) -> None:
    """Expect it to be read whatever it is called; a preview may have none."""
    for content in (b"", b"{", b"\xff", b"{'a': 1}"):
        for kind in ("sms", "email", "letter"):
            response = context.me.request("POST", f"/v2/notifications/{kind}", content=content)
            found = errors(response, 400)
            expected = [("BadRequestError", "Invalid JSON supplied in POST data")]
            require(found == expected, "other errors", content, found)
    path = f"/v2/template/{world.SMS_TEMPLATE_ID}/preview"
    ((kind, message),) = errors(context.me.request("POST", path), 400)
    require(message == "Missing personalisation: name, date", "another error", kind, message)


@promise
def what_counts_as_nothing_is_an_empty_object(context: Context) -> None:
    """Expect so of null, false, 0, the empty text and the empty list."""
    for content in (b"null", b"false", b"0", b'""', b"[]", b"{}"):
        response = context.me.request("POST", "/v2/notifications/sms", content=content)
        expected = [
            (KIND, f"{name} is a required property") for name in ("phone_number", "template_id")
        ]
        require(errors(response, 400) == expected, f"{content!r} is read otherwise")


@promise
def a_file_has_a_name_or_is_csv_but_not_both(context: Context) -> None:
    """Expect its other fields to be checked as well."""
    path = "/v2/notifications/email"
    body = PATHS[path] | {"template_id": world.EMAIL_TEMPLATE_ID}
    values = {"name": "Amala", "items": "no"}
    file: dict[str, Any] = {"file": "aGk="}
    for more, part in (
        ({"is_csv": None, "filename": None}, "Do not set a value for `is_csv`"),
        ({"retention_period": "79 weeks"}, "from 1 to 78 weeks"),
        ({"filename": "file"}, "must end with a file extension"),
        ({"confirm_email_before_download": "no"}, "Use a boolean true or false value"),
        ({"name": "x.csv"}, "Additional properties are not allowed (name was unexpected)"),
    ):
        personalisation = values | {"a": file | more}
        found = errors(context.me.post(path, body | {"personalisation": personalisation}), 400)
        ((kind, message),) = found
        require(kind == KIND and part in message, "other errors", more, found)
