"""What the website needs beside the API: its files, pictures of letters, and checks of uploads."""

from __future__ import annotations

import io
import json
import socket
from base64 import b64decode, b64encode
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote
from uuid import uuid4

import pytest
from local_http import local_client
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._admin.notify_service import NOTIFY_USER_ID
from notify_typed.sandbox._settings import Website
from notify_typed.sandbox._website.environment import environment
from notify_typed.sandbox._world import default as world
from tests.end_to_end.sandbox_admin.test_emails_with_files import Sending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    from tests.end_to_end.sandbox_admin.conftest import Admin

# They come without types.
BOTO3: Final[Any] = import_module("boto3")
AWS_REQUEST: Final[Any] = import_module("botocore.awsrequest").AWSRequest
SIGNER: Final[Any] = import_module("botocore.auth").S3SigV4Auth
CREDENTIALS: Final[Any] = import_module("botocore.credentials").Credentials
CONFIG: Final[Any] = import_module("botocore.config").Config
CLIENT_ERROR: Final[Any] = import_module("botocore.exceptions").ClientError
CSV = "development-notifications-csv-upload"
EMAIL_FILES = "development-template-email-files"
LETTERS = "development-transient-uploaded-letters"
ADDRESS = ("Amala Bird", "123 High Street", "SW14 6BF")
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with Sandbox(website="http://localhost:6012") as sandbox:
        yield sandbox


@pytest.fixture
def admin(running: Sandbox, connect: Callable[[Sandbox], Admin]) -> Admin:
    running.reset()
    return connect(running)


def settings(sandbox: Sandbox) -> dict[str, str]:
    website = Website("http://localhost:6012")
    return environment(sandbox.base_url, website, sandbox.admin_secret)


def storage(sandbox: Sandbox, **changed: str) -> Any:
    """The client that the website has."""
    found = settings(sandbox) | changed
    return BOTO3.client(
        "s3",
        endpoint_url=found["AWS_ENDPOINT_URL"],
        aws_access_key_id=found["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=found["AWS_SECRET_ACCESS_KEY"],
        region_name=found["AWS_DEFAULT_REGION"],
        config=CONFIG(signature_version="s3v4", retries={"max_attempts": 0}, proxies={}),
    )


@pytest.fixture
def files(admin: Admin) -> Any:
    return storage(admin.sandbox)


def refused(call: Callable[..., Any], **arguments: Any) -> str:
    with pytest.raises(CLIENT_ERROR) as caught:
        call(**arguments)
    return str(caught.value.response["Error"]["Code"])


def letter(*lines: str, pages: int = 1, outside: bool = False) -> bytes:
    """A letter of A4 pages with an address."""
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=A4)
    for number in range(pages):
        for row, line in enumerate(lines if number == 0 else ()):
            canvas.drawString(25 * mm, A4[1] - 45 * mm - row * 12, line)
        canvas.drawString(30 * mm, 100 * mm, "Dear Amala")
        if outside:
            canvas.drawString(0, 100 * mm, "Outside")
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def ask(admin: Admin, path: str, body: bytes, key: str = "my-secret-key") -> httpx.Response:
    """What the website asks of the preview service."""
    headers = {"Authorization": f"Token {key}"}
    return admin.http.post(f"/_website/template-preview/{path}", content=body, headers=headers)


def ask_storage(
    sandbox: Sandbox,
    method: str,
    body: bytes = b"",
    *,
    in_chunks: bool = False,
    date: str | None = None,
) -> httpx.Response:
    """A signed request for a file; its date may be changed behind the signature."""
    found = settings(sandbox)
    url = f"{found['AWS_ENDPOINT_URL']}/{CSV}/chunks.csv"
    request = AWS_REQUEST(method=method, url=url, data=body)
    if in_chunks:
        request.context["checksum"] = {"request_algorithm": {"in": "trailer"}}
    credentials = CREDENTIALS(found["AWS_ACCESS_KEY_ID"], found["AWS_SECRET_ACCESS_KEY"])
    SIGNER(credentials, "s3", found["AWS_DEFAULT_REGION"]).add_auth(request)
    with local_client(sandbox.base_url) as http:
        headers = dict(request.headers.items()) | ({"X-Amz-Date": date} if date else {})
        return http.request(method, url, content=body, headers=headers)


