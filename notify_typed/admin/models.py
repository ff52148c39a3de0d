"""What the admin API answers, as typed models; generated from its OpenAPI description.

Import models from here: the generated package behind it may change its layout. As in
`notify_typed.models`, an unknown word or field does not break decoding, and printing a model hides
personal data in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed_admin.models import (
        ApiKey,
        ApiKeyVersion,
        Author,
        AuthType,
        CallbackApi,
        CallbackType,
        CodeType,
        CreatedNotification,
        DetailedService,
        DetailedServiceListItem,
        EmailFile,
        FoundService,
        GuestList,
        InboundNumber,
        InboundNumberUsage,
        InboundSms,
        InboundSmsSummary,
        InvitedUser,
        InviteStatus,
        Job,
        JobAuthor,
        JobServiceName,
        JobStatus,
        KeyType,
        LetterAttachment,
        LetterContact,
        LetterLanguages,
        Notification,
        NotificationForCsv,
        NotificationJob,
        NotificationStatus,
        NotificationTemplate,
        OrganisationOfUser,
        OrganisationsAndServices,
        OrganisationType,
        PermissionsByOrganisation,
        PermissionsByService,
        Personalisation,
        Postage,
        ReplyTo,
        ScheduledJobStats,
        Service,
        ServiceCallback,
        ServiceHistory,
        ServiceName,
        ServiceOfUser,
        ServicePermission,
        ServiceVersion,
        SmsSender,
        Statistics,
        StatisticsByStatus,
        StatusCount,
        Template,
        TemplateFolder,
        TemplateListItem,
        TemplatePostage,
        TemplateType,
        TemplateVersion,
        User,
        UserForList,
        UserPermission,
        UserState,
        WebauthnCredential,
    )

__all__ = [
    "ApiKey",
    "ApiKeyVersion",
    "AuthType",
    "Author",
    "CallbackApi",
    "CallbackType",
    "CodeType",
    "CreatedNotification",
    "DetailedService",
    "DetailedServiceListItem",
    "EmailFile",
    "FoundService",
    "GuestList",
    "InboundNumber",
    "InboundNumberUsage",
    "InboundSms",
    "InboundSmsSummary",
    "InviteStatus",
    "InvitedUser",
    "Job",
    "JobAuthor",
    "JobServiceName",
    "JobStatus",
    "KeyType",
    "LetterAttachment",
    "LetterContact",
    "LetterLanguages",
    "Notification",
    "NotificationForCsv",
    "NotificationJob",
    "NotificationStatus",
    "NotificationTemplate",
    "OrganisationOfUser",
    "OrganisationType",
    "OrganisationsAndServices",
    "PermissionsByOrganisation",
    "PermissionsByService",
    "Personalisation",
    "Postage",
    "ReplyTo",
    "ScheduledJobStats",
    "Service",
    "ServiceCallback",
    "ServiceHistory",
    "ServiceName",
    "ServiceOfUser",
    "ServicePermission",
    "ServiceVersion",
    "SmsSender",
    "Statistics",
    "StatisticsByStatus",
    "StatusCount",
    "Template",
    "TemplateFolder",
    "TemplateListItem",
    "TemplatePostage",
    "TemplateType",
    "TemplateVersion",
    "User",
    "UserForList",
    "UserPermission",
    "UserState",
    "WebauthnCredential",
]


def __getattr__(name: str) -> object:
    """Import a model when it is first asked for: all of them together take a while."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    from notify_typed_admin import models  # noqa: PLC0415 - see above

    model: object = getattr(models, name)
    globals()[name] = model
    return model


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
