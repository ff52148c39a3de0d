"""The outbox, the sandbox's web page: what it shows, and that nobody else can use it."""

from __future__ import annotations

import base64
import io
import json
import re
import threading
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import jwt
import pytest
from cases import for_each
from local_http import local_client
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from notify_typed.sandbox import Sandbox, SandboxError
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._world import default as world

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from tests.end_to_end.sandbox.conftest import Api

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
PAGES = ("", "/requests", "/received", "/services", "/sandbox", "/static/outbox.js")


def look(api: Api, path: str = "", **options: Any) -> httpx.Response:
    answer = api.http.get(f"/outbox{path}", **options)
    assert answer.status_code == 200, answer.text
    return answer


def press(api: Api, path: str, **fields: str) -> httpx.Response:
    headers = {"Origin": api.sandbox.base_url}
    return api.http.post(f"/outbox{path}", data=fields, headers=headers)


def said(answer: httpx.Response) -> str:
    """Return the text of a page as people read it."""
    text = re.sub(r"<(script|style|title)\b.*?</\1>", "", answer.text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


# What it shows


def test_a_browser_lands_on_the_page_and_programs_get_what_they_always_got(api: Api) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    page = api.http.get("/", headers={"Accept": accept})
    assert (page.status_code, page.headers["location"]) == (303, "/outbox")
    for other in ("*/*", "application/json", "application/json, text/html"):
        answer = api.http.get("/", headers={"Accept": other})
        assert answer.json()["status"] == "ok"
    assert api.http.get("/_status", headers={"Accept": accept}).json()["status"] == "ok"
    assert api.sandbox.outbox_url == f"{api.sandbox.base_url}/outbox"


@pytest.mark.every_database
def test_messages_are_listed_searched_and_turned_over(api: Api) -> None:
    api.send_sms(reference="first")
    for _ in range(50):
        api.send_email()
    page = look(api)
    assert page.text.count("<tr id=") == 50
    [older] = re.findall(r'rel="next" href="([^"]+)"', page.text)
    second = api.http.get(unescape(older))
    assert "07700900123" in said(second)
    assert second.text.count("<tr id=") == 1
    found = said(look(api, params={"q": "type:sms reference:first"}))
    assert "Text 07700900123 first Appointment reminder" in found
    assert "No message fits this search." in said(look(api, params={"q": "nothing"}))
    assert "there is no filter 'colour'" in said(look(api, params={"q": "colour:blue"}))
    refused = api.http.get("/outbox", params={"q": "is:refused to:0770"})
    assert refused.headers["location"] == "/outbox/requests?q=is%3Arefused+to%3A0770"


@pytest.mark.every_database
def test_a_text_shows_what_makes_it_dear_and_what_became_of_it(api: Api) -> None:
    sent = api.send_sms(personalisation={"name": "Zoë ŵ", "date": "1 May"}).json()
    api.sandbox.clock.advance(seconds=5)
    page = look(api, f"/messages/{sent['id']}")
    text = said(page)
    assert '<mark title="U+0175 is not in the GSM alphabet">ŵ</mark>' in page.text
    assert "1 fragment." in text
    assert "a fragment holds 70 characters instead of 160" in text
    assert '<mark title="((name))">Zoë ŵ</mark>' in page.text
    assert "POST /v2/notifications/sms with the key 'test'" in text
    for step in ("Accepted", "sending", "delivered"):
        assert step in text.partition("Line of time")[2]
    assert "def test_it_is_sent(notify_client, notify_sandbox):" in text
    assert "/v2/notifications/sms" in text


def test_what_is_still_to_come_is_in_the_line_of_time(api: Api) -> None:
    sent = api.send_letter(key=api.sandbox.live_key).json()
    text = said(look(api, f"/messages/{sent['id']}"))
    assert text.count("Still to come.") == 2


def test_a_template_that_has_changed_since_is_compared(api: Api) -> None:
    sent = api.send_sms().json()
    state = api.sandbox._server.state
    newer = "Dear ((name)), come on ((date))."

    def change(service: Any) -> Any:
        [template] = [each for each in service["templates"] if each["id"] == world.SMS_TEMPLATE_ID]
        others = [each for each in service["templates"] if each is not template]
        now = template["versions"][-1] if "versions" in template else template
        names = ("version", "name", "content", "subject")
        first = {"version": 1} | {name: now[name] for name in names if name in now}
        second = {**first, "version": 2, "content": newer}
        changed = {"id": template["id"], "type": "sms", "versions": [first, second]}
        return {**service, "templates": [*others, changed]}

    api.sandbox._server.call(lambda: state.change_service(world.SERVICE_ID, change))
    page = look(api, f"/messages/{sent['id']}")
    assert "The template has changed since: version 2" in said(page)
    assert '<span class="added">+Dear ((name)), come on ((date)).</span>' in page.text


def test_an_email_is_shown_in_a_frame_that_may_do_nothing(api: Api) -> None:
    values = {"name": SCRIPT, "reference": "[here](javascript:alert(1))"}
    sent = api.send_email(personalisation=values).json()
    page = look(api, f"/messages/{sent['id']}")
    [frame] = re.findall(r"<iframe[^>]*>", page.text)
    assert ' sandbox src="' in frame
    email = look(api, f"/messages/{sent['id']}/email")
    policy = email.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'; ")
    assert "allow-" not in policy
    assert "<script" not in email.text
    assert "<img" not in email.text
    assert 'href="javascript' not in email.text


def test_files_of_an_email_show_their_link_and_retention(api: Api) -> None:
    file = {"file": base64.b64encode(b"a,b\n").decode(), "filename": "list.csv"}
    sent = api.send_email(personalisation={"name": "A", "reference": file}).json()
    page = look(api, f"/messages/{sent['id']}")
    assert re.search(r"reference: list\.csv \(text/csv, 4 bytes\), kept until \d+ \w+ 20\d\d; "
                     r"the recipient has to confirm the email address", said(page))  # fmt: skip
    [link] = re.findall(r'href="(/d/[^"]+)"', page.text)
    assert api.http.get(unescape(link)).status_code == 200
    assert "File downloaded, 200" in said(look(api, f"/messages/{sent['id']}"))


def test_what_only_looks_like_a_link_to_a_file_is_none(api: Api) -> None:
    values = {"name": "http://[/d/x?key=y", "reference": "https://x.example/d/y"}
    sent = api.send_email(personalisation=values).json()
    page = look(api, f"/messages/{sent['id']}")
    assert '<h2 id="files">' not in page.text


def test_what_is_not_there_is_said_to_be_not_there(api: Api) -> None:
    text = api.send_sms().json()["id"]
    assert api.http.get(f"/outbox/messages/{text}/email").status_code == 400
    assert api.http.get(f"/outbox/messages/{text}/pages/0").status_code == 400
    for path in ("/requests/999", "/requests/x", f"/messages/{uuid4()}", "/static/x"):
        assert api.http.get(f"/outbox{path}").status_code == 404


def test_a_page_that_fails_says_so_and_nothing_else(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("precious")

    monkeypatch.setattr("notify_typed.sandbox._page.routes.message_rows", fail)
    answer = api.http.get("/outbox")
    assert answer.status_code == 500
    assert "This page cannot be shown" in said(answer)
    assert "precious" not in answer.text + caplog.text
    assert look(api, "/requests").status_code == 200


def test_a_letter_shows_its_pages_with_the_window_and_stray_ink(api: Api) -> None:
    sent = api.send_letter().json()
    assert "PDF" in said(look(api, f"/messages/{sent['id']}"))
    api.sandbox.clock.advance(seconds=5)
    page = look(api, f"/messages/{sent['id']}")
    assert page.text.count('alt="Page ') == 1
    picture = look(api, f"/messages/{sent['id']}/pages/0")
    assert picture.content.startswith(b"\x89PNG")
    pdf = look(api, f"/messages/{sent['id']}/letter.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert pdf.headers["content-disposition"].startswith("attachment")
    for number in ("1", "x", "-1", "9" * 30):
        answer = api.http.get(f"/outbox/messages/{sent['id']}/pages/{number}")
        assert answer.status_code in (400, 404), number


def test_requests_show_why_they_were_refused(api: Api) -> None:
    token = api.token()
    body = {"phone_number": SCRIPT, "template_id": world.SMS_TEMPLATE_ID}
    api.post("/v2/notifications/sms", body, headers={"Authorization": f"Bearer {token}"})
    listed = look(api, "/requests", params={"q": "is:refused"})
    assert "there is more in it than digits" in said(listed)
    [path] = re.findall(r'href="/outbox(/requests/\d+)"', listed.text)
    page = look(api, path)
    assert "What helps: have it corrected" in said(page)
    assert "/reference/errors/#texts" in page.text
    assert "authorization: (removed)" in page.text
    assert token not in page.text
    assert "<img" not in page.text


def test_a_search_for_requests_that_makes_no_sense_is_said(api: Api) -> None:
    assert "nonsense" in said(look(api, "/requests", params={"q": "is:nonsense"}))


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[Any]]]:
    """An address for callbacks that answers, and the headers it was sent."""
    told: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            told.append(dict(self.headers))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"Thank you")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base class
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/receipts", told
        server.shutdown()
        thread.join()


