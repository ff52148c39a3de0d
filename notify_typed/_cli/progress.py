"""Progress of what takes longer than a second, on standard error and only on a terminal."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

__all__ = ["Progress"]

_PATIENCE: Final = 1.0


class Progress:
    """Shows how far something is, once it has taken a second; gone when it is done.

    Args:
        doing: What is being done.
        total: How many steps there are, if that is known.
        wanted: Whether anybody would see it.
    """

    def __init__(self, doing: str, total: int | None, *, wanted: bool) -> None:
        self._doing = doing
        self._total = total
        self._steps = 0
        self._lock = threading.Lock()
        self._bar: Bar | None = None
        self._timer = threading.Timer(_PATIENCE, self._show) if wanted else None

    def advance(self, steps: int = 1) -> None:
        """Say that steps were done."""
        with self._lock:
            self._steps += steps
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], completed=self._steps)

    def doing(self, what: str) -> None:
        """Say what is being done now."""
        with self._lock:
            self._doing = what
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], description=what)

    def __enter__(self) -> Self:
        """Begin to count the second."""
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take it off the screen."""
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
            self._timer = None

    def _show(self) -> None:
        from rich.progress import (  # noqa: PLC0415 - for what takes long
            BarColumn,
            MofNCompleteColumn,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
        )
        from rich.progress import Progress as Bar  # noqa: PLC0415 - likewise

        from notify_typed._cli.terminal import error_console  # noqa: PLC0415 - likewise

        columns = [SpinnerColumn(), TextColumn("{task.description}", markup=False)]
        if self._total is not None:
            columns += [BarColumn(bar_width=None), MofNCompleteColumn()]
        bar = Bar(*columns, TimeElapsedColumn(), console=error_console(), transient=True)
        with self._lock:
            if self._timer is None:  # it was done meanwhile
                return
            bar.add_task(self._doing, total=self._total, completed=self._steps)
            bar.start()
            self._bar = bar
