"""Plans a large run or works runs off, in a process of its own.

`python -m benchmarks.bulk_worker plan|work URL KEY LEDGER ROWS`: `plan` prints as JSON the seconds
and the processor time that planning took, the most memory that was in use, and the seconds until
the first message of the run left. `work` prints a line when it is ready. For each line
that it reads, it works until no row is left to claim, and prints the processor time it used.
"""

from __future__ import annotations

import asyncio
import csv
import json
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.bulk import people
from benchmarks.walk import memory
from notify_typed import AsyncNotifyClient
from notify_typed.bulk import AsyncBulk, Progress, SendOptions
from notify_typed.sandbox._world.default import SMS_TEMPLATE_ID

_UNLIMITED = 10**9
_CHUNK = 10**6


async def plan(url: str, key: str, ledger: str, rows: int) -> None:
    """Plan a file, and begin to send it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, [*next(people(1))])
            writer.writeheader()
            writer.writerows(people(rows))
        async with AsyncBulk(ledger, api_key=key, base_url=url) as bulk:
            started, used = time.perf_counter(), time.process_time()
            made = await bulk.plan(path, template_id=SMS_TEMPLATE_ID)
            used, seconds = time.process_time() - used, time.perf_counter() - started
    peak = memory()[1]
    if made.good != rows:
        raise RuntimeError(f"{made.good} rows are good, not {rows}")
    print(json.dumps([seconds, used, peak, await _resumed(url, key, ledger, made.run)]))


async def _resumed(url: str, key: str, ledger: str, run: str) -> float:
    """Give the seconds from opening a ledger until a message of a run has been sent."""
    started = time.perf_counter()
    async with AsyncBulk(ledger, api_key=key, base_url=url) as bulk:

        def tell(progress: Progress) -> None:
            if progress.counts["sent"]:
                sent.append(time.perf_counter() - started)
                bulk.stop()

        sent: list[float] = []
        await bulk.send(run, SendOptions(rate=_UNLIMITED), tell=tell)
    return sent[0]


async def work(url: str, key: str, ledger: str) -> None:
    """Work off what is planned."""
    options = SendOptions(rate=_UNLIMITED)
    async with AsyncBulk(ledger, api_key=key, base_url=url) as bulk:
        async with AsyncNotifyClient(key, base_url=url) as notify:
            await notify.get_template(SMS_TEMPLATE_ID)
            await notify.get_all_notifications(reference="none")  # everything is loaded by now
        print("ready", flush=True)
        for _ in sys.stdin:
            used = time.process_time()
            # Others finish what they hold; a worker would look again some seconds later.
            while (await bulk.work(options, max_rows=_CHUNK, max_seconds=60.0)).sent:
                pass
            print(time.process_time() - used, flush=True)


if __name__ == "__main__":
    what, url, key, ledger, rows = sys.argv[1:]
    asyncio.run(plan(url, key, ledger, int(rows)) if what == "plan" else work(url, key, ledger))
