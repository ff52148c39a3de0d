"""Many messages from a spreadsheet, each at most once, whatever dies on the way."""

from __future__ import annotations

# First: it says in plain words when a library is missing.
import notify_typed.bulk._dependencies as libraries
from notify_typed.bulk._async_bulk import AsyncBulk
from notify_typed.bulk._bulk import Bulk
from notify_typed.bulk._calls import PlanOptions, Worked
from notify_typed.bulk._errors import BadInput, BulkError, InUse, LedgerCopied, NoSuchRun
from notify_typed.bulk._input.opening import Reading
from notify_typed.bulk._pace import Window
from notify_typed.bulk._planning import Plan, Preview
from notify_typed.bulk._records import Row, RunInfo
from notify_typed.bulk._report import Format, Only
from notify_typed.bulk._results import Progress, Result
from notify_typed.bulk._settings import SendOptions
from notify_typed.bulk._states import State

__all__ = [
    "AsyncBulk",
    "BadInput",
    "Bulk",
    "BulkError",
    "Format",
    "InUse",
    "LedgerCopied",
    "NoSuchRun",
    "Only",
    "Plan",
    "PlanOptions",
    "Preview",
    "Progress",
    "Reading",
    "Result",
    "Row",
    "RunInfo",
    "SendOptions",
    "State",
    "Window",
    "Worked",
]

del libraries
