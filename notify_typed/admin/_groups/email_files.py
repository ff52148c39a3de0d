# Made from notify_typed/admin/_groups_async/email_files.py by scripts/make_sync.py; edit that.
"""Files that the text of an email template links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.inputs import flag, text, uuid
from notify_typed.admin._groups.group import Group
from notify_typed.admin._inputs import small_number
from notify_typed.admin._requests import change, data, read
from notify_typed_admin.api.email_files import (
    archive_email_file,
    create_email_file,
    get_email_file,
    get_email_files,
    update_email_file,
)
from notify_typed_admin.models import (
    ArchiveEmailFileRequest,
    CreateEmailFileRequest,
    UpdateEmailFileRequest,
)
from notify_typed_runtime.types import UNSET

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_admin.models import ArchivedEmailFile, TemplateEmailFile

__all__ = ["EmailFiles"]

_WEEKS = 26


class EmailFiles(Group):
    """Files that the text of an email template links to."""

    def get_files(self, service_id: UUID | str, template_id: UUID | str) -> list[TemplateEmailFile]:
        """List the files that are part of a template's text.

        Args:
            service_id: The service.
            template_id: The template.

        Returns:
            The files.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> files = admin.email_files.get_files(service_id, email_template_id)
            >>> [file.filename for file in files]
            ['guide.pdf']
        """
        request = get_email_files.request_kwargs(
            uuid("service_id", service_id), uuid("template_id", template_id)
        )
        return self._send(data(read(get_email_files, request)))

    def create_file(
        self,
        *,
        file_id: UUID | str,
        service_id: UUID | str,
        template_id: UUID | str,
        filename: str,
        created_by_id: UUID | str | None = None,
        retention_period: int = _WEEKS,
        validate_users_email: bool = True,
    ) -> TemplateEmailFile:
        """Keep a file, which waits to be made part of a template's text.

        Args:
            file_id: The id of the file, which is stored already.
            service_id: The service.
            template_id: The template.
            filename: The name under which recipients save it.
            created_by_id: Who adds it; the acting user if left out.
            retention_period: For how many weeks it can be downloaded after sending.
            validate_users_email: Whether recipients have to enter their email address.

        Returns:
            The file.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> file = admin.email_files.create_file(
            ...     file_id=upload_id,
            ...     service_id=service_id,
            ...     template_id=email_template_id,
            ...     filename="map.pdf",
            ... )
            >>> file.pending
            True
        """
        body = CreateEmailFileRequest(
            id=uuid("file_id", file_id),
            filename=text("filename", filename),
            created_by_id=self._actor
            if created_by_id is None
            else uuid("created_by_id", created_by_id),
            retention_period=small_number("retention_period", retention_period),
            validate_users_email=flag("validate_users_email", validate_users_email),
        )
        request = create_email_file.request_kwargs(
            uuid("service_id", service_id), uuid("template_id", template_id), body=body
        )
        return self._send(data(change(create_email_file, request)))

    def get_file_by_id(
        self, file_id: UUID | str, service_id: UUID | str, template_id: UUID | str
    ) -> TemplateEmailFile:
        """Read a file, if a pending or archived one.

        Args:
            file_id: The file.
            service_id: The service.
            template_id: The template.

        Returns:
            The file.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> file = admin.email_files.get_file_by_id(
            ...     file_id, service_id, email_template_id
            ... )
            >>> file.filename
            'guide.pdf'
        """
        request = get_email_file.request_kwargs(
            uuid("service_id", service_id),
            uuid("template_id", template_id),
            uuid("file_id", file_id),
        )
        return self._send(data(read(get_email_file, request)))

    def update_file(
        self,
        file_id: UUID | str,
        service_id: UUID | str,
        template_id: UUID | str,
        *,
        link_text: str | None,
        retention_period: int,
        validate_users_email: bool,
        pending: bool,
    ) -> TemplateEmailFile:
        """Change a file, or make it part of the text.

        Args:
            file_id: The file.
            service_id: The service.
            template_id: The template.
            link_text: The text of the link; None to leave it as it is.
            retention_period: For how many weeks it can be downloaded after sending.
            validate_users_email: Whether recipients have to enter their email address.
            pending: Whether it still waits to be made part of the text.

        Returns:
            The file.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> file = admin.email_files.update_file(
            ...     file_id,
            ...     service_id,
            ...     email_template_id,
            ...     link_text="Read the guide",
            ...     retention_period=26,
            ...     validate_users_email=False,
            ...     pending=False,
            ... )
            >>> file.link_text
            'Read the guide'
        """
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        body = UpdateEmailFileRequest(
            link_text=UNSET if link_text is None else text("link_text", link_text),
            retention_period=small_number("retention_period", retention_period),
            validate_users_email=flag("validate_users_email", validate_users_email),
            pending=flag("pending", pending),
        )
        request = update_email_file.request_kwargs(
            service, template, uuid("file_id", file_id), body=body
        )
        clears = [f"service-{service}-template-{template}*"]
        return self._send(data(change(update_email_file, request, clears=clears)))

    def archive_file(
        self,
        file_id: UUID | str,
        service_id: UUID | str,
        template_id: UUID | str,
    ) -> ArchivedEmailFile:
        """Take a file off its template, which gets a new version.

        Args:
            file_id: The file.
            service_id: The service.
            template_id: The template.

        Returns:
            The file, with the version that had it last.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> file = admin.email_files.archive_file(file_id, service_id, email_template_id)
            >>> file.archived_at is None
            False
        """
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        request = archive_email_file.request_kwargs(
            service,
            template,
            uuid("file_id", file_id),
            body=ArchiveEmailFileRequest(archived_by_id=self._actor),
        )
        clears = [f"service-{service}-template-{template}*"]
        return self._send(data(change(archive_email_file, request, clears=clears)))
