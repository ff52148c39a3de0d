"""Files to download, letters as PDF, and letters provided as PDF."""

from __future__ import annotations

import base64
import io
import re
import zlib
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from local_http import local_client
from pypdf import PdfReader, PdfWriter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from notify_typed import NotifyClient, prepare_upload
from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    import httpx

    from tests.end_to_end.sandbox.conftest import Api

TEXT = base64.b64encode(b"hello file").decode()


def send_file(api: Api, address: str = "Amala@example.com", **settings: Any) -> str:
    answer = api.send_email(
        address,
        template_id=world.FILE_TEMPLATE_ID,
        personalisation={"name": "A", "link_to_file": {"file": TEXT} | settings},
    )
    assert answer.status_code == 201, answer.text
    return answer.json()["content"]["body"].rpartition(" ")[2]


# How an older Office document begins, and what one with macros holds.
MACROS = bytes.fromhex("d0cf11e0a1b11ae1") + "_VBA_PROJECT".encode("utf-16-le")


def pdf(pages: int = 1, width: float = 595, height: float = 842, rotation: int = 0) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=width, height=height).rotate(rotation)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def carrying(content: bytes, *, is_compressed: bool = False) -> bytes:
    """Make a PDF that carries a file."""
    packed = zlib.compress(content) if is_compressed else content
    head = b"\n9 0 obj\n<< /Type /EmbeddedFile /Length %d >>\nstream\n" % len(packed)
    return pdf() + head + packed + b"\nendstream\nendobj\n"


def printed(*pages: tuple[float, float, str, float]) -> bytes:
    """Make a PDF with one piece of text a page: millimetres from left and top, text, whiteness."""
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=(210 * mm, 297 * mm))
    for left, top, text, white in pages:
        canvas.setFillGray(white)
        canvas.drawString(left * mm, (297 - top) * mm, text)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def send_pdf(api: Api, content: bytes, **options: Any) -> str:
    body = {"reference": "pre", "content": base64.b64encode(content).decode()}
    answer = api.post("/v2/notifications/letter", body | options, key=api.sandbox.live_key)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


@pytest.mark.every_database
def test_a_file_is_downloaded_after_the_recipient_says_who_they_are(api: Api) -> None:
    link = send_file(api, filename="leaflet.txt")
    page = api.http.get(link)
    assert page.status_code == 200
    assert "Confirm the email address" in page.text
    assert "hello file" not in page.text
    wrong = api.http.post(link, data={"email_address": "bo@example.com"})
    assert wrong.status_code == 400
    assert "not the email address" in wrong.text
    right = api.http.post(link, data={"email_address": " AMALA@example.com "})
    assert right.content == b"hello file"
    assert right.headers["content-type"].startswith("text/plain")
    assert 'filename="leaflet.txt"' in right.headers["content-disposition"]


def continued(api: Api, page: httpx.Response) -> httpx.Response:
    """The page that the only link of a page leads to."""
    (link,) = re.findall(r'href="([^"]+)"', page.text)
    return api.http.get(unescape(link), follow_redirects=True)


@pytest.mark.every_database
def test_a_person_goes_from_page_to_page_to_a_file(api: Api) -> None:
    link = send_file(api, filename="leaflet <1>.txt", retention_period="3 weeks")
    landing = api.http.get(link)
    assert "Register to vote sent you a file to download." in landing.text
    question = continued(api, landing)
    assert "Confirm your email address" in question.text
    path = str(question.url)
    wrong = api.http.post(path, data={"email_address": "bo@example.com"})
    assert wrong.status_code == 400
    assert "This is not the email address the file was sent to." in wrong.text
    right = api.http.post(path, data={"email_address": " AMALA@example.com "})
    offered = api.http.get(right.headers["location"])
    until = api.sandbox.clock.now() + timedelta(weeks=3)
    day = f"{until.day} {until:%B %Y}"
    assert f"This file is available to download until {day}." in offered.text
    assert "amala" not in offered.text.lower()
    file = continued(api, offered)
    assert file.content == b"hello file"
    assert file.url.path.endswith("/leaflet _1_.txt")


