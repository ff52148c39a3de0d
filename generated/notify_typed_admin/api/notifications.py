"""Operations tagged `notifications`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CreatedNotification,
        JobNotificationPage,
        LetterFileType,
        LetterPreview,
        Notification,
        NotificationCount,
        NotificationForCsvPage,
        NotificationPage,
        NotificationSearchResult,
        SearchNotificationsForServiceRequest,
        SendNotificationRequest,
        SendPrecompiledLetterRequest,
        ServiceNotificationCount,
        TemplateType,
    )


class get_notifications_for_service:
    """List a service's messages: `GET /service/{service_id}/notifications`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        *,
        page: int | None = None,
        page_size: int | None = None,
        template_type: Iterable[TemplateType] | None = None,
        status: Iterable[str] | None = None,
        limit_days: int | None = None,
        include_jobs: bool | None = None,
        include_from_test_key: bool | None = None,
        include_one_off: bool | None = None,
        count_pages: bool | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/notifications",
        }
        params: dict[str, str | list[str]] = {}
        if page is not None:
            params["page"] = str(page)
        if page_size is not None:
            params["page_size"] = str(page_size)
        if template_type is not None:
            params["template_type"] = [str(_item) for _item in template_type]
        if status is not None:
            params["status"] = [_item for _item in status]
        if limit_days is not None:
            params["limit_days"] = str(limit_days)
        if include_jobs is not None:
            params["include_jobs"] = str(include_jobs).lower()
        if include_from_test_key is not None:
            params["include_from_test_key"] = str(include_from_test_key).lower()
        if include_one_off is not None:
            params["include_one_off"] = str(include_one_off).lower()
        if count_pages is not None:
            params["count_pages"] = str(count_pages).lower()
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> NotificationPage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.NotificationPage.from_dict(expect_object(body, "the body")),
            lambda: models.NotificationPage,
        )


class search_notifications_for_service:
    """Search a service's messages by recipient: `POST /service/{service_id}/notifications`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: SearchNotificationsForServiceRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/notifications",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> NotificationSearchResult:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.NotificationSearchResult.from_dict(expect_object(body, "the body")),
            lambda: models.NotificationSearchResult,
        )


class get_notifications_for_service_for_csv:
    """List a service's messages for a spreadsheet: `GET /service/{service_id}/notifications/csv`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        *,
        page_size: int | None = None,
        template_type: Iterable[TemplateType] | None = None,
        status: Iterable[str] | None = None,
        limit_days: int | None = None,
        older_than: UUID | str | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/notifications/csv",
        }
        params: dict[str, str | list[str]] = {}
        if page_size is not None:
            params["page_size"] = str(page_size)
        if template_type is not None:
            params["template_type"] = [str(_item) for _item in template_type]
        if status is not None:
            params["status"] = [_item for _item in status]
        if limit_days is not None:
            params["limit_days"] = str(limit_days)
        if older_than is not None:
            params["older_than"] = str(older_than)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> NotificationForCsvPage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.NotificationForCsvPage.from_dict(expect_object(body, "the body")),
            lambda: models.NotificationForCsvPage,
        )


class get_notifications_count_for_service:
    """Count the messages that a service has sent: `GET /service/{service_id}/notifications/count`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, template_type: TemplateType, limit_days: int
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/notifications/count",
        }
        params: dict[str, str | list[str]] = {}
        params["template_type"] = str(template_type)
        params["limit_days"] = str(limit_days)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> ServiceNotificationCount:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ServiceNotificationCount.from_dict(expect_object(body, "the body")),
            lambda: models.ServiceNotificationCount,
        )


class get_notification:
    """Read a message: `GET /service/{service_id}/notifications/{notification_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, notification_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/notifications/{path_segment(notification_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> Notification:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.Notification.from_dict(expect_object(body, "the body")),
            lambda: models.Notification,
        )


class update_notification_to_cancelled:
    """Cancel a letter: `POST /service/{service_id}/notifications/{notification_id}/cancel`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, notification_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/notifications/{path_segment(notification_id)}/cancel",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> Notification:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.Notification.from_dict(expect_object(body, "the body")),
            lambda: models.Notification,
        )


class get_notifications_for_job:
    """List the messages of a job: `GET /service/{service_id}/job/{job_id}/notifications`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        job_id: UUID | str,
        *,
        page: int | None = None,
        page_size: int | None = None,
        template_type: Iterable[TemplateType] | None = None,
        status: Iterable[str] | None = None,
        format_for_csv: Literal["True"] | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/job/{path_segment(job_id)}/notifications",
        }
        params: dict[str, str | list[str]] = {}
        if page is not None:
            params["page"] = str(page)
        if page_size is not None:
            params["page_size"] = str(page_size)
        if template_type is not None:
            params["template_type"] = [str(_item) for _item in template_type]
        if status is not None:
            params["status"] = [_item for _item in status]
        if format_for_csv is not None:
            params["format_for_csv"] = format_for_csv
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> JobNotificationPage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.JobNotificationPage.from_dict(expect_object(body, "the body")),
            lambda: models.JobNotificationPage,
        )


class get_notification_count_for_job_id:
    """Count the messages of a job: `GET /service/{service_id}/job/{job_id}/notification_count`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, job_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/job/{path_segment(job_id)}/notification_count",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> NotificationCount:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.NotificationCount.from_dict(expect_object(body, "the body")),
            lambda: models.NotificationCount,
        )


class send_notification:
    """Send one message: `POST /service/{service_id}/send-notification`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: SendNotificationRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/send-notification",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> CreatedNotification:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.CreatedNotification.from_dict(expect_object(body, "the body")),
            lambda: models.CreatedNotification,
            "id",
        )


class send_precompiled_letter:
    """Send a finished letter: `POST /service/{service_id}/send-pdf-letter`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: SendPrecompiledLetterRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/send-pdf-letter",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> CreatedNotification:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.CreatedNotification.from_dict(expect_object(body, "the body")),
            lambda: models.CreatedNotification,
            "id",
        )


class get_notification_letter_preview:
    """See a letter: `GET /service/{service_id}/template/preview/{notification_id}/{file_type}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        notification_id: UUID | str,
        file_type: LetterFileType,
        *,
        page: int | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/template/preview/{path_segment(notification_id)}/{path_segment(file_type)}",
        }
        params: dict[str, str | list[str]] = {}
        if page is not None:
            params["page"] = str(page)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterPreview:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LetterPreview.from_dict(expect_object(body, "the body")),
            lambda: models.LetterPreview,
        )
