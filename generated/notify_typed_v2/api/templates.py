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
        NotificationType,
        Template,
        TemplateList,
        TemplatePreview,
        TemplatePreviewRequest,
    )


class list_templates:
    """List templates: `GET /v2/templates`."""

    @staticmethod
    def request_kwargs(*, type_: NotificationType | None = None) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {"method": "GET", "url": "/v2/templates"}
        params: dict[str, str | list[str]] = {}
        if type_ is not None:
            params["type"] = str(type_)
        if params:
            request["params"] = params
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplateList:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplateList.from_dict(expect_object(body, "the body")),
            lambda: models.TemplateList,
        )


class get_template:
    """Read the current version of a template: `GET /v2/template/{template_id}`."""

    @staticmethod
    def request_kwargs(template_id: UUID | str) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {"method": "GET", "url": f"/v2/template/{path_segment(template_id)}"}

    @staticmethod
    def parse(response: HTTPAnswer) -> Template:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.Template.from_dict(expect_object(body, "the body")),
            lambda: models.Template,
        )


class get_template_version:
    """Read one version of a template: `GET /v2/template/{template_id}/version/{version}`."""

    @staticmethod
    def request_kwargs(template_id: UUID | str, version: int) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        return {
            "method": "GET",
            "url": f"/v2/template/{path_segment(template_id)}/version/{path_segment(version)}",
        }

    @staticmethod
    def parse(response: HTTPAnswer) -> Template:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.Template.from_dict(expect_object(body, "the body")),
            lambda: models.Template,
        )


class preview_template:
    """Preview a template: `POST /v2/template/{template_id}/preview`."""

    @staticmethod
    def request_kwargs(
        template_id: UUID | str, *, body: TemplatePreviewRequest | None = None
    ) -> RequestKwargs:
        """Give the arguments of `httpx.Client.build_request`."""
        request: RequestKwargs = {
            "method": "POST",
            "url": f"/v2/template/{path_segment(template_id)}/preview",
        }
        if body is not None:
            request["json"] = body.to_dict()
        return request

    @staticmethod
    def parse(response: HTTPAnswer) -> TemplatePreview:
        """Decode the answer, or raise `errors.ErrorStatus` or `errors.DecodeError`."""
        return errors.decode_body(
            response,
            200,
            lambda body: models.TemplatePreview.from_dict(expect_object(body, "the body")),
            lambda: models.TemplatePreview,
        )
