"""`notify-typed admin service`: what teams use Notify for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import click

from notify_typed._cli.admin.forms import SERVICE_VARIABLE, Noun
from notify_typed._cli.admin.session import Session, pass_session
from notify_typed._cli.options import confirm, examples, yes_option
from notify_typed._cli.outcomes import WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from notify_typed.admin import ServiceAttributes

__all__ = ["command"]

AnyFunction = TypeVar("AnyFunction", bound="Callable[..., object]")

_ORGANISATION_TYPES: Final = (
    "central",
    "local",
    "nhs_central",
    "nhs_local",
    "nhs_gp",
    "nhs_notify",
    "emergency_service",
    "school_or_college",
    "other",
)
_PERMISSIONS: Final = (
    "email",
    "sms",
    "letter",
    "international_sms",
    "inbound_sms",
    "email_auth",
    "edit_folder_permissions",
    "international_letters",
    "sms_to_uk_landlines",
)
# What Notify's website gives a new service, and one that goes live.
_TRIAL_LIMITS: Final = {"email": 50, "sms": 50, "letter": 50, "international_sms": 100}
_LIVE_LIMITS: Final = {"email": 250_000, "sms": 250_000, "letter": 20_000, "international_sms": 100}
_SHOWN: Final = (
    "id",
    "name",
    "active",
    "restricted",
    "permissions",
    "email_message_limit",
    "sms_message_limit",
    "international_sms_message_limit",
    "letter_message_limit",
    "rate_limit",
    "organisation_type",
    "contact_link",
    "service_callback_api",
)


def _service_argument(command: AnyFunction) -> AnyFunction:
    return click.argument(
        "service_id",
        metavar="[SERVICE]",
        type=click.UUID,
        required=False,
        envvar=SERVICE_VARIABLE,
        callback=_named,
    )(command)


def _named(ctx: click.Context, _argument: click.Parameter, value: UUID | None) -> UUID:
    if value is None:
        raise click.UsageError(f"no service is named: name one, or set {SERVICE_VARIABLE}.", ctx)
    return value


def _limit_option(command: AnyFunction) -> AnyFunction:
    return click.option(
        "--limit",
        "limits",
        type=(click.Choice(list(_TRIAL_LIMITS)), click.IntRange(min=0)),
        multiple=True,
        metavar="TYPE N",
        help="How many of one type it may send a day, as in: sms 500. Types are"
        f" {', '.join(_TRIAL_LIMITS)}. Can be given several times.",
    )(command)


@click.group("service", cls=Noun)
def command() -> None:
    """Services: what teams use Notify for."""


@command.command(
    "create",
    epilog=examples(
        'notify-typed admin --as amala@example.gov.uk service create "Apply for a pass" --live',
        'SERVICE=$(notify-typed admin -q service create "Report a pothole")',
    ),
)
@click.argument("name")
@click.option(
    "--live/--trial",
    default=False,
    help="Whether it may reach everybody, or only its team and its guest list.  [default: trial]",
)
@click.option(
    "--organisation-type",
    type=click.Choice(_ORGANISATION_TYPES),
    default="central",
    show_default=True,
    help="The part of the public sector that it belongs to.",
)
@_limit_option
@pass_session
def create(
    session: Session,
    *,
    name: str,
    live: bool,
    organisation_type: str,
    limits: tuple[tuple[str, int], ...],
) -> None:
    """Make a service. The acting user is its first member, with all permissions.

    Its daily limits are those of Notify's website unless you say otherwise.
    """
    admin = session.acting()
    daily = {**(_LIVE_LIMITS if live else _TRIAL_LIMITS), **dict(limits)}
    made = admin.services.create_service(
        service_name=name,
        organisation_type=organisation_type,
        email_message_limit=daily["email"],
        international_sms_message_limit=daily["international_sms"],
        sms_message_limit=daily["sms"],
        letter_message_limit=daily["letter"],
        restricted=not live,
        user_id=str(admin.acting_user_id),
    )
    session.output.one({"id": made, "name": name, "restricted": not live})


@command.command(
    "list",
    epilog=examples(
        "notify-typed admin service list",
        "notify-typed admin service list --json",
    ),
)
@click.option("--archived", is_flag=True, help="List archived services too.")
@pass_session
def list_(session: Session, *, archived: bool) -> None:
    """List all services."""
    found = session.admin.services.get_services(only_active=not archived)
    session.output.many(
        [service.to_dict() for service in found],
        columns=("id", "name", "active", "restricted", "permissions"),
    )


@command.command(
    "show",
    epilog=examples(
        "notify-typed admin service show $SERVICE",
        "notify-typed admin service show $SERVICE --json",
    ),
)
@_service_argument
@pass_session
def show(session: Session, *, service_id: UUID) -> None:
    """Show a service."""
    session.output.one(session.admin.services.get_service(service_id).to_dict(), fields=_SHOWN)


@command.command(
    "update",
    epilog=examples(
        'notify-typed admin service update $SERVICE --name "Apply for a permit"',
        "notify-typed admin service update $SERVICE --limit sms 5 --forbid letter",
    ),
)
@_service_argument
@click.option("--name", help="Its name from now on.")
@click.option(
    "--organisation-type",
    type=click.Choice(_ORGANISATION_TYPES),
    help="The part of the public sector that it belongs to.",
)
@click.option(
    "--contact-link", metavar="URL|EMAIL|NUMBER", help="How recipients of files reach the service."
)
@click.option(
    "--prefix-sms/--no-prefix-sms", default=None, help="Whether texts begin with its name."
)
@click.option(
    "--rate-limit",
    type=click.IntRange(min=0),
    metavar="N",
    help="How many sends a minute each kind of key may ask for.",
)
@_limit_option
@click.option(
    "--allow",
    type=click.Choice(_PERMISSIONS),
    multiple=True,
    help="What it may do from now on; can be given several times.",
)
@click.option(
    "--forbid",
    type=click.Choice(_PERMISSIONS),
    multiple=True,
    help="What it may not do any more; can be given several times.",
)
@pass_session
def update(
    session: Session,
    *,
    service_id: UUID,
    name: str | None,
    organisation_type: str | None,
    contact_link: str | None,
    prefix_sms: bool | None,
    rate_limit: int | None,
    limits: tuple[tuple[str, int], ...],
    allow: tuple[str, ...],
    forbid: tuple[str, ...],
) -> None:
    """Change a service's settings. What is not named stays."""
    if both := {*allow} & {*forbid}:
        raise WrongUse(f"{', '.join(sorted(both))}: either allowed or forbidden.")
    changes: ServiceAttributes = {**_limits_of(dict(limits))}
    if name is not None:
        changes["name"] = name
    if organisation_type is not None:
        changes["organisation_type"] = organisation_type
    if contact_link is not None:
        changes["contact_link"] = contact_link
    if prefix_sms is not None:
        changes["prefix_sms"] = prefix_sms
    if rate_limit is not None:
        changes["rate_limit"] = rate_limit
    if allow or forbid:
        # Notify takes the whole list anew.
        before = session.admin.services.get_service(service_id).permissions
        changes["permissions"] = sorted(({*map(str, before)} | {*allow}) - {*forbid})
    if not changes:
        raise WrongUse("no option says what to change: --help lists them.")
    changed = session.acting_if_told().services.update_service(service_id, **changes)
    session.output.one(changed.to_dict(), fields=_SHOWN)


