# Made from notify_typed/admin/_groups_async/templates.py by scripts/make_sync.py; edit that.
"""Templates: what messages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from notify_typed._engine.inputs import positive_integer, text, uuid
from notify_typed._personalisation import personalisation_values
from notify_typed.admin._attributes import TemplateAttributes
from notify_typed.admin._bodies import body, only, present
from notify_typed.admin._group import Group
from notify_typed.admin._performing import Kept
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
    PreviewValues,
    TemplateEnvelope,
    UpdateServiceTemplateRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

    from notify_typed._engine.operation import Operation
    from notify_typed._personalisation import Personalisation
    from notify_typed_admin.models import (
        LetterLanguages,
        Template,
        TemplateListItem,
        TemplateType,
        TemplateVersion,
    )

__all__ = ["Templates"]


class Templates(Group):
    """What messages are made of."""

    def create_service_template(
        self,
        *,
        name: str,
        type_: TemplateType | str,
        content: str,
        service_id: UUID | str,
        subject: str | None = None,
        parent_folder_id: UUID | str | None = None,
        letter_languages: LetterLanguages | str | None = None,
        letter_welsh_subject: str | None = None,
        letter_welsh_content: str | None = None,
        has_unsubscribe_link: bool | None = None,
    ) -> Template:
        """Make a template, as the acting user.

        Args:
            name: What the team calls it; recipients do not see it.
            type_: ``sms``, ``email`` or ``letter``.
            content: What messages say, with ``((placeholders))``.
            service_id: The service.
            subject: What an email or a letter has above that; both need one.
            parent_folder_id: The folder to put it into.
            letter_languages: ``english``, or ``welsh_then_english``, which takes the next two.
            letter_welsh_subject: The letter's subject in Welsh.
            letter_welsh_content: The letter's content in Welsh.
            has_unsubscribe_link: Whether emails end with a link to unsubscribe.

        Raises:
            PermissionDenied: The service may not send messages of this type.
        """
        service = uuid("service_id", service_id)
        if subject is None and type_ in ("email", "letter"):
            raise InvalidInput("subject must be there: an email and a letter have one.")
        values: dict[str, object] = {
            "name": text("name", name),
            "template_type": type_,
            "content": text("content", content),
            "service": service,
            "created_by": self._actor,
            **present(
                subject=subject,
                parent_folder_id=parent_folder_id,
                letter_languages=letter_languages,
                has_unsubscribe_link=has_unsubscribe_link,
            ),
        }
        if letter_languages is not None:
            # With the languages, Notify wants these two to be there, be they null.
            values["letter_welsh_subject"] = letter_welsh_subject
            values["letter_welsh_content"] = letter_welsh_content
        request = create_service_template.request_kwargs(
            service, body=body(CreateServiceTemplateRequest, values)
        )
        return self._run(
            data(change(create_service_template, request)),
            clears=[f"service-{service}-templates"],
        )

    def update_service_template(
        self,
        service_id: UUID | str,
        template_id: UUID | str,
        **attributes: Unpack[TemplateAttributes],
    ) -> Template:
        """Change a template, which makes a new version of it.

        `TemplateAttributes` says what can be changed.

        Raises:
            TypeError: One of the attributes is not among them; it is named.
        """
        changes = only("template", TemplateAttributes.__annotations__, {**attributes})
        update, keys = self._update(service_id, template_id, changes)
        return self._run(update, clears=keys)

    def delete_service_template(self, service_id: UUID | str, template_id: UUID | str) -> Template:
        """Archive a template for good: it is in no list any more, and no message can use it."""
        update, keys = self._update(service_id, template_id, {"archived": True})
        return self._run(update, clears=keys)

    def update_service_template_sender(
        self, service_id: UUID | str, template_id: UUID | str, reply_to: UUID | str | None
    ) -> Template:
        """Say whom a letter template's letters are from.

        Args:
            service_id: The service.
            template_id: The template.
            reply_to: The id of a letter contact; None for nobody.
        """
        contact = None if reply_to is None else uuid("reply_to", reply_to)
        update, keys = self._update(service_id, template_id, {"reply_to": contact})
        return self._run(update, clears=keys)

    def redact_service_template(self, service_id: UUID | str, template_id: UUID | str) -> None:
        """Hide what was filled into a template's messages once they are sent; for good."""
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        values = {"redact_personalisation": True, "created_by": self._actor}
        request = update_service_template.request_kwargs(
            service, template, body=body(UpdateServiceTemplateRequest, values)
        )
        redacted = change(update_service_template, request)
        self._run(then(redacted, lambda _: None), clears=_keys(service, template))

    def get_service_templates(self, service_id: UUID | str) -> list[TemplateListItem]:
        """List a service's templates by name, without those that are archived."""
        service = uuid("service_id", service_id)
        request = get_service_templates.request_kwargs(service)
        return self._run(
            data(read(get_service_templates, request)), cached=Kept(f"service-{service}-templates")
        )

    def get_service_template(self, service_id: UUID | str, template_id: UUID | str) -> Template:
        """Read a template in its current version; an archived one too."""
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        request = get_service_template.request_kwargs(service, template)
        return self._run(
            data(read(get_service_template, request)),
            cached=Kept(f"service-{service}-template-{template}-version-None"),
        )

    def get_service_template_version(
        self, service_id: UUID | str, template_id: UUID | str, version: int
    ) -> TemplateVersion:
        """Read a template as it was in one of its versions, counted from 1."""
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        number = positive_integer("version", version)
        request = get_service_template_version.request_kwargs(service, template, number)
        return self._run(
            data(read(get_service_template_version, request)),
            cached=Kept(f"service-{service}-template-{template}-version-{number}"),
        )

    def get_service_template_versions(
        self, service_id: UUID | str, template_id: UUID | str
    ) -> list[TemplateVersion]:
        """List all versions of a template, the newest first; none of one that is not there."""
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        request = get_service_template_versions.request_kwargs(service, template)
        return self._run(
            data(read(get_service_template_versions, request)),
            cached=Kept(f"service-{service}-template-{template}-versions"),
        )

    def get_precompiled_template(self, service_id: UUID | str) -> Template:
        """Read the hidden template of letters that are finished PDFs; asking makes it."""
        service = uuid("service_id", service_id)
        request = get_precompiled_template.request_kwargs(service)
        return self._run(
            read(get_precompiled_template, request),
            cached=Kept(f"service-{service}-template-precompiled"),
        )

    def preview_service_template(
        self,
        service_id: UUID | str,
        template_id: UUID | str,
        personalisation: Personalisation | None = None,
    ) -> Template:
        """See what an email or a letter looks like when filled in.

        The values travel in the address of the request, which servers on the way may write down.
        Use made-up ones.

        Args:
            service_id: The service.
            template_id: The template; Notify cannot do it for a text message's.
            personalisation: A value for each of the template's placeholders.

        Raises:
            BadRequest: A value is missing.
        """
        values = personalisation_values(personalisation or {})
        request = preview_service_template.request_kwargs(
            uuid("service_id", service_id),
            uuid("template_id", template_id),
            personalisation=body(PreviewValues, {name: str(each) for name, each in values.items()}),
        )
        return self._run(read(preview_service_template, request))

    def _update(
        self, service_id: UUID | str, template_id: UUID | str, values: dict[str, object]
    ) -> tuple[Operation[Template], list[str]]:
        service, template = uuid("service_id", service_id), uuid("template_id", template_id)
        values = {**present(created_by=self._acting_user_id), **values}
        request = update_service_template.request_kwargs(
            service, template, body=body(UpdateServiceTemplateRequest, values)
        )
        update = then(
            change(update_service_template, request),
            lambda answer: expect(TemplateEnvelope, answer).data,
        )
        return update, _keys(service, template)


def _keys(service: UUID, template: UUID) -> list[str]:
    return [f"service-{service}-templates", f"service-{service}-template-{template}*"]
