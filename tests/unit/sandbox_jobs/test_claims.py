"""A job belongs to one worker at a time, and to another when that one is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notify_typed.sandbox._jobs.records import CANCELLED, ERROR, PENDING, SCHEDULED, Job, Jobs
from notify_typed.sandbox._jobs.work import Work
from notify_typed.sandbox._state.state import State
from notify_typed.sandbox._store.database import Storage
from notify_typed.sandbox._timekeeper import Timekeeper
from notify_typed.sandbox._world.default import default_world

if TYPE_CHECKING:
    from collections.abc import Iterator

DUE = 1_000
LATER = 5_000


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    storage = Storage()
    yield Jobs(storage)
    storage.close()


def job(status: str = PENDING) -> Job:
    return Job(
        id="job",
        service_id="service",
        template_id="template",
        template_version=1,
        type="sms",
        file_name="people.csv",
        content_id="content",
        sender_id=None,
        rows=1,
        foreign_rows=0,
        status=status,
        created_by_id=None,
        created_at=0,
        updated_at=None,
        scheduled_for=None,
        due_at=DUE,
        started_at=None,
        finished_at=None,
        lines_done=0,
    )


def take(jobs: Jobs, holder: str, *, machine: int, now: int = DUE) -> Job | None:
    return jobs.take(now, holder, machine=machine, until=machine + 100, is_alone=False)


def test_nobody_takes_a_job_before_its_time(jobs: Jobs) -> None:
    jobs.add(job())
    assert take(jobs, "a", machine=1, now=DUE - 1) is None
    assert take(jobs, "a", machine=1) is not None


def test_a_job_that_is_taken_is_left_to_its_holder(jobs: Jobs) -> None:
    jobs.add(job())
    assert take(jobs, "a", machine=1) == job()
    assert take(jobs, "b", machine=50) is None
    assert jobs.go_on(job(), "a", lines_done=1)
    assert not jobs.go_on(job(), "b", lines_done=1)


def test_who_shows_no_sign_of_life_loses_the_job_for_good(jobs: Jobs) -> None:
    jobs.add(job())
    take(jobs, "a", machine=1)
    assert take(jobs, "b", machine=LATER) is not None
    assert not jobs.go_on(job(), "a", lines_done=1)
    assert jobs.go_on(job(), "b", lines_done=1)


def test_a_job_that_is_let_go_is_free_at_once(jobs: Jobs) -> None:
    jobs.add(job())
    take(jobs, "a", machine=1)
    jobs.let_go("a")
    assert take(jobs, "b", machine=1) is not None


def test_a_job_is_cancelled_before_it_begins_or_not_at_all(jobs: Jobs) -> None:
    jobs.add(job(SCHEDULED))
    assert jobs.cancel("job", 1)
    assert not jobs.cancel("job", 2)
    found = jobs.get("job")
    assert found is not None
    assert (found.status, found.updated_at) == (CANCELLED, 1)
    assert take(jobs, "a", machine=1) is None


def test_who_has_lost_a_job_does_not_say_that_it_failed() -> None:
    state = State(default_world(), Timekeeper())
    jobs = Jobs(state.storage)
    jobs.add(job())
    take(jobs, "a", machine=1)
    take(jobs, "b", machine=LATER)
    Work(state, jobs, job(), "a", "http://127.0.0.1").fail()
    assert jobs.get("job") == job()
    Work(state, jobs, job(), "b", "http://127.0.0.1").fail()
    found = jobs.get("job")
    assert found is not None
    assert found.status == ERROR
    state.close()