def test_a_file_may_come_in_chunks(admin: Admin, files: Any) -> None:
    whole = b"4;sig=1\r\na,b\r\r\n2\r\n\nc\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"
    assert ask_storage(admin.sandbox, "PUT", whole, in_chunks=True).status_code == 200
    assert files.get_object(Bucket=CSV, Key="chunks.csv")["Body"].read() == b"a,b\r\nc"
    for broken in (whole[:10], b"4\r\na", b"four\r\n", b""):
        answer = ask_storage(admin.sandbox, "PUT", broken, in_chunks=True)
        assert (answer.status_code, "IncompleteBody" in answer.text) == (400, True)


def test_the_storage_says_what_it_does_not_do(admin: Admin) -> None:
    answer = ask_storage(admin.sandbox, "POST")
    assert (answer.status_code, "MethodNotAllowed" in answer.text) == (405, True)
    answer = ask_storage(admin.sandbox, "GET", date="today")
    assert (answer.status_code, "does not say when" in answer.text) == (403, True)


def test_a_file_that_breaks_off_is_not_kept(admin: Admin, files: Any) -> None:
    found = settings(admin.sandbox)
    address = admin.http.base_url
    place = {"Bucket": CSV, "Key": "broken.csv"}
    url = files.generate_presigned_url("put_object", Params=place)
    path = url.removeprefix(found["AWS_ENDPOINT_URL"].partition("/_website")[0])
    with socket.create_connection((address.host, address.port)) as connection:
        head = f"PUT {path} HTTP/1.1\r\nHost: {address.host}:{address.port}\r\n"
        connection.sendall(f"{head}Content-Length: 9\r\n\r\na,b".encode())
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(1000):
            pass
    assert refused(files.get_object, **place) == "NoSuchKey"


def test_a_file_is_kept_with_its_metadata(files: Any) -> None:
    key = "service-x-notify/Ünï code.csv"
    files.put_object(Bucket=CSV, Key=key, Body=b"a,b\r\n", ServerSideEncryption="AES256")
    source = {"Bucket": CSV, "Key": key}
    files.copy_object(
        Bucket=CSV,
        Key=key,
        CopySource=source,
        Metadata={"valid": "True"},
        MetadataDirective="REPLACE",
    )
    found = files.get_object(Bucket=CSV, Key=key)
    assert (found["Body"].read(), found["Metadata"]) == (b"a,b\r\n", {"valid": "True"})
    files.copy_object(Bucket=CSV, Key="other", CopySource=source)
    looked_at = files.head_object(Bucket=CSV, Key="other")
    assert (looked_at["ContentLength"], looked_at["Metadata"]) == (5, {"valid": "True"})
    files.delete_object(Bucket=CSV, Key="other")
    assert refused(files.head_object, Bucket=CSV, Key="other") == "404"
    assert refused(files.get_object, Bucket=CSV, Key="other") == "NoSuchKey"


def test_places_that_are_not_there(files: Any) -> None:
    assert refused(files.get_object, Bucket="other", Key="a") == "NoSuchBucket"
    assert refused(files.get_object, Bucket=CSV, Key="a/../../other/b") == "InvalidURI"
    assert refused(files.copy_object, Bucket=CSV, Key="a", CopySource="other/b") == "NoSuchBucket"
    source = f"{CSV}/../other/b"
    assert refused(files.copy_object, Bucket=CSV, Key="a", CopySource=source) == "InvalidURI"
    assert refused(files.delete_objects, Bucket=CSV, Delete={"Objects": [{"Key": "a"}]}) != ""


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"AWS_SECRET_ACCESS_KEY": "wrong"}, "SignatureDoesNotMatch"),
        ({"AWS_ACCESS_KEY_ID": "somebody"}, "InvalidAccessKeyId"),
    ],
)
def test_others_are_not_let_in(admin: Admin, changed: dict[str, str], code: str) -> None:
    others = storage(admin.sandbox, **changed)
    assert refused(others.get_object, Bucket=CSV, Key="a") == code
    bare = admin.http.get(f"/_website/s3/{CSV}/a")
    assert (bare.status_code, "AccessDenied" in bare.text) == (403, True)


