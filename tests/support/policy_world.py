"""A Notify in miniature for the policy tests: outcomes to choose from, and its own time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx
from attrs import define, field, frozen

from notify_typed._details import read_details
from notify_typed._engine.flow import Send, Sleep
from notify_typed._engine.policy import call_flow
from notify_typed._engine.retries import Context, Options, RetryBudget, RetryPolicy
from notify_typed._v2 import sends
from notify_typed._v2.api_key import ApiKey, NotifyAuth

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed._engine.flow import Flow
    from notify_typed._engine.operation import Response
    from notify_typed._engine.retries import RetryEvent
    from notify_typed.models import SentSms

KEY = ApiKey.parse(
    "policy-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"
)
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
START = 1_000_000.0


class OutOfOutcomes(Exception):
    """The policy wants to go on, but the sequence under test has ended."""


@frozen
class Outcome:
    """What comes of one send.

    Attributes:
        name: For the report of a failing sequence.
        answer: What the driver is told.
        took_effect: Whether a message was made.
        seconds: How long the attempt took.
        late: How long after its end the message appears.
    """

    name: str
    answer: Callable[[], httpx.Response | Exception]
    took_effect: bool = False
    seconds: float = 0.1
    late: float = 0.0


def error(status: int, kind: str, message: str = "no") -> Callable[[], httpx.Response]:
    body = {"status_code": status, "errors": [{"error": kind, "message": message}]}
    return again(httpx.Response(status, json=body))


def again(response: httpx.Response) -> Callable[[], httpx.Response]:
    """Answer the same each time: it is only read, and there are very many."""
    return lambda: response


def accepted() -> httpx.Response:
    return httpx.Response(
        201,
        json={
            "id": str(uuid4()),
            "reference": "mine",
            "content": {"body": "Hello", "from_number": "GOVUK"},
            "uri": "https://notify/v2/notifications/1",
            "template": {"id": TEMPLATE, "version": 1, "uri": "https://notify/template"},
            "scheduled_for": None,
        },
    )


# What leaves no doubt: nothing was made.
NOTHING = [
    Outcome("connection refused", lambda: httpx.ConnectError("refused")),
    Outcome("connect time-out", lambda: httpx.ConnectTimeout("slow"), seconds=10),
    Outcome("pool time-out", lambda: httpx.PoolTimeout("busy"), seconds=30),
    Outcome("wrong clock", error(403, "AuthError", "Error: Your system clock must be accurate")),
    Outcome("unknown key", error(403, "AuthError", "Invalid token: API key not found")),
    Outcome("rate limit", error(429, "RateLimitError")),
    Outcome("daily limit", error(429, "TooManyRequestsError")),
    Outcome("bad request", error(400, "BadRequestError")),
    Outcome("old style 404", again(httpx.Response(404, json={"result": "error", "message": "?"}))),
]
# What looks the same whether a message was made or not.
IN_DOUBT: list[tuple[str, Callable[[], httpx.Response | Exception], float]] = [
    ("read time-out", lambda: httpx.ReadTimeout("slow"), 35.0),
    ("write time-out", lambda: httpx.WriteTimeout("slow"), 30.0),
    ("reset", lambda: httpx.ReadError("reset"), 0.1),
    ("server hung up", lambda: httpx.RemoteProtocolError("gone"), 0.1),
    ("server error", error(500, "Exception", "Internal server error"), 0.1),
    ("server time-out", error(504, "SoftEventletTimeout"), 30.0),
    ("router's page", again(httpx.Response(502, html="<h1>Bad gateway</h1>")), 0.1),
    ("firewall's page", again(httpx.Response(403, html="<h1>Forbidden</h1>")), 0.1),
    ("unreadable success", again(httpx.Response(201, content=b'{"id": "74')), 0.1),
]
ACCEPTED = Outcome("accepted", accepted, took_effect=True)


def doubtful(*, truths: list[tuple[str, bool, float]]) -> list[Outcome]:
    """Give every doubtful outcome with each of the truths that may be behind it."""
    return [
        Outcome(f"{name}, {truth}", answer, effect, seconds, late)
        for name, answer, seconds in IN_DOUBT
        for truth, effect, late in truths
    ]


@define
class Simulation:
    """Drives one call through a sequence of outcomes, in its own time."""

    outcomes: list[Outcome]
    options: dict[str, Any] = field(factory=dict)
    policy: dict[str, Any] = field(factory=dict)
    lookups: list[bool] = field(factory=list)
    now: float = START
    sends: list[Outcome] = field(factory=list)
    visible_at: list[float] = field(factory=list)
    events: list[RetryEvent] = field(factory=list)
    budget: RetryBudget = field(factory=RetryBudget)
    sleeps: list[float] = field(factory=list)
    found: dict[str, Any] = field(factory=dict)
    date: str | None = None

    def run(self, reference: str | None = "mine") -> Response[SentSms]:
        retries = RetryPolicy(**{"max_attempts": 9, "deadline": None, **self.policy})
        options = Options(
            timeout=httpx.Timeout(35.0),
            retries=retries,
            on_retry=self.events.append,
            **self.options,
        )
        context = Context(
            options,
            NotifyAuth(KEY, lambda: self.now),
            self.budget,
            read_details,
            lambda: self.now,
            lambda: 1.0,
        )
        operation = sends.send_sms("07700900123", TEMPLATE, None, reference, None)
        return self._drive(call_flow(operation, context))

    def made_in_the_end(self) -> int:
        """Count the messages that exist once everything late has arrived."""
        return len(self.visible_at)

    def _drive(self, flow: Flow[Response[SentSms]]) -> Response[SentSms]:
        answer: httpx.Response | Exception | None = None
        while True:
            try:
                step = flow.send(answer)
            except StopIteration as stop:
                done: Response[SentSms] = stop.value
                return done
            if not isinstance(step, Send):
                assert isinstance(step, Sleep)
                assert step.seconds >= 0
                self.now += step.seconds
                self.sleeps.append(step.seconds)
                answer = None
            elif step.operation.sending is None:
                answer = self._look()
            else:
                answer = self._send()

    def _send(self) -> httpx.Response | Exception:
        if len(self.sends) == len(self.outcomes):
            raise OutOfOutcomes
        outcome = self.outcomes[len(self.sends)]
        self.sends.append(outcome)
        self.now += outcome.seconds
        if outcome.took_effect:
            self.visible_at.append(self.now + outcome.late)
        return outcome.answer()

    def _look(self) -> httpx.Response | Exception:
        self.now += 0.1
        if self.lookups and not self.lookups.pop(0):
            return httpx.ReadError("reset")
        visible = [moment for moment in self.visible_at if moment <= self.now]
        if not visible and self.date is None:
            return EMPTY_PAGE
        return page([stored() | self.found for _ in visible], self.date)


def page(found: list[dict[str, Any]], date: str | None = None) -> httpx.Response:
    links = {"current": "https://notify/v2/notifications?reference=mine"}
    headers = {} if date is None else {"Date": date}
    body = {"notifications": found, "links": links}
    return httpx.Response(200, content=json.dumps(body), headers=headers)


# Most looks find nothing, and there are many.
EMPTY_PAGE = page([])


def stored() -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "reference": "mine",
        "email_address": None,
        "phone_number": "07700900123",
        **{f"line_{n}": None for n in range(1, 7)},
        "postcode": None,
        "postage": None,
        "type": "sms",
        "status": "created",
        "template": {"id": TEMPLATE, "version": 1, "uri": "https://notify/v2/template/x/version/1"},
        "body": "Hello",
        "subject": None,
        "created_at": "2026-08-20T12:15:30.000000Z",
        "created_by_name": None,
        "sent_at": None,
        "completed_at": None,
        "scheduled_for": None,
        "one_click_unsubscribe_url": None,
        "is_cost_data_ready": False,
        "cost_in_pounds": None,
        "cost_details": {},
    }
