"""A sandbox at work: its state, faults, callbacks and jobs, for the routes that need them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from notify_typed.sandbox._jobs.runner import JobRunner
from notify_typed.sandbox._service.callbacks import Callbacks
from notify_typed.sandbox.faults._rules import Faults
from notify_typed.sandbox.faults._shared import SharedFaults

if TYPE_CHECKING:
    from notify_typed.sandbox._state.state import State


@dataclass(frozen=True, slots=True)
class Runtime:
    """The parts of a running sandbox that a server and its routes work with.

    Attributes:
        state: The sandbox.
        faults: The faults that are set.
        callbacks: Tells services what happens.
        jobs: Runs jobs.
        base_url: Where clients find the sandbox.
        stopping: Set when the sandbox is told to stop: answers that go on must end.
    """

    state: State
    faults: Faults
    callbacks: Callbacks
    jobs: JobRunner
    base_url: str
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def of(cls, state: State, base_url: str) -> Runtime:
        """Set a sandbox to work."""
        faults = (
            Faults()
            if state.worker_state is None
            else SharedFaults(state.storage, state.worker_state)
        )
        return cls(state, faults, Callbacks(state), JobRunner(state, base_url), base_url)

    async def settle(self) -> None:
        """Let everything happen that is due: first jobs, then callbacks."""
        await self.jobs.settle()
        await self.callbacks.send_due()
