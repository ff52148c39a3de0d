"""Operations tagged `received_texts`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import ReceivedTextPage


class list_received_texts:
    """List received text messages: `GET /v2/received-text-messages`."""

    @staticmethod
    def request_kwargs(*, older_than: UUID | str | None = None) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/v2/received-text-messages"}
        params: dict[str, str | list[str]] = {}
        if older_than is not None:
            params["older_than"] = str(older_than)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> ReceivedTextPage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ReceivedTextPage.from_dict(expect_object(body, "the body")),
            lambda: models.ReceivedTextPage,
        )
