"""Operations tagged `templates`, each with `request_kwargs` and `parse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed_runtime import errors
from notify_typed_runtime.types import RequestKwargs, expect_object, path_segment

from .. import models

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed_runtime.types import HTTPAnswer

    from ..models import (
        CreateServiceTemplateRequest,
        PreviewValues,
        Template,
        TemplateEnvelope,
        TemplateListItemListEnvelope,
        TemplateVersionEnvelope,
        TemplateVersionListEnvelope,
        UpdateServiceTemplateRequest,
    )


class get_service_templates:
    """List a service's templates: `GET /service/{service_id}/template`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/template"}

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateListItemListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateListItemListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.TemplateListItemListEnvelope,
        )


class create_service_template:
    """Make a template: `POST /service/{service_id}/template`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, *, body: CreateServiceTemplateRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/template",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            201,
            lambda body: models.TemplateEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.TemplateEnvelope,
        )


class get_precompiled_template:
    """Read the template behind finished PDFs: `GET /service/{service_id}/template/precompiled`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/service/{path_segment(service_id)}/template/precompiled"}

    @staticmethod
    def parse(response: HTTPAnswer) -> Template:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.Template.from_dict(expect_object(body, "the body")),
            lambda: models.Template,
        )


class get_service_template:
    """Read a template: `GET /service/{service_id}/template/{template_id}`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, template_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/template/{path_segment(template_id)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.TemplateEnvelope,
        )


class update_service_template:
    """Change, archive or redact a template: `POST /service/{service_id}/template/{template_id}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, template_id: UUID | str, *, body: UpdateServiceTemplateRequest
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "POST",
            "url": f"/service/{path_segment(service_id)}/template/{path_segment(template_id)}",
            "json": body.to_dict(),
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateEnvelope | None:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: (
                None
                if body is None
                else models.TemplateEnvelope.from_dict(expect_object(body, "the body"))
            ),
        )


class get_service_template_version:
    """Read a template as it was: `GET /service/{service_id}/template/{template_id}/version/{version}`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str, template_id: UUID | str, version: int
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/template/{path_segment(template_id)}/version/{path_segment(version)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateVersionEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateVersionEnvelope.from_dict(expect_object(body, "the body")),
            lambda: models.TemplateVersionEnvelope,
        )


class get_service_template_versions:
    """List the versions of a template: `GET /service/{service_id}/template/{template_id}/versions`."""

    @staticmethod
    def request_kwargs(service_id: UUID | str, template_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/template/{path_segment(template_id)}/versions",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateVersionListEnvelope:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateVersionListEnvelope.from_dict(
                expect_object(body, "the body")
            ),
            lambda: models.TemplateVersionListEnvelope,
        )


class preview_service_template:
    """Fill in a template: `GET /service/{service_id}/template/{template_id}/preview`."""

    @staticmethod
    def request_kwargs(
        service_id: UUID | str,
        template_id: UUID | str,
        *,
        personalisation: PreviewValues | None = None,
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "GET",
            "url": f"/service/{path_segment(service_id)}/template/{path_segment(template_id)}/preview",
        }
        params: dict[str, str | list[str]] = {}
        if personalisation is not None:
            params.update(personalisation.additional_properties)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> Template:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.Template.from_dict(expect_object(body, "the body")),
            lambda: models.Template,
        )
