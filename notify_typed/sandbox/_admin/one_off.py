"""Messages that people send one by one: checked in the order in which the real server does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import unquote

from notify_typed._rules import phone
from notify_typed._rules.address import AddressError, parse_address
from notify_typed._rules.costs import letter_sheets
from notify_typed._rules.email import EmailError
from notify_typed._rules.phone import PhoneError, parse_phone_number
from notify_typed.sandbox._admin.call import as_id, user_entry
from notify_typed.sandbox._admin.endpoint import no_transaction
from notify_typed.sandbox._admin.errors import no_result, refusal
from notify_typed.sandbox._admin.members import find_member
from notify_typed.sandbox._admin.notify_service import known_service
from notify_typed.sandbox._admin.responses import json
from notify_typed.sandbox._admin.templates import check_postage
from notify_typed.sandbox._description.formats import email_address
from notify_typed.sandbox._errors import AccidentalError, ApiError
from notify_typed.sandbox._jobs.rows import Prepared, compose
from notify_typed.sandbox._jobs.uploads import find_letter
from notify_typed.sandbox._service import files
from notify_typed.sandbox._service.acceptance import Origin, check_content, new_message, store
from notify_typed.sandbox._service.composition import (
    check_email_length,
    check_text_length,
    find_sender,
    sender_text,
)
from notify_typed.sandbox._service.letters import normalise_lines, precompiled_template
from notify_typed.sandbox._service.outcomes import plan_letter
from notify_typed.sandbox._service.permissions import (
    TRIAL_MODE,
    check_may_send,
    check_number,
    normalise,
)
from notify_typed.sandbox._state.authentication import ADMIN_KEY, Caller
from notify_typed.sandbox._world.content import Content
from notify_typed.sandbox._world.model import PRECOMPILED_TEMPLATE

if TYPE_CHECKING:
    from collections.abc import Generator

    from starlette.responses import Response

    from notify_typed._rules.address import PostalAddress
    from notify_typed._rules.email import EmailAddress
    from notify_typed._rules.phone import PhoneNumber
    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._admin.endpoint import Routes
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._world.model import Sender, Service, Template

_NOT_A_MOBILE = (
    "This does not look like a UK mobile number "
    "– double check the mobile number you entered"  # noqa: RUF001 - Notify's own dash
)
_PHONE_WORDS = {
    phone.TOO_SHORT: "Mobile number is too short",
    phone.TOO_LONG: "Mobile number is too long",
    phone.UNKNOWN_CHARACTER: "Mobile numbers can only include: 0 1 2 3 4 5 6 7 8 9 ( ) + -",
    phone.UNSUPPORTED_PREFIX: "Country code not found - double check the mobile number you entered",
}
_POSTAGE = ("first", "second", "economy", "europe", "rest-of-world")
_NO_SENDER = {"sms": "SMS sender not found", "email": "Reply to email address not found"}


@no_transaction
def send_notification(call: Call) -> Response:
    """Send one message."""
    given = call.json()
    body: JsonObject = given if isinstance(given, dict) else {}
    for name in ("template_id", "to", "created_by"):
        if name not in body:
            raise AccidentalError("KeyError", f"{name} is a required property")
    service = known_service(call.state, call.path["service_id"])
    template = service.templates.get(as_id(body["template_id"]))
    if template is None or template.hidden:
        raise no_result()
    caller = Caller(service, ADMIN_KEY)
    with as_text():
        prepared = _prepare(call, caller, template, body)
        origin = _origin(call, service, body)
        sender = sender_text(call.state.world, template.type, _sender(service, template, body))
        message = compose(
            call.state,
            caller,
            template,
            template.current,
            prepared,
            created_at=call.state.clock.stamp(),
            sender=sender,
            base=call.base,
            origin=origin,
            reference=_reference(template, prepared),
        )
        if template.type == "letter":
            # The website shows what was typed, though the address stands in the personalisation.
            message.recipient = str(body["to"])
            message.normalised = normalise_lines(message.recipient)
        store(call.state, caller, message)
    return json({"id": message.id}, 201)


@no_transaction
def send_precompiled_letter(call: Call) -> Response:
    """Send a letter that was uploaded as a PDF; its id is the file's."""
    given = call.json()
    if isinstance(given, dict):
        check_postage(given, _POSTAGE, "first, second, economy, europe or rest-of-world")
    body = call.checked("SendPrecompiledLetterRequest")
    service = known_service(call.state, call.path["service_id"])
    caller = Caller(service, ADMIN_KEY)
    file_id = as_id(body["file_id"])
    filename = str(body["filename"])
    with as_text():
        check_may_send(service, "letter")
        if service.restricted:
            raise refusal(TRIAL_MODE)
        call.state.limits.check_day(caller, "letter")
        origin = _origin(call, service, body)
        earlier = call.state.messages.get(file_id)
        if earlier is not None:
            if earlier.service_id != service.id:
                raise no_result()
            return json({"id": file_id}, 201)
        letter = find_letter(call.state.storage, service.id, file_id)
        if letter is None:
            raise AccidentalError(
                "ClientError",
                "there is no uploaded letter with this file_id: "
                f"PUT /_sandbox/uploads/letters/{service.id}/{file_id} first",
            )
        message = new_message(
            caller,
            precompiled_template(service),
            Content("", PRECOMPILED_TEMPLATE),
            {"address_line_1": filename},
            created_at=call.state.clock.stamp(),
            message_id=file_id,
            reference=filename,
            origin=origin,
        )
        plan_letter(
            message.created_at,
            call.state.speed,
            key_type=message.key_type,
            sheets=letter_sheets(letter.pages),
        ).give(message)
        message.recipient = unquote(str(body["recipient_address"]))
        message.normalised = normalise_lines(message.recipient)
        message.postage = str(body["postage"])
        store(call.state, caller, message, letter.content)
    return json({"id": file_id}, 201)


