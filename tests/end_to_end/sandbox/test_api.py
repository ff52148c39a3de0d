"""The v2 API where recordings do not reach: hostile input, other callers, lists, concurrency."""

from __future__ import annotations

import json
import socket
import threading
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from local_http import local_client

from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from notify_typed.sandbox import Sandbox
    from tests.end_to_end.sandbox.conftest import Api

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("\x00\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
PERSONALISATION = st.dictionaries(
    st.sampled_from(["name", "date", "reference", "link_to_file", "address_line_1", "postcode"]),
    JSON_VALUES
    | st.dictionaries(
        st.sampled_from(["file", "filename", "is_csv", "retention_period"]), JSON_VALUES
    ),
    max_size=4,
)
FIELDS = {
    "phone_number": st.just("07700900123") | JSON_VALUES,
    "email_address": st.just("a@example.com") | JSON_VALUES,
    "template_id": st.sampled_from(
        [world.SMS_TEMPLATE_ID, world.EMAIL_TEMPLATE_ID, world.LETTER_TEMPLATE_ID]
    )
    | JSON_VALUES,
    "personalisation": PERSONALISATION | JSON_VALUES,
    "reference": st.text() | JSON_VALUES,
    "sms_sender_id": st.just(world.SMS_SENDER_ID) | JSON_VALUES,
    "sanitise_content_for": st.lists(st.sampled_from(["name", 1])) | JSON_VALUES,
    "one_click_unsubscribe_url": st.just("https://example.com") | JSON_VALUES,
    "scheduled_for": st.just("2030-01-01") | JSON_VALUES,
    "content": st.sampled_from(["", "aGk=", "!"]) | JSON_VALUES,
    "postage": st.just("first") | JSON_VALUES,
}
BODIES = (
    st.fixed_dictionaries({}, optional=FIELDS)
    | st.fixed_dictionaries(
        {name: FIELDS[name] for name in ("template_id", "personalisation")},
        optional={name: FIELDS[name] for name in ("phone_number", "email_address", "reference")},
    )
    | JSON_VALUES
)
PATHS = st.sampled_from(
    [
        "/v2/notifications/sms",
        "/v2/notifications/email",
        "/v2/notifications/letter",
        f"/v2/template/{world.EMAIL_TEMPLATE_ID}/preview",
        f"/v2/template/{world.LETTER_TEMPLATE_ID}/preview",
    ]
)


@pytest.mark.every_database
@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(path=PATHS, body=BODIES)
def test_no_json_makes_the_helpful_server_fail(api: Api, path: str, body: Any) -> None:
    api.sandbox.clock.advance(seconds=1)
    answer = api.request("POST", path, content=json.dumps(body).encode())
    assert answer.status_code in (200, 201, 400)
    if answer.status_code == 400:
        assert all(error["error"] and error["message"] for error in answer.json()["errors"])


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, "{\u2028}".encode(), b"\x00"],
    ids=["empty", "cut off", "no text", "deep list", "deep object", "separator", "nul"],
)
def test_what_is_not_json_is_said_to_be_invalid(api: Api, data: bytes) -> None:
    answer = api.request("POST", "/v2/notifications/sms", content=data)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["message"] == "Invalid JSON supplied in POST data"


