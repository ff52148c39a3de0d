"""Accepts letters, made from a template or provided as a PDF, and gives their PDFs back."""

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
from notify_typed.sandbox._errors import (
    AccidentalError,
    ApiError,
    bad_request,
    error,
    validation_error,
)
from notify_typed.sandbox._json import JsonObject, JsonValue, parse_json
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
from notify_typed.sandbox._service.attachments import with_attachment
from notify_typed.sandbox._service.outcomes import LONDON, plan_letter, plan_precompiled
from notify_typed.sandbox._service.pdf_checks import inspect_pdf
from notify_typed.sandbox._service.permissions import check_letters_allowed, check_may_send
from notify_typed.sandbox._state.apart import apart
from notify_typed.sandbox._state.turns import in_turn
from notify_typed.sandbox._timekeeper import from_micros
from notify_typed.sandbox._world.content import Content
from notify_typed.sandbox._world.model import PRECOMPILED_TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from notify_typed.sandbox._rendering.letter_pdf import LetterText
    from notify_typed.sandbox._settings import Speed
    from notify_typed.sandbox._state.authentication import Caller
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._store.records import Notification
    from notify_typed.sandbox._world.model import Service, Template, TemplateVersion

PROVIDED_AS_PDF = "Provided as PDF"
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WELSH_MONTHS = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)
NO_PDF_YET = "PDF not available yet, try again later"


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
    pages = _count_pages(version, message.created_at, values) + behind
    plan_letter(
        message.created_at,
        speed,
        key_type=message.key_type,
        sheets=letter_sheets(pages) if pages <= MAX_PAGES else None,
    ).give(message)
    message.recipient = "\n".join(address.lines)
    message.normalised = normalise_lines(message.recipient)
    message.postage = address.postage or version.postage


@apart
def _count_pages(version: TemplateVersion, created_at: int, values: Mapping[str, JsonValue]) -> int:
    from notify_typed.sandbox._rendering.letter_pdf import count_pages  # noqa: PLC0415 - see below

    return count_pages(_letter_texts(version, created_at), values, most=MAX_PAGES)


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


@apart
def print_letter(
    version: TemplateVersion,
    values: Mapping[str, JsonValue],
    address: Sequence[str],
    contact_block: str,
    created_at: int,
) -> bytes:
    """Print a letter, in Welsh first where it is bilingual."""
    # The PDF library is slow to import, and only letters need it.
    from notify_typed.sandbox._rendering.letter_pdf import letter_pdf  # noqa: PLC0415

    return letter_pdf(
        _letter_texts(version, created_at),
        values,
        address=address,
        contact_block=contact_block,
    )


@apart
def welsh_pages(version: TemplateVersion, values: Mapping[str, JsonValue], created_at: int) -> int:
    """Return how many pages come before those in English."""
    from notify_typed.sandbox._rendering.letter_pdf import count_pages  # noqa: PLC0415 - see above

    *welsh, _ = _letter_texts(version, created_at)
    return count_pages(welsh, values, most=MAX_PAGES) if welsh else 0


def _letter_texts(version: TemplateVersion, created_at: int) -> list[LetterText]:
    from notify_typed.sandbox._rendering.letter_pdf import LetterText  # noqa: PLC0415 - see above

    day = from_micros(created_at).astimezone(LONDON)
    texts = [LetterText(version.subject or "", version.content, _date(day, ENGLISH_MONTHS))]
    if version.languages != "english":
        welsh = LetterText(
            version.welsh_subject or "", version.welsh_content or "", _date(day, WELSH_MONTHS)
        )
        texts.insert(0, welsh)
    return texts


def _date(day: datetime, months: tuple[str, ...]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"


def preview_file(state: State, message: Notification) -> bytes:
    """Return the PDF of a letter, also of one that is still being made or was not printed.

    Raises:
        ApiError: It is not a letter, or does not have a PDF.
    """
    if message.type != "letter":
        raise bad_request("Notification is not a letter")
    return _stored_or_made(state, message)


def letter_file(state: State, message: Notification) -> bytes:
    """Return the PDF of a letter that was sent.

    Raises:
        ApiError: It is not a letter, does not have a PDF, or not yet.
    """
    if message.type != "letter":
        raise bad_request("Notification is not a letter")
    now = state.clock.micros()
    status = message.status(now)
    if status == "virus-scan-failed":
        raise bad_request("File did not pass the virus scan")
    if status == "technical-failure":
        raise bad_request("PDF not available for letters in status technical-failure")
    is_seeded = message.created_at <= state.loaded_at
    if status == "pending-virus-check" or message.ready_at > now or is_seeded:
        raise _not_ready()
    return _stored_or_made(state, message)


def _stored_or_made(state: State, message: Notification) -> bytes:
    given = in_turn(state.messages.file)(message.id)
    if given is not None:
        return given
    service = state.world.services[message.service_id]
    template = service.templates.get(message.template_id)
    version = template.version(message.template_version) if template else None
    values = parse_json(message.personalisation)
    # Not the personalisation: that of a row has its names written as columns are compared.
    address = message.recipient.split("\n")
    if template is None or template.hidden or version is None or not isinstance(values, dict):
        raise _not_ready()
    block = service.contact_block(version) or ""
    letter = print_letter(version, values, address, block, message.created_at)
    return with_attachment(state, service.id, version.attachment, letter)


def _not_ready() -> ApiError:
    return error(400, "PDFNotReadyError", NO_PDF_YET)
