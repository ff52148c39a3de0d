"""The log of requests as tests and people see it: searched, and with the reason of each refusal."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, cast
from uuid import UUID

from notify_typed.sandbox._control.request_search import Read, decoded, object_of, tests_of
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._description.reasons import find_reason
from notify_typed.sandbox._state.authentication import BAD_CLOCK, KEY_NOT_FOUND
from notify_typed.sandbox._timekeeper import from_micros, timestamp, to_micros

if TYPE_CHECKING:
    from datetime import datetime

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.request_log import StoredRequest
    from notify_typed.sandbox._state.state import State

_MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a request was refused.

    Attributes:
        error: The name of the error, such as `BadRequestError`.
        message: What the API said.
        reason: The same in plain words, with what is known of this very request.
        advice: What helps.
        link: Where the documentation explains it; empty for what it does not know.
    """

    error: str
    message: str = field(repr=False)
    reason: str = field(repr=False)
    advice: str
    link: str


@dataclass(frozen=True, slots=True)
class LoggedRequest:
    """A request to the API, and what was answered; of long bodies the beginning is kept.

    Attributes:
        id: Counts up, request by request.
        at: When it came, in UTC by the sandbox's clock.
        method: Its HTTP method.
        path: Its path, without the query.
        query: The query as it stood in the address.
        headers: Its headers, without tokens.
        body: Its body, as text.
        body_size: How many bytes the whole body had.
        status: The status of the answer; None when none was given.
        answer: The answer's body, where that is text.
        answer_size: How many bytes the whole answer had.
        refusals: Why it was refused; empty when it was not.
        message_id: The message that was made of it.
        service_id: The service that its token names.
        key: The label of its key, when that was the right one.
        key_type: The type of that key: `normal` for a live one, `team` or `test`.
        fault: The fault that struck it.
        seconds: How long the answer took.
    """

    id: int
    at: datetime
    method: str
    path: str
    query: str = field(repr=False)
    headers: dict[str, str] = field(repr=False)
    body: str = field(repr=False)
    body_size: int
    status: int | None
    answer: str = field(repr=False)
    answer_size: int
    refusals: tuple[Refusal, ...]
    message_id: UUID | None
    service_id: UUID | None
    key: str | None
    key_type: str | None
    fault: str | None
    seconds: float

    @property
    def is_refused(self) -> bool:
        """Whether it was refused, or got no answer at all."""
        return self.status is None or self.status >= 400


def search_requests(
    state: State, query: str, *, limit: int, older_than: int | None = None
) -> list[LoggedRequest]:
    """Return requests that fit a search, newest first.

    Raises:
        SandboxError: The search cannot be read.
    """
    tests = tests_of(state, query)
    found: list[LoggedRequest] = []
    for stored in state.requests.newest(before=older_than):
        read = Read(stored)
        if all(test(read) for test in tests):
            found.append(view_request(state, stored))
            if len(found) == limit:
                break
    return found


def requests_about(state: State, message_id: str) -> list[LoggedRequest]:
    """Return the request that a message was made of, and its unsubscribes, oldest first."""
    wanted = message_id.encode()
    found = [
        view_request(state, stored)
        for stored in state.requests.newest()
        if (stored.method == "POST" and stored.status == 201 and wanted in stored.answer)
        or (stored.path.startswith("/unsubscribe/") and message_id in stored.path)
    ]
    return found[::-1]


def downloads_of(state: State, personalisation: str) -> list[LoggedRequest]:
    """Return the downloads of the files that a message links to, oldest first."""
    found = [
        view_request(state, stored)
        for stored in state.requests.newest()
        if stored.path.startswith("/d/") and stored.path in personalisation
    ]
    return found[::-1]


def view_request(state: State, stored: StoredRequest) -> LoggedRequest:
    """Return a logged request as tests see it."""
    service = state.world.services.get(stored.service_id or "")
    keys = service.api_keys if service else ()
    answer = decoded(stored.answer)
    made = object_of(stored.answer).get("id") if stored.status == 201 else None
    return LoggedRequest(
        id=stored.number,
        at=from_micros(stored.at),
        method=stored.method,
        path=stored.path,
        query=stored.query,
        headers=dict(line.split(": ", 1) for line in stored.headers.splitlines() if ": " in line),
        body=decoded(stored.body),
        body_size=stored.body_size,
        status=stored.status,
        answer=answer,
        answer_size=stored.answer_size,
        refusals=tuple(refusals_of(state, stored)) if stored.is_refused else (),
        message_id=UUID(made) if isinstance(made, str) and is_uuid(made) else None,
        service_id=UUID(stored.service_id) if stored.service_id else None,
        key=next((key.label for key in keys if key.id == stored.key_id), None),
        key_type=stored.key_type,
        fault=stored.fault,
        seconds=stored.took / _MICROSECONDS,
    )


def refusals_of(state: State, stored: StoredRequest) -> list[Refusal]:
    """Return the reasons of a refusal in plain words."""
    fault = f"the fault {stored.fault}, which is set here, struck it" if stored.fault else ""
    if stored.status is None:
        reason = fault or "the caller went away before it was answered"
        return [Refusal("", "", reason, "", "")]
    answer = object_of(stored.answer)
    entries = answer.get("errors")
    found: list[Refusal] = []
    for entry in entries if isinstance(entries, list) else [answer]:
        said = entry if isinstance(entry, dict) else {}
        message = str(said.get("message", ""))
        known = find_reason(message)
        reason = _specific(state, stored, message) or (known.cause if known else message)
        found.append(
            Refusal(
                str(said.get("error", "")),
                message,
                fault or reason,
                "" if fault or known is None else known.cure,
                "" if fault or known is None else known.link,
            )
        )
    return found


def _specific(state: State, stored: StoredRequest, message: str) -> str:
    """Say what is known of this very request."""
    service = state.world.services.get(stored.service_id or "")
    name = service.name if service else ""
    if message == BAD_CLOCK and stored.skew is not None:
        side = "behind" if stored.skew < 0 else "ahead"
        return f"your clock is {abs(stored.skew):.0f} s {side}, by the token's time"
    if message == KEY_NOT_FOUND and service:
        return f"no key of the service {name!r} made this token's signature"
    recipient = Read(stored).recipient
    if message.startswith("Can’t send to this recipient") and recipient:  # noqa: RUF001 - Notify's own quote
        why = "a team key" if stored.key_type == "team" else "trial mode"
        return f"{why}: {recipient} is neither in the team nor on the guest list of {name!r}"
    if "template is not suitable for" in message:
        made_for, _, rest = message.partition(" template is not suitable for ")
        return f"the template is for {_KINDS.get(made_for, made_for)}, and this was sent as {rest}"
    return ""


_KINDS = {"sms": "texts", "email": "emails", "letter": "letters"}


def request_json(request: LoggedRequest) -> JsonObject:
    """Write a logged request as the control API shows it."""
    return {
        "id": request.id,
        "at": timestamp(to_micros(request.at)),
        "method": request.method,
        "path": request.path,
        "query": request.query,
        "headers": {**request.headers},
        "body": request.body,
        "body_size": request.body_size,
        "status": request.status,
        "answer": request.answer,
        "answer_size": request.answer_size,
        "refusals": [cast("JsonObject", asdict(refusal)) for refusal in request.refusals],
        "message_id": str(request.message_id) if request.message_id else None,
        "service_id": str(request.service_id) if request.service_id else None,
        "key": request.key,
        "key_type": request.key_type,
        "fault": request.fault,
        "seconds": request.seconds,
    }