def test_nobody_gets_past_the_question_for_the_address(api: Api) -> None:
    link = urlsplit(send_file(api))
    for page in ("download", "file/document.txt"):
        for proof in ("", "&confirmed=x", "&confirmed=%C3%A9"):
            answer = api.http.get(f"{link.path}/{page}?{link.query}{proof}")
            assert answer.status_code in {303, 404}
            assert b"hello file" not in answer.content
    for page in ("download", "confirm-email-address", "file/document.txt"):
        assert api.http.get(f"{link.path}/{page}?key=x").status_code == 404


def test_a_link_at_the_end_of_a_sentence_opens_the_file(api: Api) -> None:
    link = send_file(api, confirm_email_before_download=False)
    landing = api.http.get(f"{link}.")
    assert landing.status_code == 200
    assert continued(api, continued(api, landing)).content == b"hello file"


def test_a_file_without_confirmation_is_downloaded_at_once(api: Api) -> None:
    link = send_file(api, confirm_email_before_download=False)
    assert "Confirm" not in api.http.get(link).text
    assert api.http.post(link).content == b"hello file"


@pytest.mark.parametrize(
    "recipient", ["a@example.com", "simulate-delivered-2@notifications.service.gov.uk"]
)
def test_links_begin_as_a_setting_says(recipient: str) -> None:
    real = "https://documents.service.gov.uk"
    with (
        Sandbox(file_links=f"{real}/") as sandbox,
        NotifyClient(sandbox.api_key, base_url=sandbox.base_url) as notify,
    ):
        file = prepare_upload(b"hello file", "leaflet.txt")
        sent = notify.send_email_notification(
            recipient, world.FILE_TEMPLATE_ID, {"name": "A", "link_to_file": file}
        )
        link = sent.content.body.rpartition(" ")[2]
        assert link.startswith((f"{real}/d/", f"{real}/services/"))
        assert sent.uri.startswith(sandbox.base_url)
        if "/d/" in link:
            with local_client(sandbox.base_url) as http:
                assert http.get(link.removeprefix(real)).status_code == 200


@pytest.mark.every_database
def test_a_file_is_gone_when_its_time_is_over(sandbox: Sandbox, api: Api) -> None:
    link = send_file(api, retention_period="2 weeks", confirm_email_before_download=False)
    sandbox.clock.advance(days=13)
    assert api.http.get(link).status_code == 200
    sandbox.clock.advance(days=1)
    assert api.http.get(link).status_code == 404
    assert api.http.post(link).status_code == 404


@pytest.mark.parametrize("change", ["key", "document", "service"])
def test_a_link_that_is_not_quite_right_opens_nothing(api: Api, change: str) -> None:
    link = urlsplit(send_file(api, confirm_email_before_download=False))
    _, _, service, document = link.path.split("/")
    path = (
        f"/d/{'x' if change == 'service' else service}/{'é' if change == 'document' else document}"
    )
    key = "key=é" if change == "key" else link.query
    assert api.http.get(f"{path}?{key}").status_code == 404


@pytest.mark.every_database
def test_names_of_files_cannot_break_out_of_headers(api: Api) -> None:
    link = send_file(
        api, filename='a"\r\nSet-Cookie: x=1;é.txt', confirm_email_before_download=False
    )
    answer = api.http.post(link)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


def test_an_infected_file_is_refused(api: Api) -> None:
    infected = base64.b64encode(
        b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
    ).decode()
    answer = api.send_email(
        template_id=world.FILE_TEMPLATE_ID,
        personalisation={"name": "A", "link_to_file": {"file": infected}},
    )
    assert answer.json()["errors"] == [
        {"error": "BadRequestError", "message": "File did not pass the virus scan"}
    ]


@pytest.mark.every_database
def test_a_letters_pdf_holds_its_text_and_address(sandbox: Sandbox, api: Api) -> None:
    sent = api.send_letter().json()
    sandbox.clock.advance(seconds=2)
    answer = api.get(f"/v2/notifications/{sent['id']}/pdf")
    assert answer.headers["content-type"] == "application/pdf"
    text = PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()
    for part in ("Amala Bird", "SW14 6BF", "You are registered to vote", "Electoral services"):
        assert part in text


