"""What commands are run with: a connection, somebody to act for, and how to print."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import click

from notify_typed._cli.outcomes import NotFound, WrongUse
from notify_typed._cli.output import Output

if TYPE_CHECKING:
    from notify_typed.admin import AdminClient

__all__ = ["BASE_URL_VARIABLES", "SECRET_VARIABLE", "USER_VARIABLE", "Session", "pass_session"]

BASE_URL_VARIABLES: Final = ("NOTIFY_ADMIN_BASE_URL", "NOTIFY_BASE_URL")
SECRET_VARIABLE: Final = "NOTIFY_ADMIN_SECRET"  # noqa: S105 - a name
USER_VARIABLE: Final = "NOTIFY_ADMIN_USER"
_STANDARD_INPUT: Final = "-"


class Session:
    """What one run of the command shares.

    Nothing is connected, read or looked up before a command needs it, so that asking for help takes
    no settings.

    Attributes:
        base_url: Where the admin API is.
        secret_file: The file that its secret is in; `-` is standard input. Without it, the secret
            comes from the environment.
        who: The email address or id of the acting user.
        output: Where results go.
    """

    def __init__(self, output: Output | None = None) -> None:
        self.base_url: str | None = None
        self.secret_file: str | None = None
        self.who: str | None = None
        self.output = output or Output()
        self._client: AdminClient | None = None

    @property
    def admin(self) -> AdminClient:
        """A client that acts for nobody: for what only reads."""
        if self._client is None:
            self._client = self._connect()
        return self._client

    def acting(self) -> AdminClient:
        """Give a client for what Notify keeps the author of.

        Raises:
            Failure: Nobody said who that is.
        """
        if not self.who:
            raise WrongUse(
                f"Notify records who makes this change: give --as EMAIL, or set {USER_VARIABLE}."
                ' "notify-typed admin user create" makes somebody.'
            )
        return self.admin.acting_as(self.user_id(self.who))

    def acting_if_told(self) -> AdminClient:
        """Give a client for changes that Notify also makes for nobody in particular."""
        return self.acting() if self.who else self.admin

    def user_id(self, who: str) -> UUID:
        """Find a person by email address or id.

        Raises:
            Failure: It is neither, or nobody has this address.
        """
        if "@" in who:
            user = self.admin.users.get_user_by_email_or_none(who)
            if user is None:
                raise NotFound(
                    "nobody has this email address;"
                    ' "notify-typed admin user create" makes somebody.'
                )
            return user.id
        try:
            return UUID(who)
        except ValueError:
            raise WrongUse("a person must be named by an email address or an id.") from None

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()

    def _connect(self) -> AdminClient:
        from notify_typed._cli.connection import refuse_plain_http  # noqa: PLC0415 - likewise
        from notify_typed._engine.retries import RetryPolicy  # noqa: PLC0415 - likewise
        from notify_typed.admin import AdminClient  # noqa: PLC0415 - takes a while to import

        if not self.base_url:
            raise WrongUse(f"no base URL: give --base-url, or set {BASE_URL_VARIABLES[0]}.")
        refuse_plain_http(self.base_url)
        # Somebody is waiting at the shell.
        patience = RetryPolicy(base_delay=0.2, deadline=60.0)
        return AdminClient(self.base_url, secret=self._secret(), retries=patience)

    def _secret(self) -> str:
        if self.secret_file is None:
            secret = os.environ.get(SECRET_VARIABLE, "")
        elif self.secret_file == _STANDARD_INPUT:
            secret = sys.stdin.readline().strip()
        else:
            secret = _read(self.secret_file)
        if not secret:
            raise WrongUse(
                f"there is no secret: set {SECRET_VARIABLE}, or give --secret-file. A sandbox"
                " prints its own when it starts."
            )
        return secret


pass_session = click.make_pass_decorator(Session)
"""Hands the session to a command as its first argument."""


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise WrongUse("the file with the secret cannot be read.") from None