# What its buttons do


def test_a_message_is_moved_replied_to_and_deleted(api: Api) -> None:
    sent = api.send_sms().json()
    one = f"/messages/{sent['id']}"
    assert press(api, one, action="status", status="temporary-failure").status_code == 303
    assert api.status(sent["id"]) == "temporary-failure"
    assert "Given by hand." in said(look(api, one))
    assert press(api, one, action="reply", content="Thank you").status_code == 303
    received = api.get("/v2/received-text-messages").json()["received_text_messages"][0]
    assert (received["content"], received["user_number"]) == ("Thank you", "447700900123")
    assert "Thank you" in said(look(api, "/received"))
    assert press(api, one, action="delete").headers["location"] == "/outbox"
    assert api.http.get(f"/outbox{one}").status_code == 404
    letter = api.send_letter().json()
    press(api, f"/messages/{letter['id']}", action="return")
    assert "returned-letter" not in api.status(letter["id"])
    assert [each.status for each in api.sandbox.search("status:returned-letter")] == ["received"]


def test_callbacks_are_held_sent_again_and_let_go(api: Api) -> None:
    # Nobody listens there: what is told is the attempt.
    api.sandbox.set_callback("delivery_status", "http://127.0.0.1:9/x", "a token of some length")
    sent = api.send_sms().json()
    one = f"/messages/{sent['id']}"
    press(api, one, action="callbacks", how="hold")
    api.sandbox.clock.advance(seconds=5)
    assert api.sandbox.callbacks() == []
    assert "All callbacks, which are held back now" in said(look(api, one))
    press(api, one, action="callbacks", how="newest-first")
    assert len(api.sandbox.callbacks()) == 1
    assert "Callback not answered: ConnectError" in said(look(api, one))
    press(api, one, action="callbacks", how="twice")
    api.sandbox.clock.advance(seconds=1)
    assert len(api.sandbox.callbacks()) == 3
    press(api, one, action="callbacks", how="again")
    press(api, one, action="callbacks", how="release")
    api.sandbox.clock.advance(seconds=1)
    assert len(api.sandbox.callbacks()) == 4


