"""A database that fails: each request is told of its own failure, and the next goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from postgres import USER
from sqlalchemy import event
from sqlalchemy.exc import OperationalError, ProgrammingError

from notify_typed.sandbox import Sandbox, SandboxError
from notify_typed.sandbox._store.failures import as_storage_error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from postgres import Postgres
    from sqlalchemy import Connection

    from tests.end_to_end.sandbox.conftest import Api

FULL = "the disk of the sandbox's database is full"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Sandbox]:
    """A sandbox whose database is a file."""
    with Sandbox(database_url=f"sqlite:///{tmp_path}/sandbox.db") as sandbox:
        yield sandbox


def limit_disk(sandbox: Sandbox, pages: int | None) -> None:
    """Let the disk be full now, or have room again."""
    server = sandbox._server
    storage = server.state.storage

    def limit() -> None:
        used = storage.reader.exec_driver_sql("PRAGMA page_count").scalar()
        storage.reader.exec_driver_sql(f"PRAGMA max_page_count = {pages or used}")

    server.call(limit)


def fill(sandbox: Sandbox, api: Api) -> Any:
    """Use up the room of the last pages; returns the first refusal."""
    limit_disk(sandbox, None)
    for _ in range(1000):
        answer = api.send_sms(reference="r" * 1000)
        if answer.status_code != 201:
            return answer
    raise AssertionError("the disk is not full")


def test_a_full_disk_is_named_and_all_that_is_stored_can_be_read(
    kept: Sandbox, connect: Callable[[Sandbox], Api]
) -> None:
    api = connect(kept)
    sent = api.send_sms().json()["id"]
    refusal = fill(kept, api)
    count = len(kept.messages())
    for _ in range(3):
        assert refusal.status_code == 507
        (problem,) = refusal.json()["errors"]
        assert problem["error"] == "StorageError"
        assert problem["message"].startswith(FULL)
        assert api.get(f"/v2/notifications/{sent}").status_code == 200
        assert api.get("/v2/notifications").status_code == 200
        assert api.http.get("/_sandbox/messages").status_code == 200
        refusal = api.send_sms(reference="r" * 1000)
    assert len(kept.messages()) == count
    limit_disk(kept, 10**6)
    assert api.send_sms().status_code == 201


def test_every_api_names_it_in_its_own_shape(
    kept: Sandbox, connect: Callable[[Sandbox], Api]
) -> None:
    api = connect(kept)
    fill(kept, api)
    world = api.http.get("/_sandbox/world").json()["world"]
    world["services"][0]["name"] = "n" * 100_000
    answer = api.http.put("/_sandbox/world", json=world)
    assert (answer.status_code, answer.json()["message"].startswith(FULL)) == (507, True)
    assert api.http.get("/_sandbox/world").json()["world"]["services"][0]["name"] != "n" * 100_000
    assert api.get("/v2/templates").status_code == 200


def test_a_commit_that_fails_fails_alone(
    kept: Sandbox, connect: Callable[[Sandbox], Api], caplog: pytest.LogCaptureFixture
) -> None:
    api = connect(kept)
    engine = kept._server.state.storage.engine

    def fail(_connection: object) -> None:
        event.remove(engine, "commit", fail)
        raise OperationalError("COMMIT", {}, Exception("to 07700900123"))

    kept._server.call(lambda: event.listen(engine, "commit", fail))
    failed = api.send_sms(reference="lost")
    assert failed.status_code == 503
    assert "07700900123" not in failed.text + caplog.text
    assert api.get("/v2/notifications").status_code == 200
    assert api.send_sms(reference="kept").status_code == 201
    assert [message.reference for message in kept.messages()] == ["kept"]


def test_a_connection_that_is_lost_at_a_commit_costs_that_answer_alone(
    postgres: Postgres, connect: Callable[[Sandbox], Api]
) -> None:
    with Sandbox(database_url=postgres.fresh()) as sandbox:
        api = connect(sandbox)
        engine = sandbox._server.state.storage.engine

        is_cut: list[bool] = []

        def cut(connection: Connection) -> None:
            if is_cut:
                return
            is_cut.append(True)
            number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
            with psycopg.connect(
                host=str(postgres.folder), port=postgres.port, user=USER, dbname="postgres"
            ) as other:
                other.execute("SELECT pg_terminate_backend(%s, 60000)", (number,))

        sandbox._server.call(lambda: event.listen(engine, "commit", cut))
        setting = {"type": "inbound_sms", "url": "http://127.0.0.1:9/", "bearer_token": "x" * 10}
        assert api.http.put("/_sandbox/callbacks", json=setting).status_code == 503
        assert is_cut
        (service,) = api.http.get("/_sandbox/world").json()["world"]["services"]
        assert not service.get("callbacks")
        assert api.http.put("/_sandbox/callbacks", json=setting).status_code == 200


def test_a_fault_of_the_sandbox_itself_is_none_of_the_database() -> None:
    assert as_storage_error(SandboxError("x")) is None
    # The database works: what it was told is wrong.
    assert as_storage_error(ProgrammingError("x", {}, Exception("no such column"))) is None
