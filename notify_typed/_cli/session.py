"""What one run of the command shares: how to print, whose key to use, what is under way."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from notify_typed._cli.flight import Flight
from notify_typed._cli.output import Output

if TYPE_CHECKING:
    from notify_typed import NotifyClient
    from notify_typed._cli.keys import KeyInUse

__all__ = ["Session", "pass_session"]


class Session:
    """What one run of the command shares.

    Nothing is connected, read or looked up before a command needs it, so that asking for help takes
    no settings.

    Attributes:
        output: Where results go.
        flight: What is known of the message that is being sent.
        base_url: Where Notify is, if the command line says so.
        key_file: The file that the key is in, if the command line says so; `-` is standard input.
        profile: The profile to use, if the command line says so.
        server: Where Notify was looked for, once it was.
        resources: What is closed at the end.
        json_wanted: Whether JSON is asked for anywhere, even where the command line is wrong.
    """

    def __init__(self) -> None:
        self.output = Output()
        self.flight = Flight()
        self.base_url: str | None = None
        self.key_file: str | None = None
        self.profile: str | None = None
        self.server: str | None = None
        self.json_wanted = False
        self._key: KeyInUse | None = None
        self._client: NotifyClient | None = None
        self.resources = ExitStack()

    @property
    def key(self) -> KeyInUse:
        """The key in use, and where it leads."""
        if self._key is None:
            from notify_typed._cli.keys import find_key  # noqa: PLC0415 - lazy

            self._key = find_key(self)
        return self._key

    @property
    def notify(self) -> NotifyClient:
        """A client with the key in use."""
        if self._client is None:
            from notify_typed._cli.connection import connect  # noqa: PLC0415 - lazy

            self._client = connect(self)
            self.server = self._client.base_url
        return self._client

    def close(self) -> None:
        """Close the connections."""
        self._client = None
        self.resources.close()


pass_session = click.make_pass_decorator(Session)
"""Hands the session to a command as its first argument."""
