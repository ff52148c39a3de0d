"""The control API under `/_sandbox/`, as tests in other languages use it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate

from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    import httpx

    from tests.end_to_end.sandbox.conftest import Api


def call(api: Api, method: str, path: str, **options: Any) -> httpx.Response:
    return api.http.request(method, f"/_sandbox/{path}", **options)


def test_health_answers_without_a_token(api: Api) -> None:
    answer = call(api, "GET", "health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "base_url": api.sandbox.base_url}


def test_the_description_is_valid_and_names_every_route(api: Api) -> None:
    description = call(api, "GET", "openapi.json").json()
    validate(description)
    for path, operations in description["paths"].items():
        for method in operations:
            route = re.sub(r"\{\w+\}", "x", path.removeprefix("/_sandbox/"))
            address = f"/_sandbox/{route}"
            # Not read to the end: events go on for ever.
            with api.http.stream(method.upper(), address, params={"timeout": "0"}) as answer:
                assert answer.status_code not in (404, 405, 500), (method, path)


@pytest.mark.every_database
def test_messages_are_found_by_what_they_are(api: Api) -> None:
    api.send_sms(reference="a")
    api.send_email("bo@example.com", reference="b")
    found = call(api, "GET", "messages", params={"recipient": "BO@example.com"}).json()["messages"]
    assert [(message["type"], message["reference"]) for message in found] == [("email", "b")]
    assert found[0]["personalisation"] == {"name": "Amala", "reference": "R1"}
    everything = call(api, "GET", "messages").json()["messages"]
    assert [message["reference"] for message in everything] == ["b", "a"]


@pytest.mark.every_database
def test_waiting_gives_a_message_or_a_408(api: Api) -> None:
    api.send_sms(reference="here")
    found = call(api, "GET", "messages/wait", params={"reference": "here"})
    assert found.json()["reference"] == "here"
    absent = call(api, "GET", "messages/wait", params={"reference": "nowhere", "timeout": "0"})
    assert absent.status_code == 408
    for timeout in ("soon", "-1", "nan", "301"):
        answer = api.http.get("/_sandbox/messages/wait", params={"timeout": timeout})
        assert answer.status_code == 400
        assert answer.json()["message"] == "timeout must be a number of seconds up to 300"


@pytest.mark.every_database
def test_a_status_can_be_set(api: Api) -> None:
    sent = api.send_sms().json()
    call(api, "POST", f"messages/{sent['id']}/status", json={"status": "technical-failure"})
    assert api.status(sent["id"]) == "technical-failure"


def test_faults_are_set_seen_and_cleared(api: Api) -> None:
    body = {"fault": "RouterPage", "settings": {"status": 503}, "times": 2, "operation": "sends"}
    assert call(api, "POST", "faults", json=body).status_code == 201
    assert api.send_sms().status_code == 503
    (seen,) = call(api, "GET", "faults").json()["faults"]
    assert (seen["struck"], seen["settings"]["status"]) == (1, 503)
    assert call(api, "DELETE", "faults").json() == {"faults": []}
    assert api.send_sms().status_code == 201


def test_the_clock_is_frozen_moved_and_resumed(api: Api) -> None:
    before = call(api, "GET", "clock").json()
    assert before["frozen"]
    after = call(api, "POST", "clock", json={"advance": 86_400}).json()
    assert after["now"][:10] > before["now"][:10]
    assert not call(api, "POST", "clock", json={"freeze": False}).json()["frozen"]


@pytest.mark.every_database
def test_somebody_sends_a_text(api: Api) -> None:
    answer = call(api, "POST", "received-texts", json={"content": "Hi", "sender": "07700900999"})
    assert answer.status_code == 201
    newest = api.get("/v2/received-text-messages").json()["received_text_messages"][0]
    assert (newest["content"], newest["user_number"]) == ("Hi", "447700900999")


@pytest.mark.every_database
def test_a_world_can_be_replaced_and_a_broken_one_changes_nothing(api: Api) -> None:
    given = call(api, "GET", "world").json()
    assert given["api_keys"]["test"] == api.sandbox.test_key
    api.send_sms()
    broken = call(api, "PUT", "world", json={"services": [{"id": "x"}]})
    assert broken.status_code == 400
    assert "services[0]" in broken.json()["message"]
    assert len(api.sandbox.messages()) == 1
    world_file = given["world"]
    world_file["services"][0]["name"] = "Another"
    assert call(api, "PUT", "world", json=world_file).status_code == 200
    assert api.sandbox.messages() == []


@pytest.mark.every_database
def test_reset_forgets_messages_and_faults(api: Api) -> None:
    api.send_sms()
    call(api, "POST", "faults", json={"fault": "RateLimitError"})
    assert call(api, "POST", "reset").status_code == 200
    assert api.sandbox.messages() == []
    assert api.send_sms().status_code == 201


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "faults", {"fault": "Nonsense"}),
        ("POST", "faults", {"fault": "RateLimitError", "settings": {"seconds": 5}}),
        ("POST", "faults", {"fault": "RateLimitError", "template_id": "unknown"}),
        ("POST", "faults", {"fault": "RateLimitError", "times": 0}),
        ("POST", "faults", {"fault": "Delay", "settings": {"seconds": -1}}),
        ("POST", "clock", {"advance": -1}),
        ("POST", "clock", {}),
        ("POST", "received-texts", {}),
        ("POST", "received-texts", {"content": "Hi", "to": "07700900001"}),
        ("PUT", "callbacks", {"type": "delivery_status", "url": "ftp://example.com"}),
        ("PUT", "callbacks", {"type": "delivery_status", "url": "http://x", "bearer_token": "x"}),
        ("PUT", "world", [1]),
        ("POST", f"messages/{world.SERVICE_ID}/status", {"status": "delivered"}),
        ("POST", "messages/nonsense/status", {"status": "delivered"}),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_reason(
    api: Api, method: str, path: str, body: Any
) -> None:
    answer = call(api, method, path, json=body)
    assert answer.status_code == 400
    assert answer.json()["message"]


def test_pages_of_other_sites_are_refused(api: Api) -> None:
    stranger = call(api, "POST", "reset", headers={"Origin": "https://example.com"})
    assert stranger.status_code == 403
    assert "access-control-allow-origin" not in stranger.headers
    own = call(api, "POST", "reset", headers={"Origin": api.sandbox.base_url})
    assert own.status_code == 200


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
PATHS = st.sampled_from(
    [
        ("POST", "faults"),
        ("POST", "clock"),
        ("POST", "received-texts"),
        ("PUT", "callbacks"),
        ("PUT", "world"),
        ("POST", "callbacks/replay"),
        ("POST", "callbacks/release"),
        ("POST", f"messages/{world.SERVICE_ID}/status"),
    ]
)
KEYS = st.sampled_from(
    ["fault", "times", "type", "url", "content", "to", "status", "services", "id", "advance"]
)


@pytest.mark.every_database
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(where=PATHS, body=JSON_VALUES | st.dictionaries(KEYS, JSON_VALUES, max_size=4))
def test_garbage_never_brings_it_down(api: Api, where: tuple[str, str], body: Any) -> None:
    method, path = where
    answer = call(api, method, path, content=json.dumps(body).encode())
    assert answer.status_code in (200, 201, 400)
    assert call(api, "GET", "health").status_code == 200


def test_a_letter_comes_back_and_nothing_else_does(api: Api) -> None:
    letter = api.send_letter(key=api.sandbox.live_key).json()["id"]
    assert api.status(letter) == "accepted"
    assert call(api, "POST", f"messages/{letter}/return").status_code == 200
    assert api.status(letter) == "received", "as the API shows a letter that came back"
    text = api.send_sms().json()["id"]
    refused = call(api, "POST", f"messages/{text}/return")
    assert (refused.status_code, refused.json()["message"]) == (400, "only letters come back")


def test_callbacks_are_sent_once_more(api: Api) -> None:
    sent = api.send_sms().json()["id"]
    for subject in (sent, str(uuid4())):
        answer = call(api, "POST", "callbacks/replay", json={"id": subject})
        assert (answer.status_code, answer.json()) == (200, {"count": 0}), "nobody is called back"


def test_a_file_is_uploaded_for_a_template(api: Api) -> None:
    path = f"uploads/csv/{world.SERVICE_ID}/{uuid4()}"
    refused = call(api, "PUT", path, content=b"phone number\n07700900123\n")
    assert refused.status_code == 400
    assert "which template" in refused.json()["message"]