def test_what_your_service_answered_is_in_the_line_of_time(
    api: Api, receiver: tuple[str, list[Any]]
) -> None:
    address, told = receiver
    api.sandbox.set_callback("delivery_status", address, "a token of some length")
    sent = api.send_sms().json()
    api.sandbox.clock.advance(seconds=5)
    assert len(told) == 1
    page = said(look(api, f"/messages/{sent['id']}"))
    assert "Callback answered with 200" in page
    assert "Authorization: (removed)" in page
    for name in ("Content-Type", "Accept", "User-Agent"):
        assert f"{name}: {told[0][name]}" in page
    assert "Your service answered: Thank you" in page
    assert "a token of some length" not in page


def test_messages_say_how_old_they_are(api: Api) -> None:
    api.send_sms()
    ages = {"hours": "1 hour ago", "days": "2 days ago"}
    assert "just now" in said(look(api))
    api.sandbox.clock.advance(minutes=61)
    assert ages["hours"] in said(look(api))
    api.sandbox.clock.advance(days=2)
    assert ages["days"] in said(look(api))


def test_a_template_is_previewed_and_a_test_is_sent(api: Api) -> None:
    path = f"/templates/{world.SERVICE_ID}/{world.SMS_TEMPLATE_ID}"
    page = look(api, path)
    assert "Hello ((name))" in said(page)
    fields = {"value:name": "Amala", "value:date": "1 May"}
    assert "Hello Amala" in said(press(api, path, action="preview", **fields))
    [key] = re.findall(r'<option value="([^"]+)">test</option>', page.text)
    answer = press(api, path, action="send", recipient="07700900123", key=key, **fields)
    assert answer.status_code == 303
    assert "Hello Amala" in api.sandbox.messages()[0].body
    refused = press(api, path, action="send", recipient="0777", key=key, **fields)
    assert refused.status_code == 400
    assert "Not enough digits" in said(refused)
    assert press(api, path, action="send", key="x").status_code == 400
    letter = f"/templates/{world.SERVICE_ID}/{world.LETTER_TEMPLATE_ID}"
    address = {"address_line_1": "A B", "address_line_2": "1 High St", "address_line_3": "SW14 6BF"}
    answer = press(api, letter, action="send", key=key, **{"value:name": "A"}, **address)
    assert answer.status_code == 303
    assert api.http.get(f"/outbox/templates/{world.SERVICE_ID}/x").status_code == 404


