"""Typed client for the GOV.UK Notify v2 API.

The names in `__all__` are public, and so are the modules `errors`, `files`, `letters`, `models`,
`webhooks`, `compat`, `admin`, `bulk`, `testing` and `sandbox`, each of which has an `__all__` of
its own.
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
        MissingField,
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
    "MissingField",
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

# The public modules and packages, which tab completion shows beside the names.
_MODULES = (
    "admin",
    "bulk",
    "compat",
    "errors",
    "files",
    "letters",
    "models",
    "sandbox",
    "testing",
    "webhooks",
)

# Where names other than errors live. They are imported when first asked for, so that a program
# pays for the sync client, say, and not for the async one as well.
_HOMES = {
    "Address": "letters",
    "ApiKey": "_v2.api_key",
    "AsyncNotifyClient": "_v2.async_client",
    "AsyncPageIterator": "_engine._async.pages",
    "NotificationStatus": "models",
    "NotificationType": "models",
    "NotifyAuth": "_v2.api_key",
    "NotifyClient": "_v2.client",
    "PageIterator": "_engine._sync.pages",
    "Personalisation": "_personalisation",
    "Response": "_engine.operation",
    "RetryEvent": "_engine.retries",
    "RetryPolicy": "_engine.retries",
    "prepare_upload": "files",
}


def __getattr__(name: str) -> object:
    """Import a public name or module when it is first asked for."""
    if name in _MODULES:
        try:
            return import_module(f"{__name__}.{name}")
        except ModuleNotFoundError as problem:  # its extra is not installed
            raise AttributeError(str(problem), name=name) from problem
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    value: object = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, *_MODULES]
