"""How a run is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import frozen

from notify_typed._engine.inputs import kind, number, positive_integer, seconds
from notify_typed.bulk._pace import USUAL_RATE
from notify_typed.errors import InvalidInput

if TYPE_CHECKING:
    from notify_typed.bulk._pace import Window

__all__ = ["SendOptions", "days"]

_MOST_DAYS: Final = 36_500


def days(name: str, value: object) -> float:
    """Take a length of time in days.

    Raises:
        InvalidInput: It is not a finite number above 0.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidInput(f"{name} must be a number of days, not {kind(value)}.")
    if not 0 < value <= _MOST_DAYS:
        raise InvalidInput(
            f"{name} must be more than 0 days and at most {_MOST_DAYS:,}, not {number(value)}."
        )
    return float(value)


@frozen(kw_only=True)
class SendOptions:
    """How a run is sent.

    Attributes:
        in_flight: How many messages are on their way at once.
        rate: Messages a minute that Notify lets the service send with one type of key.
        max_per_minute: The most that leave in any minute; the rate alone decides where None.
        window: The hours in which messages may leave; all hours where None.
        settle: Seconds after which a message whose sender has gone, or whose answer was lost, can
            no longer turn up at Notify: it refuses a token after 30 seconds, and stops working on a
            request after 30 more.
        retention_days: Days for which Notify certainly keeps messages, so that one that is not
            found was not sent. A service can set between 3 and 90.
        trust_looks: Whether a message that is not found was not sent. Left out, that is so at
            Notify itself and on this machine: other servers may store messages late.
        give_up_after: Seconds without any usable answer after which sending ends, to be gone on
            with later; None for never.
        most_refused: How many rows Notify may refuse in a row before sending stops; None for any
            number.
        wait_for_limit: Whether to wait for the next day where the day's limit is used up.

    Raises:
        InvalidInput: A number is outside its limits.
    """

    in_flight: int = 50
    rate: int = USUAL_RATE
    max_per_minute: int | None = None
    window: Window | None = None
    settle: float = 65.0
    retention_days: float = 3.0
    trust_looks: bool | None = None
    give_up_after: float | None = 300.0
    most_refused: int | None = 100
    wait_for_limit: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse what no run can be sent by.

        Raises:
            InvalidInput: A number is outside its limits. One that is not a number compares with
                nothing: every look would be proof, however old the row.
        """
        for name in ("in_flight", "rate", "max_per_minute", "most_refused"):
            if (whole := getattr(self, name)) is not None:
                positive_integer(name, whole)
        seconds("settle", self.settle, above=None)
        if self.give_up_after is not None:
            seconds("give_up_after", self.give_up_after, above=None)
        days("retention_days", self.retention_days)