def test_templates_are_made_and_edited(api: Api) -> None:
    fields = {"type": "email", "name": "Welcome", "subject": "Hi ((name))", "content": "A\r\nB"}
    made = press(api, f"/services/{world.SERVICE_ID}/templates", **fields)
    path = made.headers["location"].removeprefix("/outbox")
    assert "Email of Register to vote, version 1." in said(look(api, path))
    edited = press(api, f"{path}/versions", **{**fields, "content": "Dear ((name))"})
    assert edited.status_code == 303
    assert "version 2." in said(look(api, path))
    template = api.get(f"/v2/template/{path.rpartition('/')[2]}").json()
    assert (template["body"], template["version"]) == ("Dear ((name))", 2)
    first = api.get(f"/v2/template/{path.rpartition('/')[2]}/version/1").json()
    assert first["body"] == "A\nB"
    text = f"/templates/{world.SERVICE_ID}/{world.SMS_TEMPLATE_ID}/versions"
    assert press(api, text, name="Short", content="Hello ((name))").status_code == 303
    assert api.get(f"/v2/template/{world.SMS_TEMPLATE_ID}").json()["body"] == "Hello ((name))"


@for_each(
    ("path", "fields"),
    [
        ("/services/{0}/templates", {"type": "fax", "name": "A", "content": "B"}),
        ("/services/{0}/templates", {"type": "sms", "name": "", "content": "B"}),
        ("/services/{0}/templates", {"type": "email", "name": "A", "content": "B"}),
        ("/services/{0}/templates", {"type": "sms", "name": "A", "content": "x" * 919}),
        ("/services/x/templates", {"type": "sms", "name": "A", "content": "B"}),
        ("/templates/{0}/x/versions", {"name": "A", "content": "B"}),
        ("/templates/x/x/versions", {"name": "A", "content": "B"}),
        ("/world", {"world": "{"}),
        ("/world", {"world": "[]"}),
        ("/world", {"world": '{"services": [{}]}'}),
    ],
)
def test_what_cannot_be_made_is_refused_with_a_reason(
    api: Api, path: str, fields: dict[str, str]
) -> None:
    before = api.http.get("/_sandbox/world").json()
    answer = press(api, path.format(world.SERVICE_ID), **fields)
    assert answer.status_code in (400, 404)
    assert "This cannot be done" in said(answer)
    assert api.http.get("/_sandbox/world").json() == before


