"""What crash reporters can record of an error: no token, no key, and neither body in its causes."""

from __future__ import annotations

import traceback
from io import StringIO
from itertools import islice
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType, TracebackType
from typing import TYPE_CHECKING, Any

import pytest
import sentry_sdk
from client_world import CALLS, KEY, KINDS, SECRET, TEMPLATE, Notify, failure
from raw_http import Wire, answer
from rich.console import Console
from rich.traceback import Traceback
from sentry_sdk.transport import Transport
from transports import OWN, TRANSPORTS, Reach, read_template, send_sms

import notify_typed
from notify_typed import ApiKey, NotifyClient, NotifyError, RetryPolicy

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    import httpx
    from sentry_sdk.envelope import Envelope

ONCE = RetryPolicy(max_attempts=1)
OURS = str(Path(notify_typed.__file__).parent)
PERSONAL = ("07700900123", "Amala Bird", "my-reference", "from the answer")
CREDENTIALS = (SECRET, "Bearer", "eyJ")
JSON = "Content-Type: application/json"
BEHAVIOURS: dict[str, Callable[[socket.socket, bytes], Any]] = {
    "hangs up": lambda *_: None,
    "half an answer": lambda connection, _: connection.sendall(
        b"HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\nfrom the answer"
    ),
    "unreadable": lambda c, _: answer(c, "201 Created", b'{"say": "from the answer"}', JSON),
    "refused": lambda c, _: answer(c, "400 Bad Request", failure(400, "X").content, JSON),
    "a page": lambda c, _: answer(c, "502 Bad Gateway", b"from the answer", "X: y"),
}


@pytest.fixture(params=TRANSPORTS)
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Reach:
    return Reach(request.param, monkeypatch)


def errors(reach: Reach) -> Iterator[NotifyError]:
    for behave in BEHAVIOURS.values():
        with Wire(behave) as server:
            for call in (send_sms, read_template):
                with pytest.raises(NotifyError) as caught:
                    reach(server.url, call, retries=ONCE)
                yield caught.value


def test_the_causes_of_an_error_hold_nothing_of_its_request_or_answer(reach: Reach) -> None:
    for error in errors(reach):
        links = [error.__cause__, error.__context__]
        texts = [text for link in links for text in held(link, set())]
        assert not [text for text in texts for secret in PERSONAL + CREDENTIALS if secret in text]


def held(thing: object, seen: set[int]) -> Iterator[str]:  # noqa: C901 - all that holds something
    """Give all texts that an object leads to, also by the locals of a traceback's frames."""
    if id(thing) in seen or isinstance(thing, type | ModuleType | FunctionType | CodeType):
        return
    seen.add(id(thing))
    if isinstance(thing, str | bytes):
        yield thing if isinstance(thing, str) else thing.decode("latin-1")
    elif isinstance(thing, dict):
        for key, value in thing.items():
            yield from held(key, seen)
            yield from held(value, seen)
    elif isinstance(thing, list | tuple | set):
        for item in thing:
            yield from held(item, seen)
    elif isinstance(thing, TracebackType):
        yield from held(thing.tb_frame, seen)
        yield from held(thing.tb_next, seen)
    elif isinstance(thing, FrameType):
        yield from held(dict(thing.f_locals), seen)
    else:
        if isinstance(thing, BaseException):
            links = (thing.args, thing.__cause__, thing.__context__, thing.__traceback__)
            yield from held(links, seen)
        names = {name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())}
        for name in names - {"__weakref__", "__dict__"}:
            yield from held(getattr(thing, name, None), seen)
        yield from held(getattr(thing, "__dict__", None), seen)


def frames_of_ours(error: BaseException) -> Iterator[str]:
    summary = traceback.TracebackException.from_exception(error, capture_locals=True)
    for frame in summary.stack:
        if frame.filename.startswith(OURS):
            yield f"{frame.filename}:{frame.lineno} {frame.locals}"


def test_our_frames_show_no_token_and_no_key(reach: Reach) -> None:
    for error in errors(reach):
        shown = list(frames_of_ours(error))
        assert shown
        assert not [text for text in shown for secret in CREDENTIALS if secret in text]


@pytest.mark.parametrize("kind", KINDS)
def test_our_frames_show_no_token_when_a_program_is_stopped(kind: str) -> None:
    def stops(_: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    call = CALLS["sms"]
    with Notify(kind, stops, retries=ONCE) as notify:
        with pytest.raises(KeyboardInterrupt) as caught:
            notify(call.method, *call.args, **call.kwargs)
        shown = list(frames_of_ours(caught.value))
    assert shown
    assert not [text for text in shown for secret in CREDENTIALS if secret in text]


@pytest.mark.parametrize("reach", OWN, indirect=True)
def test_rich_shows_no_token_and_no_key_of_our_objects(reach: Reach) -> None:
    console = Console(file=StringIO(), width=300, record=True)
    for error in islice(errors(reach), 0, None, 4):
        frames = error.__traceback__
        while frames is not None and not frames.tb_frame.f_code.co_filename.startswith(OURS):
            frames = frames.tb_next
        console.print(Traceback.from_exception(type(error), error, frames, show_locals=True))
    text = console.export_text()
    assert "operation" in text
    assert not [secret for secret in CREDENTIALS if secret in text]


WRONG_KEYS = [
    KEY[:-1],
    KEY + "x",
    f'"{KEY}"',
    f"{KEY}-{KEY}",
    KEY.replace("-", " "),
    SECRET,
    f"a-{SECRET}",
]


class Kept(Transport):
    """Keeps what Sentry would be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Any] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.events.append(envelope.get_event())


def reported(call: Callable[[], object], **options: Any) -> str:
    kept = Kept()
    client = sentry_sdk.Client(
        "https://public@sentry.example/1", transport=kept, default_integrations=False, **options
    )
    with sentry_sdk.new_scope() as scope:
        scope.set_client(client)
        try:
            call()
        except Exception as error:  # noqa: BLE001 - whatever it is
            sentry_sdk.capture_exception(error)
        client.flush()
    [event] = kept.events
    return str([frame for frame in frames(event) if frame["module"].startswith("notify_typed")])


def frames(event: Any) -> list[Any]:
    return [
        frame for value in event["exception"]["values"] for frame in value["stacktrace"]["frames"]
    ]


@pytest.mark.parametrize("key", WRONG_KEYS)
def test_sentry_as_it_comes_records_no_key_that_was_mistyped(key: str) -> None:
    for call in (lambda: ApiKey.parse(key), lambda: NotifyClient(key)):
        report = reported(call)
        assert "api_key" in report
        assert SECRET[:-1] not in report


def test_what_the_guide_gives_to_sentry_keeps_people_out_of_reports() -> None:
    def without_people(event: Any, _: Any) -> Any:
        for frame in frames(event):
            if frame["module"].startswith("notify_typed"):
                frame.pop("vars", None)
        return event

    with Notify("sync", lambda _: failure(400, "X"), retries=ONCE) as notify:

        def send() -> None:
            notify.client.send_sms_notification("07700900123", TEMPLATE, {"name": "Amala Bird"})

        assert "07700900123" in reported(send)
        report = reported(send, before_send=without_people)
    assert "send_sms_notification" in report
    assert not [text for text in PERSONAL if text in report]
