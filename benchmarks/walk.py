"""Walks through the whole list in a process of its own and prints the memory it takes.

`python -m benchmarks.walk CLIENT URL COUNT EVERY`: after each EVERY messages a line with their
number, the memory in use and the most that was in use, both in bytes.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.answers import API_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

_STATUS = Path("/proc/self/status")
# Where there is no /proc: macOS counts in bytes, others in kilobytes.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


def memory() -> tuple[int, int]:
    """Give the memory in use and the most that was in use; the latter twice without /proc.

    Linux's ``ru_maxrss`` will not do: a new process starts with that of the one that made it.
    """
    if not _STATUS.exists():
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _PEAK_UNIT
        return peak, peak
    lines = [line.partition(":") for line in _STATUS.read_text().splitlines()]
    fields = {name: value.split() for name, _, value in lines}
    return int(fields["VmRSS"][0]) * 1024, int(fields["VmHWM"][0]) * 1024


def messages(client: str, url: str) -> Iterator[object]:
    """Give all messages through a client; only that client is imported."""
    if client == "notify-typed":
        from notify_typed import NotifyClient  # noqa: PLC0415 - the other one must not be loaded

        return NotifyClient(API_KEY, base_url=url).get_all_notifications_iterator()
    from notifications_python_client.notifications import (  # noqa: PLC0415 - likewise
        NotificationsAPIClient,
    )

    return NotificationsAPIClient(API_KEY, base_url=url).get_all_notifications_iterator()


def main(client: str, url: str, count: int, every: int) -> None:
    """Walk and print."""
    seen = 0
    for seen, _ in enumerate(messages(client, url), start=1):
        if seen % every == 0:
            print(seen, *memory(), flush=True)
    if seen != count:
        raise SystemExit(f"there were {seen} messages, not {count}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