def test_another_world_is_brought_to_the_page(api: Api) -> None:
    api.send_sms()
    given = api.http.get("/_sandbox/world").json()
    given["world"]["services"][0]["name"] = "Another service"
    assert press(api, "/world", world=json.dumps(given)).status_code == 303
    assert "Another service" in said(look(api, "/services"))
    assert press(api, "/world", world=json.dumps(given["world"])).status_code == 303
    assert api.sandbox.messages() == []


def test_spreadsheets_lead_to_their_messages(api: Api) -> None:
    job = str(uuid4())
    query = {"template_id": world.SMS_TEMPLATE_ID, "original_file_name": "people.csv"}
    rows = "phone number,name,date\n07700900123,A,B\n07700900124,A,B\n"
    address = f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{job}"
    api.http.put(address, params=query, content=rows).raise_for_status()
    token = jwt.encode(
        {"iss": "notify-admin", "iat": int(api.sandbox.clock.now().timestamp())},
        api.sandbox.admin_secret,
    )
    body = {"id": job, "created_by": NOTIFY_USER_ID, "valid": "True"}
    begun = api.http.post(
        f"/service/{world.SERVICE_ID}/job",
        json=body,
        headers={"Authorization": f"Bearer {token}"},
    )
    assert begun.status_code == 201, begun.text
    api.sandbox.clock.advance(minutes=1)
    page = look(api, "/services")
    assert "people.csv 2 rows, finished" in said(page)
    assert look(api, params={"q": f"job:{job}"}).text.count("<tr id=") == 2
    assert look(api, params={"q": "job:people is:job"}).text.count("<tr id=") == 2


def test_an_email_is_unsubscribed_from_as_its_recipient(api: Api) -> None:
    url = "https://example.com/unsubscribe"
    other = api.send_email(one_click_unsubscribe_url=url).json()["id"]
    page = look(api, f"/messages/{other}")
    assert f"Unsubscribe address {url}" in said(page)
    assert "Unsubscribe as the recipient" not in said(page)
    given = api.http.get("/_sandbox/world").json()
    [template] = [
        each
        for each in given["world"]["services"][0]["templates"]
        if each["id"] == world.EMAIL_TEMPLATE_ID
    ]
    template["versions"][0]["has_unsubscribe_link"] = True
    press(api, "/world", world=json.dumps(given))
    own = api.send_email().json()["id"]
    page = look(api, f"/messages/{own}")
    [path] = re.findall(r'action="(/unsubscribe/[^"]+)"', page.text)
    assert api.http.post(unescape(path)).status_code == 200
    assert "Unsubscribed" in said(look(api, f"/messages/{own}"))


@pytest.mark.every_database
def test_the_sandbox_is_moved_on_disturbed_and_reset(api: Api) -> None:
    api.send_sms(key=api.sandbox.live_key)
    page = said(look(api, "/sandbox"))
    assert "live keys can send 999 of 1000 at once now" in page
    assert "test keys can send 1000 of 1000 at once now" in page
    assert "sms: 1 of 250000 today" in page
    assert "the time stands still" in page
    before = api.sandbox.clock.now()
    press(api, "/sandbox", action="advance", step="hour")
    assert (api.sandbox.clock.now() - before).total_seconds() == 3600
    press(api, "/sandbox", action="advance", step="midnight")
    assert api.sandbox.clock.now().time().isoformat() == "00:00:00"
    press(api, "/sandbox", action="run")
    assert not api.http.get("/_sandbox/clock").json()["frozen"]
    press(api, "/sandbox", action="freeze")
    press(api, "/sandbox", action="fault", fault="ServerError", times="1", operation="sends")
    assert "ServerError of sends: has struck 0 of 0 calls, strikes 1" in said(look(api, "/sandbox"))
    assert api.send_sms().status_code == 500
    press(
        api,
        "/sandbox",
        action="fault",
        fault="ServerError",
        times="1",
        recipient=" 07700 900 111 ",
        template=world.SMS_TEMPLATE_ID,
        reference="r-1",
    )
    shown = said(look(api, "/sandbox"))
    assert (
        "ServerError to 447700900111 from Appointment reminder with the reference r-1: "
        "has struck 0 of 0 calls" in shown
    )
    for number, reference, status in (
        ("07700900111", "r-2", 201),
        ("07700900123", "r-1", 201),
        ("+44 7700 900111", "r-1", 500),
        ("07700900111", "r-1", 201),
    ):
        assert api.send_sms(number, reference=reference).status_code == status
    press(api, "/sandbox", action="fault", fault="ServerError", times="5")
    press(api, "/sandbox", action="clear-faults")
    assert "No fault is set." in said(look(api, "/sandbox"))
    press(api, "/sandbox", action="hold")
    assert "all are held back" in said(look(api, "/sandbox"))
    press(api, "/sandbox", action="release")
    assert "all are held back" not in said(look(api, "/sandbox"))
    press(api, "/sandbox", action="reset")
    assert api.sandbox.messages() == []


