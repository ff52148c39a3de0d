"""The exceptions themselves: their tree, what they carry, that they travel and tell no secrets."""

from __future__ import annotations

import copy
import importlib
import logging
import pickle
import pkgutil
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx
import pytest
from cases import for_each
from client_world import (
    CALLS,
    EMAIL,
    KEY,
    KINDS,
    NO_WAIT,
    NUMBER,
    SECRET,
    TEMPLATE,
    Answer,
    Notify,
    Server,
    example,
    failure,
    wrong_clock,
)

import notify_typed
from notify_typed import (
    Address,
    ClientClosed,
    DailyLimitExceeded,
    InvalidInput,
    MissingField,
    NotifyError,
    RepeatedPage,
    RequestError,
    StatusMissed,
    WaitTimeout,
    errors,
)

if TYPE_CHECKING:
    from types import ModuleType

# Rooms with errors of their own, which their own modules describe.
OTHER_ROOMS = (
    "notify_typed.admin",
    "notify_typed.bulk",
    "notify_typed.sandbox",
    "notify_typed._cli",
    "notify_typed.compat",
)
OTHER_TREES = ("notify_typed.webhooks._errors", "notify_typed.admin.", "notify_typed.bulk.")


def described() -> dict[str, tuple[str | None, str | None]]:
    """The tree in the docstring: each class with its parent and what it is also."""
    tree: dict[str, tuple[str | None, str | None]] = {}
    line_of = re.compile(r"^    ([│ ]*)(?:[├└]── )?(\w+)(?: \(also (\w+)\))?(?:  .*)?$")
    stack: list[str] = []
    block = errors.__doc__.split("::\n\n")[1].split("\n\n")[0] if errors.__doc__ else ""
    for line in block.splitlines():
        match = line_of.match(line)
        assert match, line
        branch, name, also = match.groups()
        depth = 0 if name == "NotifyError" else len(branch) // 4 + 1
        del stack[depth:]
        tree[name] = (stack[-1] if stack else None, also)
        stack.append(name)
    return tree


def real() -> dict[str, tuple[str | None, str | None]]:
    """The tree as Python has it, with every module of the core imported."""
    for module in _modules(notify_typed):
        importlib.import_module(module)
    tree: dict[str, tuple[str | None, str | None]] = {"NotifyError": (None, None)}
    for kind in _below(NotifyError):
        if not kind.__module__.startswith(OTHER_TREES) and kind.__module__.startswith(
            "notify_typed."
        ):
            assert kind.__module__ == errors.__name__, f"{kind.__name__} stands elsewhere"
            parent, *more = kind.__bases__
            tree[kind.__name__] = (parent.__name__, more[0].__name__ if more else None)
    return tree


def _modules(package: ModuleType) -> Iterator[str]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not found.name.startswith(OTHER_ROOMS):
            yield found.name


