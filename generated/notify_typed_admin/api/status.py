"""Operations tagged `status`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object

from .. import models

if TYPE_CHECKING:
    from notify_typed_runtime.types import HTTPAnswer

    from ..models import LiveCounts, ServerStatus


class get_status:
    """Tell that the server is there: `GET /_status`."""

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/_status"}

    @staticmethod
    def parse(response: HTTPAnswer) -> ServerStatus:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ServerStatus.from_dict(expect_object(body, "the body")),
            lambda: models.ServerStatus,
        )


class get_count_of_live_services_and_organisations:
    """Count live services, and organisations that have one: `GET /_status/live-service-and-
    organisation-counts`.
    """

    @staticmethod
    def request_kwargs() -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": "/_status/live-service-and-organisation-counts"}

    @staticmethod
    def parse(response: HTTPAnswer) -> LiveCounts:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LiveCounts.from_dict(expect_object(body, "the body")),
            lambda: models.LiveCounts,
        )
