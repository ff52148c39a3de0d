"""The runs of a ledger: looked at, decided on, forgotten."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING

from notify_typed.bulk._database import Database
from notify_typed.bulk._errors import BulkError, InUse
from notify_typed.bulk._fates import Fate, forget, note_receipt
from notify_typed.bulk._input.opening import digest_of
from notify_typed.bulk._ledger import Ledger
from notify_typed.bulk._lock import hold
from notify_typed.bulk._looking import Looks
from notify_typed.bulk._report import selected, write_report
from notify_typed.bulk._speed import Speed

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
        create: Whether to make the ledger if it does not exist.

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
        self._speeds = defaultdict[str, Speed](Speed)
        self._stopped = False
        self._checked: set[str] = set()

    @property
    def is_stopped(self) -> bool:
        """Whether it was told to stop."""
        return self._stopped

    def stop(self) -> None:
        """End a `send` or `work` after the messages in hand; for handlers of signals.

        Example:
            >>> bulk.stop()
        """
        self._stopped = True
        if self._sending is not None:
            self._sending.stop()

    def find(self, path: str | Path, template_id: str) -> RunInfo | None:
        """Give the last run that was planned of a file, as it is now, for a template.

        Args:
            path: The file.
            template_id: The template.

        Returns:
            The run, or None.

        Raises:
            BulkError: The ledger cannot be read.

        Example:
            >>> bulk.find("people.csv", template_id).id == run
            True
        """
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

        Example:
            >>> bulk.report(run, path=Path("report.csv"))
            2
        """
        info = self._ledger.run(run)
        if path is not None and self._database.holds(path):
            raise BulkError(f"{path} is the ledger; write the report to another file")
        rows = selected(self._ledger.rows(info), only)
        return write_report(info, rows, form, path, sys.stdout)

    def runs(self) -> list[RunInfo]:
        """Give all runs of the ledger, the oldest first.

        Returns:
            The runs.

        Raises:
            BulkError: The ledger cannot be read.

        Example:
            >>> [each.id for each in bulk.runs()] == [run]
            True
        """
        return self._ledger.runs()

    def run(self, run: str) -> RunInfo:
        """Give a run.

        Raises:
            BulkError: There is no such run.

        Args:
            run: The run's id.

        Returns:
            The run.

        Example:
            >>> bulk.run(run).template.name
            'Appointment reminder'
        """
        return self._ledger.run(run)

    def counts(self, run: str) -> Mapping[State, int]:
        """Count the rows of a run by what is known of them.

        Args:
            run: The run's id.

        Returns:
            How many rows are in each state.

        Raises:
            NoSuchRun: The ledger does not have this run; `runs` lists those that it has.

        Example:
            >>> {str(state): rows for state, rows in bulk.counts(run).items() if rows}
            {'planned': 2}
        """
        return self._ledger.counts(self._ledger.run(run))

    def rows(self, run: str) -> Iterator[Row]:
        """Give the rows of a run one by one, as they stand.

        Args:
            run: The run's id.

        Returns:
            The rows, each with what is known of its message.

        Raises:
            NoSuchRun: The ledger does not have this run; `runs` lists those that it has.

        Example:
            >>> [row.number for row in bulk.rows(run)]
            [2, 3]
        """
        return self._ledger.rows(self._ledger.run(run))

    def pause(self, run: str) -> None:
        """Tell the process that sends a run to claim no more rows of it.

        Args:
            run: The run's id.

        Raises:
            BulkError: There is no such run, or it was not planned to its end.

        Example:
            >>> bulk.pause(run)
        """
        info = self._ledger.run(run)
        if info.state == "planning":
            raise BulkError(f"{run} was not planned to its end")
        self._ledger.set_state(info, "paused", reason="paused by a person")

    def resume(self, run: str) -> None:
        """Let a paused run be sent again.

        Args:
            run: The run's id.

        Raises:
            NoSuchRun: The ledger does not have this run; `runs` lists those that it has.

        Example:
            >>> bulk.resume(run)
        """
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

        Raises:
            NoSuchRun: The ledger does not have this run; `runs` lists those that it has.
            InUse: Another process sends from the ledger; stop that first.

        Example:
            >>> bulk.declare(run, sent=True)
            0
        """
        with hold(self._database):
            info = self._ledger.run(run)
            return self._ledger.declare(info, "declare_sent" if sent else "declare_not_sent", rows)

    def retry_refused(self, run: str, rows: Iterable[int] | None = None) -> int:
        """Have rows sent again that Notify refused.

        Returns:
            How many rows there were.

        Raises:
            NoSuchRun: The ledger does not have this run; `runs` lists those that it has.
            InUse: Another process sends from the ledger; stop that first.

        Example:
            >>> bulk.retry_refused(run)
            0
        """
        with hold(self._database):
            return self._ledger.declare(self._ledger.run(run), "try_again", rows)

    def check_before_sending(self, run: str, rows: Iterable[int] | None = None) -> int:
        """Have each planned row looked up before it is sent: the ledger may be a copy.

        Args:
            run: The run.
            rows: Which rows; all planned ones when left out.

        Returns:
            How many rows there were.

        Raises:
            NoSuchRun: The ledger does not have this run; `runs` lists those that it has.
            InUse: Another process sends from the ledger; stop that first.

        Example:
            >>> bulk.check_before_sending(run)
            2
        """
        with hold(self._database):
            return self._ledger.declare(self._ledger.run(run), "check", rows)

    def note_receipt(self, receipt: DeliveryReceipt) -> None:
        """Write a delivery receipt into the ledger; a handler for `notify_typed.webhooks`.

        Args:
            receipt: What Notify called back with. Receipts of other messages are passed over.

        Raises:
            BulkError: The ledger cannot be written.

        Example:
            >>> bulk.note_receipt(receipt)
        """
        at = receipt.completed_at or receipt.sent_at or receipt.created_at
        fate = Fate(str(receipt.id), receipt.reference, str(receipt.status), at)
        note_receipt(self._database, fate)

    def forget(self, run: str) -> int:
        """Delete recipients and values of the rows that nothing is to be done with any more.

        Returns:
            How many rows there were.

        Raises:
            NoSuchRun: The ledger does not have this run; `runs` lists those that it has.
            InUse: Another program reads the ledger, so that the file still has what was deleted;
                do it again when that has ended.

        Example:
            >>> bulk.forget(run)
            0
        """
        info = self._ledger.run(run)
        if info.state == "planning":
            self._ledger.remove(info)
            number = 0
        else:
            number = forget(self._database, info)
        if not self._database.wipe():
            raise InUse(
                f"another program reads the ledger {self._database.name}, so its files still have"
                " what was deleted. End that program, and do this again"
            )
        return number

    def _forget_due(self) -> None:
        due = self._ledger.runs_to_forget(time.time())
        for info in due:
            forget(self._database, info)
        if due:
            self._database.wipe()

    def close(self) -> None:
        """Let go of the ledger.

        Example:
            >>> bulk.close()
        """
        self._database.close()
