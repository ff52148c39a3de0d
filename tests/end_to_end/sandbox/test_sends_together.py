"""Sends that come to a worker at the same time: stored together, and answered as each alone."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import ExitStack, closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest
from cut_line import CutLine
from patience import HANG, wait_until
from postgres import PASSWORD, running_postgres
from receivers import receiving
from two_workers import worker_of

from notify_typed.sandbox._settings import IMMEDIATE, AfterReads, Speed, read_outcomes
from notify_typed.sandbox._store.tables import NEVER
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from postgres import Postgres

    from notify_typed.sandbox._store.records import Notification
    from tests.end_to_end.sandbox.conftest import Api

SMS, EMAIL, LETTER = "sms", "email", "letter"
BODIES: dict[str, dict[str, Any]] = {
    SMS: {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "date": "1 May"},
    },
    EMAIL: {
        "email_address": "amala@example.com",
        "template_id": world.EMAIL_TEMPLATE_ID,
        "personalisation": {"name": "Amala", "reference": "R1"},
    },
    LETTER: {
        "template_id": world.LETTER_TEMPLATE_ID,
        "personalisation": {
            "name": "A",
            "address_line_1": "Amala Bird",
            "address_line_2": "123 High Street",
            "address_line_3": "SW14 6BF",
        },
    },
}


def request(api: Api, kind: str = SMS, *, token: str | None = None, **changes: Any) -> bytes:
    """A send in one piece."""
    body = json.dumps(BODIES[kind] | changes).encode()
    host = urlsplit(api.sandbox.base_url).netloc
    head = (
        f"POST /v2/notifications/{kind} HTTP/1.1\r\nHost: {host}\r\n"
        f"Content-Length: {len(body)}\r\nAuthorization: Bearer {token or api.token()}\r\n\r\n"
    )
    return head.encode() + body


def by_the_usual_way(
    api: Api, kind: str = SMS, *, key: str | None = None, **changes: Any
) -> httpx.Response:
    """Sends what is not answered past the middleware: not every program closes the connection."""
    body = json.dumps(BODIES[kind] | changes)
    last = {"Connection": "close"}
    return api.request("POST", f"/v2/notifications/{kind}", key=key, content=body, headers=last)


def answer(line: socket.socket) -> httpx.Response:
    data = line.recv(65_536)
    return httpx.Response(int(data[9:12]), content=data.partition(b"\r\n\r\n")[2])


def nothing() -> None:
    pass


def at_once(
    api: Api,
    *requests: bytes,
    before: Sequence[bytes] = (),
    meanwhile: Callable[[], object] = nothing,
) -> list[httpx.Response]:
    """Sends requests that the worker finds all at once; returns the answers.

    Args:
        api: The worker.
        requests: What is sent, each over a connection of its own.
        before: What the worker has had of each before that.
        meanwhile: What is done before the worker finds them.
    """
    worker = worker_of(api)
    address = urlsplit(api.sandbox.base_url)
    is_busy, is_over = threading.Event(), threading.Event()

    def be_busy() -> None:
        is_busy.set()
        is_over.wait(HANG)

    with ExitStack() as stack:
        lines = [
            stack.enter_context(
                closing(socket.create_connection((address.hostname, address.port), HANG))
            )
            for _ in requests
        ]
        for line in lines:
            # As HTTP clients do: else the second piece waits until the first is acknowledged.
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.sendall(b"GET /_status HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert answer(line).status_code in (200, 503)
        for line, begin in zip(lines, before, strict=False):
            line.sendall(begin)
            api.http.get("/_status")  # so that the sandbox reads it before any more comes
        busy = threading.Thread(target=worker.server.call, args=(be_busy,))
        busy.start()
        assert is_busy.wait(HANG)
        for line, each in zip(lines, requests, strict=True):
            line.sendall(each)
        meanwhile()
        is_over.set()
        busy.join(HANG)
        return [answer(line) for line in lines]


def statuses(answers: list[httpx.Response]) -> list[int]:
    return [each.status_code for each in answers]


def renew(api: Api, **service: Any) -> None:
    """Has the sandbox begin anew, with changes to its service."""
    document: Any = world.default_world()
    document["services"][0] |= service
    api.http.put("/_sandbox/world", json=document).raise_for_status()


def stored(api: Api) -> list[Any]:
    messages: list[Any] = api.http.get("/_sandbox/messages").json()["messages"]
    return messages


def writers(url: str) -> int:
    """How many transactions have written the messages that are stored."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        row = connection.execute("SELECT count(DISTINCT xmin::text) FROM notifications").fetchone()
        assert row
        return int(row[0])


