"""Operations tagged `template_folders`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CreateTemplateFolderRequest,
        MoveToFolderRequest,
        MoveToRootRequest,
        TemplateFolderEnvelope,
        TemplateFolderListEnvelope,
        UpdateTemplateFolderRequest,
    )


class get_template_folders:
    """List a service's folders: `GET /service/{service_id}/template-folder`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/template-folder"}

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateFolderListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateFolderListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.TemplateFolderListEnvelope,
        )


class create_template_folder:
    """Make a folder: `POST /service/{service_id}/template-folder`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: CreateTemplateFolderRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/template-folder",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateFolderEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.TemplateFolderEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.TemplateFolderEnvelope,
        )


class update_template_folder:
    """Rename a folder, or choose who sees it: `POST /service/{service_id}/template-
    folder/{folder_id}`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, folder_id: UUID | str, *, body: UpdateTemplateFolderRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/template-folder/{path_segment(folder_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateFolderEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateFolderEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.TemplateFolderEnvelope,
        )


class delete_template_folder:
    """Delete a folder: `DELETE /service/{service_id}/template-folder/{folder_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, folder_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "DELETE",
            "url": f"/service/{path_segment(service_id)}/template-folder/{path_segment(folder_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class move_to_folder:
    """Move templates and folders into a folder: `POST /service/{service_id}/template-
    folder/{folder_id}/contents`.
    """

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, folder_id: UUID | str, *, body: MoveToFolderRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/template-folder/{path_segment(folder_id)}/contents",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)


class move_to_root:
    """Move templates and folders to the top level: `POST /service/{service_id}/template-
    folder/contents`.
    """

    @staticmethod
    def request_kwargs(service_id: UUID | str, *, body: MoveToRootRequest) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/template-folder/contents",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        if response.status_code == 204:
            return None
        raise errors.ErrorStatus(response)