def test_a_link_ends(admin: Admin, files: Any) -> None:
    files.put_object(Bucket=CSV, Key="a", Body=b"1")
    place = {"Bucket": CSV, "Key": "a"}
    link = files.generate_presigned_url("get_object", Params=place, ExpiresIn=60)
    assert admin.http.get(link).content == b"1"
    assert admin.http.get(link.replace("Expires=60", "Expires=6000")).status_code == 403
    for wrong in ("Expires=x", "Expires="):
        assert admin.http.get(link.replace("Expires=60", wrong)).status_code == 403
    admin.sandbox.clock.advance(minutes=20)
    late = admin.http.get(link)
    assert (late.status_code, "Request has expired" in late.text) == (403, True)


def test_there_is_nothing_of_it_unless_asked_for() -> None:
    with Sandbox() as sandbox, local_client(sandbox.base_url) as http:
        assert http.get(f"/_website/s3/{CSV}/a").status_code == 404
        assert http.post("/_website/antivirus/scan").status_code == 404


def test_a_spreadsheet_becomes_a_job(admin: Admin, files: Any) -> None:
    upload = str(uuid4())
    key = f"service-{world.SERVICE_ID}-notify/{upload}.csv"
    content = b"phone number,name,date\r\n07700900123,A,B\r\n"
    files.put_object(Bucket=CSV, Key=key, Body=content)
    job = {"id": upload, "created_by": NOTIFY_USER_ID}
    assert admin.post(f"/service/{world.SERVICE_ID}/job", job).status_code == 400
    metadata = {
        "template_id": world.SMS_TEMPLATE_ID,
        "notification_count": "1",
        "valid": "True",
        "original_file_name": "people%20here.csv",
        "sender_id": world.INBOUND_SENDER_ID,
    }
    for template in (str(uuid4()), world.SMS_TEMPLATE_ID):
        files.copy_object(
            Bucket=CSV,
            Key=key,
            CopySource={"Bucket": CSV, "Key": key},
            Metadata=metadata | {"template_id": template},
            MetadataDirective="REPLACE",
        )
    made = admin.data("POST", f"/service/{world.SERVICE_ID}/job", job, 201)
    assert (made["original_file_name"], made["notification_count"]) == ("people here.csv", 1)
    admin.sandbox.clock.advance(minutes=1)
    (message,) = admin.sandbox.messages()
    assert message.recipient == "07700900123"
    # It is sent: the website looks at its file again, and nothing is sent twice.
    files.put_object(Bucket=CSV, Key=key, Body=content, Metadata=metadata)
    assert len(admin.sandbox.messages()) == 1


def test_a_spreadsheet_of_a_program_is_in_the_storage(admin: Admin, files: Any) -> None:
    upload = str(uuid4())
    content = b"phone number,name,date\n07700900123,Amala,1 May\n"
    name = "Zoë's people.csv"
    query = {"template_id": world.SMS_TEMPLATE_ID, "original_file_name": name}
    path = f"/_sandbox/uploads/csv/{world.SERVICE_ID}/{upload}"
    assert admin.http.put(path, params=query, content=content).is_success
    key = f"service-{world.SERVICE_ID}-notify/{upload}.csv"
    found = files.get_object(Bucket=CSV, Key=key)
    assert found["Body"].read() == content
    assert unquote(found["Metadata"]["original_file_name"]) == name
    assert found["Metadata"]["template_id"] == world.SMS_TEMPLATE_ID


def test_a_spreadsheet_that_is_none_is_kept_but_not_sent(admin: Admin, files: Any) -> None:
    upload = str(uuid4())
    key = f"service-{world.SERVICE_ID}-notify/{upload}.csv"
    metadata = {"template_id": world.SMS_TEMPLATE_ID}
    files.put_object(Bucket=CSV, Key=key, Body=b'"', Metadata=metadata)
    assert files.get_object(Bucket=CSV, Key=key)["Body"].read() == b'"'
    files.put_object(Bucket=CSV, Key="elsewhere.csv", Body=b"a", Metadata=metadata)
    job = {"id": upload, "created_by": NOTIFY_USER_ID}
    assert admin.post(f"/service/{world.SERVICE_ID}/job", job).status_code == 400


