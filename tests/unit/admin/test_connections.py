"""What arrives when a connection breaks under a change, over all the ways that there are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from admin_world import ACTOR, ITEM, SECRET, SERVICE
from client_world import NO_WAIT
from raw_http import Wire, reset
from transports import TRANSPORTS, Reach

from notify_typed import OutcomeUnknown, ReadFailed
from notify_typed.admin import AdminClient, AsyncAdminClient

if TYPE_CHECKING:
    import socket

Call = Callable[[Any], Any]

CHANGES: dict[str, Call] = {
    "POST": lambda admin: admin.services.update_service(SERVICE, name="Passes"),
    "PUT": lambda admin: admin.guest_list.update_guest_list(
        SERVICE, data={"email_addresses": ["amala.bird@example.com"], "phone_numbers": []}
    ),
    "DELETE with a body": lambda admin: admin.team.remove_user_from_service(SERVICE, ITEM),
    "DELETE": lambda admin: admin.callbacks.delete_service_callback_api(
        SERVICE, ITEM, callback_type="delivery_status"
    ),
}


def hangs_up(_connection: socket.socket, _request: bytes) -> None:
    """Take the request and close the connection."""


def resets(connection: socket.socket, _request: bytes) -> None:
    reset(connection)


@pytest.fixture(params=TRANSPORTS)
def run(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Makes a call with a client of its own connections."""
    transport = Reach(request.param, monkeypatch).transport

    def called(url: str, call: Call) -> Any:
        if transport == "sync":
            with AdminClient(url, secret=SECRET, acting_user_id=ACTOR, retries=NO_WAIT) as admin:
                return call(admin)

        async def awaited() -> Any:
            async with AsyncAdminClient(
                url, secret=SECRET, acting_user_id=ACTOR, retries=NO_WAIT
            ) as admin:
                return await call(admin)

        return asyncio.run(awaited())

    return called


@pytest.mark.parametrize("break_off", [hangs_up, resets])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_whose_answer_is_lost_arrives_once(
    run: Callable[..., Any], change: str, break_off: Callable[..., None]
) -> None:
    with Wire(break_off) as server, pytest.raises(OutcomeUnknown) as caught:
        run(server.url, CHANGES[change])
    assert len(server.requests) == 1
    assert caught.value.attempts == 1
    assert "connecting" not in caught.value.message


def test_each_attempt_at_a_read_arrives_once(run: Callable[..., Any]) -> None:
    with Wire(resets) as server, pytest.raises(ReadFailed) as caught:
        run(server.url, lambda admin: admin.services.get_service(SERVICE))
    assert len(server.requests) == caught.value.attempts == NO_WAIT.max_attempts