def _below(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def test_the_tree_in_the_docstring_is_the_real_one() -> None:
    assert described() == real()


def test_every_error_is_public() -> None:
    assert set(described()) <= set(notify_typed.__all__)
    assert set(described()) <= set(errors.__all__)


def raised(kind: str) -> Iterator[NotifyError]:
    """One error of every class, each come about as it does in use."""
    limit = failure(429, "TooManyRequestsError", "Exceeded", Date="Sat, 31 Jan 2026 1:00:00 GMT")
    answers: dict[str, list[Answer]] = {
        "sms": [
            httpx.ConnectError("refused"),
            httpx.ReadTimeout("slow"),
            wrong_clock(datetime(2031, 1, 1, tzinfo=UTC)),
            limit,
            failure(401, "AuthError"),
            failure(403, "BadRequestError"),
            failure(429, "RateLimitError"),
            failure(409, "Conflict"),
            failure(500, "Exception"),
            httpx.Response(201, content=b"{}"),
        ],
        "letter": [httpx.Response(400, json=example("send_letter", 400, "qrCode"))],
        "pdf": [failure(400, "PDFNotReadyError"), failure(404, "NoResultFound")],
        "template": [
            httpx.ReadError("reset"),
            httpx.Response(200, html="<h1>Hello</h1>"),
            httpx.Response(500, json={"result": "error", "message": "no"}),
        ],
    }
    for name, given in answers.items():
        call = CALLS[name]
        for answer in given:
            with Notify(kind, Server.of(answer)) as notify, pytest.raises(RequestError) as caught:
                notify(call.method, *call.args, **call.kwargs)
            yield caught.value
    yield from _others(kind)


def _others(kind: str) -> Iterator[NotifyError]:
    page = httpx.Response(200, json=example("list_notifications", 200, "page"))
    with Notify(kind, Server.of(page)) as notify:
        with pytest.raises(RepeatedPage) as repeated:
            notify.all(notify("get_all_notifications_iterator"))
        yield repeated.value
        for arguments in ({"api_key": "no"}, {"api_key": KEY, "timeout": "x"}):
            with pytest.raises(InvalidInput) as refused:
                type(notify.client)(**arguments)
            yield refused.value
        with pytest.raises(InvalidInput) as bad_file:
            notify("send_precompiled_letter_notification", "mine", b"")
        yield bad_file.value
        with pytest.raises(InvalidInput) as bad_address:
            Address("one line")
        yield bad_address.value
    sending = example("get_notification", 200, "sms") | {"status": "sending"}
    with (
        Notify(kind, Server.of(httpx.Response(200, json=sending))) as notify,
        pytest.raises(WaitTimeout) as late,
    ):
        notify("wait_for_status", TEMPLATE, timeout=1e-6, poll_interval=1e-6)
    yield late.value
    with Notify(kind, Server.of(CALLS["notification"].response())) as notify:
        with pytest.raises(StatusMissed) as missed:
            notify("wait_for_status", TEMPLATE, "cancelled", timeout=1e-6, poll_interval=1e-6)
        yield missed.value
        notify.finish(notify.client.close() if kind == "sync" else notify.client.aclose())
        with pytest.raises(ClientClosed) as closed:
            notify("get_template", TEMPLATE)
        yield closed.value
    older = example("get_notification", 200, "sms")
    del older["cost_details"]
    with Notify(kind, Server.of(httpx.Response(200, json=older))) as notify:
        with pytest.raises(MissingField) as missing:
            _ = notify("get_notification_by_id", TEMPLATE).cost_details
        yield missing.value


EVERY = {kind: list(raised(kind)) for kind in KINDS}
ALL = [error for found in EVERY.values() for error in found]


@pytest.mark.parametrize("kind", KINDS)
def test_every_class_that_is_raised_is_shown_here(kind: str) -> None:
    # Nobody raises what only groups others.
    groups = {"NotifyError", "RequestError"}
    assert {type(error).__name__ for error in EVERY[kind]} == set(described()) - groups


@for_each("error", ALL, ids=lambda error: type(error).__name__)
@for_each("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_errors_survive_pickling(error: NotifyError, protocol: int) -> None:
    _same(pickle.loads(pickle.dumps(error, protocol)), error)  # noqa: S301 - our own bytes


@for_each("error", ALL, ids=lambda error: type(error).__name__)
def test_errors_survive_copying(error: NotifyError) -> None:
    _same(copy.copy(error), error)
    _same(copy.deepcopy(error), error)


def _same(other: object, error: NotifyError) -> None:
    assert type(other) is type(error)
    assert isinstance(other, NotifyError)
    assert str(other) == str(error)
    assert repr(other) == repr(error)
    assert other.args == error.args
    assert vars(other) == vars(error)


def test_notes_travel_with_the_error() -> None:
    error = next(error for error in ALL if isinstance(error, DailyLimitExceeded))
    noted = copy.copy(error)
    noted.add_note("seen in the night run")
    assert pickle.loads(pickle.dumps(noted)).__notes__ == ["seen in the night run"]  # noqa: S301


@for_each("error", ALL, ids=lambda error: type(error).__name__)
def test_errors_say_what_happened_in_a_sentence(error: NotifyError) -> None:
    assert str(error)
    assert "object at 0x" not in f"{error} {error!r}"
    if isinstance(error, RequestError):
        assert str(error.request) in str(error)
        assert "?" not in error.request.path


def test_each_also_is_what_python_calls_it() -> None:
    assert issubclass(errors.InvalidInput, ValueError)
    assert issubclass(errors.WaitTimeout, TimeoutError)
    assert issubclass(errors.ClientClosed, RuntimeError)


PERSONAL = "Amala-Bird-lives-here"
SECRETS = (SECRET, SECRET[:13], "Bearer", NUMBER, EMAIL, PERSONAL, "eyJ", "my-reference")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "answer",
    [
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.Response(201, content=b'{"name": "x"}'),
        httpx.Response(201, json={"name": PERSONAL, "phone": NUMBER, "to": {"id": PERSONAL}}),
        httpx.Response(202, json={"message": PERSONAL, "phone": {NUMBER: EMAIL}}),
        httpx.Response(200, content=b"\xff" + PERSONAL.encode()),
        httpx.Response(200, text=f"<p>{PERSONAL} {NUMBER} {EMAIL}"),
        httpx.Response(502, text=f"<p>{PERSONAL} {NUMBER} {EMAIL}"),
        failure(400, "ValidationError"),
        failure(429, "RateLimitError"),
        failure(500, "Exception"),
        wrong_clock(datetime(2031, 1, 1, tzinfo=UTC)),
    ],
    ids=repr,
)
def test_neither_errors_nor_logs_show_secrets_or_people(
    kind: str, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    values = {"name": PERSONAL, "nested": {PERSONAL: [PERSONAL]}}
    shown: list[str] = []
    with caplog.at_level(logging.DEBUG), Notify(kind, Server.of(answer)) as notify:
        reconciling = notify.client.with_options(retries=NO_WAIT, on_unknown="reconcile")
        for client in (notify.client, reconciling):
            calls = [
                (client.send_sms_notification, (NUMBER, TEMPLATE, values, "my-reference")),
                (client.send_email_notification, (EMAIL, TEMPLATE, values, "my-reference")),
                (client.get_notification_by_id, (TEMPLATE,)),
                (client.post_template_preview, (TEMPLATE, values)),
            ]
            for method, arguments in calls:
                with pytest.raises(NotifyError) as caught:
                    notify.finish(method(*arguments))
                # Without the frames of this test, whose lines name the values.
                shown += [*_texts(caught.value), repr(caught.value), repr(vars(caught.value))]
    # What httpx logs of a client that a caller handed over is the caller's; it shows URLs.
    shown += [record.getMessage() for record in caplog.records if record.name != "httpx"]
    for secret in SECRETS:
        assert [text for text in shown if secret in text] == []


def _texts(error: BaseException | None) -> Iterator[str]:
    """What a traceback prints of an exception and of all that are behind it."""
    while error is not None:
        yield "".join(traceback.format_exception_only(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
