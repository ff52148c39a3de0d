"""A search in the log of requests: what each of its words asks of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from notify_typed.sandbox._control.message_search import KEY_WORDS, key_ids, service_ids
from notify_typed.sandbox._control.search import Term, ids_of, read_moment, read_terms
from notify_typed.sandbox._errors import SandboxError
from notify_typed.sandbox._json import parse_json
from notify_typed.sandbox._service.permissions import normalise
from notify_typed.sandbox._world.model import KEY_TYPES, NOTIFICATION_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from notify_typed.sandbox._json import JsonObject
    from notify_typed.sandbox._state.request_log import StoredRequest
    from notify_typed.sandbox._state.state import State

_SEND = "/v2/notifications/"


class Read:
    """A stored request with its body read, for searching."""

    def __init__(self, stored: StoredRequest) -> None:
        self.stored = stored
        self._body: JsonObject | None = None

    @property
    def body(self) -> JsonObject:
        """Its body, where that is a JSON object."""
        if self._body is None:
            self._body = object_of(self.stored.body)
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
        parts = (stored.method, stored.path, stored.query, decoded(stored.body))
        return "\n".join((*parts, decoded(stored.answer))).lower()


def tests_of(state: State, query: str) -> list[Callable[[Read], bool]]:
    """Return what a search asks of each request.

    Raises:
        SandboxError: The search cannot be read.
    """
    return [_test(state, term) for term in read_terms(query)]


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
        answer = decoded(read.stored.answer).lower()
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


def decoded(data: bytes) -> str:
    """Return a body or an answer as text, whatever it is."""
    return data.decode(errors="replace")


def object_of(data: bytes) -> JsonObject:
    """Return a body or an answer as a JSON object; an empty one for anything else."""
    try:
        value = parse_json(data) if data else None
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
