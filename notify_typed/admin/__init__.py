"""Typed clients of Notify's internal admin API.

For those who run Notify or a sandbox of it: services, people, templates and keys, as Notify's own
website manages them. The models are in `notify_typed.admin.models`; what can go wrong is in
`notify_typed.errors`, and `InviteTokenError` here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notify_typed.admin._async_client import AsyncAdminClient
    from notify_typed.admin._attributes import (
        GuestListEntries,
        ServiceAttributes,
        TemplateAttributes,
        UserAttributes,
    )
    from notify_typed.admin._client import AdminClient
    from notify_typed.admin._explaining import (
        parse_custom_email_sender_name_http_error,
        parse_edit_service_http_error,
    )
    from notify_typed.admin._job_statuses import (
        FINISHED_JOB_STATUSES,
        JOB_STATUSES,
        NON_CANCELLED_JOB_STATUSES,
        NON_SCHEDULED_JOB_STATUSES,
    )
    from notify_typed.admin._organisations import OrganisationAttributes
    from notify_typed.admin._permissions import (
        STORED_PERMISSIONS,
        UI_PERMISSIONS,
        UiPermission,
        permissions_from_stored,
        permissions_to_stored,
    )
    from notify_typed.admin._results import CodeCheck, NewApiKey, Page, ServiceMonth
    from notify_typed.admin._tracing import Trace, TraceSource
    from notify_typed.admin.errors import InviteTokenError

__all__ = [
    "FINISHED_JOB_STATUSES",
    "JOB_STATUSES",
    "NON_CANCELLED_JOB_STATUSES",
    "NON_SCHEDULED_JOB_STATUSES",
    "STORED_PERMISSIONS",
    "UI_PERMISSIONS",
    "AdminClient",
    "AsyncAdminClient",
    "CodeCheck",
    "GuestListEntries",
    "InviteTokenError",
    "NewApiKey",
    "OrganisationAttributes",
    "Page",
    "ServiceAttributes",
    "ServiceMonth",
    "TemplateAttributes",
    "Trace",
    "TraceSource",
    "UiPermission",
    "UserAttributes",
    "parse_custom_email_sender_name_http_error",
    "parse_edit_service_http_error",
    "permissions_from_stored",
    "permissions_to_stored",
]

# Where each name lives; they are imported when first asked for.
_HOMES = {
    "AsyncAdminClient": "_async_client",
    "GuestListEntries": "_attributes",
    "ServiceAttributes": "_attributes",
    "TemplateAttributes": "_attributes",
    "UserAttributes": "_attributes",
    "AdminClient": "_client",
    "parse_custom_email_sender_name_http_error": "_explaining",
    "parse_edit_service_http_error": "_explaining",
    "InviteTokenError": "errors",
    "FINISHED_JOB_STATUSES": "_job_statuses",
    "JOB_STATUSES": "_job_statuses",
    "NON_CANCELLED_JOB_STATUSES": "_job_statuses",
    "NON_SCHEDULED_JOB_STATUSES": "_job_statuses",
    "OrganisationAttributes": "_organisations",
    "STORED_PERMISSIONS": "_permissions",
    "UI_PERMISSIONS": "_permissions",
    "UiPermission": "_permissions",
    "permissions_from_stored": "_permissions",
    "permissions_to_stored": "_permissions",
    "CodeCheck": "_results",
    "NewApiKey": "_results",
    "Page": "_results",
    "ServiceMonth": "_results",
    "Trace": "_tracing",
    "TraceSource": "_tracing",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
