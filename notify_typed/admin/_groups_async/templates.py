"""Templates: what messages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from notify_typed._engine.inputs import flag, positive_integer, text, uuid
from notify_typed._engine.operation import CacheEntry
from notify_typed._personalisation import personalisation_values
from notify_typed.admin._groups_async.group import AsyncGroup
from notify_typed.admin._inputs import (
    Check,
    attributes,
    choice,
    given,
    members,
    optional,
    string,
)
from notify_typed.admin._requests import change, data, expect, read, then
from notify_typed.errors import InvalidInput
from notify_typed_admin.api.templates import (
    create_service_template,
    get_precompiled_template,
    get_service_template,
    get_service_template_version,
    get_service_template_versions,
    get_service_templates,
    preview_service_template,
    update_service_template,
)
from notify_typed_admin.models import (
    CreateServiceTemplateRequest,
    LetterLanguages,
    PreviewValues,
    TemplateEnvelope,
    TemplatePostage,
    TemplateType,
    UpdateServiceTemplateRequest,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from notify_typed._engine.operation import Operation
    from notify_typed._personalisation import Personalisation
    from notify_typed.admin._attributes import TemplateAttributes
    from notify_typed_admin.models import Template, TemplateListItem, TemplateVersion

__all__ = ["AsyncTemplates"]

_CHECKS: Mapping[str, Check[object]] = {
    "name": string,
    "content": string,
    "subject": string,
    "postage": choice(TemplatePostage),
    "letter_languages": choice(LetterLanguages),
    "letter_welsh_subject": optional(string),
    "letter_welsh_content": optional(string),
    "has_unsubscribe_link": optional(flag),
    "archive_email_file_ids": members(uuid),
}


class AsyncTemplates(AsyncGroup):
    """What messages are made of."""

    async def create_service_template(
        self,
        service_id: UUID | str,
        *,
        name: str,
        type_: TemplateType | str,
        content: str,
        subject: str | None = None,
        parent_folder_id: UUID | str | None = None,
        letter_languages: LetterLanguages | str | None = None,
        letter_welsh_subject: str | None = None,
        letter_welsh_content: str | None = None,
        has_unsubscribe_link: bool | None = None,
    ) -> Template:
        """Make a template, as the acting user.

        Args:
            service_id: The service.
            name: What the team calls it; recipients do not see it.
            type_: `sms`, `email` or `letter`.
            content: What messages say, with `((placeholders))`.
            subject: What an email or a letter has above that; both need one.
            parent_folder_id: The folder to put it into.
            letter_languages: `english`, or `welsh_then_english`, which takes the next two.
            letter_welsh_subject: The letter's subject in Welsh.
            letter_welsh_content: The letter's content in Welsh.
            has_unsubscribe_link: Whether emails end with a link to unsubscribe.

        Returns:
            The template.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            PermissionDenied: The service may not send messages of this type.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> template = await admin.templates.create_service_template(
            ...     service_id, name="Reminder", type_="sms", content="Dear ((name))"
            ... )
            >>> template.version
            1
        """
        service = uuid("service_id", service_id)
        if subject is None and type_ in ("email", "letter"):
            raise InvalidInput("subject is missing: an email and a letter need one.")
        languages = optional(choice(LetterLanguages))("letter_languages", letter_languages)
        body = CreateServiceTemplateRequest(
            name=text("name", name),
            template_type=choice(TemplateType)("type_", type_),
            content=text("content", content),
            service=service,
            created_by=self._actor,
            subject=given(optional(string)("subject", subject)),
            parent_folder_id=given(optional(uuid)("parent_folder_id", parent_folder_id)),
            letter_languages=given(languages),
            has_unsubscribe_link=given(
                optional(flag)("has_unsubscribe_link", has_unsubscribe_link)
            ),
        )
        if languages is not None:
            # With the languages, Notify wants these two to be there, be they null.
            body.letter_welsh_subject = optional(string)(
                "letter_welsh_subject", letter_welsh_subject
            )
            body.letter_welsh_content = optional(string)(
                "letter_welsh_content", letter_welsh_content
            )
        created = change(
            create_service_template,
            create_service_template.request_kwargs(service, body=body),
            clears=[f"service-{service}-templates"],
        )
        return await self._send(data(created))

    async def update_service_template(
        self,
        service_id: UUID | str,
        template_id: UUID | str,
        **changes: Unpack[TemplateAttributes],
    ) -> Template:
        """Change a template, which makes a new version of it.

        Args:
            service_id: The service.
            template_id: The template.
            changes: The attributes to change, by the names in `TemplateAttributes`.

        Returns:
            The template as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            TypeError: One of them cannot be changed; the message names it.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> template = await admin.templates.update_service_template(
            ...     service_id, template_id, content="Hello ((name)), see you on ((date))."
            ... )
            >>> template.version
            2
        """
        checked = attributes("template", _CHECKS, changes)
        return await self._send(self._update(service_id, template_id, checked))

    async def delete_service_template(
        self, service_id: UUID | str, template_id: UUID | str
    ) -> Template:
        """Archive a template for good: it is in no list any more, and no message can use it.

        Args:
            service_id: The service.
            template_id: The template.

        Returns:
            The template as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> template = await admin.templates.delete_service_template(service_id, template_id)
            >>> template.archived
            True
        """
        return await self._send(self._update(service_id, template_id, {"archived": True}))

    async def update_service_template_sender(
        self, service_id: UUID | str, template_id: UUID | str, *, reply_to: UUID | str | None
    ) -> Template:
        """Say whom a letter template's letters are from.

        Args:
            service_id: The service.
            template_id: The template.
            reply_to: The id of a letter contact; None for nobody.

        Returns:
            The template as it is now.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> template = await admin.templates.update_service_template_sender(
            ...     service_id, letter_template_id, reply_to=letter_contact_id
            ... )
            >>> template.reply_to == letter_contact_id
            True
        """
        contact = optional(uuid)("reply_to", reply_to)
        return await self._send(self._update(service_id, template_id, {"reply_to": contact}))

    async def redact_service_template(
        self, service_id: UUID | str, template_id: UUID | str
    ) -> None:
        """Hide what was filled into a template's messages once they are sent; for good.

        Args:
            service_id: The service.
            template_id: The template.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: The call failed; its class says whether anything can have changed.

        Example:
            >>> await admin.templates.redact_service_template(service_id, template_id)
        """
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        body = UpdateServiceTemplateRequest(redact_personalisation=True, created_by=self._actor)
        request = update_service_template.request_kwargs(service, template, body=body)
        redacted = change(update_service_template, request, clears=_keys(service, template))
        await self._send(then(redacted, lambda _: None))

    async def get_service_templates(self, service_id: UUID | str) -> list[TemplateListItem]:
        """List a service's templates by name, without those that are archived.

        Args:
            service_id: The service.

        Returns:
            The templates.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> templates = await admin.templates.get_service_templates(service_id)
            >>> templates[0].name
            'Appointment reminder'
        """
        service = uuid("service_id", service_id)
        request = get_service_templates.request_kwargs(service)
        entry = CacheEntry(f"service-{service}-templates")
        return await self._send(data(read(get_service_templates, request, cache=entry)))

    async def get_service_template(
        self, service_id: UUID | str, template_id: UUID | str
    ) -> Template:
        """Read a template in its current version; an archived one too.

        Args:
            service_id: The service.
            template_id: The template.

        Returns:
            The template.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> template = await admin.templates.get_service_template(service_id, template_id)
            >>> template.content
            'Hello ((name)), your appointment is on ((date)).'
        """
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        request = get_service_template.request_kwargs(service, template)
        entry = CacheEntry(f"service-{service}-template-{template}-version-None")
        return await self._send(data(read(get_service_template, request, cache=entry)))

    async def get_service_template_version(
        self, service_id: UUID | str, template_id: UUID | str, *, version: int
    ) -> TemplateVersion:
        """Read a template as it was in one of its versions, counted from 1.

        Args:
            service_id: The service.
            template_id: The template.
            version: The number of the version, counted from 1.

        Returns:
            The template as it was.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> template = await admin.templates.get_service_template_version(
            ...     service_id, template_id, version=1
            ... )
            >>> template.name
            'Appointment reminder'
        """
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        number = positive_integer("version", version)
        request = get_service_template_version.request_kwargs(service, template, number)
        entry = CacheEntry(f"service-{service}-template-{template}-version-{number}")
        return await self._send(data(read(get_service_template_version, request, cache=entry)))

    async def get_service_template_versions(
        self, service_id: UUID | str, template_id: UUID | str
    ) -> list[TemplateVersion]:
        """List all versions of a template, the newest first; none of one that is not there.

        Args:
            service_id: The service.
            template_id: The template.

        Returns:
            The versions.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> versions = await admin.templates.get_service_template_versions(
            ...     service_id, template_id
            ... )
            >>> [template.version for template in versions]
            [1]
        """
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        request = get_service_template_versions.request_kwargs(service, template)
        entry = CacheEntry(f"service-{service}-template-{template}-versions")
        return await self._send(data(read(get_service_template_versions, request, cache=entry)))

    async def get_precompiled_template(self, service_id: UUID | str) -> Template:
        """Read the hidden template of letters that are finished PDFs; asking makes it.

        Args:
            service_id: The service.

        Returns:
            The template.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> template = await admin.templates.get_precompiled_template(service_id)
            >>> template.hidden
            True
        """
        service = uuid("service_id", service_id)
        request = get_precompiled_template.request_kwargs(service)
        entry = CacheEntry(f"service-{service}-template-precompiled")
        return await self._send(read(get_precompiled_template, request, cache=entry))

    async def preview_service_template(
        self,
        service_id: UUID | str,
        template_id: UUID | str,
        *,
        personalisation: Personalisation | None = None,
    ) -> Template:
        """See what an email or a letter looks like when filled in.

        The values travel in the address of the request, which servers on the way may write down.
        Use made-up ones.

        Args:
            service_id: The service.
            template_id: The template; Notify cannot do it for a text message's.
            personalisation: A value for each of the template's placeholders.

        Returns:
            The template, with the values filled in.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            BadRequest: A value is missing.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> template = await admin.templates.preview_service_template(
            ...     service_id,
            ...     email_template_id,
            ...     personalisation={"name": "Amala", "reference": "A17"},
            ... )
            >>> template.subject
            'We have your application, Amala'
        """
        values = personalisation_values(personalisation or {})
        request = preview_service_template.request_kwargs(
            uuid("service_id", service_id),
            uuid("template_id", template_id),
            personalisation=PreviewValues({name: str(each) for name, each in values.items()}),
        )
        return await self._send(read(preview_service_template, request))

    def _update(
        self, service_id: UUID | str, template_id: UUID | str, changes: dict[str, Any]
    ) -> Operation[Template]:
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        body = UpdateServiceTemplateRequest(**changes, created_by=given(self._acting_user_id))
        request = update_service_template.request_kwargs(service, template, body=body)
        updated = change(update_service_template, request, clears=_keys(service, template))
        return then(updated, lambda answer: expect(TemplateEnvelope, answer).data)


def _keys(service: UUID, template: UUID) -> list[str]:
    return [f"service-{service}-templates", f"service-{service}-template-{template}*"]
