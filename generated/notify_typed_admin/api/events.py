"""Operations tagged `events`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object

from .. import models

if TYPE_CHECKING:
    from notify_typed_runtime.types import HTTPAnswer

    from ..models import CreateEventRequest, EventEnvelope


class create_event:
    """Keep an event: `POST /events`."""

    @staticmethod
    def request_kwargs(*, body: CreateEventRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/events", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> EventEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.EventEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.EventEnvelope,
        )