@command.command(
    "go-live",
    epilog=examples(
        "notify-typed admin service go-live $SERVICE",
        "notify-typed admin service go-live $SERVICE --json",
    ),
)
@_service_argument
@pass_session
def go_live(session: Session, *, service_id: UUID) -> None:
    """Let a service reach everybody, with the daily limits for that."""
    changed = session.acting_if_told().services.update_status(service_id, live=True)
    session.output.one(changed.to_dict(), fields=_SHOWN)


@command.command(
    "trial",
    epilog=examples(
        "notify-typed admin service trial $SERVICE",
        "notify-typed admin service trial $SERVICE --json",
    ),
)
@_service_argument
@pass_session
def trial(session: Session, *, service_id: UUID) -> None:
    """Put a service back into trial mode, with the daily limits for that."""
    changed = session.acting_if_told().services.update_status(service_id, live=False)
    session.output.one(changed.to_dict(), fields=_SHOWN)


@command.command(
    "archive",
    epilog=examples(
        "notify-typed admin service archive $SERVICE",
        "notify-typed admin service archive $SERVICE --yes",
    ),
)
@click.argument("service_id", metavar="SERVICE", type=click.UUID)
@yes_option
@pass_session
def archive(session: Session, *, service_id: UUID, yes: bool) -> None:
    """Archive a service, its templates and its keys, for good.

    You must name the service: it is not taken from the environment.
    """
    name = session.admin.services.get_service(service_id).name
    confirm(f"Archive {name} ({service_id}), its templates and its keys?", yes=yes)
    session.acting_if_told().services.archive_service(service_id)
    session.output.done(f"{name} is archived.", {"id": str(service_id)})


def _limits_of(limits: Mapping[str, int]) -> ServiceAttributes:
    """Write daily limits as attributes of a service."""
    attributes: ServiceAttributes = {}
    if "email" in limits:
        attributes["email_message_limit"] = limits["email"]
    if "sms" in limits:
        attributes["sms_message_limit"] = limits["sms"]
    if "international_sms" in limits:
        attributes["international_sms_message_limit"] = limits["international_sms"]
    if "letter" in limits:
        attributes["letter_message_limit"] = limits["letter"]
    return attributes
