"""A program that uses a client, forks, and uses it again in the children.

    python forked_rows.py WHAT URL CHILDREN ROWS TIMES

It writes how often a row got which outcome: its own answer, another's, or an error.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable
from uuid import UUID

import httpx

from notify_typed import AsyncNotifyClient, ClientClosed, NotifyClient
from notify_typed.admin import AdminClient
from notify_typed.compat import NotificationsAPIClient

KEY = "my_test_key-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"

Ask = Callable[[str], object]
"""Ask for something by a name of one's own, and give the name that the answer has."""


def notify_client(url: str, http_client: httpx.Client | None = None) -> Ask:
    client = NotifyClient(KEY, base_url=url, http_client=http_client)
    return lambda name: client.send_sms_notification("07700900123", TEMPLATE, None, name).reference


def async_client(url: str, http_client: httpx.AsyncClient | None = None) -> Ask:
    client = AsyncNotifyClient(KEY, base_url=url, http_client=http_client)

    async def ask(name: str) -> object:
        sent = await client.send_sms_notification("07700900123", TEMPLATE, None, name)
        return sent.reference

    return lambda name: asyncio.run(ask(name))


def admin_client(url: str) -> Ask:
    client = AdminClient(url, secret="a-secret", acting_user_id=TEMPLATE)
    return lambda name: str(client.services.get_service(name).id)


def compat_client(url: str, http_client: httpx.Client | None = None) -> Ask:
    client = NotificationsAPIClient(KEY, base_url=url)
    if http_client is not None:
        client.request_session = http_client

    def ask(name: str) -> object:
        sent = client.send_sms_notification("07700900123", TEMPLATE, reference=name)
        return sent["reference"]

    return ask


ASKS: dict[str, Callable[[str], Ask]] = {
    "NotifyClient": notify_client,
    "AdminClient": admin_client,
    "compat": compat_client,
    "AsyncNotifyClient": async_client,
    "NotifyClient(http_client=...)": lambda url: notify_client(url, httpx.Client()),
    "AsyncNotifyClient(http_client=...)": lambda url: async_client(url, httpx.AsyncClient()),
    "compat with a request_session": lambda url: compat_client(url, httpx.Client()),
}


def row(number: int) -> str:
    name = str(UUID(int=number))
    try:
        answered = ask(name)
    except ClientClosed as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - what it was is printed
        return repr(error)
    return "its own answer" if answered == name else "another's answer"


if __name__ == "__main__":
    what, url, *numbers = sys.argv[1:]
    children, rows, times = map(int, numbers)
    ask = ASKS[what](url)
    outcomes: Counter[str] = Counter()
    for _ in range(times):
        if what != "AsyncNotifyClient" or not outcomes:
            assert row(0) == "its own answer"  # over a connection that the children inherit
        with multiprocessing.get_context("fork").Pool(children) as pool:
            outcomes.update(pool.map(row, range(1, children * rows + 1), rows))
            pool.close()  # so that the children end of themselves
            pool.join()
    assert what.startswith("Async") or row(0) == "its own answer"
    sys.stdout.write(json.dumps(outcomes))
