"""What one run of the command shares: how to print, and what is under way."""

from __future__ import annotations

import click

from notify_typed._cli.flight import Flight
from notify_typed._cli.output import Output

__all__ = ["Session", "pass_session"]


class Session:
    """What one run of the command shares.

    Attributes:
        output: Where results go.
        flight: What is known of the message that is being sent.
        json_wanted: Whether JSON is asked for anywhere, even where the command line is wrong.
    """

    def __init__(self) -> None:
        self.output = Output()
        self.flight = Flight()
        self.json_wanted = False


pass_session = click.make_pass_decorator(Session)
"""Hands the session to a command as its first argument."""
