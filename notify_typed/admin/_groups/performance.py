# Made from notify_typed/admin/_groups_async/performance.py by scripts/make_sync.py; edit that.
"""What Notify shows everybody of its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notify_typed._engine.operation import CacheEntry
from notify_typed.admin._groups.group import Group
from notify_typed.admin._requests import HOUR, read
from notify_typed.admin._times import day
from notify_typed_admin.api.performance import get_performance_dashboard_stats

if TYPE_CHECKING:
    from datetime import date

    from notify_typed_admin.models import PerformanceDashboard

__all__ = ["Performance"]


class Performance(Group):
    """What Notify shows everybody of its work."""

    def get_performance_dashboard_stats(
        self, *, start_date: date | str, end_date: date | str
    ) -> PerformanceDashboard:
        """Read how much was sent, how quickly, and for which services. Days that are over count.

        Args:
            start_date: The first day to list.
            end_date: The last day to list.

        Returns:
            The figures.

        Raises:
            InvalidInput: An argument is not valid; nothing was sent.
            RequestError: Reading failed, in spite of retries.

        Example:
            >>> dashboard = admin.performance.get_performance_dashboard_stats(
            ...     start_date="2026-11-01", end_date="2026-11-30"
            ... )
            >>> dashboard.total_notifications
            1
        """
        first, last = day("start_date", start_date), day("end_date", end_date)
        request = get_performance_dashboard_stats.request_kwargs(start_date=first, end_date=last)
        entry = CacheEntry(f"performance-stats-{first}-to-{last}", seconds=HOUR)
        return self._send(read(get_performance_dashboard_stats, request, cache=entry))
