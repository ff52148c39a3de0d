"""The runs of a ledger: looked at, decided on, forgotten."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from notify_typed.bulk._database import Database
from notify_typed.bulk._errors import BulkError
from notify_typed.bulk._input.opening import digest_of
from notify_typed.bulk._ledger import Ledger
from notify_typed.bulk._lock import hold
from notify_typed.bulk._looking import Looks
from notify_typed.bulk._report import selected, write_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from notify_typed import ApiKey
    from notify_typed.bulk._records import Row, RunInfo
    from notify_typed.bulk._report import Format, Only
    from notify_typed.bulk._sending import Sending
    from notify_typed.bulk._states import State
    from notify_typed.webhooks import DeliveryReceipt

__all__ = ["Runs"]


class Runs:
    """The runs of a ledger, without what talks to Notify.

    Args:
        ledger: Where the ledger lies: a file, made when a run is planned, or the URL of a
            PostgreSQL database.
        api_key: The key to send with; left out, `NOTIFY_API_KEY` of the environment.
        base_url: Where Notify is; left out, `NOTIFY_BASE_URL`, and without that Notify itself.
        create: Whether to make the ledger where there is none.

    Raises:
        BulkError: The ledger cannot be used.
    """

    def __init__(
        self,
        ledger: str | Path,
        *,
        api_key: ApiKey | str | None = None,
        base_url: str | None = None,
        create: bool = True,
    ) -> None:
        self._database = Database(ledger, create=create)
        self._ledger = Ledger(self._database)
        self._api_key = api_key
        self._base_url = base_url
        self._sending: Sending | None = None
        self._looks = Looks()
        self._stopped = False
        self._checked: set[str] = set()

    @property
    def is_stopped(self) -> bool:
        """Whether it was told to stop."""
        return self._stopped

    def stop(self) -> None:
        """End a `send` or `work` after the messages in hand; for handlers of signals."""
        self._stopped = True
        if self._sending is not None:
            self._sending.stop()

    def find(self, path: str | Path, template_id: str) -> RunInfo | None:
        """Give the last run that was planned of a file, as it is now, for a template."""
        digest = digest_of(path)
        found = [
            each
            for each in self._ledger.runs()
            if digest is not None and each.digest == digest and each.template.id == str(template_id)
        ]
        return found[-1] if found else None

    def report(
        self, run: str, *, form: Format = "csv", path: Path | None = None, only: Only | None = None
    ) -> int:
        """Write a run's rows, each with what is known of its message.

        Args:
            run: The run.
            form: How to write them.
            path: Where; standard output when left out.
            only: Which rows; all when left out.

        Returns:
            How many rows were written.

        Raises:
            BulkError: There is no such run, or the file cannot be written.
        """
        info = self._ledger.run(run)
        rows = selected(self._ledger.rows(info), only)
        return write_report(info, rows, form, path, sys.stdout)

    def runs(self) -> list[RunInfo]:
        """Give all runs of the ledger, the oldest first."""
        return self._ledger.runs()

    def run(self, run: str) -> RunInfo:
        """Give a run.

        Raises:
            BulkError: There is no such run.
        """
        return self._ledger.run(run)

    def counts(self, run: str) -> Mapping[State, int]:
        """Count the rows of a run by what is known of them."""
        return self._ledger.counts(self._ledger.run(run))

    def rows(self, run: str) -> Iterator[Row]:
        """Give the rows of a run one by one, as they stand."""
        return self._ledger.rows(self._ledger.run(run))

    def pause(self, run: str) -> None:
        """Tell the process that sends a run to claim no more rows of it."""
        info = self._ledger.run(run)
        if info.state == "planning":
            raise BulkError(f"{run} was not planned to its end")
        self._ledger.set_state(info, "paused", reason="paused by a person")

    def resume(self, run: str) -> None:
        """Let a paused run be sent again."""
        info = self._ledger.run(run)
        if info.state == "paused":
            self._ledger.set_state(info, "ready")

    def declare(self, run: str, *, sent: bool, rows: Iterable[int] | None = None) -> int:
        """Decide on unknown rows, where a person knows better than a look can tell.

        Args:
            run: The run.
            sent: Whether they were sent; those that were not are sent the next time.
            rows: Which rows; all unknown ones when left out.

        Returns:
            How many rows there were.
        """
        with hold(self._database):
            info = self._ledger.run(run)
            return self._ledger.declare(info, "declare_sent" if sent else "declare_not_sent", rows)

    def retry_refused(self, run: str, rows: Iterable[int] | None = None) -> int:
        """Have rows sent again that Notify refused.

        Returns:
            How many rows there were.
        """
        with hold(self._database):
            return self._ledger.declare(self._ledger.run(run), "try_again", rows)

    def check_before_sending(self, run: str) -> int:
        """Have each planned row looked up before it is sent: the ledger may be a copy.

        Returns:
            How many rows there were.
        """
        with hold(self._database):
            return self._ledger.declare(self._ledger.run(run), "check")

    def note_receipt(self, receipt: DeliveryReceipt) -> None:
        """Write a delivery receipt into the ledger; a handler for `notify_typed.webhooks`.

        Args:
            receipt: What Notify called back with. Receipts of other messages are passed over.
        """
        at = receipt.completed_at or receipt.sent_at or receipt.created_at
        self._ledger.note_receipt(str(receipt.id), str(receipt.status), at)

    def forget(self, run: str) -> int:
        """Delete recipients and values of the rows that nothing is to be done with any more.

        Returns:
            How many rows there were.
        """
        info = self._ledger.run(run)
        if info.state == "planning":
            self._ledger.remove(info)
            return 0
        return self._ledger.forget(info)

    def _forget_due(self) -> None:
        now = time.time()
        for info in self._ledger.runs():
            after = info.options.forget_after
            if after is not None and info.created_at + after < now:
                self._ledger.forget(info)

    def close(self) -> None:
        """Let go of the ledger."""
        self._database.close()
