"""The states of a row, the moves between them, and what a look at Notify proves; no I/O.

A row is claimed in the ledger before its message is sent, and what came of it is written after. So
a row that is found claimed by a process that has gone may have been sent, or not: it is unknown.
An unknown row is looked up by its reference, and is sent again only when the look is proof.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

from notify_typed.errors import (
    AuthenticationFailed,
    DailyLimitExceeded,
    InvalidInput,
    NotSent,
    PermissionDenied,
    RateLimited,
    Rejected,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notify_typed.errors import NotifyError

__all__ = [
    "MOVES",
    "Doubt",
    "Look",
    "Move",
    "State",
    "after_error",
    "after_look",
]


class State(StrEnum):
    """What is known of a row."""

    BAD = "bad"
    """It failed its checks when it was planned, and is never sent."""
    PLANNED = "planned"
    """It is to be sent: certainly nothing of it has reached anybody."""
    CLAIMED = "claimed"
    """A process is about to send it, or sends it now."""
    SENT = "sent"
    """Notify has taken it."""
    REFUSED = "refused"
    """Notify looked at it and said no."""
    UNKNOWN = "unknown"
    """It may have been sent, or not."""


Move: TypeAlias = Literal[
    "claim",
    "release",
    "accept",
    "refuse",
    "doubt",
    "expire",
    "find",
    "miss",
    "declare_sent",
    "declare_not_sent",
    "try_again",
    "check",
]
"""A move between two states.

* `claim`: a process will send the row.
* `release`: its claimant knows that nothing was sent.
* `accept`, `refuse`: Notify has answered.
* `doubt`: the answer was lost.
* `expire`: the claimant has gone.
* `find`, `miss`: a look has shown that Notify has the message, or proved that it does not.
* `declare_sent`, `declare_not_sent`: a person says so.
* `try_again`: a person wants a refused row sent again.
* `check`: a person wants a planned row looked up first: the ledger may be a copy.
"""

MOVES: Final[Mapping[Move, tuple[frozenset[State], State]]] = {
    "claim": (frozenset({State.PLANNED}), State.CLAIMED),
    "release": (frozenset({State.CLAIMED, State.UNKNOWN}), State.PLANNED),
    # An answer is certain whenever it comes, and stays true whatever was believed meanwhile.
    "accept": (frozenset(State) - {State.BAD, State.SENT}, State.SENT),
    "refuse": (frozenset({State.CLAIMED, State.UNKNOWN}), State.REFUSED),
    "doubt": (frozenset({State.CLAIMED}), State.UNKNOWN),
    "expire": (frozenset({State.CLAIMED}), State.UNKNOWN),
    "find": (frozenset({State.UNKNOWN}), State.SENT),
    "miss": (frozenset({State.UNKNOWN}), State.PLANNED),
    "declare_sent": (frozenset({State.UNKNOWN}), State.SENT),
    "declare_not_sent": (frozenset({State.UNKNOWN}), State.PLANNED),
    "try_again": (frozenset({State.REFUSED}), State.PLANNED),
    "check": (frozenset({State.PLANNED}), State.UNKNOWN),
}
"""For each move the states it starts from and the one it leads to.

All but `accept` are also held to the claim that they speak of: a row counts its claims, and a move
for an earlier claim is passed over.
"""


def after_error(error: NotifyError) -> tuple[Move, bool]:
    """Say what a failed send means for its row, and for the whole run.

    Returns:
        The move, and whether the run must stop: no other row would fare better.
    """
    match error:
        case AuthenticationFailed() | PermissionDenied():
            return "release", True
        case DailyLimitExceeded() | NotSent():
            return "release", False
        case RateLimited():
            # Others than Notify may say so after they have passed the message on.
            return ("release" if error.in_own_words else "doubt"), False
        case Rejected() | InvalidInput():
            return "refuse", False
        case _:
            return "doubt", False


Doubt: TypeAlias = Literal["other_key", "too_old", "late_server", "ambiguous"]
"""Why a look does not settle anything.

* `other_key`: it was made with another key than the one that sent, and sees other messages.
* `too_old`: Notify may have deleted the message by now.
* `late_server`: the server stores messages some time after it has taken them.
* `ambiguous`: another message has the reference.
"""


@frozen
class Look:
    """What a look by reference has shown, and what it is worth.

    Attributes:
        found: Whether the message is there; None when something else has its reference.
        same_key: Whether the key is the one that the row was sent with.
        age: Seconds since the row was claimed.
        is_prompt: Whether the server shows each message as soon as it has taken it.
    """

    found: bool | None
    same_key: bool
    age: float
    is_prompt: bool


def after_look(look: Look, retention: float) -> Literal["find", "miss"] | Doubt:
    """Say what a look means: a move, or why it settles nothing and a person must decide.

    Args:
        look: What was seen.
        retention: Seconds for which Notify certainly keeps a message.
    """
    if look.found is None:
        return "ambiguous"
    if look.found:
        return "find"
    if not look.is_prompt:
        return "late_server"
    if not look.same_key:
        return "other_key"
    if look.age > retention:
        return "too_old"
    return "miss"
