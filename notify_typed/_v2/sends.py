"""Builds the operations that send messages, and says how each message is found again.

All raise `InvalidInput` for arguments that are not valid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from notify_typed._engine.inputs import (
    encode,
    https_url,
    one_of,
    reference_text,
    text,
    uuid,
)
from notify_typed._engine.operation import Candidate, Operation, Sending
from notify_typed._personalisation import personalisation_values, sanitised_names
from notify_typed._v2 import recovery
from notify_typed._v2.operations import list_notifications
from notify_typed.errors import MissingField
from notify_typed_runtime.errors import DecodeError
from notify_typed_v2.api.notifications import send_email as email_endpoint
from notify_typed_v2.api.notifications import send_sms as sms_endpoint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from notify_typed._personalisation import Personalisation
    from notify_typed.files import FileSource
    from notify_typed.letters import Address
    from notify_typed_runtime.types import HTTPAnswer
    from notify_typed_v2.models import (
        Notification,
        NotificationPage,
        SentEmail,
        SentLetter,
        SentPrecompiledLetter,
        SentSms,
        UkPostage,
    )

T = TypeVar("T")

_OK = 200


def send_sms(
    phone_number: str,
    template_id: UUID | str,
    personalisation: Personalisation | None,
    reference: str | None,
    sms_sender_id: UUID | str | None,
) -> Operation[SentSms]:
    """See `NotifyClient.send_sms_notification`."""
    template = uuid("template_id", template_id)
    body: dict[str, object] = {
        "phone_number": text("phone_number", phone_number),
        "template_id": str(template),
    }
    if personalisation is not None:
        body["personalisation"] = personalisation_values(personalisation)
    if reference is not None:
        body["reference"] = reference_text(reference)
    if sms_sender_id is not None:
        body["sms_sender_id"] = str(uuid("sms_sender_id", sms_sender_id))
    return Operation(
        "send_sms",
        "POST",
        "/v2/notifications/sms",
        sms_endpoint.parse,
        content=encode(body),
        idempotent=False,
        sending=_sending(reference, "sms", recovery.sms, template, phone_number),
    )


def send_email(
    email_address: str,
    template_id: UUID | str,
    personalisation: Personalisation | None,
    reference: str | None,
    email_reply_to_id: UUID | str | None,
    *,
    one_click_unsubscribe_url: str | None,
    sanitise_content_for: Iterable[str] | None,
) -> Operation[SentEmail]:
    """See `NotifyClient.send_email_notification`."""
    template = uuid("template_id", template_id)
    body: dict[str, object] = {
        "email_address": text("email_address", email_address),
        "template_id": str(template),
    }
    values = {} if personalisation is None else personalisation_values(personalisation)
    if personalisation is not None:
        body["personalisation"] = values
    if reference is not None:
        body["reference"] = reference_text(reference)
    if email_reply_to_id is not None:
        body["email_reply_to_id"] = str(uuid("email_reply_to_id", email_reply_to_id))
    if one_click_unsubscribe_url is not None:
        body["one_click_unsubscribe_url"] = https_url(
            "one_click_unsubscribe_url", one_click_unsubscribe_url
        )
    if sanitise_content_for is not None:
        body["sanitise_content_for"] = sanitised_names(sanitise_content_for, values)
    return Operation(
        "send_email",
        "POST",
        "/v2/notifications/email",
        email_endpoint.parse,
        content=encode(body),
        idempotent=False,
        sending=_sending(reference, "email", recovery.email, template, email_address),
    )


def send_letter(
    template_id: UUID | str,
    personalisation: Personalisation | None,
    reference: str | None,
    *,
    address: Address | None,
) -> Operation[SentLetter]:
    """See `NotifyClient.send_letter_notification`."""
    from notify_typed.letters import letter_personalisation  # noqa: PLC0415 - texts do without

    template = uuid("template_id", template_id)
    body: dict[str, object] = {
        "template_id": str(template),
        "personalisation": personalisation_values(letter_personalisation(personalisation, address)),
    }
    if reference is not None:
        body["reference"] = reference_text(reference)
    return Operation(
        "send_letter",
        "POST",
        "/v2/notifications/letter",
        recovery.parse_letter,
        content=encode(body),
        idempotent=False,
        sending=_sending(reference, "letter", recovery.letter, template),
    )


def send_precompiled_letter(
    reference: str, pdf_file: FileSource, postage: UkPostage | str | None
) -> Operation[SentPrecompiledLetter]:
    """See `NotifyClient.send_precompiled_letter_notification`."""
    from notify_typed.files import encode_pdf  # noqa: PLC0415 - likewise

    body: dict[str, object] = {"reference": reference_text(reference, longest=None)}
    if postage is not None:
        # Abroad shows in the address in the PDF: docs/explanation/what-the-api-does.md#letters.
        body["postage"] = one_of("postage", postage, ("first", "second", "economy"))
    body["content"] = encode_pdf(pdf_file)
    return Operation(
        "send_letter",
        "POST",
        "/v2/notifications/letter",
        recovery.parse_precompiled_letter,
        content=encode(body),
        idempotent=False,
        sending=_sending(reference, "letter", recovery.precompiled_letter, None),
    )


def _sending(
    reference: str | None,
    template_type: str,
    result: Callable[[Notification], T],
    template_id: UUID | None,
    recipient: str | None = None,
) -> Sending[T]:
    """Say how a message is found again, and what makes it the same one."""

    def lookup() -> Operation[list[Candidate[T]]]:
        asked = list_notifications(reference=reference, template_type=template_type)

        def parse(response: HTTPAnswer) -> list[Candidate[T]]:
            page = asked.parse(response)
            try:
                found = candidates(page)
            except MissingField as error:
                raise DecodeError(response) from error
            # Only a page as Notify gives it shows that nothing is there.
            if found or (page.has("links") and response.status_code == _OK):
                return found
            raise DecodeError(response)

        return asked.read_by(parse)

    def candidates(page: NotificationPage) -> list[Candidate[T]]:
        return [
            Candidate(
                found.created_at,
                found.reference == reference and recovery.is_same(found, template_id, recipient),
                result(found),
            )
            for found in page.notifications
        ]

    def stranger(sent: SentSms | SentEmail | SentLetter | SentPrecompiledLetter) -> str | None:
        if sent.has("reference") and (sent.reference or "") != (reference or ""):
            return "reference"
        named = getattr(sent, "template", None)
        if named is not None and named.has("id") and named.id != template_id:
            return "template"
        return None

    return Sending(reference, lookup, stranger)
