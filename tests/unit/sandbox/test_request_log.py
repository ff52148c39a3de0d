"""The log of requests keeps the newest, within bounds, and explains what the API says."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown.extensions.toc import slugify  # type: ignore[import-untyped] # it has no types
from patience import HANG
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import OperationalError

from notify_typed.sandbox._description.reasons import ADDRESS, find_reason
from notify_typed.sandbox._state.request_log import (
    KEPT_OF_ONE,
    MemoryRequestLog,
    StoredRequest,
    shortened,
)
from notify_typed.sandbox._state.shared_request_log import SharedRequestLog
from notify_typed.sandbox._store.database import Storage
from notify_typed.sandbox._store.journal import Journal

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "errors.md"


def request(body: bytes = b"") -> StoredRequest:
    return StoredRequest(1, "POST", "/v2/notifications/sms", "", "", body)


def test_the_oldest_requests_make_room_for_new_ones() -> None:
    log = MemoryRequestLog(most=3)
    for _ in range(5):
        log.add(request())
    assert [each.number for each in log.newest()] == [5, 4, 3]
    assert [each.number for each in log.newest(before=4)] == [3]
    assert [each.number for each in log.after(3, 10)] == [4, 5]
    assert [each.number for each in log.after(3, 1)] == [4]
    assert log.get(2) is None
    assert log.get(6) is None
    assert log.get(4) is not None
    assert log.last() == 5


def test_large_bodies_are_kept_within_bounds() -> None:
    log = MemoryRequestLog(most_bytes=10_000)
    for _ in range(10):
        log.add(request(bytes(3_000)))
    assert [each.number for each in log.newest()] == [10, 9]
    log.add(request(bytes(20_000)))
    assert log.newest() == []
    assert shortened(bytes(KEPT_OF_ONE + 1)) == bytes(KEPT_OF_ONE)


def test_forgotten_requests_leave_their_numbers() -> None:
    log = MemoryRequestLog()
    log.add(request())
    log.clear()
    assert log.newest() == []
    log.add(request())
    assert [each.number for each in log.newest()] == [2]


async def test_requests_that_cannot_be_written_are_lost_to_the_log_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("notify_typed.sandbox._state.shared_request_log._WRITE_AFTER", 0)
    tried = asyncio.Event()

    class Broken:
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # as it is there

        def rows(self, *_: object) -> None:
            tried.set()
            raise OperationalError("secret", {}, Exception())

    storage: Any = Broken()
    log = SharedRequestLog(storage, lambda: None)
    log.add(request(b"precious"))
    log.add(request(b"precious"))
    async with asyncio.timeout(HANG):
        await tried.wait()
    assert "requests could not be logged: OperationalError" in caplog.text
    assert "precious" not in caplog.text
    log.flush()  # nothing is left that could fail again


def test_the_journal_keeps_the_newest_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notify_typed.sandbox._store.journal._MOST", 10)
    storage = Storage()
    journal = Journal(storage)
    for number in range(100):
        journal.write("status", number, subject_id="a", detail="sent", before=[(1, "created")])
    assert [entry.id for entry in journal.after(0)] == [*range(91, 101)]
    assert journal.about("a")[-1].before == [(1, "created")]
    storage.close()


def test_a_message_of_the_api_is_explained_as_the_documentation_does() -> None:
    known = find_reason("Missing personalisation: name, date")
    assert known is not None
    assert "placeholders" in known.cause
    assert known.link == f"{ADDRESS}#the-template"
    likewise = find_reason("scheduled_for datetime can not be in the past")
    assert likewise is not None
    assert likewise.cause not in ("likewise", "as above")
    assert find_reason("nothing that it says") is None


def test_links_lead_to_headings_of_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    _, _, said = page.partition("## What the API says")
    headings = re.findall(r"^#{2,4} (.+)$", page, re.MULTILINE)
    anchors = {slugify(heading, "-") for heading in headings}
    messages = re.findall(r"^\| `([^`{]+)` \| ", said, re.MULTILINE)
    found = [find_reason(message) for message in messages]
    assert len(found) > 20
    for reason in found:
        assert reason is not None
        assert reason.link.removeprefix(f"{ADDRESS}#") in anchors
