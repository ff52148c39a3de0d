"""Requests that few programs make on purpose, and the answers of the web server before Notify."""

from __future__ import annotations

import base64
import io
import re
import socket
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit
from uuid import uuid4

import jwt
from cases import for_each
from local_http import local_client
from patience import HANG
from pypdf import PdfReader

from notify_typed.sandbox import Sandbox, faults
from notify_typed.sandbox._world import default as world
from tests.end_to_end.sandbox.conftest import Api

if TYPE_CHECKING:
    import pytest

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


def test_half_a_character_cannot_be_a_reference(api: Api) -> None:
    body = (
        b'{"phone_number":"07700900123","reference":"\\ud800","template_id":"%s",'
        b'"personalisation":{"name":"A","date":"B"}}'
    )
    answer = api.post("/v2/notifications/sms", content=body % world.SMS_TEMPLATE_ID.encode())
    assert answer.status_code == 400
    assert "unpaired surrogates" in answer.json()["errors"][0]["message"]


def test_a_sender_whose_id_the_database_does_not_read_is_not_found(api: Api) -> None:
    answer = api.send_sms(sms_sender_id=f"urn:uuid:{world.SMS_SENDER_ID}")
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["error"] == "DataError"


def test_a_token_with_blanks_in_it_is_not_the_one_that_was_signed(api: Api) -> None:
    token = api.token()
    header = f"Bearer {token[:9]} {token[9:]}"
    answer = api.get("/v2/templates", headers={"Authorization": header})
    assert answer.status_code == 403
    assert answer.json()["errors"][0]["message"] == "Invalid token: API key not found"


def test_a_token_with_an_unknown_extension_is_refused(api: Api) -> None:
    claims = {"iss": world.SERVICE_ID, "iat": int(api.sandbox.clock.now().timestamp())}
    token = jwt.encode(claims, api.key[-36:], headers={"crit": ["new"], "new": 1})
    answer = api.get("/v2/templates", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code in {400, 403}


def test_a_letter_in_two_languages_is_printed_in_both() -> None:
    document: Any = world.default_world()
    (letter,) = (
        template
        for template in document["services"][0]["templates"]
        if template["id"] == world.LETTER_TEMPLATE_ID
    )
    letter["versions"][-1] |= {
        "letter_languages": "welsh_then_english",
        "letter_welsh_subject": "Pwnc",
        "letter_welsh_content": "Annwyl ((name))",
    }
    with (
        Sandbox(world=document, outcomes="immediate") as sandbox,
        local_client(sandbox.base_url) as http,
    ):
        api = Api(sandbox, http, sandbox.live_key)
        sent = api.send_letter().json()["id"]
        pdf = PdfReader(io.BytesIO(api.get(f"/v2/notifications/{sent}/pdf").content))
    welsh, english = (page.extract_text() for page in pdf.pages)
    assert "Annwyl" in welsh
    assert "Pwnc" in welsh
    assert "Annwyl" not in english


def test_a_letter_of_a_world_file_without_an_address_has_no_pdf() -> None:
    document: Any = world.default_world()
    letter = str(uuid4())
    document["services"][0]["notifications"] = [
        {
            "id": letter,
            "type": "letter",
            "template_id": world.LETTER_TEMPLATE_ID,
            "status": "delivered",
        }
    ]
    with Sandbox(world=document) as sandbox, local_client(sandbox.base_url) as http:
        answer = Api(sandbox, http, sandbox.live_key).get(f"/v2/notifications/{letter}/pdf")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["error"] == "PDFNotReadyError"


def test_a_form_that_is_not_text_offers_the_file_again(api: Api) -> None:
    file = {"file": base64.b64encode(b"%PDF-1.4").decode()}
    sent = api.send_email(personalisation={"name": "A", "reference": file}).json()
    (link,) = re.findall(r"https?://[\w.:/-]+\?key=[\w-]+", sent["content"]["body"])
    for form in (b"\xff\xfe", b"email_address=somebody@example.com"):
        answer = api.http.post(link, content=form)
        assert answer.status_code == 400
        assert "This is not the email address the file was sent to." in answer.text
    right = api.http.post(link, content=b"email_address=Amala@example.com")
    assert right.content == b"%PDF-1.4"


@for_each("path", ["/_sandbox/clock", "/service", "/v2/templates"])
def test_a_fault_of_the_sandbox_is_a_500_that_shows_nothing(
    path: str, api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> NoReturn:
        raise RuntimeError("private text")

    headers = {}
    if path == "/service":
        now = int(api.sandbox.clock.now().timestamp())
        token = jwt.encode({"iss": "notify-admin", "iat": now}, api.sandbox.admin_secret)
        headers = {"Authorization": f"Bearer {token}"}
    with monkeypatch.context() as patch:
        patch.setattr("notify_typed.sandbox._control.api.timestamp", fail)
        patch.setattr("notify_typed.sandbox._admin.service_reading.all_services", fail)
        patch.setattr("notify_typed.sandbox._service.templates.list_templates", fail)
        answer = api.get(path, headers=headers)
    assert answer.status_code == 500
    assert "private text" not in answer.text + caplog.text
    assert "RuntimeError" in caplog.text
