"""What the admin API says where there is nothing, and where something is not JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notify_typed.sandbox._admin.notify_service import NOTIFY_SERVICE_ID, NOTIFY_USER_ID

if TYPE_CHECKING:
    from tests.end_to_end.sandbox_admin.conftest import Admin

NO_ROUTE = (
    "The requested URL was not found on the server. "
    "If you entered the URL manually please check your spelling and try again."
)
IS_UUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"


@pytest.mark.parametrize(
    "path",
    [
        "/service/nope",
        f"/service/{NOTIFY_SERVICE_ID}x",
        f"/service/{NOTIFY_SERVICE_ID.replace('-', '')}",
        f"/service/{NOTIFY_SERVICE_ID}/",
        f"/user/{NOTIFY_USER_ID}/nothing",
        "/user/nope/webauthn",
        "/invite/service/nope",
        f"/service/{NOTIFY_SERVICE_ID}/api-keys/nope",
    ],
)
def test_an_unknown_path_is_missing_with_or_without_a_token(admin: Admin, path: str) -> None:
    answer = admin.http.get(path)

    assert answer.status_code == 404
    assert answer.json() == {"result": "error", "message": NO_ROUTE}


@pytest.mark.parametrize(
    "path",
    [
        f"/service/{NOTIFY_SERVICE_ID}/users/nope",
        f"/service/{NOTIFY_SERVICE_ID}/invite/nope",
        "/service/nope/invite/nope",
    ],
)
def test_ids_that_are_looked_up_as_text_need_a_token_to_be_missing(admin: Admin, path: str) -> None:
    assert admin.http.post(path).status_code == 401
    answer = admin.post(path, {})
    assert answer.status_code == 404
    assert answer.json() == {"result": "error", "message": "No result found"}


def test_ids_in_capitals_are_the_same(admin: Admin) -> None:
    answer = admin.get(f"/service/{NOTIFY_SERVICE_ID.upper()}")

    assert answer.json()["data"]["id"] == NOTIFY_SERVICE_ID


def test_nothing_is_found_under_an_unknown_id(admin: Admin) -> None:
    for path in (f"/service/{uuid4()}", f"/user/{uuid4()}", f"/invite/service/{uuid4()}"):
        answer = admin.get(path)
        assert answer.status_code == 404
        assert answer.json() == {"result": "error", "message": "No result found"}


def test_a_wrong_method_is_said_in_json_called_html(admin: Admin) -> None:
    answer = admin.http.delete(f"/service/{NOTIFY_SERVICE_ID}")

    assert answer.status_code == 405
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    text = "The method is not allowed for the requested URL."
    assert answer.json() == {"result": "error", "message": text}
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_answers_have_the_servers_headers(admin: Admin) -> None:
    answer = admin.get(f"/service/{NOTIFY_SERVICE_ID}")

    assert answer.headers["access-control-allow-methods"] == "GET,PUT,POST,DELETE"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store, no-cache, private, must-revalidate"
    assert len(answer.headers["x-b3-traceid"]) == 16


def test_head_is_get_without_a_body(admin: Admin) -> None:
    answer = admin.request("HEAD", f"/service/{NOTIFY_SERVICE_ID}")

    assert answer.status_code == 200
    assert answer.content == b""


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_a_body_that_is_no_json(admin: Admin, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}

    answer = admin.request("POST", "/user", content=body, headers=headers)

    assert answer.status_code == 400
    text = "The browser (or proxy) sent a request that this server could not understand."
    assert answer.json() == {"result": "error", "message": text}


def test_a_body_that_is_not_called_json(admin: Admin, exact: Admin) -> None:
    told = admin.request("POST", "/user", content=b"{}")
    not_told = exact.request("POST", "/user", content=b"{}")

    assert (told.status_code, told.json()["message"]) == (
        400,
        "Content-Type must be application/json",
    )
    assert (not_told.status_code, not_told.json()["message"]) == (500, "Internal server error")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)
POSTS = (
    "/service",
    f"/service/{NOTIFY_SERVICE_ID}",
    f"/service/{NOTIFY_SERVICE_ID}/api-key",
    f"/service/{NOTIFY_SERVICE_ID}/users/{NOTIFY_USER_ID}",
    f"/service/{NOTIFY_SERVICE_ID}/invite",
    "/user",
    "/user/email",
    "/user/find-users-by-email",
    "/user/reset-password",
    f"/user/{NOTIFY_USER_ID}",
    f"/user/{NOTIFY_USER_ID}/email-code",
    f"/user/{NOTIFY_USER_ID}/sms-code",
    f"/user/{NOTIFY_USER_ID}/verify/code",
    f"/user/{NOTIFY_USER_ID}/verify/password",
    f"/user/{NOTIFY_USER_ID}/update-password",
    f"/user/{NOTIFY_USER_ID}/email-verification",
    f"/user/{NOTIFY_USER_ID}/webauthn",
    f"/user/{NOTIFY_USER_ID}/complete/webauthn-login",
    f"/user/{NOTIFY_USER_ID}/service/{NOTIFY_SERVICE_ID}/permission",
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(path=st.sampled_from(POSTS), body=json_values)
def test_whatever_is_sent_is_understood_or_refused(admin: Admin, path: str, body: object) -> None:
    answer = admin.request(
        "POST",
        path,
        content=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )

    assert answer.status_code < 500, answer.text


def test_the_counts_of_live_services_need_no_token(admin: Admin) -> None:
    admin.new_service()
    admin.new_service(restricted=True)

    answer = admin.http.get("/_status/live-service-and-organisation-counts")

    # The world's first service, the new one, and Notify's own.
    assert answer.json() == {"organisations": 0, "services": 3}
