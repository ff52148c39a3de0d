"""The sandbox as a command: `notify-typed sandbox`, or `python -m notify_typed.sandbox`.

What it does is imported when it runs: a look at its options is quick.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from notify_typed.sandbox._server.narration import Narration
    from notify_typed.sandbox._settings import Outcomes, Quirks

PORT = 8000


def _outcomes(text: str) -> Outcomes:
    from notify_typed.sandbox._errors import SandboxError  # noqa: PLC0415 - see above
    from notify_typed.sandbox._server.start import outcomes_from  # noqa: PLC0415 - see above

    try:
        return outcomes_from(text)
    except (ValueError, SandboxError) as problem:
        raise click.BadParameter(
            f'must be "realistic", "immediate", a number of seconds, or "reads:N", not {text!r}.'
        ) from problem


@click.command("sandbox", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=int,
    default=PORT,
    show_default=True,
    help="Port to listen on; 0 takes any free one.",
)
@click.option(
    "--world",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="World file with the services, keys and templates to start with; without it, one friendly "
    "service.",
)
@click.option(
    "--database",
    metavar="URL",
    show_default="in memory",
    help="Where messages are kept, for example sqlite:///sandbox.db, or "
    'postgresql+psycopg://user:password@host/name with the extra "postgres". A sandbox that was '
    "kept there goes on with its own world, whatever --world says. One sandbox at a time can use "
    "a database.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that answer on the port. More than one needs a database that they can share: "
    "PostgreSQL.",
)
@click.option(
    "--quirks",
    type=click.Choice(["helpful", "exact"]),
    default="helpful",
    show_default=True,
    help="Explain the bugs of the real server with a 400, or copy them.",
)
@click.option(
    "--rules",
    "month",
    metavar="YYYY-MM",
    help="Follow the rules that Notify had in a month, for example 2026-08, when texts could not "
    "carry every character; today's if left out.",
)
@click.option(
    "--outcomes",
    type=_outcomes,
    default="realistic",
    metavar="HOW",
    show_default=True,
    help='How fast messages reach their final status: "realistic" (those of test keys within a '
    'second, others within five, letters when they would be printed), "immediate", a number of '
    'seconds, or "reads:N" for the N-th time that a message is read.',
)
@click.option(
    "--file-links",
    metavar="URL",
    help="What the links of emailed files begin with, for example "
    "https://documents.service.gov.uk for programs that look for Notify's own; the sandbox's own "
    "address if left out, where the links can be followed.",
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Site whose web pages may use this sandbox, for example https://docs.example.org; can be "
    "given several times. Pages of this machine may always, but none may use the control API.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="Name by which this sandbox may be reached, for example notify.example.org; can be given "
    "several times. Addresses, names without a dot and those in .localhost, .local, .internal and "
    ".test may always be used.",
)
@click.option(
    "--admin-secret",
    envvar="NOTIFY_ADMIN_SECRET",
    show_envvar=True,
    metavar="SECRET",
    help="Secret that signs requests to the admin API; made up and printed if left out. "
    "Better given in the environment: other users of the machine may see the command line.",
)
@click.option(
    "--page-password",
    envvar="NOTIFY_PAGE_PASSWORD",
    show_envvar=True,
    metavar="PASSWORD",
    help="Password of the outbox, the page that shows what was sent, and of the control API; made "
    "up and printed when left out and --host lets other machines in. Better given in the "
    "environment: other users of the machine may see the command line.",
)
@click.option("--quiet", is_flag=True, help="Do not print messages, refusals and callbacks.")
@click.option(
    "--quiet-recipients",
    is_flag=True,
    help="Leave out phone numbers, addresses and values of people.",
)
@click.option(
    "--website",
    metavar="URL",
    help="Address of Notify's website, which links in emails lead to; where its developers run "
    "it, http://localhost:6012, if left out.",
)
@click.option(
    "--token-secret-key",
    envvar="NOTIFY_TOKEN_SECRET_KEY",
    show_envvar=True,
    metavar="KEY",
    help="What links are encrypted with, as the website's TOKEN_SECRET_KEY; that of its "
    "development if left out.",
)
def command(  # noqa: PLR0913 - one for each option
    *,
    host: str,
    port: int,
    world: Path | None,
    database: str | None,
    workers: int,
    quirks: Quirks,
    month: str | None,
    outcomes: Outcomes,
    file_links: str | None,
    origins: tuple[str, ...],
    hosts: tuple[str, ...],
    admin_secret: str | None,
    website: str | None,
    token_secret_key: str | None,
    page_password: str | None,
    quiet: bool,
    quiet_recipients: bool,
) -> None:
    """Run a faithful local GOV.UK Notify.

    Prints the address of its outbox, a page that shows what was sent, then its own address, API
    keys and secrets that it had to make up as lines for a shell. On standard error it says in a
    line each what happens: messages, refused requests and callbacks. It answers until it is told to
    stop by Ctrl-C or SIGTERM.
    It is ready when GET /_sandbox/health answers 200.
    """
    from notify_typed.sandbox._server.start import run  # noqa: PLC0415 - see above

    narration: Narration = "no recipients" if quiet_recipients else "everything"
    run(
        host=host,
        port=port,
        world=world,
        database=database,
        workers=workers,
        quirks=quirks,
        month=month,
        outcomes=outcomes,
        file_links=file_links,
        origins=origins,
        hosts=hosts,
        admin_secret=admin_secret,
        website=website,
        token_secret_key=token_secret_key,
        page_password=page_password,
        narration="nothing" if quiet else narration,
    )
