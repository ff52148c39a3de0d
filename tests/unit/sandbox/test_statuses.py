"""Which stored statuses a filter of the list stands for."""

import pytest

from notify_typed.sandbox._service.messages import stored_statuses

IN_USE = [
    "cancelled",
    "created",
    "sending",
    "sent",
    "delivered",
    "pending",
    "technical-failure",
    "temporary-failure",
    "permanent-failure",
    "pending-virus-check",
    "validation-failed",
    "virus-scan-failed",
    "returned-letter",
]


def test_all_statuses_in_use_together_are_no_filter() -> None:
    assert {*stored_statuses(IN_USE)} == {*IN_USE, "failed"}
    shorter = ["cancelled", "accepted", "sent", "received", "pending", "pending-virus-check"]
    assert {*stored_statuses([*shorter, "failed"])} == {*IN_USE, "failed"}


@pytest.mark.parametrize("left_out", IN_USE)
def test_without_one_of_them_messages_stored_as_failed_stay_out(left_out: str) -> None:
    assert "failed" not in stored_statuses([status for status in IN_USE if status != left_out])