def test_received_texts_are_sent_from_the_page(api: Api) -> None:
    fields = {"content": "Hello", "sender": "07700900999", "to": world.INBOUND_NUMBER}
    assert press(api, "/received", **fields).status_code == 303
    assert "447700900999" in said(look(api, "/received"))
    assert press(api, "/received", content="Hello", sender="x").status_code == 400


@for_each(
    ("path", "fields"),
    [
        ("/sandbox", {}),
        ("/sandbox", {"action": "advance", "step": "x"}),
        ("/sandbox", {"action": "fault", "fault": "x", "times": "1"}),
        ("/sandbox", {"action": "fault", "fault": "Delay", "times": "1", "template": "x"}),
        ("/sandbox", {"action": "fault", "fault": "Delay", "times": "1", "operation": "x"}),
        ("/sandbox", {"action": "fault", "fault": "ServerError", "times": "-1"}),
        ("/sandbox", {"action": "fault", "fault": "ServerError", "times": "0"}),
        ("one", {"action": "x"}),
        ("one", {"action": "status", "status": "x"}),
        ("one", {"action": "callbacks", "how": "x"}),
        ("one", {"action": "return"}),
    ],
)
def test_what_a_button_cannot_do_is_said(api: Api, path: str, fields: dict[str, str]) -> None:
    one = f"/messages/{api.send_sms().json()['id']}"
    answer = press(api, one if path == "one" else path, **fields)
    assert answer.status_code == 400
    assert "This cannot be done" in said(answer)


# That it is safe


def test_no_page_has_scripts_of_its_own_and_nothing_comes_from_elsewhere(api: Api) -> None:
    api.send_sms(reference=SCRIPT, personalisation={"name": SCRIPT, "date": SCRIPT})
    sent = api.send_email(personalisation={"name": SCRIPT, "reference": SCRIPT}).json()
    api.post("/v2/notifications/sms", {"phone_number": SCRIPT})
    api.sandbox.receive_text(SCRIPT)
    paths = (*PAGES, f"/messages/{sent['id']}", f"/messages/{api.sandbox.messages()[-1].id}")
    for path in (*paths, "?q=" + SCRIPT, "/requests?q=" + SCRIPT, "/requests/1", "/messages/x"):
        answer = api.http.get(f"/outbox{path}")
        policy = dict(
            part.strip().split(" ", 1)
            for part in answer.headers["content-security-policy"].split(";")
        )
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert "access-control-allow-origin" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["referrer-policy"] == "same-origin"
        if "html" in answer.headers["content-type"]:
            assert SCRIPT not in answer.text
            assert not re.search(r"<img src=x|\son\w+=\"", answer.text)
            scripts = re.findall(r"<script[^>]*>", answer.text)
            assert set(scripts) <= {'<script type="module" src="/outbox/static/outbox.js">'}
            assert not re.search(r'(?:src|action)="(?!/outbox)', answer.text)


