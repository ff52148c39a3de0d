"""The log of requests as tests and people see it: searched, and with the reason of each refusal."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qsl
from uuid import UUID

from notify_typed.sandbox._clock import from_micros, timestamp, to_micros
from notify_typed.sandbox._control.message_search import KEY_WORDS, key_ids, service_ids
from notify_typed.sandbox._control.search import Term, ids_of, read_moment, read_terms
from notify_typed.sandbox._description.formats import is_uuid
from notify_typed.sandbox._description.reasons import find_reason
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._json import parse_json
from notify_typed.sandbox._service.permissions import normalise
from notify_typed.sandbox._state.authentication import BAD_CLOCK, KEY_NOT_FOUND
from notify_typed.sandbox._world.model import KEY_TYPES, NOTIFICATION_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.request_log import StoredRequest
    from notify_typed.sandbox._state.state import State

_SEND = "/v2/notifications/"
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
    tests = [_test(state, term) for term in read_terms(query)]
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
    answer = _decoded(stored.answer)
    made = _object(stored.answer).get("id") if stored.status == 201 else None
    return LoggedRequest(
        id=stored.number,
        at=from_micros(stored.at),
        method=stored.method,
        path=stored.path,
        query=stored.query,
        headers=dict(line.split(": ", 1) for line in stored.headers.splitlines() if ": " in line),
        body=_decoded(stored.body),
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
    answer = _object(stored.answer)
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


class Read:
    """A stored request with its body read, for searching."""

    def __init__(self, stored: StoredRequest) -> None:
        self.stored = stored
        self._body: JsonObject | None = None

    @property
    def body(self) -> JsonObject:
        """Its body, where that is a JSON object."""
        if self._body is None:
            self._body = _object(self.stored.body)
        return self._body

    @property
    def recipient(self) -> str:
        """The phone number or email address that it names."""
        return str(self.body.get("phone_number") or self.body.get("email_address") or "")

    @property
    def reference(self) -> str:
        """The reference that it names, in its body or its query."""
        query = dict(parse_qsl(self.stored.query))
        return str(self.body.get("reference") or query.get("reference", ""))

    @property
    def text(self) -> str:
        """All of it in lower case, for looking for words."""
        stored = self.stored
        parts = (stored.method, stored.path, stored.query, _decoded(stored.body))
        return "\n".join((*parts, _decoded(stored.answer))).lower()


def _test(state: State, term: Term) -> Callable[[Read], bool]:
    fits = _TESTS[term.name](state, term.value)
    return (lambda read: not fits(read)) if term.is_excluded else fits


def _text(_state: State, value: str) -> Callable[[Read], bool]:
    low = value.lower()
    return lambda read: low in read.text


def _to(_state: State, value: str) -> Callable[[Read], bool]:
    low, normal = value.lower(), normalise(value)
    return lambda read: (
        bool(read.recipient)
        and (low in read.recipient.lower() or normal in normalise(read.recipient))
    )


def _template(state: State, value: str) -> Callable[[Read], bool]:
    ids = ids_of(
        value,
        (
            (template.id, template.current.name)
            for service in state.world.services.values()
            for template in service.templates.values()
        ),
    )
    wanted = {*ids, value.lower()}
    return lambda read: (
        str(read.body.get("template_id", "")).lower() in wanted
        or any(f"/template/{each}" in read.stored.path for each in wanted)
    )


def _reference(_state: State, value: str) -> Callable[[Read], bool]:
    low = value.lower()
    return lambda read: low in read.reference.lower()


def _status(_state: State, value: str) -> Callable[[Read], bool]:
    words = value.lower().split(",")

    def fits(read: Read) -> bool:
        status = str(read.stored.status or "none")
        answer = _decoded(read.stored.answer).lower()
        return any(
            word == status
            or (word.endswith("xx") and status.startswith(word[:-2]))
            or f'"error":"{word}"' in answer
            for word in words
        )

    return fits


def _type(_state: State, value: str) -> Callable[[Read], bool]:
    words = value.lower().split(",")
    for word in words:
        if word not in NOTIFICATION_TYPES:
            kinds = ", ".join(NOTIFICATION_TYPES)
            raise SandboxError(f"type must be one of {kinds}, not {word!r}")
    return lambda read: read.stored.path.removeprefix(_SEND) in words


def _key(state: State, value: str) -> Callable[[Read], bool]:
    word = KEY_WORDS.get(value.lower(), value.lower())
    if word in KEY_TYPES:
        return lambda read: read.stored.key_type == word
    ids = key_ids(state, value)
    return lambda read: read.stored.key_id in ids


def _service(state: State, value: str) -> Callable[[Read], bool]:
    ids = service_ids(state, value)
    return lambda read: read.stored.service_id in ids


def _job(_state: State, value: str) -> Callable[[Read], bool]:
    raise SandboxError(f"job:{value} is for messages: the rows of a job do not come as requests")


def _before(state: State, value: str) -> Callable[[Read], bool]:
    moment = read_moment(value, "before", state.clock.micros())
    return lambda read: read.stored.at < moment


def _after(state: State, value: str) -> Callable[[Read], bool]:
    moment = read_moment(value, "after", state.clock.micros())
    return lambda read: read.stored.at >= moment


def _is(_state: State, value: str) -> Callable[[Read], bool]:
    match value.lower():
        case "refused":
            return lambda read: read.stored.is_refused
        case "accepted":
            return lambda read: not read.stored.is_refused
        case "fault":
            return lambda read: read.stored.fault is not None
        case _:
            raise SandboxError(
                f"is: must be refused, accepted or fault among the requests, not {value!r}"
            )


_TESTS: dict[str, Callable[[State, str], Callable[[Read], bool]]] = {
    "": _text,
    "to": _to,
    "template": _template,
    "reference": _reference,
    "status": _status,
    "type": _type,
    "key": _key,
    "service": _service,
    "job": _job,
    "before": _before,
    "after": _after,
    "is": _is,
}


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


def _decoded(data: bytes) -> str:
    return data.decode(errors="replace")


def _object(data: bytes) -> JsonObject:
    try:
        value = parse_json(data) if data else None
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
