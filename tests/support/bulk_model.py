"""Plays very many rows by the rules of `notify_typed.bulk`, without I/O, and knows the truth.

A server takes what reaches it, late or not, and answers or does not. Processes die at any moment,
clocks jump, looks are made with other keys or too late. `python -m bulk_model` plays a million.
"""

from __future__ import annotations

import argparse
import heapq
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from notify_typed.bulk import SendOptions
from notify_typed.bulk._messages import START_WITHIN
from notify_typed.bulk._states import MOVES, Look, Move, State, after_error, after_look
from notify_typed.errors import (
    BadRequest,
    DailyLimitExceeded,
    NotifyError,
    NotSent,
    OutcomeUnknown,
    RateLimited,
    RequestFacts,
    RequestSummary,
)

TOKEN = 30.0
"""Seconds for which Notify accepts a token."""
WORK = 30.0
"""Seconds after which Notify stops working on a request."""
LEASE = 90.0
NEVER = float("inf")

_FACTS = RequestFacts(request=RequestSummary("POST", "/v2/notifications/sms"))


@dataclass
class Rules:
    """What is played by: the package's own rules, or weaker ones that must be found out."""

    settle: float = SendOptions().settle
    start_within: float = START_WITHIN
    expired: Move = "expire"
    after_error: Callable[[NotifyError], tuple[Move, bool]] = after_error
    after_look: Callable[[Look, float], str] = after_look


class Wrong(AssertionError):
    """What was promised did not hold."""


