"""`notify-typed admin template`: what messages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

import click

from notify_typed._cli.admin.forms import Noun, service_option, text_of
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option
from notify_typed._cli.outcomes import WrongUse

if TYPE_CHECKING:
    from notify_typed.admin import TemplateAttributes

__all__ = ["command"]

_SHOWN: Final = (
    "id",
    "name",
    "template_type",
    "version",
    "archived",
    "folder",
    "postage",
    "reply_to_text",
    "subject",
    "content",
)
_NONE: Final = "none"
_CONTENT: Final = "--content and --content-file"


@click.group("template", cls=Noun)
def command() -> None:
    """What messages are made of."""


@command.command(
    "create",
    epilog=examples(
        'notify-typed admin template create Reminder --type sms --content "Hello ((name))"',
        "notify-typed admin template create Letter --type letter --subject Pass"
        " --content-file letter.md",
    ),
)
@service_option
@click.argument("name")
@click.option(
    "--type", "kind", type=click.Choice(["sms", "email", "letter"]), required=True, help="Of what."
)
@click.option("--subject", help="What an email or a letter has above its content; both need it.")
@click.option("--content", help="What messages say, with ((placeholders)).")
@click.option(
    "--content-file", metavar="FILE", help="A file with the content; - reads standard input."
)
@click.option("--folder", "folder_id", type=click.UUID, metavar="ID", help="Where to put it.")
@pass_session
def create(
    session: Session,
    *,
    service_id: UUID,
    name: str,
    kind: str,
    subject: str | None,
    content: str | None,
    content_file: str | None,
    folder_id: UUID | None,
) -> None:
    """Make a template."""
    says = text_of(content, content_file, _CONTENT)
    if says is None:
        raise WrongUse(f"the content is missing: give one of {_CONTENT}.")
    if (kind == "sms") != (subject is None):
        raise WrongUse("emails and letters must have a --subject, and texts must not.")
    made = session.acting().templates.create_service_template(
        name=name,
        type_=kind,
        content=says,
        service_id=service_id,
        subject=subject,
        parent_folder_id=folder_id,
    )
    session.output.one(made.to_dict(), fields=_SHOWN)


@command.command(
    "list",
    epilog=examples(
        "notify-typed admin template list -s $SERVICE",
        "notify-typed admin template list -s $SERVICE --json",
    ),
)
@service_option
@pass_session
def list_(session: Session, *, service_id: UUID) -> None:
    """List a service's templates, without those that are archived."""
    found = session.admin.templates.get_service_templates(service_id)
    session.output.many(
        [template.to_dict() for template in found],
        columns=("id", "name", "template_type", "folder"),
    )


@command.command(
    "show",
    epilog=examples(
        "notify-typed admin template show $TEMPLATE",
        "notify-typed admin template show $TEMPLATE --version 1 --json",
    ),
)
@service_option
@click.argument("template_id", metavar="TEMPLATE", type=click.UUID)
@click.option(
    "--version", type=click.IntRange(min=1), metavar="N", help="How it was then, not as it is now."
)
@pass_session
def show(session: Session, *, service_id: UUID, template_id: UUID, version: int | None) -> None:
    """Show a template; an archived one too."""
    templates = session.admin.templates
    found = (
        templates.get_service_template(service_id, template_id)
        if version is None
        else templates.get_service_template_version(service_id, template_id, version=version)
    )
    session.output.one(found.to_dict(), fields=_SHOWN)


@command.command(
    "update",
    epilog=examples(
        'notify-typed admin template update $TEMPLATE --content "Dear ((name))"',
        'notify-typed admin template update $TEMPLATE --content "Dear ((name))" --json',
    ),
)
@service_option
@click.argument("template_id", metavar="TEMPLATE", type=click.UUID)
@click.option("--name", help="Its name from now on.")
@click.option("--subject", help="Its subject from now on.")
@click.option("--content", help="What messages say from now on.")
@click.option(
    "--content-file", metavar="FILE", help="A file with the content; - reads standard input."
)
@click.option(
    "--postage",
    type=click.Choice(["first", "second", "economy"]),
    help="How its letters go from now on.",
)
@click.option(
    "--letter-contact",
    metavar="ID|none",
    help="Who its letters are from: one of `letter-contact list`, or none.",
)
@pass_session
def update(
    session: Session,
    *,
    service_id: UUID,
    template_id: UUID,
    name: str | None,
    subject: str | None,
    content: str | None,
    content_file: str | None,
    postage: str | None,
    letter_contact: str | None,
) -> None:
    """Change a template, which makes a new version of it."""
    says = text_of(content, content_file, _CONTENT)
    changes: TemplateAttributes = {}
    if name is not None:
        changes["name"] = name
    if subject is not None:
        changes["subject"] = subject
    if says is not None:
        changes["content"] = says
    if postage is not None:
        changes["postage"] = postage
    if not changes and letter_contact is None:
        raise WrongUse("no option says what to change: --help lists them.")
    templates = session.acting().templates
    if letter_contact is not None:
        contact_id = None if letter_contact == _NONE else _id(letter_contact)
        templates.update_service_template_sender(service_id, template_id, reply_to=contact_id)
    if changes:
        templates.update_service_template(service_id, template_id, **changes)
    changed = templates.get_service_template(service_id, template_id)
    session.output.one(changed.to_dict(), fields=_SHOWN)


@command.command(
    "archive",
    epilog=examples(
        "notify-typed admin template archive $TEMPLATE",
        "notify-typed admin template archive $TEMPLATE --yes",
    ),
)
@service_option
@click.argument("template_id", metavar="TEMPLATE", type=click.UUID)
@yes_option
@pass_session
def archive(session: Session, *, service_id: UUID, template_id: UUID, yes: bool) -> None:
    """Archive a template, for good: no message can use it any more."""
    admin = session.acting()
    name = admin.templates.get_service_template(service_id, template_id).name
    confirm(f"Archive the template {name} ({template_id})?", yes=yes)
    admin.templates.delete_service_template(service_id, template_id)
    session.output.done(f"The template {name} is archived.", {"id": str(template_id)})


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise WrongUse(f"--letter-contact must be an id or {_NONE}, not {text!r}.") from None