def test_an_uploaded_letter_is_sent(admin: Admin, files: Any) -> None:
    user, upload = admin.new_user(), str(uuid4())
    permissions = {"permissions": [{"permission": "send_letters"}]}
    admin.post(f"/service/{world.SERVICE_ID}/users/{user['id']}", permissions)
    files.put_object(
        Bucket=LETTERS,
        Key=f"service-{world.SERVICE_ID}/{upload}.pdf",
        Body=letter(*ADDRESS),
        Metadata={"status": "valid", "page_count": "1"},
    )
    body = {
        "filename": "letter.pdf",
        "file_id": upload,
        "postage": "second",
        "recipient_address": "\n".join(ADDRESS),
        "created_by": user["id"],
    }
    sent = admin.post(f"/service/{world.SERVICE_ID}/send-pdf-letter", body)
    assert sent.status_code == 201, sent.text


@pytest.mark.parametrize("pages", ["x", "-1", "", "0", "9999999999"])
def test_an_uploaded_letter_of_no_number_of_pages_is_kept_but_not_sent(
    admin: Admin, files: Any, pages: str
) -> None:
    file_id = str(uuid4())
    files.put_object(
        Bucket=LETTERS,
        Key=f"service-{world.SERVICE_ID}/{file_id}.pdf",
        Body=letter(*ADDRESS),
        Metadata={"status": "valid", "page_count": pages},
    )
    user = admin.new_user()["id"]
    permissions = {"permissions": [{"permission": "send_letters"}]}
    admin.post(f"/service/{world.SERVICE_ID}/users/{user}", permissions)
    body = {
        "file_id": file_id,
        "filename": "letter.pdf",
        "created_by": user,
        "postage": "second",
        "recipient_address": "Amala Bird",
    }
    sent = admin.post(f"/service/{world.SERVICE_ID}/send-pdf-letter", body)
    assert sent.status_code == 400, sent.text


def test_an_email_links_to_what_the_website_has_stored(admin: Admin, files: Any) -> None:
    sending = Sending(admin)
    place = {"Bucket": EMAIL_FILES, "Key": f"{sending.service}/{sending.file['id']}"}
    files.put_object(Body=b"%PDF-1.7", **place)
    body = sending.by_key().json()["content"]["body"]
    assert sending.download(body).content == b"%PDF-1.7"
    files.delete_object(**place)
    assert sending.download(body).status_code == 404


def test_the_file_of_a_report_is_there(admin: Admin, files: Any) -> None:
    body = {"user_id": NOTIFY_USER_ID, "report_type": "notifications_report"}
    wanted = body | {"notification_type": "sms"}
    made = admin.data("POST", f"/service/{world.SERVICE_ID}/report-request", wanted, 201)
    admin.sandbox.clock.advance(seconds=2)
    path = f"/service/{world.SERVICE_ID}/report-request/{made['id']}"
    assert admin.data("GET", path)["status"] == "stored"
    key = f"notifications_report/{made['id']}.csv"
    found = files.get_object(Bucket="development-report-requests-download", Key=key)
    assert found["Body"].read().startswith(b"Recipient,Reference,Template")


def template(**fields: Any) -> bytes:
    shown = {"subject": "About ((thing))", "content": "Dear ((name))"} | fields.pop("template", {})
    return json.dumps({"template": shown, "letter_contact_block": "1 Street"} | fields).encode()


def test_a_template_is_drawn_with_and_without_values(admin: Admin) -> None:
    for values in (None, {"name": "Amala", "address_line_1": "Amala Bird"}):
        drawn = ask(admin, "preview.png?page=1", template(values=values))
        assert (drawn.headers["content-type"], drawn.content[:4]) == ("image/png", b"\x89PNG")
    whole = ask(admin, "preview.pdf", template(values={"name": "Amala"}, date="2026-11-21"))
    text = PdfReader(io.BytesIO(whole.content)).pages[0].extract_text()
    assert "Dear Amala" in text
    assert "21 November 2026" in text
    counted = ask(admin, "get-page-count", template()).json()
    assert counted == {"count": 1, "welsh_page_count": 0, "attachment_page_count": 0}
    assert ask(admin, "preview.png?page=9", template()).status_code == 400
    for wrong in ("0", "x"):
        assert ask(admin, f"preview.png?page={wrong}", template()).status_code == 400
    assert ask(admin, "get-page-count", b"{").status_code == 400
    assert ask(admin, "get-page-count", b"[]").json()["count"] == 1
    assert ask(admin, "get-page-count", template(), key="other").status_code == 403


