"""Operations tagged `notifications`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from notify_typed_runtime import errors
from notify_typed_runtime.types import (
    RequestKwargs,
    expect_object,
    is_object,
    media_type,
    path_segment,
)

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        EmailRequest,
        LetterRequest,
        Notification,
        NotificationPage,
        NotificationStatus,
        NotificationType,
        PrecompiledLetterRequest,
        SentEmail,
        SentLetter,
        SentPrecompiledLetter,
        SentSms,
        SmsRequest,
    )


class send_sms:
    """Send a text message: `POST /v2/notifications/sms`."""

    @staticmethod
    def request_kwargs(*, body: SmsRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/v2/notifications/sms", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> SentSms:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.SentSms.from_dict(expect_object(body, "the body")),
            lambda: models.SentSms,
            "id",
        )


class send_email:
    """Send an email: `POST /v2/notifications/email`."""

    @staticmethod
    def request_kwargs(*, body: EmailRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/v2/notifications/email", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> SentEmail:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.SentEmail.from_dict(expect_object(body, "the body")),
            lambda: models.SentEmail,
            "id",
        )


class send_letter:
    """Send a letter: `POST /v2/notifications/letter`."""

    @staticmethod
    def request_kwargs(*, body: LetterRequest | PrecompiledLetterRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/v2/notifications/letter", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> SentLetter | SentPrecompiledLetter:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: (
                models.SentLetter.from_dict(body)
                if is_object(body)
                and "id" in body
                and "reference" in body
                and "content" in body
                and "uri" in body
                and "template" in body
                and "scheduled_for" in body
                else models.SentPrecompiledLetter.from_dict(expect_object(body, "the body"))
            ),
            lambda: models.SentLetter | models.SentPrecompiledLetter,
            "id",
        )


class get_notification:
    """Read one message: `GET /v2/notifications/{notification_id}`."""

    @staticmethod
    def request_kwargs(notification_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/v2/notifications/{path_segment(notification_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> Notification:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.Notification.from_dict(expect_object(body, "the body")),
            lambda: models.Notification,
        )


class get_letter_pdf:
    """Download the PDF of a letter: `GET /v2/notifications/{notification_id}/pdf`."""

    @staticmethod
    def request_kwargs(notification_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/v2/notifications/{path_segment(notification_id)}/pdf"}

    @staticmethod
    def parse(response: HTTPAnswer) -> bytes:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 200:
            if media_type(response.headers) not in ("", "application/pdf"):
                raise errors.DecodeError(response)
            return response.content
        raise errors.ErrorStatus(response)


class list_notifications:
    """List messages: `GET /v2/notifications`."""

    @staticmethod
    def request_kwargs(
        *,
        status: Iterable[NotificationStatus] | None = None,
        template_type: Iterable[NotificationType] | None = None,
        include_jobs: Literal[True] | None = None,
        older_than: UUID | str | None = None,
        reference: str | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/v2/notifications"}
        params: dict[str, str | list[str]] = {}
        if status is not None:
            params["status"] = [str(_item) for _item in status]
        if template_type is not None:
            params["template_type"] = [str(_item) for _item in template_type]
        if include_jobs is not None:
            params["include_jobs"] = str(include_jobs).lower()
        if older_than is not None:
            params["older_than"] = str(older_than)
        if reference is not None:
            params["reference"] = reference
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
