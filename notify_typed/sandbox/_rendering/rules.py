"""Reads the month whose rules a sandbox follows: today's, or an earlier one."""

import re

from notify_typed._rules.months import NEWEST, Rules
from notify_typed.sandbox._errors import SandboxError

_MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")
_FIRST_KNOWN = "2026-08"


def read_rules(month: object) -> Rules:
    """Return the rules of a month, the newest without one.

    Raises:
        SandboxError: It is not a month, or one before the first whose rules are known.
    """
    if month is None:
        return NEWEST
    if not isinstance(month, str) or not _MONTH.fullmatch(month):
        raise SandboxError(f"rules must be a month such as {_FIRST_KNOWN}, not {month!r}")
    if month < _FIRST_KNOWN:
        raise SandboxError(
            f"rules must be those of {_FIRST_KNOWN} or later: earlier ones are not known"
        )
    return Rules(month)
