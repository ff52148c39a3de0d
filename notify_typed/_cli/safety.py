"""Care with live keys: what is about to be sent is shown, and somebody has to agree."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from notify_typed._cli.connection import is_sandbox, server_of
from notify_typed._cli.options import confirm
from notify_typed._cli.outcomes import WrongUse
from notify_typed._cli.text import count, safe, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notify_typed._cli.session import Session

__all__ = ["Leaving", "ask_before_sending", "masked", "reaches_people"]

_SHOWN: Final = 5
_LAST_DIGITS: Final = 3


class Leaving(NamedTuple):
    """What is about to be sent.

    Attributes:
        what: How many messages, and of which type, as in `1 text message`.
        recipients: Whom to; they are shown masked.
        template: Of which template.
        cost: What it costs, as far as that can be told.
    """

    what: str
    recipients: Sequence[str]
    template: str | None = None
    cost: str | None = None


def ask_before_sending(session: Session, leaving: Callable[[], Leaving], *, yes: bool) -> None:
    """Show what would be sent to real people, and ask.

    Nobody is asked about messages of test keys, and about those that go to a sandbox.

    Args:
        session: The run of the command.
        leaving: Finds out what would be sent; called if somebody is asked.
        yes: Whether the command line has agreed already.

    Raises:
        Failure: Nobody agreed, or there is nobody to ask.
    """
    if yes or not reaches_people(session):
        return
    if not sys.stdin.isatty():
        raise WrongUse(
            "this could reach real people, so somebody must agree first. Look at what would be sent"
            " with --dry-run, then agree with --yes. Nothing was sent."
        )
    shown = leaving()
    key = session.key
    named = [masked(each) for each in shown.recipients[:_SHOWN]]
    if len(shown.recipients) > _SHOWN:
        named.append(f"and {count(len(shown.recipients) - _SHOWN, 'other')}")
    facts = {
        "service": str(key.api_key.service_id),
        "key": f"{key.api_key.name or 'without a name'}, {key.kind or 'taken to be live'}, from"
        f" {key.source}",
        "server": str(server_of(session)),
        "message": shown.what,
        "template": shown.template,
        "to": ", ".join(named),
        "cost": shown.cost,
    }
    for name, value in facts.items():
        if value:
            say(f"  {name:<8}  {safe(value)}", to_error=True)
    confirm("Send it?", yes=False)


def reaches_people(session: Session) -> bool:
    """Tell whether what is sent could reach real people; a key of no known kind is taken so."""
    return session.key.kind != "test" and not is_sandbox(server_of(session))


def masked(recipient: str) -> str:
    """Show as much of a recipient as its sender needs to know it again."""
    local, at, domain = recipient.rpartition("@")
    if at:
        return f"{local[:1]}***@{domain}"
    if re.fullmatch(r"[\d\s()+.-]+", recipient):
        digits = re.sub(r"\D", "", recipient)
        return f"{'*' * max(len(digits) - _LAST_DIGITS, 0)}{digits[-_LAST_DIGITS:]}"
    return f"{recipient[:1]}***"
