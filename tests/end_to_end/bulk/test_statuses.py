"""What has become of messages is joined onto their rows."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bulk_world import FAST, TEMPLATE, fast_world, people

from notify_typed import AsyncNotifyClient
from notify_typed.bulk import AsyncBulk
from notify_typed.sandbox import Clock, Sandbox
from notify_typed.webhooks import parse_delivery_receipt

if TYPE_CHECKING:
    from pathlib import Path

    from notify_typed.bulk import Row
    from notify_typed.webhooks import DeliveryReceipt


def receipt(row: Row, reference: str, status: str, second: int) -> DeliveryReceipt:
    body = {
        "id": row.notification_id,
        "reference": reference,
        "to": "07700900300",
        "status": status,
        "created_at": "2026-11-30T10:00:00.000000Z",
        "completed_at": f"2099-11-30T10:00:{second:02}.000000Z",
        "sent_at": "2026-11-30T10:00:01.000000Z",
        "notification_type": "sms",
        "template_id": TEMPLATE,
        "template_version": 1,
    }
    return parse_delivery_receipt(json.dumps(body).encode())


async def test_receipts_are_written_into_the_ledger_in_any_order(
    sandbox: Sandbox, url: str
) -> None:
    async with AsyncBulk(url, api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        run = (await bulk.plan(people(2), template_id=TEMPLATE)).run
        await bulk.send(run, FAST)
        row, other = bulk.rows(run)

        bulk.note_receipt(receipt(row, row.reference, "delivered", 9))
        bulk.note_receipt(receipt(row, row.reference, "temporary-failure", 5))
        bulk.note_receipt(receipt(row, other.reference, "permanent-failure", 10))  # of no message

        assert [each.status for each in bulk.rows(run)] == ["delivered", None]


async def test_statuses_find_rows_by_a_user_s_references_even_when_these_are_forgotten(
    sandbox: Sandbox, url: str
) -> None:
    names = ("case-1", "run-aaaaaaaaaaaa-2", "")
    rows = [{**row, "reference": name} for row, name in zip(people(3), names, strict=True)]
    async with AsyncBulk(url, api_key=sandbox.test_key, base_url=sandbox.base_url) as bulk:
        run = (await bulk.plan(rows, template_id=TEMPLATE)).run
        another = (await bulk.plan(people(1), template_id=TEMPLATE)).run
        await bulk.send(another, FAST)
        await bulk.send(run, FAST)
        sent = [*bulk.rows(run)]
        assert [row.reference for row in sent] == [*names[:2], f"{run}-3"]

        for second in (1, 2):
            for row in sent:
                bulk.note_receipt(receipt(row, row.reference, "temporary-failure", second))
            assert {row.status for row in bulk.rows(run)} == {"temporary-failure"}
            assert await bulk.refresh(run) == 3
            assert {row.status for row in bulk.rows(run)} == {"delivered"}
            bulk.forget(run)

        assert [row.reference for row in bulk.rows(run)] == ["", "", f"{run}-3"]
        assert [row.status for row in bulk.rows(another)] == [None]


async def test_messages_from_before_a_run_are_not_asked_for(ledger: Path) -> None:
    clock = Clock(datetime.now(UTC) - timedelta(hours=1), frozen=True)
    with Sandbox(outcomes="immediate", world=fast_world(), clock=clock) as sandbox:
        key, url = sandbox.test_key, sandbox.base_url
        async with (
            AsyncNotifyClient(key, base_url=url) as notify,
            AsyncBulk(ledger, api_key=key, base_url=url) as bulk,
        ):
            for _ in range(300):  # more than a page
                await notify.send_sms_notification("07700 900301", TEMPLATE, people(1)[0])
            sandbox.clock.advance(hours=1)
            run = (await bulk.plan(people(2), template_id=TEMPLATE)).run
            await bulk.send(run, FAST)
            before = len(sandbox.requests())

            assert await bulk.refresh(run) == 2
            assert len(sandbox.requests()) == before + 1
