"""Makes the result of a send whose answer was lost, of the message that was found again.

Notify shows a stored message with other fields than the answer to a send. What it does not show
again is empty in the result: the sender of a text, the from-address of an email, and what was
sanitised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime.errors import decode_body
from notify_typed_runtime.types import expect_object

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer
    from notify_typed_v2.models import (
        Notification,
        SentEmail,
        SentLetter,
        SentPrecompiledLetter,
        SentSms,
    )

__all__ = [
    "email",
    "is_same",
    "letter",
    "parse_letter",
    "parse_precompiled_letter",
    "precompiled_letter",
    "sms",
]

_CREATED = 201


def is_same(found: Notification, template_id: UUID | None, recipient: str | None) -> bool:
    """Tell whether a stored message is from a template and to a recipient.

    Args:
        found: The message.
        template_id: The template; None for a precompiled letter, which has one of Notify's own.
        recipient: A phone number or email address; None for letters. Notify gives it back as it
            was sent, apart from white space: docs/explanation/what-the-api-does.md#texts.
    """
    if template_id is not None and found.template.id != template_id:
        return False
    stored = found.phone_number or found.email_address
    return recipient is None or (stored is not None and _bare(stored) == _bare(recipient))


def _bare(recipient: str) -> str:
    return "".join(c for c in recipient.casefold() if c.isalnum() or c in "@+")


def parse_letter(response: HTTPAnswer) -> SentLetter:
    """Read the answer to a letter made from a template.

    Raises:
        DecodeError: It is the answer to a precompiled one; or an `ErrorStatus`.
    """
    from notify_typed_v2.models import SentLetter  # noqa: PLC0415 - lazy

    def decode(body: object) -> SentLetter:
        return SentLetter.from_dict(expect_object(body, "the body"))

    return decode_body(response, _CREATED, decode, lambda: SentLetter, "id")


def parse_precompiled_letter(response: HTTPAnswer) -> SentPrecompiledLetter:
    """Read the answer to a precompiled letter.

    Raises:
        DecodeError: It is the answer to one made from a template; or an `ErrorStatus`.
    """
    from notify_typed_v2.models import SentPrecompiledLetter  # noqa: PLC0415 - lazy

    def decode(body: object) -> SentPrecompiledLetter:
        return SentPrecompiledLetter.from_dict(expect_object(body, "the body"))

    return decode_body(response, _CREATED, decode, lambda: SentPrecompiledLetter, "id")


def sms(found: Notification) -> SentSms:
    """Make the result of a text message that was found again."""
    from notify_typed_v2.models import SentSms, SmsContent  # noqa: PLC0415 - lazy

    return SentSms(
        id=found.id,
        reference=found.reference,
        content=SmsContent(body=found.body, from_number=""),
        uri=_uri(found),
        template=found.template,
        scheduled_for=None,
    )


def email(found: Notification) -> SentEmail:
    """Make the result of an email that was found again."""
    from notify_typed_v2.models import (  # noqa: PLC0415 - lazy
        EmailContent,
        SanitisedContent,
        SentEmail,
    )

    return SentEmail(
        id=found.id,
        reference=found.reference,
        content=EmailContent(
            body=found.body,
            subject=found.subject or "",
            from_email="",
            one_click_unsubscribe_url=found.one_click_unsubscribe_url
            if found.has("one_click_unsubscribe_url")
            else None,
        ),
        uri=_uri(found),
        template=found.template,
        scheduled_for=None,
        sanitised_content=SanitisedContent(),
    )


def letter(found: Notification) -> SentLetter:
    """Make the result of a letter that was found again."""
    from notify_typed_v2.models import LetterContent, SentLetter  # noqa: PLC0415 - lazy

    return SentLetter(
        id=found.id,
        reference=found.reference,
        content=LetterContent(body=found.body, subject=found.subject or ""),
        uri=_uri(found),
        template=found.template,
        scheduled_for=None,
    )


def precompiled_letter(found: Notification) -> SentPrecompiledLetter:
    """Make the result of a precompiled letter that was found again."""
    from notify_typed_v2.models import SentPrecompiledLetter, UkPostage  # noqa: PLC0415 - lazy

    return SentPrecompiledLetter(
        id=found.id,
        reference=found.reference or "",
        postage=UkPostage.parse(found.postage or ""),
    )


def _uri(found: Notification) -> str:
    # A stored message carries its template's address on the same server, but not its own.
    root = found.template.uri.partition("/v2/")[0]
    return f"{root}/v2/notifications/{found.id}"
