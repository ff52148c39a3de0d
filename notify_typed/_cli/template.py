"""`notify-typed template`: what messages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from notify_typed._cli import completing
from notify_typed._cli.messages import TYPES
from notify_typed._cli.options import Group, examples
from notify_typed._cli.outcomes import Failure, failure_of
from notify_typed._cli.session import Session, pass_session

if TYPE_CHECKING:
    from notify_typed.models import Template, TypeWord

__all__ = ["command"]

_TEMPLATE = click.argument("template", metavar="ID|NAME", shell_complete=completing.templates)


@click.group("template", cls=Group)
def command() -> None:
    """Show templates, and the values that they need."""


@command.command(
    "list",
    epilog=examples("notify-typed template list", "notify-typed template list --type email --json"),
)
@click.option("--type", "kind", type=click.Choice(TYPES), help="Only this type.")
@pass_session
def list_(session: Session, *, kind: TypeWord | None) -> None:
    """List the service's templates."""
    found = session.notify.get_all_templates(kind).templates
    session.output.many(
        (each.to_dict() for each in found), columns=("id", "type", "name", "version")
    )


@command.command(
    "show",
    epilog=examples(
        'notify-typed template show "Appointment reminder"',
        "notify-typed template show $TEMPLATE --version 1",
    ),
)
@_TEMPLATE
@click.option("--version", type=click.IntRange(min=1), metavar="N", help="An earlier version.")
@pass_session
def show(session: Session, *, template: str, version: int | None) -> None:
    """Show a template, with its placeholders in their places."""
    from notify_typed._cli.templates import find_template, placeholders  # noqa: PLC0415 - lazy

    template_id = find_template(session.notify, template)
    found: Template = (
        session.notify.get_template(template_id)
        if version is None
        else session.notify.get_template_version(template_id, version)
    )
    item = found.to_dict()
    session.output.one(
        item,
        fields=("id", "name", "type", "version", "placeholders", "subject", "body", "postage"),
        shown={**item, "placeholders": placeholders(found)},
    )


@command.command(
    "preview",
    epilog=examples(
        "notify-typed template preview $TEMPLATE -p name=Amala -p date=1.5.",
        "notify-typed template preview $TEMPLATE --personalisation values.json --json",
    ),
)
@_TEMPLATE
@click.option(
    "-p",
    "pairs",
    multiple=True,
    metavar="NAME=VALUE",
    help="A value for a placeholder; NAME=@FILE takes a file's text.",
)
@click.option(
    "--personalisation",
    metavar="FILE",
    help="A JSON file with a value for each placeholder; - reads standard input.",
)
@pass_session
def preview(
    session: Session, *, template: str, pairs: tuple[str, ...], personalisation: str | None
) -> None:
    """Fill a template in, and send nothing."""
    from notify_typed._cli.templates import advice, find_template  # noqa: PLC0415 - lazy
    from notify_typed._cli.values import values_from  # noqa: PLC0415 - lazy
    from notify_typed.errors import BadRequest  # noqa: PLC0415 - lazy

    values = values_from(pairs, personalisation)
    template_id = find_template(session.notify, template)
    try:
        filled = session.notify.post_template_preview(template_id, values)
    except BadRequest as error:
        failure = failure_of(error)
        said = failure.message + advice(session.notify, error, template_id, values)
        raise Failure(said, failure.outcome, facts=failure.facts) from None
    session.output.one(filled.to_dict(), fields=("subject", "body", "postage"))


@command.command(
    "placeholders",
    epilog=examples(
        'notify-typed template placeholders "Appointment reminder"',
        "notify-typed template placeholders $TEMPLATE --json",
    ),
)
@_TEMPLATE
@pass_session
def list_placeholders(session: Session, *, template: str) -> None:
    """List the placeholders of a template, one a line."""
    from notify_typed._cli.templates import find_template, placeholders  # noqa: PLC0415 - lazy

    found = session.notify.get_template(find_template(session.notify, template))
    names = placeholders(found)
    session.output.text("\n".join(names), {"id": str(found.id), "placeholders": names})
