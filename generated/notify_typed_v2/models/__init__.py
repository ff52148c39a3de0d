"""All data models. A model is imported when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

__all__: tuple[str, ...] = (
    "DeliveryReceipt",
    "EmailContent",
    "EmailPersonalisation",
    "EmailRequest",
    "ErrorDetail",
    "ErrorResponse",
    "FileUpload",
    "LegacyErrorMessages",
    "LegacyErrorResponse",
    "LetterContent",
    "LetterCostDetails",
    "LetterRequest",
    "NoCostDetails",
    "Notification",
    "NotificationPage",
    "NotificationStatus",
    "NotificationType",
    "PageLinks",
    "Personalisation",
    "PersonalisationObject",
    "Postage",
    "PrecompiledLetterRequest",
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
    "SmsRequest",
    "Template",
    "TemplateList",
    "TemplatePlaceholder",
    "TemplatePlaceholders",
    "TemplatePreview",
    "TemplatePreviewRequest",
    "TemplateReference",
    "UkPostage",
)

if TYPE_CHECKING:
    from .callbacks import DeliveryReceipt, ReceivedTextMessage, ReturnedLetter
    from .enums import NotificationStatus, NotificationType, Postage, UkPostage
    from .notifications import (
        EmailContent,
        LetterContent,
        LetterCostDetails,
        NoCostDetails,
        Notification,
        NotificationPage,
        SanitisedContent,
        SanitisedValue,
        SentEmail,
        SentLetter,
        SentPrecompiledLetter,
        SentSms,
        SmsContent,
        SmsCostDetails,
        TemplateReference,
    )
    from .notifications_requests import (
        EmailPersonalisation,
        EmailRequest,
        FileUpload,
        LetterRequest,
        PrecompiledLetterRequest,
        SmsRequest,
    )
    from .received_texts import ReceivedText, ReceivedTextPage
    from .shared import (
        ErrorDetail,
        ErrorResponse,
        LegacyErrorMessages,
        LegacyErrorResponse,
        PageLinks,
        QrCodeErrorDetail,
    )
    from .shared_requests import Personalisation, PersonalisationObject
    from .templates import (
        Template,
        TemplateList,
        TemplatePlaceholder,
        TemplatePlaceholders,
        TemplatePreview,
    )
    from .templates_requests import TemplatePreviewRequest
else:
    _MODULES = {
        "DeliveryReceipt": ".callbacks",
        "ReceivedTextMessage": ".callbacks",
        "ReturnedLetter": ".callbacks",
        "NotificationStatus": ".enums",
        "NotificationType": ".enums",
        "Postage": ".enums",
        "UkPostage": ".enums",
        "EmailContent": ".notifications",
        "LetterContent": ".notifications",
        "LetterCostDetails": ".notifications",
        "NoCostDetails": ".notifications",
        "Notification": ".notifications",
        "NotificationPage": ".notifications",
        "SanitisedContent": ".notifications",
        "SanitisedValue": ".notifications",
        "SentEmail": ".notifications",
        "SentLetter": ".notifications",
        "SentPrecompiledLetter": ".notifications",
        "SentSms": ".notifications",
        "SmsContent": ".notifications",
        "SmsCostDetails": ".notifications",
        "TemplateReference": ".notifications",
        "EmailPersonalisation": ".notifications_requests",
        "EmailRequest": ".notifications_requests",
        "FileUpload": ".notifications_requests",
        "LetterRequest": ".notifications_requests",
        "PrecompiledLetterRequest": ".notifications_requests",
        "SmsRequest": ".notifications_requests",
        "ReceivedText": ".received_texts",
        "ReceivedTextPage": ".received_texts",
        "ErrorDetail": ".shared",
        "ErrorResponse": ".shared",
        "LegacyErrorMessages": ".shared",
        "LegacyErrorResponse": ".shared",
        "PageLinks": ".shared",
        "QrCodeErrorDetail": ".shared",
        "Personalisation": ".shared_requests",
        "PersonalisationObject": ".shared_requests",
        "Template": ".templates",
        "TemplateList": ".templates",
        "TemplatePlaceholder": ".templates",
        "TemplatePlaceholders": ".templates",
        "TemplatePreview": ".templates",
        "TemplatePreviewRequest": ".templates_requests",
    }

    def __getattr__(name):
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
        model = getattr(import_module(module, __name__), name)
        globals()[name] = model
        return model


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
