"""Operations tagged `letter_attachments`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        ArchiveLetterAttachmentRequest,
        CreateLetterAttachmentRequest,
        LetterAttachment,
    )


class create_letter_attachment:
    """Attach a PDF to a letter template: `POST /letter-attachment`."""

    @staticmethod
    def request_kwargs(*, body: CreateLetterAttachmentRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "POST", "url": "/letter-attachment", "json": body.to_dict()}

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterAttachment:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.LetterAttachment.from_dict(expect_object(body, "the body")),
            lambda: models.LetterAttachment,
            "id",
        )


class get_letter_attachment:
    """Read an attachment: `GET /letter-attachment/{letter_attachment_id}`."""

    @staticmethod
    def request_kwargs(letter_attachment_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/letter-attachment/{path_segment(letter_attachment_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> LetterAttachment:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.LetterAttachment.from_dict(expect_object(body, "the body")),
            lambda: models.LetterAttachment,
        )


class archive_letter_attachment:
    """Take an attachment off its template: `POST /letter-attachment/{letter_attachment_id}/archive`."""

    @staticmethod
    def request_kwargs(
        letter_attachment_id: UUID | str, *, body: ArchiveLetterAttachmentRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/letter-attachment/{path_segment(letter_attachment_id)}/archive",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
