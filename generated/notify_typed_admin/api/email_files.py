"""Operations tagged `email_files`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        ArchivedEmailFileEnvelope,
        ArchiveEmailFileRequest,
        CreateEmailFileRequest,
        TemplateEmailFileEnvelope,
        TemplateEmailFileListEnvelope,
        UpdateEmailFileRequest,
    )


class get_email_files:
    """List the files of an email template: `GET
    /service/{service_id}/templates/{template_id}/template_email_files`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str, template_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/templates/{path_segment(template_id)}/template_email_files",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateEmailFileListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateEmailFileListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.TemplateEmailFileListEnvelope,
        )


class create_email_file:
    """Keep a file of an email template: `POST
    /service/{service_id}/templates/{template_id}/template_email_files`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, template_id: UUID | str, *, body: CreateEmailFileRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/templates/{path_segment(template_id)}/template_email_files",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateEmailFileEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.TemplateEmailFileEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.TemplateEmailFileEnvelope,
        )


class get_email_file:
    """Read a file of an email template: `GET
    /service/{service_id}/templates/{template_id}/template_email_files/{email_file_id}`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, template_id: UUID | str, email_file_id: UUID | str
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/templates/{path_segment(template_id)}/template_email_files/{path_segment(email_file_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateEmailFileEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateEmailFileEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.TemplateEmailFileEnvelope,
        )


class update_email_file:
    """Change a file of an email template: `POST
    /service/{service_id}/templates/{template_id}/template_email_files/{email_file_id}`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        template_id: UUID | str,
        email_file_id: UUID | str,
        *,
        body: UpdateEmailFileRequest,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/templates/{path_segment(template_id)}/template_email_files/{path_segment(email_file_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateEmailFileEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateEmailFileEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.TemplateEmailFileEnvelope,
        )


class archive_email_file:
    """Take a file off an email template: `POST
    /service/{service_id}/templates/{template_id}/template_email_files/{email_file_id}/archive`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        template_id: UUID | str,
        email_file_id: UUID | str,
        *,
        body: ArchiveEmailFileRequest,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/templates/{path_segment(template_id)}/template_email_files/{path_segment(email_file_id)}/archive",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> ArchivedEmailFileEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.ArchivedEmailFileEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.ArchivedEmailFileEnvelope,
        )
