"""A sandbox on PostgreSQL: kept between runs, and answered by several workers at once."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest
from local_http import local_client
from patience import HANG
from postgres import PASSWORD, Postgres
from sandbox_command import CALLERS, EACH, Running, begin, end, workers_of
from sqlalchemy import text

from notify_typed.sandbox import Clock, Sandbox, SandboxError
from notify_typed.sandbox.__main__ import main
from notify_typed.sandbox._control.positions import InOrder
from notify_typed.sandbox._state.request_log import StoredRequest
from notify_typed.sandbox._state.shared_request_log import SharedRequestLog
from notify_typed.sandbox._state.worker_state import shared_metadata
from notify_typed.sandbox._store.database import Storage
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.end_to_end.sandbox.conftest import Api


@pytest.fixture
def run(postgres: Postgres, connect: Callable[[Any], Api]) -> Iterator[Callable[..., Running]]:
    """Starts commands of a test's own, and ends them."""
    started: list[Running] = []

    def start(*arguments: str) -> Running:
        if "--database" not in arguments:
            arguments = ("--database", postgres.fresh(), *arguments)
        started.append(begin(*arguments))
        started[-1].connect = connect
        return started[-1]

    yield start
    for running in started:
        end(running)


@pytest.fixture(scope="module")
def command(postgres: Postgres) -> Iterator[Running]:
    """One command for all tests that can share it."""
    running = begin("--database", postgres.fresh())
    yield running
    end(running)


@pytest.fixture
def begun(command: Running, connect: Callable[[Any], Api]) -> Callable[..., Running]:
    """Has the command begin anew, with changes to its service."""

    def renew(**service: Any) -> Running:
        document: Any = world.default_world()
        document["services"][0] |= service
        command.control("PUT", "world", json=document)
        command.connect = connect
        return command

    return renew


@contextmanager
def receiver() -> Iterator[tuple[str, list[Any]]]:
    """A service's own server, which takes everything it is told."""
    told: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base class
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 256

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_messages_limits_and_world_are_kept_between_runs(
    postgres: Postgres, connect: Callable[[Sandbox], Api]
) -> None:
    url = postgres.fresh()
    document: Any = world.default_world()
    document["services"][0]["daily_limits"] = {"sms": 2}
    clock = Clock(frozen=True)
    with Sandbox(world=document, database_url=url, clock=clock) as first:
        sent = connect(first).send_sms(key=first.live_key).json()
    with Sandbox(database_url=url, clock=clock) as second:
        api = connect(second)
        assert api.status(sent["id"]) == "created"
        assert api.send_sms(key=second.live_key).status_code == 201
        assert api.send_sms(key=second.live_key).status_code == 429


def test_a_lost_connection_costs_one_answer_at_most(
    postgres: Postgres, connect: Callable[[Sandbox], Api]
) -> None:
    with Sandbox(database_url=postgres.fresh()) as sandbox:
        api = connect(sandbox)
        sent = api.send_sms().json()
        with psycopg.connect(
            host=str(postgres.folder), port=postgres.port, user="sandbox", dbname="postgres"
        ) as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
        answers = [api.send_sms().status_code for _ in range(3)]
        assert answers[1:] == [201, 201]
        reads = [api.get(f"/v2/notifications/{sent['id']}").status_code for _ in range(3)]
        assert reads[1:] == [200, 200]