def test_a_bilingual_template_counts_its_welsh_pages(admin: Admin) -> None:
    welsh = {"letter_welsh_subject": "Am", "letter_welsh_content": "Annwyl\n\n" * 40}
    both = template(template=welsh | {"letter_languages": "welsh_then_english"})
    counted = ask(admin, "get-page-count", both).json()
    assert counted == {"count": 3, "welsh_page_count": 2, "attachment_page_count": 0}


def attached(admin: Admin, files: Any, content: bytes) -> tuple[str, dict[str, Any]]:
    """Attach a PDF of two pages to the letter template, and give the template as it is then."""
    attachment = str(uuid4())
    key = f"service-{world.SERVICE_ID}/{attachment}.pdf"
    files.put_object(Bucket="development-letter-attachments", Key=key, Body=content)
    body = {
        "upload_id": attachment,
        "created_by_id": NOTIFY_USER_ID,
        "original_filename": "map.pdf",
        "page_count": 2,
        "template_id": world.LETTER_TEMPLATE_ID,
    }
    assert admin.post("/letter-attachment", body).status_code == 201
    path = f"/service/{world.SERVICE_ID}/template/{world.LETTER_TEMPLATE_ID}"
    return attachment, admin.data("GET", path)


def sent_letter(admin: Admin) -> tuple[dict[str, Any], list[str]]:
    """Send a letter, and give it with the texts of its pages."""
    address = dict(zip(("address_line_1", "address_line_2", "postcode"), ADDRESS, strict=True))
    body = {
        "template_id": world.LETTER_TEMPLATE_ID,
        "to": ADDRESS[0],
        "created_by": NOTIFY_USER_ID,
        "personalisation": {"name": "Amala", **address},
    }
    service = f"/service/{world.SERVICE_ID}"
    sent = admin.post(f"{service}/send-notification", body)
    assert sent.status_code == 201, sent.text
    admin.sandbox.clock.advance(seconds=2)
    message = admin.get(f"{service}/notifications/{sent.json()['id']}").json()
    shown = admin.get(f"{service}/template/preview/{message['id']}/pdf").json()["content"]
    pages = PdfReader(io.BytesIO(b64decode(shown))).pages
    return message, [page.extract_text() for page in pages]


def test_attached_pages_are_printed_behind_letters(admin: Admin, files: Any) -> None:
    member = {"permissions": [{"permission": "send_letters"}], "folder_permissions": []}
    admin.post(f"/service/{world.SERVICE_ID}/users/{NOTIFY_USER_ID}", member)
    attachment, now = attached(admin, files, letter(pages=2))
    counted = ask(admin, "get-page-count", template(template=now)).json()
    assert counted == {"count": 3, "welsh_page_count": 0, "attachment_page_count": 2}
    assert ask(admin, "preview.png?page=3", template(template=now)).is_success
    message, pages = sent_letter(admin)
    assert [("Dear Amala" in page) for page in pages] == [True, True, True]
    assert "electoral register" in pages[0]
    assert (message["billable_units"], message["template"]["letter_attachment"]["id"]) == (
        2,
        attachment,
    )
    archived = admin.post(
        f"/letter-attachment/{attachment}/archive", {"archived_by": NOTIFY_USER_ID}
    )
    assert archived.status_code == 204
    later, pages = sent_letter(admin)
    assert (len(pages), later["billable_units"]) == (1, 1)
    assert later["template"]["letter_attachment"] is None


def test_pages_of_an_attachment_are_drawn(admin: Admin, files: Any) -> None:
    attachment, _ = attached(admin, files, letter(pages=2))
    body = {"letter_attachment_id": attachment, "service_id": world.SERVICE_ID}

    def drawn(page: int, **changed: str) -> httpx.Response:
        content = json.dumps(body | changed).encode()
        return ask(admin, f"letter_attachment_preview.png?page={page}", content)

    assert drawn(2).content.startswith(b"\x89PNG")
    for refused in (drawn(3), drawn(0), drawn(1, letter_attachment_id=str(uuid4()))):
        assert refused.status_code == 400