@contextmanager
def as_text() -> Generator[None]:
    """Let the refusals of the v2 API come out as one text, as they do in the admin API.

    Raises:
        LegacyError: Something was refused.
    """
    try:
        yield
    except ApiError as problem:
        raise refusal(str(problem.errors[0]["message"]), problem.status) from None


def _prepare(call: Call, caller: Caller, template: Template, body: JsonObject) -> Prepared:
    service = caller.service
    call.state.limits.check_day(caller, template.type)
    if body["to"] is None:
        raise refusal("Recipient can't be empty")
    if not isinstance(body["to"], str):
        raise AccidentalError("TypeError", "to must be text")
    given = body.get("personalisation")
    if given is not None and not isinstance(given, dict):
        raise AccidentalError("TypeError", "personalisation must be an object")
    values: JsonObject = given or {}
    recipient: PhoneNumber | EmailAddress | PostalAddress | None = None
    if service.restricted and not _is_in_team(service, template.type, body["to"]):
        raise refusal(TRIAL_MODE)
    if template.type == "sms":
        recipient = _number(call, caller, body["to"])
    elif template.type == "email":
        recipient = _address(body["to"])
    if template.archived:
        raise refusal("Template has been deleted")
    filled = files.with_names(values, template.current)
    content = check_content(template, template.current, service, filled)
    if template.type == "sms":
        check_text_length(content)
    elif template.type == "email":
        check_email_length(content)
    return Prepared(recipient or _postal_address(service, values), values, content)


def _is_in_team(service: Service, kind: str, recipient: str) -> bool:
    # The guest list is for programs that use keys.
    return kind != "letter" and normalise(recipient) in map(normalise, service.team_recipients)


def _number(call: Call, caller: Caller, text: str) -> PhoneNumber:
    try:
        number = parse_phone_number(text)
        check_number(caller.service, number)
    except PhoneError as problem:
        raise refusal(_PHONE_WORDS.get(problem.message, _NOT_A_MOBILE)) from None
    except ApiError as problem:
        message = str(problem.errors[0]["message"])
        raise refusal(_NOT_A_MOBILE if message == phone.NOT_A_UK_MOBILE else message) from None
    if number.is_foreign:
        call.state.limits.check_day(caller, "international_sms")
    return number


def _address(text: str) -> EmailAddress:
    try:
        return email_address(text)
    except EmailError as problem:
        raise refusal(problem.message) from None


def _postal_address(service: Service, values: JsonObject) -> PostalAddress:
    is_international = "international_letters" in service.permissions
    try:
        return parse_address(values, allow_international=is_international)
    except AddressError as problem:
        raise refusal(problem.message) from None


def _origin(call: Call, service: Service, body: JsonObject) -> Origin:
    user = user_entry(call.state, str(body["created_by"]))
    if find_member(call.service(), str(user["id"])) is None:
        raise refusal(
            f"Can’t create notification - {user['name']} "  # noqa: RUF001 - Notify's own apostrophe
            f'is not part of the "{service.name}" service'
        )
    return Origin(created_by_id=str(user["id"]), created_by_name=str(user["name"]))


def _sender(service: Service, template: Template, body: JsonObject) -> Sender | None:
    wanted: JsonValue = body.get("sender_id")
    if template.type == "letter":
        return None
    if not wanted:
        found = find_sender(service, template.type, None)
        if found is None and template.type == "sms":
            raise AccidentalError("AttributeError", "the service has no default sms sender")
        return found
    found = find_sender(service, template.type, as_id(wanted))
    if found is None:
        raise refusal(_NO_SENDER[template.type])
    return found


def _reference(template: Template, prepared: Prepared) -> str | None:
    reference = prepared.values.get("reference")
    is_letter = template.type == "letter"
    return str(reference) if is_letter and reference is not None else None


ROUTES: Routes = {
    "/service/{service_id:id}/send-notification": {"POST": send_notification},
    "/service/{service_id:id}/send-pdf-letter": {"POST": send_precompiled_letter},
}
