"""Requests that few programs make on purpose, and the answers of the web server before Notify."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cases import for_each
from patience import HANG

from notify_typed.sandbox import faults
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from tests.end_to_end.sandbox.conftest import Api

UNKNOWN = "00000000-0000-4000-8000-000000000000"


def raw(api: Api, head: str, body: str = "") -> str:
    """Send a request as it is written, and read the answer until the connection ends."""
    parts = urlsplit(api.sandbox.base_url)
    with socket.create_connection((parts.hostname, parts.port), HANG) as connection:
        connection.sendall(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
        answer = b""
        while chunk := connection.recv(65_536):
            answer += chunk
    return answer.decode()


def test_what_cannot_be_expected_is_refused_before_anything_is_read(api: Api) -> None:
    answer = api.post("/v2/notifications/sms", {}, headers={"Expect": "<miracles>"})
    assert answer.status_code == 417
    assert "&lt;miracles&gt;" in answer.text
    assert api.sandbox.messages() == []


def test_a_request_without_a_host_is_answered_with_the_address_it_came_to(api: Api) -> None:
    head = f"GET /v2/notifications HTTP/1.0\r\nAuthorization: Bearer {api.token()}"
    answer = raw(api, head)
    assert " 200 OK\r\n" in answer
    assert f'"current":"{api.sandbox.base_url}/v2/notifications"' in answer


def test_bytes_that_are_not_text_stay_as_they_were_escaped(api: Api) -> None:
    refused = api.get("/v2/notifications?%FF%C3=1")
    assert refused.status_code == 400
    assert "%FF%C3 was unexpected" in refused.json()["errors"][0]["message"]


def test_a_kind_of_message_that_is_not_there_has_no_address(api: Api) -> None:
    answer = api.post("/v2/notifications/fax", {})
    assert answer.status_code == 404
    assert answer.json()["result"] == "error"


@for_each(("path", "allowed"), [("/", "GET"), ("/_status", "POST")])
def test_the_page_that_says_that_all_is_well_is_only_read(
    path: str, allowed: str, api: Api
) -> None:
    assert api.http.get(path).json()["status"] == "ok"
    answer = api.http.delete(path)
    assert answer.status_code == 405
    assert allowed in answer.headers["Allow"]


def test_a_fault_can_be_aimed_at_the_template_of_a_read(api: Api) -> None:
    api.sandbox.fail_next(9, faults.ServerError(), template_id=world.SMS_TEMPLATE_ID)
    other, aimed = (
        f"/v2/template/{template}" for template in (world.EMAIL_TEMPLATE_ID, world.SMS_TEMPLATE_ID)
    )
    assert api.get(other).status_code == 200
    assert api.get(aimed).status_code == 500
    assert api.get(f"{aimed}/version/1").status_code == 500
    assert api.post(f"{aimed}/preview", {}).status_code == 500


def test_a_fault_that_is_aimed_passes_over_what_it_cannot_tell(api: Api) -> None:
    api.sandbox.fail_next(9, faults.ServerError(), recipient="07700900123")
    assert api.get(f"/v2/notifications/{UNKNOWN}").status_code == 404
    assert api.get("/v2/notifications/nonsense").status_code == 400
    assert api.post("/v2/notifications/sms", ["07700900123"]).status_code == 400
    assert api.send_sms("07700900123").status_code == 500


def test_a_status_that_has_no_name_is_answered_by_its_number(api: Api) -> None:
    api.sandbox.fail_next(1, faults.RouterPage(599))
    answer = api.get("/v2/templates")
    assert answer.status_code == 599
    assert "<h1>599</h1>" in answer.text