@pytest.mark.every_database
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    query=st.lists(
        st.tuples(
            st.sampled_from(["status", "template_type", "reference", "older_than", "x", "type"])
            | st.text(max_size=5),
            st.text(max_size=8) | st.sampled_from(["delivered", "sms", world.SERVICE_ID]),
        ),
        max_size=4,
    )
)
def test_no_query_makes_the_server_fail(api: Api, query: list[tuple[str, str]]) -> None:
    for path in ("/v2/notifications", "/v2/received-text-messages", "/v2/templates"):
        assert api.get(path, params=query).status_code in (200, 400)


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer a.b.c", "bearer é", "Basic x", "Bearer " + "x" * 20_000],
)
def test_garbage_for_a_token_is_refused(api: Api, header: str) -> None:
    answer = api.http.get("/v2/templates", headers={b"Authorization": header.encode("latin-1")})
    assert answer.status_code in (401, 403)
    assert answer.json()["errors"][0]["error"] == "AuthError"


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        ({"exp": 1}, "Invalid token: make sure"),
        ({"aud": "x"}, "Invalid token: make sure"),
        ({"nbf": 32_503_680_000}, "Error: Your system clock"),
        ({"nbf": "soon"}, "Invalid token: make sure"),
        ({"iat": "soon"}, "Error: Your system clock"),
        ({"iat": [1]}, "Error: Your system clock"),
        ({"iat": 1}, "Error: Your system clock"),
        ({"iat": 1e400}, "Error: Your system clock"),
        ({"iss": None}, "Invalid token: service id is not the right data type"),
        ({"iss": "x"}, "Invalid token: service id is not the right data type"),
        ({"iss": world.SMS_TEMPLATE_ID}, "Invalid token: service not found"),
    ],
)
def test_claims_are_judged_one_by_one(api: Api, claims: dict[str, Any], message: str) -> None:
    now = int(api.sandbox.clock.now().timestamp())
    payload = json.dumps({"iss": world.SERVICE_ID, "iat": now} | claims).encode()
    token = jwt.PyJWS().encode(payload, api.key[-36:], "HS256")
    answer = api.http.get("/v2/templates", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 403
    assert answer.json()["errors"][0]["message"].startswith(message)


def test_a_token_is_good_from_one_time_to_another(api: Api) -> None:
    now = int(api.sandbox.clock.now().timestamp())
    token = api.token(nbf=now - 60, exp=now + 60)
    answer = api.http.get("/v2/templates", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200


@pytest.mark.every_database
def test_pages_hold_250_messages_and_end_with_an_empty_one(sandbox: Sandbox, api: Api) -> None:
    ids = [api.send_sms().json()["id"] for _ in range(260)]
    first = api.get("/v2/notifications").json()
    second = api.get(first["links"]["next"]).json()
    third = api.get(second["links"]["next"]).json()
    listed = [item["id"] for item in first["notifications"] + second["notifications"]]
    assert (len(first["notifications"]), len(second["notifications"])) == (250, 10)
    assert listed == ids[::-1]
    assert third["notifications"] == []
    assert "next" not in third["links"]
    assert first["links"]["current"] == f"{sandbox.base_url}/v2/notifications"


@pytest.mark.every_database
def test_a_list_shows_what_is_read_by_id(sandbox: Sandbox, api: Api) -> None:
    for sent in (api.send_sms(reference="é"), api.send_email(), api.send_letter(reference="b")):
        assert sent.status_code == 201
    sandbox.clock.advance(seconds=1)
    listed = api.get("/v2/notifications").json()["notifications"]
    assert [each["type"] for each in listed] == ["letter", "email", "sms"]
    assert listed == [api.get(f"/v2/notifications/{each['id']}").json() for each in listed]
    assert api.get("/v2/notifications?reference=b").json()["notifications"] == listed[:1]


@pytest.mark.every_database
def test_a_reference_is_found_among_those_of_the_service_alone(sandbox: Sandbox, api: Api) -> None:
    assert api.send_sms(reference="same").status_code == 201
    assert api.send_sms(reference="same", key=sandbox.live_key).status_code == 201
    assert api.send_sms(reference="other").status_code == 201
    found = api.get("/v2/notifications?reference=same").json()["notifications"]
    assert [each["reference"] for each in found] == ["same"]


@pytest.mark.every_database
def test_each_key_type_lists_its_own_messages(sandbox: Sandbox, api: Api) -> None:
    test = api.send_sms().json()["id"]
    live = api.send_sms(key=sandbox.live_key).json()["id"]
    team = api.send_sms(world.TEAM_NUMBER, key=sandbox.team_key).json()["id"]
    for key, expected in (
        (sandbox.test_key, test),
        (sandbox.live_key, live),
        (sandbox.team_key, team),
    ):
        listed = api.get("/v2/notifications", key=key).json()["notifications"]
        assert [item["id"] for item in listed] == [expected]
        assert api.get(f"/v2/notifications/{test}", key=key).status_code == 200


def test_letters_of_many_pages_end_as_invalid(sandbox: Sandbox, api: Api) -> None:
    values = {
        "name": "word " * 20_000,
        "address_line_1": "A",
        "address_line_2": "B",
        "address_line_3": "SW1A 1AA",
    }
    sent = api.send_letter(personalisation=values, key=sandbox.live_key).json()
    sandbox.clock.advance(seconds=2)
    message = api.get(f"/v2/notifications/{sent['id']}").json()
    assert message["status"] == "validation-failed"
    assert message["cost_in_pounds"] == 0


@pytest.mark.every_database
def test_many_callers_at_once_lose_nothing(sandbox: Sandbox, api: Api) -> None:
    def send(caller: int) -> None:
        with local_client(sandbox.base_url) as http:
            mine = type(api)(sandbox, http, api.key)
            for number in range(20):
                assert mine.send_sms(reference=f"{caller}-{number}").status_code == 201

    threads = [threading.Thread(target=send, args=(caller,)) for caller in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    references = {message.reference for message in sandbox.messages()}
    assert references == {f"{caller}-{number}" for caller in range(8) for number in range(20)}


def test_idle_and_dawdling_connections_do_not_stop_others(sandbox: Sandbox, api: Api) -> None:
    port = int(sandbox.base_url.rpartition(":")[2])
    idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(200)]
    for connection in idle[:100]:
        connection.sendall(b"POST /v2/notifications/sms HTTP/1.1\r\nHost: x\r\nContent-Le")
    assert api.send_sms().status_code == 201
    for connection in idle:
        connection.close()
    assert api.send_sms().status_code == 201


def test_every_answer_has_the_real_servers_headers(api: Api) -> None:
    for answer in (api.send_sms(), api.get("/nope"), api.get("/v2/templates", key="x" * 80)):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store, no-cache, private, must-revalidate"
        assert len(answer.headers["x-b3-traceid"]) == 16
        assert "server" not in answer.headers
        assert "retry-after" not in answer.headers