@for_each(
    ("method", "headers"),
    [
        ("GET", {"Host": "evil.example"}),
        ("POST", {"Host": "evil.example", "Origin": "http://evil.example"}),
        ("GET", {"Origin": "http://evil.example"}),
        ("GET", {"Origin": "null"}),
        ("POST", {}),
        ("POST", {"Origin": "http://evil.example"}),
        ("POST", {"Origin": "null"}),
        # The same host, but another port is another site.
        ("POST", {"Origin": "http://127.0.0.1:1"}),
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}),
        ("GET", {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}),
        ("GET", {"Sec-Fetch-Dest": "embed", "Sec-Fetch-Mode": "navigate"}),
    ],
)
def test_pages_of_other_sites_neither_read_nor_press_anything(
    api: Api, method: str, headers: dict[str, str]
) -> None:
    api.sandbox.reset()
    api.send_sms(reference="precious")
    for path in ("", "/sandbox", "/stream"):
        answer = api.http.request(
            method, f"/outbox{path}", headers=headers, data={"action": "reset"}
        ) if method == "POST" else api.http.get(f"/outbox{path}", headers=headers)  # fmt: skip
        assert answer.status_code in (403, 405), path
        assert "precious" not in answer.text
    assert len(api.sandbox.messages()) == 1


def test_a_link_on_another_site_leads_to_the_page(api: Api) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert look(api, headers=headers).status_code == 200


def test_no_name_in_an_address_becomes_a_path(api: Api) -> None:
    for name in ("../endpoint.py", "..%2fendpoint.py", "%2e%2e/endpoint.py", "/etc/passwd", "x"):
        answer = api.http.get(f"/outbox/static/{name}")
        assert answer.status_code == 404, name
        assert "import" not in answer.text
    for number in ("../../x", "%2e%2e%2fx", str(uuid4())):
        assert api.http.get(f"/outbox/messages/{number}").status_code == 404


def test_forms_have_a_largest_size(api: Api) -> None:
    answer = press(api, "/sandbox", action="x" * 1_000_000)
    assert answer.status_code == 413
    headers = {"Origin": api.sandbox.base_url}
    many = "&".join(f"a{number}=1" for number in range(1000))
    for content in (many.encode(), b"\xff\xfe"):
        answer = api.http.post("/outbox/sandbox", content=content, headers=headers)
        assert answer.status_code == 400


def test_what_is_too_much_for_the_page_is_said(api: Api) -> None:
    links = "".join(f"https://example.com/{number} " for number in range(15_000))
    sent = api.send_email(personalisation={"name": "A", "reference": links}).json()
    page = look(api, f"/messages/{sent['id']}")
    assert "This email is too long to be shown as it looks" in said(page)
    assert len(page.content) < 200_000
    assert api.http.get(f"/outbox/messages/{sent['id']}/email").status_code == 400
    large = api.send_sms(personalisation={"name": "A", "date": "B", "x": "y" * 2_000_000}).json()
    assert len(look(api, f"/messages/{large['id']}").content) < 200_000


