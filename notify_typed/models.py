"""Typed models of Notify's answers and callbacks, generated from the OpenAPI description.

Import models from here: the generated package behind it may change its layout. A value that the
description does not know, such as a new status, does not break decoding: the enum member has
`is_known == False` and its `value`. Fields that it does not know are kept in
`additional_properties`. A field that an answer may leave out altogether, such as a page's
`links.next_`, is `UNSET` then, which is false; test it with `isinstance(value, Unset)`.
A field that Notify always gives raises `MissingField` when it is read and the server left it out;
`has` asks first. Printing a model hides personal data; the attributes have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from notify_typed_runtime.types import UNSET, Unset
    from notify_typed_v2.models import (
        DeliveryReceipt,
        EmailContent,
        ErrorDetail,
        LetterContent,
        LetterCostDetails,
        NoCostDetails,
        Notification,
        NotificationPage,
        NotificationStatus,
        NotificationType,
        PageLinks,
        Postage,
        QrCodeErrorDetail,
        ReceivedText,
        ReceivedTextMessage,
        ReceivedTextPage,
        ReturnedLetter,
        SanitisedContent,
        SanitisedValue,
        SentEmail,
        SentLetter,
        SentPrecompiledLetter,
        SentSms,
        SmsContent,
        SmsCostDetails,
        Template,
        TemplateList,
        TemplatePlaceholder,
        TemplatePlaceholders,
        TemplatePreview,
        TemplateReference,
        UkPostage,
    )

TypeWord: TypeAlias = Literal["sms", "email", "letter"]
"""A type of message or template, as type checkers know it; `NotificationType(word)` makes one of a
word that is only known when a program runs."""
StatusWord: TypeAlias = Literal[
    "accepted",
    "cancelled",
    "created",
    "delivered",
    "failed",
    "pending",
    "pending-virus-check",
    "permanent-failure",
    "received",
    "returned-letter",
    "sending",
    "sent",
    "technical-failure",
    "temporary-failure",
    "validation-failed",
    "virus-scan-failed",
]
"""A status of a message, as type checkers know it; `NotificationStatus(word)` makes one of a word
that is only known when a program runs."""

__all__ = [
    "UNSET",
    "DeliveryReceipt",
    "EmailContent",
    "ErrorDetail",
    "LetterContent",
    "LetterCostDetails",
    "NoCostDetails",
    "Notification",
    "NotificationPage",
    "NotificationStatus",
    "NotificationType",
    "PageLinks",
    "Postage",
    "QrCodeErrorDetail",
    "ReceivedText",
    "ReceivedTextMessage",
    "ReceivedTextPage",
    "ReturnedLetter",
    "SanitisedContent",
    "SanitisedValue",
    "SentEmail",
    "SentLetter",
    "SentPrecompiledLetter",
    "SentSms",
    "SmsContent",
    "SmsCostDetails",
    "StatusWord",
    "Template",
    "TemplateList",
    "TemplatePlaceholder",
    "TemplatePlaceholders",
    "TemplatePreview",
    "TemplateReference",
    "TypeWord",
    "UkPostage",
    "Unset",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for: all of them together take a while."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    from notify_typed_runtime import types  # noqa: PLC0415 - see above
    from notify_typed_v2 import models  # noqa: PLC0415 - see above

    model: object = getattr(types if name in {"UNSET", "Unset"} else models, name)
    globals()[name] = model
    return model


def __dir__() -> list[str]:
    return list(__all__)