@pytest.fixture
def pair(postgres: Postgres, two: Callable[..., list[Api]]) -> list[Api]:
    return two(postgres.fresh())


def test_what_comes_at_the_same_time_is_stored_by_one_statement(
    postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    url = postgres.fresh()
    one, other = two(url)
    answers = at_once(one, *(request(one, reference=f"r-{number}") for number in range(5)))
    assert statuses(answers) == [201] * 5
    assert writers(url) == 1
    listed = other.get("/v2/notifications").json()["notifications"]
    assert [each["reference"] for each in listed] == [f"r-{number}" for number in (4, 3, 2, 1, 0)]
    assert len({each["created_at"] for each in listed}) == 5
    assert [each["id"] for each in listed] == [each.json()["id"] for each in reversed(answers)]
    worker = worker_of(other)
    service = worker.service
    assert worker.server.call(lambda: worker.state.limits.sent_today(service, SMS)) == 5


def test_a_body_that_comes_after_its_head_is_stored_with_others(
    postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    url = postgres.fresh()
    one, _ = two(url)
    in_two = [request(one).partition(b"\r\n\r\n") for _ in range(3)]
    answers = at_once(
        one,
        *(rest for *_, rest in in_two),
        before=[head + mark for head, mark, _ in in_two],
    )
    assert statuses(answers) == [201] * 3
    assert writers(url) == 1


TEXTS = ("Zoë 🎈", "NUL \0 and \\u0000", '"quoted" \\', "half \ud83d")


@pytest.mark.parametrize("kind", [SMS, EMAIL])
@pytest.mark.parametrize("key_type", ["normal", "test"])
def test_a_message_is_the_same_as_by_the_usual_way(
    pair: list[Api], kind: str, key_type: str
) -> None:
    one, other = pair
    service = worker_of(one).service
    keys = {key.type: service.key_text(key) for key in service.api_keys}
    for text in TEXTS:
        values = BODIES[kind]["personalisation"] | {"name": text}
        token = one.token(keys[key_type])
        together = at_once(one, *[request(one, kind, token=token, personalisation=values)] * 2)
        alone = by_the_usual_way(one, kind, key=keys[key_type], personalisation=values)
        for each in together:
            assert each.status_code == alone.status_code, text
            assert without(each.json(), "id", "uri") == without(alone.json(), "id", "uri"), text
        if alone.status_code == 201:
            shown = [
                other.get(f"/v2/notifications/{each.json()['id']}").json()
                for each in (*together, alone)
            ]
            times = "created_at", "sent_at", "completed_at"
            kept = [without(each, "id", *times) for each in shown]
            assert kept[0] == kept[1] == kept[2], text
            assert len({*map(_lasted, shown)}) == 1


def without(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in names}


def _lasted(message: dict[str, Any]) -> tuple[timedelta, ...]:
    begin, *later = (
        datetime.fromisoformat(message[name]) for name in ("created_at", "sent_at", "completed_at")
    )
    return tuple(each - begin for each in later)


def test_the_rate_limit_lets_through_what_it_would_one_by_one(pair: list[Api]) -> None:
    one, other = pair
    renew(other, rate_limit=1)  # the first may come at once, and then one in a minute
    answers = at_once(one, *[request(one)] * 4)
    assert sorted(statuses(answers)) == [201] + [429] * 3
    assert len(stored(other)) == 1
    refused = next(each for each in answers if each.status_code == 429)
    assert refused.json()["errors"] == [
        {
            "error": "RateLimitError",
            "message": "Exceeded rate limit for key type LIVE of 1 requests per 60 seconds",
        }
    ]
    assert statuses(at_once(one, request(one))) == [429]
    renew(other, rate_limit=1)
    assert statuses(at_once(one, request(one))) == [201]
    assert statuses(at_once(other, *[request(one)] * 2)) == [429] * 2


def test_the_daily_limit_lets_through_what_it_would_one_by_one(pair: list[Api]) -> None:
    one, other = pair
    renew(other, rate_limit=60, daily_limits={"sms": 3, "email": 3})
    assert statuses(at_once(one, *[request(one)] * 2)) == [201] * 2
    worker = worker_of(one)
    service = worker.service

    def left() -> int:
        return worker.server.call(lambda: worker.state.limits.left_at_once(service, "normal")[0])

    before = left()
    answers = at_once(one, *[request(one)] * 4)
    assert sorted(statuses(answers)) == [201] + [429] * 3
    assert before - left() <= 4  # some may have come back meanwhile
    refused = next(each for each in answers if each.status_code == 429)
    assert refused.json()["errors"][0]["message"] == "Exceeded send limits (sms: 3) for today"
    assert len(stored(other)) == 3
    # Test keys do not count, and another kind of message counts for itself.
    test_key = next(key for key in service.api_keys if key.type == "test")
    token = one.token(service.key_text(test_key))
    others = request(one, token=token), request(one, EMAIL), request(one)
    assert statuses(at_once(one, *others)) == [201, 201, 429]


def test_a_change_by_another_worker_is_known_to_all(pair: list[Api]) -> None:
    one, other = pair

    def told(path: str, **body: Any) -> list[int]:
        def tell() -> None:
            other.http.post(f"/_sandbox/{path}", json=body).raise_for_status()

        return sorted(statuses(at_once(one, *[request(one)] * 3, meanwhile=tell)))

    assert told("faults", fault="ServerTimeout", times=1) == [201, 201, 504]
    assert told("faults", fault="ServerTimeout", times=4) == [504] * 3
    assert sorted(statuses(at_once(one, *[request(one)] * 2))) == [201, 504]
    for is_frozen in (True, True, False):
        assert told("clock", freeze=is_frozen) == [201] * 3
    refused = at_once(one, *[request(one)] * 3, meanwhile=lambda: renew(other, rate_limit=0))
    assert statuses(refused) == [429] * 3


def test_each_gets_its_own_answer_whatever_the_others_are(pair: list[Api]) -> None:
    one, other = pair
    answers = at_once(
        one,
        request(one, reference="first"),
        request(one, phone_number="0770"),
        request(one, token="nonsense"),
        request(one, phone_number="+1 650 253 2222", reference="abroad"),
        request(one, LETTER, reference="letter"),
        request(one, phone_number="07700900000", reference="simulated"),
        request(one, reference="x" * 2_000),
        request(one, reference="y" * 5_000),
        request(one).replace(b"Host: 127.0.0.1", b"Host: example.com"),
        request(one, reference="last"),
    )
    assert statuses(answers) == [201, 400, 403, 201, 201, 201, 400, 400, 403, 201]
    kept = {each["reference"] for each in stored(other)}
    assert kept == {"first", "abroad", "letter", "last"}
    service = worker_of(one).service
    limits = worker_of(one).state.limits
    counted = worker_of(one).server.call(
        lambda: [limits.sent_today(service, kind) for kind in (SMS, LETTER, "international_sms")]
    )
    assert counted == [3, 1, 1]


def test_a_service_with_a_callback_is_told_of_each_once(pair: list[Api]) -> None:
    one, other = pair
    with receiving() as receiver:
        setting = {
            "type": "delivery_status",
            "url": receiver.url,
            "bearer_token": "a-token-of-ours",
        }
        other.http.put("/_sandbox/callbacks", json=setting).raise_for_status()
        worker = worker_of(one)
        worker.server.call(worker.state.refresh)
        made = made_by(one)
        answers = at_once(one, *[request(one)] * 3)
        assert statuses(answers) == [201] * 3
        assert len(made) == 3
        assert wait_until(lambda: len(receiver.bodies) >= 3)
        told = [body["id"] for body in receiver.bodies]
        assert sorted(told) == sorted(each.json()["id"] for each in answers)


def made_by(api: Api) -> list[str]:
    """The ids of the messages that a worker makes from now on, whatever becomes of them."""
    made: list[str] = []
    worker_of(api).state.on_message.insert(0, lambda message: made.append(message.id))
    return made


def test_messages_abroad_are_stored_by_one_statement(
    postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    url = postgres.fresh()
    one, other = two(url)
    abroad = request(one, phone_number="+1 650 253 2222")
    made = made_by(one)
    assert statuses(at_once(one, *[abroad] * 3)) == [201] * 3
    assert writers(url) == 1
    assert len(made) == 3
    assert counted(other) == [3, 3]


@pytest.mark.parametrize("limits", [{"international_sms": 2}, {"sms": 2}])
def test_each_limit_of_messages_abroad_lets_through_what_it_would_one_by_one(
    pair: list[Api], limits: dict[str, int]
) -> None:
    one, other = pair
    renew(other, daily_limits=limits)
    abroad = request(one, phone_number="+1 650 253 2222")
    for sent in (1, 2, 2):
        answers = at_once(one, *[abroad] * 2 if sent > 1 else [abroad])
        assert len(stored(other)) == sent
        assert counted(other) == [sent] * 2
    (kind,) = limits
    assert statuses(answers) == [429] * 2
    problem = {
        "error": "TooManyRequestsError",
        "message": f"Exceeded send limits ({kind}: 2) for today",
    }
    assert [each.json()["errors"] for each in answers] == [[problem]] * 2


def counted(api: Api) -> list[int]:
    """How many texts count today: all, and those abroad."""
    worker = worker_of(api)
    return worker.server.call(
        lambda: [
            worker.state.limits.sent_today(worker.service, kind)
            for kind in (SMS, "international_sms")
        ]
    )


@pytest.mark.parametrize("speed", [IMMEDIATE, read_outcomes(5), read_outcomes(AfterReads(1))])
def test_a_message_is_later_than_all_that_other_workers_have_stamped(
    postgres: Postgres, two: Callable[..., list[Api]], speed: Speed
) -> None:
    one, other = two(postgres.fresh(), speed)
    ahead, worker = worker_of(other), worker_of(one)
    first = ahead.server.call(lambda: ahead.state.clock.stamps(2_000_000))
    (together,) = at_once(one, request(one))
    alone = by_the_usual_way(one)
    messages = [worker.state.messages.get(each.json()["id"]) for each in (together, alone)]
    assert messages[0]
    assert messages[0].created_at == first + 2_000_000
    assert _life(messages[0]) == _life(messages[1])
    # What waits for a read still does.
    if speed.reads is not None:
        assert other.status(messages[0].id) == "delivered"


def _life(message: Notification | None) -> list[int]:
    assert message
    times = (message.at_1, message.at_2, message.at_3, message.sent_at or 0, message.ready_at)
    return [time if time >= NEVER else time - message.created_at for time in times]


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server


def test_a_database_that_restarts_costs_no_send(
    own_postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    one, other = two(own_postgres.fresh())
    with psycopg.connect(worker_url(one), autocommit=True) as connection:
        connection.execute("CHECKPOINT")  # what is not written yet is lost as it ends
    for api in (one, other):
        own_postgres.stop()
        own_postgres.start()
        assert statuses(at_once(api, *[request(api)] * 3)) == [201] * 3
    for meanwhile in (own_postgres.stop, nothing):
        gone = at_once(one, *[request(one)] * 3, meanwhile=meanwhile)
        assert statuses(gone) == [503] * 3
        assert {each.json()["errors"][0]["error"] for each in gone} == {"StorageError"}


def worker_url(api: Api) -> str:
    url = worker_of(api).state.storage.engine.url
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


CUT = "cut-behind-this"


def through(postgres: Postgres, line: CutLine) -> str:
    """The address of a database by way of a line."""
    return postgres.by_password(PASSWORD).replace(f":{postgres.port}", f":{line.port}")


def test_a_lost_answer_of_the_database_is_looked_up(
    own_postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    with CutLine(own_postgres.port, CUT.encode(), is_behind_answer=True) as line:
        one, _ = two(through(own_postgres, line))
        answers = at_once(one, *[request(one, reference=CUT)] * 3)
        assert statuses(answers) == [201] * 3
        assert {each.json()["id"] for each in answers} == {each["id"] for each in stored(one)}
        assert line.is_cut


def test_a_statement_that_goes_on_without_its_connection_stores_nothing_twice(
    own_postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    url = own_postgres.by_password(PASSWORD).replace("+psycopg", "")
    with CutLine(own_postgres.port, CUT.encode()) as line:
        one, _ = two(through(own_postgres, line))
        answers: list[httpx.Response] = []

        def send() -> None:
            answers.extend(at_once(one, *[request(one, reference=CUT)] * 3))

        sending = threading.Thread(target=send)
        with psycopg.connect(url) as connection:
            connection.execute("SELECT FROM shared_numbers FOR UPDATE")
            sending.start()
            # Both the statement whose connection was lost and its repetition.
            waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            with psycopg.connect(url, autocommit=True) as other:
                assert wait_until(lambda: other.execute(waiting).fetchall() == [(2,)])
        sending.join(HANG)
        assert statuses(answers) == [201] * 3
        assert {each.json()["id"] for each in answers} == {each["id"] for each in stored(one)}


def test_a_message_that_the_database_refuses_holds_up_no_other(
    postgres: Postgres, two: Callable[..., list[Api]]
) -> None:
    url = postgres.fresh()
    one, _ = two(url)
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("ALTER TABLE notifications ADD CHECK (reference <> 'refused')")
    sent = [request(one, reference=reference) for reference in ("before", "refused", "after")]
    assert statuses(at_once(one, *sent)) == [201, 500, 201]
    assert {each["reference"] for each in stored(one)} == {"before", "after"}
