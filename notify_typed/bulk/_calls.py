"""What is done with Notify: planning, sending, asking what became of messages."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from contextlib import asynccontextmanager
from contextvars import copy_context
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

from attrs import evolve, frozen

from notify_typed import AsyncNotifyClient
from notify_typed._engine.inputs import positive_integer
from notify_typed.bulk._errors import BulkError
from notify_typed.bulk._keys import fingerprint
from notify_typed.bulk._ledger import new_run_id
from notify_typed.bulk._lock import hold
from notify_typed.bulk._pace import USUAL_RATE
from notify_typed.bulk._planning import make_plan, template_info
from notify_typed.bulk._records import RunOptions
from notify_typed.bulk._report import fetch_statuses
from notify_typed.bulk._runs import Runs
from notify_typed.bulk._sending import Sending
from notify_typed.bulk._settings import SendOptions, days
from notify_typed.bulk._states import State

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable
    from pathlib import Path

    from notify_typed.bulk._input.opening import Reading
    from notify_typed.bulk._planning import Plan
    from notify_typed.bulk._records import RunInfo
    from notify_typed.bulk._results import Progress, Result

__all__ = ["Calls", "PlanOptions", "Worked"]

T = TypeVar("T")

_DAY = 86_400.0


class PlanOptions(TypedDict, total=False):
    """What can be said of a run when it is planned.

    Attributes:
        reading: How to read the input.
        sms_sender_id: The sender of texts.
        email_reply_to_id: The reply-to address of emails.
        files: Placeholders whose cells hold the path of a file to send.
        forget_after_days: Days after which recipients and values are deleted from the ledger.
        rate: Messages a minute to reckon with.
    """

    reading: Reading | None
    sms_sender_id: str | None
    email_reply_to_id: str | None
    files: Iterable[str]
    forget_after_days: float | None
    rate: int


@frozen
class Worked:
    """What a worker has done.

    Attributes:
        sent: How many messages it has sent.
        left: How many rows are still to be sent, or to be looked up.
    """

    sent: int
    left: int


class Calls(Runs):
    """The coroutines behind `Bulk` and `AsyncBulk`."""

    _home: asyncio.AbstractEventLoop | None = None
    _kept: AsyncNotifyClient | None = None
    _place: tuple[int, int] | None = None
    _runner: asyncio.Runner | None = None

    async def _awaited(self, call: Coroutine[Any, Any, T]) -> T:
        """Await a call, as `AsyncBulk` does."""
        return await call

    def _completed(self, call: Coroutine[Any, Any, T]) -> T:
        """Wait for a call, as `Bulk` does; within its block, in the loop that keeps connections."""
        if self._place != _here():  # another thread, or a child, must not use its loop
            return asyncio.run(call)
        if self._runner is None:
            self._runner = asyncio.Runner()
            self._home = self._runner.get_loop()
        return self._runner.run(call, context=copy_context())

    async def _plan(
        self, rows: str | Path | Iterable[object], template_id: str, given: PlanOptions
    ) -> Plan:
        async with self._client() as client:
            return await make_plan(
                self._ledger,
                client,
                rows,
                str(template_id),
                reading=given.get("reading"),
                options=evolve(_run_options(given), planned_with=fingerprint(client.api_key)),
                rate=positive_integer("rate", given.get("rate", USUAL_RATE)),
            )

    async def _open_outbox(self, template_id: str, given: PlanOptions) -> str:
        async with self._client() as client:
            template = template_info(await client.get_template(template_id))
            for each in self._ledger.runs():
                is_same = each.state == "outbox" and each.template.id == template.id
                if is_same and self._is_ours(each, client):
                    return each.id
            return self._ledger.add_run(
                run_id=new_run_id(),
                state="outbox",
                base_url=client.base_url,
                service_id=str(client.api_key.service_id),
                source="outbox",
                digest=None,
                template=template,
                headings=(),
                options=_run_options(given),
            ).id

    async def _send(
        self, run: str, options: SendOptions | None, tell: Callable[[Progress], None] | None
    ) -> Result:
        with hold(self._database) as alone:
            info = self._ledger.run(run)
            if info.state == "planning":
                raise BulkError(
                    f"{run} was not planned to its end; plan it again, and delete this one with"
                    f" notify-typed bulk forget {run}"
                )
            if info.state == "paused" and info.resumes_at is None:
                raise BulkError(f"{run} is paused; go on with: notify-typed bulk resume {run}")
            async with self._client() as client:
                await self._check(info, client)
                self._forget_due()
                return await self._work_off(
                    Sending(
                        self._ledger,
                        info,
                        client,
                        options or SendOptions(),
                        alone=alone,
                        tell=tell,
                        looks=self._looks,
                    )
                )

    async def _work(self, options: SendOptions | None, max_rows: int, max_seconds: float) -> Worked:
        until = time.monotonic() + max_seconds
        sent = left = 0
        with hold(self._database) as alone:
            async with self._client() as client:
                self._forget_due()
                for info in self._ledger.unsettled_runs():
                    if not await self._is_to_be_sent(info, client):
                        continue
                    is_free, is_over = (True, True) if alone else self._ledger.due(info)
                    if (is_free or is_over) and not self._stopped:
                        sending = Sending(
                            self._ledger,
                            info,
                            client,
                            options or SendOptions(),
                            alone=alone,
                            are_over=is_over,
                            looks=self._looks,
                            speed=self._speeds[info.template.kind],
                            most=max_rows - sent,
                            until=until,
                        )
                        sent += (await self._work_off(sending)).sent
                    left += self._left(info)
        return Worked(sent, left)

    async def _work_off(self, sending: Sending) -> Result:
        self._sending = sending
        if self._stopped:
            sending.stop()
        try:
            return await sending.run()
        finally:
            self._sending = None

    async def _refresh(self, run: str) -> int:
        async with self._client() as client:
            return await fetch_statuses(self._ledger, self._ledger.run(run), client)

    async def _is_to_be_sent(self, info: RunInfo, client: AsyncNotifyClient) -> bool:
        """Say whether a worker has anything to do for a run; one that cannot be sent is paused."""
        is_paused = info.state == "paused" and info.resumes_at is None
        if is_paused or info.state == "planning":
            return False
        if not self._is_ours(info, client):
            return False
        if self._looks.in_vain(info.key) and not self._left(info):
            return False
        if self._stopped:  # it is only counted
            return True
        if info.state != "outbox" and info.id not in self._checked:
            try:
                await self._check(info, client)
            except BulkError as problem:
                self._ledger.set_state(info, "paused", reason=str(problem))
                return False
            self._checked.add(info.id)
        return True

    def _left(self, info: RunInfo) -> int:
        """Count the rows that something is still to be done for without a person."""
        return self._ledger.waiting(info) - self._looks.in_vain(info.key)

    async def _check(self, info: RunInfo, client: AsyncNotifyClient) -> None:
        """Refuse to send what was planned for another service, or of a template that changed."""
        if not self._is_ours(info, client):
            raise BulkError(
                f"{info.id} was planned for service {info.service_id} at {info.base_url}, and this"
                f" is a key of service {client.api_key.service_id} at {client.base_url}"
            )
        if not self._ledger.waiting(info):  # nothing is left that the template is needed for
            return
        template = await client.get_template(info.template.id)
        if template.version != info.template.version:
            counts = self._ledger.counts(info)
            is_new = counts[State.PLANNED] == sum(counts.values()) - counts[State.BAD]
            raise BulkError(
                f"the template {info.template.name!r} was changed since {info.id} was planned"
                f" (version {info.template.version}, now {template.version}): "
                + (
                    "plan it again"
                    if is_new
                    else "some of its rows were sent, so plan only the others again, from:"
                    f" notify-typed bulk report {info.id} --only planned -o rest.csv"
                )
            )

    def _is_ours(self, info: RunInfo, client: AsyncNotifyClient) -> bool:
        key = client.api_key
        return (info.base_url, info.service_id) == (client.base_url, str(key.service_id))

    def _keep_connections(self) -> None:
        """Keep connections from one call to the next, within the event loop that runs now."""
        self._home = asyncio.get_running_loop()

    async def _let_connections_go(self) -> None:
        client, self._home, self._kept = self._kept, None, None
        if client is not None:
            await client.aclose()

    def _keep_a_loop(self) -> None:
        """Keep an event loop, and with it connections, for all calls of this thread."""
        self._place = _here()

    def _let_the_loop_go(self) -> None:
        place, runner = self._place, self._runner
        self._place = self._runner = None
        if runner is not None and place == _here():
            with runner:
                runner.run(self._let_connections_go())

    @asynccontextmanager
    async def _client(self) -> AsyncGenerator[AsyncNotifyClient]:
        if self._home is not asyncio.get_running_loop():
            async with self._new_client() as client:
                yield client
            return
        self._kept = self._kept or self._new_client()
        yield self._kept

    def _new_client(self) -> AsyncNotifyClient:
        return AsyncNotifyClient(self._api_key, base_url=self._base_url)


def _here() -> tuple[int, int]:
    return os.getpid(), threading.get_ident()


def _run_options(given: PlanOptions) -> RunOptions:
    kept = given.get("forget_after_days")
    return RunOptions(
        sms_sender_id=given.get("sms_sender_id"),
        email_reply_to_id=given.get("email_reply_to_id"),
        files=tuple(given.get("files", ())),
        forget_after=None if kept is None else days("forget_after_days", kept) * _DAY,
    )