@dataclass
class Game:
    """One game.

    Attributes:
        rows: How many rows are played.
        seed: What chance begins with.
        rules: What is played by.
    """

    rows: int
    seed: int
    rules: Rules = field(default_factory=Rules)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - a game
        self.state = [State.PLANNED] * self.rows
        self.attempt = [0] * self.rows
        self.taken = bytearray(self.rows)
        self.for_a_person: set[int] = set()
        self.deaths = 0
        self._events: list[tuple[float, int, Callable[..., None], tuple[float, ...]]] = []
        self._number = 0

    def play(self) -> Game:
        """Play to the end, and check what is known of each row."""
        for row in range(self.rows):
            self.at(row / 100, self.claim, row)
        while self._events:
            now, _, act, arguments = heapq.heappop(self._events)
            act(now, *arguments)
        for row, state in enumerate(self.state):
            self.check_end(row, state)
        return self

    def check_end(self, row: int, state: State) -> None:
        """Hold what the ledger says in the end against the truth."""
        was_taken = self.taken[row] == 1
        is_true = {
            State.SENT: was_taken,
            State.REFUSED: not was_taken,
            State.UNKNOWN: row in self.for_a_person,
        }.get(state, False)
        if not is_true:
            raise Wrong(f"row {row} is {state} in the end, and taken {self.taken[row]} times")

    def tally(self) -> dict[str, int]:
        """Count the rows that the ledger and the truth do not agree about."""
        rows = list(zip(self.state, self.taken, strict=True))
        return {
            "sent twice": sum(taken > 1 for _, taken in rows),
            "lost": sum(state is State.SENT and not taken for state, taken in rows),
            "wrongly said to be refused": sum(
                state is State.REFUSED and taken > 0 for state, taken in rows
            ),
        }

    def at(self, time: float, act: Callable[..., None], *arguments: float) -> None:
        """Have something happen at a time."""
        self._number += 1
        heapq.heappush(self._events, (time, self._number, act, arguments))

    def move(self, now: float, move: Move, row: int, attempt: int) -> None:
        """Write a move down, as the ledger does: not for an earlier claim."""
        starts, end = MOVES[move]
        if self.state[row] not in starts or (move != "accept" and attempt != self.attempt[row]):
            return
        self.state[row] = end
        if end is State.UNKNOWN:
            self.at(now + self.rules.settle + self.chance.random() * 90, self.look, row, attempt)
        elif end is State.PLANNED:
            self.at(now + self.chance.random() * 60, self.claim, row)

    def claim(self, now: float, row: int) -> None:
        """A process claims a row."""
        if self.state[row] is not State.PLANNED:
            return
        chance = self.chance
        self.attempt[row] += 1
        attempt = self.attempt[row]
        self.state[row] = State.CLAIMED
        dies = NEVER
        if chance.random() < 0.15:
            self.deaths += 1
            dies = now + chance.choice((0.0, chance.random(), chance.random() * 70))
        # Machines stall, and sleep.
        stalls = (0.0, chance.random(), chance.random() * 2 * START_WITHIN, chance.random() * 120)
        leaves = now + chance.choices(stalls, (8, 8, 4, 1))[0]
        self.at(leaves, self.leave, row, attempt, now, dies)
        # The ledger's clock may jump: then a lease is over at once, or an hour later.
        jump = chance.random()
        over = chance.random() if jump < 0.05 else LEASE + (3600 if jump > 0.95 else 0)
        self.at(now + over, self.expire, row, attempt)

    def expire(self, now: float, row: int, attempt: int) -> None:
        """The lease of a claim is over."""
        if self.state[row] is State.CLAIMED and self.attempt[row] == attempt:
            if self.rules.expired == "release":
                self.move(now, "release", row, attempt)
            else:
                self.move(now, "expire", row, attempt)

    def leave(self, now: float, row: int, attempt: int, claimed: float, dies: float) -> None:
        """The request of a claim leaves, unless its process has gone or comes too late."""
        chance = self.chance
        if now >= dies:
            return
        if now - claimed >= self.rules.start_within:
            self.move(now, "release", row, attempt)
            return
        if chance.random() < 0.05:
            self.told(now, row, attempt, dies, NotSent("", **_FACTS))
            return
        # It is held up on the way, and then by the server, each as long as the server lets it.
        late = chance.random()
        way = chance.random() * (TOKEN if late < 0.1 else 0.2)
        work = chance.random() * (WORK if late < 0.1 else 0.2)
        is_cut = chance.random() < 0.05  # the sender hears no more of it
        self.at(now + way + work, self.arrive, row, attempt, dies, is_cut)
        if is_cut:
            wait = chance.random() * 70
            self.at(now + wait, self.lose, row, attempt, dies)

    def lose(self, now: float, row: int, attempt: int, dies: float) -> None:
        """The sender gives up waiting for an answer."""
        self.told(now, row, attempt, dies, OutcomeUnknown("", **_FACTS))

    def arrive(self, now: float, row: int, attempt: int, dies: float, is_cut: float) -> None:
        """The server deals with a request: takes it or not, and answers or not."""
        kind = self.chance.random()
        error: NotifyError | None = None
        takes = True
        if kind < 0.05:
            takes, error = False, BadRequest("", **_FACTS)
        elif kind < 0.10:
            takes, error = False, RateLimited("", in_own_words=True, **_FACTS)
        elif kind < 0.12:
            takes, error = False, DailyLimitExceeded("", **_FACTS)
        elif kind < 0.15:
            takes, error = self.chance.random() < 0.5, RateLimited("", **_FACTS)
        elif kind < 0.20:
            takes, error = self.chance.random() < 0.5, OutcomeUnknown("", **_FACTS)
        if takes:
            self.taken[row] += 1
            if self.taken[row] > 1:
                raise Wrong(f"row {row} was sent twice")
            if self.state[row] is State.REFUSED:
                raise Wrong(f"row {row} was sent although it is refused")
        if not is_cut:
            self.told(now + self.chance.random(), row, attempt, dies, error)

    def told(
        self, now: float, row: int, attempt: int, dies: float, error: NotifyError | None
    ) -> None:
        """The sender is told what came of it, and writes it down if it still lives."""
        if now >= dies:
            return
        move: Move = "accept" if error is None else self.rules.after_error(error)[0]
        self.at(now, self.move_at, row, attempt, float(_NUMBERS[move]))

    def move_at(self, now: float, row: int, attempt: int, number: float) -> None:
        """Write down a move, when its time has come."""
        self.move(now, _MOVES[int(number)], row, attempt)

    def look(self, now: float, row: int, attempt: int) -> None:
        """Somebody looks for the message of an unknown row."""
        if self.state[row] is not State.UNKNOWN or self.attempt[row] != attempt:
            return
        chance = self.chance
        is_with_own_key = chance.random() > 0.02
        is_kept = chance.random() > 0.02
        seen = bool(self.taken[row]) and is_with_own_key and is_kept
        found: bool | None = seen if chance.random() > 0.01 else None
        look = Look(
            found=found, same_key=is_with_own_key, age=0.0 if is_kept else 1e7, is_prompt=True
        )
        result = self.rules.after_look(look, 3 * 86_400.0)
        if result == "find" or result == "miss":  # noqa: PLR1714 - as type checkers see it
            self.move(now, result, row, attempt)
        else:
            self.for_a_person.add(row)


_MOVES: list[Move] = list(MOVES)
_NUMBERS = {move: number for number, move in enumerate(_MOVES)}


def main() -> None:
    """Play, and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m bulk_model", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    game = Game(given.rows, given.seed).play()
    states = {state.value: game.state.count(state) for state in State if state in game.state}
    wrong = ", ".join(f"{number} {what}" for what, number in game.tally().items())
    sys.stdout.write(
        f"{given.rows:,} rows, {game.deaths:,} deaths, seed {given.seed}: {wrong}; {states}\n"
    )


if __name__ == "__main__":
    main()
