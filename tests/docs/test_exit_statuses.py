"""One table has the exit statuses of all commands, and the guides show parts of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from cases import for_each

from notify_typed import bulk
from notify_typed._cli.outcomes import Exit, failure_of

DOCS: Final = Path(__file__).parents[2] / "docs"
ROW: Final = re.compile(r"^\| (\d+) \|(?: (?:`(\w+)`)? ?\|)?", re.MULTILINE)
# What only a wait ends with.
WAITING: Final = {Exit.TIMED_OUT}


def listed(page: str, heading: str) -> dict[int, str]:
    """The statuses of the first table below a heading, with their names where it has them."""
    below = (DOCS / page).read_text(encoding="utf-8").partition(heading)[2]
    rows = below[below.index("\n|") :].strip().partition("\n\n")[0]
    return {int(status): name for status, name in ROW.findall(rows)}


def test_the_reference_lists_every_status_by_its_name() -> None:
    names = {each.value: "" if each is Exit.DONE else each.name.lower() for each in Exit}
    assert listed("reference/cli.md", "Every command ends with") == names


@for_each(
    ("page", "heading"),
    [("guides/admin.md", "cancel`. With"), ("guides/bulk-operators.md", "## Exit statuses")],
)
def test_a_guide_lists_the_statuses_that_its_commands_end_with(page: str, heading: str) -> None:
    assert set(listed(page, heading)) == set(Exit) - WAITING


@for_each(
    ("problem", "status"),
    [
        (bulk.BadInput("x"), Exit.USAGE),
        (bulk.BulkError("x"), Exit.NOT_SENT),
        (bulk.InUse("x"), Exit.NOT_SENT),
        (bulk.LedgerCopied("x"), Exit.NOT_SENT),
    ],
)
def test_what_goes_wrong_with_a_run_has_its_status(problem: bulk.BulkError, status: Exit) -> None:
    assert failure_of(problem).outcome == status
