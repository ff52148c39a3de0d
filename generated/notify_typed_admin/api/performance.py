"""Operations tagged `performance`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object

from .. import models

if TYPE_CHECKING:
    from notify_typed_runtime.types import HTTPAnswer

    from ..models import PerformanceDashboard


class get_performance_dashboard_stats:
    """Read what Notify shows everybody of its work: `GET /performance-dashboard`."""

    @staticmethod
    def request_kwargs(
        *, start_date: str | None = None, end_date: str | None = None
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/performance-dashboard"}
        params: dict[str, str | list[str]] = {}
        if start_date is not None:
            params["start_date"] = start_date
        if end_date is not None:
            params["end_date"] = end_date
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> PerformanceDashboard:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.PerformanceDashboard.from_dict(expect_object(body, "the body")),
            lambda: models.PerformanceDashboard,
        )
