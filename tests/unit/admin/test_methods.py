"""Every method makes the request that the description has, and gives what its answer holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl
from uuid import UUID

import httpx
import jwt
import pytest
from admin_call_table import USES, Use
from admin_world import (
    ACTOR,
    GROUPS,
    KINDS,
    SECRET,
    SERVICE,
    Admin,
    Server,
    example,
    operations,
    request_errors,
)
from cases import for_each

from notify_typed import ApiKey
from notify_typed.admin import AdminClient, NewApiKey, Page, models

if TYPE_CHECKING:
    from admin_world import Connect

# Reached by other methods, by their arguments.
BY_OTHERS = {"iter_notifications_for_service", "iter_notifications_for_service_for_csv"}
BY_OTHERS |= {"iter_jobs", "iter_most_recent_inbound_sms", "get_detailed_service"}
# Several requests, and none: tests of their own.
BY_OTHERS |= {"set_service_data_retention", "get_notification_count"}


def named(use: Use) -> str:
    return f"{use.method} {use.answer}"


def answer(use: Use) -> Any:
    operation, _, name = use.answer.partition(":")
    return example(operation, name or None)


@for_each("use", USES, ids=named)
def test_a_method_makes_its_request(connect: Connect, use: Use) -> None:
    admin, server = connect(answer(use))
    result = admin(use.method, *use.args, **use.kwargs)
    [request] = server.requests
    assert f"{request.method} {request.url.path}" == use.request
    assert parse_qsl(request.url.query.decode(), keep_blank_values=True) == use.query
    assert (json.loads(request.content) if request.content else None) == use.body
    assert request_errors(request) == []
    assert given(result) == use.gives


def given(result: Any) -> str:
    """The type of a result, as the uses name it."""
    if result is None or isinstance(result, bool):
        return str(result)
    if isinstance(result, list | Page):
        kinds = sorted({type(item).__name__ for item in result})
        return f"{type(result).__name__}[{'|'.join(kinds)}]" if kinds else type(result).__name__
    return type(result).__name__


def test_every_method_is_tried_and_every_operation_reached() -> None:
    with Admin("sync", Server.of(example("get_service"))) as admin:
        methods = {
            f"{group}.{name}"
            for group in GROUPS
            for name in dir(getattr(admin.client, group))
            if not name.startswith("_")
        }
    tried = {use.method for use in USES}
    assert {name for name in methods - tried if name.partition(".")[2] not in BY_OTHERS} == set()
    reached = {use.answer.partition(":")[0] for use in USES}
    assert {operation for operation, *_ in operations()} - reached == set()


def test_a_group_is_named_as_the_operations_tag() -> None:
    assert set(GROUPS) == {tag for *_, operation in operations() for tag in operation["tags"]}


def test_a_service_is_read_with_its_numbers(connect: Connect) -> None:
    detailed = example("get_service").json()["data"]
    for name in ("created_by", "permissions", "rate_limit", "email_branding"):
        del detailed[name]
    for name in ("email_message_limit", "sms_message_limit", "letter_message_limit"):
        del detailed[name]
    detailed |= {
        "created_at": "2026-03-02T14:00:00.000000Z",
        "updated_at": None,
        "go_live_at": None,
        "statistics": example("get_service_statistics").json()["data"],
        "complaints": [],
        "data_retention": [],
        "letter_contacts": [],
        "unsubscribe_request_reports": [],
        "unsubscribe_requests": [],
    }
    admin, server = connect(httpx.Response(200, json={"data": detailed}))
    found = admin("services.get_detailed_service", SERVICE, today_only=True)
    assert isinstance(found, models.DetailedService)
    assert server.requests[0].url.query == b"detailed=True&today_only=True"


def test_every_request_says_who_asks_and_for_whom(connect: Connect) -> None:
    admin, server = connect(example("get_service"))
    admin("services.get_service", SERVICE)
    [request] = server.requests
    scheme, _, token = request.headers["Authorization"].partition(" ")
    assert scheme == "Bearer"
    claims = jwt.decode(token, SECRET.ljust(32, "\0"), ["HS256"], options={"verify_iat": False})
    assert (claims["iss"], sorted(claims)) == ("notify-admin", ["iat", "iss"])
    assert jwt.get_unverified_header(token)["typ"] == "JWT"
    assert request.headers["X-Notify-User-Id"] == ACTOR
    assert "X-B3-TraceId" not in request.headers


@for_each("use", USES, ids=named)
def test_a_change_is_marked_as_json_even_without_a_body(use: Use) -> None:
    server = Server.of(answer(use))
    with Admin("sync", server) as admin:
        admin(use.method, *use.args, **use.kwargs)
    [request] = server.requests
    if request.method != "GET":
        assert request.headers["Content-Type"] == "application/json"


def test_a_new_key_is_ready_for_the_v2_client_and_does_not_print(connect: Connect) -> None:
    admin, _ = connect(example("create_api_key"))
    made = admin(
        "api_keys.create_api_key", SERVICE, key_name="Production (API) key", key_type="normal"
    )
    secret = example("create_api_key").json()["data"]
    assert made == NewApiKey(secret, f"Production_API_key-{SERVICE}-{secret}")
    assert ApiKey.parse(made.key) == ApiKey("Production_API_key", UUID(SERVICE), secret)
    assert secret not in repr(made)
    assert secret not in str(made)


@pytest.mark.parametrize("kind", KINDS)
def test_a_service_is_made_by_its_first_member_if_nobody_acts(kind: str) -> None:
    server = Server.of(example("create_service"))
    with Admin(kind, server, acting_user_id=None) as admin:
        made = admin(
            "services.create_service",
            service_name="New",
            organisation_type=None,
            email_message_limit=1,
            international_sms_message_limit=1,
            sms_message_limit=1,
            letter_message_limit=1,
            restricted=True,
            user_id=ACTOR,
        )
    assert server.bodies[0]["created_by"] == ACTOR
    assert made == example("create_service").json()["data"]["id"]


def test_the_client_of_another_user_shares_connections(connect: Connect) -> None:
    admin, server = connect(example("get_service"), example("revoke_api_key"))
    other = admin.client.acting_as(UUID(SERVICE))
    admin.of(other, "services.get_service", SERVICE)
    assert server.requests[0].headers["X-Notify-User-Id"] == SERVICE
    admin.of(other.acting_as(None), "api_keys.revoke_api_key", SERVICE, ACTOR)
    assert "X-Notify-User-Id" not in server.requests[1].headers
    assert json.loads(server.requests[1].content) == {}
    assert isinstance(other, AdminClient if admin.kind == "sync" else type(admin.client))
    assert str(admin.client.acting_user_id) == ACTOR
