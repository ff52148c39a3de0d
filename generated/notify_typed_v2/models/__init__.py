"""All data models. A model is imported when it is first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = (
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
    from .delivery_receipt import DeliveryReceipt
    from .email_content import EmailContent
    from .email_personalisation import EmailPersonalisation
    from .email_request import EmailRequest
    from .error_detail import ErrorDetail
    from .error_response import ErrorResponse
    from .file_upload import FileUpload
    from .legacy_error_messages import LegacyErrorMessages
    from .legacy_error_response import LegacyErrorResponse
    from .letter_content import LetterContent
    from .letter_cost_details import LetterCostDetails
    from .letter_request import LetterRequest
    from .no_cost_details import NoCostDetails
    from .notification import Notification
    from .notification_page import NotificationPage
    from .notification_status import NotificationStatus
    from .notification_type import NotificationType
    from .page_links import PageLinks
    from .personalisation import Personalisation
    from .personalisation_object import PersonalisationObject
    from .postage import Postage
    from .precompiled_letter_request import PrecompiledLetterRequest
    from .qr_code_error_detail import QrCodeErrorDetail
    from .received_text import ReceivedText
    from .received_text_message import ReceivedTextMessage
    from .received_text_page import ReceivedTextPage
    from .returned_letter import ReturnedLetter
    from .sanitised_content import SanitisedContent
    from .sanitised_value import SanitisedValue
    from .sent_email import SentEmail
    from .sent_letter import SentLetter
    from .sent_precompiled_letter import SentPrecompiledLetter
    from .sent_sms import SentSms
    from .sms_content import SmsContent
    from .sms_cost_details import SmsCostDetails
    from .sms_request import SmsRequest
    from .template import Template
    from .template_list import TemplateList
    from .template_placeholder import TemplatePlaceholder
    from .template_placeholders import TemplatePlaceholders
    from .template_preview import TemplatePreview
    from .template_preview_request import TemplatePreviewRequest
    from .template_reference import TemplateReference
    from .uk_postage import UkPostage
else:
    _MODULES = {
        "DeliveryReceipt": ".delivery_receipt",
        "EmailContent": ".email_content",
        "EmailPersonalisation": ".email_personalisation",
        "EmailRequest": ".email_request",
        "ErrorDetail": ".error_detail",
        "ErrorResponse": ".error_response",
        "FileUpload": ".file_upload",
        "LegacyErrorMessages": ".legacy_error_messages",
        "LegacyErrorResponse": ".legacy_error_response",
        "LetterContent": ".letter_content",
        "LetterCostDetails": ".letter_cost_details",
        "LetterRequest": ".letter_request",
        "NoCostDetails": ".no_cost_details",
        "Notification": ".notification",
        "NotificationPage": ".notification_page",
        "NotificationStatus": ".notification_status",
        "NotificationType": ".notification_type",
        "PageLinks": ".page_links",
        "Personalisation": ".personalisation",
        "PersonalisationObject": ".personalisation_object",
        "Postage": ".postage",
        "PrecompiledLetterRequest": ".precompiled_letter_request",
        "QrCodeErrorDetail": ".qr_code_error_detail",
        "ReceivedText": ".received_text",
        "ReceivedTextMessage": ".received_text_message",
        "ReceivedTextPage": ".received_text_page",
        "ReturnedLetter": ".returned_letter",
        "SanitisedContent": ".sanitised_content",
        "SanitisedValue": ".sanitised_value",
        "SentEmail": ".sent_email",
        "SentLetter": ".sent_letter",
        "SentPrecompiledLetter": ".sent_precompiled_letter",
        "SentSms": ".sent_sms",
        "SmsContent": ".sms_content",
        "SmsCostDetails": ".sms_cost_details",
        "SmsRequest": ".sms_request",
        "Template": ".template",
        "TemplateList": ".template_list",
        "TemplatePlaceholder": ".template_placeholder",
        "TemplatePlaceholders": ".template_placeholders",
        "TemplatePreview": ".template_preview",
        "TemplatePreviewRequest": ".template_preview_request",
        "TemplateReference": ".template_reference",
        "UkPostage": ".uk_postage",
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
