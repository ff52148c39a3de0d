"""Operations tagged `guest_list`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import GuestList, UpdateGuestListRequest


class get_guest_list:
    """Read a service's guest list: `GET /service/{service_id}/guest-list`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/guest-list"}

    @staticmethod
    def parse(response: HTTPAnswer) -> GuestList:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.GuestList.from_dict(expect_object(body, "the body")),
            lambda: models.GuestList,
        )


class update_guest_list:
    """Replace a service's guest list: `PUT /service/{service_id}/guest-list`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: UpdateGuestListRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "PUT",
            "url": f"/service/{path_segment(service_id)}/guest-list",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