@pytest.mark.every_database
@pytest.mark.parametrize(
    ("content", "status", "cost"),
    [
        (pdf(), "accepted", 0.73),
        (pdf(3), "accepted", 0.77),
        (pdf(11), "validation-failed", 0),
        (pdf(width=842, height=595), "validation-failed", 0),
        (pdf(width=842, height=595, rotation=90), "accepted", 0.73),
        (pdf(width=842, height=595, rotation=180), "validation-failed", 0),
        (pdf(rotation=90), "validation-failed", 0),
        (pdf(rotation=180), "accepted", 0.73),
        (printed((30, 50, "Amala", 0), (16, 100, "Dear Amala", 0)), "accepted", 0.73),
        (printed((5, 150, "Margin", 0)), "validation-failed", 0),
        (printed((5, 150, "Margin", 1)), "accepted", 0.73),
        (printed((30, 80, "Below the window", 0)), "validation-failed", 0),
        (printed((30, 50, "Amala", 0), (30, 80, "Text", 0)), "accepted", 0.73),
        (printed((1, 4, "NOTIFY", 1), (30, 80, "Text", 0)), "accepted", 0.73),
        (printed((30, 50, "Amala", 0), (1, 4, "NOTIFY", 1)), "validation-failed", 0),
        (b"hello", "validation-failed", 0),
        (b"", "validation-failed", 0),
        (pdf() + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE", "virus-scan-failed", 0),
        (pdf() + b"EICAR-FAIL", "virus-scan-failed", 0),
        (pdf() + b"EICAR-ERROR", "technical-failure", 0),
        (carrying(b"EICAR-FAIL"), "virus-scan-failed", 0),
        (carrying(b"EICAR-FAIL", is_compressed=True), "virus-scan-failed", 0),
        (carrying(MACROS, is_compressed=True), "virus-scan-failed", 0),
        (carrying(MACROS[:8], is_compressed=True), "accepted", 0.73),
        (carrying(b"") + carrying(MACROS), "virus-scan-failed", 0),
        (carrying(bytes(20_000_001), is_compressed=True), "validation-failed", 0),
    ],
    ids=[
        "one page",
        "three pages",
        "too many pages",
        "landscape",
        "landscape turned to portrait",
        "landscape upside down",
        "portrait turned to landscape",
        "portrait upside down",
        "text where text may be",
        "text in the margin",
        "white text in the margin",
        "text between window and body",
        "text there on a later page",
        "the first page's mark",
        "the first page's mark on a later page",
        "no PDF",
        "nothing",
        "virus",
        "virus by its short mark",
        "broken scanner",
        "carries a virus",
        "carries a compressed virus",
        "carries a document with macros",
        "carries a document without macros",
        "carries nothing and a document with macros",
        "carries more than is looked at",
    ],
)
def test_a_letter_provided_as_pdf_is_checked_afterwards(
    sandbox: Sandbox, api: Api, content: bytes, status: str, cost: float
) -> None:
    sent = send_pdf(api, content)
    assert api.status(sent) == "pending-virus-check"
    assert api.get(f"/v2/notifications/{sent}/pdf").status_code == 400
    sandbox.clock.advance(seconds=2)
    message = api.get(f"/v2/notifications/{sent}").json()
    assert (message["status"], message["cost_in_pounds"]) == (status, cost)
    assert (message["subject"], message["body"]) == ("Pre-compiled PDF", "")
    assert message["line_1"] == "Provided as PDF"
    answer = api.get(f"/v2/notifications/{sent}/pdf")
    if status in ("accepted", "validation-failed"):
        assert answer.content == content
    else:
        assert answer.status_code == 400


def test_a_text_has_no_pdf(api: Api) -> None:
    sent = api.send_sms().json()
    answer = api.get(f"/v2/notifications/{sent['id']}/pdf")
    assert answer.json()["errors"][0]["message"] == "Notification is not a letter"


@pytest.mark.every_database
def test_a_letter_from_abroad_costs_its_zone(sandbox: Sandbox, api: Api) -> None:
    lines = {"address_line_1": "A", "address_line_2": "B", "address_line_3": "France"}
    sent = api.send_letter(personalisation={"name": "A"} | lines, key=sandbox.live_key).json()
    sandbox.clock.advance(seconds=2)
    message = api.get(f"/v2/notifications/{sent['id']}").json()
    assert (message["postage"], message["cost_in_pounds"]) == ("europe", 1.8)
