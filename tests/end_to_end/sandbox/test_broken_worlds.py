"""Whatever a world file holds: the sandbox takes it, or says which field cannot be right."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any, Final

import pytest
from cases import for_each
from hypothesis import example, given, settings
from hypothesis import strategies as st
from local_http import local_client

from notify_typed.sandbox import Sandbox
from notify_typed.sandbox._world import default as world

USER: Final = "5b1e2f3a-4c5d-4e6f-8a7b-9c0d1e2f3a4b"
FOLDER: Final = "6b1e2f3a-4c5d-4e6f-8a7b-9c0d1e2f3a4b"


def whole_world() -> dict[str, Any]:
    """The usual world, with something in every list."""
    document: dict[str, Any] = copy.deepcopy(world.default_world())
    document["rates"] = {"sms": 0.03, "letter": {"second": {"1": 0.5, "2": 0.6}}}
    service = document["services"][0]
    service["template_folders"] = [
        {"id": FOLDER, "name": "A", "parent_id": None, "users_with_permission": [USER]}
    ]
    service["team_members"] = [{"user_id": USER, "name": "Amala", "permissions": ["send_texts"]}]
    service["callbacks"] = [
        {"type": "delivery_status", "url": "https://a.example", "bearer_token": "a token"}
    ]
    service["notifications"] = [
        {
            "id": "7b1e2f3a-4c5d-4e6f-8a7b-9c0d1e2f3{i:03d}",
            "type": "sms",
            "template_id": world.SMS_TEMPLATE_ID,
            "status": "delivered",
            "to": "07700900{i:03d}",
            "personalisation": {"name": ["{i}", "x"], "date": 1},
            "created_at_age_seconds": 60,
            "repeat": 2,
        }
    ]
    service["received_texts"] = [
        {
            "id": "8b1e2f3a-4c5d-4e6f-8a7b-9c0d1e2f3a4b",
            "notify_number": "07700900456",
            "user_number": "447700900123",
            "content": "Hello",
        }
    ]
    document["users"] = [
        {
            "id": USER,
            "name": "Amala",
            "email_address": "amala@example.gov.uk",
            "platform_admin": False,
            "webauthn_credentials": [{"id": FOLDER, "name": "Key", "credential_data": "x"}],
        }
    ]
    document["invites"] = [
        {
            "id": "9b1e2f3a-4c5d-4e6f-8a7b-9c0d1e2f3a4b",
            "service": world.SERVICE_ID,
            "from_user": USER,
            "email_address": "new@example.gov.uk",
            "folder_permissions": [FOLDER],
        }
    ]
    return document


WHOLE: Final = whole_world()


def places(node: Any, *path: str | int) -> Iterator[tuple[str | int, ...]]:
    """Every field and item of a piece of JSON, by the steps that lead to it."""
    inner = node.items() if isinstance(node, dict) else enumerate(node)
    for step, value in inner:
        yield (*path, step)
        if isinstance(value, dict | list):
            yield from places(value, *path, step)


def changed(path: tuple[str | int, ...], value: Any) -> Any:
    document: Any = copy.deepcopy(WHOLE)
    at = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return document


@pytest.fixture(scope="module")
def put() -> Iterator[Any]:
    with Sandbox() as sandbox, local_client(sandbox.base_url) as http:
        yield lambda document: http.put("/_sandbox/world", json=document)


def test_the_whole_world_is_taken(put: Any) -> None:
    assert put(WHOLE).status_code == 200


SERVICE: Final = ("services", 0)


@for_each(
    ("path", "value", "said"),
    [
        (("services", 1), WHOLE["services"][0], "services[1].id: another service has this id"),
        ((*SERVICE, "templates", 0, "versions"), [], "a template needs at least one version"),
        (
            (*SERVICE, "templates", 0, "versions"),
            WHOLE["services"][0]["templates"][0]["versions"] * 2,
            "versions: version numbers must rise",
        ),
        ((*SERVICE, "templates", 1, "versions", 0, "subject"), None, "email needs a subject"),
        ((*SERVICE, "permissions"), [1], "must be a list of texts; one item is a number"),
        ((*SERVICE, "permissions"), True, "permissions: must be a list, not true or false"),
        ((*SERVICE, "team_members", 0), "Amala", "team_members[0]: must be an object, not text"),
        (
            ("rates", "letter", "second", "many"),
            1,
            "rates.letter.second: must have a price for each",
        ),
        (("users", 0, "webauthn_credentials", 0, "name"), None, "name: must be text, not nothing"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    path: tuple[str | int, ...], value: Any, said: str, put: Any
) -> None:
    document: Any = copy.deepcopy(WHOLE)
    at = document
    for step in path[:-1]:
        at = at[step]
    if isinstance(at, list) and path[-1] == len(at):
        at.append(value)
    else:
        at[path[-1]] = value
    answer = put(document)
    assert answer.status_code == 400, answer.text
    assert said in answer.json()["message"]


odd: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-300, 300),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=5),
    st.sampled_from(["", "x", "07700900123", USER, "2026-01-01T00:00:00.000000Z", "{i}"]),
    st.sampled_from([-1, 2**70]),
    st.lists(st.none() | st.integers() | st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=3), max_size=2),
)


@settings(max_examples=150, deadline=None)
@given(path=st.sampled_from([*places(WHOLE)]), value=odd)
@example(path=("services", 0, "notifications", 0, "repeat"), value=2**40)
@example(path=("services", 0, "notifications", 0, "billable_units"), value=2**70)
@example(path=("services", 0, "notifications", 0, "id"), value=USER)
@example(path=("rates", "letter", "second"), value={"x": 1})
def test_no_value_in_any_place_makes_the_sandbox_fall_over(
    path: tuple[str | int, ...], value: Any, put: Any
) -> None:
    answer = put(changed(path, value))
    assert answer.status_code in {200, 400}, answer.text
    if answer.status_code == 400:
        assert answer.json()["message"].startswith(("world.", f"{path[0]}:")), answer.text
