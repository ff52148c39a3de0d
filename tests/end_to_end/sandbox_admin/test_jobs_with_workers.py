"""Jobs of a sandbox with several workers: each row becomes one message, in whichever worker."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import jwt
import pytest
from local_http import local_client
from patience import HANG

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from postgres import Postgres

SECRET = "a secret of at least thirty-two bytes"
HOME = f"/service/{world.SERVICE_ID}"
JOBS = 6
ROWS = 150


@pytest.fixture(scope="module")
def base_url(postgres: Postgres) -> Iterator[str]:
    """A command with two workers."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [
            *(sys.executable, "-m", "notify_typed.sandbox", "--port", "0", "--workers", "2"),
            *("--database", postgres.fresh(), "--outcomes", "immediate"),
            *("--admin-secret", SECRET),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    first = process.stdout.readline()
    assert "ready at" in first, process.communicate()
    yield first.split()[-1]
    process.terminate()
    _, problems = process.communicate(timeout=HANG)
    assert "Traceback" not in problems, problems


def call(base_url: str, method: str, path: str, **options: Any) -> Any:
    """A request over a connection of its own, so that any worker may answer it."""
    token = jwt.encode({"iss": "notify-admin", "iat": int(time.time())}, SECRET)
    headers = {"Authorization": f"Bearer {token}"}
    with local_client(base_url) as http:
        answer = http.request(method, path, headers=headers, **options)
    assert answer.status_code < 400, answer.text
    return answer.json()


def test_every_row_becomes_one_message(base_url: str) -> None:
    lines = [f"077009{number:05},Amala,1 May\n" for number in range(ROWS)]
    data = "phone number,name,date\n" + "".join(lines)

    def start(_: int) -> str:
        job_id = str(uuid4())
        query = {"template_id": world.SMS_TEMPLATE_ID}
        path = f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job_id}"
        call(base_url, "PUT", path, params=query, content=data)
        body = {"id": job_id, "created_by": NOTIFY_USER_ID}
        for _ in range(2):
            call(base_url, "POST", f"{HOME}/job", json=body)
        return job_id

    with ThreadPoolExecutor(JOBS) as pool:
        job_ids = [*pool.map(start, range(JOBS))]
    # Moving the clock waits for all that is due, whichever worker is at it.
    call(base_url, "POST", "/_sandbox/clock", json={"advance": 1})

    for job_id in job_ids:
        job = call(base_url, "GET", f"{HOME}/job/{job_id}")["data"]
        assert job["job_status"] == "finished"
        assert job["statistics"] == [{"status": "delivered", "count": ROWS}]
        query = {"page_size": 10 * ROWS}
        found = call(base_url, "GET", f"{HOME}/job/{job_id}/notifications", params=query)
        rows = Counter(message["job_row_number"] for message in found["notifications"])
        assert rows == dict.fromkeys(range(ROWS), 1)
