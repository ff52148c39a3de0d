"""An email whose template has files links to them, however it is sent."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from cases import for_each

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from tests.end_to_end.sandbox_admin.test_template_files import Files

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.end_to_end.sandbox_admin.conftest import Admin

PDF = b"%PDF-1.7\nthe guide\n"
TO = "amala@example.com"
HELLO = "Hello ((name)), read ((guide.pdf))."


class Sending:
    """A service with an email template that has one file, which is stored."""

    def __init__(self, admin: Admin, content: str = HELLO, **file: Any) -> None:
        self.admin = admin
        self.service = admin.new_service()["id"]
        self.files = Files(admin, self.service)
        self.template = self.files.template
        body = {"content": content, "created_by": NOTIFY_USER_ID}
        admin.data("POST", f"/service/{self.service}/template/{self.template}", body)
        fields = {"validate_users_email": False} | file
        self.file = self.files.change(self.files.add(**fields).json()["data"], pending=False)
        self.key = admin.new_key(self.service)

    def store(self, content: bytes = PDF) -> None:
        path = f"/_sandbox/uploads/email-files/{self.service}/{self.file['id']}"
        kept = self.admin.http.put(path, content=content)
        assert kept.json() == {"id": self.file["id"], "bytes": len(content)}

    def by_key(self, to: str = TO, **values: Any) -> Any:
        body = {
            "template_id": self.template,
            "email_address": to,
            "personalisation": {"name": "Amala"} | values,
        }
        return self.admin.v2(self.key, "POST", "/v2/notifications/email", body)

    def by_hand(self) -> Any:
        body = {
            "template_id": self.template,
            "to": TO,
            "created_by": NOTIFY_USER_ID,
            "personalisation": {"name": "Amala"},
        }
        return self.admin.post(f"/service/{self.service}/send-notification", body)

    def by_job(self, *names: str) -> None:
        job = str(uuid4())
        path = f"/_sandbox/uploads/csv/{self.service}/{job}?template_id={self.template}"
        rows = "".join(f"{TO},{name}\n" for name in names)
        found = self.admin.http.put(path, content=f"email address,name\n{rows}".encode())
        assert found.json()["valid"], found.text
        body = {"id": job, "created_by": NOTIFY_USER_ID}
        assert self.admin.post(f"/service/{self.service}/job", body).status_code == 201
        self.admin.sandbox.clock.advance(timedelta(minutes=1))
        done = self.admin.data("GET", f"/service/{self.service}/job/{job}")
        assert done["job_status"] == "finished"

    def bodies(self) -> list[str]:
        return [message.body for message in self.admin.sandbox.messages(recipient=TO)]

    def download(self, body: str) -> Any:
        (link,) = re.findall(r"http[^\s)]+/d/[^\s).]+", body)
        return self.admin.http.post(link)


@pytest.mark.every_database
def test_a_message_by_key_links_to_the_file(admin: Admin) -> None:
    sending = Sending(admin)
    sending.store()
    made = sending.by_key()
    assert made.status_code == 201, made.text
    body = made.json()["content"]["body"]
    assert body.startswith("Hello Amala, read http")
    found = sending.download(body)
    assert (found.content, found.headers["content-type"]) == (PDF, "application/pdf")
    assert "guide.pdf" in found.headers["content-disposition"]
    assert sending.bodies() == [body]


def test_a_message_by_hand_links_to_the_file(admin: Admin) -> None:
    sending = Sending(admin)
    sending.store()
    made = sending.by_hand()
    assert made.status_code == 201, made.text
    (body,) = sending.bodies()
    assert sending.download(body).content == PDF
    shown = admin.get(f"/service/{sending.service}/notifications/{made.json()['id']}").json()
    assert shown["personalisation"]["guide.pdf"] in body


@pytest.mark.every_database
def test_each_row_of_a_spreadsheet_has_a_link_of_its_own(admin: Admin) -> None:
    sending = Sending(admin)
    sending.store()
    sending.by_job("Amala", "Ben")
    bodies = sending.bodies()
    assert sorted(body.partition(",")[0] for body in bodies) == ["Hello Amala", "Hello Ben"]
    assert len({body.partition("http")[2] for body in bodies}) == 2
    assert [sending.download(body).content for body in bodies] == [PDF, PDF]


def test_a_link_has_the_text_that_was_chosen(admin: Admin) -> None:
    sending = Sending(admin, link_text="the guide")
    sending.store()
    body = sending.by_key().json()["content"]["body"]
    assert body.startswith("Hello Amala, read [the guide](http")
    assert sending.download(body).content == PDF
    page = f"/outbox/messages/{admin.sandbox.messages()[-1].id}"
    assert re.search(r'href="/d/[^")]+"', admin.http.get(page).text)
    html = admin.http.get(f"/outbox/messages/{admin.sandbox.messages()[-1].id}/email").text
    assert re.search(r'<a [^>]*href="http[^"]+/d/[^"]+"[^>]*>the guide</a>', html)


def test_a_recipient_confirms_the_address_where_that_is_wanted(admin: Admin) -> None:
    sending = Sending(admin, validate_users_email=True)
    sending.store()
    (link,) = re.findall(r"http[^\s)]+/d/[^\s).]+", sending.by_key().json()["content"]["body"])
    page = admin.http.get(link)
    assert page.content != PDF
    assert "Confirm the email address" in page.text
    done = admin.http.post(link, data={"email_address": TO})
    assert done.content == PDF


def test_a_file_is_there_for_as_many_weeks_as_was_said(admin: Admin) -> None:
    sending = Sending(admin, retention_period=2)
    sending.store()
    body = sending.by_key().json()["content"]["body"]
    admin.sandbox.clock.advance(timedelta(weeks=2, seconds=-10))
    assert sending.download(body).content == PDF
    admin.sandbox.clock.advance(timedelta(seconds=10))
    assert sending.download(body).status_code == 404


def test_a_value_of_the_same_name_gives_way_to_the_link(admin: Admin) -> None:
    sending = Sending(admin)
    sending.store()
    made = sending.by_key(**{"Guide.PDF": "something else", "guide.pdf": "another"})
    assert "something else" not in made.json()["content"]["body"]
    assert sending.download(made.json()["content"]["body"]).content == PDF


def test_other_values_are_asked_for_as_before(admin: Admin) -> None:
    sending = Sending(admin)
    sending.store()
    body = {"template_id": sending.template, "email_address": TO}
    refused = admin.v2(sending.key, "POST", "/v2/notifications/email", body)
    assert refused.json()["errors"][0]["message"] == "Missing personalisation: name"


def test_a_template_with_a_file_alone_is_not_empty(admin: Admin) -> None:
    sending = Sending(admin, content="((guide.pdf))")
    sending.store()
    assert sending.by_key().status_code == 201


def test_pending_and_archived_files_are_not_linked_to(admin: Admin) -> None:
    sending = Sending(admin)
    sending.store()
    sending.files.add("map.pdf")
    archived = {"archived_by_id": NOTIFY_USER_ID}
    admin.post(f"{sending.files.path}/{sending.file['id']}/archive", archived)
    refused = sending.by_key()
    assert refused.json()["errors"][0]["message"] == "Missing personalisation: guide.pdf"


def test_a_file_that_is_not_stored_is_asked_for(admin: Admin) -> None:
    sending = Sending(admin)
    path = f"/_sandbox/uploads/email-files/{sending.service}/{sending.file['id']}"
    refused = sending.by_key()
    assert refused.status_code == 400
    assert f"PUT {path} first" in refused.json()["errors"][0]["message"]
    assert f"PUT {path} first" in sending.by_hand().json()["message"]
    assert sending.bodies() == []
    sending.by_job("Amala")
    assert sending.bodies() == []


def test_what_notify_does_without_the_file_is_copied_on_request(exact: Admin) -> None:
    sending = Sending(exact)
    assert (sending.by_key().status_code, sending.by_hand().status_code) == (500, 500)


@for_each("weeks", [0, -1, 79, 2**31 - 1])
def test_no_file_is_kept_for_so_long(admin: Admin, weeks: int) -> None:
    sending = Sending(admin, retention_period=weeks)
    sending.store()
    refused = sending.by_key()
    assert refused.status_code == 400
    assert "can be kept for 1 to 78 weeks" in refused.json()["errors"][0]["message"]


def test_only_a_services_own_ids_can_be_stored(admin: Admin) -> None:
    at = "/_sandbox/uploads/email-files"
    unknown = admin.http.put(f"{at}/{uuid4()}/{uuid4()}", content=PDF)
    assert unknown.status_code == 404
    odd = admin.http.put(f"{at}/{admin.new_service()['id']}/..%2Fx", content=PDF)
    assert odd.status_code in {400, 404}


def test_links_outlive_the_sandbox(tmp_path: Any, connect: Callable[[Sandbox], Admin]) -> None:
    url = f"sqlite:///{tmp_path}/sandbox.db"
    with Sandbox(database_url=url) as sandbox:
        sending = Sending(connect(sandbox))
        sending.store()
        path = sending.by_key().json()["content"]["body"].partition("/d/")[2].rstrip(".")
    with Sandbox(database_url=url) as sandbox:
        assert connect(sandbox).http.post(f"/d/{path}").content == PDF
