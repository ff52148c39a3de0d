"""Jobs that something comes between: no row is sent twice, none is lost, and others go on."""

from __future__ import annotations

import logging
from logging.handlers import QueueHandler
from queue import Queue
from typing import TYPE_CHECKING, Any

import pytest
from cases import for_each
from patience import HANG
from sqlalchemy.exc import OperationalError

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._jobs import runner, work
from notify_typed.sandbox._jobs.records import Jobs
from notify_typed.sandbox._world import default as world
from tests.end_to_end.sandbox_admin.test_jobs import (
    CSV,
    HOME,
    LETTERS,
    create,
    job,
    messages,
    running_sandbox,
    upload,
    uploaded,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.end_to_end.sandbox_admin.conftest import Admin

__all__ = ["running_sandbox"]

MANY = 500
LONG = "phone number,name,date\n" + "".join(
    f"07700900123,Person {number},1 May\n" for number in range(MANY)
)


def finish(admin: Admin, job_id: str) -> str:
    """Let the time run on; gives what has become of a job."""
    admin.sandbox.clock.advance(seconds=1)
    status: str = job(admin, job_id)["job_status"]
    return status


def rows_of(admin: Admin, job_id: str) -> list[int]:
    """The numbers of the rows that became messages, page by page."""
    found: list[int] = []
    for page in range(1, MANY // 50 + 2):
        answer = admin.get(f"{HOME}/job/{job_id}/notifications", params={"page": page})
        if answer.status_code == 404:
            break
        found += [each["job_row_number"] for each in answer.json()["notifications"]]
    return sorted(found)


@pytest.fixture
def trouble(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes a function fail so many times, after some calls that go well."""

    def plant(owner: Any, name: str, error: Exception, *, after: int = 0, times: int = 1) -> None:
        calls, usual = iter(range(10**6)), getattr(owner, name)

        def failing(*args: Any, **kwargs: Any) -> Any:
            if after <= next(calls) < after + times:
                raise error
            return usual(*args, **kwargs)

        monkeypatch.setattr(owner, name, failing)

    monkeypatch.setattr(runner, "_PAUSE_AFTER_FAILURE", 0.01)
    return plant


LOST = OperationalError("INSERT", {}, Exception("private text"))


@for_each("after", [0, 1, 3])
def test_a_job_that_the_database_interrupts_goes_on_where_it_stopped(
    after: int, trouble: Any, admin: Admin, caplog: pytest.LogCaptureFixture
) -> None:
    trouble(Jobs, "go_on", LOST, after=after)
    job_id = uploaded(admin, LONG)
    assert create(admin, job_id).status_code == 201
    assert finish(admin, job_id) == "finished"
    assert rows_of(admin, job_id) == list(range(MANY))
    assert "private text" not in caplog.text


@for_each(("after", "failures"), [(0, 0), (2, 0), (2, 1)])
def test_a_job_that_another_worker_has_taken_is_left_to_it(
    after: int, failures: int, trouble: Any, admin: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id, calls, usual = uploaded(admin, LONG), iter(range(10**6)), Jobs.go_on

    def too_late(jobs: Jobs, taken: Any, holder: str, **columns: Any) -> bool:
        if next(calls) == after:
            jobs.change(job_id, taken_by="another worker")
        return usual(jobs, taken, holder, **columns)

    with monkeypatch.context() as patch:
        patch.setattr(Jobs, "go_on", too_late)
        trouble(work, "compose", RuntimeError("it fails too"), after=20, times=failures)
        create(admin, job_id)
        admin.sandbox.clock.advance(seconds=1)
    assert job(admin, job_id)["job_status"] == ("in progress" if after else "pending")
    found = rows_of(admin, job_id)
    assert found == list(range(len(found)))
    assert len(found) < MANY
    admin.sandbox.reset()


def test_jobs_are_looked_for_again_when_the_database_is_back(
    trouble: Any, admin: Admin, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: Queue[str] = Queue()
    handler = QueueHandler(told)
    monkeypatch.setattr(handler, "enqueue", lambda record: told.put(record.getMessage()))
    monkeypatch.setattr(logging.getLogger("notify_typed.sandbox"), "handlers", [handler])
    trouble(Jobs, "next_due", LOST)
    admin.sandbox.clock.freeze()
    assert told.get(timeout=HANG) == "jobs could not be looked for: OperationalError"
    job_id = uploaded(admin)
    create(admin, job_id)
    assert finish(admin, job_id) == "finished"


@for_each(("content", "after"), [(CSV, 0), (LONG, MANY - 10)])
def test_a_fault_of_the_sandbox_ends_one_job_and_no_other(
    content: str, after: int, trouble: Any, admin: Admin, caplog: pytest.LogCaptureFixture
) -> None:
    trouble(work, "compose", RuntimeError("private text"), after=after)
    failing = uploaded(admin, content)
    with caplog.at_level(logging.ERROR, "notify_typed"):
        create(admin, failing)
        assert finish(admin, failing) == "error"
    assert "a job failed: RuntimeError" in caplog.text
    assert "private text" not in caplog.text
    other = uploaded(admin)
    create(admin, other)
    assert finish(admin, other) == "finished"


def test_more_jobs_than_are_worked_at_once_are_all_finished(admin: Admin) -> None:
    few = "\n".join(LONG.splitlines()[:121])
    ids = [uploaded(admin, few) for _ in range(12)]
    for job_id in ids:
        create(admin, job_id)
    assert {finish(admin, each) for each in ids} == {"finished"}
    assert {job(admin, each)["notification_count"] for each in ids} == {120}


def test_a_job_that_a_stop_interrupts_goes_on_at_the_next_start(
    tmp_path: Path, connect: Callable[[Sandbox], Admin]
) -> None:
    url = f"sqlite:///{tmp_path / 'sandbox.db'}"
    with Sandbox(database_url=url, outcomes="immediate") as sandbox:
        admin = connect(sandbox)
        job_id = uploaded(admin, LONG)
        create(admin, job_id)
    with Sandbox(database_url=url, outcomes="immediate") as sandbox:
        admin = connect(sandbox)
        assert finish(admin, job_id) == "finished"
        assert rows_of(admin, job_id) == list(range(MANY))


def test_a_job_of_a_service_that_was_archived_meanwhile_is_cancelled(admin: Admin) -> None:
    job_id = uploaded(admin)
    tomorrow = admin.sandbox.clock.now().replace(hour=18).isoformat()[:19]
    assert create(admin, job_id, scheduled_for=tomorrow).status_code == 201
    admin.post(f"{HOME}/archive", {})
    admin.sandbox.clock.advance(days=1)
    assert job(admin, job_id)["job_status"] == "cancelled"
    assert messages(admin, job_id) == []


@for_each(
    ("template", "content", "said"),
    [
        (
            world.SMS_TEMPLATE_ID,
            f"phone number,name,date\n07700900123,{'x' * 1000},1 May\n",
            "Your message is too long",
        ),
        (
            world.SMS_TEMPLATE_ID,
            "phone number,name,date\n+33612345678,A,1 May\n",
            "Cannot send to international mobile numbers",
        ),
        (
            world.LETTER_TEMPLATE_ID,
            LETTERS.replace("SW14 6BF", "Nowhere"),
            "Must be a real UK postcode",
        ),
    ],
)
def test_a_row_that_no_message_can_be_made_of_is_told(
    template: str, content: str, said: str, admin: Admin
) -> None:
    service = admin.data("GET", HOME)
    kept = [each for each in service["permissions"] if not each.startswith("international")]
    admin.data("POST", HOME, {"permissions": kept})
    answer = upload(admin, content, template_id=template).json()
    assert not answer["valid"]
    assert said in answer["problems"][0]["message"]
