"""Typed client for the GOV.UK Notify v2 API.

What stands in ``__all__`` is the public surface; `notify_typed.models`, `notify_typed.webhooks`,
`notify_typed.compat` and `notify_typed.sandbox` are imported by themselves.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from notify_typed._version import __version__

if TYPE_CHECKING:
    from notify_typed._engine._async.pages import AsyncPageIterator
    from notify_typed._engine._sync.pages import PageIterator
    from notify_typed._engine.operation import Response
    from notify_typed._engine.retries import RetryEvent, RetryPolicy
    from notify_typed._personalisation import Personalisation
    from notify_typed._v2.api_key import ApiKey, NotifyAuth
    from notify_typed._v2.async_client import AsyncNotifyClient
    from notify_typed._v2.client import NotifyClient
    from notify_typed.errors import (
        AuthenticationFailed,
        BadRequest,
        ClientClosed,
        ClockSkew,
        DailyLimitExceeded,
        InvalidAddress,
        InvalidApiKey,
        InvalidFile,
        InvalidInput,
        NotFound,
        NotifyError,
        NotSent,
        OutcomeUnknown,
        PDFNotReady,
        PermissionDenied,
        RateLimited,
        ReadFailed,
        Rejected,
        RepeatedPage,
        RequestError,
        StatusMissed,
        UnreadableResponse,
        WaitTimeout,
    )
    from notify_typed.files import prepare_upload
    from notify_typed.letters import Address
    from notify_typed.models import NotificationStatus, NotificationType

__all__ = [
    "Address",
    "ApiKey",
    "AsyncNotifyClient",
    "AsyncPageIterator",
    "AuthenticationFailed",
    "BadRequest",
    "ClientClosed",
    "ClockSkew",
    "DailyLimitExceeded",
    "InvalidAddress",
    "InvalidApiKey",
    "InvalidFile",
    "InvalidInput",
    "NotFound",
    "NotSent",
    "NotificationStatus",
    "NotificationType",
    "NotifyAuth",
    "NotifyClient",
    "NotifyError",
    "OutcomeUnknown",
    "PDFNotReady",
    "PageIterator",
    "PermissionDenied",
    "Personalisation",
    "RateLimited",
    "ReadFailed",
    "Rejected",
    "RepeatedPage",
    "RequestError",
    "Response",
    "RetryEvent",
    "RetryPolicy",
    "StatusMissed",
    "UnreadableResponse",
    "WaitTimeout",
    "__version__",
    "prepare_upload",
]

# Where each name lives. They are imported when first asked for, so that a program pays for the
# blocking client, say, and not for the async one as well.
_HOMES = {
    "AsyncNotifyClient": "_v2.async_client",
    "ApiKey": "_v2.api_key",
    "NotifyAuth": "_v2.api_key",
    "Response": "_engine.operation",
    "NotifyClient": "_v2.client",
    "AuthenticationFailed": "errors",
    "BadRequest": "errors",
    "ClientClosed": "errors",
    "ClockSkew": "errors",
    "DailyLimitExceeded": "errors",
    "InvalidAddress": "errors",
    "InvalidApiKey": "errors",
    "InvalidFile": "errors",
    "InvalidInput": "errors",
    "NotFound": "errors",
    "NotSent": "errors",
    "NotifyError": "errors",
    "OutcomeUnknown": "errors",
    "PDFNotReady": "errors",
    "PermissionDenied": "errors",
    "RateLimited": "errors",
    "ReadFailed": "errors",
    "Rejected": "errors",
    "RepeatedPage": "errors",
    "RequestError": "errors",
    "StatusMissed": "errors",
    "UnreadableResponse": "errors",
    "WaitTimeout": "errors",
    "prepare_upload": "files",
    "Personalisation": "_personalisation",
    "Address": "letters",
    "NotificationStatus": "models",
    "NotificationType": "models",
    "AsyncPageIterator": "_engine._async.pages",
    "PageIterator": "_engine._sync.pages",
    "RetryEvent": "_engine.retries",
    "RetryPolicy": "_engine.retries",
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
