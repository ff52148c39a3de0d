"""Accepts letters, made from a template or provided as a PDF."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from notify_typed._rules.address import (
    AddressError,
    OnlyForcesNumberError,
    PostalAddress,
    parse_address,
)
from notify_typed._rules.costs import MAX_PAGES, letter_sheets
from notify_typed.sandbox._errors import AccidentalError, bad_request, validation_error
from notify_typed.sandbox._service.acceptance import (
    answer,
    check_content,
    check_limits,
    check_no_files,
    find_template,
    new_message,
    read_body,
    reference_of,
    stamp,
    store,
)
from notify_typed.sandbox._service.letter_files import pages_of
from notify_typed.sandbox._service.outcomes import plan_letter, plan_precompiled
from notify_typed.sandbox._service.pdf_checks import inspect_pdf
from notify_typed.sandbox._service.permissions import check_letters_allowed, check_may_send
from notify_typed.sandbox._world.content import Content
from notify_typed.sandbox._world.model import PRECOMPILED_TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._settings import Speed
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import Service, Template, TemplateVersion

PROVIDED_AS_PDF = "Provided as PDF"


def send_letter(state: State, caller: Caller, data: bytes, base: str) -> JsonObject:
    """Accept a letter of either kind.

    Args:
        state: The sandbox.
        caller: The service and key of the request's token.
        data: The request's body.
        base: Scheme and host that the answer's addresses begin with.

    Raises:
        ApiError: A check failed.
    """
    check_limits(state, caller, "letter")
    body = read_body(data) or {}
    if isinstance(body, dict | list | str):
        if "content" in body:
            return _send_precompiled(state, caller, body)
    elif state.is_exact:
        raise AccidentalError("TypeError", "the body is not an object")
    # The real server goes through its limits again here: a letter costs two tokens.
    check_limits(state, caller, "letter")
    return _send_from_template(state, caller, body, base)


def _send_from_template(state: State, caller: Caller, data: JsonValue, base: str) -> JsonObject:
    body = state.validator.body("LetterRequest", data)
    service = caller.service
    check_may_send(service, "letter")
    template = find_template(service, body, "letter")
    version = template.current
    given = body["personalisation"]
    values: JsonObject = given if isinstance(given, dict) else {}
    content = check_content(template, version, service, values)
    check_no_files(values)
    check_letters_allowed(caller)
    try:
        address = parse_address(
            values, allow_international="international_letters" in service.permissions
        )
    except AddressError as problem:
        if state.is_exact and isinstance(problem, OnlyForcesNumberError):
            raise AccidentalError("IndexError", problem.message) from None
        raise validation_error([problem.message]) from None
    reference = reference_of(body)
    created_at = stamp(state)
    message = new_message(
        caller, template, content, values, created_at=created_at, reference=reference
    )
    make_letter(state.speed, version, message, address, values)
    store(state, caller, message)
    return {
        **answer(service, template, body, message.id, base),
        "content": {"body": content.body, "subject": content.subject},
    }


def make_letter(
    speed: Speed,
    version: TemplateVersion,
    message: Notification,
    address: PostalAddress,
    values: Mapping[str, JsonValue],
) -> None:
    """Make a letter of a message that passed its checks.

    Args:
        speed: How long things take.
        version: The template's version.
        message: The message, which is completed.
        address: Where it goes.
        values: The personalisation.
    """
    behind = 0 if version.attachment is None else version.attachment.pages
    pages = pages_of(version, message.created_at, values) + behind
    plan_letter(
        message.created_at,
        speed,
        key_type=message.key_type,
        sheets=letter_sheets(pages) if pages <= MAX_PAGES else None,
    ).give(message)
    message.recipient = "\n".join(address.lines)
    message.normalised = normalise_lines(message.recipient)
    message.postage = address.postage or version.postage


def normalise_lines(address: str) -> str:
    """Write a postal address in the form in which recipients are compared."""
    return "".join(address.lower().split())


def _send_precompiled(state: State, caller: Caller, data: JsonValue) -> JsonObject:
    body = state.validator.body("PrecompiledLetterRequest", data)
    service = caller.service
    check_may_send(service, "letter")
    check_letters_allowed(caller)
    try:
        content = base64.b64decode(str(body["content"]))
    except (binascii.Error, ValueError):
        raise bad_request("Cannot decode letter content (invalid base64 encoding)") from None
    reference = reference_of(body)
    postage = str(body.get("postage", "second"))
    findings = inspect_pdf(content)
    message = new_message(
        caller,
        precompiled_template(service),
        Content("", PRECOMPILED_TEMPLATE),
        {"address_line_1": PROVIDED_AS_PDF},
        created_at=stamp(state),
        reference=reference,
    )
    plan_precompiled(
        message.created_at,
        state.speed,
        key_type=message.key_type,
        verdict=findings.verdict,
        sheets=letter_sheets(findings.pages),
    ).give(message)
    message.recipient = PROVIDED_AS_PDF
    message.normalised = normalise_lines(PROVIDED_AS_PDF)
    message.postage = postage
    store(state, caller, message, content)
    return {"id": message.id, "postage": postage, "reference": reference}


def precompiled_template(service: Service) -> Template:
    """Show the hidden template that letters provided as PDF belong to."""
    return next(template for template in service.templates.values() if template.hidden)
