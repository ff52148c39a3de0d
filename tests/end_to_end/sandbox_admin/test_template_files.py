"""Pages attached to letter templates, and files that email templates link to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin


def template(admin: Admin, service: str, kind: str) -> str:
    body = {
        "name": "Reminder",
        "template_type": kind,
        "content": "Hello",
        "subject": None if kind == "sms" else "Subject",
        "service": service,
        "created_by": NOTIFY_USER_ID,
    }
    made = {name: value for name, value in body.items() if value is not None}
    return str(admin.data("POST", f"/service/{service}/template", made, 201)["id"])


@pytest.fixture
def service(admin: Admin) -> str:
    return str(admin.new_service()["id"])


def shown(admin: Admin, service: str, template_id: str) -> dict[str, Any]:
    found: dict[str, Any] = admin.data("GET", f"/service/{service}/template/{template_id}")
    return found


def attach(admin: Admin, template_id: str, **fields: Any) -> Any:
    body = {
        "upload_id": str(uuid4()),
        "created_by_id": NOTIFY_USER_ID,
        "original_filename": "map of area.pdf",
        "page_count": 1,
        "template_id": template_id,
    }
    return admin.post("/letter-attachment", body | fields)


def test_an_attachment_is_of_a_version(admin: Admin, service: str) -> None:
    letter = template(admin, service, "letter")
    made = attach(admin, letter)
    assert made.status_code == 201, made.text
    attachment = made.json()
    path = f"/letter-attachment/{attachment['id']}"
    assert admin.get(path).json() == attachment
    now = shown(admin, service, letter)
    assert (now["version"], now["letter_attachment"]) == (2, attachment)
    assert attach(admin, letter).json()["message"] == "template-already-has-attachment"
    assert admin.post(f"{path}/archive", {"archived_by": NOTIFY_USER_ID}).status_code == 204
    later = shown(admin, service, letter)
    assert (later["version"], later["letter_attachment"]) == (3, None)
    before = admin.data("GET", f"/service/{service}/template/{letter}/version/2")
    assert before["letter_attachment"] == attachment
    assert admin.get(path).json()["archived_by_id"] == NOTIFY_USER_ID
    again = admin.post(f"{path}/archive", {"archived_by": NOTIFY_USER_ID})
    assert again.json()["message"] == "letter-attachment-already-archived"


def test_an_attachment_stays_when_the_text_changes(admin: Admin, service: str) -> None:
    letter = template(admin, service, "letter")
    attachment = attach(admin, letter).json()
    body = {"content": "Another text", "created_by": NOTIFY_USER_ID}
    changed = admin.data("POST", f"/service/{service}/template/{letter}", body)
    assert (changed["version"], changed["letter_attachment"]) == (3, attachment)


def test_what_cannot_be_attached(admin: Admin, service: str) -> None:
    letter, text = (template(admin, service, kind) for kind in ("letter", "sms"))
    other = template(admin, service, "letter")
    first = attach(admin, letter).json()
    assert attach(admin, str(uuid4())).status_code == 404
    for wrong in (
        attach(admin, text),
        attach(admin, other, upload_id=first["id"]),
        attach(admin, other, created_by_id=str(uuid4())),
        attach(admin, other, page_count="1"),
    ):
        assert wrong.status_code == 400, wrong.text
    assert admin.get(f"/letter-attachment/{uuid4()}").status_code == 404
    path = f"/letter-attachment/{first['id']}/archive"
    assert admin.post(path, {"archived_by": str(uuid4())}).status_code == 400


class Files:
    """The files of a template."""

    def __init__(self, admin: Admin, service: str, kind: str = "email") -> None:
        self.admin, self.service = admin, service
        self.template = template(admin, service, kind)
        self.path = f"/service/{service}/templates/{self.template}/template_email_files"

    def add(self, filename: str = "guide.pdf", **fields: Any) -> Any:
        body = {
            "id": str(uuid4()),
            "filename": filename,
            "created_by_id": NOTIFY_USER_ID,
            "retention_period": 26,
            "validate_users_email": True,
        }
        return self.admin.post(self.path, body | fields)

    def change(self, file: dict[str, Any], status: int = 200, **fields: Any) -> dict[str, Any]:
        answer = self.admin.post(f"{self.path}/{file['id']}", fields)
        assert answer.status_code == status, answer.text
        body: dict[str, Any] = answer.json()
        return body.get("data", body)

    def live(self, filename: str = "guide.pdf") -> dict[str, Any]:
        return self.change(self.add(filename).json()["data"], pending=False)

    def shown(self) -> dict[str, Any]:
        return shown(self.admin, self.service, self.template)


@pytest.fixture
def files(admin: Admin, service: str) -> Files:
    return Files(admin, service)


def test_a_file_waits_until_it_is_part_of_the_text(admin: Admin, files: Files) -> None:
    made = files.add().json()["data"]
    assert (made["pending"], made["version"], made["template_version"]) == (True, 0, 1)
    assert (made["template"], made["created_by"]) == (files.template, NOTIFY_USER_ID)
    assert admin.data("GET", files.path) == []
    assert files.shown()["email_files"] == []
    waiting = files.change(made, link_text="guide", retention_period=10)
    assert (waiting["pending"], waiting["version"]) == (True, 0)
    live = files.change(made, pending=False)
    assert (live["pending"], live["version"], live["template_version"]) == (False, 1, 1)
    assert admin.data("GET", files.path) == [live]
    names = ("id", "filename", "link_text", "retention_period", "validate_users_email", "pending")
    assert files.shown()["email_files"] == [{name: live[name] for name in names}]
    assert files.shown()["version"] == 1


def test_a_change_of_a_file_is_one_of_the_template(files: Files) -> None:
    live = files.live()
    changed = files.change(live, link_text="the guide")
    assert (changed["version"], changed["template_version"]) == (2, 2)
    assert files.change(changed, link_text="the guide") == changed
    assert files.shown()["version"] == 2
    assert files.shown()["email_files"][0]["link_text"] == "the guide"


def test_an_archived_file_is_off_the_template(admin: Admin, files: Files) -> None:
    live, other = files.live(), files.live("map.pdf")
    path = f"{files.path}/{live['id']}"
    done = admin.post(f"{path}/archive", {"archived_by_id": NOTIFY_USER_ID}).json()["data"]
    assert (done["template_version"], " " in done["archived_at"]) == (1, True)
    now = admin.data("GET", path)
    assert (now["version"], now["archived_by"]) == (2, NOTIFY_USER_ID)
    assert [one["id"] for one in files.shown()["email_files"]] == [other["id"]]
    assert files.shown()["version"] == 2
    assert files.add("GUIDE.pdf").status_code == 201


def test_files_leave_with_the_text_or_the_template(admin: Admin, files: Files) -> None:
    first, second = files.live(), files.live("map.pdf")
    path = f"/service/{files.service}/template/{files.template}"
    body = {
        "content": "Without the file",
        "archive_email_file_ids": [first["id"]],
        "created_by": NOTIFY_USER_ID,
    }
    changed = admin.data("POST", path, body)
    assert [one["id"] for one in changed["email_files"]] == [second["id"]]
    assert admin.data("GET", f"{files.path}/{first['id']}")["archived_at"] is not None
    gone = admin.data("POST", path, {"archived": True, "created_by": NOTIFY_USER_ID})
    assert gone["email_files"] == []
    assert admin.data("GET", files.path) == []


def test_names_differ_by_more_than_capitals(files: Files) -> None:
    waiting = files.add("MAP.pdf").json()["data"]
    files.live("map.pdf")
    text = f"already exists for template id {files.template}"
    assert files.add("Map.pdf").json()["message"] == f"File named Map.pdf {text}"
    refused = files.change(waiting, 400, pending=False)
    assert refused["message"] == f"File named MAP.pdf {text}"


def test_what_cannot_be_a_file_of_a_template(admin: Admin, files: Files, service: str) -> None:
    first = files.add().json()["data"]
    for wrong in (
        files.add("a.pdf", id=first["id"]),
        files.add("a.pdf", created_by_id=str(uuid4())),
        files.add("a.pdf", zz=1),
        files.add("a.pdf", retention_period="26"),
        Files(admin, service, "sms").add(),
    ):
        assert wrong.status_code == 400, wrong.text
    unknown = f"/service/{service}/templates/{uuid4()}/template_email_files"
    assert admin.data("GET", unknown) == []
    assert admin.data("GET", unknown.replace(service, str(uuid4()))) == []
    body = {"archived_by_id": NOTIFY_USER_ID}
    lacking = admin.post(f"{files.path}/{uuid4()}/archive", body).json()["message"]
    assert lacking["filename"] == ["Missing data for required field."]
    by_nobody = {"archived_by_id": str(uuid4())}
    assert admin.post(f"{files.path}/{first['id']}/archive", by_nobody).status_code == 400
    assert admin.get(f"{files.path}/{uuid4()}").status_code == 404
    # The template that letters from PDFs have has no text to link from.
    letters = admin.get(f"/service/{service}/template/precompiled").json()["id"]
    files.path = f"/service/{service}/templates/{letters}/template_email_files"
    refusal = files.add("b.pdf").json()["message"]
    assert refusal == "Cannot add an email file to a non-email template"
    files.change(first, 404, pending=False)
    files.path = files.path.replace(letters, files.template)
    admin.data("POST", f"/service/{service}", {"permissions": ["sms"]})
    assert files.add("a.pdf").json()["message"] == "Updating email templates is not allowed"
