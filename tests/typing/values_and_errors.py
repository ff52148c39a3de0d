"""Values that calls take, and errors that they raise, as type checkers see them. Never run."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import assert_type
from uuid import UUID

import httpx

from notify_typed import (
    Address,
    ApiKey,
    AsyncPageIterator,
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
    NotificationStatus,
    NotificationType,
    NotifyAuth,
    NotifyClient,
    NotifyError,
    NotSent,
    OutcomeUnknown,
    PageIterator,
    PDFNotReady,
    PermissionDenied,
    Personalisation,
    RateLimited,
    ReadFailed,
    Rejected,
    RepeatedPage,
    RequestError,
    Response,
    RetryEvent,
    RetryPolicy,
    StatusMissed,
    UnreadableResponse,
    WaitTimeout,
    __version__,
    prepare_upload,
)
from notify_typed.files import FileUploadDict
from notify_typed.models import Notification, NotificationPage, SentSms


def use(*_values: object) -> None: ...


def keys(request: httpx.Request) -> None:
    key = ApiKey.parse("key")
    assert_type(key, ApiKey)
    assert_type(ApiKey.from_environment(), ApiKey)
    assert_type(key.name, str)
    assert_type(key.service_id, UUID)
    assert_type(key.secret, str)
    auth = NotifyAuth(key)
    assert_type(auth, NotifyAuth)
    assert_type(auth.header(), str)
    assert_type(auth.auth_flow(request), Generator[httpx.Request, httpx.Response, None])
    assert_type(auth.correct_clock("Sat, 21 Nov 2026 12:00:00 GMT"), bool)
    version: str = __version__
    use(version)


def addresses() -> None:
    address = Address("Amala Bird", None, "123 High Street", "SW14 6BF")
    assert_type(address, Address)
    assert_type(Address.from_lines("Amala Bird\n123 High Street\nSW14 6BF"), Address)
    assert_type(Address.from_lines(["Amala Bird", None, "SW14 6BF"]), Address)
    assert_type(address.lines, tuple[str, ...])
    assert_type(address.to_personalisation(), dict[str, str])


def files() -> None:
    assert_type(prepare_upload(b"a,b"), FileUploadDict)
    for weeks in (4, timedelta(weeks=4), "4 weeks", None):
        prepare_upload(Path("a.csv"), "b.csv", True, weeks)  # noqa: FBT003 - as officially
    upload = prepare_upload("a.csv", is_csv=True, confirm_email_before_download=False)
    assert_type(upload["file"], str)
    values: Personalisation = {"name": "Amala", "file": upload}
    given: Mapping[str, object] = values
    use(given)


def settings(policy: RetryPolicy, event: RetryEvent, error: RequestError) -> None:
    assert_type(policy.max_attempts, int)
    assert_type(policy.base_delay, float)
    assert_type(policy.max_delay, float)
    assert_type(policy.deadline, float | None)
    assert_type(policy.reconcile_window, float)
    assert_type(policy.budget, int | None)
    assert_type(policy.delay(1, error, lambda: 0.5), float)
    assert_type(event.operation, str)
    assert_type(event.attempt, int)
    assert_type(event.delay, float)
    assert_type(event.error, RequestError)


def pages(
    sync: PageIterator[NotificationPage, Notification],
    other: AsyncPageIterator[NotificationPage, Notification],
    answer: Response[SentSms],
) -> None:
    assert_type(next(sync.pages()), NotificationPage)
    assert_type(next(sync), Notification)
    assert_type(other.__aiter__(), AsyncPageIterator[NotificationPage, Notification])
    assert_type(answer.parsed, SentSms)
    assert_type(answer.http_response, httpx.Response)
    assert_type(answer.attempts, int)
    assert_type(answer.reconciled, bool)
    assert_type(answer.trace_id, str | None)


def words() -> None:
    assert_type(NotificationType.parse("sms"), NotificationType)
    assert_type(NotificationType.SMS.upper(), str)
    assert_type(NotificationStatus.parse("held").is_known, bool)


def facts(error: RequestError) -> None:
    assert_type(error.message, str)
    assert_type(error.request.method, str)
    assert_type(error.request.path, str)
    assert_type(error.status_code, int | None)
    assert_type(error.errors[0].message, str)
    assert_type(error.errors[0].error, str)
    assert_type(error.error_types, tuple[str, ...])
    assert_type(error.fields, Mapping[str, tuple[str, ...]])
    assert_type(error.trace_id, str | None)
    assert_type(error.attempts, int)
    assert_type(error.in_own_words, bool)


def what_is_known(client: NotifyClient, template: UUID) -> None:
    try:
        client.send_sms_notification("07700 900123", template)
    except (ClockSkew, NotSent) as not_sent:
        facts(not_sent)
    except DailyLimitExceeded as limit:
        facts(limit)
        assert_type(limit.resets_at, datetime)
    except (AuthenticationFailed, PermissionDenied, NotFound, RateLimited) as refused:
        facts(refused)
    except PDFNotReady as early:
        facts(early)
    except OutcomeUnknown as unknown:
        facts(unknown)


def what_went_wrong(client: NotifyClient, message: UUID) -> None:
    try:
        client.wait_for_pdf(message)
    except BadRequest as refused:
        facts(refused)
    except Rejected as refused:
        facts(refused)
    except (UnreadableResponse, ReadFailed) as unread:
        facts(unread)
    except StatusMissed as missed:
        assert_type(missed.last_status, str)
    except WaitTimeout as late:
        assert_type(late.last_status, str | None)
        assert_type(late, WaitTimeout)


def what_they_are() -> None:
    kinds: list[type[NotifyError]] = [ClientClosed, InvalidInput, RepeatedPage, RequestError]
    kinds += [MissingField, StatusMissed, WaitTimeout]
    asked_wrongly: list[type[InvalidInput]] = [InvalidAddress, InvalidApiKey, InvalidFile]
    values: list[type[ValueError]] = [*asked_wrongly]
    late: type[TimeoutError] = WaitTimeout
    missing: type[AttributeError] = MissingField
    rejected: list[type[Rejected]] = [AuthenticationFailed, BadRequest, DailyLimitExceeded]
    rejected += [NotFound, PermissionDenied, RateLimited, PDFNotReady]
    requests: list[type[RequestError]] = [NotSent, ClockSkew, OutcomeUnknown, ReadFailed, *rejected]
    requests += [UnreadableResponse]
    use(kinds, values, late, missing, requests)
