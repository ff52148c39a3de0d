"""Operations tagged `uploads`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import UploadedLetterPage, UploadPage


class get_uploads:
    """List what people uploaded: `GET /service/{service_id}/upload`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, page: int | None = None, limit_days: int | None = None
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/upload",
        }
        params: dict[str, str | list[str]] = {}
        if page is not None:
            params["page"] = str(page)
        if limit_days is not None:
            params["limit_days"] = str(limit_days)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> UploadPage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UploadPage.from_dict(expect_object(body, "the body")),
            lambda: models.UploadPage,
        )


class get_letters_by_service_and_print_day:
    """List the letters that are printed on a day: `GET /service/{service_id}/upload/uploaded-
    letters/{letter_print_day}`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, letter_print_day: str, *, page: int | None = None
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/upload/uploaded-letters/{path_segment(letter_print_day)}",
        }
        params: dict[str, str | list[str]] = {}
        if page is not None:
            params["page"] = str(page)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> UploadedLetterPage:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.UploadedLetterPage.from_dict(expect_object(body, "the body")),
            lambda: models.UploadedLetterPage,
        )
