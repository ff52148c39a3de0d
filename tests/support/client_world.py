"""Both clients, called in one way, over a Notify that gives the answers it is told to give."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any, Self
from urllib.parse import parse_qsl
from uuid import UUID

import httpx
from attrs import define, field, frozen

from contract.description import V2, Operation
from notify_typed import Address, AsyncNotifyClient, NotifyClient, RetryPolicy

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"my_test_key-{SERVICE}-{SECRET}"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
MESSAGE = "740e5834-3a29-46b4-9a6f-16142fde533a"
SENDER = "8e222534-7f05-4972-86e3-17c5d9f894e2"
NUMBER = "+447700900987"
EMAIL = "amala.bird@example.com"
PDF = b"%PDF-1.4 a letter"
HOST = "notify.example"
BASE_URL = f"https://{HOST}"
NO_WAIT = RetryPolicy(base_delay=0, reconcile_window=0)
KINDS = ("sync", "async")

Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


@cache
def _operation(operation_id: str) -> Operation:
    return next(each for each in V2.operations if each.operation_id == operation_id)


def stored_text(**changes: object) -> dict[str, Any]:
    """A page with one text message, from the template and to the number that the tests use."""
    page: dict[str, Any] = example("list_notifications", 200, "page")
    [message] = page["notifications"] = page["notifications"][:1]
    message |= {"reference": "mine", "phone_number": NUMBER, **changes}
    message["template"]["id"] = TEMPLATE
    return page


def example(operation_id: str, status: int, name: str) -> Any:
    """A fresh copy of one of the description's examples of an answer."""
    node = _operation(operation_id).data["responses"][str(status)]
    (content,) = V2.resolve(node, "")[0]["content"].values()
    return json.loads(json.dumps(V2.resolve(content["examples"][name], "")[0]["value"]))


def error_examples() -> Iterator[tuple[str, int, str]]:
    """The description's examples of errors: operation, status, name."""
    for operation in V2.operations:
        for status, node in operation.data["responses"].items():
            if int(status) >= 400:
                (content,) = V2.resolve(node, "")[0]["content"].values()
                for name in content["examples"]:
                    yield operation.operation_id, int(status), name


def failure(status: int, kind: str, message: str = "no", **headers: str) -> httpx.Response:
    """An error as Notify gives it."""
    body = {"status_code": status, "errors": [{"error": kind, "message": message}]}
    return httpx.Response(status, json=body, headers={"X-B3-TraceId": "abc123", **headers})


def wrong_clock(theirs: datetime | None = None) -> httpx.Response:
    """The refusal of a token for its time, with the time that it is at Notify."""
    now = theirs or datetime.now(UTC)
    message = "Error: Your system clock must be accurate to within 30 seconds"
    return failure(403, "AuthError", message, Date=now.strftime("%a, %d %b %Y %H:%M:%S GMT"))


@frozen
class Call:
    """One use of a method, and the request that it must make.

    Attributes:
        method: The client's method.
        args: Its positional arguments.
        kwargs: Its keyword arguments.
        request: The HTTP method and path.
        query: The query's names and values.
        body: The request's body.
        answer: The example that answers it: operation, status, name.
        model: The name of the model that comes out.
    """

    method: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    request: str
    answer: tuple[str, int, str]
    model: str
    query: list[tuple[str, str]] = field(factory=list)
    body: Any = None

    def response(self) -> httpx.Response:
        """The answer."""
        value = example(*self.answer)
        if self.model == "bytes":
            return httpx.Response(200, content=PDF, headers={"Content-Type": "application/pdf"})
        return httpx.Response(self.answer[1], json=value)


