"""Whatever is asked of the admin clients, the request that leaves is one that is described."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

import httpx
import pytest
from admin_calls import CALLS, scalars
from admin_world import KINDS, SERVICE, Admin
from cases import for_each
from effort import part_of
from hypothesis import given, settings
from hypothesis import strategies as st

from contract.description import ADMIN
from notify_typed.errors import InvalidInput, RequestError

if TYPE_CHECKING:
    from admin_calls import Call
    from jsonschema.exceptions import ValidationError

# Which text is an address or a number, and which a token that is long enough, Notify says.
OPEN: Final = {"email_address", "to", "new_email", "data", "mobile_number", "bearer_token"}


class Outgoing:
    """Keeps requests, and answers that there is nothing."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(404, json={"result": "error", "message": "No result found"})


class Caller:
    """One of the clients, and what it sends."""

    def __init__(self, kind: str) -> None:
        self.outgoing = Outgoing()
        self.admin = Admin(kind, self.outgoing)

    def sent(self, call: Call) -> httpx.Request | None:
        """The request that a call makes, or None if the client refuses the arguments."""
        self.outgoing.requests.clear()
        method, arguments = call
        try:
            result = self.admin(method, **arguments)
            if ".iter_" in method:
                self.admin.all(result)
        except RequestError:
            pass  # nothing is found
        except (InvalidInput, TypeError):
            assert self.outgoing.requests == []
            return None
        (request,) = self.outgoing.requests
        return request


@pytest.fixture(scope="module", params=KINDS)
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    found = Caller(request.param)
    with found.admin:
        yield found


@pytest.fixture(scope="module")
def blocking() -> Iterator[Caller]:
    found = Caller("sync")
    with found.admin:
        yield found


def path_of(request: httpx.Request) -> str:
    return request.url.raw_path.decode().partition("?")[0]


def request_errors(request: httpx.Request) -> list[ValidationError]:
    """What the description has against a request."""
    operation = ADMIN.find(request.method, path_of(request))
    assert operation is not None, request.url
    assert bool(request.content) == ("requestBody" in operation.data)
    query = tuple(parse_qsl(request.url.query.decode(), keep_blank_values=True))
    return list(operation.request_errors(path_of(request), query, request.content or None))


@for_each("method", CALLS)
@settings(max_examples=part_of(12), deadline=None)
@given(data=st.data())
def test_every_request_that_leaves_is_allowed(
    method: str, caller: Caller, data: st.DataObject
) -> None:
    request = caller.sent(data.draw(CALLS[method]))
    assert request is not None, "what is asked for properly is not refused on this side"
    assert request_errors(request) == []


def test_every_operation_is_asked_for(blocking: Caller) -> None:
    asked: set[str] = set()

    def ask(method: str, data: st.DataObject) -> None:
        request = blocking.sent(data.draw(CALLS[method]))
        assert request is not None
        operation = ADMIN.find(request.method, path_of(request))
        assert operation is not None
        asked.add(operation.operation_id)

    for method in CALLS:
        several = any(
            part in method for part in ("notifications", "move_to", "verify_code", "detailed")
        )
        # Always the same ones: by chance an operation may be left out.
        settings(max_examples=100 if several else 1, derandomize=True, database=None)(
            given(method=st.just(method), data=st.data())(ask)
        )()
    assert {each.operation_id for each in ADMIN.operations} - asked == set()


hostile: Final = st.one_of(
    *(scalars, st.floats(), st.binary(max_size=3), st.text(max_size=5)),
    st.sampled_from(["", " ", ".", "..", "../x", "a\nb", "x" * 256, "2026-13-01", "\ud800"]),
    st.sampled_from([[], {}, object(), -1, 0, 2**70, ["a"], {"a": 1}, [None], [[1]], {None: 1}]),
)


@for_each("method", CALLS)
@settings(max_examples=part_of(15), deadline=None)
@given(data=st.data())
def test_any_value_in_an_argument_is_refused_or_leaves_as_the_description_allows(
    method: str, blocking: Caller, data: st.DataObject
) -> None:
    _, arguments = data.draw(CALLS[method])
    open_to_all = sorted(set(arguments) - OPEN)
    if not open_to_all:
        return
    name = data.draw(st.sampled_from(open_to_all))
    wrong: dict[str, Any] = {**arguments, name: data.draw(hostile)}
    request = blocking.sent((method, wrong))
    assert request is None or request_errors(request) == []


@pytest.mark.parametrize("kind", ["email", "letter"])
def test_a_template_that_needs_a_subject_has_one(kind: str, caller: Caller) -> None:
    arguments = {"name": "A", "type_": kind, "content": "B", "service_id": SERVICE}
    assert caller.sent(("templates.create_service_template", arguments)) is None
    request = caller.sent(("templates.create_service_template", arguments | {"subject": "C"}))
    assert request is not None


@pytest.mark.parametrize("method", ["services.update_service", "api_keys.create_api_key"])
def test_a_name_is_not_too_long(method: str, caller: Caller) -> None:
    name = "name" if method == "services.update_service" else "key_name"
    more = {} if name == "name" else {"key_type": "test"}
    call = (method, {"service_id": SERVICE, **more})
    for length, is_sent in ((255, True), (256, False)):
        request = caller.sent((call[0], call[1] | {name: "x" * length}))
        assert (request is not None) == is_sent