def test_an_attachment_has_no_address(admin: Admin) -> None:
    path = "precompiled/sanitise?is_an_attachment=true"
    verdict = ask(admin, path, letter(pages=2)).json()
    assert (verdict["message"], verdict["recipient_address"]) == (None, "")
    outside = ask(admin, path, letter(outside=True))
    assert (outside.status_code, outside.json()["message"]) == (
        400,
        "content-outside-printable-area",
    )
    drawn = ask(admin, "precompiled/overlay.png?page_number=1&is_an_attachment=True", letter())
    assert drawn.content != ask(admin, "precompiled/overlay.png?page_number=1", letter()).content


def test_a_file_that_is_no_pdf_is_not_printed_behind_letters(admin: Admin, files: Any) -> None:
    _, now = attached(admin, files, b"not a PDF")
    assert ask(admin, "preview.png?page=1", template(template=now)).status_code == 400


def test_pages_of_uploaded_letters_are_drawn(admin: Admin) -> None:
    page = letter(*ADDRESS)
    first = ask(admin, "precompiled-preview.png?hide_notify=true", b64encode(page))
    assert first.content.startswith(b"\x89PNG")
    for number in (1, 2):
        drawn = ask(admin, f"precompiled/overlay.png?page_number={number}", page)
        assert drawn.content.startswith(b"\x89PNG")
    assert ask(admin, "precompiled/overlay.png?page_number=1", b"x").status_code == 400
    assert ask(admin, "precompiled/overlay.pdf", page).content == page


def sideways() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(A4[1], A4[0])
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "message", "pages"),
    [
        (letter(*ADDRESS), None, None),
        (letter(), "address-is-empty", None),
        (letter("Amala Bird", "SW14 6BF"), "not-enough-address-lines", None),
        (letter("Amala Bird", "1 Street", "Nowhere"), "not-a-real-uk-postcode-or-country", None),
        (letter("Amala Bird", "1 Rue", "France"), None, None),
        (letter(*ADDRESS, outside=True), "content-outside-printable-area", [1]),
        (letter(*ADDRESS, pages=11), "letter-too-long", None),
        (sideways(), "letter-not-a4-portrait-oriented", [1]),
        (b"not a PDF", "unable-to-read-the-file", None),
    ],
)
def test_an_uploaded_letter_is_judged(
    admin: Admin, content: bytes, message: str | None, pages: list[int] | None
) -> None:
    answer = ask(admin, "precompiled/sanitise?allow_international_letters=true", content)
    verdict = answer.json()
    assert (verdict["message"], verdict["invalid_pages"]) == (message, pages)
    assert answer.status_code == (200 if message is None else 400)


def test_letters_abroad_may_be_refused(admin: Admin) -> None:
    for lines, message in (
        (("Amala Bird", "1 Rue", "France"), "cant-send-international-letters"),
        (("Amala Bird", "1 Street", "Nowhere"), "not-a-real-uk-postcode"),
        (ADDRESS, None),
    ):
        verdict = ask(admin, "precompiled/sanitise", letter(*lines)).json()
        assert verdict["message"] == message
    assert verdict["recipient_address"] == "\n".join(ADDRESS)


def test_a_virus_is_found(admin: Admin) -> None:
    for content, is_clean in ((b"fine", True), (EICAR, False)):
        scanned = admin.http.post("/_website/antivirus/scan", files={"document": content})
        assert scanned.json() == {"ok": is_clean}
        check = "/_website/document-download/services/x/antivirus-and-mimetype-check"
        body = {"document": b64encode(content).decode(), "filename": "a.csv"}
        assert admin.http.post(check, json=body).is_success == is_clean
    assert admin.http.post(check, json={}).status_code == 400


def test_the_environment_names_places_of_the_sandbox(running: Sandbox) -> None:
    found = settings(running)
    within = {name for name, value in found.items() if value.startswith(running.base_url)}
    assert len(within) == 6
    assert found["ADMIN_BASE_URL"] == "http://localhost:6012"
    assert running.admin_secret not in found.values()
