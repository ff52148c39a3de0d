"""New versions of templates: what one has and the next does not, the rest goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.call import service_entry
from notify_typed.sandbox._admin.items import with_item
from notify_typed.sandbox._admin.service_views import items
from notify_typed.sandbox._admin.template_views import TemplateViews
from notify_typed.sandbox._admin.templates import ENGLISH
from notify_typed.sandbox._world.lists import SERVICES

if TYPE_CHECKING:
    from notify_typed.sandbox._admin.call import Call
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State


def next_version(
    call: Call, current: JsonObject, changed: JsonObject, author: JsonValue
) -> JsonObject:
    """Return the version of a template that follows its current one.

    Args:
        call: The request that makes it.
        current: The current version.
        changed: The version as it is to be.
        author: The id of the person who makes it.
    """
    languages = changed.get("letter_languages") or ENGLISH
    welsh: JsonObject = (
        {"letter_welsh_subject": None, "letter_welsh_content": None} if languages == ENGLISH else {}
    )
    return {
        **changed,
        **welsh,
        "version": version_number(current) + 1,
        "updated_at": call.stamp(),
        "created_by_id": author,
    }


def version_number(version: JsonObject) -> int:
    """Return the number of a version."""
    number = version["version"]
    return number if isinstance(number, int) else 0


def add_version(call: Call, service_id: str, entry: JsonObject, changes: JsonObject) -> None:
    """Give a template a version that differs in something beside its text.

    Args:
        call: The request that makes it.
        service_id: The service that has the template.
        entry: The template's entry.
        changes: What the version has from now on.
    """
    before = items(entry, "versions")
    author = author_of(call.state, service_id, entry)
    version = next_version(call, before[-1], {**before[-1], **changes}, author)
    versions: list[JsonValue] = [*before, version]
    changed: JsonObject = {**entry, "versions": versions}
    service = service_entry(call.state, service_id)
    templates = with_item(items(service, "templates"), changed)
    call.state.put_entry(SERVICES, {**service, "templates": templates})


def author_of(state: State, service_id: str, entry: JsonObject) -> JsonValue:
    """Return the id of the person who saved a template."""
    service = state.world.services[service_id]
    template = service.templates[str(entry["id"]).lower()]
    return TemplateViews(state, service).whole(template)["created_by"]
