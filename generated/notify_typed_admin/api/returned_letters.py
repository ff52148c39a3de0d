"""Operations tagged `returned_letters`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_array, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        ReturnedLetterReport,
        ReturnedLetterStatistics,
        ReturnedLetterSummary,
        SubmitReturnedLettersRequest,
        SubmittedReturnedLetters,
    )


class get_returned_letter_statistics:
    """Tell how many letters came back lately: `GET /service/{service_id}/returned-letter-statistics`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/returned-letter-statistics",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ReturnedLetterStatistics:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ReturnedLetterStatistics.from_dict(expect_object(body, "the body")),
            lambda: models.ReturnedLetterStatistics,
        )


class get_returned_letter_summary:
    """List the days on which letters came back: `GET /service/{service_id}/returned-letter-summary`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/returned-letter-summary",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> list[ReturnedLetterSummary]:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: [
                models.ReturnedLetterSummary.from_dict(expect_object(_item, "the body"))
                for _item in expect_array(body, "the body")
            ],
            lambda: list[models.ReturnedLetterSummary],
        )


class get_returned_letters:
    """List the letters that came back on a day: `GET /service/{service_id}/returned-letters`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, reported_at: str | None = None) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/returned-letters",
        }
        params: dict[str, str | list[str]] = {}
        if reported_at is not None:
            params["reported_at"] = reported_at
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> ReturnedLetterReport:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ReturnedLetterReport.from_dict(expect_object(body, "the body")),
            lambda: models.ReturnedLetterReport,
        )


class submit_returned_letters:
    """Report letters that came back: `POST /letters/returned`."""

    @staticmethod
    def request_kwargs(*, body: SubmitReturnedLettersRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/letters/returned", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> SubmittedReturnedLetters:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.SubmittedReturnedLetters.from_dict(expect_object(body, "the body")),
            lambda: models.SubmittedReturnedLetters,
        )