ADDRESS = ("Amala Bird", "123 High Street", "SW14 6BF")
ADDRESS_KEYS = {f"address_line_{number}": line for number, line in enumerate(ADDRESS, 1)}
CALLS = {
    "sms": Call(
        "send_sms_notification",
        (NUMBER, TEMPLATE, {"name": "Amala", "items": {"one"}}, "mine", SENDER),
        {},
        "POST /v2/notifications/sms",
        ("send_sms", 201, "sent"),
        "SentSms",
        body={
            "phone_number": NUMBER,
            "template_id": TEMPLATE,
            "personalisation": {"name": "Amala", "items": ["one"]},
            "reference": "mine",
            "sms_sender_id": SENDER,
        },
    ),
    "bare sms": Call(
        "send_sms_notification",
        (NUMBER, UUID(TEMPLATE)),
        {},
        "POST /v2/notifications/sms",
        ("send_sms", 201, "sent"),
        "SentSms",
        body={"phone_number": NUMBER, "template_id": TEMPLATE},
    ),
    "email": Call(
        "send_email_notification",
        (EMAIL, TEMPLATE),
        {
            "personalisation": {"name": "Amala", "count": 3, "rate": 1.5, "urgent": True},
            "reference": "mine",
            "email_reply_to_id": UUID(SENDER),
            "one_click_unsubscribe_url": "https://example.com/stop?id=1",
            "sanitise_content_for": ("name",),
        },
        "POST /v2/notifications/email",
        ("send_email", 201, "sent"),
        "SentEmail",
        body={
            "email_address": EMAIL,
            "template_id": TEMPLATE,
            "personalisation": {"name": "Amala", "count": 3, "rate": 1.5, "urgent": True},
            "reference": "mine",
            "email_reply_to_id": SENDER,
            "one_click_unsubscribe_url": "https://example.com/stop?id=1",
            "sanitise_content_for": ["name"],
        },
    ),
    "letter": Call(
        "send_letter_notification",
        (TEMPLATE,),
        {"personalisation": {"a": "b"}, "reference": "mine", "address": Address(*ADDRESS)},
        "POST /v2/notifications/letter",
        ("send_letter", 201, "fromTemplate"),
        "SentLetter",
        body={
            "template_id": TEMPLATE,
            "personalisation": {"a": "b", **ADDRESS_KEYS},
            "reference": "mine",
        },
    ),
    "precompiled letter": Call(
        "send_precompiled_letter_notification",
        ("mine", PDF, "first"),
        {},
        "POST /v2/notifications/letter",
        ("send_letter", 201, "fromPdf"),
        "SentPrecompiledLetter",
        body={"reference": "mine", "postage": "first", "content": "JVBERi0xLjQgYSBsZXR0ZXI="},
    ),
    "notification": Call(
        "get_notification_by_id",
        (MESSAGE.upper(),),
        {},
        f"GET /v2/notifications/{MESSAGE}",
        ("get_notification", 200, "sms"),
        "Notification",
    ),
    "pdf": Call(
        "get_pdf_for_letter",
        (f"urn:uuid:{MESSAGE}",),
        {},
        f"GET /v2/notifications/{MESSAGE}/pdf",
        ("get_letter_pdf", 200, "pdf"),
        "bytes",
    ),
    "notifications": Call(
        "get_all_notifications",
        (),
        {
            "template_type": "letter",
            "status": ["delivered", "failed"],
            "reference": "a&b = ü",
            "older_than": UUID(MESSAGE),
            "include_jobs": True,
        },
        "GET /v2/notifications",
        ("list_notifications", 200, "page"),
        "NotificationPage",
        query=[
            ("status", "delivered"),
            ("status", "failed"),
            ("template_type", "letter"),
            ("reference", "a&b = ü"),
            ("older_than", MESSAGE),
            ("include_jobs", "true"),
        ],
    ),
    "notifications without filters": Call(
        "get_all_notifications",
        (),
        {"include_jobs": False},
        "GET /v2/notifications",
        ("list_notifications", 200, "end"),
        "NotificationPage",
    ),
    "template": Call(
        "get_template",
        (TEMPLATE.replace("-", ""),),
        {},
        f"GET /v2/template/{TEMPLATE}",
        ("get_template", 200, "sms"),
        "Template",
    ),
    "template version": Call(
        "get_template_version",
        (TEMPLATE, 3),
        {},
        f"GET /v2/template/{TEMPLATE}/version/3",
        ("get_template_version", 200, "letter"),
        "Template",
    ),
    "templates": Call(
        "get_all_templates",
        ("email",),
        {},
        "GET /v2/templates",
        ("list_templates", 200, "templates"),
        "TemplateList",
        query=[("type", "email")],
    ),
    "all templates": Call(
        "get_all_templates",
        (),
        {},
        "GET /v2/templates",
        ("list_templates", 200, "templates"),
        "TemplateList",
    ),
    "preview": Call(
        "post_template_preview",
        (TEMPLATE, {"name": "Amala"}),
        {},
        f"POST /v2/template/{TEMPLATE}/preview",
        ("preview_template", 200, "email"),
        "TemplatePreview",
        body={"personalisation": {"name": "Amala"}},
    ),
    "bare preview": Call(
        "post_template_preview",
        (TEMPLATE,),
        {},
        f"POST /v2/template/{TEMPLATE}/preview",
        ("preview_template", 200, "letter"),
        "TemplatePreview",
        body={"personalisation": {}},
    ),
    "received texts": Call(
        "get_received_texts",
        (MESSAGE,),
        {},
        "GET /v2/received-text-messages",
        ("list_received_texts", 200, "page"),
        "ReceivedTextPage",
        query=[("older_than", MESSAGE)],
    ),
    "wait for status": Call(
        "wait_for_status",
        (MESSAGE, ["delivered", "sending", "received"]),
        {},
        f"GET /v2/notifications/{MESSAGE}",
        ("get_notification", 200, "sms"),
        "Notification",
    ),
    "wait for pdf": Call(
        "wait_for_pdf",
        (MESSAGE,),
        {},
        f"GET /v2/notifications/{MESSAGE}/pdf",
        ("get_letter_pdf", 200, "pdf"),
        "bytes",
    ),
}
SENDS = [call for call in CALLS.values() if call.method.startswith("send_")]


