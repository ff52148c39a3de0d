"""The states of a job, as sets to filter by.

The API knows one more, `error`, which Notify's own admin website leaves out of its lists.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "FINISHED_JOB_STATUSES",
    "JOB_STATUSES",
    "NON_CANCELLED_JOB_STATUSES",
    "NON_SCHEDULED_JOB_STATUSES",
]

JOB_STATUSES: Final = frozenset(
    {
        "scheduled",
        "pending",
        "in progress",
        "finished",
        "finished all notifications created",
        "cancelled",
        "sending limits exceeded",
        "ready to send",
        "sent to dvla",
    }
)
"""Every state that a job's page on Notify's website shows."""

NON_CANCELLED_JOB_STATUSES: Final = JOB_STATUSES - {"cancelled"}
"""All but the cancelled."""

NON_SCHEDULED_JOB_STATUSES: Final = JOB_STATUSES - {"scheduled", "cancelled"}
"""Those that have begun or are about to."""

FINISHED_JOB_STATUSES: Final = frozenset({"finished", "finished all notifications created"})
"""Those whose messages have all been made."""
