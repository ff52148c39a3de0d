"""Many messages from Python, for asyncio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, Unpack

from notify_typed.bulk._calls import Calls, PlanOptions, Worked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from notify_typed.bulk._planning import Plan
    from notify_typed.bulk._results import Progress, Result
    from notify_typed.bulk._settings import SendOptions

__all__ = ["AsyncBulk"]


class AsyncBulk(Calls):
    """Sends many messages from a ledger, each at most once, for asyncio.

    Args:
        ledger: Where the ledger lies: a file, made when a run is planned, or the URL of a
            PostgreSQL database.
        api_key: The key to send with; left out, `NOTIFY_API_KEY` of the environment.
        base_url: Where Notify is; left out, `NOTIFY_BASE_URL`, and without that Notify itself.
        create: Whether to make the ledger if it does not exist.

    Raises:
        BulkError: The ledger cannot be used.

    Example:
        ::

            async with AsyncBulk("runs.db") as bulk:
                plan = await bulk.plan("people.csv", template_id=template_id)
                result = await bulk.send(plan.run)
                print(result.counts)
    """

    async def plan(
        self,
        rows: str | Path | Iterable[object],
        *,
        template_id: str,
        **options: Unpack[PlanOptions],
    ) -> Plan:
        """Read rows into the ledger and check each; nothing is sent.

        Args:
            rows: The path of a spreadsheet, a database's URL, or mappings of columns to values.
            template_id: What to send.
            **options: See `PlanOptions`.

        Returns:
            What the run will do.

        Raises:
            BadInput: The input cannot be read, or its columns do not suit the template.
            RequestError: The template cannot be read.

        Example:
            >>> plan = await bulk.plan("people.csv", template_id=template_id)
            >>> plan.good
            2
        """
        return await self._awaited(self._plan(rows, template_id, options))

    async def open_outbox(self, template_id: str, **options: Unpack[PlanOptions]) -> str:
        """Make ready for single messages of a template, which `outbox.add` adds.

        Args:
            template_id: What to send.
            **options: See `PlanOptions`.

        Returns:
            The outbox, for `outbox.add`; the same one as long as the ledger lives.

        Raises:
            RequestError: The template cannot be read.

        Example:
            >>> outbox = await bulk.open_outbox(template_id)
        """
        return await self._awaited(self._open_outbox(str(template_id), options))

    async def send(
        self,
        run: str,
        options: SendOptions | None = None,
        *,
        tell: Callable[[Progress], None] | None = None,
    ) -> Result:
        """Send what is planned of a run, and go on where it stopped.

        Args:
            run: The run's id.
            options: How to send.
            tell: Told of progress, several times a second.

        Returns:
            What came of it; its `error` says what stopped it.

        Raises:
            BulkError: There is no such run, it is paused, or it belongs to another service.
            InUse: Another process sends from the ledger.
            LedgerCopied: The ledger is a copy.
            RequestError: The template cannot be read.

        Example:
            >>> result = await bulk.send(run)
            >>> result.sent
            2
        """
        return await self._awaited(self._send(run, options, tell))

    async def work(
        self,
        options: SendOptions | None = None,
        *,
        max_rows: int = 200,
        max_seconds: float = 20.0,
    ) -> Worked:
        """Send a part of what is planned in all runs of the ledger.

        Any number of processes may do so at once where the ledger lies in PostgreSQL.

        Args:
            options: How to send.
            max_rows: How many rows at most.
            max_seconds: For how long to begin new rows.

        Returns:
            What was done, and how much is left.

        Raises:
            BulkError: The ledger cannot be used, or is a copy.
            InUse: Another process sends from the ledger, which is a file.

        Example:
            >>> worked = await bulk.work(max_rows=50)
            >>> worked.left
            0
        """
        return await self._awaited(self._work(options, max_rows, max_seconds))

    async def refresh(self, run: str) -> int:
        """Read from Notify what became of a run's messages, 250 at a time, into the ledger.

        Args:
            run: The run's id.

        Returns:
            How many messages of the run Notify has.

        Raises:
            BulkError: There is no such run.
            RequestError: A list cannot be read.

        Example:
            >>> await bulk.refresh(run)
            2
        """
        return await self._awaited(self._refresh(run))

    async def __aenter__(self) -> Self:
        """Give the object itself, which keeps its connections; leaving the block closes it."""
        self._keep_connections()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Let go of the ledger."""
        await self._let_connections_go()
        self.close()
