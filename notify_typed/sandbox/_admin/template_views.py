"""Shows templates and their versions as the admin API does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed.sandbox._admin.call import service_entry
from notify_typed.sandbox._admin.dates import standard
from notify_typed.sandbox._admin.items import usable
from notify_typed.sandbox._admin.members import find_user, user_by_email
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER, NOTIFY_USER_ID
from notify_typed.sandbox._admin.service_views import creator, items

if TYPE_CHECKING:
    from notify_typed.sandbox._json import JsonObject, JsonValue
    from notify_typed.sandbox._state.state import State
    from notify_typed.sandbox._world.model import Service, Template, TemplateVersion

_NOTHING: JsonObject = {}


def template_entry(state: State, service_id: str, template_id: str) -> JsonObject | None:
    """Return a template's entry in the world; the one for letters from PDFs may have none."""
    listed = items(service_entry(state, service_id), "templates")
    return next((item for item in listed if str(item.get("id")).lower() == template_id), None)


def is_redacted(entry: JsonObject | None) -> bool:
    """Return whether a template's personalisation is hidden from people."""
    return bool(entry and entry.get("redact_personalisation"))


class TemplateViews:
    """Shows templates of one service.

    Args:
        state: The sandbox.
        service: The service.
    """

    def __init__(self, state: State, service: Service) -> None:
        self._state = state
        self._service = service
        self._entry = service_entry(state, service.id)

    def whole(self, template: Template, version: TemplateVersion | None = None) -> JsonObject:
        """Return a template with all its fields.

        Args:
            template: The template.
            version: The version to show; the current one when left out.
        """
        shown = version or template.current
        entry = template_entry(self._state, self._service.id, template.id) or _NOTHING
        return {
            **self._common(template, shown),
            "created_by": self._author(template, entry, template.current)["id"],
            "folder": entry.get("folder"),
            "redact_personalisation": is_redacted(entry),
        }

    def version(self, template: Template, version: TemplateVersion) -> JsonObject:
        """Show one version of a template."""
        entry = template_entry(self._state, self._service.id, template.id) or _NOTHING
        return {
            **self._common(template, version),
            "archived": bool(
                saved_version(entry, version.version).get("archived", template.archived)
            ),
            "created_by": self._author(template, entry, version),
        }

    def listed(self, template: Template) -> JsonObject:
        """Return a template in a list."""
        entry = template_entry(self._state, self._service.id, template.id) or _NOTHING
        return {
            "folder": entry.get("folder"),
            "id": template.id,
            "is_precompiled_letter": template.hidden,
            "name": template.current.name,
            "template_type": template.type,
        }

    def _common(self, template: Template, version: TemplateVersion) -> JsonObject:
        is_letter = template.type == "letter"
        updated_at = version.updated_at
        contact_id = version.letter_contact_id
        saved = self._saved(template, version)
        return {
            "archived": template.archived,
            "content": version.content,
            "created_at": standard(version.created_at),
            "email_files": [*items(saved, "email_files")],
            "has_unsubscribe_link": version.has_unsubscribe_link,
            "hidden": template.hidden,
            "id": template.id,
            "is_precompiled_letter": is_letter and template.hidden,
            "letter_attachment": saved.get("letter_attachment"),
            "letter_languages": version.languages if is_letter else None,
            "letter_welsh_content": version.welsh_content,
            "letter_welsh_subject": version.welsh_subject,
            "name": version.name,
            "postage": version.postage,
            "reply_to": contact_id if is_letter else None,
            "reply_to_text": self._reply_to_text(template, version),
            "service": self._service.id,
            "service_letter_contact": contact_id,
            "subject": version.subject,
            "template_redacted": template.id,
            "template_type": template.type,
            "updated_at": None if updated_at is None else standard(updated_at),
            "version": version.version,
        }

    def _saved(self, template: Template, version: TemplateVersion) -> JsonObject:
        entry = template_entry(self._state, self._service.id, template.id) or _NOTHING
        return saved_version(entry, version.version)

    def _reply_to_text(self, template: Template, version: TemplateVersion) -> JsonValue:
        if template.type == "letter":
            return self._service.contact_block(version)
        name, field = {
            "email": ("email_reply_tos", "email_address"),
            "sms": ("sms_senders", "sms_sender"),
        }[template.type]
        default = next(
            (item for item in usable(items(self._entry, name)) if item.get("is_default")), None
        )
        return default[field] if default else None

    def _author(
        self, template: Template, entry: JsonObject, version: TemplateVersion
    ) -> JsonObject:
        """Return the user who saved a version."""
        if template.hidden and not entry:
            user: JsonObject | None = NOTIFY_USER
        else:
            given = saved_version(entry, version.version).get("created_by_id")
            user = find_user(self._state, given)
            user = user or user_by_email(self._state, template.created_by)
            user = user or find_user(self._state, entry.get("created_by_id"))
            user = user or find_user(self._state, creator(self._entry))
        found = user or NOTIFY_USER
        return {
            "id": found.get("id", NOTIFY_USER_ID),
            "name": found["name"],
            "email_address": found["email_address"],
        }


def saved_version(entry: JsonObject | None, number: int) -> JsonObject:
    """Return the version of a template with a number, as a world has it."""
    versions = items(entry or _NOTHING, "versions")
    return next((item for item in versions if item.get("version") == number), _NOTHING)