@define
class Server:
    """Gives its answers one after the other, the last for ever, and keeps the requests."""

    answers: Iterator[Answer]
    requests: list[httpx.Request] = field(factory=list)

    @classmethod
    def of(cls, *answers: Answer) -> Self:
        return cls(itertools.chain(answers, itertools.repeat(answers[-1])))

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = next(self.answers)
        if isinstance(answer, Exception):
            raise answer
        if not isinstance(answer, httpx.Response):
            return answer(request)
        # A response can be read once; the same answer may be given again.
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    @property
    def bodies(self) -> list[Any]:
        return [json.loads(request.content) for request in self.requests]

    @property
    def tokens(self) -> list[str]:
        return [request.headers["Authorization"] for request in self.requests]


class Notify:
    """One of the two clients, called in the same way: `notify("get_template", id)`."""

    def __init__(self, kind: str, server: Callable[[httpx.Request], Any], **options: Any) -> None:
        self.kind = kind
        options = {"api_key": KEY, "base_url": BASE_URL, "retries": NO_WAIT, **options}
        transport = httpx.MockTransport(server)
        self.client: Any
        if kind == "sync":
            self.client = NotifyClient(http_client=httpx.Client(transport=transport), **options)
        else:
            self._runner = asyncio.Runner()
            http_client = httpx.AsyncClient(transport=transport)
            self.client = AsyncNotifyClient(http_client=http_client, **options)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.kind == "async":
            self._runner.close()

    def __call__(self, method: str, *args: Any, **kwargs: Any) -> Any:
        """Call a method and give what comes of it."""
        return self.finish(getattr(self.client, method)(*args, **kwargs))

    def finish(self, result: Any) -> Any:
        """Wait for what an async method gives."""
        if self.kind == "sync" or not asyncio.iscoroutine(result):
            return result
        return self._runner.run(result)

    def all(self, iterator: Any) -> list[Any]:
        """Walk an iterator to its end."""
        return list(self.each(iterator))

    def each(self, iterator: Any) -> Iterator[Any]:
        """Walk an iterator."""
        if self.kind == "sync":
            yield from iterator
            return
        while True:
            try:
                yield self._runner.run(_next(iterator))
            except StopAsyncIteration:
                return


async def _next(iterator: Any) -> Any:
    return await anext(iterator)


def request_errors(request: httpx.Request) -> Iterable[str]:
    """What the API description has against a request."""
    operation = V2.find(request.method, request.url.path)
    assert operation is not None, request.url.path
    query = tuple(parse_qsl(request.url.query.decode(), keep_blank_values=True))
    found = operation.request_errors(request.url.path, query, request.content)
    return [error.message for error in found]


Connect = Callable[..., tuple[Notify, Server]]
"""The fixture of that name: makes a client, once of each kind, over a server with answers."""