def test_a_wrong_password_and_an_absent_server_are_said_in_one_line(
    postgres: Postgres, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = "postgresql+psycopg://user:hunter2@127.0.0.1:1/db?sslpassword=hunter3"
    for url in (postgres.by_password("hunter2"), absent):
        for workers in ("1", "2"):
            assert main(["--database", url, "--workers", workers]) == 2
            said = capsys.readouterr().err
            assert len(said.splitlines()) == 1
            assert "cannot use the database postgresql" in said
            assert "hunter" not in said
        with pytest.raises(SandboxError) as caught:
            Sandbox(database_url=url).start()
        assert "hunter" not in repr(caught.value) + repr(Sandbox(database_url=url))
    with Sandbox(database_url=postgres.by_password(PASSWORD)) as sandbox:
        assert sandbox.messages() == []


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///some-file.db"])
def test_several_workers_need_a_database_that_they_can_share(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--database", url, "--workers", "2"]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "PostgreSQL" in said or "postgresql" in said


def test_a_port_in_use_is_said_in_one_line_by_several_workers_too(
    postgres: Postgres, begun: Callable[..., Running], capsys: pytest.CaptureFixture[str]
) -> None:
    port = httpx.URL(begun().base_url).port
    assert main(["--database", postgres.fresh(), "--workers", "2", "--port", str(port)]) == 2
    assert capsys.readouterr().err.endswith("is already in use\n")


def test_many_callers_at_several_workers_lose_nothing(begun: Callable[..., Running]) -> None:
    running = begun()
    answers = running.at_once(lambda mine, number: mine.send_sms(reference=f"r-{number}"))
    api = running.api()
    assert {answer.status_code for answer in answers} == {201}
    ids = {answer.json()["id"] for answer in answers}
    assert len(ids) == CALLERS * EACH
    listed: list[Any] = []
    page = api.get("/v2/notifications").json()
    while page["notifications"]:
        listed += page["notifications"]
        page = api.get(page["links"]["next"]).json()
    assert {item["id"] for item in listed} == ids
    assert len(listed) == len(ids)
    times = [item["created_at"] for item in listed]
    assert times == sorted(set(times), reverse=True)
    assert len(running.control("GET", "messages")["messages"]) == len(ids)


def test_the_rate_limit_counts_the_requests_of_all_workers(begun: Callable[..., Running]) -> None:
    # While no time passes, a third of the limit goes through: what the bucket holds at first.
    running = begun(rate_limit=300)
    running.control("POST", "clock", json={"freeze": True})
    answers = running.at_once(lambda mine, _: mine.send_sms())
    codes = [answer.status_code for answer in answers]
    assert (codes.count(201), codes.count(429)) == (100, CALLERS * EACH - 100)
    running.control("POST", "clock", json={"advance": 1})
    api = running.api()
    codes = [api.send_sms().status_code for _ in range(8)]
    assert codes == [201] * 4 + [429] * 4


def test_the_daily_limit_counts_the_messages_of_all_workers(begun: Callable[..., Running]) -> None:
    running = begun(daily_limits={"sms": 70})
    answers = running.at_once(lambda mine, _: mine.send_sms())
    codes = [answer.status_code for answer in answers]
    assert (codes.count(201), codes.count(429)) == (70, CALLERS * EACH - 70)
    assert len(running.control("GET", "messages")["messages"]) == 70


def whole(api: Api, token: str | None = None) -> httpx.Response:
    """Sends a text in one piece, as most programs do, and httpx does not."""
    body = json.dumps(
        {
            "phone_number": "07700900123",
            "template_id": world.SMS_TEMPLATE_ID,
            "personalisation": {"name": "Amala", "date": "1 May"},
        }
    )
    address = urlsplit(api.sandbox.base_url)
    head = f"POST /v2/notifications/sms HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}"
    head += f"\r\nAuthorization: Bearer {token or api.token()}\r\n\r\n"
    with socket.create_connection((address.hostname, address.port), HANG) as line:
        line.sendall((head + body).encode())
        answer = line.recv(65_536)
    return httpx.Response(int(answer[9:12]), content=answer.partition(b"\r\n\r\n")[2])


def test_requests_in_one_piece_count_against_the_days_limit(begun: Callable[..., Running]) -> None:
    running = begun(daily_limits={"sms": 70})
    codes = [answer.status_code for answer in running.at_once(lambda mine, _: whole(mine))]
    assert (codes.count(201), codes.count(429)) == (70, CALLERS * EACH - 70)
    messages = running.control("GET", "messages")["messages"]
    assert len({each["created_at"] for each in messages}) == 70


def test_requests_in_one_piece_count_against_the_rate_limit(begun: Callable[..., Running]) -> None:
    running = begun(rate_limit=60)
    begin_at = time.monotonic()
    assert {whole(running.api(), "nonsense").status_code for _ in range(50)} == {403}
    answers = running.at_once(lambda mine, _: whole(mine))
    passed = [answer.status_code for answer in answers].count(201)
    # What the bucket holds at first, and one for each second.
    assert 20 <= passed <= 21 + (time.monotonic() - begin_at)
    assert {answer.status_code for answer in answers} <= {201, 429}


def test_requests_in_one_piece_see_a_change_at_once(begun: Callable[..., Running]) -> None:
    running = begun()
    api = running.api()
    assert {whole(api).status_code for _ in range(8)} == {201}
    running.control("POST", "faults", json={"fault": "ServerTimeout", "times": 3})
    codes = [answer.status_code for answer in running.at_once(lambda mine, _: whole(mine))]
    assert (codes.count(504), codes.count(201)) == (3, CALLERS * EACH - 3)
    running.control("POST", "clock", json={"freeze": True})
    assert {whole(api).status_code for _ in range(8)} == {201}
    changed = running.control("GET", "world")["world"]
    changed["services"][0]["rate_limit"] = 0
    running.control("PUT", "world", json=changed)
    assert {whole(api).status_code for _ in range(8)} == {429}


def test_every_service_is_told_once_whichever_worker_tells_it(
    begun: Callable[..., Running],
) -> None:
    running = begun()
    with receiver() as (url, told):
        setting = {"type": "delivery_status", "url": url, "bearer_token": "a-token-of-ours"}
        running.control("PUT", "callbacks", json=setting)
        running.control("POST", "clock", json={"freeze": True})
        sent = [answer.json()["id"] for answer in running.at_once(lambda mine, _: mine.send_sms())]
        assert told == []
        with ThreadPoolExecutor(4) as pool:
            moves = [
                pool.submit(running.control, "POST", "clock", json={"advance": 10})
                for _ in range(4)
            ]
            for move in moves:
                move.result()
        assert sorted(body["id"] for body in told) == sorted(sent)
        assert running.control("GET", "callbacks")["waiting"] == 0


def test_reads_by_any_worker_bring_a_message_to_its_end_and_tell_of_it_once(
    run: Callable[..., Running],
) -> None:
    running = run("--outcomes", "reads:20")
    with receiver() as (url, told):
        setting = {"type": "delivery_status", "url": url, "bearer_token": "a-token-of-ours"}
        running.control("PUT", "callbacks", json=setting)
        sent = running.api().send_sms().json()["id"]
        answers = running.at_once(lambda mine, _: mine.get(f"/v2/notifications/{sent}"))
        statuses = [answer.json()["status"] for answer in answers]
        assert statuses.count("sending") == 19
        assert statuses.count("delivered") == CALLERS * EACH - 19
        running.control("POST", "clock", json={"advance": 1})
        assert [body["id"] for body in told] == [sent]


def test_faults_strike_the_calls_of_all_workers_together(begun: Callable[..., Running]) -> None:
    running = begun()
    running.control("POST", "faults", json={"fault": "ServerError", "times": 50})
    codes = [answer.status_code for answer in running.at_once(lambda mine, _: mine.send_sms())]
    assert (codes.count(500), codes.count(201)) == (50, CALLERS * EACH - 50)
    assert running.control("GET", "faults")["faults"] == []
    running.control("POST", "faults", json={"fault": "ServerTimeout", "every": 4})
    codes = [answer.status_code for answer in running.at_once(lambda mine, _: mine.send_sms())]
    assert codes.count(504) == CALLERS * EACH // 4
    (rule,) = running.control("GET", "faults")["faults"]
    assert (rule["seen"], rule["struck"]) == (CALLERS * EACH, CALLERS * EACH // 4)
    running.control("DELETE", "faults")
    answers = running.at_once(lambda mine, _: mine.send_sms())
    assert {answer.status_code for answer in answers} == {201}


def test_a_change_of_the_world_or_the_clock_is_known_to_all_workers_at_once(
    begun: Callable[..., Running],
) -> None:
    running = begun()
    running.api().send_sms()
    running.control("POST", "clock", json={"freeze": True, "advance": 86_400})
    now = running.control("GET", "clock")
    answers = running.at_once(lambda mine, _: mine.http.get("/_sandbox/clock"))
    assert {answer.text for answer in answers} == {json.dumps(now, separators=(",", ":")) + "\n"}
    changed = running.control("GET", "world")["world"]
    changed["services"][0]["templates"] = []
    running.control("PUT", "world", json=changed)
    answers = running.at_once(lambda mine, _: mine.get("/v2/templates"))
    assert {answer.status_code for answer in answers} == {200}
    assert all(answer.json() == {"templates": []} for answer in answers)
    answers = running.at_once(lambda mine, _: mine.http.post("/_sandbox/reset"))
    assert {answer.status_code for answer in answers} == {200}
    assert running.control("GET", "messages")["messages"] == []
    assert running.control("GET", "world")["world"]["services"][0]["templates"] == []


def test_a_wait_at_one_worker_ends_by_a_message_sent_to_another(
    begun: Callable[..., Running],
) -> None:
    running = begun()
    query = {"reference": "awaited", "timeout": "20"}
    with ThreadPoolExecutor(8) as pool:
        waits = [
            pool.submit(running.control, "GET", "messages/wait", params=query) for _ in range(8)
        ]
        running.api().send_sms(reference="awaited")
        assert {wait.result()["reference"] for wait in waits} == {"awaited"}


def test_what_happens_at_any_worker_is_told_by_each(begun: Callable[..., Running]) -> None:
    running = begun()
    with (
        local_client(running.base_url) as http,
        http.stream("GET", "/_sandbox/events") as answer,
        http.stream("GET", "/outbox/stream") as hints,
    ):
        lines = answer.iter_lines()
        next(lines)
        sent = running.at_once(lambda api, number: api.send_sms(reference=str(number)))
        assert {each.status_code for each in sent} == {201}
        told: dict[str, list[str]] = {"message": [], "request": []}
        while min(map(len, told.values())) < CALLERS * EACH:
            line = next(lines)
            if line.startswith("data: "):
                event = json.loads(line.removeprefix("data: "))
                if event["kind"] == "message":
                    told["message"].append(event["message"]["reference"])
                elif event["kind"] == "request":
                    told["request"].append(json.loads(event["request"]["body"])["reference"])
        assert any("message" in line for line in hints.iter_lines() if line.startswith("data"))
        # Each once, and none left out, whichever worker has answered.
        everything = sorted(map(str, range(CALLERS * EACH)))
        assert sorted(told["message"]) == sorted(told["request"]) == everything
        for _ in range(4):
            assert http.get("/outbox").text.count("<tr id=") == 50
            found = http.get("/_sandbox/requests", params={"q": "is:accepted reference:199"})
            [request] = found.json()["requests"]
            assert http.get(f"/_sandbox/requests/{request['id']}").json() == request
        assert "of 1000 at once now" in http.get("/outbox/sandbox").text
        http.post("/_sandbox/reset").raise_for_status()
        while "reset" not in (line := next(lines)):
            assert line is not None
        assert "Nothing has been sent yet" in http.get("/outbox").text


def test_what_workers_commit_late_is_waited_for_and_no_longer(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres.fresh()
    storage = Storage(url)
    order: InOrder[str] = InOrder(storage)
    insert = "INSERT INTO journal (kind, subject_id, at, detail, before) VALUES (%s, '', 0, '', '')"
    query = text("SELECT id, kind FROM journal ORDER BY id")

    def look(last: int) -> list[tuple[int, str]]:
        rows = storage.reader.execute(query).all()
        return order.ready([(number, kind) for number, kind in rows if number > last], last)

    with (
        psycopg.connect(url.replace("+psycopg", "")) as late,
        psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as other,
    ):
        other.execute(insert, ["first"])
        assert look(0) == [(1, "first")]
        late.execute(insert, ["late"])
        other.execute(insert, ["third"])
        for _ in range(5):
            assert look(1) == [], "however long it takes"
        late.commit()
        assert look(1) == [(2, "late"), (3, "third")]

        late.execute(insert, ["undone"])
        other.execute(insert, ["fifth"])
        assert look(3) == []
        late.rollback()
        assert next(filter(None, (look(3) for _ in range(1000)))) == [(5, "fifth")]

        late.execute(insert, ["hanging"])
        other.execute(insert, ["seventh"])
        assert look(5) == []
        begun = time.monotonic()
        monkeypatch.setattr(time, "monotonic", lambda: begun + 11)
        assert look(5) == [(7, "seventh")]
        monkeypatch.undo()
    storage.close()


async def test_the_log_of_several_workers_keeps_the_newest(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("notify_typed.sandbox._state.shared_request_log._TIDY_EVERY", 1)
    storage = Storage(postgres.fresh())
    shared_metadata.create_all(storage.engine)
    log = SharedRequestLog(storage, lambda: None, most=3)
    for number in range(5):
        log.add(StoredRequest(number, "GET", "/v2/templates", "", ""))
        log.flush()
    assert [each.at for each in log.newest()] == [4, 3, 2]
    assert [each.at for each in log.newest(before=log.last())] == [3, 2]
    log.clear()
    assert log.last() == 0
    storage.close()


def test_text_that_the_database_does_not_know_is_no_accident(
    postgres: Postgres, connect: Callable[[Sandbox], Api]
) -> None:
    with Sandbox(database_url=postgres.fresh()) as sandbox:
        api = connect(sandbox)
        assert api.get("/v2/notifications", params={"reference": "a\0b"}).json()["links"]
        assert sandbox.messages(recipient="a\0b", reference="\0") == []
        assert sandbox.receive_text("a\0b")
        assert api.get("/v2/received-text-messages").json()["received_text_messages"]


def test_a_worker_that_dies_is_replaced_and_all_stop_when_told(
    postgres: Postgres, run: Callable[..., Running], connect: Callable[[Sandbox], Api]
) -> None:
    url = postgres.fresh()
    running = run("--database", url)
    process = running.process
    sent = running.api().send_sms(reference="kept").json()["id"]
    first, other = workers_of(process)
    os.kill(first, signal.SIGKILL)
    assert process.stderr
    said = process.stderr.readline()
    assert said == "notify sandbox: a worker ended with -9; another takes its place\n"
    answers = running.at_once(lambda mine, _: mine.send_sms())
    assert {answer.status_code for answer in answers} == {201}
    process.send_signal(signal.SIGINT)
    output, problems = process.communicate(timeout=HANG)
    assert (process.returncode, problems) == (0, "")
    assert output.endswith("notify sandbox: stopped\n")
    with pytest.raises(ProcessLookupError):
        os.kill(other, 0)
    with Sandbox(database_url=url) as alone:
        kept = connect(alone).get(f"/v2/notifications/{sent}")
        assert kept.json()["reference"] == "kept"
        assert len(alone.messages()) == 1 + CALLERS * EACH
