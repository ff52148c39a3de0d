"""Notify's own messages to users: codes, links, invitations. They are stored like others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from notify_typed._rules.email import EmailError
from notify_typed._rules.phone import PhoneError, parse_phone_number
from notify_typed.sandbox._admin.errors import refusal
from notify_typed.sandbox._admin.notify_service import (
    NOTIFY_SERVICE_ID,
    built_in_service,
    built_service,
)
from notify_typed.sandbox._description.formats import email_address
from notify_typed.sandbox._service.acceptance import new_message, store
from notify_typed.sandbox._service.composition import make_email, make_text
from notify_typed.sandbox._state.authentication import Caller
from notify_typed.sandbox._world.content import render
from notify_typed.sandbox._world.model import DAILY_LIMITS, ApiKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.sandbox._json import JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service

_KEY = ApiKey("", "notify", "notify", "normal", "")
_NO_LIMITS = dict.fromkeys(DAILY_LIMITS, 2**62)


def send(
    state: State, template_id: str, recipient: str, personalisation: Mapping[str, JsonValue]
) -> str:
    """Write to somebody in the name of Notify.

    Args:
        state: The sandbox.
        template_id: One of `notify_templates`.
        recipient: An email address or a phone number, as the template has it.
        personalisation: The values for the template.

    Returns:
        The id of the message.

    Raises:
        LegacyError: 400, nothing can be sent there.
    """
    service = _service(state, template_id)
    template = service.templates[template_id]
    content = render(template.type, template.current, personalisation, service.rules)
    is_sms = template.type == "sms"
    message = new_message(
        Caller(service, _KEY),
        template,
        content,
        personalisation,
        created_at=state.clock.stamp(),
        sender=service.sms_senders[0].text if is_sms else None,
    )
    try:
        if is_sms:
            number = parse_phone_number(recipient)
            make_text(state.speed, service, message, number, content.body)
        else:
            make_email(state.speed, message, email_address(recipient), None)
    except PhoneError as problem:
        raise refusal(problem.message) from None
    except EmailError:
        raise refusal("Not a valid email address") from None
    message.recipient = recipient
    # The limits of the service are for those who send by it, not for Notify.
    store(state, Caller(replace(service, daily_limits=_NO_LIMITS), _KEY), message)
    return message.id


def _service(state: State, template_id: str) -> Service:
    service = built_service(state, NOTIFY_SERVICE_ID)
    if service is None or template_id not in service.templates:
        return built_in_service()
    return service
