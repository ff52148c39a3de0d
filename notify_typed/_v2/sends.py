"""Builds the operations that send messages, and says how each message is found again.

All raise `InvalidInput` for arguments that are not valid.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import define

from notify_typed._engine.inputs import (
    encode,
    https_url,
    one_of,
    reference_text,
    text,
    uuid,
)
from notify_typed._engine.operation import Candidate, Operation
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
    template, template_text = _template(template_id)
    body: dict[str, object] = {
        "phone_number": text("phone_number", phone_number),
        "template_id": template_text,
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
        sending=_Message(reference, "sms", recovery.sms, template, phone_number),
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
    template, template_text = _template(template_id)
    body: dict[str, object] = {
        "email_address": text("email_address", email_address),
        "template_id": template_text,
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
        sending=_Message(reference, "email", recovery.email, template, email_address),
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

    template, template_text = _template(template_id)
    body: dict[str, object] = {
        "template_id": template_text,
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
        sending=_Message(reference, "letter", recovery.letter, template),
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
        sending=_Message(reference, "letter", recovery.precompiled_letter, None),
    )


@define(eq=False, repr=False)
class _Message(Generic[T]):
    """How a message is found again, and what makes it the same one.

    Attributes:
        reference: The caller's name for it.
        kind: `sms`, `email` or `letter`.
        result: Makes the result of its sending of the message that was found.
        template: Its template, if it is made from one.
        recipient: A phone number or email address; None for letters.
    """

    reference: str | None
    kind: str
    result: Callable[[Notification], T]
    template: UUID | None
    recipient: str | None = None

    def lookup(self) -> Operation[list[Candidate[T]]]:
        """Make the operation that lists what has the reference."""
        asked = list_notifications(reference=self.reference, template_type=self.kind)

        def parse(response: HTTPAnswer) -> list[Candidate[T]]:
            page = asked.parse(response)
            try:
                found = self._candidates(page)
            except MissingField as error:
                raise DecodeError(response) from error
            # Only a page as Notify gives it shows that nothing is there.
            if found or (page.has("links") and response.status_code == _OK):
                return found
            raise DecodeError(response)

        return asked.read_by(parse)

    def stranger(
        self, sent: SentSms | SentEmail | SentLetter | SentPrecompiledLetter
    ) -> str | None:
        """Name what shows that a result is another message's; what it lacks shows nothing."""
        reference: str | None = getattr(sent, "reference", self.reference)
        if (reference or "") != (self.reference or ""):
            return "reference"
        template = getattr(sent, "template", None)
        if template is not None and getattr(template, "id", self.template) != self.template:
            return "template"
        return None

    def _candidates(self, page: NotificationPage) -> list[Candidate[T]]:
        return [
            Candidate(
                found.created_at,
                found.reference == self.reference
                and recovery.is_same(found, self.template, self.recipient),
                self.result(found),
            )
            for found in page.notifications
        ]


@lru_cache(maxsize=256)
def _taken_apart(template_id: str) -> tuple[UUID, str]:
    template = uuid("template_id", template_id)
    return template, str(template)


def _template(template_id: UUID | str) -> tuple[UUID, str]:
    """Take a template's identifier, and give its text as well.

    A service has few templates, and sends with each of them often.

    Raises:
        InvalidInput: It is not a UUID.
    """
    if type(template_id) is str:
        return _taken_apart(template_id)
    template = uuid("template_id", template_id)
    return template, str(template)
