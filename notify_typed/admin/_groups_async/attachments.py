"""PDFs that are printed behind the letters of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import text, uuid
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import small_number
from notify_typed.admin._requests import change, read
from notify_typed_admin.api.letter_attachments import (
    archive_letter_attachment,
    create_letter_attachment,
    get_letter_attachment,
)
from notify_typed_admin.models import (
    ArchiveLetterAttachmentRequest,
    CreateLetterAttachmentRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import LetterAttachment

__all__ = ["AsyncLetterAttachments"]


class AsyncLetterAttachments(AsyncGroup):
    """PDFs that are printed behind the letters of a template."""

    async def get_letter_attachment(self, letter_attachment_id: UUID | str) -> LetterAttachment:
        """Read an attachment.

        Args:
            letter_attachment_id: The attachment.

        Returns:
            The attachment.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> attachment = await admin.letter_attachments.get_letter_attachment(attachment_id)
            >>> attachment.page_count
            1
        """
        attachment = uuid("letter_attachment_id", letter_attachment_id)
        request = get_letter_attachment.request_kwargs(attachment)
        return await self._send(read(get_letter_attachment, request))

    async def create_letter_attachment(
        self,
        *,
        upload_id: UUID | str,
        original_filename: str,
        page_count: int,
        template_id: UUID | str,
        service_id: UUID | str,
    ) -> LetterAttachment:
        """Attach a PDF to a template, which gets a new version.

        Args:
            upload_id: The id of the file, which is stored already; the attachment takes it.
            original_filename: The name of the file.
            page_count: How many pages it has.
            template_id: The template.
            service_id: The service.

        Returns:
            The attachment.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> attachment = await admin.letter_attachments.create_letter_attachment(
            ...     upload_id=upload_id,
            ...     original_filename="map.pdf",
            ...     page_count=1,
            ...     template_id=letter_template_id,
            ...     service_id=service_id,
            ... )
            >>> attachment.original_filename
            'map.pdf'
        """
        body = CreateLetterAttachmentRequest(
            upload_id=uuid("upload_id", upload_id),
            original_filename=text("original_filename", original_filename),
            page_count=small_number("page_count", page_count),
            template_id=uuid("template_id", template_id),
            created_by_id=self._actor,
        )
        request = create_letter_attachment.request_kwargs(body=body)
        clears = _templates_of(uuid("service_id", service_id))
        return await self._send(change(create_letter_attachment, request, clears=clears))

    async def archive_letter_attachment(
        self,
        *,
        letter_attachment_id: UUID | str,
        user_id: UUID | str,
        service_id: UUID | str,
    ) -> None:
        """Take an attachment off its template, which gets a new version.

        Args:
            letter_attachment_id: The attachment.
            user_id: Who does it.
            service_id: The service.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.letter_attachments.archive_letter_attachment(
            ...     letter_attachment_id=attachment_id, user_id=user_id, service_id=service_id
            ... )
        """
        request = archive_letter_attachment.request_kwargs(
            uuid("letter_attachment_id", letter_attachment_id),
            body=ArchiveLetterAttachmentRequest(archived_by=uuid("user_id", user_id)),
        )
        clears = _templates_of(uuid("service_id", service_id))
        await self._send(change(archive_letter_attachment, request, clears=clears))


def _templates_of(service: UUID) -> list[str]:
    return [f"service-{service}-templates", f"service-{service}-template-*"]
