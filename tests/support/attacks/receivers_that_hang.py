"""Lets receivers of callbacks hang while others listen."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack

from patience import wait_until
from receivers import receiving

from attacks.attack import Attack, Effort, Figures, hold
from notify_typed.sandbox import Sandbox

TOKEN = "a-token-of-ours"
AT_ONCE = 20


def let_receivers_hang(effort: Effort) -> Figures:
    """Tell a receiver that hangs of many things, and one that listens of a few."""
    figures: Figures = Counter()
    for _ in effort.rounds():
        many = effort.random.randint(2 * AT_ONCE, 10 * AT_ONCE)
        few = effort.random.randint(1, 5)
        with ExitStack() as stack:
            hanging, listening = (stack.enter_context(receiving()) for _ in range(2))
            sandbox = stack.enter_context(Sandbox(outcomes="immediate"))
            hanging.may_answer.clear()
            sandbox.set_callback("inbound_sms", hanging.url, TOKEN)
            for number in range(many):
                sandbox.receive_text(str(number))
            hold(wait_until(lambda: hanging.requests), "nobody is told of anything")  # noqa: B023 - waited for at once
            sandbox.set_callback("inbound_sms", listening.url, TOKEN)
            for number in range(few):
                sandbox.receive_text(str(number))
            hold(wait_until(lambda: len(listening.requests) >= few), "a receiver is not told")  # noqa: B023 - likewise
            hold(len(hanging.requests) <= AT_ONCE, "a receiver that hangs is told more and more")
            figures["callbacks to a receiver that hung"] += len(hanging.requests)
            figures["callbacks told meanwhile"] += len(listening.requests)
    figures["that had to wait"] = 0
    return figures


RECEIVERS = Attack(
    "hanging-receivers",
    "A receiver that hangs delays no other, and is not sent more than twenty callbacks at once.",
    "One receiver takes callbacks and never answers, while others are told of more.",
    let_receivers_hang,
    short=1,
)
