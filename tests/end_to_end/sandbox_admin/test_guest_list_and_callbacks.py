"""The guest list, and where a service wants to be told of what."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.end_to_end.sandbox_admin.conftest import Admin

HOME = f"/service/{world.SERVICE_ID}"
GUESTS = f"{HOME}/guest-list"
CALLBACKS = f"{HOME}/callback-api"


def callback(**fields: Any) -> dict[str, Any]:
    return {
        "url": "https://example.gov.uk/told",
        "bearer_token": "1234567890",
        "updated_by_id": NOTIFY_USER_ID,
        "callback_type": "delivery_status",
    } | fields


@pytest.fixture
def told() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a service, and what it is told there."""
    bodies: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/told", bodies
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_guest_list_is_replaced_as_a_whole(admin: Admin) -> None:
    new = {"email_addresses": ["a@example.com"], "phone_numbers": ["07700 900 222"]}
    assert admin.put(GUESTS, new).status_code == 204
    assert admin.get(GUESTS).json() == new


def test_guests_get_messages_of_team_keys(admin: Admin) -> None:
    admin.put(GUESTS, {"email_addresses": [], "phone_numbers": ["07700 900 333"]})
    body = {
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "A", "date": "B"},
    }
    for number, status in (("07700900333", 201), (world.GUEST_NUMBER, 400)):
        sent = admin.v2(
            admin.sandbox.team_key,
            "POST",
            "/v2/notifications/sms",
            body | {"phone_number": number},
        )
        assert sent.status_code == status


def test_a_wrong_guest_leaves_the_list_as_it_was(admin: Admin) -> None:
    before = admin.get(GUESTS).json()
    answer = admin.put(GUESTS, {"email_addresses": ["a@example.com"], "phone_numbers": ["bad"]})
    assert answer.status_code == 400
    assert answer.json()["message"] == (
        'Invalid guest list: "bad" is not a valid email address or phone number'
    )
    assert admin.get(GUESTS).json() == before


def test_both_halves_of_the_guest_list_are_needed(admin: Admin, exact: Admin) -> None:
    assert admin.put(GUESTS, {"email_addresses": []}).status_code == 400
    assert exact.put(GUESTS, {"email_addresses": []}).status_code == 500


def test_a_callback_is_set_up_read_changed_and_taken_down(admin: Admin) -> None:
    made = admin.data("POST", CALLBACKS, callback(), 201)
    assert "bearer_token" not in made
    path = f"{CALLBACKS}/{made['id']}"
    kind = {"callback_type": "delivery_status"}
    assert admin.get(path, params=kind).json()["data"] == made
    service = admin.data("GET", HOME)
    assert service["service_callback_api"] == [{"callback_id": made["id"], **kind}]
    changed = admin.data(
        "POST",
        path,
        {"url": "https://example.gov.uk/new", "updated_by_id": NOTIFY_USER_ID, **kind},
    )
    assert (changed["url"], changed["updated_at"] is None) == ("https://example.gov.uk/new", False)
    assert admin.delete(path, params=kind).status_code == 204
    gone = admin.delete(path, params=kind)
    assert gone.json()["message"] == "Service delivery receipt API not found"
    assert admin.data("GET", HOME)["service_callback_api"] == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"url": "ftp://example.gov.uk"}, "url is not a valid https url"),
        ({"bearer_token": "short"}, "bearer_token short is too short"),
        ({"updated_by_id": "me"}, "updated_by_id is not a valid UUID"),
    ],
)
def test_malformed_callbacks_are_refused(
    admin: Admin, fields: dict[str, Any], message: str
) -> None:
    answer = admin.post(CALLBACKS, callback(**fields))
    assert answer.status_code == 400
    assert answer.json()["errors"] == [{"error": "ValidationError", "message": message}]


def test_http_is_for_this_machine_alone_and_not_when_exact(admin: Admin, exact: Admin) -> None:
    local = callback(url="http://127.0.0.1:9/told")
    assert admin.post(CALLBACKS, callback(url="http://example.gov.uk/told")).status_code == 400
    assert admin.post(CALLBACKS, local).status_code == 201
    assert exact.post(CALLBACKS, local).status_code == 400


def test_accidents_of_the_real_server_are_explained(admin: Admin, exact: Admin) -> None:
    for client, status in ((admin, 400), (exact, 500)):
        assert client.post(CALLBACKS, callback(callback_type="gossip")).status_code == status
        assert client.post(CALLBACKS, callback()).status_code == 201
        assert client.post(CALLBACKS, callback()).status_code == status
        unknown = client.get(f"{CALLBACKS}/{uuid4()}", params={"callback_type": "complaint"})
        assert unknown.status_code == status


def test_a_service_is_told_of_every_message_of_a_job(
    admin: Admin, told: tuple[str, list[bytes]]
) -> None:
    url, bodies = told
    admin.data("POST", CALLBACKS, callback(url=url), 201)
    job_id = str(uuid4())
    admin.http.put(
        f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job_id}",
        params={"template_id": world.EMAIL_TEMPLATE_ID},
        content="email address,name,reference\na@example.com,A,1\nb@example.com,B,2\n",
    )
    admin.data("POST", f"{HOME}/job", {"id": job_id, "created_by": NOTIFY_USER_ID}, 201)
    admin.sandbox.clock.advance(seconds=1)
    admin.sandbox.clock.advance(minutes=1)
    assert len(bodies) == 2
    assert all(b"delivered" in body for body in bodies)


def test_a_callback_that_was_set_up_is_called(admin: Admin, told: tuple[str, list[bytes]]) -> None:
    url, bodies = told
    admin.data("POST", CALLBACKS, callback(url=url), 201)
    user = admin.data("GET", f"{HOME}/users")[0]["id"]
    sent = admin.post(
        f"{HOME}/send-notification",
        {
            "template_id": world.SMS_TEMPLATE_ID,
            "to": "07700900123",
            "personalisation": {"name": "A", "date": "B"},
            "created_by": user,
        },
    )
    admin.sandbox.clock.advance(minutes=1)
    assert len(bodies) == 1
    assert sent.json()["id"].encode() in bodies[0]


def test_a_callback_that_was_taken_down_is_told_no_more(
    admin: Admin, told: tuple[str, list[bytes]]
) -> None:
    address, bodies = told
    made = admin.data("POST", CALLBACKS, callback(url=address), 201)
    sandbox = admin.sandbox
    sandbox.hold_callbacks()
    body = {
        "phone_number": "07700900123",
        "template_id": world.SMS_TEMPLATE_ID,
        "personalisation": {"name": "A", "date": "B"},
    }
    assert admin.v2(sandbox.test_key, "POST", "/v2/notifications/sms", body).status_code == 201
    sandbox.clock.advance(minutes=1)
    kind = {"callback_type": "delivery_status"}
    assert admin.delete(f"{CALLBACKS}/{made['id']}", params=kind).status_code == 204
    sandbox.release_callbacks()
    sandbox.clock.advance(days=1)
    assert bodies == []
    assert sandbox.callbacks() == []
