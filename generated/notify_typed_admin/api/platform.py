"""Operations tagged `platform`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_integer, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        ChangedProviderEnvelope,
        ComplaintPage,
        FindByUuidRequest,
        FoundByUuid,
        ListedUserListEnvelope,
        LiveServiceListEnvelope,
        ProviderEnvelope,
        ProviderList,
        ProviderVersionListEnvelope,
        UpdateProviderRequest,
        UsersListRequest,
    )


class get_all_providers:
    """List the providers of emails, text messages and letters: `GET /provider-details`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/provider-details"}

    @staticmethod
    def parse(response: HTTPAnswer) -> ProviderList:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ProviderList.from_dict(expect_object(body, "the body")),
            lambda: models.ProviderList,
        )


class get_provider_by_id:
    """Read a provider: `GET /provider-details/{provider_id}`."""

    @staticmethod
    def request_kwargs(provider_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/provider-details/{path_segment(provider_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> ProviderEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ProviderEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ProviderEnvelope,
        )


class update_provider:
    """Change a provider: `POST /provider-details/{provider_id}`."""

    @staticmethod
    def request_kwargs(provider_id: UUID | str, *, body: UpdateProviderRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/provider-details/{path_segment(provider_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ChangedProviderEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ChangedProviderEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ChangedProviderEnvelope,
        )


class get_provider_versions:
    """List the versions of a provider: `GET /provider-details/{provider_id}/versions`."""

    @staticmethod
    def request_kwargs(provider_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/provider-details/{path_segment(provider_id)}/versions"}

    @staticmethod
    def parse(response: HTTPAnswer) -> ProviderVersionListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ProviderVersionListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.ProviderVersionListEnvelope,
        )


class get_all_complaints:
    """List complaints about emails: `GET /complaint`."""

    @staticmethod
    def request_kwargs(*, page: int | None = None) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/complaint"}
        params: dict[str, str | list[str]] = {}
        if page is not None:
            params["page"] = str(page)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> ComplaintPage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ComplaintPage.from_dict(expect_object(body, "the body")),
            lambda: models.ComplaintPage,
        )


class get_complaint_count:
    """Count complaints about emails: `GET /complaint/count-by-date-range`."""

    @staticmethod
    def request_kwargs(
        *, start_date: str | None = None, end_date: str | None = None
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/complaint/count-by-date-range"}
        params: dict[str, str | list[str]] = {}
        if start_date is not None:
            params["start_date"] = start_date
        if end_date is not None:
            params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> int:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(response, 200, lambda body: expect_integer(body, "the body"))


class get_live_services_data:
    """List what live services mean to send, and have sent: `GET /service/live-services-data`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/service/live-services-data"}

    @staticmethod
    def parse(response: HTTPAnswer) -> LiveServiceListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LiveServiceListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.LiveServiceListEnvelope,
        )


class find_by_uuid:
    """Find what has an id: `POST /platform-admin/find-by-uuid`."""

    @staticmethod
    def request_kwargs(*, body: FindByUuidRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/platform-admin/find-by-uuid", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> FoundByUuid:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.FoundByUuid.from_dict(expect_object(body, "the body")),
            lambda: models.FoundByUuid,
        )


class fetch_users_list:
    """List people by when they came: `POST /platform-admin/users-list`."""

    @staticmethod
    def request_kwargs(*, body: UsersListRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/platform-admin/users-list", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> ListedUserListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ListedUserListEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.ListedUserListEnvelope,
        )
