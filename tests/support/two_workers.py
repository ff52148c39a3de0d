"""Workers of one sandbox on PostgreSQL that run in the test's own process."""

from __future__ import annotations

from typing import Any

from notify_typed.sandbox._server.server import SandboxServer
from notify_typed.sandbox._settings import IMMEDIATE, Speed
from notify_typed.sandbox._state.state import Role, State
from notify_typed.sandbox._state.worker_state import SharedTimekeeper
from notify_typed.sandbox._world import default as world


def state(url: str, role: Role, speed: Speed = IMMEDIATE) -> State:
    document = world.default_world()
    return State(document, SharedTimekeeper(), database_url=url, speed=speed, role=role)


class Worker:
    """One of them, as far as `Api` needs it."""

    def __init__(self, url: str, speed: Speed) -> None:
        self.state = state(url, "worker", speed)
        self.server = SandboxServer(self.state)
        self.base_url = self.server.base_url
        self.clock = self.state.clock
        self.service = self.state.world.services[world.SERVICE_ID]
        self.live_key = next(key for key in self.service.api_keys if key.type == "normal")
        self.test_key = self.service.key_text(self.live_key)
        self.server.start()


def worker_of(api: Any) -> Worker:
    """Returns the worker that an `Api` asks."""
    sandbox: object = api.sandbox
    assert isinstance(sandbox, Worker)
    return sandbox
