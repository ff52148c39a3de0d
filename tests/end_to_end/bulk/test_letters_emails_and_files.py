"""Letters, emails and files go out as texts do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from bulk_world import FAST, held, written_file

from notify_typed.bulk import AsyncBulk, BadInput, State
from notify_typed.sandbox import faults
from notify_typed.sandbox._world.default import (
    EMAIL_TEMPLATE_ID,
    FILE_TEMPLATE_ID,
    LETTER_TEMPLATE_ID,
)

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.sandbox import Sandbox


async def rows_for(bulk: AsyncBulk, template: str, *recipients: dict[str, Any]) -> list[Any]:
    box = await bulk.open_outbox(template)
    values = dict.fromkeys(bulk.run(box).template.placeholders, "x")
    return [{**values, **recipient} for recipient in recipients]


async def test_emails_are_checked_and_sent_and_found_again(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    addresses = (
        "amala@example.com",
        "bethan@example.com",
        "not an address",
        "",
        "AMALA@example.com",
    )
    rows = await rows_for(bulk, EMAIL_TEMPLATE_ID, *({"Email Address": each} for each in addresses))
    plan = await bulk.plan(rows, template_id=EMAIL_TEMPLATE_ID)
    assert [str(each) for each in plan.problems] == [
        "row 3, email address: Not a valid email address",
        "row 4, email address: the cell is empty",
    ]
    assert (plan.cost, plan.repeated_rows, plan.previews[0].subject is not None) == (0, [5], True)
    sandbox.fail_next(1, faults.ResetAfterCommit(), operation="sends")

    result = await bulk.send(plan.run, FAST)

    assert (result.counts[State.SENT], result.counts[State.BAD]) == (3, 2)
    assert set(held(sandbox).values()) == {1}


async def test_letters_are_checked_and_sent_and_found_again(
    sandbox: Sandbox, bulk: AsyncBulk
) -> None:
    good = {
        "address line 1": "Amala Bird",
        "address line 2": "1 Example Street",
        "address line 3": "SW1A 1AA",
    }
    abroad = {**good, "address line 3": "France"}
    rows = await rows_for(
        bulk, LETTER_TEMPLATE_ID, good, abroad, {**good, "address line 3": "nowhere"}
    )
    for row in rows:
        for name in [each for each in row if each.startswith("address_line")]:
            del row[name]
    plan = await bulk.plan(rows, template_id=LETTER_TEMPLATE_ID)
    assert [each.reason for each in plan.problems] == [
        "Last line of address must be a real UK postcode or another country"
    ]
    assert set(plan.destinations) == {"second", "europe"}
    assert plan.cost > 1
    sandbox.fail_next(1, faults.ResetAfterCommit(), operation="sends")

    result = await bulk.send(plan.run, evolve(FAST, in_flight=1))

    assert result.counts[State.SENT] == 2
    assert set(held(sandbox).values()) == {1}


async def test_a_letter_takes_two_of_notify_s_tokens(bulk: AsyncBulk) -> None:
    lines = {f"address line {n}": each for n, each in enumerate(("A", "B", "SW1A 1AA"), 1)}
    rows = [
        {key: each for key, each in row.items() if not key.startswith("address_line")}
        for row in await rows_for(bulk, LETTER_TEMPLATE_ID, lines, lines)
    ]
    plan = await bulk.plan(rows, template_id=LETTER_TEMPLATE_ID, rate=60)
    await bulk.send(plan.run, evolve(FAST, rate=60))

    assert plan.seconds == 4
    with bulk._database.read() as connection:
        found = connection.exec_driver_sql("SELECT capacity, tokens FROM notify_bulk_pace").all()
    assert found == [(20, 16.0)]


async def test_letters_leave_one_by_one_where_the_rate_is_too_low_for_two_tokens(
    bulk: AsyncBulk,
) -> None:
    lines = {f"address line {n}": each for n, each in enumerate(("A", "B", "SW1A 1AA"), 1)}
    row = (await rows_for(bulk, LETTER_TEMPLATE_ID, lines))[0]
    row = {key: each for key, each in row.items() if not key.startswith("address_line")}
    plan = await bulk.plan([row], template_id=LETTER_TEMPLATE_ID)

    assert (await bulk.send(plan.run, evolve(FAST, rate=1))).sent == 1


async def test_files_are_sent_by_their_paths(
    sandbox: Sandbox, bulk: AsyncBulk, tmp_path: Path
) -> None:
    path = written_file(tmp_path / "a.csv", b"a,b\n1,2\n")
    large = written_file(tmp_path / "large.csv", b"x" * 2_200_000)
    box = await bulk.open_outbox(FILE_TEMPLATE_ID)
    name = next(each for each in bulk.run(box).template.placeholders if "link" in each)
    rows = await rows_for(
        bulk,
        FILE_TEMPLATE_ID,
        *(
            {"email address": "a@example.com", name: str(each)}
            for each in (path, large, "no.csv", tmp_path, written_file(tmp_path / "e.csv", b""))
        ),
        {"email address": "a@example.com", name: str(written_file(tmp_path / "a.exe", b"MZ"))},
        {"email address": "a@example.com", name: [str(path), str(path)]},
    )
    spelt = name.replace("_", " ").title()
    plan = await bulk.plan(rows, template_id=FILE_TEMPLATE_ID, files=[spelt])
    reasons = [each.reason for each in plan.problems]
    assert "is larger than 2 MB" in reasons[0]
    assert "cannot be read: No such file" in reasons[1]
    assert reasons[2] == f"{tmp_path} is a directory or a device, and not a file"
    assert reasons[3].endswith("e.csv is empty")
    assert "Notify does not take the file" in reasons[4]
    assert "must hold the path of a file" in reasons[5]

    assert (await bulk.send(plan.run, FAST)).counts[State.SENT] == 1
    assert "/documents/" in sandbox.messages()[0].body or "http" in sandbox.messages()[0].body

    with pytest.raises(BadInput, match="does not have a placeholder 'other'"):
        await bulk.plan(rows, template_id=FILE_TEMPLATE_ID, files=["other"])


async def test_a_file_that_is_gone_by_then_refuses_its_row(
    sandbox: Sandbox, bulk: AsyncBulk, tmp_path: Path
) -> None:
    path = written_file(tmp_path / "a.csv", b"a,b\n1,2\n")
    box = await bulk.open_outbox(FILE_TEMPLATE_ID)
    name = next(each for each in bulk.run(box).template.placeholders if "link" in each)
    rows = await rows_for(
        bulk, FILE_TEMPLATE_ID, {"email address": "a@example.com", name: str(path)}
    )
    run = (await bulk.plan(rows, template_id=FILE_TEMPLATE_ID, files=[name])).run
    path.unlink()

    result = await bulk.send(run, FAST)

    assert result.counts[State.REFUSED] == 1
    assert not sandbox.messages()
