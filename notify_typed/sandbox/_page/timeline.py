"""Everything that is known of one message, in one line of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from notify_typed.sandbox._control.requests import downloads_of, requests_about
from notify_typed.sandbox._page.lists import tone
from notify_typed.sandbox._page.templating import moment
from notify_typed.sandbox._service.presenting import shown_status
from notify_typed.sandbox._store.tables import NEVER
from notify_typed.sandbox._timekeeper import to_micros

if TYPE_CHECKING:
    from notify_typed.sandbox._control.requests import LoggedRequest
    from notify_typed.sandbox._runtime import Runtime
    from notify_typed.sandbox._service.callback_queue import Attempt
    from notify_typed.sandbox._store.records import Notification

CHECKS = {
    "sms": "token, rate, today's limit, form of the request, permission of the service, template, "
    "personalisation, sender, recipient, length",
    "email": "token, rate, today's limit, form of the request, permission of the service, "
    "template, personalisation, reply-to address, recipient, files, length",
    "letter": "token, rate, today's limit, form of the request, permission of the service, key, "
    "template, personalisation, address",
}
"""What is checked of a request, in this order."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a message, or will.

    Attributes:
        at: When, in microseconds since 1970.
        title: What, in a few words.
        tone: `good`, `bad`, `open`, or `later` for what is still to come.
        text: More about it.
        request: The request it is about.
        attempt: The request to a callback address that it is about.
    """

    at: int
    title: str
    tone: str = "open"
    text: str = ""
    request: LoggedRequest | None = None
    attempt: Attempt | None = None

    @property
    def moment(self) -> str:
        """When, for reading."""
        return moment(self.at)


def timeline(runtime: Runtime, message: Notification) -> list[Step]:
    """Return the steps of a message's life, oldest first."""
    state = runtime.state
    steps = [_request_step(each, message) for each in requests_about(state, message.id)]
    steps += [
        Step(to_micros(each.at), f"File downloaded, {each.status}", request=each)
        for each in downloads_of(state, message.personalisation)
    ]
    steps.append(Step(message.created_at, "Accepted", "good"))
    steps += _status_steps(runtime, message)
    steps += [_callback_step(each) for each in runtime.callbacks.attempts(message.id)]
    return sorted(steps, key=lambda step: step.at)


def _request_step(request: LoggedRequest, message: Notification) -> Step:
    at = to_micros(request.at)
    if request.path.startswith("/unsubscribe/"):
        return Step(at, "Unsubscribed", request=request)
    who = f"with the key {request.key!r}" if request.key else "without a known key"
    checks = CHECKS[message.type]
    return Step(
        at,
        f"{request.method} {request.path} {who}",
        "good",
        f"Answered {request.status} in {request.seconds * 1000:.0f} ms. Checked in this order: "
        f"{checks}.",
        request,
    )


def _status_steps(runtime: Runtime, message: Notification) -> list[Step]:
    state = runtime.state
    now = state.clock.micros()
    had: dict[int, tuple[str, str]] = {}
    for at, status in message.lived(now):
        had[at] = (status, "")
    for entry in state.journal.about(message.id):
        had.update({at: (status, "") for at, status in entry.before})
        had[entry.at] = (entry.detail, "Given by hand." if entry.before else "")
    steps = [
        Step(at, shown, tone(shown), why)
        for at, (status, why) in had.items()
        for shown in [shown_status(message.type, status)]
        if not (at == message.created_at and status == "created")
    ]
    later = [
        (message.at_1, message.status_1),
        (message.at_2, message.status_2),
        (message.at_3, message.status_3),
    ]
    steps += [
        Step(at, shown_status(message.type, status), "later", "Still to come.")
        for at, status in later
        if status and now < at < NEVER
    ]
    return steps


def _callback_step(attempt: Attempt) -> Step:
    if attempt.status is None:
        title = f"Callback not answered: {attempt.problem}"
    else:
        title = f"Callback answered with {attempt.status}"
    is_good = attempt.status is not None and attempt.status < 400
    text = "It is tried again five minutes later." if attempt.will_retry else ""
    return Step(to_micros(attempt.at), title, "good" if is_good else "bad", text, attempt=attempt)
