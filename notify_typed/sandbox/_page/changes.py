"""The forms of the outbox that change the world: templates made and edited, another world."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.templates import check_content
from notify_typed.sandbox._arguments import one_of
from notify_typed.sandbox._control import operations as control
from notify_typed.sandbox._control.api import MAX_WORLD_BYTES
from notify_typed.sandbox._errors import LegacyError
from notify_typed.sandbox._json import parse_json
from notify_typed.sandbox._page.endpoint import PageRefused, read_form, see
from notify_typed.sandbox._timekeeper import timestamp
from notify_typed.sandbox._world.model import NOTIFICATION_TYPES

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._runtime import Runtime

_GIVEN = ("name", "subject", "content")


class Changes:
    """The forms, on one running sandbox.

    Args:
        runtime: The sandbox at work.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._state = runtime.state

    async def make(self, request: Request) -> Response:
        """Make a template."""
        form = await read_form(request)
        kind = one_of(form.get("type", ""), NOTIFICATION_TYPES, "type")
        service_id = request.path_params["service"]
        template: JsonObject = {
            "id": str(uuid4()),
            "type": kind,
            "versions": [self._version({}, form, kind)],
        }
        self._keep(service_id, template)
        return see(f"/templates/{service_id}/{template['id']}")

    async def save(self, request: Request) -> Response:
        """Save a template as a new version."""
        form = await read_form(request)
        service_id, template_id = (request.path_params[name] for name in ("service", "id"))
        service = self._state.world.services.get(service_id)
        template = service.templates.get(template_id) if service else None
        entry = next(
            (each for each in self._templates(service_id) if each.get("id") == template_id), None
        )
        if template is None or entry is None:
            raise PageRefused("There is no such template.", 404)
        versions = items(entry, "versions")
        version = self._version(versions[-1], form, template.type)
        self._keep(service_id, {**entry, "versions": [*versions, version]})
        return see(f"/templates/{service_id}/{template_id}")

    async def replace_world(self, request: Request) -> Response:
        """Begin anew with another world."""
        form = await read_form(request, MAX_WORLD_BYTES)
        try:
            document = parse_json(form.get("world", ""))
        except ValueError:
            raise PageRefused("The world is not JSON.") from None
        # What the page itself gives out has the keys beside the world.
        inner = document.get("world", document) if isinstance(document, dict) else None
        if not isinstance(inner, dict):
            raise PageRefused("A world is a JSON object.")
        control.replace_world(self._runtime, inner)
        return see("/services")

    def _version(self, before: JsonObject, form: dict[str, str], kind: str) -> JsonObject:
        # Forms end lines as the web does, templates as Notify's editor does.
        given: JsonObject = {
            name: form.get(name, "").replace("\r\n", "\n").strip() for name in _GIVEN
        }
        needed = ["name", "content"] if kind == "sms" else [*_GIVEN]
        for name in needed:
            if not given[name]:
                raise PageRefused(f"A template needs a {name}.")
        if kind == "sms":
            given["subject"] = None
        try:
            check_content(kind, given)
        except LegacyError as refusal:
            raise PageRefused(f"The content cannot be sent: {refusal.message}") from None
        number = before.get("version")
        now = timestamp(self._state.clock.micros())
        return {
            **before,
            **given,
            "version": (number if isinstance(number, int) else 0) + 1,
            "updated_at" if before else "created_at": now,
        }

    def _templates(self, service_id: str) -> list[JsonObject]:
        return items(self._state.lists.get("services", service_id) or {}, "templates")

    def _keep(self, service_id: str, template: JsonObject) -> None:
        listed = with_item(self._templates(service_id), template)
        self._state.change_service(service_id, lambda entry: {**entry, "templates": listed})