def reds(picture: bytes) -> int:
    """Count the red points of a picture."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    return sum(count for count, colour in image.getcolors(1 << 24) or [] if colour == (212, 53, 28))


def test_what_lies_outside_the_zones_of_a_letter_is_red(api: Api) -> None:
    pictures = []
    for x in (100, 5):
        output = io.BytesIO()
        canvas = Canvas(output)
        canvas.drawString(x, 400, "Hello")
        canvas.showPage()
        canvas.drawString(x, 600, "Hello")
        canvas.save()
        content = base64.b64encode(output.getvalue()).decode()
        sent = api.post("/v2/notifications/letter", {"reference": "r", "content": content}).json()
        api.sandbox.clock.advance(seconds=5)
        one = f"/messages/{sent['id']}/pages"
        pictures.append([look(api, f"{one}/{number}").content for number in (0, 1)])
    assert [reds(picture) for picture in pictures[0]] == [0, 0]
    assert min(reds(picture) for picture in pictures[1]) > 50


def test_a_pdf_that_cannot_be_drawn_is_said(api: Api) -> None:
    output = io.BytesIO()
    canvas = Canvas(output)
    canvas.showPage()
    canvas.save()
    content = base64.b64encode(output.getvalue()).decode()
    sent = api.post("/v2/notifications/letter", {"reference": "r", "content": content}).json()
    api.sandbox.clock.advance(seconds=5)
    one = f"/messages/{sent['id']}"
    assert look(api, f"{one}/pages/0").content.startswith(b"\x89PNG")
    broken = "UPDATE letter_files SET content = 'garbage'"
    state = api.sandbox._server.state
    api.sandbox._server.call(lambda: state.storage.reader.exec_driver_sql(broken))
    assert "The PDF cannot be read." in said(look(api, one))
    answer = api.http.get(f"/outbox{one}/pages/0")
    assert (answer.status_code, "cannot be drawn" in answer.text) == (400, True)


# With a password


def test_a_sandbox_that_others_can_reach_asks_for_a_password() -> None:
    with Sandbox(host="0.0.0.0") as sandbox, local_client(sandbox.base_url) as http:  # noqa: S104 - what is tested
        password = sandbox.page_password
        assert password
        assert len(password) > 10
        for path in PAGES:
            answer = http.get(f"/outbox{path}")
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"].startswith("Basic ")
        for wrong in (("x", "wrong"), ("x", "")):
            assert http.get("/outbox", auth=wrong).status_code == 401
        assert http.get("/outbox", headers={"Authorization": "Basic x"}).status_code == 401
        assert http.get("/outbox", headers={"Authorization": "Bearer x"}).status_code == 401
        assert http.get("/outbox", auth=("anybody", password)).status_code == 200
        assert password not in sandbox.outbox_url


def test_the_control_api_asks_for_the_same_password_but_says_that_it_is_there() -> None:
    with Sandbox(host="0.0.0.0") as sandbox, local_client(sandbox.base_url) as http:  # noqa: S104 - what is tested
        password = sandbox.page_password
        assert password
        assert http.get("/_sandbox/health").status_code == 200
        refused = http.get("/_sandbox/messages")
        assert refused.status_code == 401
        assert "NOTIFY_PAGE_PASSWORD" in refused.json()["message"]
        # So a browser that knows it for the page gives it here too.
        asked = refused.headers["www-authenticate"]
        assert asked == http.get("/outbox").headers["www-authenticate"]
        assert asked.startswith("Basic ")
        for given in ("Bearer wrong-password", "Basic !", f"Digest {password}", "Bearer \xe9"):
            headers = {b"Authorization": given.encode("latin-1")}
            assert http.post("/_sandbox/reset", headers=headers).status_code == 401
        bearer = {"Authorization": f"Bearer {password}"}
        assert http.get("/_sandbox/messages", headers=bearer).status_code == 200
        assert http.post("/_sandbox/reset", auth=("anybody", password)).status_code == 200
        file = "/_sandbox/uploads/letters/a/b"
        assert http.put(file, content=b"").status_code == 401
        # What was sent can still be sent by those who have a key.
        assert http.get("/v2/notifications").status_code == 401


def test_a_password_can_be_chosen_and_must_not_be_short() -> None:
    with Sandbox(page_password="long enough") as sandbox, local_client(sandbox.base_url) as http:
        assert http.get("/outbox").status_code == 401
        assert http.get("/outbox", auth=("", "long enough")).status_code == 200
    with pytest.raises(SandboxError, match="at least 8 characters"):
        Sandbox(page_password="short")
    with Sandbox() as sandbox:
        assert sandbox.page_password is None


# Live


def test_an_open_page_is_told_of_changes_and_not_of_what(api: Api) -> None:
    with api.http.stream("GET", "/outbox/stream") as answer:
        lines = answer.iter_lines()
        api.send_sms(reference="secret")
        changed = next(line for line in lines if line.startswith("data: m"))
        assert "message" in changed
        assert "secret" not in changed
        api.sandbox.clock.advance(seconds=10)
        assert "status" in next(line for line in lines if line.startswith("data: "))
        api.sandbox.reset()
        assert next(line for line in lines if line.startswith("data: "))


def test_the_page_opens_in_a_browser(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    sandbox.open()
    assert opened == [sandbox.outbox_url]
