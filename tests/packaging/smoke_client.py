"""Use the installed client once, without the sandbox: in memory, and towards nobody.

    python tests/packaging/smoke_client.py

It needs the extra `cli`, and nothing of this repository. It ends at what does not work, and is
silent otherwise.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys

from notify_typed import AsyncNotifyClient, NotifyClient, NotSent, RetryPolicy
from notify_typed.testing import FakeNotify

NUMBER = "07700900123"
TEMPLATE = "740e5834-3a29-46b4-9a6f-16142fde533a"


def main() -> None:
    """Use one part after another."""
    asyncio.run(send_in_memory())
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nobody = f"http://127.0.0.1:{taken.getsockname()[1]}"
    asyncio.run(send_to_nobody(nobody, FakeNotify().api_key))
    subprocess.run(
        [sys.executable, "-m", "notify_typed", "--version"], check=True, stdout=subprocess.DEVNULL
    )


async def send_in_memory() -> None:
    """Send texts that are answered in this process."""
    notify = FakeNotify()
    notify.client.send_sms_notification(NUMBER, TEMPLATE)
    await notify.async_client.send_sms_notification(NUMBER, TEMPLATE)
    assert len(notify.calls) == 2


async def send_to_nobody(base_url: str, api_key: str) -> None:
    """Send texts where nobody listens: nothing leaves."""
    once = RetryPolicy(max_attempts=1)
    refused = 0
    with NotifyClient(api_key, base_url=base_url, retries=once) as notify:
        try:
            notify.send_sms_notification(NUMBER, TEMPLATE)
        except NotSent:
            refused += 1
    async with AsyncNotifyClient(api_key, base_url=base_url, retries=once) as notify_async:
        try:
            await notify_async.send_sms_notification(NUMBER, TEMPLATE)
        except NotSent:
            refused += 1
    assert refused == 2


if __name__ == "__main__":
    main()
