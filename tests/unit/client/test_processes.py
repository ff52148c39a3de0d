"""A client that was used before a fork: each process has connections of its own."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import forked_rows
import httpx
import pytest
from admin_world import example as admin_example
from client_world import KEY, TEMPLATE, example
from effort import part_of
from patience import HANG
from raw_http import Wire, answer

from notify_typed import AsyncNotifyClient, ClientClosed, NotifyClient
from notify_typed._engine.processes import PerProcess

if TYPE_CHECKING:
    import socket

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        "fork" not in multiprocessing.get_all_start_methods(), reason="no fork on this system"
    ),
]

TIMES = {"NotifyClient": part_of(20), "AdminClient": 2, "compat": part_of(20)}
ANOTHER_PROCESS = "in another process; make one in each."


def by_name(connection: socket.socket, request: bytes) -> bool:
    """Answer with the name that was asked with: the last part of a path, or the reference."""
    head, _, body = request.partition(b"\r\n\r\n")
    if body:
        sent = example("send_sms", 201, "sent") | {"reference": json.loads(body)["reference"]}
        return answer(connection, "201 Created", json.dumps(sent).encode(), "X: y")
    service: dict[str, Any] = admin_example("get_service").json()
    service["data"]["id"] = head.split(b" ")[1].decode().rpartition("/")[2]
    return answer(connection, "200 OK", json.dumps(service).encode(), "X: y")


def outcomes(what: str, *, children: int, rows: int, times: int = 1) -> tuple[dict[str, int], int]:
    """Run the program, and give what came of its rows and how many connections it made."""
    with Wire(by_name) as server:
        numbers = map(str, (children, rows, times))
        command = [sys.executable, forked_rows.__file__, what, server.url, *numbers]
        environment = os.environ | {"no_proxy": "*", "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(  # noqa: S603 - our own program
            command, stdout=subprocess.PIPE, text=True, check=True, env=environment, timeout=HANG
        )
    return json.loads(done.stdout), server.connections


@pytest.mark.parametrize(("what", "times"), TIMES.items())
def test_every_row_of_a_pool_gets_its_own_answer(what: str, times: int) -> None:
    assert outcomes(what, children=8, rows=50, times=times)[0] == {"its own answer": 8 * 50 * times}


@pytest.mark.parametrize("what", TIMES)
def test_the_parent_keeps_its_connection(what: str) -> None:
    found, connections = outcomes(what, children=1, rows=3)
    assert found == {"its own answer": 3}
    assert connections == 2


@pytest.mark.parametrize("what", [name for name in forked_rows.ASKS if name not in TIMES])
def test_what_cannot_be_used_in_another_process_says_so(what: str) -> None:
    found, _ = outcomes(what, children=2, rows=1)
    [(message, count)] = found.items()
    assert count == 2
    assert message.endswith(ANOTHER_PROCESS)


def template(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=example("get_template", 200, "sms"))


def test_an_httpx_client_of_another_process_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with httpx.Client(transport=httpx.MockTransport(template)) as http_client:
        client = NotifyClient(KEY, http_client=http_client)
        client.get_template(TEMPLATE)
        monkeypatch.setattr(os, "getpid", lambda: -1)
        with pytest.raises(ClientClosed, match=ANOTHER_PROCESS):
            client.get_template(TEMPLATE)


@pytest.mark.anyio
async def test_an_async_client_of_another_process_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Wire(by_name) as server:
        async with AsyncNotifyClient(KEY, base_url=server.url) as client:
            await client.send_sms_notification("07700900123", TEMPLATE, None, "mine")
            with monkeypatch.context() as child:
                child.setattr(os, "getpid", lambda: -1)
                with pytest.raises(ClientClosed, match=ANOTHER_PROCESS):
                    await client.get_template(TEMPLATE)


def test_a_child_makes_its_own_and_leaves_that_of_its_parent_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = PerProcess[Path]()
    ours = kept.get(Path)
    assert kept.get(Path) is ours
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert kept.take() is None
    theirs = kept.get(Path)
    assert theirs is not ours
    assert kept.take() is theirs
    assert kept.take() is None
